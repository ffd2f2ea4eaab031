import { describe, expect, expectTypeOf, it, vi } from 'vitest';
import type { Bus, BusEvent, BusPromise, CommandCall, PluginInterface } from '../../src/bus/index.js';
import { laterTask, makeBus, makePlugin } from './helpers.js';

declare global {
  interface CXBusCommands {
    'TypedWeather.forecast': { options: { city: string; days?: number }; result: { celsius: number } };
  }
  interface CXBusEvents {
    'TypedWeather.changed': { celsius: number };
  }
}

interface Forecast {
  celsius: number;
}

/** Compiled, never called: what follows is about types only. */
function compiledOnly(bus: Bus, plugin: PluginInterface): void {
  // @ts-expect-error the option has another type
  bus.command('TypedWeather.forecast', { city: 5 });
  // @ts-expect-error there is no such option
  bus.command('TypedWeather.forecast', { city: 'Oslo', town: 'Oslo' });
  // @ts-expect-error an option is missing
  plugin.command('TypedWeather.forecast', { days: 2 });
  // @ts-expect-error what the command resolves with has no such property
  bus.command('TypedWeather.forecast', { city: 'Oslo' }).done((forecast) => forecast.kelvin);
  // @ts-expect-error what the event carries has no such property
  bus.subscribe('TypedWeather.changed', ({ data }) => data.kelvin);
  // @ts-expect-error what an unknown command resolves with is unknown
  bus.command('Unheard.of').done((result) => result.anything);
}

describe('types', () => {
  it('declaration merging types the options and the result of a command', () => {
    const { bus } = makeBus();
    makePlugin(bus, 'TypedWeather').registerCommand('forecast', ({ deferred }) => deferred.resolve({ celsius: 4 }));
    const promise = bus.command('TypedWeather.forecast', { city: 'Oslo' });
    expectTypeOf(promise).toEqualTypeOf<BusPromise<Forecast>>();
    promise.done((forecast) => expectTypeOf(forecast).toEqualTypeOf<Forecast>());
    expectTypeOf(promise.then((forecast) => forecast.celsius)).toEqualTypeOf<Promise<number>>();
    expectTypeOf<Awaited<typeof promise>>().toEqualTypeOf<Forecast>();
    bus.before('TypedWeather.forecast', (options) => {
      expectTypeOf(options).toEqualTypeOf<{ city: string; days?: number }>();
      return options;
    });
    expect(compiledOnly).toBeTypeOf('function');
  });

  it('and the data of an event', () => {
    const { bus } = makeBus();
    bus.subscribe('TypedWeather.changed', (event) => expectTypeOf(event).toEqualTypeOf<BusEvent<Forecast>>());
    makePlugin(bus, 'TypedWeather').subscribe('TypedWeather.changed', ({ data }) =>
      expectTypeOf(data.celsius).toEqualTypeOf<number>(),
    );
  });

  it('names that nobody declared are allowed, with unknown', async () => {
    const { bus } = makeBus();
    const name: string = 'Unheard.of';
    expectTypeOf(bus.command('Unheard.of', { anything: true })).toEqualTypeOf<BusPromise<unknown>>();
    expectTypeOf(bus.command(name)).toEqualTypeOf<BusPromise<unknown>>();
    bus.subscribe('Unheard.of', ({ data }) => expectTypeOf(data).toEqualTypeOf<unknown>());
    const callback = vi.fn();
    bus.subscribe(name, callback);
    makePlugin(bus, 'Unheard').publish('of', 1);
    await laterTask();
    expect(callback).toHaveBeenCalledOnce();
  });

  it('a handler may say what it expects and resolves with', async () => {
    const { bus } = makeBus();
    makePlugin(bus, 'TypedWeather').registerCommand(
      'forecast',
      ({ data, deferred }: CommandCall<{ city: string }, Forecast>) => deferred.resolve({ celsius: data.city.length }),
    );
    expect(await bus.command('TypedWeather.forecast', { city: 'Oslo' })).toEqual({ celsius: 4 });
  });

  it('methods keep their types on the global API and on an interface', () => {
    expectTypeOf<Bus['command']>().toEqualTypeOf<PluginInterface['command']>();
    expectTypeOf<ReturnType<Bus['registerPlugin']>>().toEqualTypeOf<PluginInterface | false>();
    const { bus } = makeBus();
    expectTypeOf(bus.data('k', 5)).toEqualTypeOf<number>();
    expectTypeOf(bus.data('k')).toEqualTypeOf<unknown>();
    expectTypeOf(bus.loadModule<Forecast>('m')).toEqualTypeOf<BusPromise<Forecast>>();
  });
});

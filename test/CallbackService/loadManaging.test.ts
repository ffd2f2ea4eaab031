import { afterEach, describe, expect, it, vi } from 'vitest';
import { createSite, delivered, json, rejection } from './createSite.js';

const v1 = { dataURL: 'http://h/genesys/1/service/callback/sales' };
const commands = [
  ['cancel', { id: 'a' }],
  ['reschedule', { id: 'a', desiredTime: '2026-03-03T15:00:00Z' }],
  ['query', { id: 'a' }],
  ['queues', { max: 1 }],
  ['openFor', { start: '2026-03-03T15:00:00Z' }],
] as const;

afterEach(() => vi.useRealTimers());

describe('what only some visits need', () => {
  it('is asked for as the module managing of the bus, not before it is used, and loaded once', async () => {
    const { bus, site, sent } = createSite(v1, () => json([]), { loadManaging: undefined as never });
    const loadModule = vi.spyOn(bus, 'loadModule');
    bus.registerModule('managing', await import('../../src/CallbackService/managing/managingModule.js'));
    await site.command('CallbackService.schedule', { phonenumber: '1' });
    await site.command('CallbackService.availability', { numberOfDays: 1 });
    expect(loadModule).not.toHaveBeenCalled();
    expect(await site.command('CallbackService.query', { id: 'a' })).toEqual([]);
    expect(loadModule.mock.calls).toEqual([['managing']]);
    expect(sent).toHaveLength(3);
  });

  it.each(commands)('%s rejects with a sentence and sends nothing if it cannot be had', async (command, options) => {
    const { site, sent, events } = createSite(v1, () => json({}), {
      loadManaging: () => Promise.reject('Could not load module: managing'),
    });
    expect(await rejection(site.command(`CallbackService.${command}`, options))).toBe(
      'Could not load module: managing',
    );
    await delivered();
    expect(sent).toEqual([]);
    expect(events).toEqual([]);
  });

  it('is not waited for longer than ten seconds', async () => {
    vi.useFakeTimers();
    const { site, sent } = createSite(v1, () => json({}), { loadManaging: () => new Promise(() => {}) });
    const settled = vi.fn();
    const failing = rejection(site.command('CallbackService.cancel', { id: 'a' }));
    failing.then(settled);
    await vi.advanceTimersByTimeAsync(9999);
    expect(settled).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    expect(await failing).toBe('Could not load module: managing');
    expect(sent).toEqual([]);
  });

  it('leaves no timer behind once it is there', async () => {
    vi.useFakeTimers();
    const { site } = createSite(v1);
    await site.command('CallbackService.cancel', { id: 'a' });
    expect(vi.getTimerCount()).toBe(0);
  });

  it('cannot be had: a lost booking stays uncertain, and is not sent again', async () => {
    const { site, sent, named } = createSite(
      v1,
      () => {
        throw new TypeError('connection lost');
      },
      { loadManaging: () => Promise.reject('Could not load module: managing') },
    );
    const first = await rejection(site.command('CallbackService.schedule', { phonenumber: '1' }));
    for (let i = 0; i < 2; i++) {
      const again = await rejection(site.command('CallbackService.schedule', { phonenumber: '1' }));
      expect(again).toBe(first);
      expect(again).toMatchObject({ uncertain: true, repeatable: true });
    }
    await delivered();
    expect(sent).toHaveLength(1);
    expect(named('scheduleError')).toHaveLength(3);
  });
});

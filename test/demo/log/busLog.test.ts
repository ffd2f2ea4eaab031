import { describe, expect, it } from 'vitest';
import { createBusLog, filterEntries, watchBus } from '../../../demo/log/busLog.js';
import type { BeforeHook, EventCallback } from '../../../src/bus/index.js';

describe('the bus log', () => {
  it('keeps no more entries than its limit, the latest ones', () => {
    const log = createBusLog(3);
    for (let number = 1; number <= 5; number++) log.add('event', `A.${number}`, number, {});
    expect(log.entries().map(({ name }) => name)).toEqual(['A.3', 'A.4', 'A.5']);
  });

  it('keeps what an object was like when it was logged', () => {
    const log = createBusLog();
    const data = { step: 1 };
    log.add('event', 'A.b', 0, data);
    data.step = 2;
    expect(log.entries()[0]?.summary).toBe('{"step": 1}');
  });

  it('finds entries that hold every word of the filter, in any case', () => {
    const log = createBusLog();
    log.add('command', 'CallbackService.schedule', 0, { firstname: 'Ada' });
    log.add('event', 'CallbackService.scheduled', 0, {});
    expect(filterEntries(log.entries(), 'SCHEDULE ada').map(({ kind }) => kind)).toEqual(['command']);
    expect(filterEntries(log.entries(), '  ')).toHaveLength(2);
  });

  it('takes in each command and event once, and names registered later', () => {
    const hooks = new Map<string, BeforeHook<never>>();
    const subscribers = new Map<string, EventCallback<never>[]>();
    const registry = { A: { commands: ['open'], events: ['ready'] } };
    const log = createBusLog();
    const update = watchBus(
      {
        before(name: string, hook: BeforeHook<never>) {
          hooks.set(name, hook);
          return true;
        },
        subscribe(name: string, callback: EventCallback<never>) {
          subscribers.set(name, [...(subscribers.get(name) ?? []), callback]);
          return name;
        },
      },
      () => registry,
      log,
    );
    update();
    registry.A.events.push('opened');
    update();
    expect([...hooks.keys()]).toEqual(['A.open']);
    expect([...subscribers].map(([name, { length }]) => [name, length])).toEqual([
      ['A.ready', 1],
      ['A.opened', 1],
    ]);
    const options = { form: {} };
    expect(hooks.get('A.open')?.(options as never)).toBe(options);
    expect(log.entries()).toMatchObject([{ kind: 'command', name: 'A.open', summary: '{"form": {}}' }]);
  });
});

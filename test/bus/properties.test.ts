import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CommandCall, EventCallback, PluginInterface } from '../../src/bus/index.js';
import { makeBus } from './helpers.js';

const RUNS = Number(process.env['FUZZ_RUNS'] ?? 10_000);

const names = fc.constantFrom('A', 'B', 'constructor');
const members = fc.constantFrom('x', 'y', '__proto__');
const behaviours = fc.constantFrom(
  'resolve',
  'reject',
  'throw',
  'fail later',
  'resolve later',
  'publish',
  'command',
  'twice',
);
const hooks = fc.constantFrom('pass', 'replace', 'cancel', 'throw');

/** What may happen to a bus, in any order. `by` may be a plugin that does not exist: then it is the global API. */
const step = fc.oneof(
  fc.record({ do: fc.constant('register' as const), plugin: names }),
  fc.record({ do: fc.constant('ready' as const), plugin: names }),
  fc.record({ do: fc.constant('handle' as const), plugin: names, member: members, behaviour: behaviours }),
  fc.record({ do: fc.constant('hook' as const), plugin: names, member: members, hook: hooks }),
  fc.record({ do: fc.constant('command' as const), by: names, plugin: names, member: members }),
  fc.record({ do: fc.constant('command' as const), by: names, plugin: names, member: members }),
  fc.record({ do: fc.constant('subscribe' as const), by: names, plugin: names, member: members, throws: fc.boolean() }),
  fc.record({ do: fc.constant('unsubscribe' as const), by: names, plugin: names, member: members, all: fc.boolean() }),
  fc.record({ do: fc.constant('publish' as const), plugin: names, member: members }),
  fc.record({ do: fc.constant('republish' as const), plugin: names, member: members }),
  fc.record({ do: fc.constant('microtask' as const) }),
  fc.record({ do: fc.constant('task' as const) }),
);
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

const laterTask = () => new Promise<void>((resolve) => setImmediate(resolve));

interface Subscription {
  by: string;
  event: string;
  id: number;
  callback: EventCallback;
}
interface Issued {
  id: number;
  outcomes: string[];
  afterReturn: boolean;
}

/** Drives a bus and keeps beside it, in plain lists, what should come of it. */
class Model {
  readonly #bus = makeBus().bus;
  readonly #plugins = new Map<string, PluginInterface>();
  readonly #sticky = new Map<string, number>();
  #subscriptions: Subscription[] = [];
  #counter = 0;
  /** Deliveries as `subscription:publication`, in the order in which they were asked for, and as they came. */
  readonly expected: string[] = [];
  readonly delivered: string[] = [];
  readonly issued: Issued[] = [];
  /** Ids of the commands of others that ran, by the plugin that ran them. */
  readonly ran = new Map<string, number[]>();

  #nextId = () => ++this.#counter;
  #as = (name: string) => this.#plugins.get(name) ?? this.#bus;
  #nameOf = (name: string) => (this.#plugins.has(name) ? name : 'CXBus');

  register(name: string): void {
    const plugin = this.#bus.registerPlugin(name);
    expect(Boolean(plugin)).toBe(!this.#plugins.has(name));
    if (plugin) this.#plugins.set(name, plugin);
  }

  publish(name: string, member: string, how: 'publish' | 'republish'): void {
    const plugin = this.#plugins.get(name);
    if (!plugin) return;
    const event = `${name}.${member}`;
    const id = this.#nextId();
    for (const it of this.#subscriptions) if (it.event === event) this.expected.push(`${it.id}:${id}`);
    if (how === 'republish') this.#sticky.set(event, id);
    plugin[how](member, { id });
  }

  subscribe(by: string, event: string, throws: boolean): void {
    const id = this.#nextId();
    const callback: EventCallback = ({ data }) => {
      this.delivered.push(`${id}:${(data as { id: number }).id}`);
      if (throws) throw new Error('of a subscriber');
    };
    const kept = this.#sticky.get(event);
    if (kept) this.expected.push(`${id}:${kept}`);
    this.#subscriptions.push({ by: this.#nameOf(by), event, id, callback });
    expect(this.#as(by).subscribe(event, callback)).toBe(event);
  }

  unsubscribe(by: string, event: string, all: boolean): void {
    const own = this.#subscriptions.filter((it) => it.by === this.#nameOf(by) && it.event === event);
    const gone = all ? own : own.slice(0, 1);
    this.#subscriptions = this.#subscriptions.filter((it) => !gone.includes(it));
    const callback = gone[0]?.callback;
    expect(this.#as(by).unsubscribe(event, all ? undefined : callback)).toBe(gone.length > 0);
  }

  command(by: string, full: string): void {
    const issued: Issued = { id: this.#nextId(), outcomes: [], afterReturn: false };
    try {
      const promise = this.#as(by).command(full, { id: issued.id });
      this.issued.push(issued);
      promise.done(() => issued.outcomes.push(issued.afterReturn ? 'done' : 'too early'));
      promise.fail(() => issued.outcomes.push(issued.afterReturn ? 'fail' : 'too early'));
    } catch (error) {
      expect(error).toBe('of a hook');
    }
    issued.afterReturn = true;
  }

  handle(name: string, member: string, behaviour: string): void {
    this.#plugins.get(name)?.registerCommand(member, ({ data, deferred, commander }: CommandCall) => {
      if (commander !== name) this.ran.set(name, [...(this.ran.get(name) ?? []), Number(data['id'])]);
      const actions: Record<string, () => unknown> = {
        resolve: () => deferred.resolve(),
        reject: () => deferred.reject('no'),
        throw: () => {
          throw new Error('of a handler');
        },
        'fail later': async () => {
          await null;
          throw new Error('of a handler, later');
        },
        'resolve later': () => void setImmediate(deferred.resolve),
        publish: () => {
          this.publish(name, member, 'publish');
          deferred.resolve();
        },
        command: () => {
          const next = this.#bus.command(`${name}.LOAD`);
          next.always(deferred.resolve);
        },
        twice: () => deferred.resolve().reject().resolve(),
      };
      return actions[behaviour]?.();
    });
  }

  hook(full: string, hook: string): void {
    this.#bus.before(full, (options) => {
      if (hook === 'throw') throw 'of a hook';
      if (hook === 'cancel') return false;
      return hook === 'replace' ? { ...options } : options;
    });
  }

  ready = (name: string) => this.#plugins.get(name)?.ready();

  /** Lets every plugin be there and ready, and waits until nothing more can come. */
  async settle(): Promise<void> {
    for (const name of ['A', 'B', 'constructor']) {
      if (!this.#plugins.has(name)) this.register(name);
      this.ready(name);
    }
    for (let i = 0; i < 50 && !this.isSettled(); i++) await laterTask();
    await laterTask();
  }

  isSettled = () =>
    this.delivered.length >= this.expected.length && this.issued.every(({ outcomes }) => outcomes.length > 0);
}

async function run(steps: readonly Step[]): Promise<Model> {
  const model = new Model();
  for (const it of steps) {
    if (it.do === 'register') model.register(it.plugin);
    else if (it.do === 'ready') model.ready(it.plugin);
    else if (it.do === 'handle') model.handle(it.plugin, it.member, it.behaviour);
    else if (it.do === 'hook') model.hook(`${it.plugin}.${it.member}`, it.hook);
    else if (it.do === 'command') model.command(it.by, `${it.plugin}.${it.member}`);
    else if (it.do === 'subscribe') model.subscribe(it.by, `${it.plugin}.${it.member}`, it.throws);
    else if (it.do === 'unsubscribe') model.unsubscribe(it.by, `${it.plugin}.${it.member}`, it.all);
    else if (it.do === 'microtask') await null;
    else if (it.do === 'task') await laterTask();
    else model.publish(it.plugin, it.member, it.do);
  }
  await model.settle();
  return model;
}

describe('whatever happens to a bus', () => {
  it('every deferred settles, once; order is kept; no callback is lost or doubled', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 60, size: 'max' }), async (steps) => {
        const model = await run(steps);
        expect(model.issued.filter(({ outcomes }) => !/^(done|fail)$/.test(outcomes.join(' ')))).toEqual([]);
        expect(model.delivered).toEqual(model.expected);
        for (const ids of model.ran.values()) expect(ids).toEqual([...new Set(ids)].sort((a, b) => a - b));
      }),
      { numRuns: RUNS },
    );
  }, 3_600_000);
});

import fc from 'fast-check';
import { describe, expect } from 'vitest';
import {
  type BusPromise,
  type CommandCall,
  createBus,
  type EventCallback,
  type PluginInterface,
} from '../../src/bus/index.js';
import { always } from '../properties.js';

const pluginNames = ['A', 'B', 'constructor'];
const names = fc.constantFrom(...pluginNames);
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
/** How the file that has been on its way longest ends: with its plugin, ready or not, without it, or not at all. */
const arrivals = fc.constantFrom('ready', 'not ready', 'nothing', 'error');

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
  fc.record({ do: fc.constant('load' as const), plugin: names }),
  fc.record({ do: fc.constant('arrive' as const), how: arrivals }),
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
/** As much of a script element as the bus touches. */
interface FakeScript {
  src: string;
  onload(event: unknown): void;
  onerror(): void;
  remove(): void;
}
interface Issued {
  id: number;
  outcomes: string[];
  afterReturn: boolean;
}

/** Drives a bus and keeps beside it, in plain lists, what should come of it. */
class Model {
  /** Script elements whose file has not come yet. */
  readonly scripts: FakeScript[] = [];
  readonly #bus = createBus({ document: this.#makeDocument(), defaultPluginsPath: 'plugins/', reportError() {} });
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

  #makeDocument(): Document {
    const script = () => ({ src: '', onload() {}, onerror() {}, remove() {} });
    const head = { appendChild: (added: FakeScript) => this.scripts.push(added) };
    const querySelector = (selector: string) => (selector === 'head' ? head : null);
    return { createElement: script, querySelector } as unknown as Document;
  }

  /** Keeps how often a promise settles; it must not before its maker has returned. */
  #watch(promise: BusPromise): () => void {
    const issued: Issued = { id: this.#counter, outcomes: [], afterReturn: false };
    this.issued.push(issued);
    promise.done(() => issued.outcomes.push(issued.afterReturn ? 'done' : 'too early'));
    promise.fail(() => issued.outcomes.push(issued.afterReturn ? 'fail' : 'too early'));
    return () => {
      issued.afterReturn = true;
    };
  }

  load(name: string): void {
    this.#watch(this.#bus.loadPlugin(name))();
    const addresses = this.scripts.map(({ src }) => src);
    expect(addresses).toEqual([...new Set(addresses)]);
  }

  arrive(how: string): void {
    const script = this.scripts.shift();
    if (!script) return;
    if (how === 'error') {
      script.onerror();
      return;
    }
    const name = pluginNames.find((it) => script.src === `plugins/${it.toLowerCase()}.min.js`) ?? '';
    if (how !== 'nothing') this.register(name);
    if (how === 'ready') this.ready(name);
    script.onload({});
  }

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
    const id = this.#nextId();
    try {
      this.#watch(this.#as(by).command(full, { id }))();
    } catch (error) {
      expect(error).toBe('of a hook');
    }
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
    while (this.scripts.length) this.arrive('nothing');
    for (const name of pluginNames) {
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
    else if (it.do === 'load') model.load(it.plugin);
    else if (it.do === 'arrive') model.arrive(it.how);
    else if (it.do === 'microtask') await null;
    else if (it.do === 'task') await laterTask();
    else model.publish(it.plugin, it.member, it.do);
  }
  await model.settle();
  return model;
}

describe('whatever happens to a bus', () => {
  always(
    'every deferred settles, once; order is kept; no callback is lost or doubled; no file is asked for twice at a time',
    fc.asyncProperty(fc.array(step, { maxLength: 60, size: 'max' }), async (steps) => {
      const model = await run(steps);
      expect(model.issued.filter(({ outcomes }) => !/^(done|fail)$/.test(outcomes.join(' ')))).toEqual([]);
      expect(model.delivered).toEqual(model.expected);
      for (const ids of model.ran.values()) expect(ids).toEqual([...new Set(ids)].sort((a, b) => a - b));
    }),
  );
});

import mitt from 'mitt';
import { createBus, type PluginInterface } from '../../../src/bus/index.js';

/**
 * What the bus does, and the least that a page would write by hand for the same with `mitt` and native promises. Both
 * sides keep the promise of the bus that nothing is called before the caller has returned, so the bare side defers by a
 * microtask too: with `promise.then`, the cheapest there is. What only the bus does (hooks, holding and loading plugins, the
 * time and the sender in every envelope, an envelope for each subscriber, isolation of those that throw, a turn for the
 * event loop after every thousand deliveries) is its own expense.
 */
export interface Contest {
  name: string;
  /** Operations of one run. */
  count: number;
  /** Does `count` operations and tells how many callbacks were called. */
  ours(count: number): Promise<number>;
  bare(count: number): Promise<number>;
  /** What the ratio may be at most; without one, the contest is only to know. */
  goal?: number;
}

type Run = (count: number) => Promise<number>;
/** Starts one operation that calls back once, later. */
type Operation = (done: () => void) => void;

const settled = Promise.resolve();

/** One after the other: the next operation starts when the last one calls back. */
const oneByOne =
  (operate: Operation): Run =>
  (count) =>
    new Promise((finish) => {
      let calls = 0;
      const next = (): void => {
        if (++calls < count) operate(next);
        else finish(calls);
      };
      operate(next);
    });

/** A hundred are under way at any time: the next hundred start when the last of these calls back. */
const byTheHundred =
  (operate: Operation): Run =>
  (count) =>
    new Promise((finish) => {
      let calls = 0;
      const called = (): void => {
        if (++calls === count) finish(calls);
        else if (calls % 100 === 0) start();
      };
      const start = (): void => {
        for (let i = 0; i < 100; i++) operate(called);
      };
      start();
    });

/** As code with `await` does it. */
const awaited =
  (operate: () => PromiseLike<unknown>): Run =>
  async (count) => {
    let calls = 0;
    for (; calls < count; calls++) await operate();
    return calls;
  };

function registerPlugin(): PluginInterface {
  const plugin = createBus({ document: null }).registerPlugin('P');
  if (!plugin) throw new Error('The name is taken.');
  plugin.ready();
  return plugin;
}

const options = { number: 1 };

/** `bus.command('P.c', options)`: a handler that settles its deferred, a callback that hears of it. */
function busCommands(): PluginInterface['command'] {
  const plugin = registerPlugin();
  plugin.registerCommand('c', ({ data, deferred }) => deferred.resolve(data));
  return plugin.command;
}

/** The same by hand: the handler is found by its name through mitt, later, and settles a promise. */
function bareCommands() {
  interface Call {
    data: object;
    resolve(value: object): void;
    reject(reason: unknown): void;
  }
  const emitter = mitt<Record<string, Call>>();
  emitter.on('P.c', ({ data, resolve }) => resolve(data));
  return (name: string, data: object) =>
    new Promise<object>((resolve, reject) => {
      settled.then(() => emitter.emit(name, { data, resolve, reject }));
    });
}

/** What the other subscribers do. */
export const heard: { last?: unknown } = {};

/** Publishing to so many subscribers; the last of them calls back. */
function publishing(subscribers: number): { ours: Operation; bare: Operation } {
  const idle = () => {};
  let heardOurs = idle;
  let heardBare = idle;
  const plugin = registerPlugin();
  const emitter = mitt<Record<string, object>>();
  for (let i = 1; i < subscribers; i++) {
    plugin.subscribe('P.e', ({ data }) => {
      heard.last = data;
    });
    emitter.on('P.e', (data) => {
      heard.last = data;
    });
  }
  plugin.subscribe('P.e', () => heardOurs());
  emitter.on('P.e', () => heardBare());
  return {
    ours(done) {
      heardOurs = done;
      plugin.publish('e', options);
    },
    bare(done) {
      heardBare = done;
      settled.then(() => emitter.emit('P.e', options));
    },
  };
}

function commandContests(): Contest[] {
  const ours = busCommands();
  const bare = bareCommands();
  const startOurs: Operation = (done) => void ours('P.c', options).done(done);
  const startBare: Operation = (done) => void bare('P.c', options).then(done);
  const count = 50_000;
  return [
    { name: 'command, one after the other', goal: 3, count, ours: oneByOne(startOurs), bare: oneByOne(startBare) },
    {
      // `await` of what is no native promise costs two microtasks and two promises more, whoever made it
      name: 'command, with await',
      count,
      ours: awaited(() => ours('P.c', options)),
      bare: awaited(() => bare('P.c', options)),
    },
    {
      name: 'command, a hundred at a time',
      goal: 3,
      count,
      ours: byTheHundred(startOurs),
      bare: byTheHundred(startBare),
    },
  ];
}

function publishContests(subscribers: number): Contest[] {
  const { ours, bare } = publishing(subscribers);
  const count = subscribers > 10 ? 5_000 : 50_000;
  // each subscriber has an envelope of its own and a delivery that is isolated from the others
  const goal = subscribers > 10 ? 4.5 : 3;
  const name = `publish to ${subscribers} subscriber${subscribers > 1 ? 's' : ''}`;
  return [
    { name: `${name}, one after the other`, goal, count, ours: oneByOne(ours), bare: oneByOne(bare) },
    { name: `${name}, a hundred at a time`, goal, count, ours: byTheHundred(ours), bare: byTheHundred(bare) },
  ];
}

/** All of them, each with a bus and an emitter of its own. */
export const createContests = (): Contest[] => [...commandContests(), ...[1, 10, 100].flatMap(publishContests)];

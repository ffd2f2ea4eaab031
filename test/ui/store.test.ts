import { expect, it } from 'vitest';
import { createStore } from '../../src/ui/store.js';

interface Counter {
  count: number;
}
type Action = { type: 'added'; by: number } | { type: 'ignored' };

function reduce(state: Counter, action: Action): Counter {
  return action.type === 'added' ? { count: state.count + action.by } : state;
}

const createCounter = () => createStore<Counter, Action>(reduce, { count: 0 });

it('tells subscribers the state and the one before it', () => {
  const store = createCounter();
  const seen: [number, number][] = [];
  store.subscribe((state, previous) => seen.push([state.count, previous.count]));
  store.dispatch({ type: 'added', by: 2 });
  store.dispatch({ type: 'added', by: 3 });
  expect(seen).toEqual([
    [2, 0],
    [5, 2],
  ]);
});

it('tells nobody of an action that changes nothing', () => {
  const store = createCounter();
  let calls = 0;
  store.subscribe(() => calls++);
  store.dispatch({ type: 'ignored' });
  expect(calls).toBe(0);
  expect(store.getState()).toEqual({ count: 0 });
});

it('reduces what a subscriber dispatches after every subscriber has seen the change before', () => {
  const store = createCounter();
  const seen: string[] = [];
  store.subscribe((state) => {
    seen.push(`first ${state.count}`);
    if (state.count === 1) store.dispatch({ type: 'added', by: 1 });
  });
  store.subscribe((state) => seen.push(`second ${state.count}`));
  store.dispatch({ type: 'added', by: 1 });
  expect(seen).toEqual(['first 1', 'second 1', 'first 2', 'second 2']);
});

it('no longer calls who has unsubscribed, also while a change is told', () => {
  const store = createCounter();
  let calls = 0;
  let stop = () => {};
  store.subscribe(() => stop());
  stop = store.subscribe(() => calls++);
  store.dispatch({ type: 'added', by: 1 });
  expect(calls).toBe(0);
});

it('goes on after a reducer has thrown', () => {
  const store = createStore<Counter, Action | { type: 'broken' }>(
    (state, action) => {
      if (action.type === 'broken') throw new Error('broken');
      return reduce(state, action);
    },
    { count: 0 },
  );
  expect(() => store.dispatch({ type: 'broken' })).toThrow('broken');
  store.dispatch({ type: 'added', by: 4 });
  expect(store.getState()).toEqual({ count: 4 });
});

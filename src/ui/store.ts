/** Called after each change, with the state before it. */
export type StoreSubscriber<State> = (state: State, previous: State) => void;

/** Holds one state that changes only through a reducer. */
export interface Store<State, Action> {
  getState(): State;
  /**
   * Reduces the action; subscribers are called synchronously, in order of subscription, if the state is another object afterwards.
   * An action that a subscriber dispatches is reduced after all subscribers have seen the change before it.
   */
  dispatch(action: Action): void;
  /** @returns ends the subscription */
  subscribe(subscriber: StoreSubscriber<State>): () => void;
}

/** @param reduce pure; returns the same object for an action that changes nothing */
export function createStore<State, Action>(
  reduce: (state: State, action: Action) => State,
  initialState: State,
): Store<State, Action> {
  const subscribers = new Set<StoreSubscriber<State>>();
  const pending: Action[] = [];
  let state = initialState;
  let isDispatching = false;

  function applyNext(action: Action): void {
    const previous = state;
    state = reduce(previous, action);
    if (state === previous) return;
    for (const subscriber of [...subscribers]) if (subscribers.has(subscriber)) subscriber(state, previous);
  }

  return {
    getState: () => state,
    dispatch(action) {
      pending.push(action);
      if (isDispatching) return;
      isDispatching = true;
      try {
        for (let next = pending.shift(); next !== undefined; next = pending.shift()) applyNext(next);
      } finally {
        isDispatching = false;
        pending.length = 0;
      }
    },
    subscribe(subscriber) {
      subscribers.add(subscriber);
      return () => void subscribers.delete(subscriber);
    },
  };
}

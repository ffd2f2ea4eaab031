import type * as managing from './managing/managingModule.js';

/** Brings the module `managing`; rejects with a string. */
export type LoadManaging = () => Promise<typeof managing>;

/** A file that neither comes nor fails to come holds no command up for longer. */
const longestWaitMs = 10_000;

/** Gives up on `load` after a while. */
export function withinReason<T>(load: () => PromiseLike<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout>;
  const tooLong = new Promise<never>((_, reject) => {
    timer = setTimeout(reject, longestWaitMs, 'Could not load module: managing');
  });
  return Promise.race([load(), tooLong]).finally(() => clearTimeout(timer));
}

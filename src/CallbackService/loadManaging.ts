import type * as managing from './managing/managingModule.js';

/** Brings the module `managing`; rejects with a string. */
export type LoadManaging = () => Promise<typeof managing>;

/** A file that neither comes nor fails to come holds no command up for longer. */
export const longestWaitMs = 10_000;

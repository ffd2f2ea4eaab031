/** The module `managing`: what only the visits need that do more than book a call. */
export { askByNumber } from './askByNumber.js';
export { createManaging } from './createManaging.js';
export { findTaken } from './findTaken.js';

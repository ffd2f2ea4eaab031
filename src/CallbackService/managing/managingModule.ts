/** The module `managing`: what only the visits need that do more than book a call, whose answer was lost, or
 * whose site has rare options. */
export { createManaging } from './createManaging.js';
export { findLost } from './findLost.js';
export { formOf } from './formOf.js';
export { warnOfKeys } from './warnOfKeys.js';

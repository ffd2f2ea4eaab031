export { type CreateBusOptions, createBus } from './createBus.js';
export { createDeferred } from './deferred.js';
export { installBus } from './installBus.js';
export type * from './types.js';

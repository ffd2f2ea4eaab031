export { isRecord, toBoolean, toNumber, toRecord, toText } from './coerce.js';
export { configurationRoot } from './configurationRoot.js';
export { defaults } from './defaults.js';
export { mergeSafely } from './mergeSafely.js';
export type * from './types.js';

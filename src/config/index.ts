export { isRecord, toBoolean, toNumber, toRecord, toText } from './coerce.js';
export { configurationRoot } from './configurationRoot.js';
export * as defaults from './defaults.js';
export { mergeSafely } from './mergeSafely.js';
export type * from './types.js';

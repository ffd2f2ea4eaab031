export { isRecord, toBoolean, toNumber, toRecord, toText } from './coerce.js';
export { configurationRoot } from './configurationRoot.js';
export * as defaults from './defaults.js';
export { isDebugOn } from './isDebugOn.js';
export { mergeSafely } from './mergeSafely.js';
export { didYouMean, nearestName } from './nearestName.js';
export {
  createOptions,
  mergeOverrides,
  type Overrides,
  type PluginOptions,
  readApiVersion,
  readOptions,
} from './options.js';
export { ownProperties, ownValue } from './ownProperties.js';
export { reportOnce, reportUncaught } from './report.js';
export type * from './types.js';

export { checkConfiguration } from '../../config/checkConfiguration.js';
export { warnOfUnknown } from './warnOfUnknown.js';

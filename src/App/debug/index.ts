export { checkConfiguration } from '../../config/checkConfiguration.js';
export { warnOfUnknown } from './warnOfUnknown.js';

/** What `main.debug` and `App.debug` need of the module `debug`, a file of its own. */
export interface DebugModule {
  /** One sentence for each key of the configuration that is unknown or wrong. */
  checkConfiguration(config: unknown): string[];
  /** The same object, which warns when a member is read that it does not have. */
  warnOfUnknown<T extends object>(object: T, name: string): T;
}

import type { Bus } from '../../bus/index.js';

/** What the helpers of Common need to know. */
export interface CommonEnvironment {
  bus: Bus;
  /** jQuery, if the page has it by now. */
  jQuery(): unknown;
  /** Takes the styles out of the page again once it is aborted. */
  signal?: AbortSignal | undefined;
}

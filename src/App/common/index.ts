import type { CommandHandler } from '../../bus/index.js';
import type { lateCommands } from '../pageTools.js';
import type { createCommon } from './createCommon.js';

export { createPageTools } from './createPageTools.js';

/** What only pages with code of their own need. */
export interface PageTools {
  commands: Record<(typeof lateCommands)[number], CommandHandler>;
  /** jQuery if there are extensions that want it; `undefined` if there are none or it cannot be had. Never rejects. */
  jQuery(): Promise<unknown>;
  /** Loads the extensions given as addresses. */
  inject(): void;
}

/** The helpers, for page code that is typed. */
export type CommonHelpers = ReturnType<typeof createCommon>;

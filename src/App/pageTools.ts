import type { PageTools } from './common/index.js';
import type { AppContext } from './context.js';
import { features } from './features.js';

export const lateCommands = ['reTheme', 'registerExtension', 'getJQuery', 'debug', 'info'] as const;

/**
 * What only pages with code of their own need, in a file of its own: the helpers of `widgets.common`, which is in its place
 * from the start and filled by the first who needs or reads it, jQuery, and the rarer commands.
 * @returns loads it, once; rejects if that is not possible
 */
export function installPageTools(context: AppContext): () => Promise<PageTools> {
  const { app, config } = context;
  const common = {};
  let tools: Promise<PageTools> | undefined;
  const loadTools = () => {
    tools ??= features.common().then(({ createPageTools }) => createPageTools(context, common));
    return tools;
  };

  Reflect.defineProperty(config, 'common', {
    configurable: true,
    enumerable: false,
    get() {
      loadTools();
      return common;
    },
  });
  for (const name of lateCommands) {
    app.registerCommand(name, async (call) => (await loadTools()).commands[name](call));
  }
  return loadTools;
}

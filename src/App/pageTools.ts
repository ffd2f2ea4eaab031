import type { BusPromise } from '../bus/index.js';
import type { CommonModule, PageTools } from './common/index.js';
import type { AppContext } from './context.js';

export const lateCommands = ['reTheme', 'registerExtension', 'getJQuery', 'debug', 'info'] as const;

/**
 * What only pages with code of their own need, in a file of its own: the helpers of `widgets.common`, which is in its place
 * from the start and filled by the first who needs or reads it, jQuery, and the rarer commands.
 * @returns loads it, once; rejects if that is not possible
 */
export function installPageTools(
  context: AppContext,
  load: () => BusPromise<CommonModule>,
): () => BusPromise<PageTools> {
  const { app, config } = context;
  const common = {};
  let tools: BusPromise<PageTools> | undefined;
  const loadTools = (): BusPromise<PageTools> => {
    tools ??= load().pipe((module: CommonModule) => module.createPageTools(context, common));
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
    app.registerCommand(name, (call) => {
      loadTools()
        .done((tools) => tools.commands[name](call))
        .fail(call.deferred.reject);
    });
  }
  return loadTools;
}

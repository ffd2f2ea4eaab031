import type { AppContext } from './context.js';
import { features } from './features.js';
import { type Common, onDemandCommands } from './types.js';

/**
 * What only pages with code of their own need, in a file of its own: the helpers of `widgets.common`, which is in its place
 * from the start and filled by the first who needs or reads it, jQuery, and the rarer commands.
 * @returns loads it, once; rejects if that is not possible
 */
export function installOnDemandCommands(context: AppContext): () => Promise<Common> {
  const { app, config } = context;
  const helpers = {};
  let loading: Promise<Common> | undefined;
  const loadCommon = (): Promise<Common> => {
    // a promise of the platform's also where the bus loads the file
    loading ??= Promise.resolve(features.common()).then(({ startCommon }) => startCommon(context, helpers, features));
    return loading;
  };

  Reflect.defineProperty(config, 'common', {
    configurable: true,
    enumerable: false,
    get() {
      // a failure is reported by whoever waits for it
      loadCommon().catch(() => {});
      return helpers;
    },
  });
  for (const name of onDemandCommands) {
    app.registerCommand(name, async (call) => {
      const { commands } = await loadCommon();
      return commands[name](call);
    });
  }
  return loadCommon;
}

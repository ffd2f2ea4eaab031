import type { CommandCall } from '../../bus/index.js';
import { toBoolean } from '../../config/index.js';
import type { AppContext } from '../context.js';
import { features } from '../features.js';
import { version } from '../version.js';
import { withinTime } from '../withinTime.js';
import { createCommon } from './createCommon.js';
import { createExtensions } from './extensions.js';
import type { PageTools } from './index.js';
import { reTheme } from './reTheme.js';

/** Fills `common` with the helpers, and makes what App keeps in a file of its own because few pages need it. */
export function createPageTools(context: AppContext, common: object): PageTools {
  const { app, bus, config, main } = context;
  let ours: unknown;
  let isDebugging = false;
  let checks: Promise<unknown> | undefined;

  const pageJQuery = () => (window as { jQuery?: unknown }).jQuery ?? ours;
  const loadJQuery = async () => {
    ours = pageJQuery() ?? (await features.jquery());
    return pageJQuery();
  };
  const loadQuietly = () => withinTime(loadJQuery());
  const put = (value: object) => Reflect.defineProperty(config, 'common', { value, writable: true });
  const setDebug = (isOn: boolean, timestamps = false) => {
    isDebugging = isOn;
    bus.configure({ debug: isOn, timestamps });
    if (isOn) checks ??= withinTime(features.debug().then(check));
  };
  const check = ({ checkConfiguration, warnOfUnknown }: Awaited<ReturnType<typeof features.debug>>) => {
    put(warnOfUnknown(common, 'Common'));
    for (const warning of checkConfiguration(config)) console.warn(warning);
  };

  Object.assign(
    common,
    createCommon(context, pageJQuery, () => isDebugging),
  );
  put(common);
  if (toBoolean(main().debug, false)) setDebug(true);
  const extensions = createExtensions(context, loadQuietly);

  return {
    commands: {
      reTheme: (call: CommandCall) => reTheme(context, call),
      registerExtension: extensions.register,
      async getJQuery({ deferred }: CommandCall) {
        try {
          deferred.resolve(await loadJQuery(), config.common);
        } catch (error) {
          deferred.reject(error);
        }
      },
      debug({ data, deferred }: CommandCall) {
        setDebug(toBoolean(data.enabled, true), toBoolean(data.timestamps, false));
        deferred.resolve();
      },
      info({ deferred }: CommandCall) {
        deferred.resolve({ version, plugins: Object.keys(app.registry()) });
      },
    },
    async jQuery() {
      await checks;
      return extensions.hasFunctions() ? loadQuietly() : undefined;
    },
    inject: extensions.inject,
  };
}

import type { CommandCall } from '../../bus/index.js';
import { defaults, isDebugOn, reportOnce, toBoolean, toText } from '../../config/index.js';
import { type AppContext, version } from '../context.js';
import { themeClasses } from '../themes.js';
import type { Common, CommonFeatures, DebugChecks } from '../types.js';
import { waitAtMost } from '../waitAtMost.js';
import { createCommon } from './createCommon.js';
import { elementsOf } from './elements.js';
import { createExtensions } from './extensions.js';

export type { CommonHelpers } from './createCommon.js';

/** Fills `helpers` with the helpers of Common, and makes the commands that App keeps in a file of its own because few pages need them. */
export function startCommon(context: AppContext, helpers: object, features: CommonFeatures): Common {
  const { app, config } = context;
  const jQuery = createJQuery(features);
  const debug = createDebug(context, helpers, features);
  Object.assign(helpers, createCommon(context, jQuery.current, debug.isOn));
  publishHelpers(config, helpers);
  if (isDebugOn(config)) debug.set(true);
  const extensions = createExtensions(context, jQuery.loadQuietly);

  return {
    commands: {
      reTheme: (call) => reTheme(context, call),
      registerExtension: extensions.register,
      async getJQuery({ deferred }) {
        try {
          deferred.resolve(await jQuery.load(), config.common);
        } catch (error) {
          deferred.reject(error);
        }
      },
      debug({ data, deferred }) {
        debug.set(toBoolean(data.enabled, true), toBoolean(data.timestamps, false));
        deferred.resolve();
      },
      info({ deferred }) {
        deferred.resolve({ version, plugins: Object.keys(app.registry()) });
      },
    },
    async jQueryForExtensions() {
      await debug.checked();
      return extensions.hasFunctions() ? jQuery.loadQuietly() : undefined;
    },
    loadExtensionFiles: extensions.loadFiles,
  };
}

/** The page's own jQuery wherever it has one, else ours, which leaves no trace in the page. */
function createJQuery(features: CommonFeatures) {
  let ours: unknown;
  const current = (): unknown => (window as { jQuery?: unknown }).jQuery ?? ours;
  const load = async (): Promise<unknown> => {
    ours = current() ?? (await features.jquery());
    return current();
  };
  return {
    current,
    load,
    loadQuietly: () =>
      waitAtMost(defaults.longestStartWaitMs, load(), (reason) => {
        reportOnce(`jQuery cannot be had, so extensions run without it: ${toText(reason)}`);
      }),
  };
}

/** `App.debug` and `main.debug`: the bus's log, the checks of the configuration, and warnings of members that Common does not have. */
function createDebug({ bus, config }: AppContext, helpers: object, features: CommonFeatures) {
  let isOn = false;
  let checks: Promise<unknown> | undefined;

  function check({ checkConfiguration, warnOfUnknown }: DebugChecks): void {
    publishHelpers(config, warnOfUnknown(helpers, 'Common'));
    for (const warning of checkConfiguration(config)) console.warn(warning);
  }

  return {
    isOn: () => isOn,
    checked: () => checks,
    set(isWanted: boolean, timestamps = false): void {
      isOn = isWanted;
      bus.configure({ debug: isOn, timestamps });
      if (isOn) checks ??= waitAtMost(defaults.longestStartWaitMs, features.debug().then(check), console.warn);
    },
  };
}

/** Puts the helpers into their place; not enumerable, for sites serialise the configuration. */
function publishHelpers(config: object, helpers: object): void {
  Reflect.defineProperty(config, 'common', { value: helpers, writable: true });
}

/** `App.reTheme`: puts the theme in force on elements (or the page's own HTML) in the place of any other. */
function reTheme(context: AppContext, { data: { html }, deferred, commander }: CommandCall): void {
  const elements = elementsOf(html);
  if (!elements.length) {
    deferred.reject(`No HTML provided by ${commander}`);
    return;
  }
  for (const { classList } of elements) {
    classList.remove(...Object.values(themeClasses(context)).flatMap(classNames));
    classList.add(...classNames(context.app.data('themeClass')));
  }
  if (typeof html !== 'string') deferred.resolve(html);
  else deferred.resolve(elements.length > 1 ? elements : elements[0]);
}

function classNames(value: unknown): string[] {
  return toText(value).split(/\s+/).filter(Boolean);
}

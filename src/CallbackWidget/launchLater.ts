import type { BusPromise } from '../bus/index.js';
import { adoptCommonStyles } from '../ui/index.js';
import type { WidgetContext } from './context.js';
import type { Launcher } from './launcher/index.js';

/** What the late file of the launcher exports. */
export type LauncherModule = typeof import('./launcher/index.js');

/** The launcher, whose file is loaded when the configuration first asks for one: most pages have a button of their own. */
export function launchLater(host: WidgetContext): Launcher {
  let loaded: BusPromise<Launcher> | undefined;
  return {
    update(isOpen) {
      // Scripts in the head may be done before there is a body.
      if (!document.body || (!loaded && !host.options().launcher)) return;
      adoptCommonStyles(document, host.signal);
      loaded ??= host.bus.loadModule<LauncherModule>('launcher').pipe((module: LauncherModule) => {
        return module.createLauncher(host);
      });
      loaded.done((launcher) => host.signal?.aborted || launcher.update(isOpen));
    },
    remove: () => void loaded?.done((launcher) => launcher.remove()),
  };
}

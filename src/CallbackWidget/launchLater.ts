import { adoptCommonStyles } from '../ui/index.js';
import type { WidgetContext } from './context.js';
import { features } from './features.js';
import type { Launcher } from './launcher/index.js';

/** The launcher, whose file is loaded when the configuration first asks for one: most pages have a button of their own. */
export function launchLater(widget: WidgetContext): Launcher {
  let launcher: Launcher | undefined;
  let isLoading = false;
  let isOpen = false;

  /** Without the file there is no button until something asks for it again. */
  async function load(): Promise<void> {
    isLoading = true;
    try {
      const { createLauncher } = await features.launcher();
      if (widget.signal?.aborted) return;
      launcher = createLauncher(widget);
    } catch {
      return;
    } finally {
      isLoading = false;
    }
    launcher.update(isOpen);
  }

  return {
    update(isOpenNow) {
      isOpen = isOpenNow;
      // Scripts in the head may be done before there is a body.
      if (!document.body || widget.signal?.aborted) return;
      if (launcher) return launcher.update(isOpen);
      if (isLoading || !widget.options().launcher) return;
      adoptCommonStyles(document, widget.signal);
      void load();
    },
    remove: () => launcher?.remove(),
  };
}

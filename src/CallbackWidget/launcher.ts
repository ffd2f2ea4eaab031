import type { Host } from './host.js';
import { localise } from './localise.js';
import { themeClasses } from './themeClasses.js';
import { launcherView } from './view/launcherView.js';
import { renderOnce } from './view/renderOnce.js';

/** The floating button that opens the widget (`callback.launcher`). */
export interface Launcher {
  /** Draws it anew, hides it, or takes it away, as the configuration and the widget now want it. */
  update(isOpen: boolean): void;
  remove(): void;
}

export function createLauncher(host: Host): Launcher {
  let box: HTMLElement | undefined;
  let drawn = '';
  let theme: string[] = [];

  return {
    update(isOpen) {
      const { launcher } = host.options();
      if (!launcher) return this.remove();
      const wanted = JSON.stringify(launcher);
      if (drawn !== wanted) {
        this.remove();
        box = renderOnce(launcherView(launcher.position, launcher.label));
        box.addEventListener('click', () => void host.plugin.command('Callback.open'));
        host.container.append(box);
        drawn = wanted;
      }
      if (!box) return;
      box.classList.remove(...theme);
      theme = themeClasses(host.plugin);
      box.classList.add(...theme);
      box.lang = host.texts().language;
      box.hidden = isOpen;
      localise(box, host.texts());
    },
    remove() {
      box?.remove();
      box = undefined;
      drawn = '';
    },
  };
}

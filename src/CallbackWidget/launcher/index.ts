import { toText } from '../../config/index.js';
import { adoptStyles } from '../../ui/adoptStyles.js';
import { setLanguage } from '../../ui/setLanguage.js';
import type { WidgetContext } from '../context.js';
import { themeClasses } from '../themeClasses.js';
import { keepClear } from './avoidOverlap.js';
import css from './launcher.css?inline';
import { launcherView } from './launcherView.js';

/** The floating button that opens the widget (`callback.launcher`). */
export interface Launcher {
  /** Draws it anew, hides it, or takes it away, as the configuration and the widget now want it. */
  update(isOpen: boolean): void;
  remove(): void;
}

export function createLauncher(host: WidgetContext): Launcher {
  let box: HTMLElement | undefined;
  let drawn = '';
  let theme: string[] = [];
  let stop: (() => void) | undefined;

  function remove(): void {
    stop?.();
    stop = undefined;
    box?.remove();
    box = undefined;
    drawn = '';
  }

  function draw(position: string, label: string): HTMLElement {
    remove();
    adoptStyles(document, 'launcher', css, host.signal);
    const made = launcherView(position, label);
    made.addEventListener('click', () => void host.plugin.command('Callback.open'));
    host.container.append(made);
    return made;
  }

  return {
    remove,
    update(isOpen) {
      const { launcher } = host.options();
      if (!launcher) return remove();
      const wanted = JSON.stringify(launcher);
      if (!box?.isConnected || drawn !== wanted) box = draw(toText(launcher.position), toText(launcher.label));
      drawn = wanted;
      box.classList.remove(...theme);
      theme = themeClasses(host.plugin);
      box.classList.add(...theme);
      const { language, get } = host.texts();
      setLanguage(box, language);
      box.hidden = isOpen;
      const text = box.querySelector('.i18n');
      if (text) text.textContent = get('CallbackTitle');
      stop?.();
      stop = isOpen ? undefined : keepClear(box);
    },
  };
}

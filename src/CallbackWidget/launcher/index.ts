import { render } from 'preact';
import { toText } from '../../config/index.js';
import { adoptStyles, styleRootOf } from '../../ui/adoptStyles.js';
import { html, renderOnce } from '../../ui/html.js';
import { setLanguage } from '../../ui/setLanguage.js';
import type { WidgetContext } from '../context.js';
import { themeClasses } from '../themeClasses.js';
import { avoidOverlap } from './avoidOverlap.js';
import { LauncherButton } from './LauncherButton.js';
import css from './launcher.css?inline';
import { nextBookedTime } from './nextBookedTime.js';

/** The floating button that opens the widget (`callback.launcher`). */
export interface Launcher {
  /** Draws it, hides it, or takes it away, as the configuration and the widget now want it. */
  update(isOpen: boolean): void;
  remove(): void;
}

export function createLauncher(widget: WidgetContext): Launcher {
  let box: HTMLElement | undefined;
  let theme: string[] = [];
  let isWidgetOpen = false;
  let stopAvoiding: (() => void) | undefined;
  const bodies = new MutationObserver(onBodyChange);

  function remove(): void {
    bodies.disconnect();
    stopAvoiding?.();
    stopAvoiding = undefined;
    if (!box) return;
    render(null, box);
    box.remove();
    box = undefined;
  }

  /** Its own box carries the custom properties, which a button outside the window would not have. */
  function place(position: string): HTMLElement {
    const isPosition = /^[\w-]+$/.test(position);
    const made = box ?? renderOnce(html`<div></div>`);
    made.className = `cx-widget cx-callback-launcher ${isPosition ? `cx-position-${position}` : ''}`.trim();
    theme = themeClasses(widget.plugin);
    made.classList.add(...theme);
    if (made.isConnected) return made;
    removeCopies(made);
    widget.container.append(made);
    adoptStyles(styleRootOf(made), 'launcher', css, widget.signal);
    // pages that swap the whole body (Turbo Drive) take the button away with it
    bodies.observe(document.documentElement, { childList: true });
    return made;
  }

  function onBodyChange(): void {
    if (box && !box.isConnected && document.body) update(isWidgetOpen);
  }

  function update(isOpen: boolean): void {
    isWidgetOpen = isOpen;
    const { launcher } = widget.options();
    if (!launcher || widget.signal?.aborted) {
      remove();
      return;
    }
    box = place(toText(launcher.position));
    const texts = widget.texts();
    setLanguage(box, texts.language);
    box.hidden = isOpen;
    const time = widget.options().remember ? nextBookedTime(widget.config.callback, Date.now()) : undefined;
    const bookedTime = time === undefined ? '' : widget.showInstant(time);
    const onOpen = () => void widget.plugin.command('Callback.open');
    render(
      html`<${LauncherButton} texts=${texts} label=${toText(launcher.label)} bookedTime=${bookedTime} onOpen=${onOpen} />`,
      box,
    );
    stopAvoiding?.();
    stopAvoiding = isOpen ? undefined : avoidOverlap(box);
  }

  return { remove, update };
}

/** What a page that keeps snapshots of itself has put back is a picture of the button, no more. */
function removeCopies(box: HTMLElement): void {
  for (const copy of document.querySelectorAll('.cx-callback-launcher')) if (copy !== box) copy.remove();
}

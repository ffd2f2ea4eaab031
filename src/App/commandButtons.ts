import type { ButtonsModule } from './buttons/index.js';
import type { AppContext } from './context.js';

/**
 * Makes a button of any element with `data-cx-command="Plugin.command"`, whenever it comes into the page; `data-cx-options`
 * holds the command's options as JSON. Something else than a button or link answers to Enter and Space if it has the focus.
 * What runs the command comes with the first press (module `buttons`).
 */
export function installCommandButtons({ bus, signal }: AppContext): void {
  const press = (event: MouseEvent & Partial<KeyboardEvent>) => {
    const { target, key } = event;
    const button = target instanceof Element && target.closest<HTMLElement>('[data-cx-command]');
    if (!button || event.defaultPrevented || event.ctrlKey || event.metaKey) return;
    if (key && (!['Enter', ' '].includes(key) || button !== target || button.matches('a,button,input'))) return;
    event.preventDefault();
    if (event.repeat) return;
    bus
      .loadModule<ButtonsModule>('buttons')
      .done(({ runCommandOf }) => runCommandOf(button, bus))
      .fail(console.error);
  };
  for (const type of ['click', 'keydown']) document.addEventListener(type, press as never, { signal });
}

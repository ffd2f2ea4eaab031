import { isRecord } from '../config/index.js';
import type { AppContext } from './context.js';

/** Keys of options that markup may not set: handlers, and where personal data go. */
const forScriptsOnly = /^(on.+|dataURL)$/i;
/** What markup may command: anything but to load code. */
const command = /^(?!App\.registerE)[^.\s]+\.[^.\s]+$/;

/**
 * Makes a button of any element with `data-cx-command="Plugin.command"`, whenever it comes into the page; `data-cx-options`
 * holds the command's options as JSON. Something else than a button or link answers to Enter and Space if it has the focus.
 * HTML, handlers and addresses are refused: where visitors may write markup, they would let them run scripts.
 */
export function installCommandButtons({ bus, signal }: AppContext): void {
  const press = (event: MouseEvent | KeyboardEvent) => {
    const { target } = event;
    const button = target instanceof Element && target.closest<HTMLElement>('[data-cx-command]');
    if (!button || event.defaultPrevented || event.ctrlKey || event.metaKey) return;
    if ('key' in event && (!/^(Enter| )$/.test(event.key) || button !== target || button.matches('a,button,input')))
      return;
    event.preventDefault();
    if ('key' in event && event.repeat) return;
    const { cxCommand = '', cxOptions = '{}' } = button.dataset;
    try {
      const options: unknown = JSON.parse(cxOptions, (key, value) => {
        if (forScriptsOnly.test(key) || /</.test(value)) throw key;
        return value;
      });
      if (!isRecord(options) || !command.test(cxCommand)) throw cxCommand;
      bus.command(cxCommand, options);
    } catch {
      console.error('Not run: data-cx-command', cxCommand, cxOptions);
    }
  };
  document.addEventListener('click', press, { signal });
  document.addEventListener('keydown', press, { signal });
}

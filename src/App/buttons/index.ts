import type { Bus } from '../../bus/index.js';
import { isRecord } from '../../config/index.js';

/** What the core needs of the module `buttons`, a file of its own. */
export interface ButtonsModule {
  runCommandOf: typeof runCommandOf;
}

/** Keys of options that markup may not set: handlers, and where personal data go. */
const forScriptsOnly = /^(on.+|dataURL)$/i;
/** What markup may command: anything but to load code. */
const command = /^(?!App\.registerE)[^.\s]+\.[^.\s]+$/;

/**
 * Runs the command of an element, `data-cx-command="Plugin.command"`, with the options in `data-cx-options`, JSON. HTML,
 * handlers and addresses are refused: where visitors may write markup, they would let them run scripts.
 */
export function runCommandOf(button: HTMLElement, bus: Bus): void {
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
}

import { isRecord, reportOnce, toText } from '../config/index.js';
import type { AppContext } from './context.js';

/** What an element may command on any page. */
const alwaysAllowed = ['Callback.open', 'Callback.close', 'Callback.minimize'];
/** What it may say of the form that it opens. */
const formValues = ['firstname', 'lastname', 'phonenumber', 'subject', 'desiredTime'];
/** Keys that markup may not set for any command: handlers, and where personal data go. */
const forScriptsOnly = /^(?:on.*|dataURL|__proto__)$/i;

/**
 * Makes a button of any element with `data-cx-command="Plugin.command"`, whenever it comes into the page; `data-cx-options`
 * holds the command's options as JSON. Something else than a button or link answers to Enter and Space if it has the focus.
 *
 * Visitors may have written the element: a comment that was sanitised keeps its `data-` attributes. So it runs only a few
 * commands, and those of `main.markupCommands`, with options that are plain text.
 */
export function installCommandButtons(context: AppContext): void {
  const press = (event: MouseEvent | KeyboardEvent): void => {
    const button = buttonOf(event);
    if (!button || event.defaultPrevented || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    if ('repeat' in event && event.repeat) return;
    runCommandOf(button, context);
  };
  document.addEventListener('click', press, { signal: context.signal });
  document.addEventListener('keydown', press, { signal: context.signal });
}

/** The element that a click, or a key, presses; the keys of native buttons and links come as clicks. */
function buttonOf(event: MouseEvent | KeyboardEvent): Element | undefined {
  const { target } = event;
  if (!(target instanceof Element)) return undefined;
  // from the prototype: a form's own `closest` may be a field of that name
  const button = Element.prototype.closest.call(target, '[data-cx-command]') ?? undefined;
  if (!button || !('key' in event)) return button;
  const isPressed = event.key === 'Enter' || event.key === ' ';
  const isNative = Element.prototype.matches.call(button, 'a,button,input');
  return isPressed && button === target && !isNative ? button : undefined;
}

function runCommandOf(button: Element, { bus, main }: AppContext): void {
  const attribute = (name: string) => Element.prototype.getAttribute.call(button, name);
  const command = attribute('data-cx-command') ?? '';
  const listed = [main().markupCommands].flat().map((name) => toText(name));
  const allowed = [...alwaysAllowed, ...listed.filter(Boolean)];
  if (!allowed.includes(command)) {
    reportOnce(
      `data-cx-command="${command}" is not run. Allowed: ${allowed.join(', ')}, and what main.markupCommands lists.`,
    );
    return;
  }
  const options = parseOptions(attribute('data-cx-options') ?? '{}');
  if (options) bus.command(command, narrowOptions(command, options));
  else reportOnce(`${command} is not run: data-cx-options must be JSON without HTML, handlers or addresses.`);
}

/** @returns `undefined` for what is no JSON object, or holds something that could run or send data elsewhere */
function parseOptions(json: string): Record<string, unknown> | undefined {
  let isHarmless = true;
  try {
    const options: unknown = JSON.parse(json, (key, value) => {
      if (forScriptsOnly.test(key) || (typeof value === 'string' && value.includes('<'))) isHarmless = false;
      return value;
    });
    return isHarmless && isRecord(options) ? options : undefined;
  } catch {
    return undefined;
  }
}

/** What markup may say to the widget's own commands; a command that the page listed gets its options as they are. */
function narrowOptions(command: string, options: Record<string, unknown>): object {
  if (!alwaysAllowed.includes(command)) return options;
  if (command !== 'Callback.open') return pick(options, ['minimized']);
  const { form, ...others } = options;
  if (!isRecord(form)) return pick(options, []);
  return { ...pick(others, []), form: pick(form, formValues) };
}

/** The values of these keys, if they are plain text, numbers or booleans. Says what it leaves out. */
function pick(options: Record<string, unknown>, keys: readonly string[]): Record<string, unknown> {
  const isAllowed = ([key, value]: [string, unknown]) => keys.includes(key) && typeof value !== 'object';
  const entries = Object.entries(options);
  for (const [key] of entries.filter((entry) => !isAllowed(entry))) {
    reportOnce(`data-cx-options: "${key}" is ignored. Plain values of form.${formValues.join(', form.')} may be set.`);
  }
  return Object.fromEntries(entries.filter(isAllowed));
}

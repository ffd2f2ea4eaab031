import { isRecord, ownValue, toText } from '../config/index.js';
import type { AppContext } from './context.js';

/** The only headers that pages may set. */
const headerNames = ['Authorization', 'apikey'];

/** `updateAJAXHeader`, `removeAJAXHeader` and `main.header`: headers that services send along when configured to. */
export function installRequestHeader({ app, main }: AppContext): void {
  const header: Record<string, string> = {};

  /** @returns whether there was a header among those given */
  function setHeaders(given: unknown): boolean {
    const values = headerNames.map((name) => [name, toText(ownValue(given, name))] as const);
    const usable = values.filter(([, value]) => value);
    for (const [name, value] of usable) header[name] = value;
    return usable.length > 0;
  }

  /** @returns whether there was a header to remove */
  function removeHeaders(given: unknown): boolean {
    const present = headerNames.filter((name) => Object.hasOwn(header, name) && isNamed(name, given));
    for (const name of present) delete header[name];
    return present.length > 0;
  }

  function publishChange(): void {
    app.data('requestHeader', { ...header });
    app.republish('requestHeaderUpdated');
  }

  // both resolve also where there is nothing to change
  app.registerCommand('updateAJAXHeader', ({ data, deferred }) => {
    if (setHeaders(data.header)) publishChange();
    deferred.resolve();
  });
  app.registerCommand('removeAJAXHeader', ({ data, deferred }) => {
    if (removeHeaders(data.header)) publishChange();
    deferred.resolve();
  });
  if (setHeaders(main().header)) app.data('requestHeader', { ...header });
}

/** Whether a header is meant by a name, a list of names, a table of headers, or nothing: all of them. */
function isNamed(name: string, given: unknown): boolean {
  if (!given) return true;
  if (isRecord(given)) return Object.hasOwn(given, name);
  return [given].flat().includes(name);
}

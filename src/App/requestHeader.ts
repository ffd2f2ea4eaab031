import { toRecord, toText } from '../config/index.js';
import type { AppContext } from './context.js';

/** `updateAJAXHeader`, `removeAJAXHeader` and `main.header`: headers that services send along when configured to. */
export function installRequestHeader({ app, main }: AppContext): void {
  const header: Record<string, unknown> = {};
  /** @param edit deals with one header; says whether it was meant and there; so does `change` of all of them */
  const change = (edit: (name: string, given: unknown) => unknown, given: unknown) =>
    ['Authorization', 'apikey'].filter((name) => edit(name, given))[0] && app.data('requestHeader', { ...header });
  const put = (name: string, given: unknown) => {
    const value = toText(toRecord(given)[name]);
    if (value) header[name] = value;
    return value;
  };
  const remove = (name: string, given: unknown) =>
    name in header && (!given || [given].flat().includes(name) || name in Object(given)) && delete header[name];

  change(put, main().header);
  for (const [command, edit] of Object.entries({ updateAJAXHeader: put, removeAJAXHeader: remove })) {
    app.registerCommand(command, ({ data, deferred }) => {
      if (!change(edit, data.header)) throw 'No request header found.';
      app.republish('requestHeaderUpdated');
      deferred.resolve();
    });
  }
}

import { toRecord, toText } from '../config/index.js';
import type { AppContext } from './context.js';

type Header = Record<string, unknown>;

/** `updateAJAXHeader`, `removeAJAXHeader` and `main.header`: headers that services send along when configured to. */
export function installRequestHeader({ app, main }: AppContext): void {
  /** Changes the header as `edit` does, which says of each name whether it was meant; returns whether any was. */
  const change = (edit: (header: Header, name: string) => unknown) => {
    const header: Header = { ...toRecord(app.data('requestHeader')) };
    const [changed] = ['Authorization', 'apikey'].filter((name) => edit(header, name));
    return changed && app.data('requestHeader', header);
  };
  const put = (given: unknown) =>
    change((header, name) => {
      const value = toText(toRecord(given)[name]);
      if (value) header[name] = value;
      return value;
    });
  const remove = (given: unknown) =>
    change((header, name) => {
      const isMeant = !given || [given].flat().includes(name) || name in Object(given);
      return isMeant && name in header && delete header[name];
    });

  for (const [command, edit] of Object.entries({ updateAJAXHeader: put, removeAJAXHeader: remove })) {
    app.registerCommand(command, ({ data, deferred }) => {
      if (!edit(data.header)) throw 'No request header found.';
      app.republish('requestHeaderUpdated');
      deferred.resolve();
    });
  }
  put(main().header);
}

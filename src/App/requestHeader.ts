import { toRecord, toText } from '../config/index.js';
import type { AppContext } from './context.js';

/** `updateAJAXHeader`, `removeAJAXHeader` and `main.header`: headers that services send along when configured to. */
export function installRequestHeader({ app, main }: AppContext): void {
  const change = (change: (header: Record<string, string>, name: string) => boolean): boolean => {
    const header = { ...(app.data('requestHeader') as Record<string, string>) };
    const isChanged = ['Authorization', 'apikey'].filter((name) => change(header, name))[0];
    if (isChanged) app.data('requestHeader', header);
    return !!isChanged;
  };
  const put = (given: unknown) =>
    change((header, name) => {
      const value = toText(toRecord(given)[name]);
      if (value) header[name] = value;
      return !!value;
    });
  const remove = (given: unknown) =>
    change((header, name) => {
      const isMeant = !given || [given].flat().includes(name) || name in Object(given);
      return isMeant && name in header && delete header[name];
    });

  for (const [command, act] of [['updateAJAXHeader', put] as const, ['removeAJAXHeader', remove] as const]) {
    app.registerCommand(command, ({ data, deferred }) => {
      if (!act(data.header)) return deferred.reject('No request header found.');
      app.republish('requestHeaderUpdated');
      return deferred.resolve();
    });
  }
  put(main().header);
}

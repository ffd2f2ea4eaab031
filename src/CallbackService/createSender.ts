import { toRecord, toText } from '../config/coerce.js';
import { addressOf } from '../http/addressOf.js';
import { type Outgoing, type Reply, request } from '../http/request.js';
import { type Ports, requestWithRetries } from '../http/requestWithRetries.js';
import type { ApiCall } from './api.js';
import { formOf } from './managing/formOf.js';
import type { Settings } from './settings.js';

/**
 * Sends one operation and tells what came of it. A GET may be repeated, nothing else is. Rejects only with a string: there
 * is nowhere to send it.
 */
export type Send = (settings: Settings, call: ApiCall) => Promise<Reply>;

/**
 * @param customHeader the headers that the site wants with each request; only those that App keeps are taken
 * @param ports replaced in tests
 */
export function createSender(customHeader: () => unknown, ports: Ports): Send {
  return async (settings, { method, path, query, body }) => {
    if (!settings.dataURL) throw 'Invalid configuration. dataURL should be configured.';
    const url = addressOf(settings.api.base(settings.dataURL), path, query);
    if (!url) throw 'Invalid configuration. dataURL should be an http or https address.';

    const headers: Record<string, string> = { Accept: 'application/json' };
    if (settings.apikey) headers[settings.api.keyHeader] = settings.apikey;
    const given = settings.enableCustomHeader ? toRecord(customHeader()) : {};
    for (const name of ['Authorization', 'apikey']) {
      const value = toText(given[name]);
      if (value) headers[name] = value;
    }
    const outgoing: Outgoing = { method, url, headers, timeoutMs: settings.timeoutMs };
    if (body && settings.formEncoded) outgoing.body = formOf(body);
    else if (body) {
      headers['Content-Type'] = 'application/json';
      outgoing.body = JSON.stringify(body);
    }
    return method === 'GET' ? requestWithRetries(outgoing, ports) : request(outgoing, ports.fetch);
  };
}

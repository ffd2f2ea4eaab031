import { toRecord, toText } from '../config/coerce.js';
import { addressOf } from '../http/addressOf.js';
import { type Reply, request } from '../http/request.js';
import { type Ports, requestWithRetries } from '../http/requestWithRetries.js';
import type { ApiCall } from './api.js';
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
  return async (settings, { method, base, path, query, body }) => {
    if (!settings.dataURL) throw 'Invalid configuration. dataURL should be configured.';
    const url = addressOf(base ?? settings.api.base(settings.dataURL), path, query);
    if (!url) throw 'Invalid configuration. dataURL should be an http or https address.';

    const headers: Record<string, string> = { Accept: 'application/json' };
    if (settings.apikey) headers[settings.api.keyHeader] = settings.apikey;
    if (settings.customHeader) {
      const given = toRecord(customHeader());
      for (const name of ['Authorization', 'apikey']) if (toText(given[name])) headers[name] = toText(given[name]);
    }
    const form = settings.formEncoded;
    if (body) headers['Content-Type'] = form ? 'application/x-www-form-urlencoded' : 'application/json';

    const outgoing = {
      method,
      url,
      headers,
      body: body && (form ? formOf(body) : JSON.stringify(body)),
      timeoutMs: settings.timeoutMs,
    };
    return method === 'GET' ? requestWithRetries(outgoing, ports) : request(outgoing, ports.fetch);
  };
}

function formOf(body: Record<string, unknown>): string {
  const fields = Object.entries(body).map(([key, value]) => [
    key,
    typeof value === 'object' ? JSON.stringify(value) : String(value),
  ]);
  return new URLSearchParams(fields).toString();
}

import { toText } from '../config/coerce.js';
import { ownProperties } from '../config/ownProperties.js';
import { reportOnce } from '../config/report.js';
import { addressOf } from '../http/addressOf.js';
import { type HttpRequest, type HttpResponse, request } from '../http/request.js';
import { type Dependencies, requestWithRetries } from '../http/requestWithRetries.js';
import type { ApiCall, CallbackApi } from './api/types.js';
import type { ServiceSettings } from './settings.js';

/**
 * Sends one operation and tells what came of it. A GET may be repeated, nothing else is. Rejects only before it sends, with a
 * string.
 */
export type Send = (settings: ServiceSettings, api: CallbackApi, call: ApiCall) => Promise<HttpResponse>;

/** The only headers that a site may add. */
const customHeaders = ['Authorization', 'apikey'];

/**
 * @param customHeader the headers that the site wants with each request
 * @param dependencies replaced in tests
 */
export function createSend(customHeader: () => unknown, dependencies: Dependencies): Send {
  return async (settings, api, call) => {
    const httpRequest = toHttpRequest(settings, api, call, customHeader);
    const response =
      call.method === 'GET'
        ? await requestWithRetries(httpRequest, dependencies)
        : await request(httpRequest, dependencies);
    try {
      reportFault(response, httpRequest);
    } catch {
      // an answer that is there is not lost for want of a line in the console
    }
    return translated(response, call);
  };
}

function toHttpRequest(
  settings: ServiceSettings,
  api: CallbackApi,
  { method, base, path, query, body }: ApiCall,
  customHeader: () => unknown,
): HttpRequest {
  const start = base ?? api.base(settings.dataURL);
  if (!start) throw 'Invalid configuration. dataURL should be configured.';
  const url = addressOf(start, path, query);
  if (!url) throw 'Invalid configuration. dataURL should be an http or https address.';

  const headers: Record<string, string> = { Accept: 'application/json' };
  if (settings.apikey) headers[api.keyHeader] = settings.apikey;
  const given = settings.enableCustomHeader ? ownProperties(customHeader()) : {};
  for (const name of customHeaders) {
    const value = toText(given[name]);
    if (value) headers[name] = value;
  }
  // free times, records and the server's clock are of use only as they are now
  const httpRequest: HttpRequest = { method, url, headers, cache: 'no-store', timeoutMs: settings.timeoutMs };
  if (!body) return httpRequest;
  if (settings.formEncoded && api.acceptsForms) return { ...httpRequest, body: formOf(body) };
  headers['Content-Type'] = 'application/json';
  return { ...httpRequest, body: jsonOf(body) };
}

function jsonOf(body: Record<string, unknown>): string {
  try {
    return JSON.stringify(body);
  } catch {
    throw 'Invalid data. What is attached to a booking should be plain data that JSON can hold.';
  }
}

/** A body as a form; `fetch` knows its content type. What is no text goes as JSON. */
function formOf(body: Record<string, unknown>): URLSearchParams {
  const form = new URLSearchParams();
  for (const [key, value] of Object.entries(body)) {
    if (value === undefined) continue;
    form.set(key, typeof value === 'object' ? JSON.stringify(value) : String(value));
  }
  return form;
}

function translated(response: HttpResponse, { readAnswer }: ApiCall): HttpResponse {
  if (!readAnswer || response.responseJSON === undefined) return response;
  try {
    return { ...response, responseJSON: readAnswer(response.responseJSON, response.status) };
  } catch {
    return { ...response, responseJSON: undefined, statusText: 'parsererror' };
  }
}

/** Says in the console what only the page's owner can mend. Never with what a visitor typed, which may be in the address. */
function reportFault(response: HttpResponse, { url }: HttpRequest): void {
  const { protocol, host } = new URL(url);
  const page = globalThis.location;
  if (response.statusText === 'error' && response.status === 0) {
    if (protocol === 'http:' && page?.protocol === 'https:') {
      reportOnce(
        `callback.dataURL: ${protocol}//${host} is not https, and browsers block it on an https page. Use https.`,
      );
    } else if (page?.host !== host && globalThis.navigator?.onLine !== false) {
      reportOnce(
        `callback.dataURL: ${host} did not answer, or its answer was blocked. If the server is up, it must allow this page's origin (CORS).`,
      );
    }
  }
  if (response.statusText === 'parsererror' && /^\s*</.test(response.responseText.slice(0, 200))) {
    reportOnce(
      `callback.dataURL: ${host} answered with a page (HTML, status ${response.status}) where JSON was expected. Check the address.`,
    );
  }
}

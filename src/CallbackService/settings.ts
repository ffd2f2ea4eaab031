import { toBoolean, toNumber, toRecord, toText } from '../config/coerce.js';
import * as defaults from '../config/defaults.js';
import { mergeSafely } from '../config/mergeSafely.js';
import type { WidgetsConfiguration } from '../config/types.js';
import type { Api } from './api.js';
import { v1 } from './v1.js';
import { v3 } from './v3.js';

/** The connection options in force for one request (manual: CallbackService, Configuration). */
export interface Settings {
  dataURL: string;
  api: Api;
  /** `''`: none. */
  apikey: string;
  serviceName: string;
  userData: Record<string, unknown>;
  timeoutMs: number;
  callDirection: string;
  /** IANA, or `''`. */
  timezone: string;
  /** Whether `App.data('requestHeader')` is sent along. */
  enableCustomHeader: boolean;
  /** Whether bodies are form-encoded; v1 only. */
  formEncoded: boolean;
  debug: boolean;
}

/** Where the options come from. */
export interface SettingsSource {
  /** Lays options over the page's configuration. */
  configure(options: Record<string, unknown>): void;
  /** Ids of Web Engagement, attached to every booking. */
  identify(ids: Record<string, unknown>): void;
  /** The options in force now. */
  read(): Settings;
}

/**
 * Keeps the page's configuration by reference and what `configure` changed beside it. An option that `configure` was
 * given as the page has it stays the page's: a hook, or the page itself, may still change it there.
 */
export function createSettings(root: WidgetsConfiguration): SettingsSource {
  const changed: Record<string, unknown> = {};
  const userData: Record<string, unknown> = {};

  return {
    configure(options) {
      const current = toRecord(root.callback);
      for (const [key, value] of Object.entries(mergeSafely({}, options))) {
        if (value === undefined || value === current[key]) delete changed[key];
        else if (key === 'userData') mergeSafely(userData, value);
        else changed[key] = value;
      }
    },
    identify(given) {
      for (const name of ['visitID', 'globalVisitID', 'pageID']) if (toText(given[name])) userData[name] = given[name];
    },
    read() {
      const options = mergeSafely({}, root.callback, changed);
      const api = toText(options.apiVersion).toLowerCase() === 'v3' ? v3 : v1;
      return {
        dataURL: toText(options.dataURL),
        api,
        apikey: toText(options.apikey),
        serviceName: toText(options.serviceName),
        userData: mergeSafely({}, options.userData, userData),
        timeoutMs: Math.max(0, toNumber(options.ajaxTimeout, 0)) || defaults.requestTimeoutMs,
        callDirection: toText(options.callDirection),
        timezone: toText(options.timezone),
        enableCustomHeader: isOn(options.enableCustomHeader),
        formEncoded: options.requestFormat === 'form' && api === v1,
        debug: isOn(toRecord(root.main).debug),
      };
    },
  };
}

function isOn(value: unknown): boolean {
  return toBoolean(value, false);
}

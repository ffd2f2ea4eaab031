import { toBoolean, toNumber, toText } from '../config/coerce.js';
import * as defaults from '../config/defaults.js';
import { createOptions, readApiVersion } from '../config/options.js';
import { ownProperties, ownValue } from '../config/ownProperties.js';
import type { WidgetsConfiguration } from '../config/types.js';

/** The connection options in force for one request (manual: CallbackService, Configuration). */
export interface ServiceSettings {
  dataURL: string;
  apiVersion: 'v1' | 'v3';
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
  /** Whether bodies are form-encoded, where the API takes forms. */
  formEncoded: boolean;
  /** Key under which a token is sent that stays the same when a booking is sent again; `''`: none is sent. */
  requestIdKey: string;
  /** Whether what is booked may be kept in the browser beyond the tab. */
  rememberBooking: boolean;
  debug: boolean;
}

/** Where the options come from. */
export interface SettingsSource {
  /** Lays options over the page's configuration. */
  configure(options: object): void;
  /** Ids of Web Engagement, attached to every booking. */
  identify(ids: unknown): void;
  /** The options in force now. */
  read(): ServiceSettings;
}

const engagementIds = ['visitID', 'globalVisitID', 'pageID'];

/** Reads the page's configuration by reference, at each request: a hook, or the page itself, may change it at any time. */
export function createSettingsSource(root: WidgetsConfiguration): SettingsSource {
  const source = createOptions(root, 'callback', ['userData']);
  const visit: Record<string, unknown> = {};

  return {
    configure: source.configure,
    identify(given) {
      for (const name of engagementIds) {
        const id = ownValue(given, name);
        if (toText(id)) visit[name] = id;
      }
    },
    read() {
      const options = source.read();
      return {
        dataURL: toText(options.dataURL),
        apiVersion: readApiVersion(options),
        apikey: toText(options.apikey),
        serviceName: toText(options.serviceName),
        userData: { ...ownProperties(options.userData, visit) },
        timeoutMs: Math.max(0, toNumber(options.ajaxTimeout, 0)) || defaults.requestTimeoutMs,
        callDirection: toText(options.callDirection),
        timezone: toText(options.timezone),
        enableCustomHeader: toBoolean(options.enableCustomHeader, false),
        formEncoded: toText(options.requestFormat).toLowerCase() === 'form',
        requestIdKey: toText(options.requestIdKey),
        rememberBooking: toBoolean(options.rememberBooking, true),
        debug: toBoolean(ownValue(ownValue(root, 'main'), 'debug'), false),
      };
    },
  };
}

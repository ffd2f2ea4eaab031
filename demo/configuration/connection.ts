import { isRecord, toText, type WidgetsConfiguration } from '../../src/config/index.js';

export type ApiVersion = 'v1' | 'v3';

/** Which API the widget speaks, and which service of the server it books with. */
export interface Connection {
  apiVersion: ApiVersion;
  service: string;
}

/** Where the two APIs are, up to the service. Addresses of the page itself: the service worker answers them. */
const v1Base = '/genesys/1/service/callback/';
const v3Base = '/engagement/v3';
/** Key of the simulator's v3 API. */
const apikey = 'K';

/** The configuration with another connection. Whatever else is in it stays as it is; the given object is not changed. */
export function withConnection(
  configuration: WidgetsConfiguration,
  { apiVersion, service }: Connection,
): WidgetsConfiguration {
  const { apikey: _key, serviceName: _name, ...rest } = configuration.callback ?? {};
  const isV3 = apiVersion === 'v3';
  const connection = isV3
    ? { apiVersion, dataURL: v3Base, serviceName: service, apikey }
    : { apiVersion, dataURL: `${v1Base}${encodeURIComponent(service)}` };
  return { ...configuration, callback: { ...connection, ...omit(rest, ['apiVersion', 'dataURL']) } };
}

/** What a configuration connects to; the service is empty if its address says none that could be read. */
export function connectionOf(configuration: WidgetsConfiguration): Connection {
  const callback: Record<string, unknown> = isRecord(configuration.callback) ? configuration.callback : {};
  const apiVersion = toText(callback.apiVersion).toLowerCase() === 'v3' ? 'v3' : 'v1';
  if (apiVersion === 'v3') return { apiVersion, service: toText(callback.serviceName) };
  const [, service = ''] = /\/callback\/([^/?#]+)/.exec(toText(callback.dataURL)) ?? [];
  return { apiVersion, service: decode(service) };
}

/** The configuration that a first visit starts with. */
export function defaultConfiguration(connection: Connection, languagePack: string): WidgetsConfiguration {
  const configuration: WidgetsConfiguration = {
    main: { theme: 'auto', lang: 'en', i18n: languagePack },
    callback: {
      userData: { page: 'canoes' },
      countryCodes: true,
      immediateCallback: true,
      scheduledCallback: true,
      confirmFormCloseEnabled: true,
    },
    calendar: { showAvailability: true, numberOfDays: 5 },
  };
  return withConnection(configuration, connection);
}

function omit(source: Record<string, unknown>, keys: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(Object.entries(source).filter(([key]) => !keys.includes(key)));
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

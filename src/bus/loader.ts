import { createDeferred } from './deferred.js';
import type { Log, Report, Settings } from './internal.js';
import type { Enqueue } from './queue.js';
import type { BusPromise, Deferred } from './types.js';

export interface Loader {
  /** Resolves with the script's load event; rejects with no value if the plugin is there, else with a sentence. */
  loadPlugin(name: string): BusPromise<Event>;
  loadFile(url: string): BusPromise<Event>;
  /** Resolves with what was registered under that name, by now or by the file. */
  loadModule<T>(name: string): BusPromise<T>;
  registerModule(name: string, value: unknown): boolean;
}

/** What the site's map says of the first key it knows. Anything else, such as what objects inherit, says nothing. */
const lookUp = (map: Record<string, string | false>, ...keys: string[]) =>
  keys.map((key) => map[key]).find((value) => value === false || typeof value === 'string');

/** What the browser makes of an address before a script element takes it, where the page demands that (Trusted Types). */
interface AddressPolicy {
  createScriptURL(address: string): string;
}
interface Page {
  trustedTypes: { createPolicy(name: string, rules: AddressPolicy): AddressPolicy };
}

const addressPolicy: AddressPolicy = { createScriptURL: (address) => address };
let policy: AddressPolicy | undefined;

/** Pages that demand Trusted Types allow the policy `cx-callback-files`. */
function trusted(address: string): string {
  try {
    policy ??= (globalThis as unknown as Page).trustedTypes.createPolicy('cx-callback-files', addressPolicy);
  } catch {
    policy = addressPolicy; // the browser knows no such thing, or the page does not allow it and may not demand it either
  }
  return policy.createScriptURL(address);
}

/** Loads plugins, files and modules with script elements, one for each address at a time. */
export function createLoader(
  settings: Settings,
  knownPlugins: Set<string>,
  enqueue: Enqueue,
  report: Report,
  log: Log,
  document: Document | null,
): Loader {
  const inFlight = new Map<string, BusPromise<Event>>();
  const modules = new Map<string, unknown>([['trusted', trusted]]);

  /** Loads an address for everybody who asks while it is on its way. Rejects with no value; always does for `''`. */
  function load(address: string, name = address): BusPromise<Event> {
    const shared = inFlight.get(address);
    if (shared) return shared;
    const loading = createDeferred<Event>(report).always(() => inFlight.delete(address));
    inFlight.set(address, loading.promise());
    const integrity = lookUp(settings.integrity, address, name);
    try {
      if (!document || !address) throw address; // fails like a script that the page's policy forbids
      const script = document.createElement('script');
      const nonce = document.querySelector<HTMLElement>('script[nonce]')?.nonce;
      if (nonce) script.nonce = nonce;
      if (integrity) {
        script.integrity = integrity;
        script.crossOrigin = 'anonymous';
      }
      script.onload = loading.resolve;
      script.onerror = () => {
        script.remove();
        loading.reject();
      };
      script.src = trusted(address);
      document.head.appendChild(script);
      log('load', address);
    } catch {
      if (document && address && !integrity) importInstead(address, document, loading);
      else enqueue([() => loading.reject()]);
    }
    return loading.promise();
  }

  /**
   * A page may demand Trusted Types and allow no policy that could make an address for a script element. What an import may
   * load, its Content Security Policy decides all the same.
   */
  async function importInstead(address: string, { baseURI }: Document, loading: Deferred<Event>): Promise<void> {
    try {
      await import(/* @vite-ignore */ new URL(address, baseURI).href);
      loading.resolve(new Event('load'));
    } catch {
      loading.reject();
    }
  }

  /** Where the file of a plugin is; `''` if it must not be loaded. */
  function pluginAddress(name: string): string {
    const { pluginMap, pluginsPath, pluginFilenameFormat } = settings;
    const mapped = lookUp(pluginMap, name, name.toLowerCase());
    if (mapped === undefined) return pluginsPath + pluginFilenameFormat.replace('plugin', () => name).toLowerCase();
    return mapped !== false && mapped.endsWith('.js') ? mapped : '';
  }

  return {
    loadPlugin(name) {
      const key = `${name}`.toLowerCase();
      if (knownPlugins.has(key)) return load('');
      const address = pluginAddress(`${name}`);
      return load(address, name)
        .done(() => knownPlugins.add(key))
        .pipe(null, () => `Could not load plugin file: ${address || name}`);
    },

    loadFile: (url) => load(url).pipe(null, () => `Could not load file: ${url}`),

    loadModule<T>(name: string) {
      const deferred = createDeferred<T>(report);
      const settle = () => {
        if (modules.has(name)) deferred.resolve(modules.get(name) as T);
        else deferred.reject(`Could not load module: ${name}`);
      };
      if (modules.has(name)) enqueue([settle]);
      else load(`${settings.pluginsPath}${name}.mod.js`, name).always(settle);
      return deferred.promise();
    },

    registerModule: (name, value) => !modules.has(name) && Boolean(modules.set(name, value)),
  };
}

import { createDeferred } from './deferred.js';
import { fileNameOf, findIntegrity } from './integrity.js';
import { type BusContext, ownValue } from './internal.js';
import type { BusPromise, Deferred } from './types.js';

export interface Loader {
  /** Resolves with the script's load event; rejects with no value if the plugin is there, else with a sentence. */
  loadPlugin(name: string): BusPromise<Event>;
  loadFile(url: string): BusPromise<Event>;
  /** Resolves with what was registered under that name, by now or by the file. */
  loadModule<T>(name: string): BusPromise<T>;
  registerModule(name: string, value: unknown): boolean;
}

/** What a file is loaded from, or why it must not be loaded. */
type FileAddress = { address: string } | { problem: string };

/** Only such names become part of an address: nothing that leads out of the folder of the plugin files. */
const PLAIN_WORD = /^[\w-]+$/;
const FOLDER_UNKNOWN = 'the folder of the plugin files is unknown. Set pluginsPath in CXBus.configure.';

/** The part of `TrustedTypePolicyFactory` that is used. */
interface PolicyFactory {
  createPolicy(name: string, rules: AddressPolicy): AddressPolicy;
}
interface AddressPolicy {
  createScriptURL(address: string): string;
}

/** The address that the loader gives a script element at the moment; the policy knows no other. */
let currentAddress: string | undefined;
let policy: AddressPolicy | undefined;

const policyRules: AddressPolicy = {
  createScriptURL(address) {
    if (address !== currentAddress) throw new TypeError('Only the bus makes addresses of scripts.');
    return address;
  },
};

/**
 * The address as a script element takes it. Pages that demand Trusted Types allow the policy `cx-callback-files`; where it
 * is not allowed, or the browser has none, the address stays a string.
 */
function toScriptAddress(address: string): string {
  currentAddress = address;
  try {
    policy ??= createAddressPolicy();
    return policy.createScriptURL(address);
  } finally {
    currentAddress = undefined;
  }
}

function createAddressPolicy(): AddressPolicy {
  try {
    const { trustedTypes } = globalThis as unknown as { trustedTypes: PolicyFactory };
    return trustedTypes.createPolicy('cx-callback-files', policyRules);
  } catch {
    return policyRules;
  }
}

/** The methods of the platform's document, whatever elements are named like them; those of any other object as they are. */
function methodsOf(document: Document): Pick<Document, 'createElement' | 'querySelector'> {
  const isOfPage = typeof Document === 'function' && document instanceof Document;
  const { createElement, querySelector } = isOfPage ? Document.prototype : document;
  return { createElement: createElement.bind(document), querySelector: querySelector.bind(document) };
}

/** Loads plugins, files and modules with script elements, one for each address at a time. */
export function createLoader(context: BusContext, document: Document | null | undefined): Loader {
  const { settings, knownPlugins, queue, report, log } = context;
  const inFlight = new Map<string, BusPromise<Event>>();
  const modules = new Map<string, unknown>();
  /** Files whose missing entry has been reported. */
  const reported = new Set<string>();

  function rejectSoon<T>(...reason: string[]): BusPromise<T> {
    const deferred = createDeferred<T>(report);
    queue.enqueue(() => deferred.reject(...reason));
    return deferred.promise();
  }

  /** Loads an address for everybody who asks while it is on its way. Rejects with no value. */
  function load(address: string, name?: string): BusPromise<Event> {
    const shared = inFlight.get(address);
    if (shared) return shared;
    const { integrity: map } = settings;
    const integrity = map && findIntegrity(map, address, name);
    if (map && !integrity) {
      reportMissingEntry(address);
      return rejectSoon();
    }
    if (!document || address === '') return rejectSoon();
    const loading = createDeferred<Event>(report);
    loading.always(() => inFlight.delete(address));
    inFlight.set(address, loading.promise());
    try {
      appendScript(document, address, integrity, loading);
      log('load', address);
    } catch {
      if (integrity) queue.enqueue(() => loading.reject());
      else importInstead(address, document, loading);
    }
    return loading.promise();
  }

  function reportMissingEntry(address: string): void {
    if (reported.has(address)) return;
    reported.add(address);
    const entry = fileNameOf(address);
    console.error(`[CXBus] ${address} is not loaded: add its hash to integrity in CXBus.configure, as '${entry}'.`);
  }

  /** Where the file of a plugin is. */
  function pluginFile(name: string): FileAddress {
    const { pluginMap, pluginFilenameFormat } = settings;
    const mapped = [name, name.toLowerCase()]
      .map((key) => ownValue(pluginMap, key))
      .find((value) => value === false || typeof value === 'string');
    if (mapped === undefined) {
      return fileInFolder(name, pluginFilenameFormat.replace('plugin', () => name).toLowerCase());
    }
    const isScript = typeof mapped === 'string' && mapped.endsWith('.js');
    return isScript ? { address: mapped } : { problem: name };
  }

  function fileInFolder(name: string, file: string): FileAddress {
    const { pluginsPath } = settings;
    if (!PLAIN_WORD.test(name)) return { problem: name };
    return pluginsPath === undefined ? { problem: `${file}: ${FOLDER_UNKNOWN}` } : { address: pluginsPath + file };
  }

  function loadPlugin(name: unknown): BusPromise<Event> {
    if (typeof name !== 'string') return rejectSoon(`Could not load plugin file: ${typeof name}`);
    const key = name.toLowerCase();
    if (knownPlugins.has(key)) return rejectSoon();
    const file = pluginFile(name);
    if ('problem' in file) return rejectSoon(`Could not load plugin file: ${file.problem}`);
    return load(file.address, name)
      .done(() => knownPlugins.add(key))
      .pipe(null, () => `Could not load plugin file: ${fileNameOf(file.address)}`);
  }

  function loadModule<T>(name: string): BusPromise<T> {
    const deferred = createDeferred<T>(report);
    const settle = (): void => {
      if (modules.has(name)) deferred.resolve(modules.get(name) as T);
      else deferred.reject(`Could not load module: ${name}`);
    };
    if (modules.has(name)) {
      queue.enqueue(settle);
      return deferred.promise();
    }
    const file = fileInFolder(String(name), `${String(name)}.mod.js`);
    if ('problem' in file) return rejectSoon(`Could not load module: ${file.problem}`);
    load(file.address, name).always(settle);
    return deferred.promise();
  }

  return {
    loadPlugin,
    loadFile(url) {
      const address = String(url);
      return load(address).pipe(null, () => `Could not load file: ${address}`);
    },
    loadModule,
    registerModule(name, value) {
      if (modules.has(name)) return false;
      modules.set(name, value);
      return true;
    },
  };
}

/** Throws where the page's policy forbids it. */
function appendScript(
  document: Document,
  address: string,
  integrity: string | undefined,
  loading: Deferred<Event>,
): void {
  const { createElement, querySelector } = methodsOf(document);
  const script = createElement('script');
  const nonce = querySelector<HTMLElement>('script[nonce]')?.nonce;
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
  script.src = toScriptAddress(address);
  // Not `document.head`: an element of the page may be named so.
  const head = querySelector('head');
  if (!head) throw new Error('The page has no head.');
  head.appendChild(script);
}

/**
 * A page may demand Trusted Types and allow no policy that could make an address for a script element. What an import may
 * load, its Content Security Policy decides all the same.
 */
async function importInstead(address: string, document: Document, loading: Deferred<Event>): Promise<void> {
  try {
    const { baseURI } = methodsOf(document).createElement('a');
    await import(/* @vite-ignore */ new URL(address, baseURI).href);
    loading.resolve(new Event('load'));
  } catch {
    loading.reject();
  }
}

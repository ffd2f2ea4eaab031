import type { CommandCall } from '../../bus/index.js';
import { ownValue, reportUncaught, toRecord, toText } from '../../config/index.js';
import type { AppContext } from '../context.js';

type Extension = ($: unknown, bus: unknown, common: unknown) => unknown;

const tooEarly = "You must wait until 'App.ready' is published before registering new Extensions.";
const wrongOptions = "The options 'name' must be a string and 'extension' must be a function or a URL.";

/** The extensions that come after the start: by address, and by `App.registerExtension`. */
export function createExtensions({ bus, config }: AppContext, loadJQuery: () => PromiseLike<unknown>) {
  const registeredNames = new Set<string>();
  const configured = () => toRecord(ownValue(config, 'extensions'));

  /** Loads the file; a function that it has put in the place of its address is called. */
  async function loadFile(name: string, address: string): Promise<void> {
    await bus.loadFile(address);
    const extension = ownValue(configured(), name);
    if (isExtension(extension)) await call(extension);
  }

  async function call(extension: Extension): Promise<void> {
    extension(await loadJQuery(), bus, config.common);
  }

  /** Why an extension cannot be registered; `undefined` if it can. */
  function refusalOf(data: Record<string, unknown>): string | undefined {
    if (data.isEarly) return tooEarly;
    const isNamed = typeof data.name === 'string' && data.name.trim() !== '';
    const isUsable =
      isExtension(data.extension) || (typeof data.extension === 'string' && data.extension.trim() !== '');
    if (!isNamed || !isUsable) return wrongOptions;
    const name = toText(data.name);
    const isTaken = registeredNames.has(name) || Object.hasOwn(configured(), name);
    return isTaken ? `The extension name ${name} is taken` : undefined;
  }

  return {
    /** Whether there are functions among those of the configuration. */
    hasFunctions: () => Object.values(configured()).some(isExtension),
    loadFiles(): void {
      for (const [name, extension] of Object.entries(configured())) {
        const address = toText(extension);
        if (address) loadFile(name, address).catch(reportUncaught);
      }
    },
    async register({ data, deferred }: CommandCall): Promise<void> {
      const refusal = refusalOf(data);
      if (refusal) {
        deferred.reject(refusal);
        return;
      }
      const name = toText(data.name);
      registeredNames.add(name);
      try {
        if (isExtension(data.extension)) await call(data.extension);
        else await loadFile(name, toText(data.extension));
        deferred.resolve();
      } catch (error) {
        registeredNames.delete(name);
        deferred.reject(error);
      }
    },
  };
}

function isExtension(value: unknown): value is Extension {
  return typeof value === 'function';
}

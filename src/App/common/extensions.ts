import type { CommandCall } from '../../bus/index.js';
import { toRecord, toText } from '../../config/index.js';
import type { AppContext } from '../context.js';

type Extension = ($: unknown, bus: unknown, common: unknown) => unknown;

const isExtension = (value: unknown): value is Extension => typeof value === 'function';

/** The extensions that come after the start: by address, and by `App.registerExtension`. */
export function createExtensions({ bus, config }: AppContext, loadJQuery: () => PromiseLike<unknown>) {
  const names = new Set<string>();
  const configured = () => toRecord(config.extensions);

  /** Loads the file; a function that it has put in the place of its address is called. */
  async function inject(name: string, address: string): Promise<void> {
    await bus.loadFile(address);
    const extension = configured()[name];
    if (isExtension(extension)) extension(await loadJQuery(), bus, config.common);
  }

  return {
    /** Whether there are functions among those of the configuration. */
    hasFunctions: () => Object.values(configured()).some(isExtension),
    inject() {
      for (const [name, extension] of Object.entries(configured())) {
        const address = toText(extension);
        if (address) inject(name, address).catch(reportError);
      }
    },
    async register({ data, deferred }: CommandCall): Promise<void> {
      const { extension } = data;
      const name = toText(data.name);
      const address = toText(extension);
      const refusal =
        (data.isEarly && "You must wait until 'App.ready' is published before registering new Extensions.") ||
        (!name && 'No extension name provided') ||
        (!address && !isExtension(extension) && 'An extension must be a function or a URL') ||
        ((names.has(name) || Object.hasOwn(configured(), name)) && `The extension name ${name} is taken`);
      if (refusal) {
        deferred.reject(refusal);
        return;
      }
      names.add(name);
      try {
        if (isExtension(extension)) extension(await loadJQuery(), bus, config.common);
        else await inject(name, address);
        deferred.resolve();
      } catch (error) {
        names.delete(name);
        deferred.reject(error);
      }
    },
  };
}

import { type Bus, createBus, type PluginInterface } from '../../src/bus/index.js';

/** A bus without a page that collects what callbacks throw. */
export function makeBus(): { bus: Bus; reported: unknown[] } {
  const reported: unknown[] = [];
  const reportError = (error: unknown) => reported.push(error);
  return { bus: createBus({ document: null, defaultPluginsPath: 'plugins/', reportError }), reported };
}

/** Registers a plugin that must not be taken, ready or not. */
export function makePlugin(bus: Bus, name: string, state: 'ready' | 'not ready' = 'ready'): PluginInterface {
  const plugin = bus.registerPlugin(name);
  if (!plugin) throw new Error(`${name} is taken`);
  if (state === 'ready') plugin.ready();
  return plugin;
}

/** Resolves in a later task: everything in the queue of a bus has been delivered by then, as long as it is short. */
export const laterTask = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

/** What a promise rejects with; fails if it does not reject. */
export async function rejectionOf(promise: PromiseLike<unknown>): Promise<unknown> {
  try {
    await promise;
  } catch (reason) {
    return reason;
  }
  throw new Error('did not reject');
}

/** Runs `action` and tells which rejections the platform found unhandled a task later. */
export async function unhandledRejections(action: () => void): Promise<unknown[]> {
  const found: unknown[] = [];
  const listeners = process.listeners('unhandledRejection');
  process.removeAllListeners('unhandledRejection');
  process.on('unhandledRejection', (reason) => found.push(reason));
  action();
  await laterTask();
  await laterTask();
  process.removeAllListeners('unhandledRejection');
  for (const listener of listeners) process.on('unhandledRejection', listener);
  return found;
}

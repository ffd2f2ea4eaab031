import { reportOnce } from '../config/index.js';
import type { AppContext } from './context.js';
import { features } from './features.js';

/**
 * Says once in the console, also without `main.debug`, which command there is not. The name that was probably meant is looked
 * up in a file of its own, for pages without mistakes need none.
 */
export function reportUnknownCommands({ app, bus, signal }: AppContext): void {
  const seen = new Set<string>();

  async function report(command: string): Promise<void> {
    try {
      const { describeUnknownCommand } = await features.debug();
      reportOnce(describeUnknownCommand(command, app.registry()));
    } catch {
      reportOnce(`${command} is no command. Check its name.`);
    }
  }

  bus.configure({
    onUnknownCommand(command) {
      // what waits for plugins that are taken away is no mistake
      if (signal?.aborted || seen.has(command)) return;
      seen.add(command);
      report(command);
    },
  });
}

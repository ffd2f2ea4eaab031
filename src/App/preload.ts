import { reportOnce, toText } from '../config/index.js';
import type { AppContext } from './context.js';

/** Our own plugin files; they register their plugin while they are evaluated. */
const ownFiles = ['callback', 'callbackservice', 'calendar'];

/** Loads the plugins of `main.preload`, and says which of them cannot be had. */
export function preload({ app, bus, main }: AppContext): void {
  for (const given of [main().preload].flat()) {
    const name = toText(given);
    if (!name) continue;
    bus.loadPlugin(name).then(
      () => {
        const isOwn = ownFiles.includes(name.toLowerCase());
        if (isOwn && !isRegistered(name)) reportMissing(name, 'Its file is no script of ours (HTML?).');
      },
      (reason) => {
        // without a reason: it is there already
        if (reason) reportMissing(name, String(reason));
      },
    );
  }

  function isRegistered(name: string): boolean {
    return Object.keys(app.registry()).some((known) => known.toLowerCase() === name.toLowerCase());
  }
}

function reportMissing(name: string, reason: string): void {
  reportOnce(`main.preload: "${name}" could not be loaded. ${reason}`);
}

import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** What a browser engine beside Chromium needs to be driven by tests: programs by name, `undefined` where one is missing. */
export interface EnginePrograms {
  firefox: string | undefined;
  webkitDriver: string | undefined;
  miniBrowser: string | undefined;
  xvfb: string | undefined;
}

const miniBrowserFolders = ['x86_64-linux-gnu', 'aarch64-linux-gnu', 'arm-linux-gnueabihf', '.'].flatMap((machine) =>
  ['webkit2gtk-4.1', 'webkit2gtk-4.0', 'webkitgtk-6.0'].map((version) => join('/usr/lib', machine, version)),
);

/** Looks in the usual places; `FIREFOX_PATH` and `MINIBROWSER_PATH` come first. */
export function findEngines(): EnginePrograms {
  const { FIREFOX_PATH, MINIBROWSER_PATH } = process.env;
  return {
    firefox: FIREFOX_PATH ?? onPath('firefox-esr') ?? onPath('firefox'),
    webkitDriver: onPath('WebKitWebDriver'),
    miniBrowser:
      MINIBROWSER_PATH ??
      miniBrowserFolders.map((folder) => join(folder, 'MiniBrowser')).find((path) => existsSync(path)),
    xvfb: onPath('Xvfb'),
  };
}

function onPath(name: string): string | undefined {
  return (process.env.PATH ?? '')
    .split(delimiter)
    .map((folder) => join(folder, name))
    .find((path) => existsSync(path));
}

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

/** Looks in the usual places, or where `FIREFOX_PATH` and `MINIBROWSER_PATH` say. */
export function findEngines(): EnginePrograms {
  const { FIREFOX_PATH, MINIBROWSER_PATH } = process.env;
  return {
    firefox: FIREFOX_PATH ? existing(FIREFOX_PATH) : (onPath('firefox-esr') ?? onPath('firefox')),
    webkitDriver: onPath('WebKitWebDriver'),
    miniBrowser: existing(
      ...(MINIBROWSER_PATH ? [MINIBROWSER_PATH] : miniBrowserFolders.map((folder) => join(folder, 'MiniBrowser'))),
    ),
    xvfb: onPath('Xvfb'),
  };
}

function onPath(name: string): string | undefined {
  return existing(...(process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, name)));
}

function existing(...paths: string[]): string | undefined {
  return paths.find((path) => existsSync(path));
}

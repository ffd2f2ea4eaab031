import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { findEngines } from './findEngines.js';

/**
 * The flows are also tested in Firefox and WebKitGTK. Installs Debian's packages when they are missing and we may;
 * otherwise says what to do.
 */

const packages = ['firefox-esr', 'webkit2gtk-driver', 'xvfb', 'fonts-noto-core'];

function missing(): string[] {
  return Object.entries(findEngines()).flatMap(([name, path]) => (path ? [] : [name]));
}

function install(): void {
  const options = { stdio: 'inherit', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } } as const;
  execFileSync('apt-get', ['update', '-qq'], options);
  execFileSync('apt-get', ['install', '-y', '-qq', ...packages], options);
}

if (missing().length > 0) {
  const mayInstall = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
  if (mayInstall) install();
  const left = missing();
  if (left.length > 0) {
    console.error(
      `Not found: ${left.join(', ')}. The tests in other engines need Firefox and WebKitGTK on Linux. ` +
        `Install them (Debian, Ubuntu: sudo apt-get install ${packages.join(' ')}), or set FIREFOX_PATH and MINIBROWSER_PATH.`,
    );
    process.exit(1);
  }
}

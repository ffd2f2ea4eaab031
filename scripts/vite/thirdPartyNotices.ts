import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

/** A package whose code lies in one of our files. */
interface BundledPackage {
  name: string;
  version: string;
  license: string;
  homepage?: string;
  /** The text of its licence. */
  text: string;
}

const packageFolder = /^(.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+)[\\/]/;
const licenceFile = /^(licen[cs]e|copying)/i;

/** In front of each file with code of others. Minifiers keep comments that begin with an exclamation mark. */
export const noticesBanner = '/*! Licences of the packages in this file: THIRD-PARTY-NOTICES.txt */';

/** Finds out whose code a build bundles, for `writeNotices`. */
export function collectPackages(folders: Set<string>): Plugin {
  return {
    name: 'collect-packages',
    generateBundle(_options, bundle) {
      for (const file of Object.values(bundle)) {
        if (file.type !== 'chunk') continue;
        for (const folder of file.moduleIds.flatMap(folderOf)) folders.add(folder);
      }
    },
  };
}

/** The package folder that a module belongs to; none for a module of ours. */
export function folderOf(moduleId: string): string[] {
  const [, folder] = packageFolder.exec(moduleId.replace('\0', '')) ?? [];
  return folder ? [folder] : [];
}

/** The text of `THIRD-PARTY-NOTICES.txt`. Throws for a package without a licence. */
export function writeNotices(folders: ReadonlySet<string>): string {
  const packages = [...folders].map(readPackage).sort((one, other) => one.name.localeCompare(other.name));
  const sections = packages.map(({ name, version, license, homepage, text }) => {
    return [`${name} ${version} (${license})`, homepage, '', text].filter((line) => line !== undefined).join('\n');
  });
  const head = 'The files of cx-callback contain code of these packages, under the licences that follow.';
  return `${[head, ...sections].join(`\n\n${'-'.repeat(80)}\n\n`)}\n`;
}

function readPackage(folder: string): BundledPackage {
  const { name, version, license, homepage } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const texts = readdirSync(folder)
    .filter((file) => licenceFile.test(file))
    .sort()
    .map((file) => readFileSync(join(folder, file), 'utf8').trim());
  if (!license || !texts.length) throw new Error(`${name} is bundled, and its licence is not to be found.`);
  return { name, version, license, homepage, text: texts.join('\n\n') };
}

import { ownValue } from './internal.js';

/** One hash, or several of which one must match, as the attribute `integrity` takes them. Browsers ignore what they cannot read. */
const HASHES = /^\s*sha(256|384|512)-[\w+/-]+={0,2}(\s+sha(256|384|512)-[\w+/-]+={0,2})*\s*$/;

/** Without query and fragment. */
const pathOf = (address: string): string => address.replace(/[?#].*$/s, '');

/** The last segment of an address. */
export const fileNameOf = (address: string): string => {
  const path = pathOf(address);
  return path.slice(path.lastIndexOf('/') + 1);
};

/**
 * The hash that a map names for a file. Keys are addresses, as they stand or as in `dist/integrity.json`, file names, or
 * the names of plugins and modules in any case; the key that says most about the file wins. A wrong match lets nothing in:
 * the browser compares the file with the hash.
 *
 * @param address as the script element gets it
 * @param name of the plugin or module, if the file is one
 * @returns `undefined` if there is no entry, or none that a browser understands
 */
export function findIntegrity(map: object, address: string, name: string | undefined): string | undefined {
  const keys = Object.keys(map);
  const path = pathOf(address);
  const fileName = fileNameOf(address);
  const plugin = name?.toLowerCase();
  const key =
    keys.find((it) => it === address) ??
    keys.find((it) => it === path || path.endsWith(`/${it}`)) ??
    keys.find((it) => it.toLowerCase() === plugin) ??
    keys.find((it) => fileNameOf(it) === fileName);
  const hashes = key === undefined ? undefined : ownValue(map, key);
  return typeof hashes === 'string' && HASHES.test(hashes) ? hashes : undefined;
}

/** Where a list is kept; throws or gives nothing where the browser has no storage for the page. */
export type StorageSource = () => Storage | undefined;

/** A list of entries in the browser's storage. Without storage (blocked, full) it is kept for the life of the page. */
export interface StoredList<Entry> {
  read(): Entry[];
  write(entries: readonly Entry[]): void;
}

/**
 * Reads and writes the whole list each time: other tabs and frames may do the same.
 * @param isEntry whether what was found in the storage is an entry that still counts; anything may be written there
 * @param most the latest so many are kept
 */
export function createStoredList<Entry>(
  source: StorageSource,
  key: string,
  isEntry: (value: unknown) => value is Entry,
  most: number,
): StoredList<Entry> {
  /** What could not be stored. */
  let kept: readonly Entry[] | undefined;

  return {
    read() {
      if (kept) return kept.filter(isEntry);
      try {
        const list: unknown = JSON.parse(source()?.getItem(key) ?? '[]');
        return Array.isArray(list) ? list.filter(isEntry) : [];
      } catch {
        return [];
      }
    },
    write(entries) {
      const latest = entries.slice(-most);
      try {
        const storage = source();
        if (!storage) throw new Error('no storage');
        if (latest.length) storage.setItem(key, JSON.stringify(latest));
        else storage.removeItem(key);
        kept = undefined;
      } catch {
        kept = latest;
      }
    },
  };
}

/** The tab's storage. */
export function tabStorage(): Storage | undefined {
  return globalThis.sessionStorage;
}

/** The browser's storage for the page's origin. */
export function browserStorage(): Storage | undefined {
  return globalThis.localStorage;
}

/** A short mark of a text, in place of the text itself: many texts share one, so that nobody can tell the text from it. */
export function markOf(text: string): string {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return (hash >>> 8).toString(36);
}

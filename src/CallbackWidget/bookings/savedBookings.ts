/** What is kept of a booking in this browser. Nothing about persons. */
export interface Kept {
  id: string;
  /** ISO UTC; `''`: as soon as possible. */
  time: string;
}

/** The bookings of one service in `localStorage`. Without storage (blocked, full) it simply keeps nothing. */
export interface Store {
  list(): Kept[];
  /** @param instead id of the booking that this one replaces */
  put(booking: Kept, instead?: string): void;
  /** The booking that another tab has put in the place of this one. */
  heirOf(id: string): Kept | undefined;
  remove(id: string): void;
}

/** Bookings kept at most; older ones are forgotten. */
const most = 10;

interface Entry extends Kept {
  /** Which service it belongs to: pages of one site may book with several. */
  service: string;
  /** Id of the booking that it has replaced. */
  instead?: string;
}

/**
 * Reads and writes the whole list each time: other tabs do the same.
 * @param service anything that tells services apart
 */
export function createStore(key: string, service: string): Store {
  const mark = markOf(service);

  function read(): Entry[] {
    try {
      const list: unknown = JSON.parse(localStorage.getItem(key) ?? '[]');
      return Array.isArray(list) ? list.filter(isEntry) : [];
    } catch {
      return [];
    }
  }

  function write(entries: Entry[]): void {
    try {
      if (entries.length) localStorage.setItem(key, JSON.stringify(entries.slice(-most)));
      else localStorage.removeItem(key);
    } catch {
      // without storage the booking is as good; it is just not remembered
    }
  }

  const isOther = (id: string) => (entry: Entry) => entry.id !== id || entry.service !== mark;
  const own = () => read().filter((entry) => entry.service === mark);
  return {
    list: () => own().map(({ id, time }) => ({ id, time })),
    put({ id, time }, instead = id) {
      const entry = { id, time, service: mark, ...(instead !== id && { instead }) };
      write([...read().filter(isOther(id)).filter(isOther(instead)), entry]);
    },
    heirOf: (id) => own().find(({ instead }) => instead === id),
    remove: (id) => write(read().filter(isOther(id))),
  };
}

function isEntry(value: unknown): value is Entry {
  if (typeof value !== 'object' || value === null) return false;
  const { id, time, service } = value as Record<string, unknown>;
  return typeof id === 'string' && id !== '' && typeof time === 'string' && typeof service === 'string';
}

/** A short mark instead of the text itself: nobody needs to read addresses there. */
function markOf(text: string): string {
  let hash = 0;
  for (const char of text) hash = (Math.imul(hash, 31) + (char.codePointAt(0) ?? 0)) | 0;
  return (hash >>> 0).toString(36);
}

/** What the demo keeps for the life of the tab. Without storage (private windows, blocked) it forgets, and goes on. */
export const tabStorage = {
  read(key: string): string | null {
    try {
      return sessionStorage.getItem(`cx-callback-demo.${key}`);
    } catch {
      return null;
    }
  },
  /** `null` forgets. */
  write(key: string, value: string | null): void {
    try {
      if (value === null) sessionStorage.removeItem(`cx-callback-demo.${key}`);
      else sessionStorage.setItem(`cx-callback-demo.${key}`, value);
    } catch {
      // Nothing to do: it only counts until the next reload.
    }
  },
};

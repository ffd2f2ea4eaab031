/** Resolves when the page has nothing else to do: never where the browser does not tell. */
export function idle(): Promise<void> {
  return new Promise((resolve) => {
    if (typeof requestIdleCallback === 'function') requestIdleCallback(() => resolve());
  });
}

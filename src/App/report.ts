/** Reports an error of the page's own code like an uncaught one, without stopping what runs. */
export function report(error: unknown): void {
  (globalThis.reportError ?? console.error)(error);
}

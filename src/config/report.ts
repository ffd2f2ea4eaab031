/** A page that finds new faults without end is not to fill the console, nor the memory. */
const mostMessages = 200;
const said = new Set<string>();

/**
 * Tells the page's owner, in one line of the console, what keeps the widget from doing its job: what, the option's full name,
 * what was found, what to do. The same line is written once per script file. Never with personal data.
 */
export function reportOnce(message: string): void {
  if (said.has(message) || said.size >= mostMessages) return;
  said.add(message);
  console.error(message);
}

/** The next report of each message is written again. For tests. */
export function forgetReports(): void {
  said.clear();
}

/** Makes known what the page's code threw without disturbing anybody else: as an uncaught error where the platform can. */
export function reportUncaught(error: unknown): void {
  const report = globalThis.reportError ?? console.error;
  report(error);
}

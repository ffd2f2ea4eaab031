import type { Bus } from '../../bus/index.js';

/** ms after which a worker that says nothing is not waited for any longer. */
const patienceMs = 3000;

/** The script that this module is part of, if it is one: a worker may run it too. */
const { src = '' } = Object(globalThis.document?.currentScript);

/**
 * Uses `Intl` for the first time. That makes a browser look through all languages it knows, which takes the main thread of a
 * slow phone up to 100 ms, in one piece. What one thread has found out all have: so a worker does it, where the page lets one
 * in. Never rejects.
 */
export async function warmIntl(bus: Bus): Promise<void> {
  try {
    await inWorker(await bus.loadModule<(address: string) => string>('trusted'));
  } catch {
    // the page's policy, or its browser, knows no workers
  }
  await new Promise<unknown>((resolve) => requestIdleCallback(resolve));
  callIntl();
}

/** As the widget does, for dates and names. */
export function callIntl(): void {
  new Intl.DateTimeFormat(navigator.language, { hour: 'numeric' }).format();
  new Intl.Locale(navigator.language).maximize();
  new Intl.DisplayNames(navigator.language, { type: 'region' }).of('US');
}

/** @param trusted makes an address one that the page lets in */
async function inWorker(trusted: (address: string) => string): Promise<void> {
  // another server's script is refused, and where scripts need a nonce a worker cannot have one
  if (!src.startsWith(`${location.origin}/`) || document.querySelector('script[nonce]')) return;
  const worker = new Worker(trusted(src));
  await new Promise((resolve) => {
    worker.onmessage = worker.onerror = resolve;
    setTimeout(resolve, patienceMs);
  });
  worker.terminate();
}

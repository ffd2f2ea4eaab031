import type { Page, Request } from 'playwright-core';

/** A door that is shut until `open` is called. */
export function createGate(): { readonly opened: Promise<void>; open(): void } {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open };
}

/** Requests that change something on the server, such as a booking. */
export const posts = (request: Request): boolean => request.method() === 'POST';

/**
 * Lets the page's requests through to the server and keeps the answers back, until the function returned is called: what a test
 * does before an answer then need not be quick. Requests that come later are answered as ever.
 */
export async function holdAnswers(page: Page, isMeant: (request: Request) => boolean): Promise<() => void> {
  const { opened, open } = createGate();
  let isOpen = false;
  await page.route('**', async (route) => {
    if (isOpen || !isMeant(route.request())) return route.fallback();
    const response = await route.fetch().catch(() => undefined);
    await opened;
    return response ? route.fulfill({ response }) : route.abort('connectionreset');
  });
  return () => {
    isOpen = true;
    open();
  };
}

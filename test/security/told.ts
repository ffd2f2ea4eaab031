import type { Page } from 'playwright-core';
import { englishTexts } from '../../src/CallbackWidget/englishTexts.js';
import type { Told } from './expectedTold.js';

const uncertainTexts = [englishTexts.CallbackUncertain, englishTexts.CallbackUncertainChecked];

/** Functions for what runs in the page. Call it before the page is opened. */
export async function installReader(page: Page): Promise<void> {
  await page.addInitScript((unknownTexts) => {
    const isShown = (element: Element | null): boolean => element?.checkVisibility() === true;
    const read = () => {
      const text = document.querySelector('.cx-error-container #cx_callback_information');
      if (isShown(document.querySelector('#cx-callback-result'))) return { told: 'booked', text: '' };
      if (!text || !isShown(text)) return undefined;
      const shown = text.textContent ?? '';
      return { told: unknownTexts.includes(shown) ? 'unknown' : 'refused', text: shown };
    };
    /** Resolves as soon as the visitor reads what became of the booking. */
    const readTold = async () => {
      for (;;) {
        const told = read();
        if (told) return told;
        await new Promise((resolve) => requestAnimationFrame(resolve));
      }
    };
    Object.assign(window, { readTold });
  }, uncertainTexts);
}

/** What the visitor reads, as soon as it is shown. */
export function readTold(page: Page): Promise<{ told: Told; text: string }> {
  return page.evaluate(() => (window as unknown as Reader).readTold());
}

export interface Reader {
  readTold(): Promise<{ told: Told; text: string }>;
}

/** Opens the form filled in, sends it, and reads what became of it. The window stays open. */
export async function book(page: Page, form: object = {}): Promise<{ told: Told; text: string }> {
  await page.evaluate(
    (values) =>
      window.CXBus.command('Callback.open', {
        form: { phonenumber: '+14165550123', ...values, autoSubmit: true },
      } as never),
    form,
  );
  return readTold(page);
}

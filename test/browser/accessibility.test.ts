import { test } from 'vitest';
import { arabicDark, auditScreen, englishLight } from './auditScreen.js';
import { phone, screens } from './screens.js';
import { shareBrowser } from './shareBrowser.js';

/** Every screen in the looks that `test/flows/accessibility.test.ts` leaves out. */

const stand = shareBrowser();

test.each(screens)('from right to left, in dark colours, on a desktop: $name', async (screen) => {
  await auditScreen(stand, screen, [arabicDark]);
});

test.each(screens)('on a telephone, light and dark, both directions: $name', async (screen) => {
  await auditScreen(stand, screen, [englishLight, arabicDark], phone);
});

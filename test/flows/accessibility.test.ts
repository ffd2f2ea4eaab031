import { test } from 'vitest';
import { auditScreen, englishLight } from '../browser/auditScreen.js';
import { screens } from '../browser/screens.js';
import { shareBrowser } from '../browser/shareBrowser.js';

/** Every screen once; the other directions, colours and devices are in `test/browser/accessibility.test.ts`. */

const stand = shareBrowser();

test.each(screens)('no violation and nothing nameless: $name', async (screen) => {
  await auditScreen(stand, screen, [englishLight]);
});

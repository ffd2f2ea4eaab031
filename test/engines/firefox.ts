import { type KeyInput, launch } from 'puppeteer-core';
import { findEngines } from '../../scripts/browsers/findEngines.js';
import type { Driver, DriverKey } from './driver.js';

/** Firefox without a window, over WebDriver BiDi. */
export async function launchFirefox(): Promise<Driver> {
  const { firefox } = findEngines();
  if (!firefox) throw new Error('Firefox is not installed; npm run test:engines says how to get it.');
  const browser = await launch({
    browser: 'firefox',
    executablePath: firefox,
    headless: true,
    extraPrefsFirefox: { 'intl.accept_languages': 'en-US' },
  });
  const page = await browser.newPage();
  await page.setViewport({ width: 1280, height: 900 });
  return {
    async goto(address) {
      await page.goto(address);
    },
    run: (body) => page.evaluate(`(async () => { ${body} })()`),
    click: (selector) => page.click(selector),
    type: (text) => page.keyboard.type(text),
    press: (key) => page.keyboard.press(nameOf(key)),
    close: () => browser.close(),
  };
}

function nameOf(key: DriverKey): KeyInput {
  return key === 'Space' ? ' ' : key;
}

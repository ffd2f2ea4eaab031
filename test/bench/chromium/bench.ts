import type { Browser } from 'playwright-core';
import { launchBrowser, startWebServer, type WebServer } from '../../browser/harness.js';

/** What the measurements in Chromium share. */
export interface Bench {
  browser: Browser;
  web: WebServer;
  /** Fresh pages for each figure. */
  runs: number;
  /** How many times slower than it is the CPU is made. */
  slownesses: readonly number[];
}

export async function startBench(
  runs: number,
  slownesses: readonly number[],
): Promise<Bench & { stop(): Promise<void> }> {
  const [browser, web] = await Promise.all([launchBrowser(), startWebServer()]);
  return {
    browser,
    web,
    runs,
    slownesses,
    async stop() {
      await browser.close();
      await web.close();
    },
  };
}

/** The slowness that the promises are about. */
export const promisedAt = 6;

export const slowed = (slowness: number) => (slowness === 1 ? '' : `, CPU slowed ${slowness} ×`);

/** Configuration of the page, with an API on the page's own server that answers with what is given. */
export function siteWith(web: WebServer, availability: unknown, widgets: object = {}): string {
  const service = '/genesys/1/service/callback/sales';
  web.addFile(`${service}/availability`, JSON.stringify(availability));
  const own = JSON.stringify(widgets);
  return `window._genesys = {widgets: {...${own}, callback: {dataURL: location.origin + '${service}'}}};`;
}

/** What else is on the page, as on any site: the browser has drawn text and controls before the widget is opened. */
export const siteBody = `<header><h1>Boats of wood</h1><nav><a href="#boats">Boats</a> <a href="#about">About us</a></nav></header>
<main><p>We build <b>rowing boats</b> and small sailing boats to order, and mend old ones.</p>
<form><label>Search <input type="search"></label> <select><option>Everything</option><option>Boats</option></select>
<button type="button">Search</button></form><table><tr><th>Boat</th><th>Length</th></tr><tr><td>Dinghy</td><td>3.2 m</td></tr></table></main>`;

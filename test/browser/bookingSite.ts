import type { Page } from 'playwright-core';
import { startSimulator, untilStarted } from './harness.js';
import type { Stand } from './shareBrowser.js';

export const versions = ['v1', 'v3'] as const;
export type Version = (typeof versions)[number];

/** What a site of that API version writes into `window._genesys.widgets.callback`. */
export function connection(version: Version, simulatorUrl: string, service = 'sales') {
  if (version === 'v3') {
    return { apiVersion: 'v3', dataURL: `${simulatorUrl}/engagement/v3`, serviceName: service, apikey: 'K' };
  }
  return { dataURL: `${simulatorUrl}/genesys/1/service/callback/${service}` };
}

interface SiteOptions {
  /** Of the section `callback`, over the connection. */
  callback?: object;
  /** Run after the configuration is set. */
  script?: string;
  simulator?: Parameters<typeof startSimulator>[0];
  visit?: Parameters<Stand['visit']>[0];
  service?: string;
}

/** A visitor on a site with the widget, and the server behind it, until the test is over. */
export async function visitSite(stand: Stand, version: Version, options: SiteOptions = {}) {
  const { callback, script = '', visit, service } = options;
  const server = await startSimulator(options.simulator);
  stand.afterTest(server.close);
  const { simulator } = server;
  const section = { ...connection(version, server.url, service), ajaxTimeout: 5000, ...callback };
  const address = stand.web.addPage(`/site-${server.port}`, {
    layout: 'lazy',
    before: `window._genesys = {widgets: {callback: ${JSON.stringify(section)}}};${script}`,
  });
  const visitor = await stand.visit(visit);
  const { page } = visitor;
  await page.goto(address);
  await untilStarted(page);
  return {
    ...visitor,
    address,
    simulator,
    records: () => simulator.snapshot().records,
    /** Operations asked for so far, in order. */
    operations: () => simulator.requests.map(({ operation }) => operation),
  };
}

/** How many of the operations that a server was asked for were bookings. */
export const bookingsOf = (operations: unknown[]) => operations.filter((operation) => operation === 'schedule').length;

export async function openWidget(page: Page, options: object = {}): Promise<void> {
  await page.evaluate((data) => window.CXBus.command('Callback.open', data as never), options);
}

export async function fillIn(page: Page, number = '+1 416 555 0123'): Promise<void> {
  await page.locator('#cx_form_callback_firstname').fill('Ada');
  await page.locator('#cx_form_callback_phone_number').fill(number);
}

/** Chooses a time in the open calendar. */
export async function takeTime(page: Page, instant: string): Promise<void> {
  await page.locator(`.cx-calendar [data-instant="${instant}"]`).click();
}

/** Books a call for a time, up to the confirmation and what it offers. */
export async function bookFor(page: Page, instant: string): Promise<void> {
  await openWidget(page);
  await fillIn(page);
  await page.locator('#cx_form_schedule_options').selectOption({ index: 1 });
  await takeTime(page, instant);
  await page.locator('.cx-callback-confirm').click();
  await page.locator('.cx-confirmation .cx-booking-card').waitFor();
}

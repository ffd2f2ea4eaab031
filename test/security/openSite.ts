import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { connection, type Version } from '../browser/bookingSite.js';
import { type Layout, untilStarted } from '../browser/harness.js';
import type { Stand } from '../browser/shareBrowser.js';

/** Where pages are put, and who visits them. */
type Place = Pick<Stand, 'web' | 'visit'>;

/** The policies as `SECURITY.md` prints them: the least that the widget needs, and the line for Trusted Types. */
function readPolicies(): { minimal: string; trustedTypes: string } {
  const text = readFileSync(join(import.meta.dirname, '../../SECURITY.md'), 'utf8');
  const [, minimal] = /```\w*\n(default-src[^`]+)```/.exec(text) ?? [];
  const [, trustedTypes] = /```\w*\n(require-trusted-types-for[^`]+)```/.exec(text) ?? [];
  if (!minimal || !trustedTypes) throw new Error('SECURITY.md should print both policies, each in a block of its own.');
  const inOneLine = (policy: string) => policy.replace(/\s+/g, ' ').replace(/;?\s*$/, '');
  return { minimal: inOneLine(minimal), trustedTypes: inOneLine(trustedTypes) };
}

const { minimal, trustedTypes } = readPolicies();

interface SiteSource {
  version?: Version;
  layout?: Layout;
  /** Of the section `callback`, over the connection; functions are written as code in `script`. */
  callback?: object;
  /** Other sections, such as `main`. */
  widgets?: object;
  /** The page's own script, after its configuration and before the product. */
  script?: string;
  /** Markup before the product's script tags. */
  body?: string;
  /** Markup behind them. */
  after?: string;
  /** Run in the page before anything else of it, as by a browser that lacks something. */
  prepare?: (page: Page) => Promise<unknown>;
  visit?: BrowserContextOptions;
}

/** A visitor on a page. */
export interface Site {
  page: Page;
  address: string;
  /** Exceptions that reached the page. */
  exceptions: string[];
  /** The same, and errors on its console. */
  problems: string[];
  /** What the page's policy has forbidden so far. */
  violations(): Promise<string[]>;
}

let pages = 0;

/** Puts a page under the policies of `SECURITY.md`, without an inline script. Returns its address. */
export function addAttackedPage(
  place: Place,
  simulatorUrl: string,
  { version = 'v1', layout = 'lazy', callback, widgets, script = '', body = '', after = '' }: SiteSource,
): string {
  pages++;
  const path = `/attacked-${pages}`;
  const section = { ...connection(version, simulatorUrl), ajaxTimeout: 5000, rememberBooking: false, ...callback };
  place.web.addFile(
    `${path}.js`,
    `window.violations = [];
     document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) => {
       violations.push([violatedDirective, blockedURI, sample].join(' '));
     });
     window._genesys = {widgets: ${JSON.stringify({ ...widgets, callback: section })}};
     ${script}`,
  );
  place.web.addFile(
    `${path}-start.js`,
    `CXBus.configure({pluginsPath: '/dist/plugins/'}); CXBus.loadPlugin('widgets-core');`,
  );
  const tags = {
    lazy: `<script src="/dist/cxbus.min.js"></script><script src="${path}-start.js"></script>`,
    'all-in-one': '<link rel="stylesheet" href="/dist/widgets.min.css"><script src="/dist/widgets.min.js"></script>',
  };
  const policy = `${minimal.replace(/https:\/\/[\w.-]*example[\w.]*/g, simulatorUrl)}; ${trustedTypes}`;
  return place.web.addPage(path, {
    headers: { 'Content-Security-Policy': policy },
    body: `<script src="${path}.js"></script>${body}${tags[layout]}${after}`,
  });
}

/** A visitor on such a page, once the widgets have started; gone when the test is over. */
export async function openSite(place: Place, simulatorUrl: string, source: SiteSource = {}): Promise<Site> {
  const address = addAttackedPage(place, simulatorUrl, source);
  const { page, problems } = await place.visit(source.visit);
  const exceptions: string[] = [];
  page.on('pageerror', (error) => exceptions.push(String(error)));
  await source.prepare?.(page);
  await page.goto(address);
  await untilStarted(page);
  return {
    page,
    address,
    exceptions,
    problems,
    violations: () => page.evaluate(() => (window as unknown as { violations: string[] }).violations),
  };
}

import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { findBrowser } from '../../scripts/browsers/findBrowser.js';
import { createClock } from '../../src/simulator/index.js';
import { startSimulatorServer } from '../../src/simulator/server.js';

/** What the browser tests share: Chromium, a web server with the built files and pages, the simulator over HTTP. */

/** The instant at which the wire cases take place: a Tuesday, 09:00 in Toronto. */
export const fixtureTime = '2026-03-03T14:00:00.000Z';

export const dist = process.env.CX_DIST ?? join(import.meta.dirname, '../../dist');
const contentTypes: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json',
};

/** The two ways in which sites include the product. */
export type Layout = 'lazy' | 'all-in-one';
export const layouts: Layout[] = ['lazy', 'all-in-one'];

export interface PageSource {
  /** Which files the page includes; `undefined` for a page whose `body` does that itself. */
  layout?: Layout;
  /** A script that sets `window._genesys` and whatever else the page needs before the product is loaded. */
  before?: string;
  /** Attributes of `<html>`, such as `lang="ar" dir="rtl"`. */
  htmlAttributes?: string;
  /** The page's own markup, before the product's script tags. */
  body?: string;
  /** Response headers, such as a Content Security Policy. */
  headers?: Record<string, string>;
}

export interface WebServer {
  url: string;
  /** Puts a page at the given path and returns its address. */
  addPage(path: string, source: PageSource): string;
  /** Serves a text as it stands, as what its path ends in, and returns its address. */
  addFile(path: string, content: string): string;
  close(): Promise<void>;
}

/** The script tags of the two layouts, as the manual of the product prints them. */
export function scriptTags(layout: Layout): string {
  if (layout === 'lazy') {
    return `<script src="/dist/cxbus.min.js" onload="CXBus.configure({debug:false, pluginsPath:'/dist/plugins/'}); CXBus.loadPlugin('widgets-core');"></script>`;
  }
  return '<link rel="stylesheet" href="/dist/widgets.min.css"><script src="/dist/widgets.min.js"></script>';
}

function htmlOf({ layout, before = '', htmlAttributes = 'lang="en"', body = '' }: PageSource): string {
  return `<!doctype html><html ${htmlAttributes}><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>A site</title>
<script>${before}</script></head><body>${body}${layout ? scriptTags(layout) : ''}</body></html>`;
}

function listen(server: Server): Promise<string> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`));
  });
}

/** Serves `dist/` under `/dist/` and the pages added to it. */
export async function startWebServer(): Promise<WebServer> {
  const pages = new Map<string, PageSource>();
  const files = new Map<string, string>();
  const server = createServer(async (request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    const page = pages.get(path);
    if (page) {
      response.writeHead(200, { 'Content-Type': contentTypes['.html'], ...page.headers }).end(htmlOf(page));
      return;
    }
    const file = files.get(path);
    if (file !== undefined) {
      response.writeHead(200, { 'Content-Type': contentTypes[extname(path)] ?? 'text/plain' }).end(file);
      return;
    }
    if (path === '/favicon.ico') {
      response.writeHead(204).end();
      return;
    }
    try {
      if (!path.startsWith('/dist/')) throw new Error('not served');
      const content = await readFile(join(dist, normalize(path.slice('/dist'.length))));
      response.writeHead(200, { 'Content-Type': contentTypes[extname(path)] ?? 'text/plain' }).end(content);
    } catch {
      response.writeHead(404).end();
    }
  });
  const url = await listen(server);
  return {
    url,
    addPage(path, source) {
      pages.set(path, source);
      return url + path;
    },
    addFile(path, content) {
      files.set(path, content);
      return url + path;
    },
    close: () => closeServer(server),
  };
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

/** Chromium, quiet and without a network of its own. */
export function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: findBrowser(),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

/** The simulator over HTTP with its clock standing at the fixture's time, running on from there. */
export function startSimulator(config?: Parameters<typeof startSimulatorServer>[0]['config']) {
  return startSimulatorServer({ port: 0, clock: createClock(fixtureTime, { running: false }), config });
}

export interface Visit {
  context: BrowserContext;
  page: Page;
  /** Exceptions that reached the page, and console errors; a test that expects none asserts on this. */
  problems: string[];
}

/** A fresh visitor, whose clock starts at the fixture's time. */
export async function startVisit(browser: Browser, options: BrowserContextOptions = {}): Promise<Visit> {
  const context = await browser.newContext({ timezoneId: 'America/Toronto', locale: 'en-US', ...options });
  const page = await context.newPage();
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text());
  });
  await page.clock.install({ time: fixtureTime });
  return { context, page, problems };
}

/** Waits until the widgets have started and the commands of the callback plugins can be given. */
export async function untilStarted(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const bus = (window as unknown as { CXBus?: { data(name: string): unknown } }).CXBus;
    return bus?.data('App.ready') === true;
  });
}

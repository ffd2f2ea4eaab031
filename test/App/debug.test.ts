// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import packageFile from '../../package.json' with { type: 'json' };
import { version } from '../../src/App/context.js';
import { features } from '../../src/App/features.js';
import type { WidgetsConfiguration } from '../../src/config/index.js';
import { createPage, settled, startApp } from './startApp.js';

let warnings: string[];
beforeEach(() => {
  warnings = [];
  vi.spyOn(console, 'warn').mockImplementation((text) => warnings.push(String(text)));
  vi.spyOn(console, 'log').mockImplementation(() => {});
});
afterEach(() => {
  vi.restoreAllMocks();
});

const misspelt: WidgetsConfiguration = {
  callback: { dataUrl: '/x', apiVersion: 'v7' },
  calendar: { numberOfDays: 'many' },
};

describe('main.debug', () => {
  it('gives one console warning per wrong or unknown key, naming the key and what was expected', async () => {
    await startApp({ main: { debug: true }, ...misspelt });
    await settled();
    expect(warnings).toHaveLength(3);
    expect(warnings[0]).toMatch(/^callback\.dataUrl: unknown\. Did you mean dataURL\?/);
    expect(warnings[1]).toMatch(/^callback\.apiVersion: expected one of v1, v3, found 'v7'/);
    expect(warnings[2]).toMatch(/^calendar\.numberOfDays: expected a number, found 'many'/);
  });

  it('switches the bus’s log on', async () => {
    const { bus } = createPage({ main: { debug: 'true' } });
    const configure = vi.spyOn(bus, 'configure');
    await settled();
    expect(configure).toHaveBeenCalledWith({ debug: true });
  });

  it('absent, there is neither a warning nor a file for it', async () => {
    createPage(misspelt);
    await settled();
    expect(warnings).toEqual([]);
    expect(features.common).not.toHaveBeenCalled();
    expect(features.debug).not.toHaveBeenCalled();
  });

  it('warns once of a member of Common that there is not', async () => {
    (window as { jQuery?: unknown }).jQuery = () => [];
    const seen: unknown[] = [];
    await startApp({
      main: { debug: true },
      onReady() {},
      extensions: { a: (_, __, common) => seen.push(common.teleport, common.teleport, common.guid) },
    });
    expect(seen).toEqual([undefined, undefined, expect.any(Function)]);
    expect(warnings.filter((text) => text.includes('teleport'))).toEqual(['Common has no member named teleport']);
  });
});

describe('App.debug', () => {
  it('switches debugging on and off at run time', async () => {
    const { bus, config } = await startApp(misspelt);
    const configure = vi.spyOn(bus, 'configure');
    await bus.command('App.debug', { enabled: true, timestamps: true });
    await settled();
    expect(warnings).toHaveLength(3);
    await bus.command('App.debug', { enabled: false });
    expect(configure.mock.calls).toEqual([[{ debug: true, timestamps: true }], [{ debug: false, timestamps: false }]]);
    expect(config.common).toBeTypeOf('object');
  });
});

describe('App.info', () => {
  it('resolves with the version and the plugins', async () => {
    const { bus } = await startApp();
    bus.registerPlugin('Mine');
    expect(await bus.command('App.info')).toEqual({
      version,
      plugins: expect.arrayContaining(['App', 'QuickBus', 'Mine']),
    });
  });

  it('the version is that of the package', () => {
    expect(version).toBe(packageFile.version);
  });
});

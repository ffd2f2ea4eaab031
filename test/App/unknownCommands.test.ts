// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { describeUnknownCommand } from '../../src/App/describeUnknownCommand.js';
import { features } from '../../src/App/features.js';
import { forgetReports } from '../../src/config/report.js';
import { settled, startApp } from './startApp.js';

let said: string[];

beforeEach(() => {
  said = [];
  forgetReports();
  vi.spyOn(console, 'error').mockImplementation((text) => said.push(String(text)));
});

afterEach(() => {
  vi.restoreAllMocks();
});

describe('what the console says of a command that there is not', () => {
  const registry = {
    App: { events: [], commands: ['setLanguage', 'setTheme', 'closeAll'] },
    Shop: { events: [], commands: ['openBasket'] },
  };

  it.each([
    ['App.setLangage', 'App has no command setLangage. Did you mean App.setLanguage?'],
    ['App.setlanguage', 'App has no command setlanguage. Did you mean App.setLanguage?'],
    ['App.fly', 'App has no command fly.'],
    ['Shopp.openBaskt', 'there is no plugin Shopp. Did you mean Shop.openBasket?'],
    ['callback.open', 'there is no plugin callback. Did you mean Callback.open?'],
    ['Calback.open', 'there is no plugin Calback. Did you mean Callback.open?'],
    ['Callback.open', 'the file of Callback cannot be loaded. Check pluginsPath in CXBus.configure.'],
    ['Elsewhere.open', 'there is no plugin Elsewhere.'],
    ['CXBus.open', 'commands have names like Callback.open.'],
    ['Callback.open.now', 'commands have names like Callback.open.'],
    ['Callback.', 'commands have names like Callback.open.'],
    ['__proto__.open', 'there is no plugin __proto__.'],
  ])('%s: %s', (command, reason) => {
    expect(describeUnknownCommand(command, registry)).toBe(`${command} is not run: ${reason}`);
  });
});

describe('App', () => {
  it('says it once, without debug; the caller’s rejection is what it was', async () => {
    const { bus } = await startApp();
    const reasons: unknown[] = [];
    for (let i = 0; i < 2; i++) await bus.command('App.setThem').catch((reason) => reasons.push(reason));
    await settled();
    expect(reasons).toEqual(['Command does not exist', 'Command does not exist']);
    expect(said).toEqual(['App.setThem is not run: App has no command setThem. Did you mean App.setTheme?']);
  });

  it('says it of a plugin whose file cannot be loaded', async () => {
    const { bus } = await startApp();
    bus.configure({ pluginMap: { Calback: false } });
    await bus.command('Calback.open').catch(() => {});
    await settled();
    expect(said).toEqual(['Calback.open is not run: there is no plugin Calback. Did you mean Callback.open?']);
  });

  it('says it without a suggestion where the file with the known names cannot be had', async () => {
    const { bus } = await startApp();
    vi.mocked(features.debug).mockRejectedValue(new Error('blocked'));
    await bus.command('App.setThem').catch(() => {});
    await settled();
    expect(said).toEqual(['App.setThem is no command. Check its name.']);
  });

  it('says nothing of a command that a hook cancels, nor once it is gone', async () => {
    const ending = new AbortController();
    const { bus } = await startApp({}, { signal: ending.signal });
    bus.before('App.setTheme', () => undefined as never);
    await bus.command('App.setTheme', { theme: 'dark' }).catch(() => {});
    ending.abort();
    await bus.command('Shop.open').catch(() => {});
    await settled();
    expect(said).toEqual([]);
  });
});

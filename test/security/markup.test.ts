import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createFaultTable } from '../browser/faultTable.js';
import { startVisit } from '../browser/harness.js';
import { shareBrowser, shareSimulator } from '../browser/shareBrowser.js';
import { openSite, type Site } from './openSite.js';

/** What a comment can do that a page has sanitised: its `data-` attributes are left. All rows in one page. */

const stand = shareBrowser();
const server = shareSimulator();
const table = createFaultTable();
const allowed = ['Callback.open', 'Callback.close', 'Callback.minimize'];
let site: Site;

beforeAll(async () => {
  const keeper = { web: stand.web, visit: () => startVisit(stand.browser) };
  site = await openSite(keeper, server.url, { widgets: { main: { preload: ['callback', 'calendar'] } } });
  await site.page.evaluate(async () => {
    for (const plugin of ['CallbackService', 'Calendar', 'Callback']) await window.CXBus.command(`${plugin}.LOAD`);
  });
});
beforeEach(async () => {
  await site.page.evaluate(() => window.CXBus.command('App.closeAll'));
});
afterAll(async () => {
  table.print('What markup can command', 'command or option');
  await site?.page.context().close();
});

/** Presses an element with these attributes, and tells which commands came of it, by whom. */
async function press(command: string, options: string): Promise<string[]> {
  return site.page.evaluate(
    async ([name, text]) => {
      const { CXBus } = window;
      const heard: string[] = [];
      const stopped = new AbortController();
      const plugins = Object(window)._genesys.widgets.bus.registry();
      const hook = (full: string) => (data: object) => {
        if (!stopped.signal.aborted) heard.push(full);
        return data;
      };
      for (const plugin of Object.keys(plugins)) {
        for (const member of plugins[plugin].commands) CXBus.before(`${plugin}.${member}`, hook(`${plugin}.${member}`));
      }
      const element = document.createElement('a');
      element.setAttribute('data-cx-command', name);
      element.setAttribute('data-cx-options', text);
      document.body.append(element);
      element.click();
      // everything that an element commands itself it commands at once
      const commands = [...heard];
      stopped.abort();
      element.remove();
      await CXBus.command('App.getTheme');
      return commands;
    },
    [command, options] as const,
  );
}

describe('every command on the bus', () => {
  test('but those of the window does nothing, whatever options come with it', async () => {
    const commands = await site.page.evaluate(() => {
      const plugins = Object(window)._genesys.widgets.bus.registry();
      return Object.keys(plugins).flatMap((plugin) =>
        (plugins[plugin].commands as string[]).map((command) => `${plugin}.${command}`),
      );
    });
    expect(commands.length).toBeGreaterThan(40);
    expect(commands).toEqual(expect.arrayContaining(['CallbackService.schedule', 'Callback.configure', 'App.debug']));
    const options = { phonenumber: '+14165550123', header: { Authorization: 'x' }, dataURL: '//evil.example' };
    for (const command of commands) {
      const isAllowed = allowed.includes(command);
      const harmless = isAllowed ? '{}' : JSON.stringify({ ...options, dataURL: undefined });
      expect([command, await press(command, harmless)]).toEqual([command, isAllowed ? [command] : []]);
      table.note(command, 'pressed', isAllowed ? 'runs' : 'nothing');
    }
    expect(server.simulator.requests.filter(({ operation }) => operation === 'schedule')).toEqual([]);
    expect(site.exceptions).toEqual([]);
  });

  test.each([
    ' Callback.open',
    'Callback.open ',
    'callback.open',
    'CALLBACK.OPEN',
    'Callback.open.close',
    'Callback',
    '.open',
    'open',
    'constructor.constructor',
    '__proto__.open',
    'Callback.__proto__',
    'Callback.constructor',
    'QuickBus.COMMANDS',
  ])('misspelt as %j does nothing', async (command) => {
    expect(await press(command, '{}')).toEqual([]);
    expect(await site.page.locator('.cx-callback').count()).toBe(0);
    table.note(JSON.stringify(command), 'pressed', 'nothing');
  });
});

describe('options of Callback.open from markup', () => {
  const form = { firstname: 'Ada', phonenumber: '+14165550123' };
  const submitInput = { type: 'submit', name: 'x', form: 'site', formaction: 'https://evil.example' };

  test.each([
    { formJSON: { inputs: [submitInput] } },
    { form: { ...form, autoSubmit: true } },
    { form: { ...form, autoSubmit: 'true' } },
    { form: { ...form, userData: { role: 'admin' } } },
    { form: { ...form, email: { toString: 1 } } },
    { form: { ...form, desiredTime: { a: 1 } } },
    { form, userData: { role: 'admin' } },
    { form, id: 'somebody-elses' },
    { form, servicePlugin: 'Evil' },
    { form, dataURL: 'https://evil.example' },
    { form, onclick: 'alert(1)' },
    { form: { ...form, firstname: '<img src=x onerror=alert(1)>' } },
    { form: [] },
    { form: 'x' },
    [],
    null,
    1,
    'x',
  ])('%j open a plain form or nothing, and send nothing', async (options) => {
    const text = JSON.stringify(options);
    await press('Callback.open', text);
    await press('Callback.open', text.replace('{', '{"__proto__": {"polluted": 1}, '));
    const state = await site.page.evaluate(async () => {
      // where nothing has opened, a plain form: whatever was to come has come once it is there, and a later command is through
      await window.CXBus.command('Callback.open').then(null, () => {});
      while (!document.querySelector('.cx-callback [name=phonenumber]')) await new Promise(requestAnimationFrame);
      await window.CXBus.command('App.getTheme');
      const inputs = [...document.querySelectorAll('.cx-callback :is(input, select, textarea, button)')];
      return {
        names: [...document.querySelectorAll('.cx-callback .cx-form-inputs [name]')]
          .map((it) => it.getAttribute('name'))
          .sort(),
        takenOver: inputs.filter((it) =>
          ['form', 'formaction', 'formmethod', 'formtarget'].some((a) => it.hasAttribute(a)),
        ).length,
        polluted: Object(1).polluted,
        isBusy: document.querySelector('#cx-callback-result')?.checkVisibility() ?? false,
      };
    });
    expect(state).toEqual({
      names: ['firstname', 'lastname', 'phonenumber', 'subject'],
      takenOver: 0,
      polluted: undefined,
      isBusy: false,
    });
    expect(server.simulator.requests.filter(({ operation }) => operation === 'schedule')).toEqual([]);
    expect(site.exceptions).toEqual([]);
    table.note(text, 'pressed', 'a plain form at most');
  });
});

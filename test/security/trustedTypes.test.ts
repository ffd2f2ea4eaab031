import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { dist, layouts } from '../browser/harness.js';
import { shareBrowser, shareSimulator } from '../browser/shareBrowser.js';
import { openSite } from './openSite.js';
import { book, installReader } from './told.js';

/** The policies for Trusted Types are for our own inputs: no code of the page gets markup or an address blessed by them. */

const stand = shareBrowser();
const server = shareSimulator();
const modules = readdirSync(join(dist, 'plugins'))
  .filter((file) => file.endsWith('.mod.js'))
  .map((file) => file.replace('.mod.js', ''));

test.each(layouts)('what a page reaches hands out nothing that is trusted, in the %s layout', async (layout) => {
  const { page, violations } = await openSite(stand, server.url, { layout, prepare: installReader });
  expect((await book(page)).told).toBe('booked');
  const found = await page.evaluate(async (names) => {
    const { CXBus } = window;
    const kinds = ['TrustedHTML', 'TrustedScript', 'TrustedScriptURL', 'TrustedTypePolicy'].map(
      (name) => Object(window)[name],
    );
    const isTrusted = (value: unknown) => kinds.some((kind) => kind && value instanceof kind);
    const inputs = ['<img src=x onerror=alert(1)>', 'https://evil.example/x.js'];
    const wrong: string[] = [];
    const seen = new Set<unknown>();

    /** Looks at a value, at what its functions answer to, and at its parts. */
    function inspect(value: unknown, path: string, depth: number): void {
      if (value === null || (typeof value !== 'object' && typeof value !== 'function') || seen.has(value)) return;
      seen.add(value);
      if (isTrusted(value)) wrong.push(path);
      if (value instanceof Node || value === window || depth > 4) return;
      if (typeof value === 'function') call(value as (input: string) => unknown, path, depth);
      for (const key of Object.getOwnPropertyNames(value)) {
        const own = Object.getOwnPropertyDescriptor(value, key);
        if (own && 'value' in own) inspect(own.value, `${path}.${key}`, depth + 1);
      }
    }
    function call(run: (input: string) => unknown, path: string, depth: number): void {
      for (const input of inputs) {
        try {
          const answer = run(input);
          if (isTrusted(answer)) wrong.push(`${path}(…)`);
          inspect(answer, `${path}(…)`, depth + 1);
        } catch {
          // not made for such an input
        }
      }
    }

    for (const name of ['trusted', 'files', 'site', ...names]) {
      const module = await CXBus.loadModule(name).then(
        (value) => value,
        () => undefined,
      );
      inspect(module, `module ${name}`, 0);
    }
    inspect(Object(window)._genesys.widgets.common, 'common', 0);
    for (const name of ['CXBus', '_genesys']) {
      const value = Object(window)[name];
      for (const key of Object.keys(value)) if (isTrusted(value[key])) wrong.push(`${name}.${key}`);
    }
    return wrong;
  }, modules);
  expect(found).toEqual([]);
  expect((await violations()).filter((line) => /evil\.example/.test(line))).toEqual([]);
});

test('a page cannot make a policy of ours a second time, nor take one over', async () => {
  const { page } = await openSite(stand, server.url, { prepare: installReader });
  await book(page);
  await page.evaluate(() => window.CXBus.command('App.closeAll'));
  await page.evaluate(() =>
    window.CXBus.command('Callback.open', {
      formJSON: { inputs: [{ name: 'phonenumber', label: 'A <b>number</b>' }] },
    } as never),
  );
  const made = await page.evaluate(() => {
    const factory = Object(window).trustedTypes;
    return ['cx-callback', 'cx-callback-files', 'anything-else'].map((name) => {
      try {
        factory.createPolicy(name, { createHTML: (text: string) => text });
        return `made ${name}`;
      } catch {
        return 'refused';
      }
    });
  });
  expect(made).toEqual(['refused', 'refused', 'refused']);
});

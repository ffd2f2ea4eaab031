import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { configurationJsonSchema, configurationTables } from '../../scripts/configurationDocuments.js';
import type { WidgetsConfiguration } from '../../src/config/index.js';
import { describeOption, type OptionDescription } from '../../src/config/schema/describe.js';
import { type CallbackConfig, configurationSchema } from '../../src/config/schema/index.js';

const root = join(import.meta.dirname, '../..');

function allOptions(path: string, { entries = {}, ...option }: OptionDescription): [string, OptionDescription][] {
  const inner = Object.entries(entries).flatMap(([key, entry]) => allOptions(path ? `${path}.${key}` : key, entry));
  return path ? [[path, option], ...inner] : inner;
}

describe('the schema of the configuration', () => {
  const options = allOptions('', describeOption(configurationSchema));

  it('says of every option what it means', () => {
    expect(options.length).toBeGreaterThan(80);
    expect(options.filter(([, { text }]) => !text).map(([path]) => path)).toEqual([]);
  });

  it('is what docs/configuration.md was written from (npm run docs:configuration)', () => {
    expect(readFileSync(join(root, 'docs/configuration.md'), 'utf8')).toBe(configurationTables());
  });

  it('lists each option in the tables once', () => {
    const text = configurationTables();
    for (const [path] of options.filter(([path]) => path.includes('.'))) {
      const name = path.replace(/^[^.]+\./, '');
      expect([path, text.includes(`| \`${name}\` |`)]).toEqual([path, true]);
    }
  });

  it('is a JSON Schema for editors, with texts and defaults, that knows no other keys', () => {
    const schema = JSON.parse(JSON.stringify(configurationJsonSchema()));
    const { callback, main } = schema.properties;
    expect(callback.properties.apiVersion).toMatchObject({ enum: ['v1', 'v3'], default: 'v1' });
    expect(callback.properties.ajaxTimeout).toMatchObject({ type: 'number', default: 3000 });
    expect(callback.additionalProperties).toBe(false);
    expect(callback.properties.form.properties.inputs.items.additionalProperties).not.toBe(false);
    expect(main.properties.theme.description).toContain('auto');
    expect(callback.required).toEqual([]);
  });
});

describe('the type CallbackConfig', () => {
  it('takes what the documents show', () => {
    const config: CallbackConfig = {
      main: {
        theme: 'auto',
        timeFormat: 24,
        mobileMode: 'auto',
        i18n: { de: { callback: { CallbackTitle: 'Rückruf' } } },
      },
      callback: {
        dataURL: '/v3',
        apiVersion: 'v3',
        apikey: 7,
        ewt: { queue: 'q', immediateCallback: { thresholdMax: 600 } },
        form: { inputs: [{ name: 'phonenumber', onkeypress: () => true }] },
        launcher: { position: 'left' },
        captcha: async () => 'token',
      },
      extensions: { a: ($, bus) => bus.command($) },
      onReady: (bus) => bus.namespace(),
    };
    const loose: WidgetsConfiguration = config;
    expect(loose).toBe(config);
  });

  it('takes neither misspelt keys nor values of another type', () => {
    // @ts-expect-error dataURL
    const misspelt: CallbackConfig = { callback: { dataUrl: '/v3' } };
    // @ts-expect-error a number
    const text: CallbackConfig = { callback: { ajaxTimeout: '3000' } };
    // @ts-expect-error v1 or v3
    const version: CallbackConfig = { callback: { apiVersion: 'v2' } };
    expect([misspelt, text, version]).toHaveLength(3);
  });
});

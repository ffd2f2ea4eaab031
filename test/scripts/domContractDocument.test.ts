import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { domContractTables } from '../../scripts/domContractDocument.js';
import { contract } from '../../src/CallbackWidget/dom/contract.js';

const text = domContractTables();

test('docs/dom-contract.md is what the contract says (npm run docs:dom-contract)', () => {
  expect(readFileSync(join(import.meta.dirname, '../../docs/dom-contract.md'), 'utf8')).toBe(text);
});

test('each part of the contract stands in the document once', () => {
  for (const { selector } of Object.values(contract)) {
    expect([selector, text.split(`| \`${selector}\` |`).length - 1]).toEqual([selector, 1]);
  }
});

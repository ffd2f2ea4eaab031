// @vitest-environment jsdom
import { screen } from '@testing-library/dom';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { english } from '../../../scripts/writeLanguagePacks.js';
import { renderInputs } from '../../../src/CallbackWidget/customForm/CustomFields.js';
import { readFormDefinition } from '../../../src/CallbackWidget/customForm/formDefinition.js';
import { createTexts } from '../../../src/CallbackWidget/texts.js';
import { expectAccessible } from '../expectAccessible.js';

afterEach(() => document.body.replaceChildren());

function show(inputs: unknown[], wrapper?: string): HTMLElement {
  const box = renderInputs(readFormDefinition({ inputs, wrapper }), createTexts(english), true);
  const form = document.createElement('form');
  form.append(box);
  document.body.append(form);
  return box;
}

const only = (input: object): HTMLInputElement => show([input]).querySelector('input') as HTMLInputElement;

describe('an input of a site', () => {
  it.each([
    'form',
    'FORM',
    'formaction',
    'formAction',
    'formmethod',
    'formtarget',
    'FormTarget',
    'formenctype',
    'formnovalidate',
  ])('takes over no other form by %s', (attribute) => {
    const input = only({ name: 'a', [attribute]: 'javascript:alert(1)', 'data-x': 'kept' });
    expect(input.hasAttribute(attribute)).toBe(false);
    expect(input.dataset.x).toBe('kept');
    expect(input.form).toBe(document.querySelector('form'));
  });

  it.each([
    { type: 'submit' },
    { type: 'SUBMIT' },
    { type: ' image ' },
    { Type: 'submit' },
    { TYPE: 'image', type: 'text' },
  ])('submits nothing with %j', (definition) => {
    expect(only({ name: 'a', ...definition }).type).toBe('text');
  });

  it('takes nothing that its definition inherits', () => {
    const polluted = Object.create({
      type: 'password',
      onfocus: () => {},
      class: 'x',
      validate: () => false,
      value: 'v',
    });
    const [field] = readFormDefinition({ inputs: [Object.assign(polluted, { name: 'a' })] }).fields;
    expect(field).toMatchObject({ name: 'a', type: 'text', className: '', value: '', validate: undefined });
    expect(field?.handlers.size).toBe(0);
  });

  it('is not disturbed by what a page adds to every object', () => {
    const extend = vi.fn();
    Object.defineProperty(Object.prototype, 'extend', {
      value: extend,
      enumerable: true,
      configurable: true,
      writable: true,
    });
    try {
      expect(only({ name: 'a' }).hasAttribute('extend')).toBe(false);
    } finally {
      Reflect.deleteProperty(Object.prototype, 'extend');
    }
  });

  it.each(['radio', 'date', 'email', 'number', 'checkbox', 'time', 'url'])('may be of type %s', (type) => {
    expect(only({ name: 'a', type, value: type === 'date' ? '2026-03-03' : '1' }).type).toBe(type);
  });

  it.each([
    [true, true],
    ['disabled', true],
    ['DISABLED', true],
    ['true', true],
    [false, false],
    ['false', false],
    ['', false],
    [undefined, false],
  ])('has options that are disabled, hidden or selected by %j: %s', (written, is) => {
    const as = (name: string) =>
      written === 'disabled' || written === 'DISABLED' ? String(written).replace(/disabled/i, name) : written;
    const options = [
      { text: 'A', value: 'a' },
      { text: 'B', value: 'b', disabled: as('disabled'), hidden: as('hidden'), selected: as('selected') },
    ];
    const option = show([{ name: 's', type: 'select', options }]).querySelectorAll('option')[1];
    expect([option?.disabled, option?.hidden, option?.hasAttribute('selected')]).toEqual([is, is, is]);
  });

  it('named PhoneNumber or UserData is data like any other', () => {
    const names = [...show([{ name: 'PhoneNumber' }, { name: 'UserData' }]).querySelectorAll('input')].map(
      ({ name }) => name,
    );
    expect(names).toEqual(['PhoneNumber', 'UserData']);
  });

  it('is found by its label, in the default row and in a wrapper', async () => {
    const box = show([
      { name: 'a', label: 'Contract' },
      { name: 'b', label: 'Terms', type: 'checkbox' },
      { name: 'c', label: 'City', wrapper: '<tr><td>{label}{input}</td></tr>' },
    ]);
    expect(screen.getByRole('textbox', { name: 'Contract' })).toBeTruthy();
    expect(screen.getByRole('checkbox', { name: 'Terms' })).toBeTruthy();
    expect(screen.getByRole('textbox', { name: 'City' })).toBeTruthy();
    await expectAccessible(box);
  });
});

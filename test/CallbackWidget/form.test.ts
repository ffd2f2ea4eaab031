// @vitest-environment jsdom
import jQuery from 'jquery';
import { describe, expect, test, vi } from 'vitest';
import { settle, setUp } from './setUp.js';

const phone = { name: 'phonenumber', value: '2125550123' };

/** Opens a form of these inputs. */
async function openForm(inputs: object[], more: object = {}) {
  const page = await setUp({ callback: { form: { inputs } as never, ...more } });
  await page.open();
  // what the site's functions get comes by imports, which take their time on a busy machine
  await page.bus.command('App.getJQuery');
  await settle();
  return page;
}

describe('form definition', () => {
  test('formJSON of open wins over callback.form, which wins over the built-in one', async () => {
    const page = await setUp({ callback: { form: { inputs: [{ id: 'own', name: 'own' }] } } });
    await page.open();
    expect(page.has('#own')).toBe(true);
    expect(page.has('[name=firstname]')).toBe(false);
    await page.close();
    await page.open({ formJSON: { wrapper: '<div class="w"></div>', inputs: [{ id: 'special', name: 'special' }] } });
    expect(page.has('.cx-form-inputs > .w #special')).toBe(true);
    expect(page.has('#own')).toBe(false);
  });

  test('the built-in inputs have their ids, names, lengths, labels and placeholders', async () => {
    const page = await setUp();
    await page.open();
    const seen = [...page.root().querySelectorAll<HTMLInputElement>('.cx-form-inputs .cx-input')].map((input) => [
      input.id,
      input.name,
      input.maxLength,
      document.querySelector<HTMLElement>(`label[for="${input.id}"]`)?.dataset.message,
      input.dataset.message,
      input.dataset.messageType,
    ]);
    expect(seen).toEqual([
      [
        'cx_form_callback_phone_number',
        'phonenumber',
        20,
        'CallbackPhoneNumber',
        'CallbackPlaceholderRequired',
        'placeholder',
      ],
      [
        'cx_form_callback_firstname',
        'firstname',
        100,
        'CallbackFirstName',
        'CallbackPlaceholderOptional',
        'placeholder',
      ],
      ['cx_form_callback_lastname', 'lastname', 100, 'CallbackLastName', 'CallbackPlaceholderOptional', 'placeholder'],
      ['cx_form_callback_subject', 'subject', 100, 'CallbackNotes', 'CallbackPlaceholderOptional', 'placeholder'],
    ]);
    expect(page.find<HTMLInputElement>('[name=phonenumber]').type).toBe('tel');
    expect(page.find('[name=subject]').localName).toBe('textarea');
  });

  test('every type of input is made, in any case', async () => {
    const types = ['text', 'EMAIL', 'Number', 'tel', 'hidden', 'checkbox', 'SELECT', 'TextArea'];
    const page = await openForm(types.map((type, index) => ({ id: `i${index}`, name: `n${index}`, type })));
    const made = types.map((_, index) => page.find<HTMLInputElement>(`#i${index}`).type);
    expect(made).toEqual(['text', 'email', 'number', 'tel', 'hidden', 'checkbox', 'select-one', 'textarea']);
  });

  test('a select has its options, disabled and selected ones too, with texts of the language pack', async () => {
    const page = await openForm([
      {
        id: 's',
        name: 'topic',
        type: 'select',
        options: [
          { text: '@i18n:callback.CallbackTitle', value: 'a' },
          { text: 'B', value: 'b', selected: true },
          { text: 'C', value: 'c', disabled: true },
        ],
      },
      phone,
    ]);
    const select = page.find<HTMLSelectElement>('#s');
    expect(select.value).toBe('b');
    expect([...select.options].map(({ text, disabled }) => [text, disabled])).toEqual([
      [page.find('.cx-title').textContent, false],
      ['B', false],
      ['C', true],
    ]);
    await page.confirm();
    expect(page.scheduled[0]?.data.topic).toBe('b');
  });

  test('labels may be text, a key of any namespace, or HTML of the site', async () => {
    const page = await setUp({
      main: { i18n: { en: { bank: { Account: 'Account no.' } } } },
      callback: {
        form: {
          inputs: [
            { id: 'a', name: 'a', label: 'Plain' },
            { id: 'b', name: 'b', label: '@i18n:bank.Account', placeholder: '@i18n:bank.Account' },
            { id: 'c', name: 'c', label: 'I <a href="/terms">agree</a><br>fully' },
            { id: 'd', name: 'd', label: '@i18n:bank.Nothing' },
          ],
        },
      },
    });
    await page.open();
    const label = (id: string) => page.find(`label[for=${id}]`);
    expect(label('a').textContent).toBe('Plain');
    expect(label('b').textContent).toBe('Account no.');
    expect(page.find<HTMLInputElement>('#b').placeholder).toBe('Account no.');
    expect(label('c').querySelector('a')?.getAttribute('href')).toBe('/terms');
    expect(label('d').textContent).toBe('Nothing');
  });

  test('a wrapper holds label and input where it says so, and either may be missing', async () => {
    const page = await openForm([
      { id: 'a', name: 'a', label: 'A', wrapper: '<div class="row"><span>{input}</span><em>{label}</em></div>' },
      { id: 'b', name: 'b', label: 'B', wrapper: '<div class="row">{input}</div>' },
      { id: 'c', name: 'c', label: 'C', wrapper: '<p class="only">{label}</p>' },
      { id: 'd', name: 'd', label: 'D' },
    ]);
    expect(page.has('.row > span > #a')).toBe(true);
    expect(page.has('.row > em > label[for=a]')).toBe(true);
    expect(page.has('.row > #b')).toBe(true);
    expect(page.has('label[for=b]')).toBe(false);
    expect(page.has('.only > label[for=c]')).toBe(true);
    expect(page.has('tr > th > label[for=d]')).toBe(true);
    expect(page.has('tr > td > #d')).toBe(true);
    expect(page.root().textContent).not.toContain('{');
  });

  test('any other key becomes an attribute', async () => {
    const page = await openForm([
      {
        id: 'a',
        name: 'a',
        maxlength: '7',
        autocomplete: 'email',
        class: 'mine too',
        style: 'color: red',
        readonly: true,
        disabled: false,
        'data-x': 5,
        'aria-hidden': false,
        'not a name': 'x',
        nothing: null,
        nested: {},
      },
    ]);
    const input = page.find<HTMLInputElement>('#a');
    expect(input.matches('.cx-input.cx-form-control.mine.too')).toBe(true);
    expect([input.maxLength, input.autocomplete, input.readOnly, input.disabled]).toEqual([7, 'email', true, false]);
    expect([input.dataset.x, input.getAttribute('aria-hidden'), input.style.color]).toEqual(['5', 'false', 'red']);
    expect(input.hasAttribute('nothing') || input.hasAttribute('nested')).toBe(false);
  });

  test('functions named on… become handlers that see the element, and returning false cancels, for clones too', async () => {
    const seen: unknown[] = [];
    const page = await openForm([
      {
        id: 'a',
        name: 'a',
        onkeypress(this: HTMLInputElement, event: KeyboardEvent) {
          seen.push(this.id);
          return event.key !== 'x';
        },
        onFocus: () => seen.push('focus'),
      },
    ]);
    seen.length = 0;
    const input = page.find('#a');
    const clone = input.cloneNode(true) as HTMLElement;
    const press = (target: HTMLElement, key: string) =>
      target.dispatchEvent(new KeyboardEvent('keypress', { key, bubbles: true, cancelable: true }));
    expect(press(input, 'x')).toBe(false);
    expect(press(input, 'y')).toBe(true);
    input.replaceWith(clone);
    expect(press(clone, 'x')).toBe(false);
    clone.focus();
    expect(seen).toEqual(['a', 'a', 'a', 'focus']);
  });

  test('values are set, and come back after a reset', async () => {
    const page = await openForm([
      { id: 'a', name: 'a', value: 'one' },
      { id: 'b', name: 'b', type: 'textarea', value: 'two' },
      { id: 'c', name: 'c', type: 'checkbox', value: true },
      { id: 'd', name: 'd', type: 'hidden', value: 4 },
      {
        id: 'e',
        name: 'e',
        type: 'select',
        value: 'y',
        options: [
          { text: 'X', value: 'x' },
          { text: 'Y', value: 'y' },
        ],
      },
      phone,
    ]);
    page.find<HTMLInputElement>('#a').value = 'changed';
    await page.bus.command('Callback.resetForm');
    await page.confirm();
    expect(page.scheduled[0]?.data).toMatchObject({ a: 'one', b: 'two', c: true, d: '4', e: 'y' });
  });

  test('duplicate ids are kept, and each input keeps a name for screen readers', async () => {
    const page = await openForm([
      { id: 'same', name: 'a', label: 'First' },
      { id: 'same', name: 'b', label: 'Second' },
    ]);
    const second = page.find('[name=b]');
    expect(second.id).toBe('same');
    const label = document.getElementById(second.getAttribute('aria-labelledby') ?? '');
    expect(label?.textContent).toBe('Second');
  });

  test('required fields are marked, and an empty one stops the submission and is described at the field', async () => {
    const page = await openForm([
      { id: 'a', name: 'a', required: true },
      { id: 'b', name: 'b', required: 'false' },
      phone,
    ]);
    expect(page.find('#a').getAttribute('aria-required')).toBe('true');
    expect(page.find('#b').hasAttribute('aria-required')).toBe(false);
    await page.confirm();
    expect(page.scheduled).toHaveLength(0);
    const field = page.find('#a');
    expect(field.matches('.cx-error[aria-invalid=true]')).toBe(true);
    expect(document.getElementById(field.getAttribute('aria-describedby') ?? '')?.textContent).toBe(
      'Please fill in this field.',
    );
    expect(document.activeElement).toBe(field);
    page.type('a', 'x');
    expect(
      field.hasAttribute('aria-invalid') || field.hasAttribute('aria-describedby') || page.has('.cx-field-error'),
    ).toBe(false);
    await page.confirm();
    expect(page.scheduled).toHaveLength(1);
  });
});

describe('validate', () => {
  test('gets the event, form, input and label as jQuery objects of the real elements, $, CXBus and Common', async () => {
    const called = vi.fn();
    const validate = (event: unknown, form: unknown, input: unknown, ...rest: unknown[]) => {
      called(event, form, input, ...rest);
      return true;
    };
    const page = await openForm([{ id: 'a', name: 'a', label: 'A', value: 'x', validate }, phone]);
    await page.confirm();
    const [event, form, input, label, $, bus, common] = called.mock.calls.at(-1) as unknown as [
      Event,
      JQuery,
      JQuery,
      JQuery,
      unknown,
      unknown,
      unknown,
    ];
    expect(event).toBeInstanceOf(Event);
    expect(form[0]).toBe(page.find('form.cx-content'));
    expect(input[0]).toBe(page.find('#a'));
    expect(label[0]).toBe(page.find('label[for=a]'));
    expect(input.val()).toBe('x');
    expect([$, bus, common]).toEqual([jQuery, page.bus, page.config.common]);
  });

  test.each([false, undefined, 0, ''])('%j on submission marks the field and stops it', async (answer) => {
    const page = await openForm([{ id: 'a', name: 'a', validate: () => answer }, phone]);
    await page.confirm();
    expect(page.find('#a').matches('.cx-error[aria-invalid=true]')).toBe(true);
    expect(page.scheduled).toHaveLength(0);
  });

  test('a function of two parameters gets the value, the other values, the field and the texts, without jQuery', async () => {
    const validate = vi.fn((..._: unknown[]) => true);
    const page = await openForm([
      { id: 'a', name: 'a', value: 'x', validate },
      { id: 'b', name: 'b', value: 'y' },
      phone,
    ]);
    await page.confirm();
    const [value, about] = validate.mock.calls.at(-1) ?? [];
    expect(value).toBe('x');
    expect(about).toMatchObject({ values: { a: 'x', b: 'y' }, field: page.find('#a'), texts: { language: 'en' } });
    expect(page.scheduled).toHaveLength(1);
  });

  test.each([
    ['no function', true, false],
    ['a function of two parameters', (_value: unknown, _about: unknown) => true, false],
    [
      'a function of seven',
      (_e: 1, _f: 1, _i: 1, _l: 1, _$: 1, _bus: 1, common: unknown) => common === 'helpers',
      true,
    ],
  ])('with %s the helpers of extensions are read only if it gets them', async (_, validate, isRead) => {
    const page = await openForm([{ id: 'a', name: 'a', value: 'x', validate }, phone]);
    const read = vi.fn(() => 'helpers');
    Object.defineProperty(page.config, 'common', { get: read });
    await page.confirm();
    expect(page.scheduled).toHaveLength(1);
    expect(read.mock.calls.length > 0).toBe(isRead);
  });

  test.each([
    ['a text', () => 'Only even numbers'],
    ['a message', () => ({ message: 'Only even numbers' })],
    ['a promise of a text', async () => 'Only even numbers'],
  ])('%s stands at the field, as text', async (_, validate) => {
    const page = await openForm([{ id: 'a', name: 'a', validate }, phone]);
    await page.confirm();
    const note = document.getElementById(page.find('#a').getAttribute('aria-describedby') ?? '');
    expect(note?.textContent).toBe('Only even numbers');
    expect(page.scheduled).toHaveLength(0);
  });

  test.each([
    ['a promise of true', async () => true],
    ['a rejected promise', () => Promise.reject(new Error('of the site'))],
  ])('%s lets pass', async (_, validate) => {
    vi.stubGlobal('reportError', vi.fn());
    const page = await openForm([{ id: 'a', name: 'a', validate }, phone]);
    await page.confirm();
    expect(page.scheduled).toHaveLength(1);
    vi.unstubAllGlobals();
  });

  test('true passes, and an exception does not lock the visitor out', async () => {
    const reported = vi.fn();
    vi.stubGlobal('reportError', reported);
    const page = await openForm([
      { id: 'a', name: 'a', validate: () => true },
      {
        id: 'b',
        name: 'b',
        validate: () => {
          throw new Error('of the site');
        },
      },
      { id: 'c', name: 'c', validate: true },
      phone,
    ]);
    await page.confirm();
    expect(page.scheduled).toHaveLength(1);
    expect(reported).toHaveBeenCalled();
    vi.unstubAllGlobals();
  });

  test('validateWhileTyping asks with each input; only false marks, and the mark goes away again', async () => {
    const page = await openForm([
      {
        id: 'a',
        name: 'a',
        validateWhileTyping: true,
        validate: (_: unknown, __: unknown, input: JQuery) => input.val() === 'ok',
      },
      { id: 'b', name: 'b', validateWhileTyping: true, validate: () => undefined },
      { id: 'c', name: 'c', validate: () => false },
    ]);
    await settle();
    const isMarked = (id: string) => page.find(id).classList.contains('cx-error');
    page.type('a', 'o');
    expect(isMarked('#a')).toBe(true);
    page.type('a', 'ok');
    expect(isMarked('#a')).toBe(false);
    page.type('b', 'o');
    page.type('c', 'o');
    expect(isMarked('#b') || isMarked('#c')).toBe(false);
    page.find('#c').dispatchEvent(new FocusEvent('focusout', { bubbles: true }));
    expect(isMarked('#c')).toBe(true);
  });

  test('still works for an input that the page has replaced by a clone', async () => {
    const validate = vi.fn((..._: unknown[]) => false);
    const page = await openForm([{ id: 'a', name: 'a', label: 'A', validate }, phone]);
    const clone = page.find('#a').cloneNode(true);
    page.find('#a').replaceWith(clone);
    await page.confirm();
    expect(validate.mock.calls.at(-1)?.[1]).toHaveProperty('field', clone);
    expect(page.scheduled).toHaveLength(0);
  });
});

// @vitest-environment jsdom
import userEvent from '@testing-library/user-event';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  attachPhoneField,
  type PhoneField,
  type PhoneFieldOptions,
} from '../../../src/CallbackWidget/phone/phoneField.js';
import * as phoneModule from '../../../src/CallbackWidget/phone/plans/index.js';

const texts = { countryList: 'Country', search: 'Search countries', noResults: 'No country found' };
const user = userEvent.setup();
const refused = { message: 'Errors.7030' };
let root: HTMLElement;
let field: PhoneField | undefined;

function query<Type extends Element>(selector: string, type: new () => Type, within: ParentNode = root): Type {
  const found = within.querySelector(selector);
  if (!(found instanceof type)) throw new Error(`${selector} is missing`);
  return found;
}
const input = () => query('input[name=phonenumber]', HTMLInputElement);
const button = () => query('.intl-tel-input > .flag-container > button', HTMLButtonElement);
const codes = () => [...button().children].slice(2).map((it) => it.textContent);

function attach(options: Partial<PhoneFieldOptions> = {}): PhoneField {
  const load = async () => phoneModule;
  field = attachPhoneField(root, { load, language: 'en', country: 'US', texts, ...options });
  return field;
}

/** Lets everything that waits for the loaded file run. */
const settled = () => new Promise((resolve) => setTimeout(resolve));

beforeEach(() => {
  document.body.innerHTML = `<div class="cx-widget"><form>
    <input name="firstname"><input name="phonenumber" type="tel" maxlength="20"></form></div><button>Elsewhere</button>`;
  root = query('.cx-widget', HTMLElement, document);
});

afterEach(() => field?.destroy());

describe('DOM contract', () => {
  it('keeps an .intl-tel-input wrapper and a .flag-container inside it around the phone input', () => {
    attach();
    expect(input().closest('.intl-tel-input')?.firstElementChild).toBe(button().parentElement);
    expect(input().dir).toBe('ltr');
  });

  it('uses the wrapper that is there, and does not double the list when attached again', () => {
    input().outerHTML = '<div class="intl-tel-input mine"><input name="phonenumber"></div>';
    attach();
    attach();
    expect(root.querySelectorAll('.intl-tel-input')).toHaveLength(1);
    expect(root.querySelectorAll('.flag-container')).toHaveLength(1);
  });

  it('marks the localised nodes with i18n and their key', async () => {
    attach();
    await user.click(button());
    await user.keyboard('qqq');
    const marked = [...root.querySelectorAll('.i18n')].map((it) => it.getAttribute('data-message'));
    expect(marked).toEqual(['CallbackCountryList', 'CallbackCountrySearch', 'CallbackCountryNone']);
  });

  it('sets no style attribute', () => {
    attach();
    expect(root.querySelector('[style]')).toBeNull();
  });

  it('leaves a hidden phone number alone', () => {
    input().type = 'hidden';
    attach();
    expect(root.querySelector('.flag-container')).toBeNull();
  });

  it('works on after the input was cloned and replaced', async () => {
    attach();
    input().replaceWith(input().cloneNode());
    await user.click(input());
    await user.keyboard('4155550123');
    expect(input().value).toBe('(415) 555-0123');
  });

  it('works on after the wrapper was cloned and replaced, even with the list open', async () => {
    attach();
    await user.click(button());
    const wrapper = query('.intl-tel-input', HTMLElement);
    wrapper.replaceWith(wrapper.cloneNode(true));
    await user.click(button());
    expect(root.querySelector('.cx-phone-list')).toBeNull();
    await user.click(button());
    await user.keyboard('germany{Enter}');
    expect(codes()).toEqual(['DE', '+49']);
  });

  it('throws nothing after the wrapper or the whole body was removed', async () => {
    const phone = attach();
    await user.click(button());
    root.textContent = '';
    await user.click(document.body);
    phone.prefill('+44 20 7946 0958');
    phone.setLanguage('de', texts);
    await settled();
    expect(phone.normalise(' 4155550123 ')).toBe('+14155550123');
    expect(await phone.validate('4155550123')).toBeUndefined();
    phone.destroy();
  });

  it('stops listening when destroyed', async () => {
    attach().destroy();
    await user.type(input(), '4155550123');
    expect(input().value).toBe('4155550123');
  });
});

describe('as-you-type formatting', () => {
  it('formats by the country on the button', async () => {
    attach();
    await user.type(input(), '4155550123');
    expect(input().value).toBe('(415) 555-0123');
  });

  it('lets the visitor delete everything, character by character', async () => {
    attach();
    await user.type(input(), '4155550123');
    await user.keyboard('{Backspace>14/}');
    expect(input().value).toBe('');
  });

  it('keeps the caret where the visitor types', async () => {
    attach();
    await user.type(input(), '415550123');
    await user.type(input(), '9', { initialSelectionStart: 6, initialSelectionEnd: 6 });
    expect(input().value).toBe('(415) 955-0123');
    expect(input().selectionStart).toBe(7);
  });

  it('typing a number with + sets the country', async () => {
    attach();
    await user.type(input(), '+442079460958');
    expect(input().value).toBe('+44 20 7946 0958');
    expect(codes()).toEqual(['GB', '+44']);
  });

  it('pasting a number with + or 00 sets the country', async () => {
    attach();
    await user.click(input());
    await user.paste('+49 30 123456');
    expect(codes()).toEqual(['DE', '+49']);
    await user.clear(input());
    await user.paste('0033 1 23 45 67 89');
    expect(codes()).toEqual(['FR', '+33']);
  });

  it.each([
    ['+49 (0) 30 / 90 18 20 - 44', '20', '+493090182044'],
    ['+49 (0) 172 / 123 45 67', '20', '+491721234567'],
    ['+49 30 901820-44', '14', '+493090182044'],
    ['tel:+442079460958', '14', '+442079460958'],
    ['Phone: +44 20 7946 0958', '20', '+442079460958'],
    ['+९१ ९८११२ ३४५६७', '14', '+919811234567'],
    ['+52 1 55 1234 5678', '14', '+525512345678'],
  ])('takes %j pasted into a field for %s characters as a whole: %s', async (text, maxLength, sent) => {
    input().setAttribute('maxlength', maxLength);
    const phone = attach();
    await user.click(input());
    await user.paste(text);
    expect(await phone.validate(input().value)).toBeUndefined();
    expect(phone.normalise(input().value)).toBe(sent);
  });

  it('keeps every digit of a number that is too long for the field, and refuses it where it can be seen', async () => {
    input().setAttribute('maxlength', '14');
    const phone = attach();
    await user.click(input());
    await user.paste('+123 45678 90123 45678');
    expect(input().value.replace(/\D/g, '')).toBe('123456789012345678');
    expect(await phone.validate(input().value)).toEqual(refused);
  });

  it('shows the formatted number to the listeners of the page', async () => {
    attach();
    let seen = '';
    input().addEventListener('input', () => {
      seen = input().value;
    });
    await user.type(input(), '4155');
    expect(seen).toBe('(415) 5');
  });

  it('leaves a number alone that an input method is still composing', async () => {
    attach();
    await user.click(input());
    input().value = '4155550123';
    input().dispatchEvent(new InputEvent('input', { bubbles: true, isComposing: true }));
    expect(input().value).toBe('4155550123');
    input().dispatchEvent(new CompositionEvent('compositionend', { bubbles: true }));
    expect(input().value).toBe('(415) 555-0123');
  });

  it.each(['number', 'email'])('does not touch the value of an input of type %s', async (type) => {
    input().type = type;
    const phone = attach();
    await user.type(input(), '4155550123');
    expect(input().value).toBe('4155550123');
    expect(phone.normalise(input().value)).toBe('+14155550123');
  });

  it('never throws and never loses digits, whatever is typed', async () => {
    attach();
    await user.click(input());
    const text = fc.string({ unit: fc.constantFrom(...'+0123456789 ()-*x'), maxLength: 18 });
    fc.assert(
      fc.property(text, (keys) => {
        input().value = '';
        for (const key of keys) {
          input().value += key;
          input().dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertText', data: key }));
        }
        expect(input().value.replace(/\D/g, '')).toBe(keys.replace(/\D/g, ''));
      }),
      { numRuns: 50 },
    );
  });
});

describe('country', () => {
  it('comes from the region of the language when none is asked for', () => {
    field = attachPhoneField(root, { load: async () => phoneModule, language: 'de-AT', texts });
    expect(codes()[0]).toBe('AT');
  });

  it('is named in the visitor’s language for those who hear the button', () => {
    const phone = attach({ language: 'de', country: 'DE' });
    expect(button().textContent).toMatch(/^Country: Deutschland DE/);
    phone.setLanguage('fr', { ...texts, countryList: 'Pays' });
    expect(button().textContent).toMatch(/^Pays: Allemagne DE/);
  });

  it('a prefilled number that starts with + selects it', async () => {
    attach().prefill('+442079460958');
    expect(input().value).toBe('+442079460958');
    await settled();
    expect(input().value).toBe('+44 20 7946 0958');
    expect(codes()).toEqual(['GB', '+44']);
  });

  it('follows a number the page has put into the field, at the next focus', async () => {
    attach();
    await user.click(input());
    input().blur();
    input().value = '+4930123456';
    await user.click(input());
    await settled();
    expect(codes()).toEqual(['DE', '+49']);
  });
});

describe('masked number', () => {
  it('is shown as it is, with no validation at prefill', async () => {
    const load = vi.fn(async () => phoneModule);
    attach({ load }).prefill('***1234');
    await user.click(input());
    await settled();
    expect(input().value).toBe('***1234');
    expect(input().hasAttribute('aria-invalid')).toBe(false);
  });

  it('is sent as it is while it is the prefilled one, and is no valid number otherwise', async () => {
    const phone = attach();
    expect(await phone.validate('***1234')).toEqual(refused);
    phone.prefill('***1234');
    expect(await phone.validate('***1234')).toBeUndefined();
    expect(phone.normalise('***1234')).toBe('***1234');
    expect(await phone.validate('***12345')).toEqual(refused);
  });
});

describe('validation on submission', () => {
  it('hints at what does not fit the plan of the country on the button, or of the dial code', async () => {
    const phone = attach({ country: 'GB' });
    expect(await phone.validate('020 7946 0958')).toBeUndefined();
    expect(await phone.validate('020 7946')).toMatchObject({ values: { country: 'United Kingdom' } });
    expect(await phone.validate('+1 415 555 0123')).toBeUndefined();
    expect(await phone.validate('+1 415 555 01')).toEqual({
      message: 'CallbackPhoneMissing',
      values: { country: 'United States', count: '2' },
    });
    expect(await phone.validate('+1 415 555 01234')).toMatchObject({ message: 'CallbackPhoneLong' });
    expect(await phone.validate('1234567')).toBeDefined();
    expect(await phone.validate('+999 1234567')).toEqual({ message: 'CallbackPhoneUnknownCode' });
  });

  it('locks nobody out: confirmed unchanged, the number goes as it was typed', async () => {
    const phone = attach();
    await user.type(input(), '415555012');
    const shown = input().value;
    expect(await phone.validate(shown)).toMatchObject({ message: 'CallbackPhoneMissing' });
    expect(await phone.validate(shown)).toBeUndefined();
    expect(phone.normalise(shown)).toBe(shown);
    await user.type(input(), '3');
    expect(await phone.validate(input().value)).toBeUndefined();
    expect(phone.normalise(input().value)).toBe('+14155550123');
    await user.keyboard('{Backspace}');
    expect(await phone.validate(input().value)).toMatchObject({ message: 'CallbackPhoneMissing' });
  });

  it.each(['12', '1234567890123456', 'ask for Ann'])('refuses %j, again and again', async (value) => {
    const phone = attach();
    expect(await phone.validate(value)).toEqual(refused);
    expect(await phone.validate(value)).toEqual(refused);
  });

  it.each([
    ['by its value', (value: string) => (input().value = value)],
    [
      'with an event',
      (value: string) => {
        input().value = value;
        input().dispatchEvent(new Event('input', { bubbles: true }));
        input().dispatchEvent(new Event('change', { bubbles: true }));
      },
    ],
    [
      'into a clone',
      (value: string) => {
        input().replaceWith(input().cloneNode());
        input().value = value;
      },
    ],
  ])('lets pass what the page writes %s, as it is written, until the visitor changes it', async (_, write) => {
    const phone = attach();
    await user.type(input(), '415');
    for (const value of ['60123456789', '5115', '020 7946 0958']) {
      write(value);
      expect(await phone.validate(value)).toBeUndefined();
      expect(phone.normalise(value)).toBe(value);
    }
    await user.click(input());
    expect(input().value).toBe('020 7946 0958');
    await user.clear(input());
    await user.keyboard('4155550123');
    expect(phone.normalise(input().value)).toBe('+14155550123');
  });

  it('sends E.164', async () => {
    const phone = attach({ country: 'GB' });
    expect(phone.normalise(' 020 7946 0958 ')).toBe('020 7946 0958');
    await phone.validate('020 7946 0958');
    expect(phone.normalise(' 020 7946 0958 ')).toBe('+442079460958');
  });

  it('counts only a dial code as empty', () => {
    const phone = attach();
    expect(['', ' ', '+1', '+44 ', '00 44'].filter(phone.isEmpty)).toHaveLength(5);
    expect(phone.isEmpty('4155550123')).toBe(false);
  });
});

describe('numbering plans that come late', () => {
  it('are loaded once, when the field is first focused', async () => {
    const load = vi.fn(async () => phoneModule);
    attach({ load });
    await user.click(query('input[name=firstname]', HTMLInputElement));
    expect(load).not.toHaveBeenCalled();
    await user.click(input());
    await user.tab();
    await user.click(input());
    expect(load).toHaveBeenCalledOnce();
  });

  it.each([
    ['prefilled', () => field?.prefill('4155550123')],
    ['validated', () => field?.validate('4155550123')],
    ['asked for its country list', () => user.click(button())],
  ])('are loaded when the field is %s', async (_, act) => {
    const load = vi.fn(async () => phoneModule);
    attach({ load });
    await act();
    await settled();
    expect(load).toHaveBeenCalledOnce();
  });

  it('do not block typing, and format what was typed when they arrive', async () => {
    let arrive = (_: typeof phoneModule) => {};
    attach({ load: () => new Promise((resolve) => (arrive = resolve)) });
    await user.type(input(), '+4420794');
    expect(input().value).toBe('+4420794');
    arrive(phoneModule);
    await settled();
    expect(input().value).toBe('+44 20 794');
    expect(codes()).toEqual(['GB', '+44']);
    await user.keyboard('60958');
    expect(input().value).toBe('+44 20 7946 0958');
  });

  it('do not open the list for somebody who has moved on', async () => {
    let arrive = (_: typeof phoneModule) => {};
    attach({ load: () => new Promise((resolve) => (arrive = resolve)) });
    await user.click(button());
    await user.click(input());
    arrive(phoneModule);
    await settled();
    expect(root.querySelector('.cx-phone-list')).toBeNull();
    expect(document.activeElement).toBe(input());
  });

  it('leave a plain field with a plain check if they cannot be loaded, and are tried again at the next focus', async () => {
    let broken = true;
    const load = vi.fn(async () => {
      if (broken) throw new Error('offline');
      return phoneModule;
    });
    const phone = attach({ load });
    await user.type(input(), '4155550123');
    await settled();
    expect(input().value).toBe('4155550123');
    expect(query('.flag-container', HTMLElement).hidden).toBe(true);
    expect(await phone.validate('4155550123')).toBeUndefined();
    expect(await phone.validate('41')).toEqual(refused);
    expect(phone.normalise(' 4155550123 ')).toBe('4155550123');

    broken = false;
    await user.click(query('input[name=firstname]', HTMLInputElement));
    await user.click(input());
    await settled();
    expect(query('.flag-container', HTMLElement).hidden).toBe(false);
    expect(input().value).toBe('(415) 555-0123');
  });

  it('may fail by throwing', async () => {
    const phone = attach({
      load: () => {
        throw new Error('no such file');
      },
    });
    expect(await phone.validate('4155550123')).toBeUndefined();
  });

  it('do not hold up the submission for ever', async () => {
    vi.useFakeTimers();
    const valid = attach({ load: () => new Promise(() => {}) }).validate('4155550123');
    await vi.advanceTimersByTimeAsync(5000);
    vi.useRealTimers();
    expect(await valid).toBeUndefined();
  });
});

describe('country list', () => {
  const search = () => query('.cx-phone-search', HTMLInputElement);
  const options = () => [...root.querySelectorAll('[role=option]')];
  const active = () => document.getElementById(search().getAttribute('aria-activedescendant') ?? '');
  const isOpen = () => root.querySelector('.cx-phone-list') !== null;

  it('opens from the button with the country in force marked and active', async () => {
    attach({ country: 'GB' });
    expect(button().getAttribute('aria-expanded')).toBe('false');
    await user.click(button());
    expect(button().getAttribute('aria-expanded')).toBe('true');
    expect(document.activeElement).toBe(search());
    expect(options().length).toBeGreaterThan(240);
    expect(active()?.textContent).toBe('GBUnited Kingdom+44');
    expect(root.querySelectorAll('[aria-selected=true]')).toHaveLength(1);
    expect(active()?.getAttribute('aria-selected')).toBe('true');
  });

  it('is a combobox that governs a named listbox', async () => {
    attach();
    await user.click(button());
    const list = query('[role=listbox]', HTMLElement);
    expect(search().getAttribute('role')).toBe('combobox');
    expect(search().getAttribute('aria-controls')).toBe(list.id);
    expect(search().getAttribute('aria-expanded')).toBe('true');
    expect(search().getAttribute('aria-label')).toBe('Search countries');
    expect(list.getAttribute('aria-label')).toBe('Country');
  });

  it.each(['{Enter}', ' ', '{ArrowDown}'])('opens by the key %j on the button', async (key) => {
    attach();
    button().focus();
    await user.keyboard(key);
    expect(isOpen()).toBe(true);
  });

  it('moves by the arrows, Page Up and Down, Home and End, and stops at the ends', async () => {
    attach();
    await user.click(button());
    await user.keyboard('{Home}');
    expect(active()).toBe(options()[0]);
    await user.keyboard('{ArrowUp}');
    expect(active()).toBe(options()[0]);
    await user.keyboard('{ArrowDown}{ArrowDown}{ArrowUp}');
    expect(active()).toBe(options()[1]);
    await user.keyboard('{PageDown}');
    expect(active()).toBe(options()[9]);
    await user.keyboard('{PageUp}');
    expect(active()).toBe(options()[1]);
    await user.keyboard('{End}{ArrowDown}');
    expect(active()).toBe(options().at(-1));
    expect(root.querySelectorAll('.cx-active')).toHaveLength(1);
  });

  it('is searched while typing, announces the number of results and chooses the active one by Enter', async () => {
    attach();
    await user.click(button());
    await user.keyboard('+44');
    expect(options()).toHaveLength(4);
    expect(query('[role=status]', HTMLElement).textContent).toBe('Country: 4');
    expect(active()?.id).toBe('cx_phone_country_GB');
    await user.keyboard('{Enter}');
    expect(isOpen()).toBe(false);
    expect(codes()).toEqual(['GB', '+44']);
    expect(document.activeElement).toBe(input());
  });

  it('says when no country matches', async () => {
    attach();
    await user.click(button());
    await user.keyboard('qqq');
    expect(query('[role=status]', HTMLElement).textContent).toBe('No country found');
    expect(query('[role=status]', HTMLElement).className).toBe('i18n');
    expect(search().getAttribute('aria-expanded')).toBe('false');
    expect(search().hasAttribute('aria-activedescendant')).toBe(false);
    await user.keyboard('{ArrowDown}{Enter}');
    expect(isOpen()).toBe(true);
    await user.clear(search());
    expect(options().length).toBeGreaterThan(240);
  });

  it('closes by Escape, returns focus to the button and keeps the key from the window', async () => {
    attach();
    const seen = vi.fn();
    root.addEventListener('keydown', seen);
    await user.click(button());
    await user.keyboard('{Escape}');
    expect(isOpen()).toBe(false);
    expect(document.activeElement).toBe(button());
    expect(button().getAttribute('aria-expanded')).toBe('false');
    expect(seen).not.toHaveBeenCalled();
  });

  it('closes on a click outside, on a second click on the button and when focus leaves', async () => {
    attach();
    await user.click(button());
    await user.click(document.body);
    expect(isOpen()).toBe(false);
    await user.click(button());
    await user.click(button());
    expect(isOpen()).toBe(false);
    await user.click(button());
    await user.tab();
    expect(isOpen()).toBe(false);
    expect(document.activeElement).toBe(input());
  });

  it('chooses by click', async () => {
    attach();
    await user.click(button());
    await user.click(query('#cx_phone_country_FR .cx-phone-name', HTMLElement));
    expect(codes()).toEqual(['FR', '+33']);
    expect(isOpen()).toBe(false);
  });

  it('replaces another dial code in the field, leaves an empty one empty', async () => {
    attach();
    await user.click(button());
    await user.keyboard('germany{Enter}');
    expect(input().value).toBe('');
    await user.keyboard('030123456');
    expect(input().value).toBe('030 123456');
    await user.clear(input());
    await user.keyboard('+1');
    await user.click(button());
    await user.keyboard('germany{Enter}');
    expect(input().value).toBe('+49');
    await user.keyboard('30123456');
    expect(input().value).toBe('+49 30 123456');
  });

  it('keeps the choice among countries that share a dial code', async () => {
    attach({ country: 'CA' });
    await user.click(button());
    await user.keyboard('united states{Enter}');
    await settled();
    expect(codes()).toEqual(['US', '+1']);
  });

  it('has nothing in it that the form would submit or take for input', async () => {
    attach();
    const seen = vi.fn();
    query('form', HTMLFormElement).addEventListener('input', seen);
    query('form', HTMLFormElement).addEventListener('change', seen);
    query('form', HTMLFormElement).addEventListener('submit', seen);
    await user.click(button());
    await user.keyboard('fra{Enter}');
    expect(seen).not.toHaveBeenCalled();
    expect([...new FormData(query('form', HTMLFormElement)).keys()]).toEqual(['firstname', 'phonenumber']);
  });

  it('is closed by a change of language and opens in the new one', async () => {
    const phone = attach();
    await user.click(button());
    phone.setLanguage('de', { countryList: 'Land', search: 'Land suchen', noResults: 'Kein Land gefunden' });
    expect(isOpen()).toBe(false);
    await user.click(button());
    expect(search().placeholder).toBe('Land suchen');
    await user.keyboard('deutsch{Enter}');
    expect(codes()).toEqual(['DE', '+49']);
  });
});

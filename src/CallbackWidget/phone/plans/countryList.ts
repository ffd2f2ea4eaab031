import { adoptStyles } from '../../../ui/adoptStyles.js';
import { type Country, countries, searchCountries } from './countries.js';
import styles from './countryList.css?inline';

/** What the country list needs to know. */
export interface CountryListOptions {
  /** Where it is drawn; a click outside closes the list. */
  container: Element;
  /** Of the names of countries. */
  language: string;
  texts: { countryList: string; search: string; noResults: string };
  /** ISO code of the country that is marked. */
  country: string;
  /** Takes the styles out of the page again once it is aborted. */
  signal?: AbortSignal | undefined;
  /** Called after the list has closed. */
  onChoose(country: string): void;
  /** Called whenever the list has closed. `dismissed`: by the Escape key, so that focus has to go somewhere. */
  onClose(dismissed: boolean): void;
}

const pageOfOptions = 8;
/** Of the list, px. */
const leastHeight = 128;
const mostHeight = 272;
const gapBelow = 20;

function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Record<string, string>,
  children: (Node | string)[] = [],
): HTMLElementTagNameMap[Name] {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
  node.append(...children);
  return node;
}

function renderOption({ code, dialCode, name }: Country): HTMLLIElement {
  return element(
    'li',
    { id: `cx_phone_country_${code}`, role: 'option', 'aria-selected': 'false', 'data-country': code },
    [
      element('span', { class: 'cx-phone-iso', dir: 'ltr', 'aria-hidden': 'true' }, [code]),
      element('span', { class: 'cx-phone-name' }, [name]),
      element('span', { class: 'cx-phone-dial', dir: 'ltr' }, [dialCode]),
    ],
  );
}

/**
 * Opens the list of countries: a search field (combobox) that governs a list of options. Focus goes to the search field
 * and stays there; the arrows, Page Up/Down, Home and End move through the options, Enter chooses, Escape closes.
 * @returns A function that closes the list.
 */
export function openCountryList(options: CountryListOptions): () => void {
  const { container, texts, language } = options;
  const all = countries(language);
  const rows = new Map(all.map((country) => [country.code, renderOption(country)]));
  const listening = new AbortController();
  let shown: Country[] = all;
  let active = -1;

  const search = element('input', {
    class: 'cx-phone-search i18n',
    'data-message': 'CallbackCountrySearch',
    'data-message-type': 'placeholder',
    type: 'text',
    role: 'combobox',
    'aria-label': texts.search,
    'aria-autocomplete': 'list',
    'aria-controls': 'cx_phone_countries',
    placeholder: texts.search,
    autocomplete: 'off',
    autocapitalize: 'none',
    spellcheck: 'false',
  });
  // Browsers make what scrolls a stop of the Tab key, unless told otherwise.
  const list = element('ul', {
    id: 'cx_phone_countries',
    role: 'listbox',
    tabindex: '-1',
    'aria-label': texts.countryList,
  });
  const status = element('p', { role: 'status', 'data-message': 'CallbackCountryNone' });
  const popup = element('div', { class: 'cx-phone-list' }, [search, list, status]);

  function activate(index: number, block: 'nearest' | 'center' = 'nearest'): void {
    rows.get(shown[active]?.code ?? '')?.classList.remove('cx-active');
    active = Math.max(0, Math.min(index, shown.length - 1));
    const row = rows.get(shown[active]?.code ?? '');
    if (!row) {
      search.removeAttribute('aria-activedescendant');
      return;
    }
    row.classList.add('cx-active');
    search.setAttribute('aria-activedescendant', row.id);
    scrollTo(row, block);
  }

  /** `scrollIntoView` would scroll the page along. */
  function scrollTo({ offsetTop, offsetHeight }: HTMLElement, block: 'nearest' | 'center'): void {
    const { scrollTop, clientHeight } = list;
    const below = offsetTop + offsetHeight - clientHeight;
    if (block === 'center') list.scrollTop = offsetTop - (clientHeight - offsetHeight) / 2;
    else list.scrollTop = Math.max(below, Math.min(scrollTop, offsetTop));
  }

  /** As tall as the window has room below, so that the form need not scroll. */
  function fitRoom(): void {
    const floor = container.closest('.cx-widget')?.getBoundingClientRect().bottom ?? window.innerHeight;
    const room = Math.min(floor, window.innerHeight) - list.getBoundingClientRect().top - gapBelow;
    if (room >= leastHeight) list.style.maxHeight = `${Math.min(room, mostHeight)}px`;
  }

  function show(found: Country[]): void {
    shown = found;
    list.replaceChildren(...found.flatMap(({ code }) => rows.get(code) ?? []));
    list.hidden = !found.length;
    search.setAttribute('aria-expanded', String(!list.hidden));
  }

  function filter(): void {
    rows.get(shown[active]?.code ?? '')?.classList.remove('cx-active');
    show(searchCountries(all, search.value));
    activate(0);
    const count = new Intl.NumberFormat('en').format(shown.length);
    status.textContent = shown.length ? `${texts.countryList}: ${count}` : texts.noResults;
    status.className = shown.length ? 'cx-sr-only' : 'i18n';
  }

  function close(dismissed: boolean): void {
    if (listening.signal.aborted) return;
    listening.abort();
    popup.remove();
    options.onClose(dismissed);
  }

  function choose(code: string | undefined): void {
    if (!code) return;
    close(false);
    options.onChoose(code);
  }

  const moves: Record<string, () => void> = {
    ArrowDown: () => activate(active + 1),
    ArrowUp: () => activate(active - 1),
    PageDown: () => activate(active + pageOfOptions),
    PageUp: () => activate(active - pageOfOptions),
    Home: () => activate(0),
    End: () => activate(shown.length - 1),
    Enter: () => choose(shown[active]?.code),
    Escape: () => close(true),
  };

  function onKeyDown(event: KeyboardEvent): void {
    const move = moves[event.key];
    if (!move || event.isComposing) return;
    // Neither the form (Enter) nor the window (Escape) is meant.
    event.preventDefault();
    event.stopPropagation();
    move();
  }

  function onLeave(event: Event): void {
    const target = event instanceof FocusEvent ? event.relatedTarget : event.target;
    if (target instanceof Node && !container.contains(target)) close(false);
  }

  const { signal } = listening;
  popup.addEventListener('keydown', onKeyDown, { signal });
  popup.addEventListener('focusout', onLeave, { signal });
  document.addEventListener('pointerdown', onLeave, { signal, capture: true });
  search.addEventListener('input', filter, { signal });
  // The form's listeners look for what the visitor enters; this is no part of it.
  for (const type of ['input', 'change']) popup.addEventListener(type, (event) => event.stopPropagation(), { signal });
  list.addEventListener('mousedown', (event) => event.preventDefault(), { signal });
  list.addEventListener(
    'click',
    (event) => {
      const row = event.target instanceof Element && event.target.closest('[role=option]');
      if (row) choose(row.getAttribute('data-country') ?? undefined);
    },
    { signal },
  );

  adoptStyles(document, 'phone-list', styles, options.signal);
  show(all);
  status.className = 'cx-sr-only';
  rows.get(options.country)?.setAttribute('aria-selected', 'true');
  container.append(popup);
  fitRoom();
  popup.scrollIntoView?.({ block: 'nearest' });
  search.focus({ preventScroll: true });
  activate(
    all.findIndex(({ code }) => code === options.country),
    'center',
  );
  return () => close(false);
}

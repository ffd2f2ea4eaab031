import type { ComponentChild } from 'preact';
import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { adoptStyles, styleRootOf } from '../../../ui/adoptStyles.js';
import { html } from '../../../ui/html.js';
import type { PhoneTexts } from '../phoneTexts.js';
import { type Country, countries, searchCountries } from './countries.js';
import styles from './countryList.css?inline';
import { fitHeight, scrollToOption } from './listLayout.js';

export interface CountryListProps {
  /** Of the names of countries. */
  language: string;
  texts: PhoneTexts;
  /** ISO code of the country that is marked. */
  country: string;
  /** Takes the styles out of the page again once it is aborted. */
  signal?: AbortSignal | undefined;
  onChoose(country: string): void;
  /** `isDismissed`: by the Escape key, so that the focus has to go somewhere. */
  onClose(isDismissed: boolean): void;
}

const pageOfOptions = 8;

/**
 * A search field (combobox) that governs a list of countries. The focus goes to the search field and stays there; the arrows,
 * Page Up/Down, Home and End move through the options, Enter chooses, Escape closes. Inputs in it are no inputs of the form.
 */
export function CountryList(props: CountryListProps): ComponentChild {
  const { language, texts, country, signal, onChoose, onClose } = props;
  const all = useMemo(() => countries(language), [language]);
  const [query, setQuery] = useState('');
  const found = useMemo(() => searchCountries(all, query), [all, query]);
  const [active, setActive] = useState(() =>
    Math.max(
      0,
      all.findIndex(({ code }) => code === country),
    ),
  );
  const popup = useRef<HTMLDivElement>(null);
  const list = useRef<HTMLUListElement>(null);
  const search = useRef<HTMLInputElement>(null);
  const activeCode = found[active]?.code;

  useLayoutEffect(() => {
    if (popup.current) adoptStyles(styleRootOf(popup.current), 'phone-list', styles, signal);
    if (popup.current && list.current) fitHeight(popup.current, list.current);
    search.current?.focus({ preventScroll: true });
    scrollToOption(list.current, 'center');
    return closeOnPressOutside(popup.current, () => onClose(false));
  }, [signal, onClose]);
  useLayoutEffect(() => {
    if (activeCode) scrollToOption(list.current, 'nearest');
  }, [activeCode]);

  const move = (index: number) => setActive(Math.max(0, Math.min(index, found.length - 1)));
  const actions: Record<string, () => void> = {
    ArrowDown: () => move(active + 1),
    ArrowUp: () => move(active - 1),
    PageDown: () => move(active + pageOfOptions),
    PageUp: () => move(active - pageOfOptions),
    Home: () => move(0),
    End: () => move(found.length - 1),
    Enter: () => {
      if (activeCode) onChoose(activeCode);
    },
    Escape: () => onClose(true),
  };

  function onKeyDown(event: KeyboardEvent): void {
    const action = Object.hasOwn(actions, event.key) ? actions[event.key] : undefined;
    if (!action || event.isComposing) return;
    // neither the form (Enter) nor the window (Escape) is meant
    event.preventDefault();
    event.stopPropagation();
    action();
  }

  function onSearch(event: Event): void {
    event.stopPropagation();
    if (event.target instanceof HTMLInputElement) setQuery(event.target.value);
    setActive(0);
  }

  function onFocusOut({ relatedTarget }: FocusEvent): void {
    const container = popup.current?.parentElement;
    if (relatedTarget instanceof Node && container && !container.contains(relatedTarget)) onClose(false);
  }

  return html`<div
    class="cx-phone-list"
    ref=${popup}
    onKeyDown=${onKeyDown}
    onFocusOut=${onFocusOut}
    onInput=${onSearch}
    onChange=${(event: Event) => event.stopPropagation()}
  >
    <input
      class="cx-phone-search i18n"
      ref=${search}
      type="text"
      role="combobox"
      data-message="CallbackCountrySearch"
      data-message-type="placeholder"
      placeholder=${texts.search}
      aria-label=${texts.search}
      aria-autocomplete="list"
      aria-controls="cx_phone_countries"
      aria-expanded=${String(found.length > 0)}
      aria-activedescendant=${activeCode && optionId(activeCode)}
      autocomplete="off"
      autocapitalize="none"
      spellcheck=${false}
    />
    <ul
      id="cx_phone_countries"
      ref=${list}
      role="listbox"
      tabindex="-1"
      aria-label=${texts.countryList}
      hidden=${found.length === 0}
      onMouseDown=${(event: Event) => event.preventDefault()}
      onClick=${({ target }: MouseEvent) => chosenIn(target, onChoose)}
    >
      ${found.map(
        (each) =>
          html`<${CountryOption} key=${each.code} ...${each} isSelected=${each.code === country} isActive=${each.code === activeCode} />`,
      )}
    </ul>
    <${SearchStatus} count=${found.length} isSearching=${query !== ''} texts=${texts} />
  </div>`;
}

interface CountryOptionProps extends Country {
  isSelected: boolean;
  isActive: boolean;
}

function CountryOption({ code, name, dialCode, isSelected, isActive }: CountryOptionProps): ComponentChild {
  return html`<li
    id=${optionId(code)}
    class=${isActive ? 'cx-active' : undefined}
    role="option"
    aria-selected=${String(isSelected)}
    data-country=${code}
  >
    <span class="cx-phone-iso" dir="ltr" aria-hidden="true">${code}</span>
    <span class="cx-phone-name">${name}</span>
    <span class="cx-phone-dial" dir="ltr">${dialCode}</span>
  </li>`;
}

const optionId = (code: string): string => `cx_phone_country_${code}`;

interface SearchStatusProps {
  count: number;
  isSearching: boolean;
  texts: PhoneTexts;
}

/** Says how many countries were found, for those who cannot see it; that there is none is for everybody. */
function SearchStatus({ count, isSearching, texts }: SearchStatusProps): ComponentChild {
  const found = isSearching ? `${texts.countryList}: ${new Intl.NumberFormat('en').format(count)}` : '';
  return html`<p role="status" class=${count ? 'cx-sr-only' : 'i18n'} data-message="CallbackCountryNone">
    ${count ? found : texts.noResults}
  </p>`;
}

/** The option that was clicked. */
function chosenIn(target: EventTarget | null, onChoose: (country: string) => void): void {
  const option = target instanceof Element ? target.closest<HTMLElement>('[role=option]') : null;
  if (option?.dataset.country) onChoose(option.dataset.country);
}

/** @returns ends it */
function closeOnPressOutside(popup: HTMLElement | null, close: () => void): () => void {
  const container = popup?.parentElement;
  const onPress = ({ target }: Event) => {
    // a container that the page has replaced by a clone hears of nothing any more
    if (container?.isConnected && target instanceof Node && !container.contains(target)) close();
  };
  document.addEventListener('pointerdown', onPress, { capture: true });
  return () => document.removeEventListener('pointerdown', onPress, { capture: true });
}

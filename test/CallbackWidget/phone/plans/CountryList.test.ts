// @vitest-environment jsdom
import { cleanup, render, screen } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { h } from 'preact';
import { afterEach, expect, it, vi } from 'vitest';
import { CountryButton } from '../../../../src/CallbackWidget/phone/CountryButton.js';
import { CountryList, type CountryListProps } from '../../../../src/CallbackWidget/phone/plans/CountryList.js';
import { expectAccessible } from '../../expectAccessible.js';

afterEach(cleanup);

const texts = { countryList: 'Country', search: 'Search countries', noResults: 'No country found' };

function show(more: Partial<CountryListProps> = {}) {
  const props = { language: 'en', texts, country: 'GB', onChoose: vi.fn(), onClose: vi.fn(), ...more };
  return { ...render(h(CountryList, props)), props };
}

it('has the focus in its search field, and the country in force marked', () => {
  const { container } = show();
  expect(document.activeElement).toBe(screen.getByRole('combobox', { name: 'Search countries' }));
  expect(container.querySelector('[aria-selected=true]')?.textContent).toBe('GBUnited Kingdom+44');
});

it('tells what was chosen, by Enter and by a click', async () => {
  const { props } = show();
  await userEvent.keyboard('holland{Enter}');
  expect(props.onChoose).toHaveBeenLastCalledWith('NL');
  await userEvent.clear(screen.getByRole('combobox'));
  await userEvent.click(screen.getByText('France'));
  expect(props.onChoose).toHaveBeenLastCalledWith('FR');
});

it('says how many were found, and that there is none', async () => {
  const { container } = show();
  await userEvent.keyboard('+44');
  expect(screen.getByRole('status').textContent).toBe('Country: 4');
  await expectAccessible(container);
  await userEvent.keyboard('999');
  expect(screen.getByRole('status').textContent).toBe('No country found');
  expect(screen.queryByRole('listbox')).toBeNull();
  await expectAccessible(container);
});

it('closes by Escape, and says that it was dismissed', async () => {
  const { props } = show();
  await userEvent.keyboard('{Escape}');
  expect(props.onClose).toHaveBeenCalledWith(true);
});

it('the button is named after the country, and says whether the list is open', async () => {
  const { container } = render(
    h(CountryButton, { country: 'DE', dialCode: '+49', language: 'en', texts, isOpen: false }),
  );
  const button = screen.getByRole('button', { name: /^Country.*Germany ?DE/, expanded: false });
  expect(button.matches('.selected-flag')).toBe(true);
  await expectAccessible(container);
});

import type { Appearance } from '../../../src/Calendar/appearance.js';
import { calendarTexts } from '../../../src/Calendar/englishTexts.js';
import { readSettings } from '../../../src/Calendar/settings.js';
import type { PickerAction } from '../../../src/Calendar/state/pickerState.js';
import { openedState, reduce } from '../../../src/Calendar/state/reducer.js';
import { createToView, type PickerView } from '../../../src/Calendar/state/viewModel.js';
import type { CalendarOptions } from '../../../src/config/index.js';
import { createTexts } from '../../../src/i18n/texts.js';

/** A Tuesday, nine o'clock in Toronto. */
export const now = Date.parse('2026-03-03T14:00:00.000Z');

export const appearance: Appearance = {
  texts: createTexts({}, 'calendar', calendarTexts),
  theme: 'cx-theme-light',
  displayLanguage: 'en-US',
  officeZone: undefined,
};

/** `HH:mm` in UTC of the third of March → places left. */
export function slotsAt(places: Record<string, number>) {
  return {
    slots: Object.entries(places).map(([time, free]) => ({ instant: Date.parse(`2026-03-03T${time}:00.000Z`), free })),
  };
}

/** What a picker shows after these actions. */
export function viewOf(options: CalendarOptions, ...actions: PickerAction[]): PickerView {
  const settings = readSettings({ timezone: 'America/Toronto', ...options });
  return createToView()(actions.reduce(reduce, openedState(settings, now)), appearance);
}

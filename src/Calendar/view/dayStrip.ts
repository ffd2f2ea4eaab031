import { formatDay } from '../../time/index.js';
import { element, setAttribute, setText } from './element.js';
import { type CalendarDress, type CalendarShown, nearName } from './shown.js';

/** The days on offer, as a list of buttons. */
export interface DayStrip {
  element: HTMLElement;
  show(shown: CalendarShown): void;
}

interface DayButton {
  button: HTMLElement;
  name: HTMLElement;
  date: HTMLElement;
  /** For those who do not see that nothing is free. */
  note: HTMLElement;
  start?: number;
  isShown?: boolean;
  isFull?: boolean;
}

export function createDayStrip(): DayStrip {
  const strip = element('div', {
    class: 'cx-calendar-days',
    role: 'listbox',
    'aria-orientation': 'horizontal',
  });
  const buttons: DayButton[] = [];
  let worn: CalendarDress | undefined;

  function dayButton(): DayButton {
    const name = element('span', { class: 'cx-calendar-day' });
    const date = element('span', { class: 'cx-calendar-date' });
    const note = element('span', { class: 'cx-sr-only' });
    const button = element('button', { type: 'button', role: 'option', tabindex: '-1' }, name, ' ', date);
    return { button, name, date, note };
  }

  return {
    element: strip,
    show({ state: { days, now }, day, dress, isKnown }) {
      const { texts, display } = dress;
      const isWorn = worn === dress;
      worn = dress;
      if (!isWorn) setAttribute(strip, 'aria-label', texts.CalendarTitle);
      days.forEach(({ start, lastFree }, index) => {
        let made = buttons[index];
        if (!made) {
          made = dayButton();
          buttons.push(made);
          strip.append(made.button);
        }
        const { button, name, date, note } = made;
        if (!isWorn || made.start !== start) {
          made.start = start;
          setAttribute(button, 'data-day', `${start}`);
          setText(name, nearName(texts, index) ?? formatDay(start, display, { weekday: 'short' }));
          setText(date, formatDay(start, display, { month: 'short', day: 'numeric' }));
          setText(note, ` ${texts.AriaNoTimeSlotsFound}`);
        }
        const isShown = start === day?.start;
        const isFull = isKnown && lastFree <= now;
        if (made.isShown === isShown && made.isFull === isFull) return;
        made.isShown = isShown;
        made.isFull = isFull;
        setAttribute(button, 'aria-selected', `${isShown}`);
        button.className = `cx-calendar-day-container${isShown ? ' cx-active' : ''}${isFull ? ' cx-calendar-day-empty' : ''}`;
        if (isFull) button.append(note);
        else note.remove();
      });
      for (const { button } of buttons.splice(days.length)) button.remove();
    },
  };
}

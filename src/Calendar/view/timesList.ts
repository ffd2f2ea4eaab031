import { formatTime, timeFormatter } from '../../time/index.js';
import { type DaySection, usualSections } from '../readCalendarHours.js';
import type { ShownTime } from '../state.js';
import { arrange, element, setAttribute, setText } from './element.js';
import { type CalendarShown, dayTextOf } from './shown.js';

/** The times of the day that is shown, as lists of buttons. */
export interface TimesList {
  element: HTMLElement;
  /** Shows the first times, as many as `limit` says. After them, buttons stay as they were. */
  show(shown: CalendarShown, limit: number): void;
  /** The same from where it was left. Once all are shown, what else was there is gone. */
  goOn(shown: CalendarShown, limit: number): void;
  /** The day is whole, and has been painted. */
  settle(): void;
  /** Names the lists after the day, for those who do not see it. */
  tell(shown: CalendarShown): void;
}

type Heading = DaySection['heading'];

interface Section {
  wrapper: HTMLElement;
  heading: HTMLElement | undefined;
  list: HTMLElement;
}

/** A button and what it shows. */
interface TimeButton extends ShownTime {
  /** ms from the start of the day: days are alike, and a button goes on as that of the same time on another day. */
  distance: number;
  button: HTMLElement;
  section: Section;
  text: string;
  isChosen: boolean;
  isHidden: boolean;
}

/** A list of more times than this is divided up into morning, afternoon and evening. */
const longList = 12;
const skeletonLength = 20;
/** Class of a section whose size the browser knows: it need not be laid out while it is out of sight. */
const settled = 'cx-time-settled';

export function createTimesList(): TimesList {
  const periods = element('div', { class: 'cx-calendar-periods' });
  const empty = element('p', { class: 'cx-calendar-empty' });
  const blank = element('button', { type: 'button', role: 'option', class: 'cx-time', tabindex: '-1' });
  const sections = new Map<Heading | undefined, Section>();
  /** By their distances. The first ones, as many as `filled` says, are the times that were shown last. */
  const buttons: TimeButton[] = [];
  let filled = 0;
  let skeleton: HTMLElement | undefined;
  let formatter: Intl.DateTimeFormat | undefined;

  function sectionOf(key: Heading | undefined): Section {
    const known = sections.get(key);
    if (known) return known;
    const heading = key && element('h3', { class: 'i18n', 'data-message': key });
    const list = element('div', { class: 'cx-time-content', role: 'listbox' });
    const wrapper = element('div', { class: 'cx-time-wrapper' }, ...(heading ? [heading] : []), list);
    const made = { wrapper, heading, list };
    sections.set(key, made);
    return made;
  }

  function drop(at: number, count = buttons.length): void {
    for (const { button, section } of buttons.splice(at, count)) {
      section.wrapper.classList.remove(settled);
      button.remove();
    }
  }

  /** Puts the button at that place of `buttons` where it belongs on the page. */
  function insert(at: number, { section, button }: TimeButton): void {
    let next = at + 1;
    while (buttons[next] && buttons[next]?.section !== section) next++;
    section.list.insertBefore(button, buttons[next]?.button ?? null);
    section.wrapper.classList.remove(settled);
  }

  /** The button that was there at the same time of the day, or a new one, as that of `time`. */
  function write(time: ShownTime, last: TimeButton | undefined, shown: CalendarShown, section: Section): TimeButton {
    const { state, dress, day } = shown;
    const { instant, free, minute, isTwice } = time;
    const isChosen = instant === state.chosen;
    const isHidden = !free && state.settings.hideTaken;
    const isSameText = last?.text && last.minute === minute && !last.isTwice && !isTwice;
    const text = isSameText ? last.text : formatTime(instant, dress.display, isTwice);
    const button = last?.button ?? (blank.cloneNode() as HTMLElement);
    if (last?.text !== text) setText(button, text);
    if (last?.instant !== instant) button.dataset.instant = new Date(instant).toISOString();
    if (last?.minute !== minute) button.dataset.time = `${twoDigits(minute / 60)}:${twoDigits(minute % 60)}`;
    if (last?.isChosen !== isChosen || last.free !== free || last.isHidden !== isHidden) {
      button.className = `cx-time${isChosen ? ' cx-active' : ''}${free ? '' : ' cx-disable-time'}${isHidden ? ' cx-hide-time' : ''}`;
      setAttribute(button, 'aria-selected', `${isChosen}`);
      setAttribute(button, 'aria-disabled', free ? undefined : 'true');
      button.hidden = isHidden;
    }
    return { ...time, distance: instant - (day?.start ?? 0), button, section, text, isChosen, isHidden };
  }

  function goOn(shown: CalendarShown, limit: number): void {
    const { times, state, dress } = shown;
    const { sections: configured } = state.settings.hours;
    const parts = configured[0] ? configured : times.length > longList ? usualSections : [];
    for (; filled < Math.min(limit, times.length); filled++) {
      const time = times[filled] as ShownTime;
      const { minute, instant } = time;
      const distance = instant - (shown.day?.start ?? 0);
      while ((buttons[filled]?.distance ?? distance) < distance) drop(filled, 1);
      const found = buttons[filled];
      const last = found?.distance === distance ? found : undefined;
      const section = sectionOf(parts.find(({ open, close }) => minute >= open && minute < close)?.heading);
      const next = write(time, last, shown, section);
      buttons.splice(filled, last ? 1 : 0, next);
      if (last?.section !== section) insert(filled, next);
    }
    if (limit >= times.length) drop(filled);
    for (const [key, { heading }] of sections) if (key && heading) setText(heading, dress.texts[key]);
    showAround(shown, parts);
  }

  /** What there is instead of times, and the sections that have any. */
  function showAround({ state, dress, isKnown, isEmpty, next }: CalendarShown, parts: readonly DaySection[]): void {
    const isLoading = !isKnown && state.phase === 'loading';
    setAttribute(periods, 'aria-busy', `${isLoading}`);
    if (isLoading) skeleton ??= makeSkeleton();
    setText(empty, next ? dress.texts.AriaNoTimeSlotsFound : dress.texts.CalendarNothingFree);
    const keys = new Set<Heading | undefined>([...parts.map(({ heading }) => heading), ...sections.keys()]);
    const wrappers = [...keys].flatMap((key) => {
      const { list, wrapper } = sections.get(key) ?? {};
      return wrapper && list?.firstChild ? [wrapper] : [];
    });
    arrange(periods, [...(isLoading && skeleton ? [skeleton] : []), ...(isEmpty ? [empty] : []), ...wrappers]);
  }

  return {
    element: periods,
    show(shown, limit) {
      const last = formatter;
      formatter = timeFormatter(shown.dress.display);
      // in another language no text is the same
      if (last !== formatter) for (const button of buttons) button.text = '';
      filled = 0;
      goOn(shown, limit);
      // another day's choice is not to be seen on this one
      buttons.forEach((stale, index) => {
        if (index < filled || !stale.isChosen) return;
        stale.isChosen = false;
        stale.button.classList.remove('cx-active');
        setAttribute(stale.button, 'aria-selected', 'false');
      });
    },
    goOn,
    settle() {
      for (const { wrapper } of sections.values()) wrapper.classList.add(settled);
    },
    tell(shown) {
      const { texts } = shown.dress;
      const dayText = dayTextOf(shown);
      for (const [key, { list }] of sections) {
        setAttribute(list, 'aria-label', key ? `${texts[key]}, ${dayText}` : dayText);
      }
    },
  };
}

function makeSkeleton(): HTMLElement {
  const bones = Array.from({ length: skeletonLength }, () => element('i', {}));
  return element('div', { class: 'cx-calendar-skeleton' }, ...bones);
}

function twoDigits(value: number): string {
  return String(Math.floor(value)).padStart(2, '0');
}

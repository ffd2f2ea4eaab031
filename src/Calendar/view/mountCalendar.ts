import { setLanguage } from '../../ui/setLanguage.js';
import { type CalendarState, dayOf, nextChange, shownDay, withDay } from '../state.js';
import { type CalendarViewActions, createCalendarView } from './calendarView.js';
import { moveFocus, rove } from './moveFocus.js';
import { type CalendarDress, type CalendarShown, shownOf, withMoreTimes } from './shown.js';

export interface CalendarActions extends CalendarViewActions {
  onDay(start: number): void;
  /** Looks at the day `step` days further. */
  onStep(step: number): void;
  /** Something on show has become past. */
  onTick(): void;
}

/** A calendar's element and what keeps it up to date. */
export interface MountedCalendar {
  element: HTMLElement;
  /**
   * Makes what `paint` will probably show, step by step, while there is time for it. What turns out otherwise is written then.
   */
  prepare(state: CalendarState, dress: CalendarDress): Iterator<void>;
  paint(state: CalendarState, dress: CalendarDress): void;
  unmount(): void;
}

const days = '.cx-calendar-days';
const periods = '.cx-calendar-periods';
/**
 * A day with more slots than this is rendered piece by piece: a slow phone would miss frames. Until its turn comes, a button
 * stays as it was on the day before.
 */
const fitsAtOnce = 48;
/** As many as there is room for on a desktop. */
const firstPiece = 24;
const nextPiece = 64;
/** So many days are changed to while the page idles. */
const preparedDays = 8;

/** How many times of the day are shown in the first frame. */
function firstLimit(state: CalendarState): number {
  const { length } = shownDay(state)?.slots ?? [];
  return length > fitsAtOnce ? firstPiece : fitsAtOnce;
}

/** Builds the element of a calendar. It is not in the document: that is for the caller to do. */
export function mountCalendar(actions: CalendarActions): MountedCalendar {
  const element = document.createElement('div');
  const view = createCalendarView(element, actions);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let due = Number.POSITIVE_INFINITY;
  /** What was painted last. */
  let latest: CalendarShown | undefined;
  let limit = 0;
  /** A frame is to come that paints what has waited. */
  let isFrameAsked = false;
  let isDayInView = true;
  /** Classes that keep a part from being laid out as yet: a frame each when the calendar opens. */
  const folds = ['cx-calendar-without-times', 'cx-calendar-few-days'];
  /** The list of times, once it is scrolled: asking it each time would lay it out. */
  let scrolled: Element | undefined;
  /** The day whose next time the timer waits for. */
  let armed: unknown;

  const find = (selector: string): HTMLElement | null => element.querySelector(selector);
  const around = (event: Event, selector: string): HTMLElement | null =>
    event.target instanceof Element ? event.target.closest<HTMLElement>(selector) : null;
  const groupOf = (event: Event) => around(event, `${days},${periods}`);
  /** Whether a time is of the day on show: its button may not have had its turn yet. */
  const isShown = (instant: number) => latest && dayOf(latest.state, instant)?.start === latest.day?.start;
  const isOnChoice = (event: Event) => around(event, '[data-instant].cx-active');

  /** The timer stops when the calendar is taken out of the page; a hand on the calendar starts it again. */
  const wake = (): void => {
    if (Date.now() >= due) actions.onTick();
  };
  const arm = (state: CalendarState): void => {
    // it is still the next one
    if (armed === state.days[0] && state.now < due) return;
    armed = state.days[0];
    due = nextChange(state);
    clearTimeout(timer);
    timer = setTimeout(() => element.isConnected && actions.onTick(), due - Date.now());
  };

  element.addEventListener('pointerover', wake);
  const onScroll = ({ target: list }: Event): void => {
    if (list instanceof Element && list.matches(periods)) scrolled = list;
  };
  element.addEventListener('scroll', onScroll, true);
  element.addEventListener('focusin', (event) => {
    wake();
    const group = groupOf(event);
    if (group) rove(group);
  });
  element.addEventListener('click', (event) => {
    const { day, instant } = around(event, '[data-day],[data-instant]')?.dataset ?? {};
    if (day) actions.onDay(Number(day));
    if (instant && isShown(Date.parse(instant))) actions.onTime(Date.parse(instant));
  });
  element.addEventListener('dblclick', (event) => isOnChoice(event) && actions.onClose());
  element.addEventListener('keydown', (event) => {
    const { key } = event;
    const group = groupOf(event);
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (key === 'Escape') actions.onClose();
    else if (key === 'Enter' && isOnChoice(event)) event.repeat || actions.onClose();
    else if (group && (key === 'PageUp' || key === 'PageDown')) {
      actions.onStep(key === 'PageDown' ? 1 : -1);
      focusIn(group.matches(days) ? days : periods);
    } else if (!group || !moveFocus(group, key)) return;
    event.preventDefault();
    event.stopPropagation();
  });

  /** Focuses the stop of the times, where they had the focus and there are any, else the day that is shown. */
  const focusIn = (group: string): void => {
    const stop = group === periods && find(`${periods} [tabindex="0"]`);
    (stop || find(`${days} .cx-active`))?.focus();
  };

  function dressAs({ texts, display, theme }: CalendarDress): void {
    element.className = ['cx-calendar', theme, ...folds].join(' ');
    setLanguage(element, display.language);
    element.setAttribute('aria-label', texts.AriaWindowTitle);
  }

  function askFrame(): void {
    if (!isFrameAsked) requestAnimationFrame(paintRest);
    isFrameAsked = true;
  }

  /** The same for the frame after the next one: what has changed is painted by then. */
  function askLaterFrame(): void {
    if (!isFrameAsked) requestAnimationFrame(() => requestAnimationFrame(paintRest));
    isFrameAsked = true;
  }

  /** What need not be there in the first frame: the day has changed at once for those who look at it. */
  function paintRest(): void {
    isFrameAsked = false;
    if (!latest) return;
    const fold = folds.shift();
    const isWhole = !fold && latest.times.length <= limit;
    if (fold) element.classList.remove(fold);
    else if (!isWhole) {
      limit += nextPiece;
      latest = withMoreTimes(latest, limit);
      view.showTimes(latest, limit);
      rove(find(periods) ?? element);
    } else if (element.isConnected) view.settle();
    view.tell(latest);
    // here, because the frame lays the days out anyway
    if (!isDayInView) find(`${days} .cx-active`)?.scrollIntoView?.({ block: 'nearest', inline: 'nearest' });
    isDayInView = true;
    if (!isWhole) askFrame();
  }

  function paint(state: CalendarState, dress: CalendarDress): void {
    const last = latest;
    const isOtherDay = !last || shownDay(state)?.start !== last.day?.start;
    if (isOtherDay || !last.times.length) limit = firstLimit(state);
    latest = shownOf(state, dress, limit, last);
    const { activeElement } = document;
    const hadFocus = element.contains(activeElement);
    const isOnShownDay = hadFocus && activeElement?.matches(`${days} .cx-active`);
    if (dress !== last?.dress) dressAs(dress);
    if (isOtherDay && scrolled) {
      scrolled.scrollTop = 0;
      scrolled = undefined;
    }

    view.show(latest, limit);
    for (const group of [days, periods]) rove(find(group) ?? element, isOtherDay && group === periods);
    arm(state);
    if (hadFocus && !element.contains(document.activeElement)) focusIn(periods);
    else if (isOtherDay && isOnShownDay) focusIn(days);

    if (isOtherDay) isDayInView = false;
    else view.tell(latest);
    if (!isDayInView || latest.times.length > limit) askLaterFrame();
  }

  element.setAttribute('role', 'dialog');
  return {
    element,
    *prepare(state, dress) {
      dressAs(dress);
      view.show(shownOf(state, dress, 0), 0);
      yield;
      // each other day once: what is to be fast is compiled by then
      for (const day of [...state.days.slice(0, preparedDays), undefined]) {
        const next = day ? withDay(state, day.start) : state;
        view.show(shownOf(next, dress, firstLimit(next)), firstLimit(next));
        yield;
      }
    },
    paint,
    unmount() {
      clearTimeout(timer);
      due = Number.POSITIVE_INFINITY;
      latest = undefined;
      element.replaceChildren();
    },
  };
}

import { render } from 'preact';
import { setLanguage } from '../../styles/setLanguage.js';
import { type CalendarState, nextChange, shownDay, timesOf } from '../state.js';
import { type CalendarDress, type CalendarViewProps, calendarView } from './calendarView.js';
import { moveFocus, rove } from './moveFocus.js';

export interface CalendarActions extends Pick<CalendarViewProps, 'onTime' | 'onClose' | 'onRetry'> {
  onDay(start: number): void;
  /** Looks at the day `step` days further. */
  onStep(step: number): void;
  /** Something on show has become past. */
  onTick(): void;
}

/** A calendar's element and what keeps it up to date. */
export interface MountedCalendar {
  element: HTMLElement;
  paint(state: CalendarState, dress: CalendarDress): void;
  unmount(): void;
}

const days = '.cx-calendar-days';
const periods = '.cx-calendar-periods';
/** A day with more times than this is rendered piece by piece: a slow phone would miss frames. */
const fitsAtOnce = 100;
const firstPiece = 48;
const nextPiece = 96;

/** Builds the element of a calendar. It is not in the document: that is for the caller to do. */
export function mountCalendar(target: Document, actions: CalendarActions): MountedCalendar {
  const element = target.createElement('div');
  let timer: ReturnType<typeof setTimeout> | undefined;
  let due = Number.POSITIVE_INFINITY;
  /** Start of the day that was painted last. */
  let shown: unknown;
  let latest: [CalendarState, CalendarDress] | undefined;
  let limit = 0;
  const buttons: CalendarViewProps['buttons'] = new Map();

  const find = (selector: string): HTMLElement | null => element.querySelector(selector);
  const around = (event: Event, selector: string): HTMLElement | null =>
    event.target instanceof Element ? event.target.closest<HTMLElement>(selector) : null;
  const groupOf = (event: Event) => around(event, `${days},${periods}`);
  const isOnChoice = (event: Event) => around(event, '[data-instant].cx-active');

  /** The timer stops when the calendar is taken out of the page; a hand on the calendar starts it again. */
  const wake = (): void => {
    if (Date.now() >= due) actions.onTick();
  };
  const arm = (state: CalendarState): void => {
    due = nextChange(state);
    clearTimeout(timer);
    timer = setTimeout(() => element.isConnected && actions.onTick(), due - Date.now());
  };

  element.addEventListener('pointerover', wake);
  element.addEventListener('focusin', (event) => {
    wake();
    const group = groupOf(event);
    if (group) rove(group);
  });
  element.addEventListener('click', (event) => {
    const { day, instant } = around(event, '[data-day],[data-instant]')?.dataset ?? {};
    if (day) actions.onDay(Number(day));
    if (instant) actions.onTime(Date.parse(instant));
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

  function paint(state: CalendarState, dress: CalendarDress): void {
    const { texts, display, theme } = dress;
    const day = shownDay(state);
    const times = day ? timesOf(state, day) : [];
    const isOtherDay = day?.start !== shown;
    if (isOtherDay || dress !== latest?.[1]) buttons.clear();
    if (!buttons.size) limit = times.length > fitsAtOnce ? firstPiece : fitsAtOnce;
    shown = day?.start;
    latest = [state, dress];

    const hadFocus = element.contains(target.activeElement);
    const isOnShownDay = !!find(`${days} .cx-active:focus`);
    element.className = `cx-calendar ${theme}`;
    setLanguage(element, display.language);
    element.setAttribute('aria-label', texts.AriaWindowTitle);
    render(calendarView({ ...dress, ...actions, state, day, times, limit, buttons }), element);
    for (const group of [days, periods]) rove(find(group) ?? element);
    arm(state);
    if (hadFocus && !element.contains(target.activeElement)) focusIn(periods);
    else if (isOtherDay && isOnShownDay) focusIn(days);

    const hasMore = times.length > limit;
    if (!isOtherDay && !hasMore) return;
    requestAnimationFrame(() => {
      // here, because the frame lays the days out anyway
      if (isOtherDay) find(`${days} .cx-active`)?.scrollIntoView?.({ block: 'nearest', inline: 'nearest' });
      if (!hasMore || !latest || day?.start !== shown) return;
      limit += nextPiece;
      paint(...latest);
    });
  }

  element.setAttribute('role', 'dialog');
  return {
    element,
    paint,
    unmount() {
      clearTimeout(timer);
      due = Number.POSITIVE_INFINITY;
      latest = undefined;
      render(null, element);
    },
  };
}

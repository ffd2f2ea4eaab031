import { type ComponentChild, render } from 'preact';
import { setLanguage } from '../../styles/setLanguage.js';
import { type CalendarState, dayOf, nextChange, shownDay, timesOf } from '../state.js';
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
/**
 * A day with more times than this is rendered piece by piece: a slow phone would miss frames. Until its turn comes, a button
 * stays as it was on the day before.
 */
const fitsAtOnce = 100;
const firstPiece = 32;
const nextPiece = 64;

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
  const parts = new Map<unknown, [ComponentChild, unknown[]]>();
  /** The list of times, once it is scrolled: asking it each time would lay it out. */
  let scrolled: Element | undefined;
  /** The day whose next time the timer waits for. */
  let armed: unknown;

  const find = (selector: string): HTMLElement | null => element.querySelector(selector);
  const around = (event: Event, selector: string): HTMLElement | null =>
    event.target instanceof Element ? event.target.closest<HTMLElement>(selector) : null;
  const groupOf = (event: Event) => around(event, `${days},${periods}`);
  /** Whether a time is of the day on show: its button may not have had its turn yet. */
  const isShown = (instant: number) => latest && dayOf(latest[0], instant)?.start === shown;
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

  const keep: CalendarViewProps['keep'] = (key, make, ...depends) => {
    const kept = parts.get(key);
    if (kept?.[1].every((value, index) => value === depends[index])) return kept[0];
    const part = make();
    parts.set(key, [part, depends]);
    return part;
  };

  function paint(state: CalendarState, dress: CalendarDress): void {
    const day = shownDay(state);
    const times = day ? timesOf(state, day) : [];
    const isOtherDay = day?.start !== shown;
    const hadFocus = element.contains(target.activeElement);
    const isOnShownDay = !!find(`${days} .cx-active:focus`);
    if (dress !== latest?.[1]) {
      const { texts, display, theme } = dress;
      buttons.clear();
      parts.clear();
      element.className = `cx-calendar ${theme}`;
      setLanguage(element, display.language);
      element.setAttribute('aria-label', texts.AriaWindowTitle);
    }
    if (isOtherDay || !buttons.size) limit = times.length > fitsAtOnce ? firstPiece : fitsAtOnce;
    if (isOtherDay && scrolled) {
      scrolled.scrollTop = 0;
      scrolled = undefined;
    }
    shown = day?.start;
    latest = [state, dress];

    render(calendarView({ ...dress, ...actions, state, day, times, limit, buttons, keep }), element);
    for (const group of [days, periods]) rove(find(group) ?? element, isOtherDay && group === periods);
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

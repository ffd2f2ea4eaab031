import type { ComponentChild } from 'preact';
import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Texts } from '../../i18n/texts.js';
import { html } from '../../ui/html.js';
import type { DaysView, DayView } from '../state/daysView.js';
import { updateTabStop } from './rovingFocus.js';

export interface DayStripProps {
  days: DaysView;
  /** Start of the day that is shown, epoch ms. */
  selectedDay: number | undefined;
  texts: Texts;
}

/** So many days stand beside each other in a strip; where there is more room, as many as a week has. */
const columns = 5;
const wideColumns = 7;
/** So many weeks of a grid are in view. */
const weeksInView = 5;

/** The days on offer, as one group of radio buttons: a strip of equal columns, or a grid of weeks. */
export function DayStrip({ days, selectedDay, texts }: DayStripProps): ComponentChild {
  const strip = useRef<HTMLElement>(null);
  const { isAtStart, isAtEnd, onScroll, turn } = usePager(strip);
  const buttons = useMemo(
    () => days.days.map((day, index) => dayButton(day, day.start === selectedDay, index === 0 ? days.firstColumn : 0)),
    [days, selectedDay],
  );
  useLayoutEffect(() => {
    if (strip.current) updateTabStop(strip.current);
  });

  const isGrid = days.layout === 'month';
  const weeks = Math.ceil((days.firstColumn - 1 + days.days.length) / wideColumns);
  const isLong = isGrid ? weeks > weeksInView : days.days.length > columns;
  const fitsWhereWide = !isGrid && days.days.length <= wideColumns;
  const pager = (direction: -1 | 1, key: 'CalendarEarlierDays' | 'CalendarLaterDays', isOff: boolean) =>
    isLong &&
    html`<button
      type="button"
      class=${`cx-calendar-pager ${direction < 0 ? 'cx-calendar-earlier' : 'cx-calendar-later'}`}
      title=${texts.get(key)}
      aria-label=${texts.get(key)}
      aria-disabled=${isOff ? 'true' : undefined}
      onClick=${() => turn(direction)}
    ><svg viewBox="0 0 16 16" aria-hidden="true"><path d=${direction < 0 ? 'm10 3-5 5 5 5' : 'm6 3 5 5-5 5'} /></svg></button>`;

  return html`<div class=${`cx-calendar-range${fitsWhereWide ? ' cx-calendar-fits-where-wide' : ''}`}>
    <div class="cx-calendar-month">
      ${pager(-1, 'CalendarEarlierDays', isAtStart)}
      <span class="cx-calendar-month-name">${days.month}</span>
      ${pager(1, 'CalendarLaterDays', isAtEnd)}
    </div>
    ${isGrid && html`<div class="cx-calendar-weekdays" aria-hidden="true">${days.weekdays.map((name) => html`<span key=${name}>${name}</span>`)}</div>`}
    <div
      class=${`cx-calendar-days ${isGrid ? 'cx-calendar-days-month' : 'cx-calendar-days-strip'}`}
      role="radiogroup"
      aria-label=${texts.get('CalendarTitle')}
      style=${{ '--cx-days': String(days.days.length) }}
      ref=${strip}
      onScroll=${onScroll}
    >${buttons}</div>
  </div>`;
}

/** @param column in which it has to stand, from 1; 0: the next one */
function dayButton(
  { start, weekday, date, name, isEmpty }: DayView,
  isSelected: boolean,
  column: number,
): ComponentChild {
  const classes = ['cx-calendar-day-container'];
  if (isSelected) classes.push('cx-active');
  if (isEmpty) classes.push('cx-calendar-day-empty');
  return html`<button
    key=${start}
    type="button"
    role="radio"
    tabindex="-1"
    class=${classes.join(' ')}
    style=${column > 1 ? { gridColumnStart: String(column) } : undefined}
    data-day=${String(start)}
    aria-checked=${String(isSelected)}
    aria-label=${name}
  ><span class="cx-calendar-day">${weekday}</span> <span class="cx-calendar-date">${date}</span></button>`;
}

/** Which end of a strip or a grid is in view, and how to get on. Looked at when it is scrolled: that lays nothing out. */
function usePager(strip: { current: HTMLElement | null }) {
  const [ends, setEnds] = useState({ isAtStart: true, isAtEnd: false });
  const onScroll = () => {
    if (strip.current) setEnds((last) => sameOr(last, endsOf(strip.current as HTMLElement)));
  };
  const turn = (direction: -1 | 1) => {
    const { current } = strip;
    if (!current) return;
    const isRightToLeft = current.closest<HTMLElement>('[dir]')?.dir === 'rtl';
    const isGrid = current.scrollHeight > current.clientHeight + 1;
    if (isGrid) current.scrollBy({ top: direction * current.clientHeight });
    else current.scrollBy({ left: direction * (isRightToLeft ? -1 : 1) * current.clientWidth });
  };
  return { ...ends, onScroll, turn };
}

interface Ends {
  isAtStart: boolean;
  isAtEnd: boolean;
}

function endsOf({ scrollLeft, scrollTop, scrollWidth, scrollHeight, clientWidth, clientHeight }: HTMLElement): Ends {
  // negative where the text runs from right to left
  const gone = Math.max(Math.abs(scrollLeft), scrollTop);
  const left = Math.max(scrollWidth - clientWidth, scrollHeight - clientHeight);
  return { isAtStart: gone < 2, isAtEnd: gone > left - 2 };
}

function sameOr(last: Ends, next: Ends): Ends {
  return last.isAtStart === next.isAtStart && last.isAtEnd === next.isAtEnd ? last : next;
}

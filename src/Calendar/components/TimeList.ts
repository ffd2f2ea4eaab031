import { minutesInHour } from 'date-fns/constants';
import type { ComponentChild } from 'preact';
import { useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import type { Texts } from '../../i18n/texts.js';
import { toIsoUtc } from '../../time/isoUtc.js';
import { html } from '../../ui/html.js';
import type { HourOfTimes, SectionKey, TimesView, TimeView } from '../state/timesView.js';
import type { EmptyView } from '../state/viewModel.js';
import { updateTabStop } from './rovingFocus.js';
import { useProgressiveCount } from './useProgressiveCount.js';

export interface TimeListProps {
  times: TimesView;
  /** Epoch ms. */
  selectedTime: number | undefined;
  isLoading: boolean;
  empty: EmptyView | undefined;
  texts: Texts;
  /** Shows the day that starts at the instant (epoch ms). */
  onDay(start: number): void;
  /** Asks for an immediate call; absent: none is on offer. */
  onCallNow: (() => void) | undefined;
}

/** A day with more times than this is drawn piece by piece. */
const fitsAtOnce = 48;
/** As many as there is room for on a desktop, and as many as a slow phone draws in a frame. */
const firstPiece = 24;
const nextPiece = 48;
const skeletonLength = 12;

/**
 * The times of the day that is shown, as one group of radio buttons. While a long day is drawn piece by piece, hours whose turn has
 * not come stay as they were on the day before.
 */
export function TimeList(props: TimeListProps): ComponentChild {
  const { times, selectedTime, isLoading, empty, texts } = props;
  const total = times.hours.reduce((sum, hour) => sum + hour.times.length, 0);
  const first = total > fitsAtOnce ? firstPiece : total;
  const count = useProgressiveCount(total, { first, step: nextPiece }, times.day);
  const drawn = useRef<readonly HourOfTimes[]>([]);
  const hours = hoursToDraw(times.hours, count, drawn.current);
  const list = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    drawn.current = hours;
    if (list.current) updateTabStop(list.current);
  });

  // an hour that waits for its turn shows nothing of what is chosen
  const current = new Set(times.hours);
  const sectionKeys: (SectionKey | undefined)[] = times.sections.map(({ key }) => key);
  for (const { section } of hours) if (!sectionKeys.includes(section)) sectionKeys.push(section);
  const isSettled = count > total;
  const group = total > 0 ? { role: 'radiogroup', 'aria-label': times.dayText } : {};
  return html`<div class="cx-calendar-periods" aria-busy=${String(isLoading)} ref=${list} ...${group}>
    ${isLoading && html`<${Skeleton} key="skeleton" />`}
    ${empty && html`<${EmptyDay} key="empty" ...${props} empty=${empty} texts=${texts} />`}
    ${sectionKeys.map((key) => {
      const own = hours.filter(({ section }) => section === key);
      const heading = times.sections.find((section) => section.key === key)?.text;
      return html`<${Section} key=${key ?? 'all'} id=${key} heading=${heading} dayText=${times.dayText} isSettled=${isSettled}>
        ${own.map((hour) => html`<${Hour} key=${Math.floor(hour.from / minutesInHour)} hour=${hour} textOf=${times.textOf} selectedTime=${current.has(hour) ? timeIn(hour, selectedTime) : undefined} />`)}
      <//>`;
    })}
  </div>`;
}

/** The first hours of the day, as many as hold `count` times, and behind them those that were drawn before. */
function hoursToDraw(
  hours: readonly HourOfTimes[],
  count: number,
  before: readonly HourOfTimes[],
): readonly HourOfTimes[] {
  let drawn = 0;
  const first: HourOfTimes[] = [];
  for (const hour of hours) {
    if (drawn >= count) break;
    first.push(hour);
    drawn += hour.times.length;
  }
  const last = first.at(-1)?.from;
  if (first.length === hours.length || last === undefined) return first;
  return [...first, ...before.filter(({ from }) => from > last)];
}

/** The selected time, if it is one of the hour: other hours stay as they are. */
function timeIn({ times }: HourOfTimes, selectedTime: number | undefined): number | undefined {
  return times.some(({ instant }) => instant === selectedTime) ? selectedTime : undefined;
}

interface SectionProps {
  id: SectionKey | undefined;
  heading: string | undefined;
  dayText: string;
  /** It has been painted: the browser may leave it out while it is scrolled away. */
  isSettled: boolean;
  children: ComponentChild;
}

function Section({ id, heading, dayText, isSettled, children }: SectionProps): ComponentChild {
  const group = heading === undefined ? {} : { role: 'group', 'aria-label': `${heading}, ${dayText}` };
  return html`<div class=${`cx-time-wrapper${isSettled ? ' cx-time-settled' : ''}`} data-section=${id} ...${group}>
    ${heading !== undefined && html`<h3 class="i18n" data-message=${id} key=${heading}>${heading}</h3>`}
    <div class="cx-time-content">${children}</div>
  </div>`;
}

interface HourProps {
  hour: HourOfTimes;
  selectedTime: number | undefined;
  textOf(time: TimeView): string;
}

/** Not drawn again while its props are the same: choosing a time compares a dozen hours, not hundreds of buttons. */
function Hour({ hour, selectedTime, textOf }: HourProps): ComponentChild {
  return useMemo(
    () => hour.times.map((time) => timeButton(time, textOf(time), time.instant === selectedTime)),
    [hour, selectedTime, textOf],
  );
}

function timeButton(time: TimeView, text: string, isSelected: boolean): ComponentChild {
  const { instant, isFree, minute, isHidden, distance } = time;
  const classes = ['cx-time'];
  if (isSelected) classes.push('cx-active');
  if (!isFree) classes.push('cx-disable-time');
  if (isHidden) classes.push('cx-hide-time');
  return html`<button
    key=${distance}
    type="button"
    role="radio"
    tabindex="-1"
    class=${classes.join(' ')}
    data-time=${clockText(minute)}
    data-instant=${toIsoUtc(instant)}
    aria-checked=${String(isSelected)}
    aria-disabled=${isFree ? undefined : 'true'}
    hidden=${isHidden}
  >${text}</button>`;
}

/** `HH:mm` of a minute of the day. */
function clockText(minute: number): string {
  const hour = Math.floor(minute / 60);
  return `${String(hour).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}

type EmptyDayProps = Pick<TimeListProps, 'texts' | 'onDay' | 'onCallNow'> & { empty: EmptyView };

/** What stands in the place of times: why there are none, and where there are some. */
function EmptyDay({ empty, texts, onDay, onCallNow }: EmptyDayProps): ComponentChild {
  const { text, nextDay, isNothingFree } = empty;
  return html`<div class="cx-calendar-empty">
    <p>${text}</p>
    ${nextDay && html`<button type="button" class="cx-btn cx-btn-default cx-calendar-next-day" onClick=${() => onDay(nextDay.instant)}>${nextDay.text}</button>`}
    ${isNothingFree && onCallNow && html`<button type="button" class="cx-btn cx-btn-primary cx-calendar-call-now" onClick=${onCallNow}>${texts.get('CalendarCallNow')}</button>`}
  </div>`;
}

function Skeleton(): ComponentChild {
  return html`<div class="cx-calendar-skeleton">
    ${Array.from({ length: skeletonLength }, (_, index) => html`<i key=${index} />`)}
  </div>`;
}

import { html } from 'htm/preact';
import { type ComponentChild, h } from 'preact';
import {
  formatDay,
  formatDayAndTime,
  formatTime,
  formatZone,
  type TimeDisplay,
  timeFormatter,
} from '../../time/index.js';
import type { CalendarTexts } from '../locale.js';
import { type DaySection, usualSections } from '../readCalendarHours.js';
import { type CalendarState, type DayOfSlots, differ, isTwiceAt, nextFree, type ShownTime } from '../state.js';

/** How a calendar looks and speaks, apart from its state. */
export interface CalendarDress {
  texts: CalendarTexts;
  display: TimeDisplay;
  /** IANA zone of the office; the shown one where it is not known. */
  officeZone: string;
  /** CSS class of the theme. */
  theme: string;
}

export interface CalendarViewProps extends CalendarDress {
  state: CalendarState;
  /** The day that is shown. */
  day: DayOfSlots | undefined;
  /** The times of that day. */
  times: readonly ShownTime[];
  /** How many of them to render; the rest stays as it is. */
  limit: number;
  /** Buttons as they were last rendered, by the distance of their time from the start of the day. */
  buttons: Map<number, TimeButton>;
  /** What was made under that key before, for as long as what it depends on stays the same: that costs nothing. */
  keep(key: unknown, make: () => ComponentChild, ...depends: unknown[]): ComponentChild;
  onTime(instant: number): void;
  onClose(): void;
  onRetry(): void;
}

/** A button and what it shows. */
interface TimeButton extends ShownTime {
  button: ComponentChild;
  text: string;
  isChosen: boolean;
}

/** A list of more times than this is divided up into morning, afternoon and evening. */
const longList = 12;

/** Everything inside `.cx-calendar`. Choosing from the lists, keys and the order of tabs are the mount's business. */
export function calendarView(props: CalendarViewProps): ComponentChild {
  const { state, day, times, texts, display, keep, onClose, onRetry, onTime } = props;
  const { chosen, phase, availability, announced, now, days } = state;
  const next = nextFree(state);
  const isKnown = phase === 'ready' || availability;
  const isEmpty = isKnown && !times.some(({ free }) => free);
  const dayText = day ? formatDay(day.start, display) : '';
  const choice = chosen ? formatDayAndTime(chosen, display, isTwiceAt(state, chosen)) : '';
  const said = announced && `${texts.AriaYouHaveChosen} ${announced === 'time' ? choice : dayText}`;

  return html`
${keep('title', () => titleBar(props))}
${
  next &&
  html`<button type="button" class="cx-calendar-next" onClick=${() => onTime(next)}>
  <span>${texts.CalendarNextFree}</span> <b>${
    nearName(
      texts,
      days.findIndex(({ end }) => next < end),
    ) ?? formatDay(next, display)
  }, ${formatTime(next, display, isTwiceAt(state, next))}</b>
</button>`
}
<div class="cx-calendar-days" role="listbox" aria-orientation="horizontal" aria-label=${texts.CalendarTitle}>
  ${days.map(({ start, lastFree }, index) => {
    const isFull = isKnown && lastFree <= now;
    const isShown = start === day?.start;
    return keep(start, () => dayButton(props, start, index, isShown, !!isFull), index, isShown, isFull);
  })}
</div>
${keep('zone', () => zoneLine(props), days[0]?.start, days.at(-1)?.start, day?.start)}
<div class="cx-calendar-error-container" role="alert" hidden=${phase !== 'failed'}>
  ${
    phase === 'failed' &&
    html`<p class="i18n" data-message="CalendarError">${texts.CalendarError}</p>
    <button type="button" class="cx-btn cx-btn-default cx-calendar-retry" onClick=${onRetry}>${texts.CalendarRetry}</button>`
  }
</div>
<div class="cx-calendar-periods" aria-busy=${!isKnown && phase === 'loading'}>
  ${!isKnown && phase === 'loading' && html`<div class="cx-calendar-skeleton">${Array(20).fill(html`<i />`)}</div>`}
  ${isEmpty && html`<p class="cx-calendar-empty">${next ? texts.AriaNoTimeSlotsFound : texts.CalendarNothingFree}</p>`}
  ${sectionsOf(props).map(
    ([heading, buttons]) => html`<div class="cx-time-wrapper" key=${heading}>
    ${heading && html`<h3 class="i18n" data-message=${heading}>${texts[heading]}</h3>`}
    <div class="cx-time-content" role="listbox" aria-label=${heading ? `${texts[heading]}, ${dayText}` : dayText}>${buttons}</div>
  </div>`,
  )}
</div>
<div class="cx-calendar-footer">
  <p class="cx-calendar-choice">${choice}</p>
  <button type="button" class="cx-btn cx-btn-primary cx-calendar-ok i18n" data-message="CalendarOkButtonText"
    disabled=${!chosen} onClick=${onClose}>${texts.CalendarOkButtonText}</button>
</div>
<div class="cx-calendar-status cx-sr-only" role="status">
  ${said}${announced === 'day' && isEmpty && `. ${texts.AriaNoTimeSlotsFound}`}
</div>`;
}

function titleBar({ texts, onClose }: CalendarViewProps): ComponentChild {
  return html`<div class="cx-calendar-titlebar">
  <h2 class="cx-calendar-title i18n" data-message="CalendarTitle">${texts.CalendarTitle}</h2>
  <button type="button" class="cx-calendar-close" title=${texts.CalendarClose}
    aria-label=${texts.AriaCalendarClose || texts.CalendarClose} onClick=${onClose}>
    <svg viewBox="0 0 16 16" aria-hidden="true"><path d="m3.5 3.5 9 9m0-9-9 9" /></svg>
  </button>
</div>`;
}

function dayButton(
  { texts, display }: CalendarViewProps,
  start: number,
  index: number,
  isShown: boolean,
  isFull: boolean,
): ComponentChild {
  return html`<button type="button" role="option" tabindex="-1" data-day=${start} aria-selected=${isShown}
      class=${`cx-calendar-day-container${isShown ? ' cx-active' : ''}${isFull ? ' cx-calendar-day-empty' : ''}`}>
      <span class="cx-calendar-day">${nearName(texts, index) ?? formatDay(start, display, { weekday: 'short' })}</span>${' '}
      <span class="cx-calendar-date">${formatDay(start, display, { month: 'short', day: 'numeric' })}</span>
      ${isFull && html`<span class="cx-sr-only"> ${texts.AriaNoTimeSlotsFound}</span>`}
    </button>`;
}

/** In which zone the times are, where that is not plain. */
function zoneLine({ state, day, texts, display, officeZone }: CalendarViewProps): ComponentChild {
  const { zone, visitorZone } = state.settings;
  if (![zone, officeZone].some((other) => differ(state, other, visitorZone))) return null;
  const zoneName = (named: string): string => formatZone(day?.start ?? state.now, named, display.language);
  return html`<p class="cx-calendar-zone">
  ${texts[differ(state, officeZone, zone) ? 'CalendarZone' : 'CalendarZoneOffice']
    .replace('{zone}', zoneName(zone))
    .replace('{office}', zoneName(officeZone))}
</p>`;
}

type Section = [heading: DaySection['heading'] | undefined, buttons: ComponentChild[]];

/** Times under the headings that the site configured, or the usual ones where the list is long. */
function sectionsOf(props: CalendarViewProps): Section[] {
  const { times, limit, state, day, buttons } = props;
  const { sections } = state.settings.hours;
  const whole = { heading: undefined, open: 0, close: Number.POSITIVE_INFINITY };
  const parts = sections[0] ? sections : times.length > longList ? usualSections : [whole];
  const kept = new Map(buttons);
  const button = buttonMaker(props);
  buttons.clear();
  times.forEach((time, index) => {
    // days are alike: a button goes on as that of the same time on another day
    const distance = time.instant - (day?.start ?? 0);
    const last = kept.get(distance);
    const next = index < limit ? button(time, distance, last) : last;
    if (next) buttons.set(distance, next);
  });
  return parts
    .map(({ heading, open, close }): Section => {
      const members = [...buttons.values()].filter(({ minute }) => minute >= open && minute < close);
      return [heading, members.map((member) => member.button)];
    })
    .filter(([, members]) => members[0]);
}

/** Makes the button of a time. A day may have hundreds: no template, and no attribute that says nothing. */
function buttonMaker({ state, display }: CalendarViewProps) {
  const { chosen, settings } = state;
  const formatter = timeFormatter(display);
  return (time: ShownTime, key: number, last?: TimeButton): TimeButton => {
    const { instant, free, minute, isTwice } = time;
    const isChosen = instant === chosen;
    if (last?.instant === instant && last.free === free && last.isChosen === isChosen) return last;
    const isSameText = last?.minute === minute && !last.isTwice && !isTwice;
    const text = isSameText ? last.text : isTwice ? formatTime(instant, display, true) : formatter.format(instant);
    const isHidden = !free && settings.hideTaken;
    const button = h(
      'button',
      {
        key,
        type: 'button',
        role: 'option',
        class: `cx-time${isChosen ? ' cx-active' : ''}${free ? '' : ' cx-disable-time'}${isHidden ? ' cx-hide-time' : ''}`,
        tabIndex: -1,
        'data-time': `${twoDigits(minute / 60)}:${twoDigits(minute % 60)}`,
        'data-instant': new Date(instant).toISOString(),
        'aria-selected': isChosen,
        'aria-disabled': !free || undefined,
        hidden: isHidden || undefined,
      },
      text,
    );
    return { ...time, button, text, isChosen };
  };
}

function twoDigits(value: number): string {
  return String(Math.floor(value)).padStart(2, '0');
}

function nearName(texts: CalendarTexts, index: number): string | undefined {
  return [texts.CalendarLabelToday, texts.CalendarLabelTomorrow][index];
}

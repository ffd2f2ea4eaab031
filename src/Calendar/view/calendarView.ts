import { formatDay, formatDayAndTime, formatTime, formatZone } from '../../time/index.js';
import { differ, isTwiceAt } from '../state.js';
import { createDayStrip } from './dayStrip.js';
import { arrange, element, setAttribute, setText } from './element.js';
import { type CalendarShown, dayTextOf, nearName } from './shown.js';
import { createTimesList } from './timesList.js';

export interface CalendarViewActions {
  onTime(instant: number): void;
  onClose(): void;
  onRetry(): void;
}

/** Everything inside `.cx-calendar`. Choosing from the lists, keys and the order of tabs are the mount's business. */
export interface CalendarView {
  /** @param limit how many times to bring up to date; the buttons of others stay as they are */
  show(shown: CalendarShown, limit: number): void;
  /** The same for the times alone, from where they were left. */
  showTimes(shown: CalendarShown, limit: number): void;
  /** All times of the day are there, and have been painted. */
  settle(): void;
  /** Writes what is there for those who do not see it. */
  tell(shown: CalendarShown): void;
}

/** Fills the element of a calendar. */
export function createCalendarView(root: HTMLElement, { onTime, onClose, onRetry }: CalendarViewActions): CalendarView {
  const title = element('h2', { class: 'cx-calendar-title i18n', 'data-message': 'CalendarTitle' });
  const leave = button('cx-calendar-close', onClose, cross());
  const titleBar = element('div', { class: 'cx-calendar-titlebar' }, title, leave);
  const nextName = element('span', {});
  const nextTime = element('b', {});
  let next: number | undefined;
  const nextButton = button('cx-calendar-next', () => next && onTime(next), nextName, ' ', nextTime);
  const strip = createDayStrip();
  const zoneLine = element('p', { class: 'cx-calendar-zone' });
  const problem = element('p', { class: 'i18n', 'data-message': 'CalendarError' });
  const retry = button('cx-btn cx-btn-default cx-calendar-retry', onRetry);
  const alert = element('div', { class: 'cx-calendar-error-container', role: 'alert' });
  const list = createTimesList();
  const choiceLine = element('p', { class: 'cx-calendar-choice' });
  const ok = button('cx-btn cx-btn-primary cx-calendar-ok i18n', onClose);
  ok.dataset.message = 'CalendarOkButtonText';
  const footer = element('div', { class: 'cx-calendar-footer' }, choiceLine, ok);
  const status = element('div', { class: 'cx-calendar-status cx-sr-only', role: 'status' });

  let last: CalendarShown | undefined;

  function showTitle({ dress: { texts } }: CalendarShown): void {
    setText(title, texts.CalendarTitle);
    setAttribute(leave, 'title', texts.CalendarClose);
    setAttribute(leave, 'aria-label', texts.AriaCalendarClose || texts.CalendarClose);
  }

  function showNext({ state, dress: { texts, display }, next: instant }: CalendarShown): void {
    next = instant;
    if (!instant) return;
    const index = state.days.findIndex(({ end }) => instant < end);
    const day = nearName(texts, index) ?? formatDay(instant, display);
    setText(nextName, texts.CalendarNextFree);
    setText(nextTime, `${day}, ${formatTime(instant, display, isTwiceAt(state, instant))}`);
  }

  function showFooter(shown: CalendarShown): void {
    setText(choiceLine, choiceOf(shown));
    setText(ok, shown.dress.texts.CalendarOkButtonText);
    ok.disabled = !shown.state.chosen;
  }

  function showAlert({ state, dress: { texts } }: CalendarShown): void {
    const isFailed = state.phase === 'failed';
    setText(problem, texts.CalendarError);
    setText(retry, texts.CalendarRetry);
    alert.hidden = !isFailed;
    arrange(alert, isFailed ? [problem, retry] : []);
  }

  return {
    show(shown, limit) {
      if (!isSameAround(shown, last)) {
        showTitle(shown);
        showNext(shown);
        showAlert(shown);
        showFooter(shown);
      }
      last = shown;
      strip.show(shown);
      const zones = zonesOf(shown);
      setText(zoneLine, zones);
      list.show(shown, limit);
      arrange(root, [
        titleBar,
        ...(next ? [nextButton] : []),
        strip.element,
        ...(zones ? [zoneLine] : []),
        alert,
        list.element,
        footer,
        status,
      ]);
    },
    showTimes: list.goOn,
    settle: list.settle,
    tell(shown) {
      const { state, dress, isEmpty } = shown;
      const { announced } = state;
      const { AriaYouHaveChosen, AriaNoTimeSlotsFound } = dress.texts;
      list.tell(shown);
      const said = announced ? `${AriaYouHaveChosen} ${announced === 'time' ? choiceOf(shown) : dayTextOf(shown)}` : '';
      setText(status, announced === 'day' && isEmpty ? `${said}. ${AriaNoTimeSlotsFound}` : said);
    },
  };
}

/** Whether nothing but the day and its times looks another way. */
function isSameAround({ dress, next, state }: CalendarShown, last: CalendarShown | undefined): boolean {
  const { days, chosen, phase } = state;
  const before = last?.state;
  return (
    dress === last?.dress &&
    next === last.next &&
    days === before?.days &&
    chosen === before.chosen &&
    phase === before.phase
  );
}

function button(className: string, onClick: () => void, ...children: Array<Node | string>): HTMLButtonElement {
  const made = element('button', { type: 'button', class: className }, ...children);
  made.addEventListener('click', onClick);
  return made;
}

const svg = 'http://www.w3.org/2000/svg';

function cross(): SVGElement {
  const drawing = document.createElementNS(svg, 'svg');
  setAttribute(drawing, 'viewBox', '0 0 16 16');
  setAttribute(drawing, 'aria-hidden', 'true');
  const path = document.createElementNS(svg, 'path');
  setAttribute(path, 'd', 'm3.5 3.5 9 9m0-9-9 9');
  drawing.append(path);
  return drawing;
}

/** The chosen day and time; `''` if nothing is chosen. */
function choiceOf({ state, dress: { display } }: CalendarShown): string {
  const { chosen } = state;
  return chosen ? formatDayAndTime(chosen, display, isTwiceAt(state, chosen)) : '';
}

/** In which zone the times are; `''` where that is plain. */
function zonesOf({ state, day, dress: { texts, display, officeZone } }: CalendarShown): string {
  const { zone, visitorZone } = state.settings;
  if (![zone, officeZone].some((other) => differ(state, other, visitorZone))) return '';
  const zoneName = (named: string): string => formatZone(day?.start ?? state.now, named, display.language);
  return texts[differ(state, officeZone, zone) ? 'CalendarZone' : 'CalendarZoneOffice']
    .replace('{zone}', zoneName(zone))
    .replace('{office}', zoneName(officeZone));
}

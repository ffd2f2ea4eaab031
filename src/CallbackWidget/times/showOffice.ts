import { millisecondsInDay } from 'date-fns/constants';
import { formatDay, formatTime } from '../../time/index.js';
import type { WidgetContext } from '../context.js';
import { type Display, readDisplay, showInstant } from '../display.js';
import { readChoice } from '../schedule.js';
import { element } from '../view/element.js';
import type { Office } from './createOffice.js';

/**
 * While the office is closed, lets the immediate choice say when calls are possible again.
 * @param isClosed what the server says itself; `undefined`: as its free times suggest
 */
export function showOffice(root: Element, office: Office, isClosed: boolean | undefined, host: WidgetContext): void {
  const gap = office.reopening(Date.now());
  const { instant } = gap ?? {};
  const isTold = gap && (isClosed ?? (gap.closed && instant !== undefined));
  const texts = host.texts();
  // only where there is a time to show: finding out how costs more than all the rest
  const display = isTold && instant ? readDisplay(host) : undefined;
  const fill = (key: string, time = '') => texts.get(key).replace('{time}', time);

  const option = root.querySelector<HTMLOptionElement>('#callback_asap');
  const name =
    display && instant ? fill('CallbackOptionASAPFrom', shortForm(instant, display)) : fill('CallbackOptionASAP');
  if (option && option.textContent !== name) option.textContent = name;

  const question = root.querySelector('.cx-schedule');
  let line = question?.querySelector<HTMLElement>('.cx-callback-hours');
  if (!question || (!line && !isTold)) return;
  if (!line) {
    line = element('p', { class: 'cx-callback-hours', role: 'status' });
    question.append(line);
  }
  const isNow = readChoice(root).choice === 'now';
  const opening =
    display && instant ? fill('CallbackOfficeClosed', showInstant(instant, display)) : fill('CallbackOfficeClosedNow');
  const text = isTold && isNow ? opening : '';
  // a live region: only what is new is written
  if (line.textContent !== text) line.textContent = text;
  line.hidden = !text;
}

const sixDaysMs = 6 * millisecondsInDay;

/** As short as it is clear, for a list that is narrow: the weekday, or the date if that is further off. */
function shortForm(instant: number, display: Display): string {
  const isNear = instant - Date.now() < sixDaysMs;
  const day = formatDay(instant, display, isNear ? { weekday: 'short' } : { month: 'short', day: 'numeric' });
  return `${day}, ${formatTime(instant, display, display.foreign || undefined)}`;
}

import { millisecondsInDay } from 'date-fns/constants';
import { formatDay, formatTime } from '../../time/index.js';
import { toIsoUtc } from '../../time/isoUtc.js';
import type { WidgetContext } from '../context.js';
import { type CallbackState, chosenTime, isBusy, timeToBook } from '../state/state.js';
import { waitText } from '../texts.js';
import { type Display, readDisplay } from '../timeDisplay.js';
import { localise } from './localise.js';

/**
 * Writes the state into the part of the document that the page's scripts own too: each value only if it differs and only if its node
 * exists. Nothing is read from there to know the state.
 * @param previous the state before; `undefined`: everything is written, also what scripts may have set since
 */
export function syncDom(
  root: HTMLElement,
  state: CallbackState,
  previous: CallbackState | undefined,
  widget: WidgetContext,
): void {
  syncWindow(root, state);
  syncForm(root, state);
  syncChoice(root, state, previous);
  syncTime(root, state, widget);
  syncConfirmButton(root, state, widget);
  syncWait(root, state, widget);
  syncOffice(root, state, widget);
}

function syncWindow(root: HTMLElement, state: CallbackState): void {
  const { isMinimized, screen } = state;
  const isCovered = state.dialog !== undefined || Boolean(state.overlays.static ?? state.overlays.dynamic);
  const hidesFooter = Boolean(state.overlays.static?.hideFooter || state.overlays.dynamic?.hideFooter);
  root.classList.toggle('cx-minimized', isMinimized);
  root.classList.toggle('cx-busy', isBusy(state));
  root.classList.toggle('cx-managing', screen === 'bookings');
  root.classList.toggle('cx-booked', screen === 'confirmation');
  root.classList.toggle('cx-covered', isCovered);
  root.classList.toggle('cx-hide-footer', hidesFooter);
  const button = root.querySelector<HTMLElement>('.cx-button-minimize, .cx-button-maximize');
  button?.classList.toggle('cx-button-minimize', !isMinimized);
  button?.classList.toggle('cx-button-maximize', isMinimized);
  button?.setAttribute('data-message', isMinimized ? 'AriaMaximize' : 'AriaMinimize');
  for (const part of root.querySelectorAll(':scope > :is(.cx-body, .cx-calendar-container, .cx-footer)')) {
    part.toggleAttribute('inert', isCovered);
  }
  const offline = root.querySelector<HTMLElement>('.cx-callback-offline');
  if (offline) offline.hidden = state.isOnline || screen === 'confirmation';
  root.querySelector('.cx-footer')?.classList.toggle('cx-callback-scheduled', screen === 'confirmation');
}

function syncForm(root: HTMLElement, state: CallbackState): void {
  const form = root.querySelector<HTMLElement>('form.cx-content');
  if (form) form.hidden = state.screen === 'confirmation' || state.screen === 'bookings';
  form?.setAttribute('aria-busy', String(isBusy(state)));
  root.querySelector('.cx-callback-confirm')?.setAttribute('aria-disabled', String(isBusy(state)));
}

/** A choice that a script has set without an event stays until the state's own choice changes. */
function syncChoice(root: HTMLElement, { schedule }: CallbackState, previous: CallbackState | undefined): void {
  const asap = root.querySelector<HTMLOptionElement>('#callback_asap');
  if (asap) {
    asap.hidden = !schedule.isAsapAvailable;
    asap.disabled = !schedule.isAsapAvailable;
  }
  if (previous && previous.schedule.choice === schedule.choice) return;
  for (const option of root.querySelectorAll<HTMLOptionElement>('.cx-schedule select option')) {
    const isChosen = (option.id === 'callback_pick_date_time') === (schedule.choice === 'scheduled');
    // a cloned select forgets what was selected, its attributes stay
    option.toggleAttribute('selected', isChosen);
    option.selected = isChosen;
  }
}

function syncTime(root: HTMLElement, state: CallbackState, widget: WidgetContext): void {
  const question = root.querySelector<HTMLElement>('.cx-schedule');
  if (!question) return;
  const { time, choice } = state.schedule;
  question.dataset.instant = time === undefined ? '' : toIsoUtc(time);
  const chosen = chosenTime(state);
  const shown = chosen === undefined ? '' : widget.showInstant(chosen);
  const field = question.querySelector<HTMLInputElement>('input.cx-callback-time');
  if (field) field.value = shown;
  const row = question.querySelector<HTMLElement>('.cx-callback-chosen');
  if (row) row.hidden = choice === 'asap';
  setText(question.querySelector('.cx-callback-chosen-time'), shown);
  const { get } = widget.texts();
  setText(question.querySelector('#callback_pick_date_time'), shown || get('CallbackOptionPickDateTime'));
  const button = question.querySelector<HTMLElement>('.cx-callback-change');
  if (!button) return;
  const message = shown ? 'CallbackChangeTime' : 'CallbackPlaceholderCalendar';
  button.dataset.message = message;
  setText(button, get(message));
}

/** The button says what it books. */
function syncConfirmButton(root: HTMLElement, state: CallbackState, widget: WidgetContext): void {
  const button = root.querySelector('.cx-callback-confirm');
  const time = timeToBook(state);
  if (!button) return;
  if (time === undefined) {
    localise(button, widget.texts());
    return;
  }
  // its name is what is seen on it
  button.removeAttribute('aria-label');
  setText(button, widget.texts().format('CallbackBookTime', { time: shortForm(time, readDisplay(widget), true) }));
}

function syncWait(root: HTMLElement, { schedule, waitMinutes }: CallbackState, widget: WidgetContext): void {
  const texts = widget.texts();
  let text = '';
  if (!schedule.isAsapAvailable) text = texts.get('CallbackNoImmediate');
  else if (schedule.choice === 'asap' && waitMinutes !== undefined) text = waitText(waitMinutes, texts);
  setLine(root.querySelector('.cx-callback-ewt'), text);
}

/** While the office is closed, the immediate choice says when calls are possible again. */
function syncOffice(root: HTMLElement, { schedule, office }: CallbackState, widget: WidgetContext): void {
  const opensAt = office?.isClosed ? office.opensAt : undefined;
  const { get, format } = widget.texts();
  // only where there is a time to show: finding out how costs more than all the rest
  const display = opensAt === undefined ? undefined : readDisplay(widget);
  const name =
    display && opensAt !== undefined
      ? format('CallbackOptionASAPFrom', { time: shortForm(opensAt, display) })
      : get('CallbackOptionASAP');
  setText(root.querySelector('#callback_asap'), name);
  const isTold = office?.isClosed && schedule.choice === 'asap';
  const sentence =
    opensAt === undefined
      ? get('CallbackOfficeClosedNow')
      : format('CallbackOfficeClosed', { time: widget.showInstant(opensAt) });
  setLine(root.querySelector('.cx-callback-hours'), isTold ? sentence : '');
}

const sixDaysMs = 6 * millisecondsInDay;

/** As short as it is clear, for places that are narrow: the weekday, or the date if that is further off; or both. */
function shortForm(instant: number, display: Display, hasBoth = false): string {
  const isNear = instant - Date.now() < sixDaysMs;
  const date = { month: 'short', day: 'numeric' } as const;
  const near = isNear ? ({ weekday: 'short' } as const) : date;
  const day = formatDay(instant, display, hasBoth ? { weekday: 'short', ...date } : near);
  return `${day}, ${formatTime(instant, display, display.foreign || undefined)}`;
}

/** A live region reads out what is written: only what is new is. */
function setText(node: Element | null, text: string): void {
  if (node && node.textContent !== text) node.textContent = text;
}

function setLine(line: HTMLElement | null, text: string): void {
  if (!line) return;
  setText(line, text);
  line.hidden = text === '';
}

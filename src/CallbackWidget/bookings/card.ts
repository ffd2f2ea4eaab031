import { millisecondsInDay } from 'date-fns/constants';
import type { CallbackRecord } from '../../CallbackService/types.js';
import { isRecord, toText } from '../../config/index.js';
import { visitorZone, zoneOffsetMinutes } from '../../time/index.js';
import type { WindowContext } from '../context.js';
import { readDisplay, showInstant } from '../display.js';
import { askCaptcha, type CaptchaOutcome } from '../submission/captcha.js';
import { explainRefusal } from '../submission/explainRefusal.js';
import { element } from '../view/element.js';
import { readEwt } from '../wait/ewt.js';
import { waitText } from '../wait/waitText.js';
import { actionButton } from './actionButton.js';
import { addToCalendar } from './addToCalendar.js';
import type { Kept, Store } from './savedBookings.js';

/** What is shown of one booking, and what can be done with it. */
export interface Card {
  node: HTMLElement;
  /** The booking now; moving it on v3 makes another one of it. */
  booking(): Kept;
  /** Asks the server how the booking stands. Resolves when that is shown. */
  query(): Promise<void>;
}

export interface CardOptions {
  /** What was submitted; absent: not known any more. */
  form?: Record<string, unknown>;
  /** Whether it also says when the call is, and to which number. */
  isWhole: boolean;
  store: Store;
  /** The call has another time, or `undefined`: it is cancelled. */
  onChange?(instant: number | undefined): void;
  /** The server does not know the booking any more, or is done with it. Answers whether the card is taken away. */
  onGone(card: Card): boolean;
  /** There is one more booking. */
  onSplit(old: Kept): void;
}

type Ask = { kind: 'cancel' } | { kind: 'change'; instant: number };

/** Moving: as long as it waits. Cancelling: until somebody talks. */
const movable = ['', 'SCHEDULED', 'QUEUED', 'PAUSED'];
const cancellable = [...movable, 'ROUTING'];
const waiting = ['QUEUED', 'ROUTING', 'PROCESSING'];

export function createCard(context: WindowContext, first: Kept, options: CardOptions): Card {
  const { widget } = context;
  const { plugin } = widget;
  const { isWhole, store, form, onChange, onGone, onSplit } = options;
  const node = element('div', { class: 'cx-booking-card' });
  let booking = first;
  let record: CallbackRecord | undefined;
  let ask: Ask | undefined;
  let isBusy = false;
  let isOver = false;
  let isReached = !isWhole;
  let note = isWhole ? 'CallbackBookingLoading' : '';
  let problem = '';
  let proposals: number[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;

  const card: Card = { node, booking: () => booking, query };
  const instant = () => Date.parse(booking.time) || undefined;
  const command = (name: string, data: object) => plugin.command(`${widget.options().servicePlugin}.${name}`, data);
  const offers = (name: string) => canDo(context, name);

  function render(): void {
    const hadFocus = node.contains(document.activeElement);
    node.replaceChildren(...parts());
    context.localise(node);
    if (hadFocus) focus();
  }

  /** Goes to what the visitor will want next. */
  function focus(): void {
    const wanted = [
      '.cx-booking-ask button',
      '.cx-booking-proposal',
      '.cx-booking-actions :enabled',
      '.cx-booking-note',
    ];
    wanted
      .map((selector) => node.querySelector<HTMLElement>(selector))
      .find((found) => found)
      ?.focus();
  }

  function parts(): Node[] {
    const at = instant();
    const when = at === undefined ? '' : widget.showInstant(at);
    const number = record?.phoneNumber ?? toText(form?._customer_number);
    const whole = [
      when
        ? element('p', { class: 'cx-callback-result-time' }, when)
        : element('p', { class: 'cx-callback-result-time', message: 'CallbackOptionASAP' }),
    ];
    const to = [
      element('p', { class: 'cx-booking-muted', message: 'CallbackNumberDescription' }),
      element('p', { class: 'cx-booking-number', dir: 'ltr' }, number),
    ];
    return [
      ...(isWhole ? whole : []),
      ...(isOver ? [] : zones(at)),
      ...(isWhole && number && !isOver ? to : []),
      ...(isOver ? [] : standing()),
      ...(note ? [element('p', { class: 'cx-booking-note', tabindex: '-1', message: note })] : []),
      ...(problem ? [element('p', { class: 'cx-booking-problem', role: 'alert' }, problem)] : []),
      ...(isOver ? [] : [...proposed(), ...(ask ? [question(ask)] : choices(at, number))]),
    ];
  }

  /** The same time where the office is and where the visitor is, as far as the clocks there differ from the one shown. */
  function zones(at: number | undefined): Node[] {
    if (at === undefined) return [];
    const offset = (zone: string) => zoneOffsetMinutes(at, zone);
    const shown = offset(readDisplay(widget).zone);
    const line = (key: string, zone: string) =>
      zone && offset(zone) !== shown
        ? [
            element(
              'p',
              { class: 'cx-booking-muted' },
              widget
                .texts()
                .get(key)
                .replace('{time}', showInstant(at, { ...readDisplay(widget), zone, foreign: true })),
            ),
          ]
        : [];
    return [...line('CallbackOfficeTime', widget.office.zone()), ...line('CallbackYourTime', visitorZone())];
  }

  /** How the booking stands on the server. */
  function standing(): Node[] {
    if (!record) return [];
    const texts = widget.texts();
    const { get, find } = texts;
    const { positionInQueue: position, estimatedWaitTime: wait } = record;
    const lines = [
      find(`CallbackStates.${record.state}`),
      position === undefined ? '' : get('CallbackPosition').replace('{position}', String(position)),
      wait === undefined ? '' : waitText(Math.max(1, Math.round(wait / 60)), texts),
    ];
    return lines.filter(Boolean).map((text) => element('p', { class: 'cx-booking-state' }, text ?? ''));
  }

  function choices(at: number | undefined, number: string): Node[] {
    const state = record?.state ?? '';
    const { scheduled } = widget.options();
    const canMove = scheduled && movable.includes(state) && offers('reschedule') && plugin.registry().Calendar;
    const canCancel = cancellable.includes(state) && offers('cancel');
    const row = element(
      'div',
      { class: 'cx-button-group cx-booking-actions' },
      !!canMove && actionButton('CallbackChangeCall', 'cx-btn cx-btn-default cx-booking-change', pickTime),
      canCancel &&
        actionButton('CallbackCancelCall', 'cx-btn cx-btn-default cx-booking-cancel', () => {
          ask = { kind: 'cancel' };
          update('');
          focus();
        }),
    );
    for (const button of row.querySelectorAll('button')) button.disabled = isBusy;
    return [
      ...(at !== undefined && at > Date.now() ? [addToCalendar(context, booking.id, at, number)] : []),
      ...(isReached && row.childElementCount ? [row] : []),
    ];
  }

  function question(asked: Ask): Node {
    const isChange = asked.kind === 'change';
    return element(
      'div',
      { class: 'cx-booking-ask', role: 'group' },
      element('p', { message: isChange ? 'CallbackChangeQuestion' : 'CallbackCancelQuestion' }),
      isChange && element('p', { class: 'cx-callback-result-time' }, widget.showInstant(asked.instant)),
      element(
        'div',
        { class: 'cx-button-group' },
        actionButton('CallbackKeepCall', 'cx-btn cx-btn-default cx-booking-keep', () => {
          ask = undefined;
          update('');
        }),
        isChange
          ? actionButton('CallbackChangeYes', 'cx-btn cx-btn-primary cx-booking-yes', () => void change(asked.instant))
          : actionButton('CallbackCancelCall', 'cx-btn cx-btn-primary cx-booking-yes', () => void cancel()),
      ),
    );
  }

  function proposed(): Node[] {
    if (!proposals.length) return [];
    const buttons = proposals.map((free) => {
      const button = actionButton('', 'cx-btn cx-btn-default cx-booking-proposal', () => void change(free));
      button.dataset.instant = new Date(free).toISOString();
      button.textContent = widget.showInstant(free);
      return button;
    });
    return [element('ul', { class: 'cx-proposals' }, ...buttons.map((button) => element('li', {}, button)))];
  }

  /** @param message key of what the visitor is told; `''`: nothing */
  function update(message: string, trouble = ''): void {
    note = message;
    problem = trouble;
    render();
    context.announce(note);
  }

  function pickTime(): void {
    context.refreshSlots();
    void context.pickTime(instant()).then((chosen) => {
      if (chosen !== undefined && chosen !== instant()) ask = { kind: 'change', instant: chosen };
      proposals = [];
      update('');
      focus();
    });
  }

  function begin(): boolean {
    if (isBusy) return false;
    isBusy = true;
    ask = undefined;
    proposals = [];
    update('CallbackWorking');
    return true;
  }

  async function cancel(): Promise<void> {
    if (!begin()) return;
    try {
      await command('cancel', { id: booking.id });
      isBusy = false;
      end('CallbackCancelled');
    } catch (failure) {
      isBusy = false;
      // it may be cancelled all the same; or done, or cancelled from elsewhere
      await query();
      if (!isOver) update('', widget.texts().get('CallbackCancelFailed'));
      else if (isLost(failure)) update('CallbackCancelled');
    }
  }

  async function change(to: number): Promise<void> {
    if (!begin()) return;
    const place = (container: HTMLElement) => node.append(container);
    try {
      const { isV3 } = widget.options();
      const { token = '', problem }: Partial<CaptchaOutcome> = isV3 ? await askCaptcha(widget, place) : {};
      // no request was sent: the captcha's words
      if (problem) throw problem;
      const captcha = token ? { [widget.options().captchaParameter]: token } : {};
      // v3 books anew: with everything that is still known of the first booking
      const known = isV3 ? { ...form, _desired_time: undefined } : {};
      const desiredTime = new Date(to).toISOString();
      const answer = await command('reschedule', { ...known, ...captcha, id: booking.id, desiredTime });
      isBusy = false;
      const id = isRecord(answer) ? toText(answer.id) : '';
      moved({ id: id || booking.id, time: desiredTime }, booking.id);
      update('CallbackChanged');
    } catch (failure) {
      isBusy = false;
      await notChanged(failure, to);
    }
    context.refreshSlots();
    if (isWhole) await query();
  }

  function moved(to: Kept, from: string): void {
    if (widget.options().remember) store.put(to, from);
    follow(to);
  }

  function follow({ id, time }: Kept): void {
    booking = { id, time };
    if (record) record = { ...record, id, desiredTime: time };
    onChange?.(instant());
  }

  async function notChanged(failure: unknown, to: number): Promise<void> {
    const { get } = widget.texts();
    if (typeof failure === 'string') return update('', failure || get('CallbackChangeFailed'));
    const { id, previousId, uncertain } = isRecord(failure) ? failure : {};
    if (id && previousId) {
      const old = booking;
      if (widget.options().remember) store.put(old);
      moved({ id: String(id), time: new Date(to).toISOString() }, String(id));
      update('', get('CallbackChangeHalf'));
      onSplit(old);
      return;
    }
    if (uncertain || isLost(failure)) {
      update('', get('CallbackChangeUncertain'));
      await query();
      // v3 may have made another booking, which nobody can ask for
      if (instant() === to) update('CallbackChanged');
      return;
    }
    const error = explainRefusal(widget, failure, to);
    proposals = error.proposals;
    const isTold = error.slot || proposals.length;
    update('', isTold ? error.text : get('CallbackChangeFailed'));
    if (proposals.length) focus();
  }

  /** The booking is no more. */
  function end(message: string): void {
    clearTimeout(timer);
    isOver = true;
    store.remove(booking.id);
    if (message === 'CallbackCancelled') {
      context.refreshSlots();
      onChange?.(undefined);
    }
    update(message);
    node.querySelector<HTMLElement>('.cx-booking-note')?.focus();
  }

  async function query(): Promise<void> {
    clearTimeout(timer);
    if (isOver || isBusy) return;
    // moved in another tab, which on v3 makes another booking of it
    const heir = store.heirOf(booking.id);
    if (heir) follow(heir);
    const { id } = booking;
    try {
      const found: unknown = await command('query', { id });
      const list: CallbackRecord[] = Array.isArray(found) ? found : [];
      if (id !== booking.id || isOver || context.signal.aborted) return;
      isReached = true;
      take(list.find((each) => each.id === id));
    } catch (failure) {
      if (id !== booking.id || isOver || context.signal.aborted) return;
      const status = isRecord(failure) ? Number(failure.status) : 0;
      const at = instant();
      if ([400, 404, 410].includes(status) || (at && at < Date.now() - millisecondsInDay)) return take(undefined);
      update('CallbackBookingUnreachable', problem);
    }
  }

  function take(found: CallbackRecord | undefined): void {
    if (found && found.state !== 'COMPLETED') {
      record = found;
      const time = booking.time && found.desiredTime;
      if (time && time !== booking.time) moved({ ...booking, time }, booking.id);
      if (note === 'CallbackBookingLoading' || note === 'CallbackBookingUnreachable') note = '';
      render();
      if (waiting.includes(found.state)) timer = setTimeout(poll, readEwt(widget.options().ewt).refreshMs);
      return;
    }
    store.remove(booking.id);
    if (onGone(card)) return;
    const isCancelled = !!found?.reason?.startsWith('CANCELLED');
    end(isCancelled ? 'CallbackCancelled' : found ? 'CallbackStates.COMPLETED' : 'CallbackBookingUnknown');
  }

  function poll(): void {
    if (!context.signal.aborted && node.isConnected) void query();
  }

  node.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || !ask) return;
    // the question is what Escape leaves, not the window
    event.preventDefault();
    ask = undefined;
    update('');
  });
  context.onAppearanceChange(render);
  render();
  return card;
}

/** Whether the service on this bus has that command; a site's own may not. */
export function canDo({ widget }: WindowContext, name: string): boolean {
  return !!widget.plugin.registry()[widget.options().servicePlugin]?.commands.includes(name);
}

/** Whether nobody knows what became of a request: no answer, an unreadable yes, or a gateway that had no answer itself. */
function isLost(failure: unknown): boolean {
  const status = isRecord(failure) ? Number(failure.status) : Number.NaN;
  return status < 300 || status === 502 || status === 504;
}

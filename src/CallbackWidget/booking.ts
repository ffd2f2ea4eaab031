import { isRecord, toRecord, toText } from '../config/index.js';
import { hasFocus } from '../ui/focus.js';
import type { Bookings } from './bookings.js';
import { format } from './components/Message.js';
import { isOffline } from './connection.js';
import { clearAll, markField } from './fieldErrors.js';
import { localise } from './localise.js';
import type { PhoneField } from './phone/phoneField.js';
import { createProgress } from './progress.js';
import { fieldsOf, readForm } from './readForm.js';
import { readChoice } from './schedule.js';
import type { Stage } from './stage.js';
import type { TimeQuestion } from './timeQuestion.js';
import type { Check } from './validation.js';
import { confirmationView } from './view/dialogViews.js';

/** The way from the form to a booking. */
export interface Booking {
  /** @param instant books this time (epoch ms), whatever the form says */
  submit(event: Event, instant?: number): Promise<void>;
  /** The same as before once more, when the visitor has decided so. */
  again(): void;
  /** The visitor does not want to wait for the answer. */
  abandon(): void;
  /** The line is back: what could not be sent is offered again. */
  reconnected(): void;
  /** Whether a booking is on its way to the server. */
  isUnderWay(): boolean;
  /** Leaves nothing running. */
  stop(): void;
}

interface BookingParts {
  time: TimeQuestion;
  check: Check;
  phone: PhoneField | undefined;
  bookings: Bookings;
  /** Data that the page attaches. */
  userData: Record<string, unknown>;
}

/** (manual: Callback, `open`; CallbackService, `schedule`) */
export function createBooking(stage: Stage, parts: BookingParts): Booking {
  const { time, check, phone, bookings, userData } = parts;
  const { widget, root, find, formElement } = stage;
  const progress = createProgress(stage);
  /** Counts what the visitor has set going: the answer to an earlier attempt is not the present one's. */
  let attempt = 0;
  /** The attempt whose answer is still to come, whether or not the visitor waits for it. */
  let outstanding: number | undefined;
  /** Whether a booking was held back because the line is down. */
  let isHeldBack = false;
  /** A proposed time that was booked last. */
  let given: number | undefined;

  function backToForm(): boolean {
    progress.stop();
    return stage.go('form');
  }

  /** @param token of the captcha, once it is passed */
  async function submit(event: Event, instant?: number, token?: string): Promise<void> {
    if ((instant === undefined && time.isWithdrawn()) || !stage.go('busy')) return;
    const mine = ++attempt;
    given = instant;
    isHeldBack = false;
    progress.start();
    clearAll(root);
    const problems = await check(formElement(), event, instant);
    if (stage.isGone() || mine !== attempt) return;
    const { captcha, captchaParameter, servicePlugin } = widget.options();
    if (problems.length) {
      const texts = widget.texts();
      backToForm();
      for (const problem of problems) markField(problem, texts);
      stage.noteErrors(...problems.map(({ message, values }) => format(texts.get(message), values)));
      problems[0]?.field.focus();
    } else if (isOffline()) {
      backToForm();
      isHeldBack = true;
      stage.showError(widget.texts().get('CallbackOffline'));
    } else if (captcha && token === undefined) {
      // the form stays in use meanwhile; whatever it holds then is what is sent
      backToForm();
      await passCaptcha(event, mine);
    } else send({ ...(token && { [captchaParameter]: token }) }, servicePlugin, mine);
  }

  async function passCaptcha(event: Event, mine: number): Promise<void> {
    const instant = given;
    const outcome = await (await bookings.load())?.passCaptcha(bookings.context);
    if (mine !== attempt || stage.isGone()) return;
    if (outcome?.token) return submit(event, instant, outcome.token);
    const text = outcome?.problem ?? widget.texts().get('Errors.unknownError');
    stage.noteErrors(text);
    stage.showError(text);
  }

  function send(captcha: Record<string, unknown>, servicePlugin: string, mine: number): void {
    stage.inputStarted();
    stage.note({ form: bookingData(given) });
    stage.tell('submitted');
    outstanding = mine;
    void bookings.load();
    const { form } = stage.metadata();
    const onFailure = (failure?: unknown) => {
      const isLatest = outstanding === mine;
      if (isLatest) outstanding = undefined;
      if (stage.isGone()) {
        if (isLatest) stage.reach('cancelled');
        return;
      }
      // once the visitor has stopped waiting, nothing but good news still counts
      if (mine === attempt) void onRefused(failure, mine);
    };
    try {
      widget.plugin
        .command(`${servicePlugin}.schedule`, { ...form, ...captcha })
        .done((answer) => {
          bookings.booked(answer, form);
          onBooked();
        })
        .fail(onFailure);
    } catch (error) {
      onFailure(error);
    }
  }

  function bookingData(instant = readChoice(root).instant): Record<string, unknown> {
    const { phonenumber, ...fields } = readForm(formElement());
    const number = String(phonenumber ?? '');
    return {
      ...fields,
      ...(number && { _customer_number: phone?.normalise(number) ?? number }),
      ...(instant && { _desired_time: new Date(instant).toISOString() }),
      ...(Object.keys(userData).length && { userData }),
    };
  }

  function onBooked(): void {
    outstanding = undefined;
    progress.stop();
    // Closed meanwhile: the call is booked all the same, and whoever counts bookings is to know.
    if (stage.isGone()) stage.reach('completed');
    if (!stage.go('confirmation')) return;
    time.stop();
    phone?.destroy();
    stage.overlays.hide('cx-static');
    const hadFocus = hasFocus(root);
    const view = confirmation();
    const body = find('.cx-body');
    if (body) body.replaceChildren(view);
    else root.append(view);
    find('.cx-footer')?.classList.add('cx-callback-scheduled');
    stage.announce('CallbackConfirmDescription');
    if (hadFocus) find('#cx-callback-result')?.focus();
    stage.reach('completed');
  }

  function confirmation(): HTMLElement {
    const { _customer_number: sent = '', _desired_time: wanted } = stage.metadata().form;
    const instant = Date.parse(String(wanted));
    // as the visitor wrote it, which is easier to read than what is sent
    const number = readForm(formElement()).phonenumber || sent;
    const view = confirmationView(String(number), instant ? widget.showInstant(instant) : '');
    localise(view, widget.texts());
    return view;
  }

  async function onRefused(failure: unknown, mine: number): Promise<void> {
    const { uncertain, repeatable, message } = toRecord(failure);
    const unknown = widget.texts().get('Errors.unknownError');
    const wanted = Date.parse(String(stage.metadata().form._desired_time));
    const module = uncertain ? undefined : await bookings.loadSoon();
    if (mine !== attempt || !backToForm()) return;
    time.refreshCalendar();
    if (uncertain) {
      stage.noteErrors(toText(message, unknown));
      return askAgain(repeatable === true);
    }
    const known = widget.options().scheduled && widget.times()?.free();
    const error = module?.explainRefusal(widget, failure, wanted || Date.now(), known);
    const { text = unknown, entry = unknown, slot, proposals = [] } = error ?? {};
    stage.noteErrors(entry);
    // A time that the server refused is not to be sent again.
    if (wanted && (slot || proposals.length)) time.set(undefined);
    const field = error?.phone && fieldsOf(formElement()).find(({ name }) => name === 'phonenumber');
    if (field) markField({ field, message: 'Errors.7030' }, widget.texts());
    stage.showError(
      text,
      proposals.map((proposal) => [new Date(proposal).toISOString(), widget.showInstant(proposal)]),
    );
  }

  /** The server may have taken the booking: the visitor is told, and decides. */
  function askAgain(isRepeatable: boolean): void {
    const { get } = widget.texts();
    if (isRepeatable) stage.showError(get('CallbackUncertainChecked'), [], 'CallbackTryAgain');
    else stage.showError(get('CallbackUncertain'), [], 'CallbackBookAgain');
  }

  return {
    submit: (event, instant) => submit(event, instant),
    again: () => void submit(new Event('submit'), given),
    isUnderWay: () => outstanding !== undefined,
    stop: progress.stop,
    abandon() {
      if (stage.screen() !== 'busy' || !backToForm()) return;
      attempt++;
      if (outstanding !== undefined) askAgain(false);
    },
    reconnected() {
      if (!isHeldBack || stage.screen() !== 'form') return;
      isHeldBack = false;
      stage.showError(widget.texts().get('CallbackOnline'), [], 'ConfirmButtonText');
    },
  };
}

/** What the page attaches to a booking: `open.form.userData` under `open.userData`. */
export function attachedData(...sources: unknown[]): Record<string, unknown> {
  return Object.assign({}, ...sources.filter(isRecord));
}

import { isRecord } from '../config/index.js';
import { readBookingError } from './errorText.js';
import { clearAll, markField } from './fieldErrors.js';
import { hasFocus } from './focus.js';
import { localise } from './localise.js';
import type { PhoneField } from './phone/index.js';
import { fieldsOf, readForm } from './readForm.js';
import { readChoice, showInstant } from './schedule.js';
import type { Stage } from './stage.js';
import type { TimeQuestion } from './timeQuestion.js';
import type { Validation } from './validation.js';
import { confirmationView } from './view/dialogViews.js';
import { renderOnce } from './view/renderOnce.js';

/** The way from the form to a booking. */
export interface Booking {
  /** @param instant books this time (epoch ms), whatever the form says */
  submit(event: Event, instant?: number): Promise<void>;
  /** Whether a booking is on its way to the server. */
  isUnderWay(): boolean;
}

interface BookingParts {
  time: TimeQuestion;
  validation: Validation;
  phone: PhoneField | undefined;
  /** Data that the page attaches. */
  userData: Record<string, unknown>;
}

/** (manual: Callback, `open`; CallbackService, `schedule`) */
export function createBooking(stage: Stage, { time, validation, phone, userData }: BookingParts): Booking {
  const { host, root, find, scope } = stage;
  let isUnderWay = false;

  async function submit(event: Event, instant?: number): Promise<void> {
    if ((instant === undefined && time.isWithdrawn()) || !stage.go('busy')) return;
    clearAll(root);
    const problems = await validation.check(scope(), event, instant);
    if (stage.isGone()) return;
    if (problems.length) {
      const texts = host.texts();
      stage.go('form');
      for (const problem of problems) markField(problem, texts);
      stage.noteErrors(...problems.map(({ message }) => texts.get(message)));
      problems[0]?.field.focus();
      return;
    }
    stage.start();
    stage.note({ form: bookingData(instant) });
    stage.tell('submitted');
    isUnderWay = true;
    try {
      const { servicePlugin } = host.options();
      host.plugin
        .command(`${servicePlugin}.schedule`, { ...stage.metadata().form })
        .done(onBooked)
        .fail(onRefused);
    } catch (error) {
      onRefused(error);
    }
  }

  function bookingData(instant = readChoice(root).instant): Record<string, unknown> {
    const { phonenumber, ...fields } = readForm(scope());
    const number = String(phonenumber ?? '');
    return {
      ...fields,
      ...(number && { _customer_number: phone?.normalise(number) ?? number }),
      ...(instant && { _desired_time: new Date(instant).toISOString() }),
      ...(Object.keys(userData).length && { userData }),
    };
  }

  function onBooked(): void {
    isUnderWay = false;
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
    const { _customer_number: number = '', _desired_time: wanted } = stage.metadata().form;
    const instant = Date.parse(String(wanted));
    const view = renderOnce(confirmationView(String(number), instant ? showInstant(instant, host.display()) : ''));
    localise(view, host.texts());
    return view;
  }

  function onRefused(failure?: unknown): void {
    isUnderWay = false;
    if (stage.isGone()) stage.reach('cancelled');
    if (!stage.go('form')) return;
    const display = host.display();
    const instant = Date.parse(String(stage.metadata().form._desired_time));
    const error = readBookingError(failure, host.texts(), display, instant || Date.now());
    stage.noteErrors(error.entry);
    time.refreshCalendar();
    // A time that the server refused is not to be sent again.
    if (instant && (error.slot || error.proposals.length)) time.set(undefined);
    const field = error.phone && fieldsOf(scope()).find(({ name }) => name === 'phonenumber');
    if (field) markField({ field, message: 'Errors.7030' }, host.texts());
    stage.showError(
      error.text,
      error.proposals.map((proposal) => [new Date(proposal).toISOString(), showInstant(proposal, display)]),
    );
  }

  return { submit, isUnderWay: () => isUnderWay };
}

/** What the page attaches to a booking: `open.form.userData` under `open.userData`. */
export function attachedData(...sources: unknown[]): Record<string, unknown> {
  return Object.assign({}, ...sources.filter(isRecord));
}

import { isRecord, toRecord, toText } from '../../config/index.js';
import { hasFocus } from '../../ui/focus.js';
import type { WindowContext } from '../context.js';
import { clearErrors, type FieldProblem, markField } from '../dom/fieldErrors.js';
import { fieldsOf, readChoice, readForm } from '../dom/readForm.js';
import type { PhoneField } from '../phone/phoneField.js';
import { isAwaited, timeToBook } from '../state/state.js';
import { askCaptchaInForm } from './captcha.js';
import { explainRefusal } from './errorText.js';
import { createProgressTimers } from './progressTimers.js';
import { readRequest } from './readRequest.js';
import { type SentRequest, sendRequest } from './sendRequest.js';

/** The way from the form to a booking. */
export interface SubmissionFlow {
  /** @param proposedTime books this time (epoch ms), whatever the form says */
  submit(event: Event, proposedTime?: number): Promise<void>;
  /** The same as before once more, when the visitor has decided so. */
  retry(): void;
  /** The visitor does not want to wait for the answer. */
  stopWaiting(): void;
}

export interface SubmissionParts {
  phone: PhoneField | undefined;
  /** Data that the page attaches. */
  attached: Record<string, unknown>;
  validate(form: HTMLElement, event: Event): Promise<FieldProblem[]>;
  /** Called with what the server has booked and what was sent. */
  onBooked(bookingId: string, form: Record<string, unknown>): void;
}

/** One attempt, from the click to the answer. */
interface Attempt {
  id: number;
  event: Event;
  proposedTime: number | undefined;
}

/** (manual: Callback, `open`; CallbackService, `schedule`) */
export function createSubmission(context: WindowContext, parts: SubmissionParts): SubmissionFlow {
  const { widget, root, signal, getState, dispatch, formElement } = context;
  const { phone, attached } = parts;
  const progress = createProgressTimers(
    () => widget.options().patienceMs,
    (level) => dispatch({ type: 'responseDelayed', level }),
  );
  signal.addEventListener('abort', progress.stop);
  const text = (key: string) => widget.texts().get(key);
  const isCurrent = ({ id }: Attempt) => !signal.aborted && getState().submission?.id === id;

  /** @param isForced sends although the browser says that it is offline: some say so without end */
  async function submit(event: Event, proposedTime?: number, token?: string, isForced = false): Promise<void> {
    adoptChoice();
    const previousId = getState().submission?.id;
    dispatch({ type: 'submitted', proposedTime });
    const id = getState().submission?.id;
    if (id === undefined || id === previousId) return;
    const attempt: Attempt = { id, event, proposedTime };
    clearErrors(root);
    const problems = [...(await parts.validate(formElement(), event)), ...problemsOfTime(attempt)];
    if (!isCurrent(attempt)) return;
    const { captcha, captchaParameter } = widget.options();
    if (problems.length > 0) showProblems(problems);
    else if (!getState().isOnline && !isForced) dispatch({ type: 'heldBackOffline' });
    else if (captcha && token === undefined) await passCaptcha(attempt, isForced);
    else send(attempt, token ? { [captchaParameter]: token } : {});
  }

  /** A script may have set the choice without an event. */
  function adoptChoice(): void {
    const choice = readChoice(root);
    if (choice) dispatch({ type: 'choiceChanged', choice });
  }

  function timeOf({ proposedTime }: Attempt): number | undefined {
    return proposedTime ?? timeToBook(getState());
  }

  /** None is chosen, or the one that was chosen has passed meanwhile. */
  function problemsOfTime(attempt: Attempt): FieldProblem[] {
    const field = context.find<HTMLElement>('.cx-schedule .cx-input:not([hidden])');
    const time = timeOf(attempt);
    if (!field || (time === undefined && getState().schedule.choice === 'asap')) return [];
    if (time === undefined) return [{ field, message: 'Errors.CallbackDateTimeRequired' }];
    return time <= widget.now() ? [{ field, message: 'CallbackTimeRefused' }] : [];
  }

  function showProblems(problems: FieldProblem[]): void {
    const texts = widget.texts();
    dispatch({
      type: 'validationFailed',
      messages: problems.map(({ message, values, text }) => text ?? texts.format(message, values ?? {})),
    });
    for (const problem of problems) markField(problem, texts);
    if (hasFocus(root)) problems[0]?.field.focus();
  }

  /** The form stays in use meanwhile; what it holds afterwards is what is sent. */
  async function passCaptcha(attempt: Attempt, isForced: boolean): Promise<void> {
    dispatch({ type: 'captchaRequested' });
    const { token, problem } = await askCaptchaInForm(context);
    if (!isCurrent(attempt)) return;
    if (token) await submit(attempt.event, attempt.proposedTime, token, isForced);
    else dispatch({ type: 'captchaFailed', text: problem ?? text('Errors.unknownError') });
  }

  function send(attempt: Attempt, captcha: Record<string, unknown>): void {
    const { plugin } = widget;
    const { servicePlugin, captchaParameter } = widget.options();
    const time = timeOf(attempt);
    // as the visitor wrote it, which is easier to read than what is sent
    const number = String(readForm(formElement()).phonenumber ?? '');
    const form = readRequest(formElement(), phone, time, attached);
    dispatch({ type: 'sent', form });
    progress.start();
    let sent: SentRequest;
    try {
      sent = sendRequest(plugin, `${servicePlugin}.schedule`, { ...form, ...captcha });
    } catch (error) {
      onRefused(attempt, error, form);
      return;
    }
    const { [captchaParameter]: _token, ...hookedForm } = sent.options;
    const finalForm = Object.keys(captcha).length > 0 ? hookedForm : sent.options;
    dispatch({ type: 'requestChanged', submissionId: attempt.id, form: finalForm });
    sent.promise
      .done((answer) => onBooked(attempt, answer, finalForm, number || toText(finalForm._customer_number)))
      .fail((failure: unknown) => onRefused(attempt, failure, finalForm));
  }

  function onBooked({ id }: Attempt, answer: unknown, form: Record<string, unknown>, number: string): void {
    progress.stop();
    const { _id, data } = toRecord(answer);
    const bookingId = toText(_id ?? (isRecord(data) ? data.id : undefined));
    const time = Date.parse(String(form._desired_time));
    dispatch({
      type: 'booked',
      submissionId: id,
      form,
      bookingId,
      number,
      time: Number.isNaN(time) ? undefined : time,
    });
    if (bookingId) parts.onBooked(bookingId, form);
  }

  function onRefused({ id }: Attempt, failure: unknown, form: Record<string, unknown>): void {
    const isWaitedFor = isAwaited(getState(), id);
    if (isWaitedFor) {
      progress.stop();
      context.refreshSlots();
    }
    const { uncertain, repeatable, message } = toRecord(failure);
    if (uncertain) {
      const said = toText(message, text('Errors.unknownError'));
      dispatch({ type: 'outcomeUnknown', submissionId: id, isRepeatable: repeatable === true, message: said });
      return;
    }
    const wanted = Date.parse(String(form._desired_time));
    const known = widget.options().scheduled ? widget.office.free() : {};
    const error = explainRefusal(widget, failure, wanted || widget.now(), known);
    const { entry, proposals } = error;
    if (isWaitedFor && error.phone) markNumber();
    const isTimeRefused = !Number.isNaN(wanted) && (error.slot || proposals.length > 0);
    dispatch({ type: 'refused', submissionId: id, text: error.text, entry, isTimeRefused, proposals });
  }

  function markNumber(): void {
    const field = fieldsOf(formElement()).find(({ name }) => name === 'phonenumber');
    if (field) markField({ field, message: 'Errors.7030' }, widget.texts());
  }

  return {
    submit: (event, proposedTime) => submit(event, proposedTime),
    retry() {
      const { dialog, submission } = getState();
      void submit(new Event('submit'), submission?.proposedTime, undefined, dialog?.kind === 'offline');
    },
    stopWaiting() {
      progress.stop();
      dispatch({ type: 'waitingStopped' });
    },
  };
}

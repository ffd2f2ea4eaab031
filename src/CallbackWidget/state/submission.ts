import type { ActionOf, CallbackAction } from './actions.js';
import { addErrors, reach } from './metadata.js';
import { type CallbackState, isAwaited, isChoiceWithdrawn, type Submission, type SubmissionPhase } from './state.js';

/** From the form to the request: one attempt after the other. `undefined`: not an action of this kind. */
export function reduceSubmission(state: CallbackState, action: CallbackAction, now: number): CallbackState | undefined {
  switch (action.type) {
    case 'submitted':
      return submit(state, action);
    case 'validationFailed':
      if (!isInPhase(state, 'validating')) return state;
      return { ...inPhase(state, 'done'), metadata: addErrors(state.metadata, ...action.messages) };
    case 'heldBackOffline':
      if (!isInPhase(state, 'validating')) return state;
      return { ...inPhase(state, 'waitingForConnection'), dialog: { kind: 'offline' } };
    case 'captchaRequested':
      return isInPhase(state, 'validating') ? inPhase(state, 'captcha') : state;
    case 'captchaFailed':
      if (!isInPhase(state, 'captcha')) return state;
      return {
        ...inPhase(state, 'done'),
        dialog: { kind: 'error', source: 'submission', text: action.text, proposals: [] },
        metadata: addErrors(state.metadata, action.text),
      };
    case 'sent':
      return isInPhase(state, 'validating') ? send(state, action, now) : state;
    case 'requestChanged':
      if (!state.outstanding.includes(action.submissionId)) return state;
      return { ...state, metadata: { ...state.metadata, form: action.form } };
    case 'responseDelayed':
      return delay(state, action);
    case 'waitingStopped':
      if (state.screen !== 'submitting') return state;
      return { ...inPhase(state, 'abandoned'), screen: 'form', dialog: { kind: 'uncertain', isRepeatable: false } };
    default:
      return undefined;
  }
}

/** What the server answers. `undefined`: not an action of this kind. */
export function reduceAnswer(state: CallbackState, action: CallbackAction, now: number): CallbackState | undefined {
  const isAnswer = action.type === 'booked' || action.type === 'refused' || action.type === 'outcomeUnknown';
  if (!isAnswer) return undefined;
  const { submissionId } = action;
  if (!state.outstanding.includes(submissionId)) return state;
  const outstanding = state.outstanding.filter((id) => id !== submissionId);
  const isLatest = state.submission?.id === submissionId;
  const answered = isLatest ? inPhase({ ...state, outstanding }, 'done') : { ...state, outstanding };
  if (state.screen === 'closed') return answerAfterClosing(answered, action, now);
  if (action.type === 'booked') return book(answered, action, now);
  // once the visitor has stopped waiting, nothing but good news still counts
  if (!isAwaited(state, submissionId)) return answered;
  return action.type === 'refused' ? refuse(answered, action) : leaveUnknown(answered, action);
}

const isInPhase = ({ submission }: CallbackState, phase: SubmissionPhase): boolean => submission?.phase === phase;

function inPhase(state: CallbackState, phase: SubmissionPhase): CallbackState {
  return state.submission ? { ...state, submission: { ...state.submission, phase, progress: 'none' } } : state;
}

function submit(state: CallbackState, { proposedTime }: ActionOf<'submitted'>): CallbackState {
  const { screen, submission, schedule } = state;
  if (screen !== 'form' && screen !== 'bookings') return state;
  if (submission?.phase === 'validating') return state;
  if (proposedTime === undefined && isChoiceWithdrawn(state)) return state;
  const next: Submission = { id: (submission?.id ?? 0) + 1, phase: 'validating', proposedTime, progress: 'none' };
  const isShownInForm = proposedTime !== undefined && schedule.isScheduledOffered;
  return {
    ...state,
    submission: next,
    dialog: undefined,
    picker: undefined,
    schedule: isShownInForm ? { ...schedule, choice: 'scheduled', time: proposedTime } : schedule,
  };
}

function send(state: CallbackState, { form }: ActionOf<'sent'>, now: number): CallbackState {
  const { submission } = state;
  if (!submission) return state;
  return {
    ...inPhase(state, 'sending'),
    screen: 'submitting',
    picker: undefined,
    outstanding: [...state.outstanding, submission.id],
    metadata: { ...reach(state.metadata, 'started', now), form },
  };
}

function delay(state: CallbackState, { level }: ActionOf<'responseDelayed'>): CallbackState {
  const { screen, submission } = state;
  if (screen !== 'submitting' || !submission || submission.progress === level) return state;
  return { ...state, submission: { ...submission, progress: level } };
}

function book(state: CallbackState, action: ActionOf<'booked'>, now: number): CallbackState {
  if (state.screen === 'confirmation') return state;
  const { form, bookingId, number, time } = action;
  return {
    // an attempt after the one that was booked goes no further
    ...inPhase(state, 'done'),
    screen: 'confirmation',
    confirmation: { bookingId, number, time },
    picker: undefined,
    dialog: undefined,
    overlays: { ...state.overlays, static: undefined },
    metadata: reach({ ...state.metadata, form }, 'completed', now),
  };
}

function refuse(state: CallbackState, action: ActionOf<'refused'>): CallbackState {
  const { text, entry, isTimeRefused, proposals } = action;
  const { schedule } = state;
  return {
    ...state,
    screen: 'form',
    dialog: { kind: 'error', source: 'submission', text, proposals },
    // a time that the server refused is not to be sent again
    schedule: isTimeRefused ? { ...schedule, time: undefined } : schedule,
    metadata: addErrors(state.metadata, entry),
  };
}

function leaveUnknown(state: CallbackState, action: ActionOf<'outcomeUnknown'>): CallbackState {
  const { isRepeatable, message } = action;
  return {
    ...state,
    screen: 'form',
    dialog: { kind: 'uncertain', isRepeatable },
    metadata: addErrors(state.metadata, message),
  };
}

/** Whoever counts bookings is to know what became of the last request. */
function answerAfterClosing(state: CallbackState, action: CallbackAction, now: number): CallbackState {
  const { metadata, outstanding } = state;
  if (metadata.completed !== false || metadata.cancelled !== false) return state;
  if (action.type === 'booked') {
    return { ...state, metadata: reach({ ...metadata, form: action.form }, 'completed', now) };
  }
  return outstanding.length > 0 ? state : { ...state, metadata: reach(metadata, 'cancelled', now) };
}

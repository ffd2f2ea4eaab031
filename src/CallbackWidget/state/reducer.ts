import type { ActionOf, CallbackAction } from './actions.js';
import { reach } from './metadata.js';
import { type CallbackState, type Choice, isChoiceWithdrawn } from './state.js';
import { reduceAnswer, reduceSubmission } from './submission.js';

/**
 * The state after an action. An action that cannot happen in a state, such as a late answer, returns the same object.
 * @param now epoch ms
 */
export function reduce(state: CallbackState, action: CallbackAction, now: number): CallbackState {
  if (state.screen === 'closed') return reduceAnswer(state, action, now) ?? state;
  const isOpened = state.metadata.opened !== false;
  if (!isOpened) return action.type === 'opened' ? open(state, action, now) : state;
  return (
    reduceForm(state, action, now) ??
    reducePicker(state, action) ??
    reduceSubmission(state, action, now) ??
    reduceAnswer(state, action, now) ??
    reduceDialogs(state, action, now) ??
    reduceOutside(state, action) ??
    state
  );
}

function open(state: CallbackState, action: ActionOf<'opened'>, now: number): CallbackState {
  const { proactive, prefilled, autoSubmitted } = action;
  const opened = reach({ ...state.metadata, proactive, prefilled, autoSubmitted }, 'opened', now);
  return { ...state, metadata: prefilled ? reach(opened, 'started', now) : opened };
}

function reduceForm(state: CallbackState, action: CallbackAction, now: number): CallbackState | undefined {
  const { screen, schedule } = state;
  switch (action.type) {
    case 'savedBookingsFound':
      return screen === 'form' && !isUnderWay(state) ? { ...state, screen: 'bookings', picker: undefined } : state;
    case 'bookingsDismissed':
      return screen === 'bookings' ? { ...state, screen: 'form', picker: undefined } : state;
    case 'inputStarted':
      return screen === 'confirmation' ? state : started(state, now);
    case 'choiceChanged':
      return changeChoice(state, action.choice);
    case 'timeCleared':
      return schedule.time === undefined ? state : { ...state, schedule: { ...schedule, time: undefined } };
    case 'formReset':
      return resetForm(state);
    default:
      return undefined;
  }
}

function changeChoice(state: CallbackState, choice: Choice): CallbackState {
  const { screen, schedule } = state;
  if (screen !== 'form' || schedule.choice === choice) return state;
  if (choice === 'scheduled' && !schedule.isScheduledOffered) return state;
  return { ...state, schedule: { ...schedule, choice } };
}

function resetForm(state: CallbackState): CallbackState {
  const { screen, schedule } = state;
  if (screen !== 'form') return state;
  const choice = schedule.isAsapAvailable ? 'asap' : 'scheduled';
  return { ...state, dialog: undefined, schedule: { ...schedule, time: undefined, choice } };
}

function started(state: CallbackState, now: number): CallbackState {
  const metadata = reach(state.metadata, 'started', now);
  return metadata === state.metadata ? state : { ...state, metadata };
}

/** Whether an attempt is being checked. */
function isUnderWay({ submission }: CallbackState): boolean {
  return submission?.phase === 'validating' || submission?.phase === 'captcha';
}

function reducePicker(state: CallbackState, action: CallbackAction): CallbackState | undefined {
  const { picker, schedule } = state;
  switch (action.type) {
    case 'pickerOpened':
      return openPicker(state, action);
    case 'timeSelected':
      if (picker?.purpose === 'reschedule') return { ...state, picker: undefined };
      if (state.screen !== 'form' || !schedule.isScheduledOffered) return state;
      return { ...state, picker: undefined, schedule: { ...schedule, choice: 'scheduled', time: action.time } };
    case 'pickerClosed':
      return picker ? closePicker(state) : state;
    case 'pickerFailed':
      if (!picker) return state;
      return { ...closePicker(state), dialog: { kind: 'error', source: 'picker', text: action.text, proposals: [] } };
    default:
      return undefined;
  }
}

function openPicker(state: CallbackState, action: ActionOf<'pickerOpened'>): CallbackState {
  const { screen, picker, schedule } = state;
  if (picker) return state;
  if (action.purpose === 'reschedule') {
    const canReschedule = screen === 'bookings' || screen === 'confirmation';
    return canReschedule ? { ...state, picker: { purpose: 'reschedule' } } : state;
  }
  if (screen !== 'form') return state;
  const choiceBefore = action.choiceBefore ?? schedule.choice;
  return { ...state, picker: { purpose: 'schedule', choiceBefore } };
}

/** Without a time chosen the choice is as it was before. */
function closePicker(state: CallbackState): CallbackState {
  const { picker, schedule } = state;
  const closed: CallbackState = { ...state, picker: undefined };
  if (picker?.purpose !== 'schedule' || picker.choiceBefore === schedule.choice) return closed;
  if (picker.choiceBefore === 'asap' && !schedule.isAsapAvailable) return closed;
  return { ...closed, schedule: { ...schedule, choice: picker.choiceBefore } };
}

function reduceDialogs(state: CallbackState, action: CallbackAction, now: number): CallbackState | undefined {
  switch (action.type) {
    case 'dialogDismissed':
      return state.dialog ? { ...state, dialog: undefined } : state;
    case 'overlayShown':
      return { ...state, overlays: { ...state.overlays, [action.layer]: action.overlay } };
    case 'overlayHidden':
      if (!state.overlays[action.layer]) return state;
      return { ...state, overlays: { ...state.overlays, [action.layer]: undefined } };
    case 'closeRequested':
      if (action.isDirty && action.mustConfirm && state.screen !== 'confirmation') {
        return { ...state, dialog: { kind: 'confirmClose' }, isMinimized: false };
      }
      return close(state, now);
    case 'closed':
      return close(state, now);
    case 'minimized':
      return state.isMinimized ? state : { ...state, isMinimized: true };
    case 'restored':
      return state.isMinimized ? { ...state, isMinimized: false } : state;
    default:
      return undefined;
  }
}

/** While an answer is outstanding, that decides between `completed` and `cancelled`. */
function close(state: CallbackState, now: number): CallbackState {
  const isDecided = state.screen === 'confirmation' || state.outstanding.length > 0;
  const metadata = isDecided ? state.metadata : reach(state.metadata, 'cancelled', now);
  return {
    ...state,
    screen: 'closed',
    picker: undefined,
    dialog: undefined,
    overlays: {},
    metadata: reach(metadata, 'closed', now),
  };
}

function reduceOutside(state: CallbackState, action: CallbackAction): CallbackState | undefined {
  switch (action.type) {
    case 'wentOffline':
      return state.isOnline ? { ...state, isOnline: false } : state;
    case 'wentOnline':
      return goOnline(state);
    case 'waitKnown':
      return withWait(state, action);
    case 'officeKnown': {
      const { isClosed, opensAt } = action;
      if (state.office?.isClosed === isClosed && state.office.opensAt === opensAt) return state;
      return { ...state, office: { isClosed, opensAt } };
    }
    case 'appearanceChanged':
      return { ...state };
    default:
      return undefined;
  }
}

/** What could not be sent is offered again. */
function goOnline(state: CallbackState): CallbackState {
  const { screen, submission, isOnline } = state;
  if (screen === 'form' && submission?.phase === 'waitingForConnection') {
    return { ...state, isOnline: true, submission: { ...submission, phase: 'done' }, dialog: { kind: 'backOnline' } };
  }
  return isOnline ? state : { ...state, isOnline: true };
}

/** An immediate choice that is withdrawn moves to the other one, where there is another. */
function withWait(state: CallbackState, { minutes, isAsapAvailable }: ActionOf<'waitKnown'>): CallbackState {
  const { schedule } = state;
  if (state.waitMinutes === minutes && schedule.isAsapAvailable === isAsapAvailable) return state;
  const next: CallbackState = { ...state, waitMinutes: minutes, schedule: { ...schedule, isAsapAvailable } };
  if (!isChoiceWithdrawn(next) || !schedule.isScheduledOffered) return next;
  return { ...next, schedule: { ...next.schedule, choice: 'scheduled' } };
}

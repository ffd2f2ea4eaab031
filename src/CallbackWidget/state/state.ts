import type { CallbackMetadata } from '../types.js';
import { newMetadata } from './metadata.js';

/** What is shown. `submitting`: a request is on its way and the visitor waits for the answer. */
export type Screen = 'form' | 'bookings' | 'submitting' | 'confirmation' | 'closed';

/** When the visitor wants to be called: at once, or at a time. */
export type Choice = 'asap' | 'scheduled';

export interface ScheduleState {
  choice: Choice;
  /** Epoch ms; kept when the choice goes back to `asap`, so that it is there again. */
  time: number | undefined;
  /** `false` while the immediate call is not to be had: by configuration, or because the estimated wait withdraws it. */
  isAsapAvailable: boolean;
  /** Whether the site offers calls at a time. */
  isScheduledOffered: boolean;
}

/** The slot picker over the screen, and for whom it picks. */
export type Picker =
  | {
      purpose: 'schedule';
      /** What the choice goes back to if no time is chosen. */
      choiceBefore: Choice;
    }
  | { purpose: 'reschedule' };

export type SubmissionPhase =
  | 'validating'
  | 'captcha'
  | 'sending'
  /** The browser is offline: booking is offered again when it is back. */
  | 'waitingForConnection'
  /** The visitor has stopped waiting; the answer is still to come. */
  | 'abandoned'
  | 'done';

/** The latest attempt to book; kept after its end, so that "try again" repeats it. */
export interface Submission {
  /** Rises with every attempt: an answer to an earlier one is recognised. */
  id: number;
  phase: SubmissionPhase;
  /** A proposed time (epoch ms) that is booked whatever the form says. */
  proposedTime: number | undefined;
  /** How long the visitor has been waiting. */
  progress: 'none' | 'visible' | 'slow';
}

/** A question or a message over the screen. */
export type Dialog =
  | {
      kind: 'error';
      source: 'submission' | 'picker';
      /** In the visitor's words. */
      text: string;
      /** Free times (epoch ms) that can be booked instead, in the order in which they are shown. */
      proposals: readonly number[];
    }
  /** Nobody knows whether the call was booked. `isRepeatable`: the same request again cannot book twice. */
  | { kind: 'uncertain'; isRepeatable: boolean }
  | { kind: 'offline' }
  | { kind: 'backOnline' }
  | { kind: 'confirmClose' };

/** What `Callback.showOverlay` lays over the form. The content is the page's. */
export interface Overlay {
  content: Node;
  hideFooter: boolean;
  mode: string;
}

export type OverlayLayer = 'static' | 'dynamic';

export interface Confirmation {
  /** `''`: the service did not say. */
  bookingId: string;
  /** As the visitor wrote it. */
  number: string;
  /** Epoch ms; `undefined`: as soon as possible. */
  time: number | undefined;
}

/** Everything that decides what one open window shows, but for values and error marks of fields: these are the document's. */
export interface CallbackState {
  screen: Screen;
  schedule: ScheduleState;
  picker: Picker | undefined;
  submission: Submission | undefined;
  /** Attempts whose answer is still to come, whether or not the visitor waits for it. */
  outstanding: readonly number[];
  dialog: Dialog | undefined;
  overlays: Readonly<Partial<Record<OverlayLayer, Overlay>>>;
  confirmation: Confirmation | undefined;
  /** The estimated wait as it is shown; `undefined`: nobody knows, or it is too short to be told. */
  waitMinutes: number | undefined;
  /** What is known of the office; `opensAt`: epoch ms. */
  office: { isClosed: boolean; opensAt: number | undefined } | undefined;
  isMinimized: boolean;
  isOnline: boolean;
  metadata: CallbackMetadata;
}

/** What is known before the window opens. */
export interface Opening {
  isAsapOffered: boolean;
  isScheduledOffered: boolean;
  /** What the page wants to be chosen. */
  choice?: Choice | undefined;
  /** Epoch ms. */
  time?: number | undefined;
  isOnline: boolean;
}

export function initialState({ isAsapOffered, isScheduledOffered, choice, time, isOnline }: Opening): CallbackState {
  // a site that offers neither gets the call that needs no time
  const isAsapAvailable = isAsapOffered || !isScheduledOffered;
  const isScheduled = !isAsapAvailable || (isScheduledOffered && choice === 'scheduled');
  return {
    screen: 'form',
    schedule: { choice: isScheduled ? 'scheduled' : 'asap', time, isAsapAvailable, isScheduledOffered },
    picker: undefined,
    submission: undefined,
    outstanding: [],
    dialog: undefined,
    overlays: {},
    confirmation: undefined,
    waitMinutes: undefined,
    office: undefined,
    isMinimized: false,
    isOnline,
    metadata: newMetadata(),
  };
}

/** The time that is booked if the form is sent now (epoch ms); `undefined`: as soon as possible, or none chosen yet. */
export function chosenTime({ schedule }: CallbackState): number | undefined {
  return schedule.choice === 'scheduled' ? schedule.time : undefined;
}

/**
 * The time of the call if the form is sent now (epoch ms): the chosen one; while the office is closed, for an immediate call, its
 * next opening. `undefined`: as soon as possible, or none chosen yet.
 */
export function timeToBook(state: CallbackState): number | undefined {
  const { schedule, office } = state;
  if (schedule.choice === 'scheduled') return schedule.time;
  return office?.isClosed && schedule.isScheduledOffered ? office.opensAt : undefined;
}

/** Whether what is chosen is not to be had at the moment. */
export function isChoiceWithdrawn({ schedule }: CallbackState): boolean {
  return schedule.choice === 'asap' && !schedule.isAsapAvailable;
}

/** Whether the form takes no input: a request is on its way and the visitor waits for the answer. */
export function isBusy({ screen }: CallbackState): boolean {
  return screen === 'submitting';
}

/** Whether the visitor waits for the answer to that attempt. */
export function isAwaited({ screen, submission }: CallbackState, submissionId: number): boolean {
  return screen === 'submitting' && submission?.id === submissionId;
}

import type { OpeningFacts } from './metadata.js';
import type { Choice, Confirmation, Overlay, OverlayLayer } from './state.js';

/** What has happened: to the form, to the window, to a request, or outside. This is the whole list. */
export type CallbackAction =
  | OpeningAction
  | FormAction
  | PickerAction
  | SubmissionAction
  | AnswerAction
  | DialogAction
  | WindowAction
  | OutsideAction;

type OpeningAction =
  | ({ type: 'opened' } & OpeningFacts)
  /** There are bookings to show instead of the form. */
  | { type: 'savedBookingsFound' }
  | { type: 'bookingsDismissed' };

type FormAction =
  | { type: 'inputStarted' }
  | { type: 'choiceChanged'; choice: Choice }
  | { type: 'timeCleared' }
  | { type: 'formReset' };

type PickerAction =
  /** `choiceBefore`: what the choice goes back to if no time is chosen; default: the present one. */
  | { type: 'pickerOpened'; purpose: 'schedule'; choiceBefore?: Choice }
  | { type: 'pickerOpened'; purpose: 'reschedule' }
  /** In the picker, or of the times that the form itself offers (epoch ms). */
  | { type: 'timeSelected'; time: number }
  | { type: 'pickerClosed' }
  | { type: 'pickerFailed'; text: string };

type SubmissionAction =
  /** The visitor has confirmed, or the captcha is passed. */
  | { type: 'submitted'; proposedTime?: number | undefined }
  | { type: 'validationFailed'; messages: readonly string[] }
  | { type: 'heldBackOffline' }
  | { type: 'captchaRequested' }
  | { type: 'captchaFailed'; text: string }
  /** The request leaves with this form. */
  | { type: 'sent'; form: Record<string, unknown> }
  /** The page's hooks have made this of the form. */
  | { type: 'requestChanged'; submissionId: number; form: Record<string, unknown> }
  | { type: 'responseDelayed'; level: 'visible' | 'slow' }
  | { type: 'waitingStopped' };

type AnswerAction =
  /** `form`: what was sent after hooks have changed it. */
  | ({ type: 'booked'; submissionId: number; form: Record<string, unknown> } & Confirmation)
  | {
      type: 'refused';
      submissionId: number;
      /** For the visitor. */
      text: string;
      /** For the events: a code, else a text. */
      entry: number | string;
      isTimeRefused: boolean;
      proposals: readonly number[];
    }
  | { type: 'outcomeUnknown'; submissionId: number; isRepeatable: boolean; message: string };

type DialogAction =
  | { type: 'dialogDismissed' }
  | { type: 'overlayShown'; layer: OverlayLayer; overlay: Overlay }
  | { type: 'overlayHidden'; layer: OverlayLayer };

type WindowAction =
  /** `isDirty`: there is input; `mustConfirm`: the visitor is asked before it is lost. */
  | { type: 'closeRequested'; isDirty: boolean; mustConfirm: boolean }
  | { type: 'minimized' }
  | { type: 'restored' }
  | { type: 'closed' };

type OutsideAction =
  | { type: 'wentOffline' }
  | { type: 'wentOnline' }
  | { type: 'waitKnown'; minutes: number | undefined; isAsapAvailable: boolean }
  | { type: 'officeKnown'; isClosed: boolean; opensAt: number | undefined }
  /** Language, theme or time format: the state stays, everything is drawn anew. */
  | { type: 'appearanceChanged' };

/** The action of that type. */
export type ActionOf<Type extends CallbackAction['type']> = Extract<CallbackAction, { type: Type }>;

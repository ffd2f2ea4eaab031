import type { ComponentChild } from 'preact';
import { toIsoUtc } from '../../time/isoUtc.js';
import { html } from '../../ui/html.js';
import { ActionButton } from '../components/ActionButton.js';
import { format, Message } from '../components/Message.js';
import type { Texts } from '../texts.js';
import { waitText } from '../texts.js';
import { AddToCalendar } from './AddToCalendar.js';
import { type BookingRecord, isCancellable, isMovable } from './bookingRecord.js';
import type { BookingQuestion, BookingState } from './bookingReducer.js';
import type { CalendarEvent } from './calendarFile.js';

export interface BookingCardProps {
  state: BookingState;
  texts: Texts;
  /** Under a confirmation, which says time and number itself. */
  isBrief: boolean;
  /** The call was moved, and this is what is left of its old time. */
  isSuperseded: boolean;
  canReschedule: boolean;
  canCancel: boolean;
  /** Day and time as they are shown. */
  showTime(time: number): string;
  otherClocks: ReadonlyArray<{ message: string; time: string }>;
  /** Absent: there is nothing to put into a calendar. */
  event: CalendarEvent | undefined;
  onCancel(): void;
  onReschedule(): void;
  onDismiss(): void;
  onConfirm(): void;
  onProposal(time: number): void;
  onRetry(): void;
}

/** What is known of one booking, and what can be done with it. */
export function BookingCard(props: BookingCardProps): ComponentChild {
  const { state, texts, isBrief, isSuperseded } = props;
  const { booking, status, notice, error } = state;
  const isEnded = status === 'ended';
  return html`<div class="cx-booking-card" data-booking=${booking.id}>
    ${isSuperseded && !isEnded && html`<${Message} tag="p" texts=${texts} message="CallbackOldCall" />`}
    ${!isBrief && html`<${BookedTime} time=${booking.time} texts=${texts} showTime=${props.showTime} />`}
    ${!isEnded && html`<${BookingDetails} ...${props} />`}
    ${notice && html`<${Message} tag="p" class="cx-booking-note" tabindex="-1" texts=${texts} message=${notice} />`}
    ${
      error &&
      html`<p class="cx-booking-problem" role="alert">${'text' in error ? error.text : texts.get(error.message)}</p>`
    }
    <div class="cx-booking-captcha"></div>
    ${!isEnded && html`<${BookingChoices} ...${props} />`}
  </div>`;
}

interface BookedTimeProps {
  time: number | undefined;
  texts: Texts;
  showTime(time: number): string;
}

function BookedTime({ time, texts, showTime }: BookedTimeProps): ComponentChild {
  const className = 'cx-callback-result-time';
  if (time === undefined)
    return html`<${Message} tag="p" class=${className} texts=${texts} message="CallbackOptionASAP" />`;
  const shown = showTime(time);
  return html`<p key=${shown} class=${className}>${shown}</p>`;
}

/** The same time on other clocks, the number's last digits, and how the booking stands. */
function BookingDetails({ state, texts, isBrief, otherClocks }: BookingCardProps): ComponentChild {
  const { record, status, pending } = state;
  const digits = record?.phoneNumber.replace(/\D/g, '').slice(-4) ?? '';
  return html`
    ${otherClocks.map(
      ({ message, time }) =>
        html`<${Message} key=${message} tag="p" class="cx-booking-muted" texts=${texts} message=${message} values=${{ time }} />`,
    )}
    ${
      !isBrief &&
      digits &&
      html`<${Message} tag="p" class="cx-booking-number" texts=${texts} message="CallbackNumberEnding" values=${{ digits: `\u2066${digits}\u2069` }} />`
    }
    ${record && statusLines(record, texts).map((line) => html`<p key=${line} class="cx-booking-state">${line}</p>`)}
    ${statusMessage(status, pending, texts)}
  `;
}

/** How the booking stands on the server, one line for each thing it says. */
function statusLines({ state, positionInQueue, estimatedWait }: BookingRecord, texts: Texts): string[] {
  const lines = [texts.find(`CallbackStates.${state}`) ?? ''];
  if (positionInQueue !== undefined) {
    lines.push(format(texts.get('CallbackPosition'), { position: String(positionInQueue) }));
  }
  if (estimatedWait !== undefined) lines.push(waitText(Math.max(1, Math.round(estimatedWait / 60)), texts));
  return lines.filter((line) => line !== '');
}

function statusMessage(
  status: BookingState['status'],
  pending: BookingQuestion | undefined,
  texts: Texts,
): ComponentChild {
  const note = (message: string) =>
    html`<${Message} tag="p" class="cx-booking-note" tabindex="-1" texts=${texts} message=${message} />`;
  if (pending) return note('CallbackWorking');
  if (status === 'loading') return note('CallbackBookingLoading');
  if (status === 'unreachable') return note('CallbackBookingUnreachable');
  return null;
}

function BookingChoices(props: BookingCardProps): ComponentChild {
  const { state, texts, event, showTime, onRetry, onProposal } = props;
  if (state.question) return html`<${QuestionGroup} ...${props} question=${state.question} />`;
  return html`
    ${
      state.proposals.length > 0 &&
      html`<ul class="cx-proposals">
        ${state.proposals.map(
          (time) =>
            html`<li key=${time}><${ProposalButton} time=${time} label=${showTime(time)} onAction=${() => onProposal(time)} /></li>`,
        )}
      </ul>`
    }
    ${event && html`<${AddToCalendar} event=${event} texts=${texts} />`}
    ${
      state.status === 'unreachable' &&
      html`<div class="cx-button-group">
        <${ActionButton} texts=${texts} message="CallbackTryAgain" class="cx-btn cx-btn-default cx-booking-retry" onAction=${onRetry} />
      </div>`
    }
    <${BookingActions} ...${props} />
  `;
}

function BookingActions(props: BookingCardProps): ComponentChild {
  const { state, texts, canReschedule, canCancel, isSuperseded } = props;
  if (state.status !== 'active') return null;
  const isBusy = state.pending !== undefined;
  const offersMove = canReschedule && !isSuperseded && isMovable(state.record);
  const offersCancel = canCancel && isCancellable(state.record);
  if (!offersMove && !offersCancel) return null;
  return html`<div class="cx-button-group cx-booking-actions">
    ${
      offersMove &&
      html`<${ActionButton} key="move" texts=${texts} message="CallbackChangeCall" class="cx-btn cx-btn-default cx-booking-change" isDisabled=${isBusy} onAction=${props.onReschedule} />`
    }
    ${
      offersCancel &&
      html`<${ActionButton} key="cancel" texts=${texts} message="CallbackCancelCall" class="cx-btn cx-btn-danger cx-booking-cancel" isDisabled=${isBusy} onAction=${props.onCancel} />`
    }
  </div>`;
}

/** The safe answer to a question is filled where the other one destroys something. */
function QuestionGroup(props: BookingCardProps & { question: BookingQuestion }): ComponentChild {
  const { state, question, texts, showTime, onDismiss, onConfirm } = props;
  const id = `cx_callback_question_${state.booking.id}`;
  const isCancel = question.kind === 'cancel';
  const keepClass = `cx-btn cx-btn-${isCancel ? 'primary' : 'default'} cx-booking-keep`;
  const yesClass = `cx-btn cx-btn-${isCancel ? 'danger' : 'primary'} cx-booking-yes`;
  return html`<div key=${question.kind} class="cx-booking-ask" role="group" aria-labelledby=${id}>
    <div id=${id}>
      <${Message} tag="p" texts=${texts} message=${isCancel ? 'CallbackCancelQuestion' : 'CallbackChangeQuestion'} />
      ${question.kind === 'reschedule' && html`<p class="cx-callback-result-time">${showTime(question.time)}</p>`}
    </div>
    <div class="cx-button-group">
      <${ActionButton} texts=${texts} message="CallbackKeepCall" class=${keepClass} onAction=${onDismiss} />
      <${ActionButton} texts=${texts} message=${isCancel ? 'CallbackCancelCall' : 'CallbackChangeYes'} class=${yesClass} onAction=${onConfirm} />
    </div>
  </div>`;
}

interface ProposalButtonProps {
  /** Epoch ms. */
  time: number;
  label: string;
  onAction(): void;
}

function ProposalButton({ time, label, onAction }: ProposalButtonProps): ComponentChild {
  const onClick = ({ detail }: MouseEvent) => {
    if (detail <= 1) onAction();
  };
  return html`<button
    type="button"
    class="cx-btn cx-btn-default cx-booking-proposal"
    data-instant=${toIsoUtc(time)}
    onClick=${onClick}
  >
    ${label}
  </button>`;
}

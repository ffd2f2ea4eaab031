import type { ComponentChild } from 'preact';
import { toIsoUtc } from '../../time/isoUtc.js';
import { html } from '../../ui/html.js';
import type { Dialog } from '../state/state.js';
import type { Texts } from '../texts.js';
import { Message } from './Message.js';

const informationId = 'cx_callback_information';

/** Where dialogs are shown; it stands in the document from the start. */
export function DialogsPlace(): ComponentChild {
  return html`<div
    class="cx-overlay cx-static cx-callback-dialogs"
    role="alertdialog"
    aria-modal="true"
    aria-labelledby=${informationId}
    hidden
  ></div>`;
}

export interface DialogsProps {
  dialog: Dialog | undefined;
  texts: Texts;
  showTime(instant: number): string;
}

/**
 * The message or question in force. Both kinds stand in the document from the start, hidden: scripts write into them before they
 * are shown. The text in force has the id that names the dialog.
 */
export function Dialogs({ dialog, texts, showTime }: DialogsProps): ComponentChild {
  const isAsking = dialog?.kind === 'confirmClose';
  const content = dialog && !isAsking ? contentOf(dialog) : emptyContent;
  return html`
    <div key="error" class="cx-error-container cx-dialog" hidden=${!dialog || isAsking}>
      <p class="cx-fail-message" id=${isAsking ? undefined : informationId}>${content.text ?? texts.get(content.message)}</p>
      <${Proposals} times=${content.proposals} texts=${texts} showTime=${showTime} />
      <div class="cx-button-group">
        <${Message}
          tag="button"
          type="button"
          texts=${texts}
          message=${content.isQuestion ? 'CallbackBack' : 'CallbackOk'}
          class="cx-btn ${content.isQuestion ? 'cx-btn-default' : 'cx-btn-primary'} cx-failed-retry"
        />
        ${
          content.again &&
          html`<${Message} tag="button" type="button" texts=${texts} message=${content.again} class="cx-btn cx-btn-primary cx-callback-again" />`
        }
      </div>
    </div>
    <div key="close" class="cx-close-confirm cx-dialog" hidden=${!isAsking}>
      <${Message} tag="p" id=${isAsking ? informationId : undefined} texts=${texts} message="CallbackCloseConfirm" />
      <div class="cx-button-group cx-buttons-binary">
        <${Message} tag="button" type="button" texts=${texts} message="CallbackNoButtonText" class="cx-btn cx-btn-default" />
        <${Message} tag="button" type="button" texts=${texts} message="CallbackYesButtonText" class="cx-btn cx-btn-primary" />
      </div>
    </div>
  `;
}

interface DialogContent {
  /** Key of the text, unless there is a `text`. */
  message: string;
  text?: string;
  proposals: readonly number[];
  /** Key of the button that sends the booking once more. */
  again?: string;
  /** Whether there is more to do than to read. */
  isQuestion: boolean;
}

const emptyContent: DialogContent = { message: '', text: '', proposals: [], isQuestion: false };

function contentOf(dialog: Exclude<Dialog, { kind: 'confirmClose' }>): DialogContent {
  const plain = { proposals: [], isQuestion: true };
  switch (dialog.kind) {
    case 'error':
      return {
        message: '',
        text: dialog.text,
        proposals: dialog.proposals,
        isQuestion: dialog.proposals.length > 0,
      };
    case 'uncertain':
      return dialog.isRepeatable
        ? { ...plain, message: 'CallbackUncertainChecked', again: 'CallbackTryAgain' }
        : { ...plain, message: 'CallbackUncertain', again: 'CallbackBookAgain' };
    case 'offline':
      return { ...plain, message: 'CallbackOffline', again: 'CallbackTryAnyway' };
    case 'backOnline':
      return { ...plain, message: 'CallbackOnline', again: 'ConfirmButtonText' };
  }
}

interface ProposalsProps extends Pick<DialogsProps, 'texts' | 'showTime'> {
  /** Epoch ms. */
  times: readonly number[];
}

/** Free times that the server proposes instead, each a button that books. */
function Proposals({ times, texts, showTime }: ProposalsProps): ComponentChild {
  const id = 'cx_callback_proposals';
  if (times.length === 0) return null;
  return html`
    <${Message} tag="p" class="cx-proposals-title" id=${id} texts=${texts} message="CallbackProposals" />
    <ul class="cx-proposals" aria-labelledby=${id}>
      ${times.map(
        (time) => html`
          <li key=${time}>
            <button type="button" class="cx-btn cx-btn-default cx-proposal" data-instant=${toIsoUtc(time)}>
              ${showTime(time)}
            </button>
          </li>
        `,
      )}
    </ul>
  `;
}

import type { ComponentChild } from 'preact';
import { html } from '../../ui/html.js';
import type { Submission } from '../state/state.js';
import type { Texts } from '../texts.js';
import { Message } from './Message.js';

export interface ProgressProps {
  progress: Submission['progress'];
  texts: Texts;
}

/** What a visitor sees of a booking that takes its time: a bar, and later a way out. */
export function Progress({ progress, texts }: ProgressProps): ComponentChild {
  const isSlow = progress === 'slow';
  return html`
    <span class="cx-callback-bar" aria-hidden="true"></span>
    <${Message} tag="p" texts=${texts} message=${isSlow ? 'CallbackSlow' : 'CallbackSending'} />
    <${Message}
      tag="button"
      type="button"
      hidden=${!isSlow}
      texts=${texts}
      message="CallbackStopWaiting"
      class="cx-btn cx-btn-default cx-callback-stop"
    />
  `;
}

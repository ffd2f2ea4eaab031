import type { ComponentChild } from 'preact';
import { html } from '../../ui/html.js';
import { Icon, icons } from '../../ui/icons.js';
import { Message } from '../components/Message.js';
import type { Texts } from '../texts.js';

export interface LauncherButtonProps {
  texts: Texts;
  /** The text on it; `''`: the widget's title in the language in force. */
  label: string;
  /** When a call is booked that this device remembers, as it is shown; `''`: none is. */
  bookedTime: string;
  onOpen(): void;
}

/** The floating button that opens the widget; with a call that is booked, it says when. */
export function LauncherButton({ texts, label, bookedTime, onOpen }: LauncherButtonProps): ComponentChild {
  const title = label
    ? html`<span key="label">${label}</span>`
    : html`<${Message} key="title" texts=${texts} message="CallbackTitle" />`;
  return html`<button class="cx-btn cx-btn-primary" type="button" aria-haspopup="dialog" onClick=${onOpen}>
    <${Icon} paths=${bookedTime ? icons.phoneBooked : icons.phone} />
    ${title}
    ${bookedTime && html`<span key="booked" class="cx-launcher-booked">${bookedTime}</span>`}
  </button>`;
}

import type { ComponentChild } from 'preact';
import { html } from './html.js';

export interface IconProps {
  /** Lines on a grid of 24, as the attribute `d` of a path takes them. */
  paths: readonly string[];
  /** Width and height, px. Default: 20. */
  size?: number;
}

/** A drawing of lines in the colour of the text beside it, which screen readers skip. */
export function Icon({ paths, size = 20 }: IconProps): ComponentChild {
  return html`<svg
    viewBox="0 0 24 24"
    width=${size}
    height=${size}
    fill="none"
    stroke="currentColor"
    stroke-width="1.75"
    stroke-linecap="round"
    stroke-linejoin="round"
    aria-hidden="true"
  >
    ${paths.map((path) => html`<path key=${path} d=${path} />`)}
  </svg>`;
}

/** Our own drawings. */
export const icons = {
  /** A handset with two waves. */
  phone: [
    'M6.6 3.5h2.2l1.5 4.3-2 1.7a11.5 11.5 0 0 0 6.2 6.2l1.7-2 4.3 1.5v2.2a2.6 2.6 0 0 1-2.8 2.6A15.6 15.6 0 0 1 4 6.3a2.6 2.6 0 0 1 2.6-2.8Z',
    'M14 3.8a6.6 6.6 0 0 1 6.2 6.2M14 7.6a2.9 2.9 0 0 1 2.4 2.4',
  ],
  /** A handset and a tick: a call is booked. */
  phoneBooked: [
    'M6.6 3.5h2.2l1.5 4.3-2 1.7a11.5 11.5 0 0 0 6.2 6.2l1.7-2 4.3 1.5v2.2a2.6 2.6 0 0 1-2.8 2.6A15.6 15.6 0 0 1 4 6.3a2.6 2.6 0 0 1 2.6-2.8Z',
    'm14 6 2.3 2.3L20.5 4',
  ],
  /** A sheet of a calendar with an arrow into a tray. */
  calendarFile: ['M4.5 6.5h15v13h-15ZM4.5 10.5h15M8.5 4v4M15.5 4v4', 'M12 12.5v4.5m-2-2 2 2 2-2'],
  /** A sheet of a calendar with a plus. */
  calendarAdd: ['M4.5 6.5h15v13h-15ZM4.5 10.5h15M8.5 4v4M15.5 4v4', 'M12 12.8v4.4M9.8 15h4.4'],
  chevronDown: ['m6 9.5 6 6 6-6'],
} as const;

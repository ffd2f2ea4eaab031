import type { ComponentChild } from 'preact';
import { html } from '../../ui/html.js';

/** Our own drawing, on a grid of 24: a handset with two waves. */
export const handsetPaths = [
  'M6.6 3.5h2.2l1.5 4.3-2 1.7a11.5 11.5 0 0 0 6.2 6.2l1.7-2 4.3 1.5v2.2a2.6 2.6 0 0 1-2.8 2.6A15.6 15.6 0 0 1 4 6.3a2.6 2.6 0 0 1 2.6-2.8Z',
  'M14 3.8a6.6 6.6 0 0 1 6.2 6.2M14 7.6a2.9 2.9 0 0 1 2.4 2.4',
];

export interface IconProps {
  /** Of the drawing's own grid. */
  grid: number;
  sizePx: number;
  /** What is drawn, one after the other. */
  paths: readonly string[];
}

/** A drawing of lines, which readers of the page skip. */
export function Icon({ grid, sizePx, paths }: IconProps): ComponentChild {
  return html`<svg viewBox="0 0 ${grid} ${grid}" width=${sizePx} height=${sizePx} aria-hidden="true">
    ${paths.map((path) => html`<path d=${path} />`)}
  </svg>`;
}

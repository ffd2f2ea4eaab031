import { adoptCommonStyles, adoptStyles } from '../ui/index.js';
import css from './callback.css?inline';

/** Gives the page the styles of the window, until `signal` is aborted. */
export function adoptWidgetStyles(signal: AbortSignal | undefined): void {
  adoptCommonStyles(document, signal);
  adoptStyles(document, 'callback', css, signal);
}

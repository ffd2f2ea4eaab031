import { adoptStyles } from './adoptStyles.js';
import common from './common.css?inline';
import tokens from './tokens.css?inline';

export { adoptStyles };

/** Gives a document the custom properties and the styles that every view of ours builds on. */
export function adoptCommonStyles(target: Document, signal?: AbortSignal): void {
  adoptStyles(target, 'common', tokens + common, signal);
}

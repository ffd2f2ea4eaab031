import { adoptStyles } from '../../ui/adoptStyles.js';
import common from '../../ui/common.css?inline';
import tokens from '../../ui/tokens.css?inline';
import styles from './notices.css?inline';

/**
 * Gives a document the looks of what Common makes. Before all other sheets: the widget's own, which may be there already,
 * build on the same rules and must go on winning.
 * @param signal once it is aborted, the document is without them again
 */
export function adoptBaseStyles(target: Document, signal?: AbortSignal): void {
  const others = target.adoptedStyleSheets ?? [];
  adoptStyles(target, 'common-notices', tokens + common + styles, signal);
  const added = target.adoptedStyleSheets?.filter((sheet) => !others.includes(sheet));
  if (added?.[0]) target.adoptedStyleSheets = [...added, ...others];
}

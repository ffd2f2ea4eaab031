import common from '../../styles/common.css?inline';
import tokens from '../../styles/tokens.css?inline';
import styles from './notices.css?inline';

const done = new WeakSet<Document>();

/**
 * Gives a document the looks of what Common makes. Before all other sheets: the widget's own, which may be there already,
 * build on the same rules and must go on winning.
 */
export function adoptBaseStyles(target: Document): void {
  const Sheet = target.defaultView?.CSSStyleSheet;
  if (!Sheet || !target.adoptedStyleSheets || done.has(target)) return;
  done.add(target);
  const sheet = new Sheet();
  sheet.replaceSync(tokens + common + styles);
  target.adoptedStyleSheets = [sheet, ...target.adoptedStyleSheets];
}

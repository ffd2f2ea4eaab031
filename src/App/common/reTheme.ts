import type { CommandCall } from '../../bus/index.js';
import type { AppContext } from '../context.js';
import { themeClasses } from '../themes.js';
import { elementsOf } from './nodesOf.js';

/** `App.reTheme`: puts the theme in force on elements (or the page's own HTML) in the place of any other. */
export function reTheme(context: AppContext, { data: { html }, deferred, commander }: CommandCall): void {
  const { app } = context;
  const elements = elementsOf(html);
  if (!elements.length) {
    deferred.reject(`No HTML provided by ${commander}`);
    return;
  }
  const singles = (classes: unknown) => String(classes).split(/\s+/).filter(Boolean);
  for (const { classList } of elements) {
    classList.remove(...Object.values(themeClasses(context)).flatMap(singles));
    classList.add(...singles(app.data('theme')));
  }
  deferred.resolve(typeof html !== 'string' ? html : elements.length > 1 ? elements : elements[0]);
}

import { toRecord, toText } from '../../config/index.js';
import { type Elements, elementsOf } from './elements.js';

/** The helpers that lay something over a container of page code: an alert, or a sign that something is going on. */
export function createNotices({ element, button, text, wrap }: Elements) {
  const holderOf = (container: unknown) => elementsOf(container)[0];

  const lay = (notice: HTMLElement, holder: Element) => {
    holder.classList.add('cx-common-holder');
    holder.append(notice);
  };

  const show = (kind: 'loading' | 'waiting', key: 'Loading' | 'Waiting') => (container: unknown) => {
    const holder = holderOf(container);
    if (!holder) return wrap();
    hide(kind)(container);
    const notice = element('div', `cx-common cx-common-notice cx-${kind}`, element('span', 'cx-sr-only', text(key)));
    notice.setAttribute('role', 'status');
    holder.setAttribute('aria-busy', 'true');
    lay(notice, holder);
    return wrap(notice);
  };
  const hide = (kind: string) => (container: unknown) => {
    const holder = holderOf(container);
    for (const child of [...(holder?.children ?? [])]) {
      if (child.matches(`.cx-common-notice.cx-${kind}`)) child.remove();
    }
    if (!holder?.querySelector(':scope > .cx-common-notice')) holder?.removeAttribute('aria-busy');
  };

  return {
    /** A message with one button that takes it away again. */
    showAlert(container: unknown, options?: unknown): unknown {
      const holder = holderOf(container);
      if (!holder) return wrap();
      const { text: message, buttonText } = toRecord(options);
      const words = element('p', 'cx-alert-text', toText(message));
      const confirm = button('cx-btn cx-btn-primary', toText(buttonText) || text('AlertButton'));
      const alert = element('div', 'cx-common cx-common-notice cx-alert', words, confirm);
      alert.setAttribute('role', 'alertdialog');
      alert.setAttribute('aria-label', toText(message));
      confirm.addEventListener('click', () => alert.remove());
      lay(alert, holder);
      confirm.focus();
      return wrap(alert);
    },
    showLoading: show('loading', 'Loading'),
    hideLoading: hide('loading'),
    showWaiting: show('waiting', 'Waiting'),
    hideWaiting: hide('waiting'),
  };
}

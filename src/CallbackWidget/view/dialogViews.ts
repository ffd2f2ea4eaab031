import { button, drawing, element } from './element.js';

const question = 'cx_callback_information';

/** A dialog over the form, named by what it says. */
function dialog(className: string, ...content: Node[]): HTMLElement {
  return element(
    'div',
    { class: 'cx-overlay cx-static', role: 'alertdialog', 'aria-modal': 'true', 'aria-labelledby': question },
    element('div', { class: `${className} cx-dialog` }, ...content),
  );
}

const buttonOf = (message: string, className: string) => button(message, `cx-btn cx-btn-${className}`);

/**
 * What went wrong, and the free times that the server proposed instead, each a button that books.
 * @param proposals instant (ISO UTC) and how it is shown
 * @param again key of the button that sends the booking once more; `''`: there is none
 */
export function errorView(
  text: string,
  proposals: ReadonlyArray<readonly [string, string]>,
  again: string,
): HTMLElement {
  const id = 'cx_callback_proposals';
  const proposed = [
    element('p', { class: 'cx-proposals-title', id, message: 'CallbackProposals' }),
    element(
      'ul',
      { class: 'cx-proposals', 'aria-labelledby': id },
      ...proposals.map(([instant, label]) => {
        const attributes = { type: 'button', class: 'cx-btn cx-btn-default cx-proposal', 'data-instant': instant };
        return element('li', {}, element('button', attributes, label));
      }),
    ),
  ];
  const isQuestion = proposals.length || again;
  return dialog(
    'cx-error-container',
    element('p', { class: 'cx-fail-message', id: question }, text),
    ...(proposals.length ? proposed : []),
    element(
      'div',
      { class: 'cx-button-group' },
      buttonOf(isQuestion ? 'CallbackBack' : 'CallbackOk', `${isQuestion ? 'default' : 'primary'} cx-failed-retry`),
      again ? buttonOf(again, 'primary cx-callback-again') : '',
    ),
  );
}

/** Asks before what was typed is lost. */
export function closeView(): HTMLElement {
  return dialog(
    'cx-close-confirm',
    element('p', { id: question, message: 'CallbackCloseConfirm' }),
    element(
      'div',
      { class: 'cx-button-group cx-buttons-binary' },
      buttonOf('CallbackNoButtonText', 'default'),
      buttonOf('CallbackYesButtonText', 'primary'),
    ),
  );
}

/**
 * The booking is made.
 * @param number `''`: there is none to show
 * @param time as it is shown; `''`: the call comes at once
 */
export function confirmationView(number: string, time: string): HTMLElement {
  const id = 'cx-callback-result';
  return element(
    'div',
    { class: 'cx-confirmation' },
    element(
      'div',
      { class: 'cx-confirmation-wrapper' },
      element(
        'span',
        { class: 'cx-confirmation-icon', 'aria-hidden': 'true' },
        drawing(24, 28, ['m5.5 12.5 4.5 4.5 9-10']),
      ),
      element('h3', { id, tabindex: '-1', message: 'CallbackConfirmDescription' }),
      element('p', { class: 'cx-callback-result-time', message: time ? undefined : 'CallbackOptionASAP' }, time),
      element('p', {
        id: `${id}-desc`,
        message: 'CallbackNumberDescription',
        hidden: number ? undefined : '',
      }),
      element('p', { id: `${id}-number`, dir: 'ltr', hidden: number ? undefined : '' }, number),
    ),
    element(
      'div',
      { class: 'cx-button-group cx-buttons-default cx-callback-done' },
      buttonOf('CallbackDone', 'primary'),
    ),
  );
}

import { trapTab } from '../../ui/focus.js';
import type { WindowContext } from '../context.js';
import { isBusy } from '../state/state.js';
import { clearField } from './fieldErrors.js';
import { topLayer } from './moveFocus.js';
import { fieldsOf, readChoice } from './readForm.js';

/** What the visitor asks for in the window. */
export interface WindowActions {
  requestClose(): void;
  close(): void;
  toggleMinimized(): void;
  submit(event: Event, proposedTime?: number): void;
  retry(): void;
  stopWaiting(): void;
  openPicker(): void;
  /** A script or the visitor has changed the choice. */
  changeChoice(): void;
  /** @returns whether the slot picker was open */
  closePicker(): boolean;
  /** Whether the Tab key stays inside the window. */
  isModal(): boolean;
}

interface ClickAction {
  selector: string;
  run(target: HTMLElement, event: MouseEvent): void;
}

/** Listens on the window, since the page may replace, move or remove every part of it. */
export function listenToWindow(context: WindowContext, actions: WindowActions): void {
  const { root, signal, dispatch, getState } = context;
  const dismiss = () => dispatch({ type: 'dialogDismissed' });
  const clickActions: ClickAction[] = [
    { selector: '.cx-button-close, .cx-callback-cancel, .cx-callback-done button', run: actions.requestClose },
    { selector: '.cx-button-minimize, .cx-button-maximize', run: actions.toggleMinimized },
    { selector: '.cx-failed-retry', run: dismiss },
    { selector: '.cx-callback-again', run: actions.retry },
    { selector: '.cx-callback-stop', run: actions.stopWaiting },
    { selector: '.cx-close-confirm [data-message=CallbackYesButtonText]', run: actions.close },
    { selector: '.cx-close-confirm button', run: dismiss },
    { selector: '.cx-callback-change, .cx-callback-time', run: actions.openPicker },
    { selector: '.cx-proposal', run: (button) => book(button.dataset.instant) },
    { selector: '.cx-callback-confirm', run: confirm },
  ];

  /** Books a proposed time with everything that is typed. */
  function book(instant = ''): void {
    const time = Date.parse(instant);
    if (!Number.isNaN(time)) actions.submit(new Event('submit'), time);
  }

  /** Not left to the browser: it submits no form in a frame without `allow-forms`, and none that the button was moved out of. */
  function confirm(button: HTMLElement, event: MouseEvent): void {
    event.preventDefault();
    const form = button instanceof HTMLButtonElement ? button.form : null;
    if (form) form.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }));
    else actions.submit(new Event('submit'));
  }

  function onClick(event: MouseEvent): void {
    const { target } = event;
    if (!(target instanceof Element)) return;
    const action = clickActions.find(({ selector }) => target.closest(selector));
    // The second click of a double one was meant for what stood there before.
    if (event.detail > 1) {
      if (target.closest('.cx-callback-confirm')) event.preventDefault();
      return;
    }
    const part = action && target.closest<HTMLElement>(action.selector);
    if (part) action.run(part, event);
    else if (getState().isMinimized && target.closest('.cx-titlebar')) actions.toggleMinimized();
  }

  function onSubmit(event: Event): void {
    const { target } = event;
    if (!(target instanceof Element)) return;
    const isOurs = target.matches('.cx-content') || target.querySelector('.cx-callback-confirm');
    if (!isOurs) return;
    event.preventDefault();
    actions.submit(event);
  }

  function onEscape(): void {
    const { dialog } = getState();
    if (dialog) dismiss();
    else if (!actions.closePicker()) actions.requestClose();
  }

  function onKeydown(event: KeyboardEvent): void {
    if (event.defaultPrevented) return;
    const { target, key } = event;
    // A held key would go on from button to button: through the error to the next booking.
    if (key === 'Enter' && event.repeat && !(target instanceof HTMLTextAreaElement)) {
      event.preventDefault();
      return;
    }
    if (key === 'Escape') {
      event.preventDefault();
      onEscape();
      return;
    }
    const opensPicker = key === 'Enter' || key === ' ' || key === 'ArrowDown';
    if (opensPicker && target instanceof Element && target.matches('.cx-callback-time')) {
      event.preventDefault();
      actions.openPicker();
      return;
    }
    const layer = topLayer(root, getState());
    if (layer || actions.isModal()) trapTab(event, layer ?? root);
  }

  function onInput({ target, type }: Event): void {
    const field = fieldsOf(root).find((each) => each === target);
    if (field) {
      context.inputStarted();
      if (type === 'input') clearField(field);
      return;
    }
    const isChoice = type === 'change' && target instanceof HTMLSelectElement && target.closest('.cx-schedule');
    if (!isChoice || isBusy(getState())) return;
    context.inputStarted();
    clearField(target);
    if (readChoice(root)) actions.changeChoice();
  }

  root.addEventListener('click', onClick, { signal });
  root.addEventListener('keydown', onKeydown, { signal });
  root.addEventListener('submit', onSubmit, { signal });
  root.addEventListener('input', onInput, { signal });
  root.addEventListener('change', onInput, { signal });
}

import { focusablesOf, hasFocus } from '../../ui/focus.js';
import type { CallbackState } from '../state/state.js';

/** Moves the focus where the visitor goes on, if it is the widget's to move. */
export interface FocusMover {
  /** To be called before the document is changed. @returns moves the focus as the change of state asks for */
  prepare(): (state: CallbackState, previous: CallbackState) => void;
}

export function createFocusMover(root: HTMLElement): FocusMover {
  /** What had the focus before something was laid over the form. */
  let covered: Element | null = null;
  const focus = (...selectors: string[]) => {
    for (const selector of selectors) {
      const target = root.querySelector<HTMLElement>(selector);
      if (!target || target.closest('[hidden]')) continue;
      target.focus();
      return;
    }
  };

  function afterDialog(previous: CallbackState): void {
    if (previous.dialog?.kind === 'error' && previous.dialog.source === 'submission') {
      focus('.cx-input.cx-error', '.cx-callback-confirm');
    } else focusCovered();
  }

  function focusCovered(): void {
    if (covered instanceof HTMLElement && root.contains(covered)) covered.focus();
    else focus('.cx-callback-confirm');
  }

  function move(state: CallbackState, previous: CallbackState): void {
    const top = topLayer(root, state);
    const hasNewLayer = state.dialog !== previous.dialog || state.overlays !== previous.overlays;
    if (state.screen !== previous.screen && state.screen === 'confirmation') {
      focus('#cx-callback-result');
    } else if (top && hasNewLayer) {
      focusablesOf(top)[0]?.focus();
    } else if (previous.dialog && !state.dialog) {
      afterDialog(previous);
    } else if (isCovered(previous) && !top) {
      focusCovered();
    } else if (hasLeftPicker(state, previous)) {
      focus('.cx-callback-change', '.cx-callback-time', '.cx-schedule select');
    }
  }

  return {
    prepare() {
      const isOurs = hasFocus(root);
      const before = document.activeElement;
      return (state, previous) => {
        if (isCovered(state) && !isCovered(previous)) covered = before;
        if (isOurs) move(state, previous);
      };
    },
  };
}

/** What lies uppermost: a dialog, the page's static layer, its dynamic one. */
export function topLayer(root: HTMLElement, { dialog, overlays }: CallbackState): HTMLElement | null {
  if (dialog) return root.querySelector('.cx-callback-dialogs');
  const layer = overlays.static ? 'static' : 'dynamic';
  return overlays[layer] ? root.querySelector(`.cx-overlay.cx-${layer}:not(.cx-callback-dialogs)`) : null;
}

/** Whether something lies over the form. */
function isCovered({ dialog, overlays }: CallbackState): boolean {
  return dialog !== undefined || overlays.static !== undefined || overlays.dynamic !== undefined;
}

/** Whether the slot picker of the form has just been left. */
function hasLeftPicker(state: CallbackState, previous: CallbackState): boolean {
  return previous.picker?.purpose === 'schedule' && state.picker === undefined;
}

import { html, renderOnce } from '../ui/html.js';
import { renderIsland } from '../ui/renderIsland.js';
import { Confirmation } from './components/Confirmation.js';
import { Dialogs, DialogsPlace } from './components/Dialogs.js';
import { Progress } from './components/Progress.js';
import type { WindowContext } from './context.js';
import { createFocusMover } from './dom/moveFocus.js';
import { syncDom } from './dom/syncDom.js';
import type { CallbackState, Overlay, OverlayLayer } from './state/state.js';

/** Puts the state into the document. */
export interface WindowRenderer {
  /** @param previous the state before; `undefined`: everything is written */
  render(state: CallbackState, previous?: CallbackState): void;
  /** Shows everything in the language in force. */
  refresh(state: CallbackState): void;
}

export function createWindowRenderer({ root, widget, find, localise, announce }: WindowContext): WindowRenderer {
  const moveFocus = createFocusMover(root);

  function render(state: CallbackState, previous?: CallbackState): void {
    const restoreFocus = moveFocus.prepare();
    syncDom(root, state, previous, widget);
    renderConfirmation(state);
    renderProgress(state);
    renderDialogs(state);
    for (const layer of ['static', 'dynamic'] as const) {
      if (state.overlays[layer] !== previous?.overlays[layer]) renderOverlay(layer, state.overlays[layer]);
    }
    if (!previous) return;
    const said = announcement(state, previous);
    if (said !== undefined) announce(said);
    restoreFocus(state, previous);
  }

  function renderProgress({ submission }: CallbackState): void {
    const container = find<HTMLElement>('.cx-callback-progress');
    const progress = submission?.progress ?? 'none';
    if (container) container.hidden = progress === 'none';
    renderIsland(container, html`<${Progress} progress=${progress} texts=${widget.texts()} />`);
  }

  function renderDialogs({ dialog }: CallbackState): void {
    const container = dialogsPlace();
    container.hidden = !dialog;
    renderIsland(
      container,
      html`<${Dialogs} dialog=${dialog} texts=${widget.texts()} showTime=${widget.showInstant} />`,
    );
  }

  /** If the page has taken it away, a new one. */
  function dialogsPlace(): HTMLElement {
    const found = find<HTMLElement>('.cx-callback-dialogs');
    if (found) return found;
    const made = renderOnce(html`<${DialogsPlace} />`);
    (find('.cx-callback-layers') ?? root).append(made);
    return made;
  }

  /** Once: from then on it is the page's too. */
  function renderConfirmation({ confirmation, screen }: CallbackState): void {
    if (!confirmation || screen !== 'confirmation' || isConfirmed) return;
    isConfirmed = true;
    const { number, time } = confirmation;
    const shown = time === undefined ? '' : widget.showInstant(time);
    const view = renderOnce(html`<${Confirmation} number=${number} time=${shown} />`);
    localise(view);
    (find('.cx-body') ?? root).append(view);
  }

  function renderOverlay(layer: OverlayLayer, overlay: Overlay | undefined): void {
    for (const shown of root.querySelectorAll(`.cx-overlay.cx-${layer}:not(.cx-callback-dialogs)`)) shown.remove();
    if (!overlay) return;
    const place = renderOnce(
      html`<div class="cx-overlay cx-${layer}" data-mode=${overlay.mode === '' ? undefined : overlay.mode}></div>`,
    );
    place.append(overlay.content);
    (find('.cx-callback-layers') ?? root).prepend(place);
  }

  let isConfirmed = false;
  return {
    render,
    refresh(state) {
      localise(root);
      render(state);
    },
  };
}

/** Key of what screen readers are told of a change; `''`: nothing any more; `undefined`: no change to tell of. */
function announcement(state: CallbackState, previous: CallbackState): string | undefined {
  if (state.screen !== previous.screen) {
    if (state.screen === 'confirmation') return 'CallbackConfirmDescription';
    return state.screen === 'submitting' ? 'CallbackSending' : '';
  }
  if (state.submission?.progress === 'slow' && previous.submission?.progress !== 'slow') return 'CallbackSlow';
  if (previous.picker && !state.picker && !state.dialog) return 'AriaCalendarClosedStatus';
  if (!state.isOnline && previous.isOnline && state.screen !== 'confirmation') return 'CallbackOffline';
  return undefined;
}

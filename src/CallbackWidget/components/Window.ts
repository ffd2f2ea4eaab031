import type { ComponentChild } from 'preact';
import { html } from '../../ui/html.js';
import { DialogsPlace } from './Dialogs.js';
import { handsetPaths, Icon } from './Icon.js';

export interface WindowProps {
  /** What stands in the body at first. */
  children?: ComponentChild;
}

/**
 * The window: bar, body, place of the slot picker, footer, dialogs, live region. Rendered once, without texts: nodes with
 * `data-message` get theirs from `dom/localise`, now and after each change of language.
 */
export function Window({ children }: WindowProps): ComponentChild {
  return html`
    <div
      class="cx-widget cx-common-container cx-callback i18n"
      role="dialog"
      tabindex="-1"
      data-message="AriaWindowLabel"
      data-message-type="aria-label"
    >
      <div class="cx-titlebar">
        <span class="cx-icon" aria-hidden="true"><${Icon} grid=${24} sizePx=${18} paths=${handsetPaths} /></span>
        <h2 class="cx-title i18n" data-message="CallbackTitle"></h2>
        <div class="cx-buttons-window-control">
          <${ControlButton} name="minimize" message="AriaMinimize" paths=${['M5 12.5h10', 'm5.5 12 4.5-4.5 4.5 4.5']} />
          <${ControlButton} name="close" message="AriaClose" paths=${['m5.5 5.5 9 9m0-9-9 9']} />
        </div>
      </div>
      <p class="cx-callback-offline i18n" data-message="CallbackOffline" hidden></p>
      <div class="cx-body">${children}</div>
      <div class="cx-calendar-container" hidden></div>
      <div class="cx-callback-progress" hidden></div>
      <div class="cx-footer"></div>
      <div class="cx-callback-layers">
        <${DialogsPlace} />
      </div>
      <div class="cx-callback-status cx-sr-only" role="status"></div>
    </div>
  `;
}

interface ControlButtonProps {
  name: string;
  /** Key of its name. */
  message: string;
  /** What is drawn; the second takes over while the window is minimised. */
  paths: readonly string[];
}

function ControlButton({ name, message, paths }: ControlButtonProps): ComponentChild {
  return html`<button
    type="button"
    class="cx-control cx-button-${name} i18n"
    data-message=${message}
    data-message-type="aria-label"
  >
    <${Icon} grid=${20} sizePx=${20} paths=${paths} />
  </button>`;
}

import type { WidgetContext, WindowContext } from './context.js';
import { localise } from './localise.js';
import { createOverlays, type Overlays } from './overlays.js';
import { addErrors, follows, type Milestone, newMetadata, type Screen, snapshot } from './state.js';
import type { LateTimes } from './times/timesModule.js';
import type { CallbackMetadata } from './types.js';
import { errorView } from './view/dialogViews.js';

/** What the parts of an open widget share: its window, where the booking stands, and what the events will tell. */
export interface Stage
  extends Omit<WindowContext, 'dismissBookings' | 'pickTime' | 'refreshSlots' | 'onAppearanceChange'> {
  widget: WidgetContext & LateTimes;
  overlays: Overlays;
  screen(): Screen;
  /** Goes to another screen; `false` if that cannot follow, or the window is gone. */
  go(to: Screen): boolean;
  isGone(): boolean;
  metadata(): CallbackMetadata;
  note(more: Partial<CallbackMetadata>): void;
  noteErrors(...errors: Array<number | string>): void;
  /** Publishes an event with the metadata, as of `now` (epoch ms). */
  tell(event: string, now?: number): void;
  /** The same for a step that leaves its time in the metadata. */
  reach(milestone: Milestone): void;
  showDialog(dialog: HTMLElement): void;
  /**
   * @param proposals instant (ISO UTC) and how it is shown
   * @param again key of the button that sends the booking once more; absent: there is none
   */
  showError(text: string, proposals?: ReadonlyArray<readonly [string, string]>, again?: string): void;
  leave(): void;
}

export function createStage(
  widget: WidgetContext & LateTimes,
  root: HTMLElement,
  about: Parameters<typeof newMetadata>[0],
): Stage {
  const overlays = createOverlays(root);
  let metadata = newMetadata(about);
  let screen: Screen = 'form';
  const leaving = new AbortController();
  const { signal } = leaving;

  const find = <Part extends HTMLElement>(selector: string) => root.querySelector<Part>(selector);
  const stage: Stage = {
    widget,
    root,
    overlays,
    find,
    screen: () => screen,
    signal,
    isGone: () => signal.aborted,
    leave: () => leaving.abort(),
    formElement: () => find('form.cx-content') ?? root,
    isFormInUse: () => screen === 'form',
    localise: (part) => localise(part, widget.texts()),
    go(to) {
      if (signal.aborted || !follows(screen, to)) return false;
      screen = to;
      const isBusy = to === 'busy';
      root.classList.toggle('cx-busy', isBusy);
      find('form.cx-content')?.setAttribute('aria-busy', String(isBusy));
      find('.cx-callback-confirm')?.setAttribute('aria-disabled', String(isBusy));
      stage.announce(isBusy ? 'CallbackSending' : '');
      return true;
    },
    metadata: () => metadata,
    note(more) {
      metadata = { ...metadata, ...more };
    },
    noteErrors(...errors) {
      metadata = addErrors(metadata, ...errors);
    },
    tell(event, now = Date.now()) {
      widget.plugin.publish(event, snapshot(metadata, now));
    },
    reach(milestone) {
      const now = Date.now();
      metadata = { ...metadata, [milestone]: now };
      stage.tell(milestone, now);
    },
    inputStarted() {
      if (!metadata.started && screen !== 'confirmation') stage.reach('started');
    },
    announce(key) {
      const status = find('.cx-callback-status');
      if (status) status.textContent = key && widget.texts().get(key);
    },
    showDialog(dialog) {
      stage.localise(dialog);
      overlays.show(dialog);
    },
    showError: (text, proposals = [], again = '') => stage.showDialog(errorView(text, proposals, again)),
  };
  return stage;
}

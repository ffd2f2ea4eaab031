import type { Host } from './host.js';
import { localise } from './localise.js';
import { createOverlays, type Overlays } from './overlays.js';
import { addErrors, follows, type Milestone, newMetadata, type Screen, snapshot } from './state.js';
import type { CallbackMetadata } from './types.js';
import { errorView } from './view/dialogViews.js';

/** What the parts of an open widget share: its window, where the booking stands, and what the events will tell. */
export interface Stage {
  host: Host;
  root: HTMLElement;
  overlays: Overlays;
  screen(): Screen;
  /** Goes to another screen; `false` if that cannot follow, or the window is gone. */
  go(to: Screen): boolean;
  isGone(): boolean;
  /** Aborted once the window is gone. */
  left: AbortSignal;
  find<Part extends HTMLElement>(selector: string): Part | null;
  /** What is read and checked: the form, or whatever the page has put in its place. */
  scope(): HTMLElement;
  metadata(): CallbackMetadata;
  note(more: Partial<CallbackMetadata>): void;
  noteErrors(...errors: Array<number | string>): void;
  /** Publishes an event with the metadata, as of `now` (epoch ms). */
  tell(event: string, now?: number): void;
  /** The same for a step that leaves its time in the metadata. */
  reach(milestone: Milestone): void;
  /** The visitor has begun; told once. */
  start(): void;
  /** Says a text to screen readers; `''` says nothing. */
  announce(key: string): void;
  showDialog(dialog: HTMLElement): void;
  /**
   * @param proposals instant (ISO UTC) and how it is shown
   * @param again key of the button that sends the booking once more; absent: there is none
   */
  showError(text: string, proposals?: ReadonlyArray<readonly [string, string]>, again?: string): void;
  leave(): void;
}

export function createStage(host: Host, root: HTMLElement, about: Parameters<typeof newMetadata>[0]): Stage {
  const overlays = createOverlays(root);
  let metadata = newMetadata(about);
  let screen: Screen = 'form';
  const leaving = new AbortController();
  const left = leaving.signal;

  const find = <Part extends HTMLElement>(selector: string) => root.querySelector<Part>(selector);
  const stage: Stage = {
    host,
    root,
    overlays,
    find,
    screen: () => screen,
    left,
    isGone: () => left.aborted,
    leave: () => leaving.abort(),
    scope: () => find('form.cx-content') ?? root,
    go(to) {
      if (left.aborted || !follows(screen, to)) return false;
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
      host.plugin.publish(event, snapshot(metadata, now));
    },
    reach(milestone) {
      const now = Date.now();
      metadata = { ...metadata, [milestone]: now };
      stage.tell(milestone, now);
    },
    start() {
      if (!metadata.started && screen !== 'confirmation') stage.reach('started');
    },
    announce(key) {
      const status = find('.cx-callback-status');
      if (status) status.textContent = key && host.texts().get(key);
    },
    showDialog(dialog) {
      localise(dialog, host.texts());
      overlays.show(dialog);
    },
    showError: (text, proposals = [], again = '') => stage.showDialog(errorView(text, proposals, again)),
  };
  return stage;
}

import { showUnseen } from '../../ui/showUnseen.js';
import type { adoptWidgetStyles } from '../adoptWidgetStyles.js';
import type { openSession, Session } from '../session.js';
import { drawing } from '../view/element.js';
import { warmIntl } from './warmIntl.js';

/** What the late file `rehearsal` exports. */
export type RehearsalModule = typeof import('./rehearse.js');

/** Kinds of elements; a browser sets each one up when it is first made. */
const tags = 'h2,p,label,button,form,table,tbody,tr,th,td,input,textarea,select,option'.split(',');

/** Shown one after the other, since a slow phone takes long for all of them at once. */
const parts = '.cx-titlebar,.cx-field,.cx-schedule,.cx-button-group';

/**
 * Opens the widget for nobody, while the page has nothing to do: what a browser does the first time only (compiling the code,
 * parsing the styles, finding fonts, loading the data behind `Intl`) is done by the time that a visitor opens it. In pieces
 * that nobody feels. Nothing is shown, published or asked of a server, and nothing stays in the page but the styles.
 */
export async function rehearse(
  host: Parameters<typeof openSession>[0],
  open: typeof openSession,
  adoptStyles: typeof adoptWidgetStyles,
): Promise<void> {
  await warmIntl(host.bus);
  const pieces = rehearsal(host, open, adoptStyles);
  const proceed = (): void => {
    // the visitor was faster
    const isOver = host.signal?.aborted || document.querySelector('.cx-callback');
    if (isOver) pieces.return();
    else if (!pieces.next().done) requestIdleCallback(proceed);
  };
  requestIdleCallback(proceed);
}

function* rehearsal(...[host, open, adoptStyles]: Parameters<typeof rehearse>): Generator<void, void> {
  adoptStyles(host.signal);
  yield;

  touchStorage();
  yield;

  for (const tag of tags) document.createElement(tag);
  drawing(1, 1, ['M0 0']);
  yield;

  const { root } = openForNobody(host, open);
  root.classList.remove('cx-embedded', 'cx-managing');
  yield;

  const pieces = [...root.querySelectorAll<HTMLElement>(parts)];
  for (const piece of pieces) piece.hidden = true;
  const takeAway = showUnseen(root);
  try {
    for (const piece of pieces) {
      yield;
      piece.hidden = false;
      // lays it out
      root.getBoundingClientRect();
    }
  } finally {
    takeAway();
  }
}

/** The way of an opening from its beginning to its end, outside the document. */
function openForNobody(host: Parameters<typeof openSession>[0], open: typeof openSession): Session {
  const plugin = { ...host.plugin, publish: () => true };
  const load = () => new Promise<never>(() => {});
  const container = document.createElement('div');
  const session = open({ ...host, plugin, load, container }, {}, undefined, () => {});
  session.dispose();
  return session;
}

/** The first look into the storage waits for another process. */
function touchStorage(): void {
  try {
    localStorage.getItem('');
  } catch {
    // the visitor's browser keeps nothing
  }
}

import { toText } from '../config/index.js';
import { createCalendarHost } from './calendarHost.js';
import { features } from './features.js';
import { clearField } from './fieldErrors.js';
import { offerImmediate, readChoice, selectChoice, setInstant, showChoice } from './schedule.js';
import type { Stage } from './stage.js';
import type { ShownWait } from './wait/waitPolling.js';

/** When the visitor wants to be called: the choice, the calendar behind it, and the wait for an immediate call. */
export interface TimeQuestion {
  /** Chooses a time (epoch ms), or forgets the one that was chosen. */
  set(instant: number | undefined): void;
  /** Back to the first choice that is offered. */
  reset(): void;
  /** The visitor has changed the choice. */
  changed(): void;
  /** Whether what is chosen is not to be had at the moment. */
  isWithdrawn(): boolean;
  openCalendar(): void;
  /** Takes what `Calendar.generated` carried. */
  mountCalendar(data: unknown): void;
  /** A time was chosen in the calendar. */
  chooseTime(instant: number): void;
  /** Shows the form again. @returns whether the calendar was open */
  leaveCalendar(instant?: number): boolean;
  /** The free times have changed. */
  refreshCalendar(): void;
  askWait(): Promise<void>;
  /** Asks when a call is possible, for the immediate choice to say so. Resolves when it is shown, or nobody knows. */
  askOffice(): Promise<void>;
  /**
   * Lets the visitor choose a time for something else than the form.
   * @param instant the time in force (epoch ms)
   * @param onDone gets the chosen time, or `undefined`
   */
  pick(instant: number | undefined, onDone: (instant: number | undefined) => void): void;
  /** Shows everything anew in the language in force. */
  refresh(): void;
  /** Asks for nothing any more. */
  stop(): void;
}

export function createTimeQuestion(stage: Stage): TimeQuestion {
  const { widget, root, find } = stage;
  const { plugin } = widget;
  const over = new AbortController();
  let askWait: (() => Promise<void>) | undefined;
  const calendar = createCalendarHost(root, plugin, () => {
    picking = undefined;
    stage.go('form');
    stage.showError(widget.texts().get('Errors.unknownError'));
  });
  /** Who waits for a time that is not the form's. */
  let picking: { onDone(instant: number | undefined): void } | undefined;
  /** v3: whether the server says that the office is closed; `undefined`: it does not say. Until it is asked, nothing is said. */
  let isClosed: boolean | undefined = widget.options().isV3 ? false : undefined;
  let wait: ShownWait | undefined;

  function refresh(): void {
    offerImmediate(root, wait?.immediate ?? true);
    showChoice(root, widget);
    widget.times()?.show(root, isClosed);
    const line = find('.cx-callback-ewt');
    if (!line) return;
    const text = wait?.line(readChoice(root).choice === 'now') ?? '';
    // The line is a live region: only what is new is written.
    if (line.textContent !== text) line.textContent = text;
    line.hidden = !text;
  }

  function showWait(answer: ShownWait): void {
    wait = answer;
    refresh();
  }

  function set(instant: number | undefined): void {
    setInstant(root, instant);
    if (instant !== undefined) {
      selectChoice(root, 'later');
      if (!widget.times()) widget.loadTimes().then(refresh, () => {});
    }
    refresh();
  }

  function openCalendar(): void {
    if (stage.go('calendar')) calendar.open(readChoice(root).instant);
  }

  function chooseTime(instant: number): void {
    if (picking || !calendar.isOpen()) return;
    stage.inputStarted();
    set(instant);
    const field = find('.cx-schedule .cx-error');
    if (field) clearField(field);
  }

  return {
    set,
    refresh,
    openCalendar,
    chooseTime,
    mountCalendar: calendar.mount,
    async askWait() {
      const { ewt, immediate } = widget.options();
      if (!toText(ewt.queue) || !immediate) return;
      try {
        const { createWaitPolling } = await features.wait();
        askWait ??= createWaitPolling(widget, showWait, over.signal);
        await askWait();
      } catch {
        // a wait that nobody knows
      }
    },
    async askOffice() {
      const { immediate, scheduled } = widget.options();
      if (!immediate && scheduled && !plugin.registry().Calendar) widget.bus.loadPlugin('calendar');
      if (!immediate) return;
      // the calendar keeps the answer: opening it soon afterwards asks for nothing more
      await plugin.command('Calendar.showAvailability', { date: new Date() }).then(undefined, () => {});
      // what the answer says is learnt when this file is there
      await widget.loadTimes().then(undefined, () => {});
      isClosed = await widget.times()?.ask();
      if (!stage.isGone()) refresh();
    },
    pick(instant, onDone) {
      picking = { onDone };
      calendar.open(instant);
    },
    reset() {
      setInstant(root, undefined);
      selectChoice(root, find('#callback_asap:not(:disabled)') ? 'now' : 'later');
      refresh();
    },
    changed() {
      const { choice, instant } = readChoice(root);
      selectChoice(root, choice);
      refresh();
      if (choice === 'later' && instant === undefined) openCalendar();
    },
    isWithdrawn: () => wait?.immediate === false && readChoice(root).choice === 'now',
    leaveCalendar(instant) {
      if (picking && calendar.close()) {
        const { onDone } = picking;
        picking = undefined;
        onDone(instant);
        return true;
      }
      if (instant !== undefined) chooseTime(instant);
      if (!calendar.close()) return false;
      stage.go('form');
      stage.announce('AriaCalendarClosedStatus');
      (find('.cx-callback-change') ?? find('.cx-callback-time'))?.focus();
      return true;
    },
    refreshCalendar() {
      if (plugin.registry().Calendar) plugin.command('Calendar.refresh');
    },
    stop() {
      over.abort();
      calendar.close();
    },
  };
}

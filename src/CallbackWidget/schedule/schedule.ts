import { isRecord, toNumber, toRecord } from '../../config/index.js';
import type { WindowContext } from '../context.js';
import { hidePicker, mountPicker, showEmptyPicker } from '../dom/pickerContainer.js';
import type { Choice } from '../state/state.js';

/** When the visitor wants to be called: the slot picker, and what is known of the office. */
export interface Schedule {
  /**
   * Opens the slot picker for the form.
   * @param choiceBefore what the choice goes back to if no time is chosen; default: the present one
   */
  openPicker(choiceBefore?: Choice): void;
  /** Lets the visitor choose a time for a booking; resolves with it (epoch ms), or `undefined`. */
  pickTime(time: number | undefined): Promise<number | undefined>;
  /** Takes what `Calendar.generated` carried. */
  mount(data: unknown): void;
  /** A time was chosen in the picker (epoch ms). */
  select(time: number): void;
  /** Shows again what was there before. @returns whether the picker was open */
  closePicker(): boolean;
  refreshSlots(): void;
  /** Asks when a call is possible. Resolves when it is known, or nobody knows. */
  loadOffice(): Promise<void>;
  /** What the server says about free times has changed. */
  updateOffice(): void;
}

export function createSchedule(context: WindowContext): Schedule {
  const { widget, root, signal, getState, dispatch } = context;
  const { plugin } = widget;
  /** Who waits for a time that is not the form's. */
  let resolveTime: ((time: number | undefined) => void) | undefined;
  /** v3: whether the server says that the office is closed; `undefined`: it does not say. */
  let isClosedByServer: boolean | undefined = widget.options().isV3 ? false : undefined;

  function generate(time: number | undefined): void {
    // empty, it shows that something is on its way: the calendar's file may still be
    showEmptyPicker(root);
    // in a task of its own: on a slow phone the visitor's tap is answered before
    setTimeout(() => {
      if (!getState().picker) return;
      plugin.command('Calendar.generate', time === undefined ? {} : { date: new Date(time) }).fail(fail);
    });
  }

  function fail(): void {
    if (!getState().picker) return;
    hidePicker(root);
    dispatch({ type: 'pickerFailed', text: widget.texts().get('Errors.unknownError') });
    settle(undefined);
  }

  function settle(time: number | undefined): void {
    resolveTime?.(time);
    resolveTime = undefined;
  }

  function updateOffice(): void {
    if (signal.aborted) return;
    const { opensAt, isClosed } = widget.office.reopening(widget.now()) ?? { opensAt: undefined, isClosed: false };
    const isGuessed = isClosed && opensAt !== undefined;
    dispatch({ type: 'officeKnown', isClosed: isClosedByServer ?? isGuessed, opensAt });
  }

  /** v3 can say whether the office is closed, if no call is possible at the moment. */
  async function askServer(): Promise<boolean | undefined> {
    const { isV3, servicePlugin } = widget.options();
    if (!isV3) return undefined;
    if (!widget.office.reopening(widget.now())) return false;
    const answer = await plugin.command(`${servicePlugin}.openFor`, {}).then(undefined, () => undefined);
    const seconds = toNumber(toRecord(toRecord(answer).data).openFor, -1);
    return seconds >= 0 ? seconds === 0 : undefined;
  }

  return {
    openPicker(choiceBefore) {
      dispatch({ type: 'pickerOpened', purpose: 'schedule', ...(choiceBefore && { choiceBefore }) });
      const { picker, schedule } = getState();
      if (picker?.purpose === 'schedule') generate(schedule.time);
    },
    async pickTime(time) {
      dispatch({ type: 'pickerOpened', purpose: 'reschedule' });
      if (getState().picker?.purpose !== 'reschedule') return undefined;
      generate(time);
      return new Promise((resolve) => {
        resolveTime = resolve;
      });
    },
    mount(data) {
      const list = isRecord(data) ? data.ndCalendar : undefined;
      const node: unknown = list instanceof Object ? Reflect.get(list, 0) : undefined;
      if (getState().picker && node instanceof HTMLElement) mountPicker(root, node);
    },
    select(time) {
      if (!getState().picker) return;
      hidePicker(root);
      dispatch({ type: 'inputStarted' });
      dispatch({ type: 'timeSelected', time });
      settle(time);
    },
    closePicker() {
      if (!getState().picker) return false;
      hidePicker(root);
      dispatch({ type: 'pickerClosed' });
      settle(undefined);
      return true;
    },
    refreshSlots() {
      if (plugin.registry().Calendar) plugin.command('Calendar.refresh');
    },
    updateOffice,
    async loadOffice() {
      const { immediate, scheduled } = widget.options();
      if (!scheduled) return;
      if (!immediate && !plugin.registry().Calendar) widget.bus.loadPlugin('calendar');
      if (!immediate) return;
      // the calendar keeps the answer: opening it soon afterwards asks for nothing more
      await plugin.command('Calendar.showAvailability', { date: new Date(widget.now()) }).then(undefined, () => {});
      if (signal.aborted) return;
      isClosedByServer = await askServer();
      updateOffice();
    },
  };
}

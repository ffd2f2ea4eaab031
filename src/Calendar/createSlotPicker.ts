import type { Bus, PluginInterface } from '../bus/index.js';
import type { WidgetsConfiguration } from '../config/index.js';
import { serverTime } from '../http/serverClock.js';
import { formatDay, formatTime } from '../time/index.js';
import { toIsoUtc } from '../time/isoUtc.js';
import { adoptCommonStyles, adoptStyles } from '../ui/index.js';
import { createStore, type Store } from '../ui/store.js';
import { type Appearance, readAppearance } from './appearance.js';
import { type AvailabilityRequest, createAvailabilityCache } from './availabilityCache.js';
import css from './calendar.css?inline';
import { type MountedPicker, mountSlotPicker, type RootActions } from './components/mountSlotPicker.js';
import { followTime } from './followTime.js';
import type { CalendarSettings } from './settings.js';
import type { PickerAction, PickerState } from './state/pickerState.js';
import { nextChange, openedState, reduce, selectedDayOf } from './state/reducer.js';
import { createToView, displayIn } from './state/viewModel.js';
import type { CalendarClosed, CalendarSelection } from './types.js';

/** What `generate` asks for. */
export interface PickerOpening {
  /** Epoch ms; chosen beforehand if it is free. */
  preselected?: number | undefined;
  /** An immediate call is on offer: where nothing is free, the picker has a button for it. */
  offersImmediateCall?: boolean;
}

/** The one slot picker of a bus: its state, its element once it is generated, and the server's answers. */
export interface SlotPicker {
  /** Builds a new element in place of the last one. */
  generate(settings: CalendarSettings, opening: PickerOpening): HTMLElement;
  /** Shows the day of an instant (epoch ms). Rejects with the service's failure if its times cannot be had. */
  show(settings: CalendarSettings, instant: number): Promise<void>;
  /** Forgets the choice. */
  reset(): void;
  /** Forgets the server's answer, and asks again if the picker is on the page. */
  refresh(): void;
  /** Follows a change of theme, language or time format. */
  updateAppearance(): void;
  /** Takes the picker out of the page. */
  dispose(): void;
}

/** Visitors wonder when nothing has happened for so long. */
const loadingNoticeMs = 400;

/**
 * @param calendar the plugin that publishes `selectedDateTime` and `closed`, and commands the service
 * @param signal takes the styles out of the page once it is aborted
 */
export function createSlotPicker(
  bus: Bus,
  calendar: PluginInterface,
  config: WidgetsConfiguration,
  signal?: AbortSignal,
): SlotPicker {
  const cache = createAvailabilityCache();
  const toView = createToView();
  let store: Store<PickerState, PickerAction> | undefined;
  let mounted: MountedPicker | undefined;
  let opening: PickerOpening = {};
  let appearance: Appearance | undefined;
  /** The request whose answer is to be shown; any other one's comes too late. */
  let awaited: AvailabilityRequest | undefined;

  const clock = followTime({
    now: () => serverTime(bus, store?.getState().settings.servicePlugin ?? ''),
    isOnPage: () => mounted?.element.isConnected === true,
    onTime: passTime,
    onWake: () => void askQuietly(),
  });

  function open(settings: CalendarSettings, preselected?: number): Store<PickerState, PickerAction> {
    const now = serverTime(bus, settings.servicePlugin);
    if (store) {
      store.dispatch({ type: 'opened', settings, now, preselected });
      return store;
    }
    store = createStore(reduce, openedState(settings, now, preselected));
    store.subscribe(draw);
    return store;
  }

  function draw(state: PickerState): void {
    if (!mounted) return;
    appearance ??= readAppearance(bus, config);
    mounted.draw(toView(state, appearance));
    clock.expect(nextChange(state));
  }

  function passTime(): void {
    if (!store) return;
    const range = queryOf(store.getState());
    store.dispatch({ type: 'timePassed', now: clock.now() });
    if (queryOf(store.getState()).startDate !== range.startDate) void askQuietly();
  }

  /** The times of the days on offer: what is kept of them, or a new request for the whole range. */
  function request(state: PickerState): AvailabilityRequest {
    const query = queryOf(state);
    const command = `${state.settings.servicePlugin}.availability`;
    return cache.load(command + JSON.stringify(query), () => calendar.command(command, query));
  }

  /** Sees to it that the times on show are no older than they may be. Rejects with the service's failure. */
  async function ask(): Promise<void> {
    if (!store?.getState().settings.showAvailability) return;
    const { dispatch } = store;
    const asked = request(store.getState());
    const isNew = asked !== awaited;
    awaited = asked;
    if (asked.answer) {
      if (isNew) dispatch({ type: 'availabilityReceived', availability: asked.answer });
      return;
    }
    // whoever asked first shows what comes of it
    if (isNew) await follow(asked, dispatch);
    else await asked.promise;
  }

  /** Shows that an answer is awaited, and what comes of it unless another one is awaited by then. Rejects as the request does. */
  async function follow(asked: AvailabilityRequest, dispatch: (action: PickerAction) => void): Promise<void> {
    dispatch({ type: 'availabilityRequested' });
    const isAwaited = () => asked === awaited;
    const notice = setTimeout(() => isAwaited() && dispatch({ type: 'loadingDelayed' }), loadingNoticeMs);
    try {
      const availability = await asked.promise;
      if (!isAwaited()) return;
      dispatch({ type: 'availabilityReceived', availability });
      // an answer may have set the clock
      passTime();
    } catch (failure) {
      if (isAwaited()) dispatch({ type: 'availabilityFailed' });
      throw failure;
    } finally {
      clearTimeout(notice);
    }
  }

  /** As `ask`, for a visitor, who sees a failure. */
  function askQuietly(): Promise<void> {
    return ask().catch(() => {});
  }

  function lookAt(instant: number): void {
    passTime();
    store?.dispatch({ type: 'daySelected', instant });
    void askQuietly();
  }

  function lookFurther(step: number): void {
    const state = store?.getState();
    const shown = state && selectedDayOf(state);
    const day = shown && state.days[state.days.indexOf(shown) + step];
    if (day) lookAt(day.start);
  }

  /** A tap on a time is enough: it is chosen, and the picker is done. */
  function choose(instant: number): void {
    if (!store) return;
    passTime();
    store.dispatch({ type: 'timeSelected', instant });
    const state = store.getState();
    if (state.selectedTime !== instant) return;
    appearance ??= readAppearance(bus, config);
    const display = displayIn(appearance, state.zone, state.settings.timeFormat);
    calendar.publish('selectedDateTime', {
      date: new Date(instant),
      dayString: formatDay(instant, display, { weekday: 'long' }),
      dateString: formatDay(instant, display, { month: 'long', day: 'numeric' }),
      timeString: formatTime(instant, display),
    } satisfies CalendarSelection);
    close({ date: new Date(instant) });
  }

  function close(closed: CalendarClosed): void {
    calendar.publish('closed', closed);
  }

  const actions: RootActions = {
    onDay: lookAt,
    onTime: choose,
    onStep: lookFurther,
    onZone: (zone) => store?.dispatch({ type: 'zoneSelected', zone }),
    onRetry: () => void askQuietly(),
    onClose: () => close({ date: null }),
    get onCallNow() {
      return opening.offersImmediateCall ? () => close({ date: null, immediate: true }) : undefined;
    },
    onTurnTo: clock.check,
  };

  function unmount(): void {
    clock.stop();
    mounted?.unmount();
    mounted = undefined;
    awaited = undefined;
  }

  return {
    generate(settings, wanted) {
      unmount();
      adoptCommonStyles(document, signal);
      adoptStyles(document, 'calendar', css, signal);
      opening = wanted;
      appearance = undefined;
      const opened = open(settings, wanted.preselected ?? store?.getState().selectedTime);
      void askQuietly();
      mounted = mountSlotPicker(actions);
      clock.start();
      draw(opened.getState());
      return mounted.element;
    },
    async show(settings, instant) {
      const { dispatch } = mounted && store ? store : open(settings, store?.getState().selectedTime);
      passTime();
      dispatch({ type: 'daySelected', instant });
      await ask();
    },
    reset: () => store?.dispatch({ type: 'selectionCleared' }),
    refresh() {
      cache.forget();
      if (mounted?.element.isConnected) void askQuietly();
    },
    updateAppearance() {
      appearance = undefined;
      if (store) draw(store.getState());
    },
    dispose() {
      const element = mounted?.element;
      unmount();
      element?.remove();
      store = undefined;
    },
  };
}

/** What the service is asked for: the days on offer, from midnight to midnight of the configured zone, whichever is shown. */
function queryOf({ settings, range }: PickerState) {
  return {
    startDate: toIsoUtc(range.start),
    endDate: toIsoUtc(range.end),
    ...(!settings.hideTaken && { reportBusy: true }),
  };
}

import { officeZone } from '../availability/officeStatus.js';
import type { Bus, PluginInterface } from '../bus/index.js';
import { toRecord, toText, type WidgetsConfiguration } from '../config/index.js';
import { formatDay, formatTime } from '../time/index.js';
import { adoptCommonStyles, adoptStyles } from '../ui/index.js';
import css from './calendar.css?inline';
import { idle } from './idle.js';
import { type AvailabilityRequest, createAvailabilityLoader } from './loadAvailability.js';
import { type CalendarTexts, calendarTexts } from './locale.js';
import { type CalendarSettings, readTimeFormat } from './readSettings.js';
import {
  type CalendarState,
  isTwiceAt,
  shownDay,
  startState,
  withAnswer,
  withChoice,
  withDay,
  withoutChoice,
  withTime,
} from './state.js';
import type { CalendarSelection } from './types.js';
import { type CalendarActions, type MountedCalendar, mountCalendar } from './view/mountCalendar.js';
import type { CalendarDress } from './view/shown.js';

/** The one calendar of a bus: its state, its element once it is generated, and the server's answers. */
export interface Picker {
  /** Builds a new element in place of the last one. `at` (epoch ms) is chosen beforehand if it is free. */
  generate(settings: CalendarSettings, at?: number): HTMLElement;
  /** Shows the day of an instant (epoch ms). Rejects with the service's failure if its times cannot be had. */
  show(settings: CalendarSettings, instant: number): Promise<void>;
  /** Forgets the choice. */
  reset(): void;
  /** Forgets the server's answer, and asks again if the calendar is on the page. */
  refresh(): void;
  /** Follows a change of theme, language or time format. */
  redress(): void;
}

/**
 * @param calendar the plugin that publishes `selectedDateTime` and `closed`, and commands the service
 * @param root looked up at each use: pages change their configuration
 * @param signal takes the calendar and its styles out of the page once it is aborted
 */
export function createPicker(
  bus: Bus,
  calendar: PluginInterface,
  root: () => WidgetsConfiguration,
  signal?: AbortSignal,
): Picker {
  const loader = createAvailabilityLoader();
  let state: CalendarState | undefined;
  let mounted: MountedCalendar | undefined;
  /** Made while the page idled, for the next `generate`; the browser may take it back if that does not come. */
  let prepared: WeakRef<MountedCalendar> | undefined;
  /** The request whose answer is to be shown; any other one's comes too late. */
  let awaited: AvailabilityRequest | undefined;

  /** Kept while nothing in it changes: what looks the same is not rendered again. */
  let outfit: CalendarDress | undefined;
  let outfitOf: unknown;
  let isInForce = false;

  function dress({ settings, availability }: CalendarState): CalendarDress {
    if (outfit && isInForce && outfitOf === availability) return outfit;
    const texts: CalendarTexts = { ...calendarTexts, ...toRecord(toRecord(bus.data('App.i18n')).calendar) };
    const next: CalendarDress = {
      texts,
      theme: toText(bus.data('App.themeClass'), 'cx-theme-dark'),
      display: {
        language: toText(bus.data('App.language'), 'en'),
        zone: settings.zone,
        timeFormat: settings.timeFormat ?? readTimeFormat(bus.data('App.timeFormat')),
        dayLabels: texts.CalendarDayLabels,
        monthLabels: texts.CalendarMonthLabels,
      },
      officeZone: officeZone(availability, root().callback?.timezone) || settings.zone,
    };
    outfitOf = availability;
    isInForce = true;
    if (!outfit || JSON.stringify(next) !== JSON.stringify(outfit)) outfit = next;
    return outfit;
  }

  function update(next: CalendarState): CalendarState {
    state = next;
    mounted?.paint(next, dress(next));
    return next;
  }

  /** The times of the days on offer: what is kept of them, or a new request for the whole range. */
  function request({ settings: { servicePlugin, hideTaken }, days }: CalendarState): AvailabilityRequest {
    const query = {
      startDate: isoTime(days[0]?.start),
      endDate: isoTime(days.at(-1)?.end),
      ...(!hideTaken && { reportBusy: true }),
    };
    const command = `${servicePlugin}.availability`;
    return loader.load(command + JSON.stringify(query), () => calendar.command(command, query));
  }

  /** Sees to it that the times on show are no older than they may be. Rejects with the service's failure. */
  async function ask(current: CalendarState): Promise<void> {
    if (!current.settings.showAvailability) return;
    const asked = request(current);
    const isNew = asked !== awaited;
    awaited = asked;
    if (isNew) update(asked.answer ? withAnswer(current, asked.answer) : { ...current, phase: 'loading' });
    if (asked.answer) return;
    const apply = (change: (now: CalendarState) => CalendarState) => {
      if (isNew && asked === awaited && state) update(change(state));
    };
    try {
      const answer = await asked.promise;
      apply((now) => withAnswer(withTime(now, Date.now()), answer));
    } catch (failure) {
      apply((now) => ({ ...now, phase: 'failed' }));
      throw failure;
    }
  }

  /** As `ask`, for a visitor, who sees a failure. */
  const askQuietly = (current: CalendarState): void => void ask(current).catch(() => {});

  function look(current: CalendarState, instant: number): CalendarState {
    return update(withDay(withTime(current, Date.now()), instant));
  }

  function choose(current: CalendarState, instant: number): void {
    const next = update(withChoice(withTime(current, Date.now()), instant));
    if (next.chosen !== instant || current.chosen === instant) return;
    const { display } = dress(next);
    calendar.publish('selectedDateTime', {
      date: new Date(instant),
      dayString: formatDay(instant, display, { weekday: 'long' }),
      dateString: formatDay(instant, display, { month: 'long', day: 'numeric' }),
      timeString: formatTime(instant, display, isTwiceAt(next, instant)),
    } satisfies CalendarSelection);
  }

  function close(): void {
    const chosen = state?.chosen;
    calendar.publish('closed', { date: chosen === undefined ? null : new Date(chosen) });
    if (state) void prepare(state);
  }

  /** What a visitor does counts from the state at that moment. */
  const from =
    <Args extends unknown[]>(action: (current: CalendarState, ...args: Args) => unknown) =>
    (...args: Args): void => {
      if (state) action(state, ...args);
    };
  const actions: CalendarActions = {
    onDay: from((current, start: number) => askQuietly(look(current, start))),
    onStep: from((current, step: number) => {
      const shown = shownDay(current)?.start;
      const day = current.days[current.days.findIndex(({ start }) => start === shown) + step];
      if (day) askQuietly(look(current, day.start));
    }),
    onTime: from(choose),
    onClose: close,
    onRetry: from(askQuietly),
    onTick: from((current) => {
      const next = update(withTime(current, Date.now()));
      if (next.days[0]?.start !== current.days[0]?.start) askQuietly(next);
    }),
  };

  signal?.addEventListener('abort', () => {
    state = undefined;
    mounted?.unmount();
    mounted?.element.remove();
    mounted = undefined;
    prepared = undefined;
  });

  function adopt(): void {
    adoptCommonStyles(document, signal);
    adoptStyles(document, 'calendar', css, signal);
  }

  /** Does what opening the calendar takes a slow phone long for, bit by bit, while the page idles. */
  async function prepare({ settings, availability }: CalendarState): Promise<void> {
    const isNeedless = () => !availability || prepared?.deref() || mounted?.element.isConnected || signal?.aborted;
    await idle();
    if (isNeedless()) return;
    adopt();
    await idle();
    if (!availability || isNeedless()) return;
    const made = mountCalendar(actions);
    const likely = withAnswer(startState(settings, Date.now(), state?.chosen), availability);
    const steps = made.prepare(likely, dress(likely));
    prepared = new WeakRef(made);
    do await idle();
    while (prepared?.deref() === made && !steps.next().done);
  }

  return {
    generate(settings, at) {
      mounted?.unmount();
      adopt();
      mounted = prepared?.deref() ?? mountCalendar(actions);
      prepared = undefined;
      awaited = undefined;
      isInForce = false;
      const start = startState(settings, Date.now(), at ?? state?.chosen);
      if (settings.showAvailability) askQuietly(start);
      else update(start);
      return mounted.element;
    },
    async show(settings, instant) {
      await ask(look(mounted && state ? state : startState(settings, Date.now(), state?.chosen), instant));
      if (state) void prepare(state);
    },
    reset: from((current) => update(withoutChoice(current))),
    refresh() {
      loader.forget();
      if (state && mounted?.element.isConnected) askQuietly(state);
    },
    redress() {
      isInForce = false;
      if (state) update(state);
    },
  };
}

function isoTime(instant = 0): string {
  return new Date(instant).toISOString();
}

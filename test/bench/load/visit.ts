import { type AvailabilitySlot, availabilitySlots } from '../../../src/availability/readAvailability.js';
import { createAvailabilityCache } from '../../../src/Calendar/availabilityCache.js';
import { type CalendarDay, calendarDays } from '../../../src/Calendar/state/days.js';
import { apiFor } from '../../../src/CallbackService/api/index.js';
import { createAttempts } from '../../../src/CallbackService/attempts.js';
import * as operations from '../../../src/CallbackService/operations.js';
import { createScheduleOnce } from '../../../src/CallbackService/scheduleOnce.js';
import { createSend } from '../../../src/CallbackService/send.js';
import { createSettingsSource } from '../../../src/CallbackService/settings.js';
import { createUnfinishedMoves } from '../../../src/CallbackService/unfinishedMoves.js';
import { toRecord } from '../../../src/config/coerce.js';
import * as defaults from '../../../src/config/defaults.js';
import type { Dependencies } from '../../../src/http/requestWithRetries.js';
import { createServerClock } from '../../../src/http/serverClock.js';
import { assumptions } from './assumptions.js';
import { sleep } from './createNetwork.js';

/**
 * How free times are asked for. `kept`: once for all days, the answer kept for a minute, as the calendar does it.
 * `perDay`: once for each day looked at.
 */
export type Asking = 'kept' | 'perDay';

export interface VisitOptions {
  /** 0 ≤ x < 1; what this visitor does depends on nothing else. */
  random: () => number;
  ports: Dependencies;
  asking: Asking;
}

/** How it ended, and how often a time that had been shown as free was taken. */
export interface Visit {
  end: 'booked' | 'lost interest' | 'gave up';
  refusals: number;
}

const dataURL = 'https://gms.example.com/genesys/1/service/callback/sales';
const zone = 'America/Toronto';

/** One visitor who opened the widget, up to the confirmation or to leaving. Runs the product's code, without its views. */
export async function visit({ random, ports, asking }: VisitOptions): Promise<Visit> {
  const settings = createSettingsSource({ callback: { dataURL } }).read();
  const clock = createServerClock();
  const send = createSend(() => undefined, ports);
  const scheduleOnce = createScheduleOnce({ send, clock, attempts: createAttempts(() => undefined), sleep });
  const context = { send, clock, scheduleOnce, moves: createUnfinishedMoves(), apiFor };
  const cache = createAvailabilityCache();
  const phonenumber = `+1416${String(Math.floor(random() * 1e7)).padStart(7, '0')}`;
  const linger = (meanSeconds: number) => sleep(-Math.log(1 - random()) * meanSeconds * 1000);
  let refusals = 0;

  async function slotsOf(day: CalendarDay, days: readonly CalendarDay[]): Promise<AvailabilitySlot[]> {
    const ask = ({ start }: CalendarDay, { end }: CalendarDay) =>
      operations.availability(context, settings, { startDate: start, endDate: end, reportBusy: true });
    const { slots } =
      asking === 'kept'
        ? await cache.load('days', () => ask(days[0] ?? day, days.at(-1) ?? day)).promise
        : availabilitySlots(await ask(day, day));
    return slots.filter(({ instant, free }) => free > 0 && instant >= day.start && instant < day.end);
  }

  /** Looks at days, today first, and chooses among the free times of the last one, rather an early one. */
  async function chooseTime(looks: number): Promise<number | undefined> {
    const days = calendarDays(Date.now(), zone, defaults.daysOffered);
    let free: AvailabilitySlot[] = [];
    for (let look = 0; look < looks || (free.length === 0 && look < 2 * days.length); look++) {
      const day = days[look === 0 ? 0 : Math.floor(random() * days.length)];
      if (day) free = await slotsOf(day, days);
      await linger(assumptions.secondsPerDay);
    }
    return free[Math.floor(random() ** 2 * free.length)]?.instant;
  }

  /** A visitor tries again what failed. */
  async function trying<Result>(action: () => Promise<Result>): Promise<Result> {
    for (let tries = 0; ; tries++) {
      try {
        return await action();
      } catch (error) {
        if (tries >= assumptions.triesAfterFailure) throw error;
        await linger(assumptions.secondsBeforeTrying);
      }
    }
  }

  async function book(time: number | undefined): Promise<void> {
    let desiredtime = time;
    await trying(async () => {
      try {
        await operations.schedule(context, settings, {
          firstname: 'Ada',
          phonenumber,
          ...(desiredtime && { desiredtime }),
        });
      } catch (error) {
        cache.forget();
        const { availability } = toRecord(error);
        if (desiredtime === undefined || !availability) throw error;
        refusals++;
        const proposed = Object.keys(toRecord(availability));
        const other = proposed[Math.floor(random() * proposed.length)];
        desiredtime = other ? Date.parse(other) : ((await chooseTime(2)) ?? desiredtime);
        throw error;
      }
    });
  }

  const wantsTime = random() < assumptions.timeShare;
  const looks = 1 + Math.floor(-Math.log(1 - random()) * (assumptions.daysLookedAt - 0.5));
  const comesBack = random() < assumptions.backShare;
  const books = random() < assumptions.bookedShare;
  try {
    let time: number | undefined;
    if (wantsTime) {
      time = await trying(() => chooseTime(looks));
      if (comesBack) {
        await sleep(assumptions.secondsUntilBack * 1000);
        time = await trying(() => chooseTime(1));
      }
    }
    await linger(assumptions.secondsToFill);
    if (!books || (wantsTime && time === undefined)) return { end: 'lost interest', refusals };
    await book(time);
    return { end: 'booked', refusals };
  } catch {
    return { end: 'gave up', refusals };
  }
}

import { defaults, isRecord, toBoolean, toNumber, toRecord } from '../../config/index.js';

/** The option `ewt`, narrowed. */
export interface EwtSettings {
  display: boolean;
  thresholdSeconds: number;
  refreshMs: number;
  /** s; the immediate choice is offered from `min` to `max`. */
  min: number;
  max: number;
}

/** @param ewt as the page configured it */
export function readEwt(ewt: Record<string, unknown>): EwtSettings {
  const range = toRecord(ewt.immediateCallback);
  const refreshSeconds = toNumber(ewt.refreshInterval, defaults.ewtRefreshIntervalSeconds);
  return {
    display: toBoolean(ewt.display, true),
    thresholdSeconds: toNumber(ewt.threshold, defaults.ewtThresholdSeconds),
    refreshMs: 1000 * (refreshSeconds >= 1 ? refreshSeconds : defaults.ewtRefreshIntervalSeconds),
    min: toNumber(range.thresholdMin, Number.NEGATIVE_INFINITY),
    max: toNumber(range.thresholdMax, Number.POSITIVE_INFINITY),
  };
}

/** What the form shows about the wait for an immediate call. */
export interface WaitView {
  /** Minutes to show; `undefined`: nothing to show. */
  minutes: number | undefined;
  /** Whether the immediate choice stands. */
  immediate: boolean;
}

/** Reads the wait (s) of a queue from any of the statistics server's three answers; unknown (missing, below zero): `undefined`. */
export function waitSeconds(answer: unknown, queue: string): number | undefined {
  const seconds = toNumber(findWait(answer, queue), -1);
  return seconds >= 0 ? seconds : undefined;
}

function findWait(answer: unknown, queue: string): unknown {
  if (!isRecord(answer)) return undefined;
  if (Array.isArray(answer.data)) {
    const entry: unknown = answer.data.find((item) => isRecord(item) && item.virtualQueue === queue);
    return isRecord(entry) ? entry.estimatedWaitTime : undefined;
  }
  const entry = Object.hasOwn(answer, queue) ? answer[queue] : answer;
  return isRecord(entry) ? entry.ewt : entry;
}

/** Applies the thresholds of the configuration. A wait nobody knows neither shows nor withdraws anything. */
export function waitView(seconds: number | undefined, { display, thresholdSeconds, min, max }: EwtSettings): WaitView {
  if (seconds === undefined) return { minutes: undefined, immediate: true };
  const shown = display && seconds >= thresholdSeconds;
  return {
    minutes: shown ? Math.max(1, Math.round(seconds / 60)) : undefined,
    immediate: seconds >= min && seconds <= max,
  };
}

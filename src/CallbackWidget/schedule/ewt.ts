import { defaults, isRecord, toBoolean, toNumber, toRecord, toText } from '../../config/index.js';

/** The option `ewt`, narrowed. */
export interface EwtSettings {
  /** Virtual queue; `''`: no wait is asked for. */
  queue: string;
  display: boolean;
  thresholdSeconds: number;
  refreshMs: number;
  /** The immediate choice is offered from `minSeconds` to `maxSeconds`. */
  minSeconds: number;
  maxSeconds: number;
}

/** @param ewt as the page configured it */
export function readEwt(ewt: Record<string, unknown>): EwtSettings {
  const range = toRecord(ewt.immediateCallback);
  const refreshSeconds = toNumber(ewt.refreshInterval, defaults.ewtRefreshIntervalSeconds);
  return {
    queue: toText(ewt.queue),
    display: toBoolean(ewt.display, true),
    thresholdSeconds: toNumber(ewt.threshold, defaults.ewtThresholdSeconds),
    refreshMs: 1000 * (refreshSeconds >= 1 ? refreshSeconds : defaults.ewtRefreshIntervalSeconds),
    minSeconds: toNumber(range.thresholdMin, Number.NEGATIVE_INFINITY),
    maxSeconds: toNumber(range.thresholdMax, Number.POSITIVE_INFINITY),
  };
}

/** Whether the wait is of any use: to be shown, or to withdraw the immediate choice. */
export function isWaitNeeded({ queue, display, minSeconds, maxSeconds }: EwtSettings): boolean {
  const hasRange = Number.isFinite(minSeconds) || Number.isFinite(maxSeconds);
  return queue !== '' && (display || hasRange);
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

/** What is made of a wait. */
export interface WaitView {
  /** Minutes to show; `undefined`: nothing to show. */
  minutes: number | undefined;
  isAsapAvailable: boolean;
}

/** Applies the thresholds. An unknown wait shows no minutes and leaves the immediate call available. */
export function waitView(seconds: number | undefined, settings: EwtSettings): WaitView {
  if (seconds === undefined) return { minutes: undefined, isAsapAvailable: true };
  const isShown = settings.display && seconds >= settings.thresholdSeconds;
  return {
    minutes: isShown ? Math.max(1, Math.round(seconds / 60)) : undefined,
    isAsapAvailable: seconds >= settings.minSeconds && seconds <= settings.maxSeconds,
  };
}

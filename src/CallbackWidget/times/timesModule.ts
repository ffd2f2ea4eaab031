/* What only visits with a time need: how times are shown, and when calls are possible, as far as the server's answers say. */

import { toNumber, toRecord } from '../../config/index.js';
import type { WidgetContext } from '../context.js';
import { readDisplay, showInstant } from '../display.js';
import { createOffice, type Office } from './createOffice.js';
import { showOffice } from './showOffice.js';

/** The same before the file is there. */
export interface LateTimes {
  times(): Times | undefined;
  /** Brings it; rejects if it cannot be had. */
  loadTimes(): Promise<Times>;
}

export interface Times extends Office {
  /** Day and time (epoch ms) in the zone that the widget shows. */
  showInstant(instant: number): string;
  /**
   * Asks the server whether the office is closed, if no call is possible at the moment: v3 only.
   * @returns `undefined` if it does not say
   */
  ask(): Promise<boolean | undefined>;
  /**
   * Lets the form say when the office opens, while it is closed.
   * @param isClosed what the server says itself; `undefined`: as its free times suggest
   */
  show(root: Element, isClosed: boolean | undefined): void;
}

export function openTimes(host: WidgetContext): Times {
  const office = createOffice(() => host.config.callback?.timezone);
  return {
    ...office,
    showInstant: (instant) => showInstant(instant, readDisplay(host)),
    show: (root, isClosed) => showOffice(root, office, isClosed, host),
    async ask() {
      const { isV3, servicePlugin } = host.options();
      if (!isV3) return undefined;
      if (!office.reopening(Date.now())) return false;
      const answer = await host.plugin.command(`${servicePlugin}.openFor`, {}).then(undefined, () => undefined);
      const seconds = toNumber(toRecord(toRecord(answer).data).openFor, -1);
      return seconds >= 0 ? seconds === 0 : undefined;
    },
  };
}

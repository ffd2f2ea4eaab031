/* When calls are possible, as far as the server's free times say; loaded when there are any. */

import { toNumber, toRecord } from '../../config/index.js';
import type { Host } from '../host.js';
import { createOffice, type Office } from './createOffice.js';
import { showOffice } from './showOffice.js';

/** What the late file `office` exports. */
export type OfficeModule = typeof import('./officeModule.js');

/** The office of an open widget. */
export interface ShownOffice extends Office {
  /**
   * Asks the server whether the office is closed, if no call is possible at the moment: v3 only.
   * @returns `undefined` if it does not say
   */
  ask(): Promise<boolean | undefined>;
  /** @param isClosed what the server says itself; `undefined`: as its free times suggest */
  show(root: Element, isClosed: boolean | undefined): void;
}

export function openOffice(host: Host): ShownOffice {
  const office = createOffice(() => host.config.callback?.timezone);
  return {
    ...office,
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

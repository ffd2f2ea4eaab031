import { isRecord } from '../config/coerce.js';
import type { ServiceSettings } from './settings.js';
import { browserStorage, createStoredList, markOf, type StoredList, tabStorage } from './storedList.js';
import type { UnfinishedMove } from './types.js';

interface StoredMove extends UnfinishedMove {
  /** Which service it belongs to: pages of one site may book with several. */
  service: string;
  /** Epoch ms. */
  storedAt: number;
}

/**
 * Bookings that were moved by booking anew (v3), while the old one has not been cancelled yet. Kept from the moment the new id
 * is known until the old booking is cancelled, at the latest until a day after the new time: in `localStorage` under
 * `cx-callback-moves`, or for the tab only with `rememberBooking: false`. Nothing about persons.
 */
export interface UnfinishedMoves {
  list(settings: ServiceSettings): UnfinishedMove[];
  add(settings: ServiceSettings, move: UnfinishedMove): void;
  /** The old booking is no more. */
  finish(settings: ServiceSettings, previousId: string): void;
}

const storageKey = 'cx-callback-moves';
const mostMoves = 20;
const longestMs = 24 * 60 * 60 * 1000;

export function createUnfinishedMoves(): UnfinishedMoves {
  const inBrowser = createStoredList(browserStorage, storageKey, isMove, mostMoves);
  const inTab = createStoredList(tabStorage, storageKey, isMove, mostMoves);
  const listOf = ({ rememberBooking }: ServiceSettings): StoredList<StoredMove> =>
    rememberBooking ? inBrowser : inTab;
  const isOther = (service: string, previousId: string) => (move: StoredMove) =>
    move.previousId !== previousId || move.service !== service;

  return {
    list(settings) {
      const service = serviceMark(settings);
      const own = listOf(settings)
        .read()
        .filter((move) => move.service === service);
      return own.map(({ id, previousId, desiredTime }) => ({ id, previousId, desiredTime }));
    },
    add(settings, move) {
      const service = serviceMark(settings);
      const stored = listOf(settings);
      const others = stored.read().filter(isOther(service, move.previousId));
      stored.write([...others, { ...move, service, storedAt: Date.now() }]);
    },
    finish(settings, previousId) {
      const stored = listOf(settings);
      const moves = stored.read();
      const others = moves.filter(isOther(serviceMark(settings), previousId));
      if (others.length < moves.length) stored.write(others);
    },
  };
}

function serviceMark({ dataURL, serviceName }: ServiceSettings): string {
  return markOf(`${dataURL} ${serviceName}`);
}

function isMove(value: unknown): value is StoredMove {
  if (!isRecord(value)) return false;
  const { id, previousId, desiredTime, service, storedAt } = value;
  const isText = [id, previousId, service].every((text) => typeof text === 'string' && text !== '');
  if (!isText || typeof desiredTime !== 'string' || typeof storedAt !== 'number') return false;
  const lastInstant = Date.parse(desiredTime) || storedAt;
  return Date.now() < lastInstant + longestMs;
}

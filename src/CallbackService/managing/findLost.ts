import { succeeded } from '../../http/request.js';
import type { Booking } from '../booking.js';
import type { Send } from '../createSender.js';
import type { Settings } from '../settings.js';
import { uncertain } from '../uncertain.js';
import { askByNumber } from './askByNumber.js';
import { findTaken } from './findTaken.js';

/**
 * Asks the server for a booking whose answer was lost: its record, as the server sent it; `undefined` if it was not
 * taken. Throws the failure object if the server does not tell.
 * @param lostAt when it was first sent, epoch ms
 */
export async function findLost(
  send: Send,
  settings: Settings,
  { phoneNumber, desiredTime }: Booking,
  lostAt: number,
): Promise<unknown> {
  const reply = await askByNumber(send, settings, phoneNumber);
  if (!succeeded(reply)) throw uncertain(reply, settings);
  return findTaken(reply.responseJSON, desiredTime, lostAt);
}

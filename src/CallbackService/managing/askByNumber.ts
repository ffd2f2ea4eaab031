import type { Reply } from '../../http/request.js';
import type { Send } from '../createSender.js';
import type { Settings } from '../settings.js';
import { managingApiOf } from './managingApiOf.js';

/**
 * Asks for the bookings of a number, in the newer spelling and, where the server refuses that, in the older one.
 * Rejects with a string on an API that does not offer it.
 */
export async function askByNumber(send: Send, settings: Settings, phoneNumber: string): Promise<Reply> {
  const [newer, older] = managingApiOf(settings).queryByNumber(phoneNumber);
  const reply = await send(settings, newer);
  return reply.status === 400 ? send(settings, older) : reply;
}

import type { WidgetContext } from '../context.js';
import { readDisplay } from '../timeDisplay.js';
import { type BookingError, readBookingError } from './errorText.js';

/**
 * What a failed `schedule` or `reschedule` means, in the words of the language in force.
 * @param wanted the time that was asked for (epoch ms)
 * @param known free times of an earlier answer, `{ISO: places}`
 */
export function explainRefusal(widget: WidgetContext, failure: unknown, wanted: number, known?: unknown): BookingError {
  return readBookingError(failure, widget.texts(), readDisplay(widget), wanted, known);
}

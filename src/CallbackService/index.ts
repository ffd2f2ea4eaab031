export type { Availability, AvailabilitySlot } from '../availability/readAvailability.js';
export { availabilitySlots } from '../availability/readAvailability.js';
export { type CallbackServiceOptions, registerCallbackService } from './registerCallbackService.js';
export type * from './types.js';

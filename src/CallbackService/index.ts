export type { Availability, AvailabilitySlot } from './availabilitySlots.js';
export { availabilitySlots } from './availabilitySlots.js';
export type { CallbackServiceOptions } from './registerCallbackService.js';
export { registerCallbackService } from './registerCallbackService.js';
export type * from './types.js';

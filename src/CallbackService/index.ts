export type { Availability, AvailabilitySlot } from '../availability/readAvailability.js';
export { availabilitySlots } from '../availability/readAvailability.js';
export type { ApiCall, CallbackApi } from './api/types.js';
export type { BookingRequest } from './bookingRequest.js';
export type { RefusalReason } from './refusalReason.js';
export { type CallbackServiceOptions, registerCallbackService } from './registerCallbackService.js';
export type { ServiceSettings } from './settings.js';
export type * from './types.js';

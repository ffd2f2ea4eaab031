export { type CallbackRegistration, registerCallback } from './registerCallback.js';
export type { CallbackMetadata, CallbackOpenOptions, CallbackOverlayOptions, CallbackPrefill } from './types.js';

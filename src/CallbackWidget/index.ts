export { type CallbackRegistration, registerCallback } from './plugin.js';
export type { CallbackMetadata, CallbackOpenOptions, CallbackOverlayOptions, CallbackPrefill } from './types.js';

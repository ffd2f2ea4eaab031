import type { ServiceSettings } from '../settings.js';
import type { CallbackApi } from './types.js';
import { v1 } from './v1.js';
import { v3 } from './v3.js';

const builtIn: Record<ServiceSettings['apiVersion'], CallbackApi> = { v1, v3 };

/** The server API that `apiVersion` names. */
export function apiFor({ apiVersion }: ServiceSettings): CallbackApi {
  return builtIn[apiVersion];
}

import type { Settings } from '../settings.js';
import type { ManagingApi } from './managingApi.js';
import { managingV1 } from './managingV1.js';
import { managingV3 } from './managingV3.js';

const apis = { v1: managingV1, v3: managingV3 };

export function managingApiOf({ api }: Settings): ManagingApi {
  return apis[api.version];
}

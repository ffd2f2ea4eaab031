import { refuse } from '../engine/refusal.js';
import type { Service } from '../engine/service.js';
import type { ApiRequest } from '../http/types.js';

/** Refuses a request without the key or the credentials that a service asks for. */
export function checkAccess({ apikey, basicAuth }: Pick<Service, 'basicAuth' | 'apikey'>, request: ApiRequest): void {
  if (apikey !== undefined && request.header('apikey') !== apikey) {
    refuse(request.header('apikey') ? 'keyWrong' : 'keyMissing');
  }
  if (basicAuth && readCredentials(request.header('authorization')) !== `${basicAuth.user}:${basicAuth.password}`) {
    refuse('credentialsMissing');
  }
}

function readCredentials(header = ''): string | undefined {
  const [, encoded] = /^basic\s+(\S+)$/i.exec(header) ?? [];
  if (!encoded) return undefined;
  try {
    return new TextDecoder().decode(Uint8Array.from(atob(encoded), (letter) => letter.charCodeAt(0)));
  } catch {
    return undefined;
  }
}

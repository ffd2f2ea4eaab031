import type { RefusalKind } from './engine/refusal.js';

/** How the GMS API is spoken: as in the manual of 2013, or as servers do since. */
export const dialects = ['2013', '8.5'] as const;
export type Dialect = (typeof dialects)[number];

/** Java packages of the exceptions that the GMS API names. */
export const exceptionPackages: Readonly<Record<Dialect, string>> = {
  '2013': 'com.genesyslab.gsg.services.callback.',
  '8.5': 'com.genesyslab.gms.services.callback.',
};

type GmsException =
  | 'CallbackException'
  | 'CallbackExceptionAvailability'
  | 'CallbackExceptionNumber'
  | 'CallbackExceptionServiceUnavailable'
  | 'CallbackServiceException';

/** The exception that comes with proposed slots. */
export const proposingException: GmsException = 'CallbackExceptionAvailability';

/** How a refusal is told: HTTP status, exception or GES code, sentence with `{placeholders}`. */
interface RefusalMessages {
  gms: readonly [status: number, exception: GmsException, message: string];
  v3: readonly [status: number, code: number, message: string];
}

const service = 'CallbackServiceException';
const unavailable = 'CallbackExceptionServiceUnavailable';

/** Both APIs' words for every refusal (manual: Callback Services API, sample errors; Engagement API, codes). */
export const refusalMessages: Readonly<Record<RefusalKind, RefusalMessages>> = {
  badRequest: { gms: [400, service, 'Bad Request: {detail}'], v3: [400, 501, '{detail}'] },
  badParameter: {
    gms: [400, service, 'Bad Parameter {parameter}: {detail}'],
    v3: [400, 501, 'Parameter {parameter} {detail}.'],
  },
  timeUnreadable: {
    gms: [400, service, "Bad Parameter {parameter}: Date string '{text}' is not parseable as ISO 8601 timestamp"],
    v3: [400, 501, "Parameter {parameter}: '{text}' is not an ISO 8601 time."],
  },
  keyMissing: { gms: [401, service, 'Header apikey is missing'], v3: [401, 1103, 'The API key is missing.'] },
  keyWrong: { gms: [401, service, 'Header apikey is not accepted'], v3: [401, 503, 'The API key is not accepted.'] },
  credentialsMissing: { gms: [401, service, 'Unauthorized'], v3: [401, 1103, 'Unauthorized.'] },
  noSuchPath: { gms: [404, service, 'No such resource'], v3: [404, 404, 'No such resource.'] },
  noSuchMethod: { gms: [405, service, 'Method {method} not allowed'], v3: [405, 405, 'Method {method} not allowed.'] },
  tooLarge: { gms: [413, service, 'The body is too large'], v3: [413, 413, 'The body is too large.'] },
  internal: { gms: [500, service, 'Internal error'], v3: [500, 500, 'Internal error.'] },
  noSuchService: {
    gms: [404, service, 'Service [{service}] not found'],
    v3: [400, 7040, 'The service name {service} is not valid.'],
  },
  noSuchCallback: {
    gms: [400, 'CallbackException', 'No such request to {action} : [{id}]'],
    v3: [404, 404, 'There is no callback {id} to {action}.'],
  },
  numberMissing: {
    gms: [400, service, 'Bad Parameter _customer_number: a number to call is needed'],
    v3: [400, 7030, 'A phone number is needed.'],
  },
  numberUnreadable: {
    gms: [400, 'CallbackExceptionNumber', 'Customer Number [{number}] is disallowed, because it is an invalid number.'],
    v3: [400, 7030, 'The phone number {number} is not valid.'],
  },
  numberException: {
    gms: [
      400,
      service,
      "Customer Number [{number}] is not allowed. Check option 'exceptions' : details={Callback_exceptions={list}}",
    ],
    v3: [400, 7037, 'Calling {number} is not allowed.'],
  },
  numberPremium: {
    gms: [
      400,
      'CallbackExceptionNumber',
      'Customer Number [{number}] is disallowed, because it is a premium rate number.',
    ],
    v3: [400, 7037, 'Calling {number} is not allowed: it is a premium rate number.'],
  },
  numberImpossible: {
    gms: [400, 'CallbackExceptionNumber', 'Customer Number [{number}] is disallowed, because it is an invalid number.'],
    v3: [400, 7036, 'Calling {number} is not possible: it is an invalid number.'],
  },
  timePast: {
    gms: [400, service, 'Bad Parameter _desired_time: {time} lies in the past'],
    v3: [400, 501, 'Parameter desiredTime: {time} lies in the past.'],
  },
  timeTooFar: {
    gms: [400, service, 'Bad Parameter _desired_time: {time} lies too far ahead'],
    v3: [400, 501, 'Parameter desiredTime: {time} lies too far ahead.'],
  },
  closedNow: {
    gms: [400, service, '{"status":"closed","reason":"{reason}"}'],
    v3: [400, 7042, 'The office is closed now.'],
  },
  closedAt: {
    gms: [400, 'CallbackExceptionAvailability', 'Office is closed at {time}. No time slots proposed.'],
    v3: [400, 7042, 'The office is closed at {time}.'],
  },
  slotFull: {
    gms: [
      400,
      'CallbackExceptionAvailability',
      'Too many requests at desired time [{slot}, {slotEnd}]. Proposing time slots.',
    ],
    v3: [429, 7041, 'Too many requests at {slot}.'],
  },
  presentFull: {
    gms: [400, service, 'Too many requests around this desired time : {time}'],
    v3: [429, 7041, 'Too many requests at {time}.'],
  },
  queueLimit: {
    gms: [503, unavailable, 'Limit of queued callbacks for {service} is reached.'],
    v3: [429, 7041, 'The limit of queued callbacks for {service} is reached.'],
  },
  intervalLimit: {
    gms: [503, unavailable, 'Limit of queued callbacks for {service} is reached for interval {seconds}s.'],
    v3: [429, 7041, 'The limit of callbacks for {service} within {seconds} s is reached.'],
  },
  numberLimit: {
    gms: [
      503,
      unavailable,
      'Callback for _customer_number={number} rejected because previous callbacks for this parameter were requested for more than {limit} times today.',
    ],
    v3: [429, 7041, 'The number {number} asked for more than {limit} callbacks today.'],
  },
  inQueueLimit: {
    gms: [
      503,
      unavailable,
      'Callback for _customer_number={number} rejected because {limit} previous callbacks for this parameter are in queue.',
    ],
    v3: [429, 7041, 'The number {number} already has {limit} callbacks in queue.'],
  },
};

/** Names of a callback in the answers of the GMS API, and of the confirmation that an immediate one gets. */
export const gmsNames = {
  '2013': {
    time: 'desired_time',
    url: 'url',
    confirmation: { ID: '0', Action: 'ConfirmationDialog', Text: 'You will receive the call shortly', OkTitle: 'Ok' },
  },
  '8.5': {
    time: '_desired_time',
    url: '_url',
    confirmation: {
      _dialog_id: '0',
      _action: 'ConfirmationDialog',
      _text: 'You will receive the call shortly',
      _ok_title: 'Ok',
    },
  },
} as const;

/** Query names by which the GMS API finds callbacks, and what they were called in 2013. */
export const gmsQueryAliases: Readonly<Record<string, string>> = {
  customer_number: '_customer_number',
  desired_time: '_desired_time',
};

/** What the Engagement API says of a virtual queue's wait time. */
export const waitTimeResults = {
  known: { resultCode: 0 },
  nobody: { resultCode: 1, message: 'No agents are logged in.' },
  unknown: { resultCode: 2, message: 'The virtual queue is not known.' },
} as const;

/** Puts values in for the `{placeholders}` of a sentence. */
export function fillIn(sentence: string, values: Readonly<Record<string, string | number>> = {}): string {
  return sentence.replace(/\{(\w+)\}/g, (placeholder, name: string) => String(values[name] ?? placeholder));
}

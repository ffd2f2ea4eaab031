/** One time at which a call can be booked. */
export interface AvailabilitySlot {
  /** Start, epoch ms. */
  instant: number;
  /** Places left; 0 means full. */
  free: number;
  /** Places in all, where the server tells. */
  total?: number;
}

/** What a server's answer about free times says, whichever API it came from. */
export interface Availability {
  /** By time, each instant once; what cannot be read is left out. */
  slots: AvailabilitySlot[];
  /** Length of a slot in minutes, where the server tells. */
  durationMinutes?: number;
  /** IANA zone of the office, where the server tells. */
  timezone?: string;
}

const isoTime = /^(\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?)(Z|[+-]\d\d:?\d\d)?$/i;

/** Epoch ms of an ISO time; one without a zone is UTC, as both APIs' keys are. `NaN` if it is none. */
function instantOf(text: unknown): number {
  const [, time, zone = 'Z'] = isoTime.exec(String(text)) ?? [];
  return Date.parse(`${time}${zone.replace(/(\d\d)(\d\d)$/, '$1:$2')}`);
}

/** A count: a number, or digits in a string. `NaN` for anything else, also for a negative one. */
function countOf(value: unknown): number {
  const count = typeof value === 'string' && value.trim() ? Number(value) : value;
  return typeof count === 'number' && count >= 0 && count < Infinity ? count : Number.NaN;
}

function fieldsOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

/**
 * Reads an answer about free times: the map of v1, the object with `slots` of v1's second version, the envelope of v3
 * with `data.slots`, and the data of `CallbackService.availableSlots` for each of them. Times are instants: the
 * servers' `localTime` may lack an offset and is not looked at. Never throws; an unreadable answer has no slots.
 */
export function availabilitySlots(body: unknown): Availability {
  const answer = fieldsOf(body);
  const details = 'data' in answer ? fieldsOf(answer.data) : answer;
  const list = details.slots ?? answer.slots ?? answer;
  const found = new Map<number, AvailabilitySlot>();
  const add = (time: unknown, left: unknown, places?: unknown): void => {
    const instant = instantOf(time);
    const free = countOf(left);
    if (Number.isNaN(instant) || Number.isNaN(free)) return;
    const total = countOf(places);
    found.set(instant, Number.isNaN(total) ? { instant, free } : { instant, free, total });
  };
  if (Array.isArray(list)) {
    for (const entry of list) {
      const slot = fieldsOf(entry);
      add(slot.utcTime, slot.capacity, slot.total);
    }
  } else {
    for (const [time, free] of Object.entries(fieldsOf(list))) add(time, free);
  }
  const availability: Availability = { slots: [...found.values()].sort((a, b) => a.instant - b.instant) };
  const durationMinutes = countOf(details.durationMin);
  if (durationMinutes > 0) availability.durationMinutes = durationMinutes;
  if (typeof details.timezone === 'string' && details.timezone) availability.timezone = details.timezone;
  return availability;
}

/** What the runtime knows of zones. Apart from `calendar.ts`: services that only name a zone need no arithmetic of days. */

let visitor: { clocks: string; zone: string } | undefined;

/** The visitor's own IANA zone. Asking `Intl` takes a slow phone half a frame; clocks tell when it has to be asked anew. */
export function visitorZone(): string {
  const year = new Date().getFullYear();
  const clocks = [0, 3, 6, 9].map((month) => new Date(year, month).getTimezoneOffset()).join();
  if (visitor?.clocks !== clocks) visitor = { clocks, zone: Intl.DateTimeFormat().resolvedOptions().timeZone };
  return visitor.zone;
}

const knownZones = new Map([['', false]]);

/** Whether this runtime knows the zone. */
export function isKnownZone(zone: string): boolean {
  let isKnown = knownZones.get(zone);
  if (isKnown === undefined) {
    try {
      isKnown = !!new Intl.DateTimeFormat('en', { timeZone: zone });
    } catch {
      isKnown = false;
    }
    knownZones.set(zone, isKnown);
  }
  return isKnown;
}

import type { ServiceOptions } from '../../src/simulator/index.js';
import { wallClock } from '../../src/time/index.js';

/** A callback service of the simulator, as the demo offers it. */
export interface DemoService {
  /** Its name at the server. */
  name: string;
  label: string;
  /** When its people answer, in words. */
  hours: string;
  options: ServiceOptions;
}

/** A coming slot of a service. */
export interface SlotPlaces {
  /** Epoch ms. */
  start: number;
  free: number;
  total: number;
}

const workshopOpens = 8;
const workshopCloses = 20;

/**
 * The services of the demo. The workshop and the night line keep the visitor's own zone, so that there is somebody to
 * call at any hour; the sales office keeps Toronto's.
 */
export function demoServices(visitorZone: string): readonly DemoService[] {
  return [
    {
      name: 'workshop',
      label: 'Workshop',
      hours: 'daily 08:00–20:00, your time',
      options: {
        bucketMinutes: 15,
        placesPerBucket: 3,
        timezone: visitorZone,
        hours: [`Mon-Sun ${twoDigits(workshopOpens)}:00-${twoDigits(workshopCloses)}:00`],
        virtualQueue: 'VQ1',
      },
    },
    {
      name: 'sales',
      label: 'Sales office',
      hours: 'Mon–Fri 09:00–17:00, Toronto',
      options: {
        bucketMinutes: 15,
        placesPerBucket: 5,
        timezone: 'America/Toronto',
        hours: ['Mon-Fri 09:00-17:00'],
        virtualQueue: 'VQ1',
      },
    },
    {
      name: 'always',
      label: 'Night line',
      hours: 'round the clock, on the hour',
      options: {
        bucketMinutes: 60,
        placesPerBucket: 4,
        timezone: visitorZone,
        hours: ['Mon-Sun 00:00-24:00'],
        virtualQueue: 'VQ2',
      },
    },
  ];
}

/** The service a first visit starts with: the workshop while somebody is there, else the night line. */
export function openServiceAt(instant: number, visitorZone: string): string {
  const { hour } = wallClock(instant, visitorZone);
  return hour >= workshopOpens && hour < workshopCloses ? 'workshop' : 'always';
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}

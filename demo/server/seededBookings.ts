import type { SlotPlaces } from './services.js';

/** A booking that is there before the visitor comes. */
export interface SeededBooking {
  service: string;
  /** Start of its slot, epoch ms. */
  time: number;
  number: string;
  firstname: string;
  subject: string;
}

const firstNames = [
  'Maren',
  'Otis',
  'Priya',
  'Joseph',
  'Inga',
  'Tomás',
  'Wanda',
  'Elias',
  'Noor',
  'Ruth',
  'Kofi',
  'Bente',
];
const subjects = [
  'A cracked rib near the bow',
  'Heron or Loon for two?',
  'Roof rack for a small car',
  'Gunwale needs new oil',
  'May I see the workshop?',
  'Repair of a 1982 hull',
  'Paddle length',
  'Delivery to the north shore',
];

/**
 * Callers for a part of the given slots: the same ones for the same slots, at random only to look at. The first slot stays
 * free and some slots are full, so that both can be seen.
 * @param random a repeatable stand-in for `Math.random`
 */
export function seededBookings(
  service: string,
  slots: readonly SlotPlaces[],
  random: () => number,
): readonly SeededBooking[] {
  const pick = (list: readonly string[]) => list[Math.floor(random() * list.length)] ?? '';
  return slots.slice(1).flatMap(({ start, total }) => {
    const busy = random();
    const taken = busy < 0.18 ? total : busy < 0.5 ? Math.floor(random() * total) : 0;
    return Array.from({ length: taken }, () => ({
      service,
      time: start,
      // 555-0100 to 555-0199 are kept for fiction.
      number: `+1416555${String(100 + Math.floor(random() * 100)).padStart(4, '0')}`,
      firstname: pick(firstNames),
      subject: pick(subjects),
    }));
  });
}

import { millisecondsInMinute } from 'date-fns/constants';
import { toIsoUtc } from '../../time/isoUtc.js';

/** A booked call as an entry of a calendar. */
export interface CalendarEvent {
  /** Id of the booking. */
  id: string;
  /** Epoch ms. */
  start: number;
  minutes: number;
  title: string;
  description: string;
  /** Host name of the page. */
  site: string;
}

/** Longest line of a calendar file, in octets (RFC 5545, 3.1). */
const longestLine = 75;

/**
 * The event as a file for any calendar program (RFC 5545). Times are UTC; a call that is moved keeps its id on v1, so that
 * its event is replaced.
 * @param now epoch ms
 */
export function calendarFile({ id, start, minutes, title, description, site }: CalendarEvent, now: number): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//cx-callback//Callback//EN',
    'CALSCALE:GREGORIAN',
    'BEGIN:VEVENT',
    `UID:${escapeText(`${id}@${site || 'cx-callback'}`)}`,
    `DTSTAMP:${basicTime(now)}`,
    // whoever opens a later file of the same call gets the later time
    `SEQUENCE:${Math.floor(now / 1000) - 1_577_836_800}`,
    `DTSTART:${basicTime(start)}`,
    `DTEND:${basicTime(start + minutes * millisecondsInMinute)}`,
    `SUMMARY:${escapeText(title)}`,
    ...(description ? [`DESCRIPTION:${escapeText(description)}`] : []),
    'END:VEVENT',
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${fold(line)}\r\n`).join('');
}

/** The same event for calendars on the web; without the description, which is the visitor's own business. */
export function calendarLinks({ start, minutes, title }: CalendarEvent): { google: string; outlook: string } {
  const end = start + minutes * millisecondsInMinute;
  const address = (base: string, query: Record<string, string>) => `${base}?${new URLSearchParams(query)}`;
  return {
    google: address('https://calendar.google.com/calendar/render', {
      action: 'TEMPLATE',
      text: title,
      dates: `${basicTime(start)}/${basicTime(end)}`,
    }),
    outlook: address('https://outlook.live.com/calendar/0/deeplink/compose', {
      path: '/calendar/action/compose',
      rru: 'addevent',
      subject: title,
      startdt: toIsoUtc(start),
      enddt: toIsoUtc(end),
    }),
  };
}

/** `20260303T161500Z` */
function basicTime(instant: number): string {
  return toIsoUtc(instant).replace(/[-:]|\.\d+/g, '');
}

function escapeText(text: string): string {
  return (
    text
      .replace(/[\\;,]/g, '\\$&')
      .replace(/\r\n|\r|\n/g, '\\n')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: the format allows none of them
      .replace(/[\u0000-\u001f\u007f]/g, '')
  );
}

/** Breaks a line into pieces of 75 octets at most, never inside a character; those after the first begin with a space. */
function fold(line: string): string {
  const pieces: string[] = [];
  let piece = '';
  let octets = 0;
  for (const char of line) {
    const size = new TextEncoder().encode(char).length;
    if (octets + size > longestLine) {
      pieces.push(piece);
      piece = '';
      octets = 1;
    }
    piece += char;
    octets += size;
  }
  return [...pieces, piece].join('\r\n ');
}

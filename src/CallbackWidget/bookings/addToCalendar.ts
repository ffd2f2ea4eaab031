import { toText } from '../../config/index.js';
import type { WindowContext } from '../context.js';
import { element } from '../view/element.js';
import { actionButton } from './actionButton.js';
import { type CalendarEvent, calendarFile, calendarLinks } from './calendarFile.js';

/**
 * "Add to calendar": a file, and two calendars on the web.
 * @param start epoch ms
 * @param number where the call goes to; `''` if it is not known
 */
export function addToCalendar({ widget }: WindowContext, id: string, start: number, number: string): HTMLElement {
  const { get } = widget.texts();
  const site = location.hostname;
  const event: CalendarEvent = {
    id,
    start,
    minutes: widget.office.slotMinutes(),
    title: get('CallbackEventTitle').replace('{site}', () => toText(document.title, site)),
    description: number && `${get('CallbackNumberDescription')} ${number}`,
    site,
  };
  const { google, outlook } = calendarLinks(event);
  const link = (message: string, href: string) =>
    element('a', { class: 'cx-booking-link', href, target: '_blank', rel: 'noopener noreferrer', message });
  const label = element('span', { id: `cx_callback_calendar_${id}`, message: 'CallbackAddToCalendar' });
  return element(
    'div',
    { class: 'cx-booking-calendar', role: 'group', 'aria-labelledby': label.id },
    label,
    actionButton('CallbackCalendarFile', 'cx-booking-link cx-booking-file', () => download(event)),
    link('CallbackCalendarGoogle', google),
    link('CallbackCalendarOutlook', outlook),
  );
}

function download(event: CalendarEvent): void {
  const file = new Blob([calendarFile(event, Date.now())], { type: 'text/calendar;charset=utf-8' });
  const href = URL.createObjectURL(file);
  const link = element('a', { href, download: 'call.ics', hidden: '' });
  // in the document: some browsers follow no other
  document.body.append(link);
  link.click();
  link.remove();
  // the browser reads the file after the click
  setTimeout(() => URL.revokeObjectURL(href), 60_000);
}

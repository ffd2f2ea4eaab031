import type { ComponentChild } from 'preact';
import { html } from '../../ui/html.js';
import { Icon, icons } from '../../ui/icons.js';
import { Message } from '../components/Message.js';
import type { Texts } from '../texts.js';
import { type CalendarEvent, calendarFile, calendarLinks } from './calendarFile.js';

export interface AddToCalendarProps {
  event: CalendarEvent;
  texts: Texts;
}

/** "Add to calendar": a file for any calendar program, and two calendars on the web. */
export function AddToCalendar({ event, texts }: AddToCalendarProps): ComponentChild {
  const labelId = `cx_callback_calendar_${event.id}`;
  const { google, outlook } = calendarLinks(event);
  return html`<div class="cx-booking-calendar" role="group" aria-labelledby=${labelId}>
    <${Message} id=${labelId} texts=${texts} message="CallbackAddToCalendar" />
    <button
      type="button"
      class="cx-booking-link cx-booking-file"
      aria-label=${texts.get('AriaCallbackCalendarFile')}
      onClick=${() => download(event)}
    >
      <${Icon} paths=${icons.calendarFile} />
      <${Message} texts=${texts} message="CallbackCalendarFile" />
    </button>
    <${CalendarLink} href=${google} texts=${texts} message="CallbackCalendarGoogle" />
    <${CalendarLink} href=${outlook} texts=${texts} message="CallbackCalendarOutlook" />
  </div>`;
}

interface CalendarLinkProps {
  href: string;
  texts: Texts;
  message: string;
}

function CalendarLink({ href, texts, message }: CalendarLinkProps): ComponentChild {
  return html`<a
    class="cx-booking-link"
    href=${href}
    target="_blank"
    rel="noopener noreferrer"
    aria-label=${texts.get(`Aria${message}`)}
  >
    <${Icon} paths=${icons.calendarAdd} />
    <${Message} texts=${texts} message=${message} />
  </a>`;
}

/** Hands the browser the event as a file. */
function download(event: CalendarEvent): void {
  const file = new Blob([calendarFile(event, Date.now())], { type: 'text/calendar;charset=utf-8' });
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = 'call.ics';
  link.hidden = true;
  // in the document: some browsers follow no other
  document.body.append(link);
  link.click();
  link.remove();
  // the browser reads the file after the click
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

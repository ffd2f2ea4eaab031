import type { CalendarOptions } from '../config/index.js';

/** Data of `Calendar.generated`. */
export interface CalendarGenerated {
  /** The calendar's element is the only entry; the caller may put it anywhere. */
  ndCalendar: readonly HTMLElement[];
}

/** Data of `Calendar.selectedDateTime`. */
export interface CalendarSelection {
  date: Date;
  /** The weekday, `Tuesday`. */
  dayString: string;
  /** Month and day, `March 3`. */
  dateString: string;
  /** `10:15 AM` or `10:15`; in an hour that occurs twice with the zone's name behind it. */
  timeString: string;
}

declare global {
  interface CXBusCommands {
    /** Merges options over those in force; they count from the next `generate`. */
    'Calendar.configure': { options: CalendarOptions; result: undefined };
    /** Builds a new calendar in place of the last one. `date` is chosen beforehand if it is free. */
    'Calendar.generate': { options: { date?: Date | string | number }; result: readonly HTMLElement[] };
    /** Shows a day, asking the server unless its last answer is still fresh. */
    'Calendar.showAvailability': { options: { date: Date | string | number }; result: undefined };
    /** Forgets the chosen time. */
    'Calendar.reset': { options: object; result: undefined };
    /** Forgets the free times that are kept; a calendar on the page asks for them anew. */
    'Calendar.refresh': { options: object; result: undefined };
  }
  interface CXBusEvents {
    'Calendar.ready': unknown;
    'Calendar.generated': CalendarGenerated;
    'Calendar.selectedDateTime': CalendarSelection;
    /** The visitor is done: by the button that confirms, the close button or Escape. `null`: nothing is chosen. */
    'Calendar.closed': { date: Date | null };
  }
}

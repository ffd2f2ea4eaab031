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
  /** `10:15 AM` or `10:15`; where the clock shows that time twice, with the zone's name behind it. */
  timeString: string;
}

/** Data of `Calendar.closed`. */
export interface CalendarClosed {
  /** The time that was chosen just now; `null`: the visitor has left without choosing one. */
  date: Date | null;
  /** Nothing was free, and the visitor asked for an immediate call instead. */
  immediate?: true;
}

declare global {
  interface CXBusCommands {
    /** Merges options over those in force; they count from the next `generate`. */
    'Calendar.configure': { options: CalendarOptions; result: undefined };
    /**
     * Builds a new calendar in place of the last one. `date` is chosen beforehand if it is free. `immediate`: an immediate call is on
     * offer, for which the calendar has a button where no time is free.
     */
    'Calendar.generate': {
      options: { date?: Date | string | number; immediate?: boolean };
      result: readonly HTMLElement[];
    };
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
    /** The visitor is done: has chosen a time, asked for an immediate call, or left by the close button or Escape. */
    'Calendar.closed': CalendarClosed;
  }
}

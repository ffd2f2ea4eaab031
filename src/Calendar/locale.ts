/**
 * English texts of the calendar (i18n namespace `calendar`). Names of days and months are not among them: they come from
 * `Intl` in the language in force, unless a pack brings `CalendarDayLabels` (Sunday first) or `CalendarMonthLabels`.
 */
export const calendarTexts = {
  CalendarTitle: 'Choose a day and time',
  CalendarLabelToday: 'Today',
  CalendarLabelTomorrow: 'Tomorrow',
  CalendarLabelMorning: 'Morning',
  CalendarLabelAfternoon: 'Afternoon',
  CalendarLabelEvening: 'Evening',
  CalendarOkButtonText: 'Use this time',
  CalendarClose: 'Close',
  CalendarError: 'The free times could not be loaded.',
  /** On the button below `CalendarError`. */
  CalendarRetry: 'Try again',
  /** On the button that chooses it; the day and time follow. */
  CalendarNextFree: 'Next free time',
  /** None of the days offered has a free time. */
  CalendarNothingFree: 'Nothing is free on these days. New days open up all the time: please look in again later.',
  /** Shown where the clocks of visitor, office and calendar are not the same. */
  CalendarZone: 'Times are shown in {zone}. Our office is in {office}.',
  /** The same where calendar and office have the same clocks, but not the visitor. */
  CalendarZoneOffice: 'Times are shown in {zone}, as at our office.',
  AriaCalendarClose: 'Close the calendar',
  AriaWindowTitle: 'Calendar',
  /** The day or time follows. */
  AriaYouHaveChosen: 'You have chosen',
  AriaNoTimeSlotsFound: 'No free times on this day',
} as const;

/** Texts in force: a pack's, with the English ones where it has none. */
export type CalendarTexts = Record<keyof typeof calendarTexts, string> & {
  CalendarDayLabels?: readonly string[];
  CalendarMonthLabels?: readonly string[];
};

/**
 * English texts of the calendar (i18n namespace `calendar`). Names of days and months are not among them: they come from
 * `Intl` in the language in force, unless a pack brings `CalendarDayLabels` (Sunday first) or `CalendarMonthLabels`.
 */
export const calendarTexts = Object.freeze({
  CalendarTitle: 'Choose a day and time',
  CalendarLabelToday: 'Today',
  CalendarLabelTomorrow: 'Tomorrow',
  CalendarLabelMorning: 'Morning',
  CalendarLabelAfternoon: 'Afternoon',
  CalendarLabelEvening: 'Evening',
  /** Not shown any more, since a tap on a time is enough; packs of sites have it. */
  CalendarOkButtonText: 'Use this time',
  CalendarClose: 'Close',
  CalendarError: 'The free times could not be loaded.',
  /** On the button below `CalendarError`. */
  CalendarRetry: 'Try again',
  /** Said when an answer takes its time. */
  CalendarLoading: 'Looking for free times…',
  /** On the button that chooses it; the day and time follow. */
  CalendarNextFree: 'Next available',
  /** On the button that shows it, on a day without free times. */
  CalendarNextDay: 'Next free day: {day}',
  /** How many free times a day has, of a day that has one, and of any other number. */
  CalendarOneFreeTime: '1 free time',
  CalendarFreeTimes: '{count} free times',
  /** None of the days offered has a free time. */
  CalendarNothingFree: 'No times left in the next {days} days. New ones open every day.',
  /** On the button below `CalendarNothingFree`, where an immediate call is on offer. */
  CalendarCallNow: 'Call me as soon as possible',
  /** On the buttons that show days further on, or back. */
  CalendarEarlierDays: 'Earlier days',
  CalendarLaterDays: 'Later days',
  /** Beside the times. */
  CalendarZoneName: 'Times in {zone}',
  /** Where the clocks of visitor, office and calendar are not the same. */
  CalendarZone: 'Times are shown in {zone}. Our office is in {office}.',
  /** The same where calendar and office have the same clocks, but not the visitor. */
  CalendarZoneOffice: 'Times are shown in {zone}, as at our office.',
  /** On the button that shows the times in another zone. */
  CalendarShowZone: 'Show in {zone}',
  AriaCalendarClose: 'Close the calendar',
  AriaWindowTitle: 'Calendar',
  /** The day or time follows. */
  AriaYouHaveChosen: 'You have chosen',
  AriaNoTimeSlotsFound: 'No free times on this day',
});

export type CalendarTextKey = keyof typeof calendarTexts;

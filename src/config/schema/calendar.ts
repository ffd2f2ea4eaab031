import * as v from 'valibot';
import { daysOffered, slotIntervalMinutes } from '../defaults.js';
import { clockTime, option, optionOr, timeZone } from './kinds.js';

const daySection = v.object({
  enable: optionOr(v.boolean(), false, 'whether it is there'),
  openTime: option(clockTime, '`HH:mm`'),
  closeTime: option(clockTime, '`HH:mm`'),
});

/** `calendar` – the slot picker. */
export const calendarOptions = v.object({
  numberOfDays: optionOr(v.number(), daysOffered, 'days offered, from today'),
  showAvailability: optionOr(v.boolean(), true, 'ask the server which times are free; otherwise a grid is offered'),
  hideUnavailableTimeSlots: optionOr(v.boolean(), false, 'hide taken times rather than disable them'),
  timeFormat: option(v.picklist([12, 24]), 'without it `main.timeFormat`'),
  timezone: option(timeZone, 'IANA zone in which days and times are shown; without it the visitor’s'),
  calendarHours: option(
    v.object({
      interval: optionOr(v.number(), slotIntervalMinutes, 'minutes between times where the server is not asked'),
      allDay: option(
        v.object({
          openTime: optionOr(clockTime, '00:00', '`HH:mm`'),
          closeTime: optionOr(clockTime, '23:59', '`HH:mm`'),
        }),
        'the hours of each day',
      ),
      morning: option(daySection, 'a part of the day with a heading'),
      afternoon: option(daySection, 'a part of the day with a heading'),
      evening: option(daySection, 'a part of the day with a heading'),
    }),
    'which times are offered',
  ),
  servicePlugin: optionOr(v.string(), 'CallbackService', 'plugin that is asked for free times'),
});

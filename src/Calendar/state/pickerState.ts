import type { Availability } from '../../availability/readAvailability.js';
import type { CalendarSettings } from '../settings.js';
import type { DayOfSlots } from './slotsByDay.js';

/** Everything that the picker shows, apart from texts and looks. Replaced, never changed. */
export interface PickerState {
  settings: CalendarSettings;
  /** IANA zone in which days and times are shown: the settings', until the visitor asks for another one. */
  zone: string;
  /** Epoch ms of the server's clock; nothing at or before it is offered. */
  now: number;
  status: 'loading' | 'ready' | 'failed';
  /** The server's last answer; absent before the first, and always if no server is asked. */
  availability?: Availability | undefined;
  days: readonly DayOfSlots[];
  /** What the days on offer are in the settings' zone, epoch ms: that is what the server is asked for. */
  range: { start: number; firstDayEnd: number; end: number };
  /** Start of the day that the visitor looks at; absent: the first one with a free time. */
  selectedDay?: number | undefined;
  /** The chosen instant. */
  selectedTime?: number | undefined;
  /** What the live region is to say. */
  announcement?: 'loading' | 'day' | 'time' | undefined;
}

/** What has happened to the picker. Instants are epoch ms. */
export type PickerAction =
  /** It opens anew; `preselected` is chosen if it turns out to be free, and its day is shown. */
  | { type: 'opened'; settings: CalendarSettings; now: number; preselected?: number | undefined }
  | { type: 'availabilityRequested' }
  /** An answer has not come for so long that visitors wonder. */
  | { type: 'loadingDelayed' }
  | { type: 'availabilityReceived'; availability: Availability }
  | { type: 'availabilityFailed' }
  /** The visitor looks at the day that holds the instant. */
  | { type: 'daySelected'; instant: number }
  | { type: 'timeSelected'; instant: number }
  | { type: 'selectionCleared' }
  | { type: 'timePassed'; now: number }
  | { type: 'zoneSelected'; zone: string };

import type { ComponentChild } from 'preact';
import { html } from '../../ui/html.js';
import { calendarTexts } from '../englishTexts.js';
import type { PickerView } from '../state/viewModel.js';
import { DayStrip } from './DayStrip.js';
import { TimeList } from './TimeList.js';

/** What a visitor can do. Instants are epoch ms. */
export interface PickerActions {
  onDay(start: number): void;
  onTime(instant: number): void;
  onZone(zone: string): void;
  onRetry(): void;
  onClose(): void;
  /** Absent: no immediate call is on offer. */
  onCallNow: (() => void) | undefined;
}

export interface SlotPickerProps {
  view: PickerView;
  actions: PickerActions;
}

/** Everything inside `.cx-calendar`. Clicks on days and times, and keys, are its root's business. */
export function SlotPicker({ view, actions }: SlotPickerProps): ComponentChild {
  const { texts, next, days, selectedDay, times, selectedTime, isLoading, empty, zone, announcement, status } = view;
  const title = texts.get('CalendarTitle');
  return html`
    <div class="cx-calendar-titlebar">
      <h2 key=${title} class="cx-calendar-title i18n" data-message="CalendarTitle">${title}</h2>
      <button
        type="button"
        class="cx-calendar-close"
        title=${texts.get('CalendarClose')}
        aria-label=${closeName(texts)}
        onClick=${actions.onClose}
      ><svg viewBox="0 0 16 16" aria-hidden="true"><path d="m3.5 3.5 9 9m0-9-9 9" /></svg></button>
    </div>
    ${
      next &&
      html`<button key="next" type="button" class="cx-calendar-next" onClick=${() => actions.onTime(next.instant)}>
        <span>${texts.get('CalendarNextFree')}</span> <b>${next.text}</b>
      </button>`
    }
    <${DayStrip} key="days" days=${days} selectedDay=${selectedDay} texts=${texts} />
    <${Failure} key="failure" texts=${texts} isFailed=${status === 'failed'} onRetry=${actions.onRetry} />
    <div key="about" class="cx-calendar-about">
      ${(isLoading || times.hours.length > 0) && html`<p key="zone" class="cx-calendar-zone">${zone.text}</p>`}
      ${zone.others.map(
        (other) =>
          html`<button key=${other.zone} type="button" class="cx-calendar-show-zone" onClick=${() => actions.onZone(other.zone)}>${other.text}</button>`,
      )}
    </div>
    ${times.sections.length > 1 && html`<${JumpChips} key="jump" sections=${times.sections} />`}
    <${TimeList}
      key="times"
      times=${times}
      selectedTime=${selectedTime}
      isLoading=${isLoading}
      empty=${empty}
      texts=${texts}
      onDay=${actions.onDay}
      onCallNow=${actions.onCallNow}
    />
    <div key="status" class="cx-calendar-status cx-sr-only" role="status">${announcement}</div>
  `;
}

/** A pack that translates only what is seen has no use for our English name. */
function closeName(texts: PickerView['texts']): string {
  const [seen, said] = [texts.get('CalendarClose'), texts.get('AriaCalendarClose')];
  const isSeenTranslated = seen !== calendarTexts.CalendarClose;
  return isSeenTranslated && said === calendarTexts.AriaCalendarClose ? seen : said;
}

interface FailureProps extends Pick<PickerView, 'texts'> {
  isFailed: boolean;
  onRetry(): void;
}

function Failure({ texts, isFailed, onRetry }: FailureProps): ComponentChild {
  return html`<div class="cx-calendar-error-container" role="alert" hidden=${!isFailed}>
    ${
      isFailed &&
      html`<p class="i18n" data-message="CalendarError" key=${texts.get('CalendarError')}>${texts.get('CalendarError')}</p>
        <button type="button" class="cx-btn cx-btn-default cx-calendar-retry" key="retry" onClick=${onRetry}>${texts.get('CalendarRetry')}</button>`
    }
  </div>`;
}

/** Buttons that bring a part of the day into view; keys get there by arrows, so days and times stay one stop each for Tab. */
function JumpChips({ sections }: Pick<PickerView['times'], 'sections'>): ComponentChild {
  return html`<div class="cx-calendar-jumps">
    ${sections.map(
      ({ key, text }) =>
        html`<button key=${key} type="button" tabindex="-1" class="cx-calendar-jump" data-jump=${key}>${text}</button>`,
    )}
  </div>`;
}

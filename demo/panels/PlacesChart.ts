import { html } from 'htm/preact';
import type { SlotPlaces } from '../server/services.js';

const timeOnly = new Intl.DateTimeFormat('en', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
const dayOnly = new Intl.DateTimeFormat('en', { weekday: 'short', day: 'numeric', month: 'short' });

/** The coming slots as columns: a square for each place, filled when it is taken. */
export function PlacesChart({ slots, hours }: { slots: readonly SlotPlaces[]; hours: string }) {
  return html`
    <h4 id="places-title">Coming slots <span class="count">${hours}</span></h4>
    ${!slots.length && html`<p class="empty">No slot in the next days.</p>`}
    <div class="places-frame" tabindex="0" role="group" aria-labelledby="places-title">
      <ol class="places">
        ${slots.map((slot, index) => {
          const day = dayOnly.format(slot.start);
          const isNewDay = index === 0 || day !== dayOnly.format(slots[index - 1]?.start ?? 0);
          return html`<${Column} key=${slot.start} slot=${slot} day=${isNewDay ? day : ''} />`;
        })}
      </ol>
    </div>
    <p class="legend" aria-hidden="true"><i class="place place-taken"></i> taken <i class="place"></i> free</p>
  `;
}

function Column({ slot: { start, free, total }, day }: { slot: SlotPlaces; day: string }) {
  const taken = total - free;
  return html`
    <li class=${day ? 'places-day' : ''}>
      <span class="visually-hidden">${`${day} ${timeOnly.format(start)}: ${free} of ${total} free`}</span>
      <span class="places-date" aria-hidden="true">${day}</span>
      <span class="places-column" aria-hidden="true">
        ${Array.from({ length: total }, (_, place) => html`<i key=${place} class=${`place ${place < taken ? 'place-taken' : ''}`}></i>`)}
      </span>
      <time aria-hidden="true">${timeOnly.format(start)}</time>
    </li>
  `;
}

import { millisecondsInMinute } from 'date-fns/constants';
import { html } from 'htm/preact';
import { useEffect, useState } from 'preact/hooks';
import type { Booking } from '../server/bookings.js';
import type { Simulation } from '../server/simulation.js';
import { PlacesChart } from './PlacesChart.js';

const shownAtMost = 40;
const clockFace = new Intl.DateTimeFormat('en', {
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
});
const dayAndTime = new Intl.DateTimeFormat('en', {
  weekday: 'short',
  month: 'short',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

/** The other end of the line: who is to be called when, and the places that are left, straight from the simulator. */
export function Operator({ simulation, service }: { simulation: Simulation; service: string }) {
  const now = useNow(simulation);
  const bookings = simulation.bookings().filter((booking) => !booking.isSeeded || booking.service === service);
  const shown = bookings.filter(({ isSeeded }, index) => index < shownAtMost || !isSeeded);
  const waiting = bookings.filter(({ state }) => state !== 'COMPLETED').length;
  const offsetMinutes = Math.round(simulation.offset() / millisecondsInMinute);
  return html`
    <div class="bar bar-clock">
      <p class="clock">
        <span>Simulated time</span> <time>${clockFace.format(now)}</time>
        ${offsetMinutes !== 0 && html`<small>${describeOffset(offsetMinutes)}</small>`}
      </p>
      <button type="button" class="tool" onClick=${() => simulation.advance(5 * millisecondsInMinute)}>+5 min</button>
      <button type="button" class="tool" onClick=${() => simulation.advance(60 * millisecondsInMinute)}>+1 h</button>
      <button type="button" class="tool" disabled=${!offsetMinutes} onClick=${simulation.useRealTime}>Real time</button>
      <button type="button" class="tool" onClick=${simulation.reset}>Reset the queue</button>
    </div>
    <${PlacesChart} slots=${simulation.comingSlots(service, 24)} hours=${simulation.hoursOf(service)} />
    <h4 id="queue-title">Queue <span class="count">${waiting} to call</span></h4>
    ${
      bookings.length
        ? html`<${Queue} bookings=${shown} onCancel=${simulation.cancel} />`
        : html`<p class="empty">Nobody waits for a call.</p>`
    }
    ${shown.length < bookings.length && html`<p class="note">And ${bookings.length - shown.length} later ones.</p>`}
  `;
}

function Queue({ bookings, onCancel }: { bookings: readonly Booking[]; onCancel(booking: Booking): void }) {
  return html`
    <div class="queue-frame" tabindex="0" role="group" aria-labelledby="queue-title">
      <table class="queue" aria-labelledby="queue-title">
        <thead>
          <tr><th scope="col">Call at</th><th scope="col">State</th><th scope="col">Number</th><th scope="col">Who, and what about</th>
            <th scope="col">Service</th><td></td></tr>
        </thead>
        <tbody>
          ${bookings.map(
            (booking) => html`
              <tr key=${booking.id} class=${booking.isSeeded ? 'seeded' : 'own'}>
                <td class="queue-time">
                  <time dateTime=${new Date(booking.time).toISOString()}>${dayAndTime.format(booking.time)}</time>
                  ${booking.isImmediate && html`<small>as soon as possible</small>`}
                </td>
                <td class="queue-state">
                  <span class=${`state state-${booking.state.toLowerCase()}`}>${sentence(booking.state)}</span>
                  ${booking.reason && html`<small>${sentence(booking.reason)}</small>`}
                </td>
                <td class="queue-number">${booking.number}</td>
                <td class="queue-who">${booking.name}${booking.subject && html`<small>${booking.subject}</small>`}</td>
                <td class="queue-service">${booking.service}</td>
                <td class="queue-action">
                  ${
                    booking.canBeCancelled &&
                    html`<button type="button" class="tool tool-small" aria-label=${`Cancel the call to ${booking.number}`}
                      onClick=${() => onCancel(booking)}>Cancel</button>`
                  }
                </td>
              </tr>
            `,
          )}
        </tbody>
      </table>
    </div>
  `;
}

/** The simulator's time, every second and after each change of its state. */
function useNow(simulation: Simulation): number {
  const [now, setNow] = useState(simulation.now());
  const [, setChanges] = useState(0);
  useEffect(() => {
    const update = () => {
      setNow(simulation.now());
      setChanges((changes) => changes + 1);
    };
    const timer = setInterval(update, 1000);
    const stop = simulation.onChange(update);
    return () => {
      clearInterval(timer);
      stop();
    };
  }, [simulation]);
  return now;
}

/** `AGENT_CONNECTED` → `Agent connected`. */
function sentence(constant: string): string {
  const words = constant.toLowerCase().replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function describeOffset(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  return `${hours ? `${hours} h ` : ''}${minutes % 60 ? `${minutes % 60} min ` : ''}ahead`;
}

import { html } from 'htm/preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { type BusLog, type BusLogEntry, filterEntries } from './busLog.js';

const shownAtMost = 200;
const timeOfDay = new Intl.DateTimeFormat('en', {
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  fractionalSecondDigits: 3,
  hourCycle: 'h23',
});

/** The live log: newest first, with a filter, a pause that loses nothing, and each entry's data on demand. */
export function BusLogView({ log }: { log: BusLog }) {
  const [filter, setFilter] = useState('');
  const [frozen, setFrozen] = useState<readonly BusLogEntry[] | null>(null);
  const entries = useLogEntries(log);
  const found = filterEntries(frozen ?? entries, filter)
    .slice(-shownAtMost)
    .reverse();
  const missed = frozen ? entries.filter(({ id }) => id > (frozen.at(-1)?.id ?? 0)).length : 0;

  return html`
    <div class="bar">
      <label class="grow">
        <span class="visually-hidden">Filter the log</span>
        <input type="search" placeholder="Filter" value=${filter}
          onInput=${({ currentTarget }: { currentTarget: HTMLInputElement }) => setFilter(currentTarget.value)} />
      </label>
      <button type="button" class="tool" aria-pressed=${frozen !== null} onClick=${() => setFrozen(frozen ? null : entries)}>
        ${frozen ? `Resume${missed ? ` (${missed} new)` : ''}` : 'Pause'}
      </button>
      <button type="button" class="tool" onClick=${() => {
        log.clear();
        setFrozen(frozen && []);
      }}>Clear</button>
    </div>
    <ol class="log" tabindex="0" aria-label="Bus log, newest first">
      ${found.map((entry) => html`<${Entry} key=${entry.id} entry=${entry} />`)}
    </ol>
    ${!found.length && html`<p class="empty">${filter ? 'Nothing matches the filter.' : 'Nothing yet. Open the widget.'}</p>`}
  `;
}

function Entry({ entry }: { entry: BusLogEntry }) {
  const [first, last] = splitName(entry);
  return html`
    <li class=${`entry entry-${entry.kind}`}>
      <details>
        <summary>
          <span class="entry-kind">${entry.kind}</span>
          <span class="entry-name">${first}<wbr /><b>${last}</b></span>
          <time class="entry-time">${timeOfDay.format(entry.time)}</time>
          <span class="entry-summary">${entry.summary}</span>
        </summary>
        <pre tabindex="0">${entry.detail}</pre>
      </details>
    </li>
  `;
}

/** `Callback.` and `opened`; `POST ` and the path. */
function splitName({ kind, name }: BusLogEntry): [string, string] {
  const end = name.indexOf(kind === 'request' ? ' ' : '.') + 1;
  return [name.slice(0, end), name.slice(end)];
}

/** Follows the log, at most once per frame: a plugin may publish dozens of events in a row. */
function useLogEntries(log: BusLog): readonly BusLogEntry[] {
  const [entries, setEntries] = useState(log.entries());
  const frame = useRef(0);
  useEffect(() => {
    const update = () => {
      frame.current = 0;
      setEntries(log.entries());
    };
    update();
    const stop = log.onChange(() => {
      frame.current ||= requestAnimationFrame(update);
    });
    return () => {
      stop();
      cancelAnimationFrame(frame.current);
    };
  }, [log]);
  return entries;
}

import type { CallbackMetadata } from '../types.js';
import type { CallbackState } from './state.js';

/** The steps that leave their time in the metadata. */
export type Milestone = 'opened' | 'started' | 'cancelled' | 'completed' | 'closed';

/** What happens to a window, as events of the bus. */
export type CallbackEventName = Milestone | 'submitted' | 'minimized' | 'unminimized';

/** What is known of an opening from its beginning. */
export type OpeningFacts = Pick<CallbackMetadata, 'proactive' | 'prefilled' | 'autoSubmitted'>;

export function newMetadata(): CallbackMetadata {
  return {
    proactive: false,
    prefilled: false,
    autoSubmitted: false,
    errors: false,
    opened: false,
    started: false,
    cancelled: false,
    completed: false,
    closed: false,
    elapsed: 0,
    form: {},
  };
}

export function addErrors(metadata: CallbackMetadata, ...errors: ReadonlyArray<number | string>): CallbackMetadata {
  return { ...metadata, errors: [...(metadata.errors || []), ...errors] };
}

/**
 * Notes that a step has been reached; one that was reached before keeps its time.
 * @param now epoch ms
 */
export function reach(metadata: CallbackMetadata, milestone: Milestone, now: number): CallbackMetadata {
  return metadata[milestone] === false ? { ...metadata, [milestone]: now } : metadata;
}

/** The copy that an event carries: subscribers may keep it or change it. */
export function snapshot(metadata: CallbackMetadata, now: number): CallbackMetadata {
  return {
    ...metadata,
    errors: metadata.errors && [...metadata.errors],
    elapsed: metadata.opened === false ? 0 : now - metadata.opened,
    form: { ...metadata.form },
  };
}

/** What has newly happened between two states, in the order in which it is published. */
export function eventsBetween(previous: CallbackState, next: CallbackState): CallbackEventName[] {
  const isNew = (milestone: Milestone) => previous.metadata[milestone] === false && next.metadata[milestone] !== false;
  const events: CallbackEventName[] = [];
  if (isNew('opened')) events.push('opened');
  if (isNew('started')) events.push('started');
  if (isSending(next) && !(isSending(previous) && previous.submission?.id === next.submission?.id)) {
    events.push('submitted');
  }
  if (next.isMinimized !== previous.isMinimized) events.push(next.isMinimized ? 'minimized' : 'unminimized');
  if (isNew('completed')) events.push('completed');
  if (isNew('cancelled')) events.push('cancelled');
  if (isNew('closed')) events.push('closed');
  return events;
}

function isSending({ submission }: CallbackState): boolean {
  return submission?.phase === 'sending';
}

/** The metadata as they stood at an event: a step that is told later in the same change has not been reached yet. */
export function metadataAt(
  event: CallbackEventName,
  events: readonly CallbackEventName[],
  state: CallbackState,
): CallbackMetadata {
  const metadata = { ...state.metadata };
  for (const later of events.slice(events.indexOf(event) + 1)) if (isMilestone(later)) metadata[later] = false;
  return metadata;
}

function isMilestone(event: CallbackEventName): event is Milestone {
  return event !== 'submitted' && event !== 'minimized' && event !== 'unminimized';
}

/** The time of an event: that of its milestone, else now (epoch ms). */
export function timeOfEvent(event: CallbackEventName, metadata: CallbackMetadata, now: number): number {
  return (isMilestone(event) && metadata[event]) || now;
}

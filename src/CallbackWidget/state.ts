import type { CallbackMetadata } from './types.js';

/** Where a booking stands. One way: form ⇄ calendar → busy → confirmation, or back to the form with its content kept. */
export type Screen = 'form' | 'calendar' | 'busy' | 'confirmation';

/** The steps that leave their time in the metadata. */
export type Milestone = 'opened' | 'started' | 'cancelled' | 'completed' | 'closed';

export function newMetadata(
  about: Pick<CallbackMetadata, 'proactive' | 'prefilled' | 'autoSubmitted'>,
): CallbackMetadata {
  return {
    ...about,
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

export function addErrors(metadata: CallbackMetadata, ...errors: Array<number | string>): CallbackMetadata {
  return { ...metadata, errors: [...(metadata.errors || []), ...errors] };
}

/** The copy that an event carries: subscribers may keep it or change it. */
export function snapshot(metadata: CallbackMetadata, now: number): CallbackMetadata {
  return {
    ...metadata,
    errors: metadata.errors && [...metadata.errors],
    elapsed: metadata.opened ? now - metadata.opened : 0,
    form: { ...metadata.form },
  };
}

/** Which screens may follow which: what is not listed is ignored, so that a late answer changes nothing. */
const next: Record<Screen, readonly Screen[]> = {
  // straight to the confirmation when an answer comes that nobody waited for any more
  form: ['calendar', 'busy', 'confirmation'],
  calendar: ['form', 'busy', 'confirmation'],
  busy: ['form', 'confirmation'],
  confirmation: [],
};

export function follows(from: Screen, to: Screen): boolean {
  return next[from].includes(to);
}

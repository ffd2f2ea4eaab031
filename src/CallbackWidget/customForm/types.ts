import { isRecord } from '../../config/index.js';
import type { WindowContext } from '../context.js';
import type { FieldControl } from '../dom/readForm.js';

/** What a site wrote, as far as it has been looked at. */
export interface SiteFormDefinition extends Record<string, unknown> {
  inputs: unknown[];
}

/** A site's own form in use; what is behind it comes with the file `site`. */
export interface SiteForm {
  inputs: HTMLElement;
  /** Resolves once the site's functions can be called. */
  loading: Promise<unknown> | undefined;
  /** What keeps a field's value from being sent, by the site's own rules: `text` in its words, else by `message`. Never rejects. */
  check(
    control: FieldControl,
    scope: HTMLElement,
    event: Event,
  ): Promise<{ message: string; text?: string } | undefined>;
  /** Calls the site's functions while the visitor is at the form. */
  follow(context: WindowContext): void;
}

/** The first candidate that has a list of inputs; none: the built-in form counts. */
export function siteFormOf(...candidates: unknown[]): SiteFormDefinition | undefined {
  return candidates.find(
    (candidate): candidate is SiteFormDefinition =>
      isRecord(candidate) && Object.hasOwn(candidate, 'inputs') && Array.isArray(candidate.inputs),
  );
}

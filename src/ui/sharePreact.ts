import htm from 'htm';
import * as preact from 'preact';
import * as hooks from 'preact/hooks';

/** What the script files of the widget's features take instead of a copy of their own. */
export interface SharedPreact {
  preact: typeof preact;
  hooks: typeof hooks;
  htm: typeof htm;
}

/** Where it stands on the page. Read by `scripts/vite/featureFiles.ts`. */
const sharedPreact: unique symbol = Symbol.for('cx-callback.preact') as never;

/**
 * Leaves the Preact of this script for the script files that come after it: components of two copies do not work in one tree.
 * The first script on a page to do so is the one whose widget is registered, so its copy stays.
 */
export function sharePreact(): void {
  const page: { [sharedPreact]?: SharedPreact } = window as never;
  page[sharedPreact] ??= { preact, hooks, htm };
}

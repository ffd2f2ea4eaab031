import { toBoolean } from './coerce.js';
import { ownValue } from './ownProperties.js';
import type { WidgetsConfiguration } from './types.js';

/** Name of the parameter in the page's address, and of the entry in `sessionStorage` that keeps it for the tab. */
const switchName = 'cx-debug';

/**
 * Whether the page's owner wants to be told what the widget does: `main.debug`, or `?cx-debug` in the address, which holds for the
 * tab until `?cx-debug=false`.
 */
export function isDebugOn(config: WidgetsConfiguration): boolean {
  const isConfigured = ['main', 'app', 'global'].some((name) =>
    toBoolean(ownValue(ownValue(config, name), 'debug'), false),
  );
  return isConfigured || isSwitchedOnInTab();
}

function isSwitchedOnInTab(): boolean {
  try {
    const given = new URLSearchParams(location.search).get(switchName);
    if (given === null) return sessionStorage.getItem(switchName) === 'true';
    const isOn = toBoolean(given, true);
    sessionStorage.setItem(switchName, String(isOn));
    return isOn;
  } catch {
    // no page, or one that may not store anything
    return false;
  }
}

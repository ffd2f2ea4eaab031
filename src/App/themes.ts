import { ownProperties, ownValue, reportOnce, toText } from '../config/index.js';
import type { AppContext } from './context.js';

const fallback = 'dark';

/** Theme names and their CSS classes: ours, and those of `main.themes`. */
export function themeClasses({ main }: AppContext): Record<string, unknown> {
  return ownProperties({ dark: 'cx-theme-dark', light: 'cx-theme-light' }, main().themes);
}

/**
 * `setTheme`, `getTheme`, and the theme of `main.theme`; `auto` follows the visitor's system. `App.data('theme')` is the theme's
 * name, `App.data('themeClass')` its CSS class.
 */
export function installThemes(context: AppContext): void {
  const { app, main, signal } = context;
  const prefersLight = window.matchMedia?.('(prefers-color-scheme: light)');
  let followsSystem = false;

  /** @returns whether there is a theme of that name; if not, nothing is changed */
  function setTheme(given: string): boolean {
    const classes = themeClasses(context);
    const isAuto = given === 'auto' && !Object.hasOwn(classes, given);
    const name = isAuto ? systemTheme() : given;
    const theme = toText(ownValue(classes, name));
    if (!theme) return false;
    followsSystem = isAuto;
    app.data('theme', name);
    app.data('themeClass', theme);
    app.republish('theme', { theme });
    return true;
  }

  function systemTheme(): string {
    return prefersLight?.matches ? 'light' : 'dark';
  }

  app.registerCommand('setTheme', ({ data, deferred }) => {
    const name = toText(data.theme);
    if (setTheme(name)) deferred.resolve(name);
    else deferred.reject('Invalid theme specified');
  });
  app.registerCommand('getTheme', ({ deferred }) => deferred.resolve(app.data('themeClass')));
  prefersLight?.addEventListener(
    'change',
    () => {
      if (followsSystem) setTheme('auto');
    },
    { signal },
  );

  const wanted = toText(main().theme, fallback);
  if (setTheme(wanted)) return;
  const names = Object.keys(themeClasses(context)).join(', ');
  reportOnce(`main.theme: there is no theme "${wanted}", so it is ${fallback}. Expected auto, ${names}.`);
  setTheme(fallback);
}

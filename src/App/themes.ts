import { toText } from '../config/index.js';
import type { AppContext } from './context.js';

/** Theme names and their CSS classes: ours, and those of `main.themes`. */
export function themeClasses({ main }: AppContext): Record<string, unknown> {
  return { dark: 'cx-theme-dark', light: 'cx-theme-light', ...main().themes };
}

/** `setTheme`, `getTheme`, and the theme of `main.theme`; `auto` follows the visitor's system. */
export function installThemes(context: AppContext): void {
  const { app, main, signal } = context;
  const prefersLight = window.matchMedia?.('(prefers-color-scheme: light)');
  let chosen: string;

  /** @returns the theme's class; `''`, and nothing is changed, if there is no theme of that name */
  const choose = (name: string): string => {
    const classes = themeClasses(context);
    const auto = classes[prefersLight?.matches ? 'light' : 'dark'];
    const theme = toText({ auto, ...classes }[name]);
    if (theme) {
      chosen = name;
      app.data('theme', theme);
      app.republish('theme', { theme });
    }
    return theme;
  };

  app.registerCommand('setTheme', ({ data, deferred }) => {
    const name = toText(data.theme);
    if (!choose(name)) throw 'Invalid theme specified';
    deferred.resolve(name);
  });
  app.registerCommand('getTheme', ({ deferred }) => deferred.resolve(app.data('theme')));
  prefersLight?.addEventListener('change', () => choose(chosen), { signal });
  choose(toText(main().theme)) || choose('dark');
}

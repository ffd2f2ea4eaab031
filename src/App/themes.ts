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

  const classOf = (name: string): string => {
    const classes = themeClasses(context);
    if (Object.hasOwn(classes, name)) return toText(classes[name]);
    return name === 'auto' ? classOf(prefersLight?.matches ? 'light' : 'dark') : '';
  };
  const choose = (name: string): string => {
    const theme = classOf(name);
    if (theme) {
      chosen = name;
      app.data('theme', theme);
      app.republish('theme', { theme });
    }
    return theme;
  };

  app.registerCommand('setTheme', ({ data, deferred }) => {
    const name = toText(data.theme);
    if (choose(name)) deferred.resolve(name);
    else deferred.reject('Invalid theme specified');
  });
  app.registerCommand('getTheme', ({ deferred }) => deferred.resolve(app.data('theme')));
  prefersLight?.addEventListener?.('change', () => chosen === 'auto' && choose(chosen), { signal });
  choose(toText(main().theme)) || choose('dark');
}

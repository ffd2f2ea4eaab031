import * as v from 'valibot';
import { mobileBreakpointPx, pluginLoadDelayMs } from '../defaults.js';
import type { LanguagePacks } from '../types.js';
import { option, optionOr } from './kinds.js';

const packs = v.record(
  v.string(),
  v.custom<LanguagePacks[string]>((value) => typeof value === 'object'),
);

/** `main` – the page. */
export const mainOptions = v.object({
  theme: optionOr(v.string(), 'dark', '`dark`, `light`, `auto` (follows the visitor’s system), or a name of `themes`'),
  themes: option(v.record(v.string(), v.string()), 'themes of your own: name → CSS class'),
  accent: option(
    v.string(),
    'a CSS colour for main buttons, links and what is chosen; the same as setting `--cx-accent`',
  ),
  isolate: optionOr(v.boolean(), false, 'draw the widget in a shadow root, so that the page’s CSS does not reach it'),
  lang: option(v.string(), 'language code (BCP 47); without it that of `<html lang>`, then the browser’s'),
  i18n: option(
    v.union([v.string(), packs]),
    'texts as `{de: {callback: {…}, calendar: {…}}}`, or the address of a JSON file with them; whole or in part',
  ),
  timeFormat: option(v.picklist([12, 24]), 'how times are written; without it by the habit of the language'),
  mobileMode: optionOr(
    v.union([v.boolean(), v.literal('auto')]),
    'auto',
    'full-screen sheet; `auto`: on small windows of touch devices',
  ),
  mobileModeBreakpoint: optionOr(v.number(), mobileBreakpointPx, 'up to this many px a window or screen is small'),
  preload: option(v.array(v.string()), 'plugins to load at start, such as `["callback"]`'),
  pluginLoadDelay: optionOr(v.number(), pluginLoadDelayMs, 'ms from `App.ready` until they are loaded'),
  customStylesheetID: option(v.string(), 'id of a style element of the page that is moved behind all others'),
  header: option(
    v.object({
      Authorization: option(v.string(), 'sent under this name'),
      apikey: option(v.string(), 'sent under this name'),
    }),
    'request headers, sent where `callback.enableCustomHeader` is on',
  ),
  markupCommands: option(
    v.array(v.string()),
    'full names of commands that `data-cx-command` may run beside `Callback.open`, `.close` and `.minimize`',
  ),
  debug: optionOr(
    v.boolean(),
    false,
    'log what happens and check the configuration; also by `?cx-debug` in the address',
  ),
  transitions: optionOr(v.boolean(), true, 'whether steps and dialogs move'),
  downloadGoogleFont: option(v.boolean(), 'accepted, without effect: no font is ever downloaded'),
});

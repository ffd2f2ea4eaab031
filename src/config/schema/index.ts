import * as v from 'valibot';
import type { PluginInterface } from '../../bus/index.js';
import { requestTimeoutMs } from '../defaults.js';
import type { Extension } from '../types.js';
import { calendarOptions } from './calendar.js';
import { callbackOptions } from './callback.js';
import { option, optionOr, pageFunction } from './kinds.js';
import { mainOptions } from './main.js';

/** `stats` – the estimated wait. */
const statsOptions = v.object({
  ajaxTimeout: optionOr(v.number(), requestTimeoutMs, 'ms until a request is given up'),
  ewt: option(
    v.object({
      dataURL: option(v.string(), 'address that is asked'),
      apikey: option(v.union([v.string(), v.number(), v.literal('')]), 'sent as `apikey`, on v3 as `x-api-key`'),
      apiVersion: optionOr(v.picklist(['v1', 'v2', 'v3']), 'v1', 'which of the server APIs answers there'),
      mode: option(v.string(), 'how the server estimates; without it `urs2` (v1), `ewt2` (v2) or `mode2` (v3)'),
    }),
    'where the wait is asked for',
  ),
});

/**
 * Every option there is. From it come the type `CallbackConfig`, the checks of `main.debug`, `dist/configuration.schema.json` and the
 * tables of `docs/configuration.md`. Pages are read without it, and more leniently (see `coerce.ts`).
 */
export const configurationSchema = v.object({
  main: option(mainOptions, 'the page'),
  callback: option(callbackOptions, 'the connection and the form'),
  calendar: option(calendarOptions, 'the slot picker'),
  stats: option(statsOptions, 'the estimated wait'),
  extensions: option(
    v.record(v.string(), v.union([pageFunction<Extension>(), v.string()])),
    'functions `($, CXBus, Common)`, or addresses of scripts, called in order of their keys at start',
  ),
  onReady: option(
    pageFunction<(bus: PluginInterface) => void>(),
    'called with the bus after the extensions and before any subscriber of `App.ready`',
  ),
});

/**
 * The configuration, strictly typed: a misspelt key or a value of the wrong type does not compile. `WidgetsConfiguration` is what pages
 * in use have, with unknown keys and numbers as text.
 */
export type CallbackConfig = v.InferInput<typeof configurationSchema>;

import type { ApiContext } from './api.js';
import { createClock } from './clock.js';
import { readConfig, type SimulatorConfig } from './config.js';
import { createControlApp } from './control/controlApp.js';
import { createFaultPlan } from './control/faultPlan.js';
import { createRequestLog } from './control/requestLog.js';
import { createEngagementApi } from './engagement/createEngagementApi.js';
import { createEngine } from './engine/createEngine.js';
import { createExchange, delay as delayInRealTime } from './exchange.js';
import { createGmsApi } from './gms/createGmsApi.js';
import { createApp } from './http/app.js';
import { createId, createRandom } from './ids.js';
import { takeSnapshot } from './snapshot.js';
import type { Simulator, SimulatorChange, SimulatorSources } from './types.js';

/**
 * Makes a simulator. By default it has the services `sales` and `always`, the API key `K` and the real time.
 *
 * @throws Error that says which entry of the configuration is wrong.
 */
export function createSimulator(config: SimulatorConfig = {}, sources: SimulatorSources = {}): Simulator {
  const { clock = createClock(), ids = createId, random = createRandom(), delay = delayInRealTime } = sources;
  const listeners = new Set<(change: SimulatorChange) => void>();
  const log = createRequestLog();
  const faults = createFaultPlan(random, () => tell('faults'));
  const exchange = createExchange({ clock, faults, log, delay, logged: () => tell('requests') });
  const control = createControlApp(() => simulator, sources.allowedOrigins);
  let current = build(config);
  clock.onMove(() => tell('clock'));

  function build(wanted: SimulatorConfig) {
    const setup = readConfig(wanted);
    const engine = createEngine(setup.services, clock, ids);
    engine.onChange(() => tell('records'));
    const context: ApiContext = { engine, setup, ids };
    const fetch = createApp({ v1: createGmsApi(context), v3: createEngagementApi(context), control, exchange });
    return { setup, engine, fetch };
  }

  /** A listener that throws must not spoil an answer; its error is reported like any other that nobody caught. */
  function tell(change: SimulatorChange): void {
    for (const listener of [...listeners]) {
      try {
        listener(change);
      } catch (error) {
        queueMicrotask(() => {
          throw error;
        });
      }
    }
  }

  const simulator: Simulator = {
    get engine() {
      return current.engine;
    },
    clock,
    faults,
    get apiKey() {
      return current.setup.apiKey;
    },
    get requests() {
      return log.list();
    },
    clearRequests() {
      log.clear();
      tell('requests');
    },
    fetch: (request) => current.fetch(request),
    snapshot: () => takeSnapshot(current.engine),
    subscribe(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    reset(wanted) {
      if (wanted) current = build(wanted);
      current.engine.clear();
      faults.clear();
      log.clear();
      tell('reset');
    },
  };
  return simulator;
}

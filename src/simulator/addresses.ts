import type { Simulator } from './types.js';

/** What a page's configuration needs to reach a simulator. */
export interface SimulatorAddresses {
  /** `dataURL` of API version 1, for each service. */
  v1: { service: string; dataURL: string }[];
  /** `dataURL` of API version 3. */
  v3: string;
  /** `apikey` of API version 3. */
  apiKey: string | undefined;
  /** The control endpoint. */
  control: string;
}

/** @param origin where the simulator is served, without a slash at the end, such as `http://localhost:8080`. */
export function addressesOf(simulator: Simulator, origin: string): SimulatorAddresses {
  return {
    v1: simulator.engine.services().map(({ name }) => ({
      service: name,
      dataURL: `${origin}/genesys/1/service/callback/${encodeURIComponent(name)}`,
    })),
    v3: `${origin}/engagement/v3`,
    apiKey: simulator.apiKey,
    control: `${origin}/__simulator`,
  };
}

/**
 * The server simulator: both callback APIs over one engine, in memory, for pages and for Node. Nothing here needs Node
 * or a page. `handlers.ts` puts it behind Mock Service Worker, `server.ts` (Node) behind HTTP.
 */
export { addressesOf, type SimulatorAddresses } from './addresses.js';
export { type Clock, createClock, type MovableClock } from './clock.js';
export type { SimulatorConfig } from './config.js';
export type { FaultPlan, FaultRule, NewFault } from './control/faultPlan.js';
export { type BodyKind, bodyKinds, faultNames } from './control/parseFaults.js';
export type { LoggedRequest } from './control/requestLog.js';
export { createSimulator } from './createSimulator.js';
export type { Booking, Engine } from './engine/createEngine.js';
export { Refused } from './engine/refusal.js';
export type { ServiceOptions } from './engine/serviceOptions.js';
export { createId, createRandom } from './ids.js';
export { type Dialect, dialects } from './messages.js';
export { type Operation, operations } from './operations.js';
export type { RecordSnapshot, ServiceSnapshot, SlotSnapshot, Snapshot } from './snapshot.js';
export type { Simulator, SimulatorChange, SimulatorSources } from './types.js';

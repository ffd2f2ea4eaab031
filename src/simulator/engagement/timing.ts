import type { Route } from '../api.js';
import type { Setup } from '../config.js';
import { badParameter, readQuery } from '../http/readValues.js';
import { waitTimeResults } from '../messages.js';
import { readMoment, readZoneOf } from './availability.js';
import { success } from './envelope.js';

/** Seconds for which an office stays open; 0: it is closed. */
export const openFor: Route['answer'] = ({ engine, ids }, { query, parameter }) => {
  const service = engine.service(parameter('service'));
  const at = readMoment(query, 'start', readZoneOf(query)) ?? engine.now;
  return success(ids, { openFor: engine.openFor(service.name, at) });
};

/** What can be offered for a virtual queue, or for the queue of a service. */
export const queueStatus: Route['answer'] = ({ engine, setup, ids }, { parameter }) => {
  const name = parameter('queue');
  const service = setup.services.get(name) ?? engine.services().find(({ virtualQueue }) => virtualQueue === name);
  const seconds = setup.queues.get(service?.virtualQueue ?? name);
  const ewt = seconds ?? -1;
  const isOpen = service === undefined || service.office.isOpen(engine.now);
  const isKnown = service !== undefined || seconds !== undefined;
  return success(ids, { ewt, offerImmediateCallback: ewt >= 0 && isOpen, offerScheduledCallback: isKnown });
};

/** Estimated wait of virtual queues. */
export const waitTime: Route['answer'] = ({ setup, ids }, { query }) => {
  const queues = (readQuery(query, 'virtual-queues') ?? '')
    .split(',')
    .map((name) => name.trim())
    .filter(Boolean);
  if (queues.length === 0) badParameter('virtual-queues', 'is needed');
  const mode = readQuery(query, 'mode') ?? 'mode1';
  if (!/^mode[123]$/.test(mode)) badParameter('mode', 'must be mode1, mode2 or mode3');
  return success(
    ids,
    queues.map((queue) => describeWait(setup, queue)),
  );
};

function describeWait({ queues }: Setup, virtualQueue: string): object {
  const seconds = queues.get(virtualQueue);
  if (seconds === undefined) return { virtualQueue, estimatedWaitTime: -1, ...waitTimeResults.unknown };
  if (seconds < 0) return { virtualQueue, estimatedWaitTime: -1, ...waitTimeResults.nobody };
  return { virtualQueue, estimatedWaitTime: seconds, ...waitTimeResults.known };
}

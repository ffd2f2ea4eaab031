import { html } from 'htm/preact';
import { useEffect, useState } from 'preact/hooks';
import { type DemoFault, faultKinds, faultTargets } from '../server/faults.js';
import type { Simulation } from '../server/simulation.js';
import { Choice } from './Choice.js';

/** Switches for what goes wrong on real networks, so that one can see how the widget takes it. */
export function FaultPanel({ simulation }: { simulation: Simulation }) {
  const [fault, setFault] = useState<DemoFault>({ kind: 'none', target: 'schedule', times: 'once' });
  const pending = usePendingFault(simulation);
  const choose = (change: Partial<DemoFault>) => {
    const next = { ...fault, ...change };
    setFault(next);
    simulation.setFault(next);
  };
  const isOn = pending !== '';
  return html`
    <p class=${`fault-status ${isOn ? 'fault-status-on' : ''}`} role="status">${isOn ? pending : 'Everything works.'}</p>
    <${Choice} legend="What goes wrong" name="fault" value=${isOn ? fault.kind : 'none'} options=${faultKinds}
      onChange=${(kind: DemoFault['kind']) => choose({ kind })} />
    <${Choice} legend="With which requests" name="fault-target" value=${fault.target} options=${faultTargets}
      onChange=${(target: DemoFault['target']) => choose({ target })} />
    <${Choice} legend="How often" name="fault-times" value=${fault.times}
      options=${[{ value: 'once', label: 'The next time' }, { value: 'always', label: 'Every time' }]}
      onChange=${(times: DemoFault['times']) => choose({ times })} />
  `;
}

/** The fault that waits for a request, in words; empty if there is none. A fault for one request ends with it. */
function usePendingFault(simulation: Simulation): string {
  const [pending, setPending] = useState(simulation.pendingFault());
  useEffect(() => simulation.onChange(() => setPending(simulation.pendingFault())), [simulation]);
  return pending;
}

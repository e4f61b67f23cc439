import { availableParallelism, loadavg } from 'node:os';

/** Says where other work keeps the machine from telling times. */
export function warnWhereBusy(then = 'what is said of time does not hold'): void {
  const load = loadavg()[0] ?? 0;
  if (load > 0.5 * availableParallelism()) console.warn(`This machine is busy (load ${load.toFixed(1)}): ${then}.`);
}

import type { BeaconPlan, BeaconValue } from '../domain/draw/draw-file';

/** A public source of randomness that nobody can steer. */
export abstract class Beacon {
  /** Whether draws use one at all. */
  abstract readonly isConfigured: boolean;
  /** The round's value; undefined when it is not there yet or nobody answers. Never inside a transaction. */
  abstract valueOf(plan: BeaconPlan): Promise<BeaconValue | undefined>;
}

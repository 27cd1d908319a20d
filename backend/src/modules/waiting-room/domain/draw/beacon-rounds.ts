import type { BeaconPlan } from './draw-file';

/** drand's quicknet: a value every three seconds, signed by a threshold of the League of Entropy (docs.drand.love). */
export const QUICKNET = {
  chainHash: '52db9ba70e0cc0f6eaf7803dd07447a1f5477735fd3f661792ba94600c84e971',
  genesisTime: 1_692_803_367,
  periodSeconds: 3,
};

/** Seconds between the end of the pre-queue and the beacon: the closed list is seen by everybody before its value exists. */
const SEEN_BEFORE_SECONDS = 10;

/** The first round that is at least ten seconds after the pre-queue closes. */
export function planBeacon(closesAt: Date, network: Omit<BeaconPlan, 'round'> = QUICKNET): BeaconPlan {
  const earliest = closesAt.getTime() / 1_000 + SEEN_BEFORE_SECONDS - network.genesisTime;
  return { ...network, round: Math.max(1, Math.ceil(earliest / network.periodSeconds) + 1) };
}

/** When a round is (was, will be) made. */
export function timeOfRound({ genesisTime, periodSeconds, round }: BeaconPlan): Date {
  return new Date((genesisTime + (round - 1) * periodSeconds) * 1_000);
}

import { rehearse } from '../deployment/rehearsal.mts';
import type { Fault } from './fault.mts';

export const deployMidSale: Fault = {
  id: 'F18',
  name: 'deploy-mid-sale',
  breaks:
    'the next release with its migration is deployed in the middle of a sale, traffic is shifted, rolled back, and its machine taken away with a confirmation under way',
  checks:
    'no request fails; two versions live on one schema; a machine told to end ends what it has within 25 s; sockets come back and show the seats as they are',
  kind: 'alone',
  shortRounds: 1,

  async round(round) {
    // The same program as on AWS, minutes as half seconds; `npm run rehearse:deploy` takes more time.
    await rehearse(
      round,
      {
        ...{ buyers: 2, readers: 1, viewers: 4, speed: 240, calmSeconds: 0.5 },
        ...{ again: false, workers: false, confirmationMs: 1_000 },
      },
      (line) => round.note('last step', line),
    );
  },
};

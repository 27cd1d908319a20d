import { mustBeSold, mustBeSoldOrReturned, mustNotBeSold } from './books.mts';
import type { Order } from './buyer.mts';
import { type Fault, type Round, must, mustAnswer } from './fault.mts';
import type { TossFault } from './toss.mts';

/** How the gateway's word about the money comes out in the end. */
type End = 'sold' | 'not sold' | 'either';

interface Trouble {
  readonly name: string;
  readonly faults: (round: Round) => Omit<TossFault, 'on'>[];
  /** Statuses the buyer may see. */
  readonly answers: readonly number[];
  readonly end: End;
}

const UNSURE = [200, 202];

const TROUBLES: readonly Trouble[] = [
  { name: 'cut after the approval', faults: () => [{ then: 'cut' }], answers: UNSURE, end: 'sold' },
  { name: 'cut before it', faults: () => [{ then: 'cut', processes: false }], answers: UNSURE, end: 'sold' },
  { name: 'both attempts cut', faults: () => [{ then: 'cut' }, { then: 'cut' }], answers: UNSURE, end: 'sold' },
  {
    name: '5xx',
    faults: ({ random }) => [
      { then: 'error', errorStatus: random.pick([500, 502, 503, 504]), processes: random.chance(0.5) },
    ],
    answers: UNSURE,
    end: 'sold',
  },
  // Longer than all patience together: the answer comes when nobody listens any more.
  { name: 'slow', faults: ({ world }) => [{ delayMs: 30_000 / world.hurry }], answers: UNSURE, end: 'sold' },
  {
    name: 'never answers',
    faults: ({ world }) => [{ then: 'hold', holdMs: 40_000 / world.hurry }],
    answers: UNSURE,
    end: 'sold',
  },
  {
    name: 'PROVIDER_ERROR although taken',
    faults: () => [{ refuseWith: 'PROVIDER_ERROR', processes: true }],
    answers: UNSURE,
    end: 'sold',
  },
  // Passing: asked again, it may take the money.
  {
    name: 'PROVIDER_ERROR',
    faults: () => [{ refuseWith: 'PROVIDER_ERROR' }],
    answers: [200, 202, 422],
    end: 'either',
  },
  {
    name: 'card refused',
    faults: () => [{ refuseWith: 'REJECT_CARD_COMPANY', aborts: true }],
    answers: [422],
    end: 'not sold',
  },
  {
    name: 'refused, but taken',
    faults: () => [{ refuseWith: 'REJECT_CARD_COMPANY', processes: true }],
    answers: [422, 200, 202, 409],
    end: 'either',
  },
];

export const gatewayFaults: Fault = {
  id: 'F5',
  name: 'gateway-faults',
  breaks: 'Toss cut, slow, silent, 5xx, PROVIDER_ERROR, final refusals, refusals that took the money',
  checks: 'never "failed" on a lost answer; one capture; gateway = books',
  kind: 'crowd',
  shortRounds: 30,
  weight: 3,

  async round(round) {
    const buyer = await round.buyer();
    const trouble = round.random.pick(TROUBLES);
    const seatCount = round.random.between(1, 4);
    round.note('trouble', trouble.name);
    const order = await buyer.walksToPay(seatCount);
    round.note('booking', order.bookingId);
    round.note('order', order.orderId);
    for (const fault of trouble.faults(round))
      await round.world.toss.fault({ on: 'confirm', orderId: order.orderId, ...fault });
    // Sometimes the question afterwards meets a fault as well.
    if (round.random.chance(0.2))
      await round.world.toss.fault({ on: 'lookup', orderId: order.orderId, then: 'error', times: 2 });

    const answer = await buyer.pay(order);
    mustAnswer(answer, trouble.answers, `paying while the gateway has the trouble "${trouble.name}"`);
    if (answer.status === 422)
      must(answer.body.code === 'payment.declined', `declined, not ${String(answer.body.code)}`);
    round.later(() => checkEnd(round, order, trouble.end, seatCount, buyer.email));
  },
};

function checkEnd(round: Round, order: Order, end: End, seatCount: number, email: string): Promise<void> {
  if (end === 'sold') return mustBeSold(round, order, seatCount, email);
  if (end === 'not sold') return mustNotBeSold(round, order);
  return mustBeSoldOrReturned(round, order, seatCount, email);
}

import { factsOf, mustBeChanged, mustNotBeChanged } from './books.mts';
import { walksToPayDifference } from './change-walk.mts';
import { type Fault, must, mustAnswer } from './fault.mts';
import type { TossFault } from './toss.mts';

const TROUBLES: Record<string, Omit<TossFault, 'on' | 'orderId'>> = {
  'answer cut': { then: 'cut' },
  'cut before Toss heard': { then: 'cut', processes: false },
  'both answers cut': { then: 'cut', times: 2 },
  'card refused': { refuseWith: 'REJECT_CARD_COMPANY', aborts: true },
};
const NAMES = Object.keys(TROUBLES);

export const seatChanges: Fault = {
  id: 'F26',
  name: 'seat-changes',
  breaks:
    'a rival holds the seats one changes to; Toss lost or refused while the difference is paid; others want the old seats',
  checks: 'one capture of the difference; old seats free only once the new ones are sold; never both or neither',
  kind: 'crowd',
  shortRounds: 8,
  weight: 2,

  async round(round) {
    const { world, random } = round;
    const buyer = await round.buyer();
    const change = await walksToPayDifference(round, buyer, random.between(1, 3));
    const name = NAMES[round.number % NAMES.length] ?? '';
    round.plays(name);
    await world.toss.fault({ on: 'confirm', orderId: change.fresh.orderId, ...TROUBLES[name] });

    const waiting = await round.buyer();
    const [answer, wanted] = await Promise.all([
      buyer.pay(change.fresh),
      waiting.hold(change.performanceId, [...change.oldSeatIds]),
    ]);
    mustAnswer(answer, [200, 202, 422], 'paying the difference');
    mustAnswer(wanted, [201, 409], 'a hold of the seats that are given up');
    round.later(async () => {
      const isChanged = (await factsOf(round, change.fresh.bookingId)).booking === 'CONFIRMED';
      must(isChanged === (name !== 'card refused'), `with "${name}" the change is ${isChanged ? '' : 'not '}done`);
      must(wanted.status === 409 || isChanged, 'old seats are given to others only when the new ones are sold');
      await (isChanged ? mustBeChanged(round, change, buyer.email) : mustNotBeChanged(round, change));
    });
  },
};

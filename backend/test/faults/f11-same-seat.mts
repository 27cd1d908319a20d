import type { Buyer } from './buyer.mts';
import { type Fault, must, mustAnswer } from './fault.mts';

export const sameSeat: Fault = {
  id: 'F11',
  name: 'same-seat',
  breaks: 'up to 24 buyers at once for the same seats, or for sets that overlap',
  checks: 'nobody shares a seat; losers get 409 with the lost seats; no deadlock',
  kind: 'crowd',
  shortRounds: 20,
  weight: 3,

  async round(round) {
    const { world, random } = round;
    const { performanceId, seatIds } = await world.sales.seats(random.between(2, 6));
    round.note('seats', seatIds.join(' '));
    const buyers: Buyer[] = [];
    for (let count = random.between(4, 24); count > 0; count -= 1) buyers.push(await round.buyer());
    const wishes = buyers.map(() => random.shuffled(seatIds).slice(0, random.between(1, Math.min(4, seatIds.length))));
    const answers = await Promise.all(buyers.map((buyer, at) => buyer.hold(performanceId, wishes[at] ?? [])));
    const owners = new Map<string, number>();
    for (const [at, answer] of answers.entries()) {
      mustAnswer(answer, [201, 409], 'a hold in a rush');
      if (answer.status === 409) {
        must(answer.body.code === 'booking.seats-taken', `seats-taken, not ${String(answer.body.code)}`);
        const taken = answer.body.details.taken as string[];
        must(
          taken.length > 0 && taken.every((seat) => wishes[at]?.includes(seat)),
          'the 409 names seats that were wanted',
        );
        continue;
      }
      for (const seat of wishes[at] ?? []) {
        must(!owners.has(seat), `seat ${seat} was given to two buyers`);
        owners.set(seat, at);
      }
    }
    must(owners.size > 0, 'somebody gets a seat');
  },
};

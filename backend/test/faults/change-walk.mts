import type { ChangedOrder } from './books.mts';
import type { Buyer } from './buyer.mts';
import { type Round, must, mustAnswer } from './fault.mts';

/** A difference that is ready to be paid. */
export interface ChangeToPay extends ChangedOrder {
  readonly performanceId: string;
  readonly oldSeatIds: readonly string[];
}

/**
 * Buys seats, then wants dearer ones while a rival presses "hold" for them at the same moment: one of the two has them,
 * and whoever lost takes others. Ends in the payment window.
 */
export async function walksToPayDifference(round: Round, buyer: Buyer, seatCount: number): Promise<ChangeToPay> {
  const { performanceId, seatIds, dearer, spare } = await round.world.sales.seatsToChange(seatCount);
  const held = await buyer.hold(performanceId, seatIds);
  mustAnswer(held, [201], 'a hold of fresh seats');
  const old = await buyer.throughTheWindow(held.body as { id: string; number: string });
  mustAnswer(await buyer.pay(old), [200], 'paying for the first seats');

  const rival = await round.buyer();
  const [changed, rivalHeld] = await Promise.all([
    buyer.change(old.bookingId, performanceId, seatIds, dearer),
    rival.hold(performanceId, dearer.slice(0, 1)),
  ]);
  mustAnswer(changed, [201, 409], 'a change to seats somebody else wants');
  mustAnswer(rivalHeld, [201, 409], 'a hold of seats somebody else changes to');
  must((changed.status === 201) !== (rivalHeld.status === 201), 'exactly one of the two has the seat');
  const done =
    changed.status === 201 ? changed : await buyer.change(old.bookingId, performanceId, seatIds, spare.slice());
  mustAnswer(done, [201], 'a change to other seats');
  const { state, booking } = done.body as { state: string; booking: { id: string; number: string } };
  must(state === 'HELD', `dearer seats wait for the difference, and are not ${state}`);
  round.note('booking', old.bookingId);
  round.note('new booking', booking.id);
  const fresh = await buyer.throughTheWindow(booking);
  round.note('order', fresh.orderId);
  return { old, fresh, seatCount, performanceId, oldSeatIds: seatIds };
}

import type { GatewayCancellation } from '../gateway-answer';
import type { Refund } from './refund';

const REFUND_ID = /\[[0-9a-f-]{36}\]/;

/**
 * The gateway's cancellation that is this refund: of its amount, not written down yet, and with its id in the reason. A
 * gateway that tells no reason is believed by the amount alone. `alsoWithoutId`: one made at the gateway's own desk will
 * do, as long as it is not another refund's.
 */
export function matchingCancellation(
  { id, amount }: Pick<Refund, 'id' | 'amount'>,
  cancellations: readonly GatewayCancellation[],
  known: ReadonlySet<string>,
  alsoWithoutId: boolean,
): GatewayCancellation | undefined {
  const open = cancellations.filter((one) => one.amount === amount && !known.has(one.transactionKey));
  return (
    open.find(({ reason }) => reason?.includes(`[${id}]`)) ??
    open.find(({ reason }) => reason === null || (alsoWithoutId && !REFUND_ID.test(reason)))
  );
}

/** Whether it was asked for here: what we ask for carries a refund's id in its reason. */
export function namesARefund({ reason }: GatewayCancellation): boolean {
  return reason !== null && REFUND_ID.test(reason);
}

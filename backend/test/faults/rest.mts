import type { Toss, TossPayment } from './toss.mts';
import { eventually } from './wait.mts';
import type { World } from './world.mts';

/** Whose books are looked into. */
type Books = Pick<World, 'query'>;

/** Everything that is still under way, by what it is. All zero: the service has come to rest. */
const UNDER_WAY = `select
  (select count(*)::int from payment where state in ('CONFIRMING', 'UNKNOWN')) as "payments without an end",
  (select count(*)::int from virtual_account where deposit_seen_at is not null and settled_at is null) as "deposits not counted yet",
  (select count(*)::int from refund where state in ('REQUESTED', 'SENT', 'UNKNOWN')) as "refunds not paid",
  (select count(*)::int from refund where state = 'MANUAL') as "refunds that were given up",
  (select count(*)::int from outbox_message where handled_at is null and parked_at is null) as "messages not handled",
  (select count(*)::int from webhook_inbox where processed_at is null) as "webhooks not followed up",
  (select count(*)::int from booking where state = 'HELD' and expires_at < clock_timestamp()) as "holds that ran out"`;

const PATIENCE_SECONDS = 90;

/** Waits until nothing is under way any more; a duty that never ends is a lost duty. */
export async function comeToRest(world: Books): Promise<void> {
  let left = '';
  try {
    await eventually('everything has come to rest', PATIENCE_SECONDS, async () => {
      const [row = {}] = await world.query<Record<string, number>>(UNDER_WAY);
      left = Object.entries(row)
        .filter(([, count]) => count > 0)
        .map(([what, count]) => `${count} ${what}`)
        .join(', ');
      return left === '';
    });
  } catch (error) {
    throw new Error(`${(error as Error).message}: ${left}`, { cause: error });
  }
}

/** The gateway's books as they are at rest. */
export class GatewayBooks {
  private readonly byOrder = new Map<string, TossPayment[]>();

  constructor(payments: readonly TossPayment[]) {
    for (const payment of payments)
      this.byOrder.set(payment.orderId, [...(this.byOrder.get(payment.orderId) ?? []), payment]);
  }

  of(orderId: string): readonly TossPayment[] {
    return this.byOrder.get(orderId) ?? [];
  }

  all(): TossPayment[] {
    return [...this.byOrder.values()].flat();
  }
}

/**
 * G1: every capture at the gateway is in our books and the other way round; G2: so is every cancellation; G3: one
 * idempotency key per confirmation.
 */
export async function differencesWithGateway(
  world: Books & { readonly toss: Pick<Toss, 'confirmKeys'> },
  books: GatewayBooks,
): Promise<string[]> {
  const ours = await world.query<{ payment_key: string; captured: number; refunded: number; order_id: string }>(
    `select p.payment_key, p.order_id, coalesce(sum(t.amount) filter (where t.kind = 'CAPTURE'), 0)::int as captured,
            coalesce(sum(t.amount) filter (where t.kind = 'REFUND'), 0)::int as refunded
       from payment p join payment_transaction t on t.payment_id = p.id group by p.id`,
  );
  const left = new Map(ours.map((row) => [row.payment_key, row]));
  const differences: string[] = [];
  for (const { paymentKey, orderId, approvedAt, totalAmount, cancels, reversals } of books.all()) {
    const own = left.get(paymentKey);
    left.delete(paymentKey);
    const captured = approvedAt === null ? 0 : totalAmount;
    if (reversals && reversals.length > 0 && own !== undefined) {
      // A deposit the bank took back after we believed it is a capture and a refund for us, and nothing for the gateway.
      const kept = captured - returnedOf({ approvedAt, cancels });
      if (own.captured - own.refunded !== kept)
        differences.push(`G1 order ${orderId}: gateway keeps ${kept}, we say ${own.captured - own.refunded}`);
      continue;
    }
    const refunded = returnedOf({ approvedAt, cancels });
    if (captured !== (own?.captured ?? 0))
      differences.push(`G1 order ${orderId}: gateway took ${captured}, we say ${own?.captured ?? 0}`);
    if (refunded !== (own?.refunded ?? 0))
      differences.push(`G2 order ${orderId}: gateway gave back ${refunded}, we say ${own?.refunded ?? 0}`);
  }
  for (const { order_id, captured } of left.values())
    differences.push(`G1 order ${order_id}: the gateway does not know our ${captured} won`);
  for (const [paymentKey, keys] of world.toss.confirmKeys) {
    if (keys.size > 1) differences.push(`G3 payment ${paymentKey} was confirmed with ${keys.size} idempotency keys`);
  }
  return differences;
}

const returnedOf = ({ approvedAt, cancels }: Pick<TossPayment, 'approvedAt' | 'cancels'>): number =>
  approvedAt === null ? 0 : cancels.reduce((sum, { cancelAmount }) => sum + cancelAmount, 0);

import { type Answer, type Json, call } from './http.mts';
import type { Proxy } from './proxy.mts';

/** A payment as Toss' own books have it. */
export interface TossPayment {
  readonly paymentKey: string;
  readonly orderId: string;
  readonly status: string;
  readonly totalAmount: number;
  readonly balanceAmount: number;
  readonly approvedAt: string | null;
  readonly cancels: readonly { readonly cancelAmount: number; readonly transactionKey: string }[];
  /** Deposits the bank took back. */
  readonly reversals?: readonly unknown[];
}

export interface ReceivedMail {
  readonly id: string;
  readonly subject: string;
}

/** A fault for the next calls; see backend/src/sandbox/README.md. */
export interface TossFault {
  readonly on: 'confirm' | 'cancel' | 'lookup' | 'issue';
  readonly times?: number;
  readonly orderId?: string;
  readonly delayMs?: number;
  readonly processes?: boolean;
  readonly refuseWith?: string;
  readonly aborts?: boolean;
  readonly then?: 'answer' | 'hold' | 'cut' | 'error' | 'kill';
  readonly holdMs?: number;
  readonly errorStatus?: number;
  readonly pid?: number;
}

/** The sandbox's Toss from behind the counter, and what went over the wire to it. */
export class Toss {
  private readonly sandbox: string;
  /** Idempotency keys seen with a confirmation, by payment key. */
  readonly confirmKeys = new Map<string, Set<string>>();
  /** How often a payment was read, by payment key. */
  readonly lookUps = new Map<string, number>();

  /** @param proxy in front of it, to listen to what is said */
  constructor(sandbox: string, proxy?: Proxy) {
    this.sandbox = sandbox;
    const heard = new Map<number, string>();
    proxy?.watch((direction, piece, connection) => {
      if (direction === 'request') heard.set(connection, this.listen((heard.get(connection) ?? '') + piece.toString()));
      return 'pass';
    });
  }

  async fault(fault: TossFault): Promise<void> {
    const { status, body } = await this.ask('/toss/admin/faults', fault);
    if (status !== 200) throw new Error(`The sandbox did not take the fault: ${JSON.stringify(body)}`);
  }

  /** Sound again: no faults, and what was held goes. */
  async heal(): Promise<void> {
    await call(`${this.sandbox}/toss/admin/faults`, { method: 'DELETE' });
    await call(`${this.sandbox}/toss/admin/webhooks/faults`, { method: 'DELETE' });
  }

  async webhooks(mode: 'drop' | 'duplicate' | 'delay' | 'reorder', times: number, delayMs?: number): Promise<void> {
    await this.ask('/toss/admin/webhooks/faults', { mode, times, delayMs });
  }

  /** A buyer in the payment window who agrees. @returns the payment key the browser brings back */
  async authenticate({ method, ...order }: { orderId: string; amount: number; method?: string }): Promise<string> {
    const account = {
      method,
      customerName: '홍길동',
      virtualAccount: { validHours: 12 },
      choice: { method: '가상계좌', bankCode: '20', depositor: '홍길동' },
    };
    const chosen = method === 'VIRTUAL_ACCOUNT' ? account : {};
    const { status, body } = await this.ask('/toss/admin/payments', { orderName: '좌석', ...order, ...chosen });
    if (status !== 200) throw new Error(`The payment window did not open: ${JSON.stringify(body)}`);
    return (body as { payment: { paymentKey: string } }).payment.paymentKey;
  }

  async payments(orderId?: string): Promise<TossPayment[]> {
    const query = orderId === undefined ? '' : `?orderId=${orderId}`;
    const { body } = await call(`${this.sandbox}/toss/admin/payments${query}`);
    return (body as { items: TossPayment[] }).items;
  }

  ask(path: string, body: unknown): Promise<Answer> {
    return call(`${this.sandbox}${path}`, { body });
  }

  /** All mails, by address. */
  async mails(): Promise<Map<string, ReceivedMail[]>> {
    const { body } = await call(`${this.sandbox}/mail/api/messages`);
    const mails = new Map<string, ReceivedMail[]>();
    for (const { to, id, subject } of (body as { items: (ReceivedMail & { to: string[] })[] }).items)
      for (const address of to) mails.set(address, [...(mails.get(address) ?? []), { id, subject }]);
    return mails;
  }

  /** What makes two mails the same mail. */
  async messageId(mailId: string): Promise<string> {
    const { body } = await call(`${this.sandbox}/mail/api/messages/${mailId}`);
    const { headers } = body as { headers: { name: string; value: string }[] };
    return headers.find(({ name }) => name.toLowerCase() === 'message-id')?.value ?? '';
  }

  mailFault(fault: { mode: 'reject' | 'defer' | 'disconnect'; times?: number } | undefined): Promise<Json> {
    if (!fault) return call(`${this.sandbox}/mail/admin/faults`, { method: 'DELETE' });
    return this.ask('/mail/admin/faults', fault);
  }

  /** Takes the complete requests off what was heard on one connection; a GET has no body, a POST ends with its JSON. */
  private listen(text: string): string {
    let rest = text;
    for (;;) {
      const headEnd = rest.indexOf('\r\n\r\n');
      if (headEnd < 0) return rest.slice(-65_536);
      const head = rest.slice(0, headEnd);
      const length = Number(/\r\ncontent-length: (\d+)/i.exec(head)?.[1] ?? 0);
      const body = Buffer.from(rest.slice(headEnd + 4)).subarray(0, length);
      if (body.length < length) return rest;
      this.note(head, body.toString());
      rest = Buffer.from(rest.slice(headEnd + 4))
        .subarray(length)
        .toString();
    }
  }

  private note(head: string, body: string): void {
    const looked = /^GET \/toss\/v1\/payments\/([^/\s]+) /.exec(head)?.[1];
    if (looked) this.lookUps.set(looked, (this.lookUps.get(looked) ?? 0) + 1);
    if (!head.startsWith('POST /toss/v1/payments/confirm')) return;
    const key = /\r\nidempotency-key: (\S+)/i.exec(head)?.[1] ?? 'none';
    const paymentKey = /"paymentKey":"([^"]+)"/.exec(body)?.[1];
    if (!paymentKey) return;
    this.confirmKeys.set(paymentKey, (this.confirmKeys.get(paymentKey) ?? new Set()).add(key));
  }
}

import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What happens to the next confirmation or cancellation; afterwards everything is approved again. */
export type Mishap =
  | { readonly kind: 'refuse'; readonly code: string; readonly status?: number }
  /** Taken, and the answer never comes. */
  | { readonly kind: 'approve-and-hang' }
  /** Taken, and the connection is cut before the answer. */
  | { readonly kind: 'approve-and-cut' }
  /** Not even looked at. */
  | { readonly kind: 'hang' }
  | { readonly kind: 'cut' }
  | { readonly kind: 'garbage' }
  /** Taken, and `before` runs before the answer goes out. */
  | { readonly kind: 'approve-after'; readonly before: () => Promise<void> }
  | { readonly kind: 'answer'; readonly change: Record<string, unknown> };

interface FakePayment {
  paymentKey: string;
  orderId: string;
  status: string;
  currency: string;
  totalAmount: number;
  balanceAmount: number;
  method: string;
  easyPay: { provider: string } | null;
  approvedAt: string | null;
  lastTransactionKey: string | null;
  receipt: { url: string } | null;
  failure: { code: string } | null;
  cancels: { transactionKey: string; cancelAmount: number; canceledAt: string; cancelReason: string }[] | null;
}

/** Toss with a ledger of its own: what it did stays true whatever its caller heard of it. */
export class FakeToss {
  readonly payments = new Map<string, FakePayment>();
  readonly asked: { path: string; key: string | undefined; authorization: string | undefined }[] = [];
  readonly mishaps: Mishap[] = [];
  /** What GET /v1/transactions and /v1/settlements list, whatever the days asked for. */
  readonly transactions: { transactionKey: string; [field: string]: unknown }[] = [];
  readonly settlements: { transactionKey: string; [field: string]: unknown }[] = [];
  /** So many second pages of a list fail. */
  failingLists = 0;
  private readonly answers = new Map<string, [number, unknown]>();
  private server: Server | undefined;

  async start(): Promise<string> {
    const server = createServer((request, response) => void this.serve(request, response));
    this.server = server;
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.server?.closeAllConnections();
    await new Promise((resolve) => this.server?.close(resolve));
  }

  /** The buyer went through the payment window. Returns the payment key. */
  authenticate(orderId: string, amount: number, easyPay: string | null = null): string {
    const paymentKey = `tk_${randomBytes(12).toString('hex')}`;
    this.payments.set(orderId, {
      paymentKey,
      orderId,
      status: 'IN_PROGRESS',
      currency: 'KRW',
      totalAmount: amount,
      balanceAmount: amount,
      method: easyPay ? '간편결제' : '카드',
      easyPay: easyPay ? { provider: easyPay } : null,
      approvedAt: null,
      lastTransactionKey: null,
      receipt: null,
      failure: null,
      cancels: null,
    });
    return paymentKey;
  }

  /** How often money was taken for an order: the truth a buyer's bank statement shows. */
  captured(orderId: string): number {
    return this.payments.get(orderId)?.approvedAt ? 1 : 0;
  }

  /** It cancelled this much for somebody who did not live to hear of it. */
  cancelled(orderId: string, cancelAmount: number, refundId: string): void {
    const { paymentKey = '' } = this.payments.get(orderId) ?? {};
    this.cancel(paymentKey, { cancelAmount, cancelReason: `[${refundId}]` });
  }

  /** Somebody cancelled at Toss's own desk: all that is left, or so much of it. */
  cancelledAtItsDesk(orderId: string, cancelAmount?: number): void {
    const { paymentKey = '' } = this.payments.get(orderId) ?? {};
    this.cancel(paymentKey, {
      cancelReason: '상점 관리자에서 취소',
      ...(cancelAmount !== undefined && { cancelAmount }),
    });
  }

  /** Refusals that were about the caller, not about the question, are not remembered for its key. */
  forgetAnswers(): void {
    this.answers.clear();
  }

  keysOf(path: string): Set<string | undefined> {
    return new Set(this.asked.filter((question) => question.path.endsWith(path)).map(({ key }) => key));
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = request.url ?? '';
    const key = request.headers['idempotency-key'] as string | undefined;
    const { authorization } = request.headers;
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const text = Buffer.concat(chunks).toString();
    this.asked.push({ path, key, authorization });
    const send = ([status, body]: [number, unknown]) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));

    if (/^\/v1\/(transactions|settlements)\?/.test(path)) return void send(this.list(path));
    if (request.method === 'GET') return void send(this.find(path.split('/').pop() ?? ''));
    const scope = `${path} ${key}`;
    const remembered = this.answers.get(scope);
    if (remembered) return void send(remembered);
    const mishap = this.mishaps.shift();
    if (mishap?.kind === 'hang') return;
    if (mishap?.kind === 'cut') return void request.socket.destroy();
    if (mishap?.kind === 'garbage') return void response.writeHead(502).end('<html>Bad gateway</html>');

    const answer = this.act(path, JSON.parse(text) as Record<string, unknown>, mishap);
    this.answers.set(scope, answer);
    if (mishap?.kind === 'approve-and-hang') return;
    if (mishap?.kind === 'approve-and-cut') return void request.socket.destroy();
    if (mishap?.kind === 'approve-after') await mishap.before();
    send(mishap?.kind === 'answer' ? [200, { ...(answer[1] as object), ...mishap.change }] : answer);
  }

  /** A page of what a test planted; Toss goes on after a key here and by page number there. */
  private list(path: string): [number, unknown] {
    const { pathname, searchParams: query } = new URL(path, 'http://toss');
    const limit = Number(query.get('limit') ?? query.get('size'));
    const rows = pathname.endsWith('settlements') ? this.settlements : this.transactions;
    const after = rows.findIndex(({ transactionKey }) => transactionKey === query.get('startingAfter')) + 1;
    const first = pathname.endsWith('settlements') ? (Number(query.get('page')) - 1) * limit : after;
    if (this.failingLists > 0 && first > 0) {
      this.failingLists -= 1;
      return [500, { code: 'FAILED_INTERNAL_SYSTEM_PROCESSING', message: '' }];
    }
    return [200, rows.slice(first, first + limit)];
  }

  private find(paymentKey: string): [number, unknown] {
    const payment = [...this.payments.values()].find((one) => one.paymentKey === paymentKey);
    return payment ? [200, payment] : [404, { code: 'NOT_FOUND_PAYMENT', message: '존재하지 않는 결제 정보 입니다.' }];
  }

  private act(path: string, body: Record<string, unknown>, mishap: Mishap | undefined): [number, unknown] {
    if (mishap?.kind === 'refuse') return [mishap.status ?? 400, { code: mishap.code, message: '거절' }];
    if (path.endsWith('/cancel')) return this.cancel(path.split('/').at(-2) ?? '', body);
    const payment = [...this.payments.values()].find(({ paymentKey }) => paymentKey === body['paymentKey']);
    if (!payment || payment.orderId !== body['orderId']) return [404, { code: 'NOT_FOUND_PAYMENT', message: '' }];
    if (payment.status !== 'IN_PROGRESS') return [400, { code: 'ALREADY_PROCESSED_PAYMENT', message: '' }];
    if (payment.totalAmount !== body['amount']) return [400, { code: 'INVALID_REQUEST', message: '' }];
    payment.status = 'DONE';
    payment.approvedAt = new Date().toISOString();
    payment.lastTransactionKey = randomBytes(16).toString('hex');
    payment.receipt = { url: `https://toss.example/receipts/${payment.paymentKey}` };
    return [200, { ...payment }];
  }

  /** As Toss does: every cancellation is one of the list, until nothing is left. */
  private cancel(paymentKey: string, body: Record<string, unknown>): [number, unknown] {
    const payment = [...this.payments.values()].find((one) => one.paymentKey === paymentKey);
    if (!payment) return [404, { code: 'NOT_FOUND_PAYMENT', message: '' }];
    if (payment.status === 'CANCELED') return [400, { code: 'ALREADY_CANCELED_PAYMENT', message: '' }];
    const cancelAmount = (body['cancelAmount'] as number | undefined) ?? payment.balanceAmount;
    if (cancelAmount > payment.balanceAmount) return [403, { code: 'NOT_CANCELABLE_AMOUNT', message: '' }];
    if (payment.method === '가상계좌' && payment.approvedAt && !body['refundReceiveAccount'])
      return [400, { code: 'INVALID_REFUND_ACCOUNT_INFO', message: '' }];
    const transactionKey = randomBytes(16).toString('hex');
    const cancelReason = String(body['cancelReason']);
    payment.cancels ??= [];
    payment.cancels.push({ transactionKey, cancelAmount, canceledAt: new Date().toISOString(), cancelReason });
    payment.balanceAmount -= cancelAmount;
    payment.status = payment.balanceAmount === 0 ? 'CANCELED' : 'PARTIAL_CANCELED';
    payment.lastTransactionKey = transactionKey;
    return [200, { ...payment, cancels: [...payment.cancels] }];
  }
}

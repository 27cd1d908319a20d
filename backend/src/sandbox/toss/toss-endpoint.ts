import { timingSafeEqual } from 'node:crypto';

import type { Journal } from '../journal/journal';
import { CUT, type WebAnswer, json } from '../web/web-answer';
import { BadBody, type WebRequest } from '../web/web-request';
import type { WebHandler } from '../web/web-server';
import type { FaultPoint, TossFault, TossFaults } from './toss-faults';
import type { TossAnswer, TossIdempotency } from './toss-idempotency';
import { TossRefusal } from './toss-refusal';

export interface TossCall {
  /** Where a test may make this call go wrong. */
  readonly point?: FaultPoint;
  /** The order a fault can be aimed at. */
  readonly orderOf?: (request: WebRequest) => string | undefined;
  readonly answer: (request: WebRequest) => unknown;
  /** Ends the payment of this call, for faults that refuse like a card issuer. */
  readonly abort?: (request: WebRequest, code: string) => void;
}

const OUT_OF_ORDER = 'FAILED_INTERNAL_SYSTEM_PROCESSING';

/** What every call of Toss's API has in common: keys, idempotency, one unit of work, refusals, and faults on demand. */
export class TossEndpoint {
  constructor(
    private readonly journal: Journal,
    private readonly idempotency: TossIdempotency,
    private readonly faults: TossFaults,
    private readonly secretKey: string,
  ) {}

  handler(call: TossCall): WebHandler {
    return async (request) => {
      try {
        this.authenticate(request);
        return await this.run(call, request);
      } catch (error) {
        return json(refusalBody(error), refusalOf(error).status);
      }
    };
  }

  private async run(call: TossCall, request: WebRequest): Promise<WebAnswer | typeof CUT> {
    const testCode = request.header('tosspayments-test-code');
    if (testCode && this.secretKey.startsWith('test_')) throw new TossRefusal(testCode);
    const key = request.method === 'POST' ? request.header('idempotency-key') : '';
    const scope = key && this.idempotency.scope(key, this.secretKey, request.method, request.here);
    const earlier = scope ? this.idempotency.recall(scope) : undefined;
    if (earlier) return json(earlier.body, earlier.status);

    const fault = call.point && this.faults.take(call.point, call.orderOf?.(request));
    if (scope) this.idempotency.begin(scope);
    let answer: TossAnswer;
    try {
      if (fault && fault.delayMs > 0) await this.faults.hold(fault.delayMs);
      answer = this.process(call, request, scope, fault);
      await this.journal.durable();
    } finally {
      if (scope) this.idempotency.end(scope);
    }
    return this.ending(answer, fault);
  }

  private process(call: TossCall, request: WebRequest, scope: string, fault: TossFault | undefined): TossAnswer {
    return this.journal.unit(() => {
      const { refuseWith = null, aborts = false, processes = true } = fault ?? {};
      if (refuseWith !== null && aborts) call.abort?.(request, refuseWith);
      const answer = processes ? answerOf(() => call.answer(request)) : refused(refuseWith ?? OUT_OF_ORDER);
      // A call that never reached the ledger is not remembered either: the same key tries again.
      if (scope && (processes || aborts)) this.idempotency.remember(scope, answer);
      return refuseWith === null ? answer : refused(refuseWith);
    });
  }

  private async ending(answer: TossAnswer, fault: TossFault | undefined): Promise<WebAnswer | typeof CUT> {
    const whole = json(answer.body, answer.status);
    if (!fault) return whole;
    switch (fault.then) {
      case 'answer':
        return whole;
      case 'hold':
        await this.faults.hold(fault.holdMs);
        return whole;
      case 'cut':
        return CUT;
      case 'error':
        return { status: fault.errorStatus, headers: { 'content-type': 'text/plain' }, body: 'upstream failure' };
      case 'kill':
        if (fault.pid) process.kill(fault.pid, 'SIGKILL');
        return CUT;
    }
  }

  private authenticate(request: WebRequest): void {
    const [scheme, credentials] = request.header('authorization').split(' ');
    const expected = Buffer.from(`${this.secretKey}:`);
    const given = Buffer.from(credentials ?? '', 'base64');
    const isRight = given.length === expected.length && timingSafeEqual(given, expected);
    if (scheme?.toLowerCase() !== 'basic' || !isRight) throw new TossRefusal('UNAUTHORIZED_KEY');
  }
}

function answerOf(work: () => unknown): TossAnswer {
  try {
    return { status: 200, body: work() };
  } catch (error) {
    return { status: refusalOf(error).status, body: refusalBody(error) };
  }
}

function refused(code: string): TossAnswer {
  const { status, message } = new TossRefusal(code);
  return { status, body: { code, message } };
}

function refusalOf(error: unknown): TossRefusal {
  if (error instanceof TossRefusal) return error;
  if (error instanceof BadBody) return new TossRefusal('INVALID_REQUEST');
  throw error;
}

function refusalBody(error: unknown): { code: string; message: string } {
  const { code, message } = refusalOf(error);
  return { code, message };
}

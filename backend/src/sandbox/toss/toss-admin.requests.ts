import type { FaultEnding, FaultPoint, TossFault } from './toss-faults';
import { TossRefusal } from './toss-refusal';
import type { WebhookFault, WebhookFaultMode } from './toss-webhook-faults';

const POINTS: readonly FaultPoint[] = ['confirm', 'cancel', 'lookup', 'issue'];
const ENDINGS: readonly FaultEnding[] = ['answer', 'hold', 'cut', 'error', 'kill'];
const WEBHOOK_MODES: readonly WebhookFaultMode[] = ['drop', 'duplicate', 'delay', 'reorder'];

/** @throws TossRefusal INVALID_REQUEST naming the field, so that a mistyped test fails loudly */
export function parseFault(body: Record<string, unknown>): Partial<TossFault> & Pick<TossFault, 'on'> {
  assertKnown(body, [
    'on',
    'times',
    'orderId',
    'delayMs',
    'processes',
    'refuseWith',
    'aborts',
    'then',
    'holdMs',
    'errorStatus',
    'pid',
  ]);
  const fault = {
    on: oneOf(body, 'on', POINTS) ?? wrong('on'),
    times: count(body, 'times'),
    orderId: text(body, 'orderId'),
    delayMs: count(body, 'delayMs'),
    processes: flag(body, 'processes'),
    refuseWith: text(body, 'refuseWith'),
    aborts: flag(body, 'aborts'),
    then: oneOf(body, 'then', ENDINGS),
    holdMs: count(body, 'holdMs'),
    errorStatus: count(body, 'errorStatus'),
    pid: count(body, 'pid'),
  };
  if (fault.then === 'kill' && !fault.pid) wrong('pid');
  return withoutGaps(fault);
}

/** @throws TossRefusal INVALID_REQUEST */
export function parseWebhookFault(body: Record<string, unknown>): WebhookFault {
  assertKnown(body, ['mode', 'times', 'delayMs']);
  return {
    mode: oneOf(body, 'mode', WEBHOOK_MODES) ?? wrong('mode'),
    times: count(body, 'times') ?? 1,
    delayMs: count(body, 'delayMs') ?? 500,
  };
}

function withoutGaps<T extends object>(fields: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };
}

function assertKnown(body: Record<string, unknown>, known: readonly string[]): void {
  for (const name of Object.keys(body)) if (!known.includes(name)) wrong(name);
}

function oneOf<T extends string>(body: Record<string, unknown>, name: string, values: readonly T[]): T | undefined {
  const value = body[name];
  if (value === undefined) return undefined;
  return values.find((each) => each === value) ?? wrong(name);
}

function count(body: Record<string, unknown>, name: string): number | undefined {
  const value = body[name];
  if (value === undefined) return undefined;
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : wrong(name);
}

function flag(body: Record<string, unknown>, name: string): boolean | undefined {
  const value = body[name];
  return value === undefined || typeof value === 'boolean' ? value : wrong(name);
}

function text(body: Record<string, unknown>, name: string): string | undefined {
  const value = body[name];
  return value === undefined || typeof value === 'string' ? value : wrong(name);
}

function wrong(name: string): never {
  throw new TossRefusal('INVALID_REQUEST', `Unknown or wrong: ${name}`);
}

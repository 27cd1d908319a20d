import { TossRefusal } from './toss-refusal';

/** A text field of a request body. @throws TossRefusal INVALID_REQUEST when it is missing or too long */
export function requiredText(value: unknown, name: string, longest = 200): string {
  if (typeof value !== 'string' || value.trim() === '' || value.length > longest) {
    throw new TossRefusal('INVALID_REQUEST', `필수 파라미터가 누락되었거나 잘못되었습니다: ${name}`);
  }
  return value;
}

export function optionalText(value: unknown, name: string, longest = 200): string | null {
  return value === undefined || value === null || value === '' ? null : requiredText(value, name, longest);
}

/** A whole number of won above zero. @throws TossRefusal INVALID_REQUEST */
export function requiredAmount(value: unknown, name = 'amount'): number {
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value <= 0) {
    throw new TossRefusal('INVALID_REQUEST', `금액이 올바르지 않습니다: ${name}`);
  }
  return value;
}

/** 6 to 64 letters, digits and `-_=`. @throws TossRefusal INVALID_REQUEST */
export function requiredOrderId(value: unknown): string {
  if (typeof value !== 'string' || !/^[A-Za-z0-9_=-]{6,64}$/.test(value)) {
    throw new TossRefusal(
      'INVALID_REQUEST',
      'orderId는 영문 대소문자, 숫자, 특수문자(-, _, =)로 6자 이상 64자 이하여야 합니다.',
    );
  }
  return value;
}

export function asObject(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
}

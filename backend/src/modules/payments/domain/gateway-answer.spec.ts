import { answerOfCode } from './gateway-answer';

describe('reading a refusal', () => {
  it.each([
    ['REJECT_CARD_PAYMENT', 403],
    ['INVALID_REJECT_CARD', 400],
    ['NOT_FOUND_PAYMENT_SESSION', 404],
    ['NOT_AVAILABLE_BANK', 403],
    ['REFUND_REJECTED', 403],
    ['A_CODE_OF_NEXT_YEAR', 400],
  ])('takes %s (%i) as final', (code, status) => {
    expect(answerOfCode(code, status)).toEqual({ kind: 'refused', code });
  });

  it.each([
    ['PROVIDER_ERROR', 400],
    ['ALREADY_PROCESSED_PAYMENT', 400],
    ['FAILED_INTERNAL_SYSTEM_PROCESSING', 500],
    ['ALREADY_COMPLETED_PAYMENT', 400],
    ['FAILED_REFUND_PROCESS', 500],
    ['A_CODE_OF_NEXT_YEAR', 503],
  ])('takes %s (%i) for an answer that says nothing about the money', (code, status) => {
    expect(answerOfCode(code, status)).toEqual({ kind: 'unclear', code, answered: true });
  });

  it.each([
    ['IDEMPOTENT_REQUEST_PROCESSING', 409],
    ['UNAUTHORIZED_KEY', 401],
    ['TOO_MANY_REQUESTS', 429],
  ])('knows that %s (%i) left the question undone', (code, status) => {
    expect(answerOfCode(code, status)).toEqual({ kind: 'unclear', code, answered: false });
  });

  it('takes an answer without a code for nobody’s', () => {
    expect(answerOfCode(undefined, 502)).toEqual({ kind: 'unclear', code: 'HTTP_502', answered: false });
  });

  it('tells a payment Toss does not know from a refused one', () => {
    expect(answerOfCode('NOT_FOUND_PAYMENT', 404)).toEqual({ kind: 'none', code: 'NOT_FOUND_PAYMENT' });
  });
});

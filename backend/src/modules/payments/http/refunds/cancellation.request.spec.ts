import 'reflect-metadata';
import type { Type } from '@nestjs/common';
import { requestValidation } from '#platform/http/validation';
import { CancellationQuoteRequest, CancelRequest } from './cancellation.request';
import { StaffCancelRequest, StaffQuoteRequest } from './staff-refunds.request';

const read = (metatype: Type, value: object, type: 'query' | 'body'): Promise<unknown> =>
  requestValidation().transform(value, { type, metatype });

describe('what may be asked about cancelling', () => {
  it.each([
    ['no seat', {}, {}],
    ['one seat', { seatIds: 'A-1-1' }, { seatIds: ['A-1-1'] }],
    ['several seats', { seatIds: ['A-1-1', '가-1-2'] }, { seatIds: ['A-1-1', '가-1-2'] }],
  ])('takes %s from the address', async (_, query, expected) => {
    expect(await read(CancellationQuoteRequest, query, 'query')).toEqual(expected);
  });

  it.each([
    ['true', true],
    ['false', false],
  ])('reads organiserFault=%s', async (text, organiserFault) => {
    expect(await read(StaffQuoteRequest, { organiserFault: text }, 'query')).toEqual({ organiserFault });
  });

  it('takes a staff cancellation with or without another fee', async () => {
    const wish = { organiserFault: false, expectedRefund: 0, reason: '고객 요청' };

    expect(await read(StaffCancelRequest, { ...wish, feeOverride: null }, 'body')).toMatchObject(wish);
    expect(await read(StaffCancelRequest, { ...wish, feeOverride: 500 }, 'body')).toMatchObject({ feeOverride: 500 });
  });

  it.each<[string, Type, object]>([
    ['a seat id that is none', CancellationQuoteRequest, { seatIds: "A' or 1=1" }],
    ['a fraction of a won', CancelRequest, { expectedRefund: 1.5 }],
    ['no expectation', CancelRequest, {}],
    [
      'an account in words',
      CancelRequest,
      { expectedRefund: 1, refundAccount: { bankCode: '88', accountNumber: 'mine', holderName: 'A' } },
    ],
    ['a reason that says nothing', StaffCancelRequest, { organiserFault: false, expectedRefund: 0, reason: '' }],
  ])('refuses %s', async (_, metatype, value) => {
    await expect(read(metatype, value, 'body')).rejects.toMatchObject({ status: 400 });
  });
});

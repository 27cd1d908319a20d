import { bestSaleStatus, saleStatus } from './sale-status';

const OPENS = new Date('2026-05-01T11:00:00Z');
const CLOSES = new Date('2026-05-20T08:00:00Z');
const sale = (freeSeats = 10) => ({ saleOpensAt: OPENS, saleClosesAt: CLOSES, freeSeats });
const before = (instant: Date) => new Date(instant.getTime() - 1);

describe('saleStatus', () => {
  it('opens at the announced millisecond, not before', () => {
    expect(saleStatus(sale(), before(OPENS))).toBe('upcoming');
    expect(saleStatus(sale(), OPENS)).toBe('on-sale');
  });

  it('closes at the announced millisecond', () => {
    expect(saleStatus(sale(), before(CLOSES))).toBe('on-sale');
    expect(saleStatus(sale(), CLOSES)).toBe('closed');
  });

  it('is sold out without a free seat', () => {
    expect(saleStatus(sale(0), OPENS)).toBe('sold-out');
  });
});

it('calls an event on sale when one of its performances is', () => {
  expect(bestSaleStatus(['closed', 'sold-out', 'on-sale', 'upcoming'])).toBe('on-sale');
  expect(bestSaleStatus(['closed', 'sold-out'])).toBe('sold-out');
  expect(bestSaleStatus([])).toBe('closed');
});

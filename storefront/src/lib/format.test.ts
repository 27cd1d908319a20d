import { describe, expect, it } from 'vitest';
import { createFormat, dayInKorea } from './format';

const ko = createFormat('ko');
const en = createFormat('en');
// Half past midnight on Christmas Day in Seoul, still the 24th in most of the world.
const AT = '2026-12-24T15:30:00Z';

describe('dates', () => {
  it('are those of Korea, wherever the reader is', () => {
    expect(ko.dateTime(AT)).toBe('2026. 12. 25. (금) 오전 12:30');
    expect(en.dateTime(AT)).toMatch(/^Fri, Dec 25, 2026, 12:30\sAM$/);
    expect(dayInKorea(AT)).toBe('2026-12-25');
  });

  it('end at midnight of the day before, which nobody misreads', () => {
    expect(ko.deadline('2026-12-24T15:00:00Z')).toBe('2026. 12. 24. (목) 밤 12시');
    expect(en.deadline('2026-12-24T15:00:00Z')).toBe('the end of Thu, Dec 24, 2026');
    expect(ko.deadline(AT)).toBe('2026. 12. 25. (금) 오전 12:30');
  });

  it('say the year of a range once', () => {
    expect(ko.dateRange(AT, '2026-12-28T10:00:00Z')).toBe('2026. 12. 25. – 12. 28.');
    expect(ko.dateRange(AT, '2027-01-02T10:00:00Z')).toBe('2026. 12. 25. – 2027. 1. 2.');
    expect(ko.dateRange(AT, '2026-12-25T10:00:00Z')).toBe('2026. 12. 25. (금)');
    expect(en.dateRange(AT, '2026-12-28T10:00:00Z')).toMatch(/^Dec 25\s–\s28, 2026$/);
  });
});

it('prints won with separators', () => {
  expect(ko.won(1_143_000)).toBe('1,143,000원');
  expect(en.won(1_143_000)).toBe('₩1,143,000');
});

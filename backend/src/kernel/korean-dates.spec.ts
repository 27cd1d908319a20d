import { koreanDate, koreanInstant, koreanTime } from './korean-dates';

const evening = new Date('2027-03-14T10:30:00Z');
const afterMidnight = new Date('2027-03-14T15:05:00Z');

describe('dates as people in Korea read them', () => {
  it('are in Seoul, in either language', () => {
    expect(koreanInstant(evening, 'ko')).toBe('2027년 3월 14일 (일) 오후 7:30');
    expect(koreanInstant(evening, 'en')).toBe('Sun, 14 March 2027, 7:30 PM');
  });

  it('turn the day at midnight in Seoul', () => {
    expect(koreanDate(afterMidnight, 'ko')).toBe('2027년 3월 15일 (월)');
    expect(koreanTime(afterMidnight, 'ko')).toBe('오전 12:05');
  });

  it('use no space that fonts lack', () => {
    expect(koreanTime(evening, 'en')).toBe('7:30 PM');
  });
});

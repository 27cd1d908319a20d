import { provideZonelessChangeDetection } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Formats } from './formats';
import { I18n } from './i18n/i18n';

describe('Formats', () => {
  let formats: Formats;
  let i18n: I18n;

  beforeEach(() => {
    localStorage.clear();
    TestBed.configureTestingModule({ providers: [provideZonelessChangeDetection()] });
    formats = TestBed.inject(Formats);
    i18n = TestBed.inject(I18n);
  });

  it('writes won with separators, as each language does', () => {
    expect(formats.won(1_234_000)).toBe('1,234,000원');

    i18n.choose('en');

    expect(formats.won(1_234_000)).toBe('₩1,234,000');
  });

  it('writes instants in Korean time', () => {
    expect(formats.dateTime('2026-05-01T15:30:00Z')).toBe('2026.05.02 (토) 00:30');
    expect(formats.clockTime('2026-05-01T15:30:05Z')).toBe('00:30:05');
    expect(formats.stamp('2026-05-01T15:30:05Z')).toBe('2026.05.02 (토) 00:30:05');

    i18n.choose('en');

    expect(formats.dateTime('2026-05-01T15:30:00Z')).toBe('Sat, 02 May 2026, 00:30');
  });

  it('never rounds some to none, nor nearly all to all', () => {
    expect(formats.share(1, 10_000)).toBe('1%');
    expect(formats.share(9999, 10_000)).toBe('99%');
    expect(formats.share(300, 300)).toBe('100%');
    expect(formats.share(0, 300)).toBe('0%');
    expect(formats.share(0, 0)).toBe('–');
  });

  it('shows one date for an event of one day', () => {
    expect(formats.dateSpan('2026-05-01T03:00:00Z', '2026-05-01T10:00:00Z')).toBe('2026.05.01');
    expect(formats.dateSpan('2026-05-01T03:00:00Z', '2026-05-03T10:00:00Z')).toBe('2026.05.01 – 2026.05.03');
  });
});

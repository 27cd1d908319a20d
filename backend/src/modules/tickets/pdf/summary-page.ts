import { koreanDay, startOfKoreanDay } from '#kernel/korean-time';
import type { Locale } from '#kernel/localized-text';
import { formatWon } from '#kernel/won';
import type { Confirmation } from '../application/confirmation-pdf';
import { koreanDate, koreanInstant, koreanTime } from '#kernel/korean-dates';
import type { Sheet, TextStyle } from './sheet';
import { COLOR, CONTENT_WIDTH, FOOT, PAGE } from './theme';
import { methodName, type Words } from './words';

const LEFT = PAGE.margin;
const RIGHT = LEFT + CONTENT_WIDTH;
const LADDER_ROW = 20;
const LABEL: TextStyle = { size: 8.5, color: COLOR.faint };

interface Column {
  readonly x: number;
  readonly width: number;
  readonly align?: 'left' | 'right';
}

/** The first page: what was booked, what it cost, and what cancelling costs. */
export function drawSummary(sheet: Sheet, confirmation: Confirmation, words: Words): void {
  let y = sheet.newPage(words.document);
  y = drawTitle(sheet, confirmation, words, y);
  y = drawFacts(sheet, confirmation, words, y);
  y = drawSeats(sheet, confirmation, words, y);
  y = drawAmounts(sheet, confirmation, words, y);
  drawLadder(sheet, confirmation, words, y);
}

function drawTitle(sheet: Sheet, { booking, locale }: Confirmation, words: Words, y: number): number {
  const status = booking.state === 'CONFIRMED' ? words.confirmed : words.ended;
  sheet.text(status, { x: LEFT, y, width: CONTENT_WIDTH }, { font: 'bold', size: 10, color: COLOR.accent });
  const title = { font: 'bold', size: 22, lines: 2 } as const;
  return (
    y +
    20 +
    sheet.text(booking.performance.event.title[locale], { x: LEFT, y: y + 18, width: CONTENT_WIDTH }, title) +
    10
  );
}

function drawFacts(sheet: Sheet, { booking, locale, tickets }: Confirmation, words: Words, y: number): number {
  const { performance, number, confirmedAt, createdAt, payment } = booking;
  const half = CONTENT_WIDTH / 2;
  const width = half - 32;
  const cell = (x: number, top: number, label: string, value: string, detail = '') => {
    sheet.text(label, { x, y: top, width }, LABEL);
    const height = sheet.text(value, { x, y: top + 13, width }, { font: 'medium', size: 11, lines: 2 });
    const more = detail
      ? sheet.text(detail, { x, y: top + 14 + height, width }, { size: 9, color: COLOR.soft, lines: 2 })
      : 0;
    return 13 + height + more;
  };
  const [first, second] = [LEFT + 16, LEFT + half + 16];
  const box = { x: LEFT, y, width: CONTENT_WIDTH };
  const height = 162;
  sheet.rectangle(box, height, COLOR.tint, 8);
  const doors = words.doors(koreanTime(performance.doorsOpenAt, locale));
  cell(first, y + 14, words.when, koreanInstant(performance.startsAt, locale), doors);
  cell(second, y + 14, words.where, performance.venue.name[locale], performance.venue.address[locale]);
  cell(first, y + 74, words.number, number);
  cell(second, y + 74, words.bookedAt, koreanInstant(confirmedAt ?? createdAt, locale));
  cell(first, y + 118, words.count, words.tickets(tickets.length));
  cell(second, y + 118, words.payment, payment ? methodName(payment, locale) : '–');
  return y + height + 22;
}

function drawSeats(sheet: Sheet, { tickets, locale }: Confirmation, words: Words, y: number): number {
  const columns = {
    seat: { x: LEFT, width: 290 },
    grade: { x: LEFT + 300, width: 90 },
    price: { x: RIGHT - 100, width: 100, align: 'right' },
  } satisfies Record<string, Column>;
  let top = heading(sheet, words.seats, y);
  const row = (cells: [Column, string][], style: TextStyle) => {
    for (const [{ x, width, align }, text] of cells) sheet.text(text, { x, y: top, width }, { ...style, align });
  };
  row(
    [
      [columns.seat, words.seat],
      [columns.grade, words.grade],
      [columns.price, words.price],
    ],
    LABEL,
  );
  top += 16;
  for (const { seat } of tickets) {
    sheet.line(LEFT, top - 2, RIGHT, top - 2);
    top += 3;
    row([[columns.seat, seat.label[locale]]], { font: 'medium', size: 10 });
    row(
      [
        [columns.grade, seat.grade.name[locale]],
        [columns.price, formatWon(seat.price, locale)],
      ],
      { size: 10 },
    );
    top += 18;
  }
  sheet.line(LEFT, top - 2, RIGHT, top - 2);
  return top + 6;
}

function drawAmounts(sheet: Sheet, { booking, locale }: Confirmation, words: Words, y: number): number {
  const { tickets, bookingFee, discount, total } = booking.amounts;
  const place = { x: RIGHT - 220, width: 220 };
  let top = y;
  const row = (label: string, amount: string, style: TextStyle) => {
    sheet.text(label, { ...place, y: top }, { ...style, color: COLOR.soft });
    sheet.text(amount, { ...place, y: top }, { ...style, align: 'right' });
  };
  const parts: [string, number][] = [
    [words.ticketAmount, tickets],
    [words.bookingFee, bookingFee],
    [words.discount, -discount],
  ];
  for (const [label, amount] of parts.filter(([, amount], i) => i === 0 || amount !== 0)) {
    row(label, formatWon(amount, locale), { size: 9.5 });
    top += 16;
  }
  top += 4;
  sheet.text(words.total, { ...place, y: top + 2 }, { font: 'bold', size: 10.5 });
  sheet.text(
    formatWon(total, locale),
    { ...place, y: top - 1 },
    { font: 'bold', size: 14, color: COLOR.accent, align: 'right' },
  );
  return top + 36;
}

function drawLadder(sheet: Sheet, { ladder, locale }: Confirmation, words: Words, y: number): void {
  const height = 48 + ladder.length * LADDER_ROW;
  let top = y + height > PAGE.height - FOOT ? sheet.newPage(words.document) : y;
  top = heading(sheet, words.cancellation, top);
  top +=
    6 + sheet.text(words.cancellationNote, { x: LEFT, y: top, width: CONTENT_WIDTH }, { size: 8.5, color: COLOR.soft });
  for (const { label, until, feePercent } of ladder) {
    sheet.line(LEFT, top, RIGHT, top);
    top += 4;
    sheet.text(label[locale], { x: LEFT, y: top, width: 150 }, { size: 9, font: 'medium' });
    const end = lastDayOf(until, locale);
    const when = end ? words.through(end) : words.before(koreanInstant(until, locale));
    sheet.text(when, { x: LEFT + 160, y: top, width: 210 }, { size: 9, color: COLOR.soft });
    const fee = feePercent === 0 ? words.free : words.percent(feePercent);
    sheet.text(fee, { x: RIGHT - 130, y: top, width: 130 }, { size: 9, font: 'medium', align: 'right' });
    top += LADDER_ROW - 4;
  }
  sheet.line(LEFT, top, RIGHT, top);
}

/** "Until midnight" is read wrongly by half of us: the last day that still counts is not. */
function lastDayOf(until: Date, locale: Locale): string | undefined {
  if (startOfKoreanDay(koreanDay(until)).getTime() !== until.getTime()) return undefined;
  return koreanDate(new Date(until.getTime() - 1), locale);
}

function heading(sheet: Sheet, text: string, y: number): number {
  sheet.text(text, { x: LEFT, y, width: CONTENT_WIDTH }, { font: 'bold', size: 12 });
  return y + 22;
}

import type { Locale } from '#kernel/localized-text';
import { qrModules } from '../application/qr-code';
import type { BookingTickets, SeatTicket } from '../application/ticket-reads';
import { koreanInstant } from '#kernel/korean-dates';
import type { Sheet } from './sheet';
import { COLOR, CONTENT_WIDTH, PAGE } from './theme';
import type { Words } from './words';

export const TICKET_HEIGHT = 162;
/** Where the ticket would be torn: left of it the seat, right of it the code. */
const STUB = 172;
/** 48 mm with its quiet zone: modules of 0.8 mm, more than twice what a phone needs at arm's length. */
const QR_SIZE = 136;
const NOTCH = 7;

/** One seat's ticket: what a person reads on the left, what the gate reads on the right. */
export function drawTicket(
  sheet: Sheet,
  {
    ticket,
    booking,
    place,
    locale,
    words,
  }: TicketPlace & Pick<BookingTickets, 'booking'> & { locale: Locale; words: Words },
): void {
  const { x, y } = { x: PAGE.margin, y: place.y };
  const tear = x + CONTENT_WIDTH - STUB;
  drawCard(sheet, x, y, tear);
  const text = { x: x + 24, width: tear - x - 44 };
  const { performance } = booking;
  sheet.text(
    `${place.index} / ${place.count}`,
    { ...text, y: y + 15 },
    { size: 8.5, color: COLOR.faint, align: 'right' },
  );
  sheet.text('TIKETI', { ...text, y: y + 15 }, { font: 'bold', size: 8.5, spacing: 2, color: COLOR.accent });
  const title = sheet.text(
    performance.event.title[locale],
    { ...text, y: y + 31 },
    { font: 'bold', size: 12.5, lines: 2 },
  );
  const facts = y + 35 + title;
  sheet.text(koreanInstant(performance.startsAt, locale), { ...text, y: facts }, { size: 9, color: COLOR.soft });
  sheet.text(performance.venue.name[locale], { ...text, y: facts + 14 }, { size: 9, color: COLOR.soft });

  const seat = y + TICKET_HEIGHT - 52;
  sheet.text(ticket.seat.grade.name[locale], { ...text, y: seat }, { font: 'medium', size: 9, color: COLOR.accent });
  sheet.text(ticket.seat.label[locale], { ...text, y: seat + 13 }, { font: 'bold', size: 16 });
  drawStub(sheet, { x: tear, y }, ticket, words);
}

interface TicketPlace {
  readonly ticket: SeatTicket;
  readonly place: { readonly y: number; readonly index: number; readonly count: number };
}

function drawCard(sheet: Sheet, x: number, y: number, tear: number): void {
  const { pdf } = sheet;
  pdf.roundedRect(x, y, CONTENT_WIDTH, TICKET_HEIGHT, 10).lineWidth(0.9).fillAndStroke(COLOR.paper, '#c9c2b8');
  pdf.save().roundedRect(x, y, CONTENT_WIDTH, TICKET_HEIGHT, 10).clip();
  sheet.rectangle({ x, y, width: 8 }, TICKET_HEIGHT, COLOR.accent);
  pdf.restore();
  // Two half circles cut into the edge, as a punch leaves them.
  for (const edge of [y, y + TICKET_HEIGHT]) {
    pdf.circle(tear, edge, NOTCH).fill(COLOR.paper);
    pdf.save().rect(x, y, CONTENT_WIDTH, TICKET_HEIGHT).clip();
    pdf.circle(tear, edge, NOTCH).lineWidth(0.9).stroke('#c9c2b8');
    pdf.restore();
  }
  pdf.save().dash(2.5, { space: 3 });
  sheet.line(tear, y + NOTCH + 4, tear, y + TICKET_HEIGHT - NOTCH - 4, '#c9c2b8', 0.9);
  pdf.undash().restore();
}

function drawStub(sheet: Sheet, { x, y }: { x: number; y: number }, ticket: SeatTicket, words: Words): void {
  const left = x + (STUB - QR_SIZE) / 2;
  if (ticket.state === 'VOID') {
    sheet.text(
      words.void,
      { x, y: y + TICKET_HEIGHT / 2 - 8, width: STUB },
      { font: 'bold', size: 12, color: COLOR.faint, align: 'center' },
    );
    return;
  }
  drawQr(sheet, ticket.token, left, y + 3);
  const label = ticket.state === 'USED' ? `${ticket.code} · ${words.used}` : ticket.code;
  sheet.text(
    label,
    { x, y: y + TICKET_HEIGHT - 22, width: STUB },
    { font: 'medium', size: 9, spacing: 0.6, align: 'center' },
  );
}

/**
 * Dark modules of a row that touch are one rectangle: no hairlines between them on any screen. Counted in modules and
 * written as one piece, because a code has a thousand rectangles.
 */
function drawQr({ pdf }: Sheet, token: string, x: number, y: number): void {
  const { size, quietZone, isDark } = qrModules(token);
  const rectangles: string[] = [];
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column < size; column += 1) {
      if (!isDark(row, column)) continue;
      const from = column;
      while (column + 1 < size && isDark(row, column + 1)) column += 1;
      rectangles.push(`${from + quietZone} ${row + quietZone} ${column - from + 1} 1 re`);
    }
  }
  pdf.save().translate(x, y);
  pdf.scale(QR_SIZE / (size + 2 * quietZone)).addContent(rectangles.join('\n'));
  pdf.fill('#000000').restore();
}

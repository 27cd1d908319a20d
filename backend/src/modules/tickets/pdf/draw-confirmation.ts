import type { Confirmation } from '../application/confirmation-pdf';
import { Sheet } from './sheet';
import { drawSummary } from './summary-page';
import { COLOR, CONTENT_WIDTH, FOOT, PAGE } from './theme';
import { drawTicket, TICKET_HEIGHT } from './ticket-block';
import { type Words, wordsIn } from './words';

const GAP = 14;

/** A4 by pdfkit: a page of facts, then the tickets, four to a page, none torn by a page's end. */
export async function drawConfirmation(confirmation: Confirmation): Promise<Buffer> {
  const { booking, locale, address } = confirmation;
  const words = wordsIn(locale);
  const title = `${words.document} ${booking.number}`;
  const sheet = await Sheet.open({ title, locale, createdAt: booking.confirmedAt ?? booking.createdAt });
  drawSummary(sheet, confirmation, words);
  drawTickets(sheet, confirmation, words);
  return sheet.finish((page, pages) => ({
    left: `${words.manage} ${address}`,
    right: `${booking.number}  ·  ${words.page(page, pages)}`,
  }));
}

function drawTickets(sheet: Sheet, { booking, tickets, locale }: Confirmation, words: Words): void {
  let y = Number.POSITIVE_INFINITY;
  tickets.forEach((ticket, i) => {
    if (y + TICKET_HEIGHT > PAGE.height - FOOT) {
      y = sheet.newPage(words.ticketSheetTitle) - 8;
      y +=
        sheet.text(
          words.ticketSheet,
          { x: PAGE.margin, y, width: CONTENT_WIDTH },
          { size: 8.5, color: COLOR.soft, lines: 2 },
        ) + 8;
    }
    drawTicket(sheet, { ticket, booking, locale, words, place: { y, index: i + 1, count: tickets.length } });
    y += TICKET_HEIGHT + GAP;
  });
}

import { PDFiumLibrary } from '@hyzyla/pdfium';
import { BookingLifecycle } from '../../src/modules/bookings/application/booking-lifecycle';
import { ConfirmationPdf } from '../../src/modules/tickets/application/confirmation-pdf';
import { qrSvg } from '../../src/modules/tickets/application/qr-code';
import { TicketKeys } from '../../src/modules/tickets/application/ticket-keys';
import { TicketReads } from '../../src/modules/tickets/application/ticket-reads';
import { Tickets } from '../../src/modules/tickets/application/tickets';
import { publicKeyFrom, verifyTicket } from '../../src/modules/tickets/domain/ticket-token';
import { Transactions } from '../../src/platform/database/transactions';
import { PaymentsScene } from './payments-scene';

let scene: PaymentsScene;

beforeAll(async () => {
  scene = await PaymentsScene.start();
});

afterAll(() => scene.stop());

async function paid() {
  const booked = await scene.authenticated();
  await booked.pay();
  const { tickets, booking } = await scene.backend.get(TicketReads).ofBuyer(booked.bookingId, booked.accountId);
  return { ...booked, tickets, booking };
}

describe('tickets of a paid booking', () => {
  it('are one for each seat, each with a serial and a code of its own', async () => {
    const { tickets, hall } = await paid();

    expect(tickets.map(({ seat }) => seat.seatId)).toEqual(hall.seatIds.slice(0, 2));
    expect(tickets.every(({ state }) => state === 'VALID')).toBe(true);
    expect(new Set(tickets.map(({ serial }) => serial)).size).toBe(2);
    expect(tickets.map(({ code }) => code).join(' ')).toMatch(/^(\w{4}-\w{4}-\w{4} ?){2}$/);
  });

  it('verify with nothing but the public key, and say the same each time', async () => {
    const { tickets, hall, bookingId, accountId } = await paid();
    const again = await scene.backend.get(TicketReads).ofBuyer(bookingId, accountId);
    const keys = new Map(
      scene.backend.get(TicketKeys).publicKeys.map(({ kid, publicKey }) => [kid, publicKeyFrom(publicKey)]),
    );

    const claims = tickets.map(({ token }) => verifyTicket(token, (kid) => keys.get(kid)));

    expect(claims).toEqual(
      tickets.map(({ serial, issuedAt }) => ({ serial, performanceId: hall.performanceId, issuedAt, kid: 'test' })),
    );
    expect(again.tickets.map(({ token }) => token)).toEqual(tickets.map(({ token }) => token));
  });

  it('carry no personal data and fit a small QR code', async () => {
    const { tickets, accountId } = await paid();
    const [first] = tickets;

    expect(first?.token.length).toBeLessThanOrEqual(200);
    expect(Buffer.from(first?.token.split('.')[1] ?? '', 'base64url').toString('hex')).not.toContain(
      accountId.replaceAll('-', ''),
    );
    expect(await qrSvg(first?.token ?? '')).toMatch(/^<svg [^>]*viewBox="0 0 57 57"/);
  });

  it('are issued once, also when asked again', async () => {
    const { bookingId, hall, tickets, booking, accountId } = await paid();
    const claims = booking.seats.map(({ claimId, ordinal }) => ({ id: claimId, seatOrdinal: ordinal }));
    const issue = () =>
      scene.backend
        .get(Tickets)
        .issueFor({ id: bookingId, number: booking.number, accountId, performanceId: hall.performanceId, claims });

    await scene.backend.get(Transactions).run(issue);

    const after = await scene.backend.get(TicketReads).ofBuyer(bookingId, accountId);
    expect(after.tickets.map(({ id }) => id)).toEqual(tickets.map(({ id }) => id));
  });

  it('are nobody else’s to see, and not there before the booking is paid', async () => {
    const { bookingId, other } = await paid();
    const unpaid = await scene.authenticated();
    const reads = scene.backend.get(TicketReads);

    await expect(reads.ofBuyer(bookingId, other)).rejects.toMatchObject({ code: 'booking.not-found' });
    await expect(reads.ofBuyer(unpaid.bookingId, unpaid.accountId)).rejects.toMatchObject({ code: 'ticket.not-found' });
  });

  it('are never two for one seat, whatever else goes wrong', async () => {
    const { bookingId } = await paid();

    const twin = scene.backend.sql.query(
      `insert into ticket (id, booking_id, claim_id, performance_id, seat_ordinal, serial, code, kid)
       select gen_random_uuid(), booking_id, (select max(id) from claim where booking_id <> $1), performance_id, seat_ordinal,
              gen_random_uuid(), '0000-0000-0000', kid from ticket where booking_id = $1 limit 1`,
      [bookingId],
    );

    await expect(twin).rejects.toMatchObject({ code: '23505' });
  });

  it('come as a PDF with the cancellation dates of the performance', async () => {
    const { tickets, booking } = await paid();

    const { filename, content } = await scene.backend.get(ConfirmationPdf).render({ booking, tickets }, 'ko');

    expect(filename).toBe(`tiketi-${booking.number}.pdf`);
    const library = await PDFiumLibrary.init();
    const document = await library.loadDocument(content);
    const [summary] = [...document.pages()].map((page) => page.getText());
    expect(summary).toContain('시험 공연');
    expect(summary).toContain('102,000원');
    expect(summary).toContain('관람일 10일 전까지');
    document.destroy();
    library.destroy();
  });
});

it('a booking that was not paid cannot be confirmed', async () => {
  const { bookingId } = await scene.authenticated();

  const lifecycle = scene.backend.get(BookingLifecycle);
  const confirmed = scene.backend
    .get(Transactions)
    .run(async () => lifecycle.confirm(await lifecycle.lock(bookingId), 'test'));

  await expect(confirmed).rejects.toMatchObject({ code: 'booking.not-payable' });
});

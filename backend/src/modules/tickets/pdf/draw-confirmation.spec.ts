import 'reflect-metadata';
import { createHash } from 'node:crypto';
import { PDFiumLibrary } from '@hyzyla/pdfium';
import jsQR from 'jsqr';
import { cancellationLadder } from '#modules/catalog';
import { AppConfig } from '#platform/config/app-config';
import { Threads } from '#platform/threads/threads';
import type { Confirmation } from '../application/confirmation-pdf';
import type { SeatTicket } from '../application/ticket-reads';
import { TicketKeys } from '../application/ticket-keys';
import { publicKeyFrom, verifyTicket } from '../domain/ticket-token';
import { drawConfirmation } from './draw-confirmation';
import { ThreadRenderer } from './thread-renderer';

const digest = (text: string) => createHash('sha256').update(text).digest();
// PKCS #8 of an Ed25519 key is this prefix and 32 bytes (RFC 8410): the same key, so the same picture, every time.
const key = Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), digest('a key')]).toString('base64');
const keys = new TicketKeys({ TICKET_SIGNING_KEYS: `local:${key}` } as AppConfig);
const startsAt = new Date('2027-03-14T10:30:00Z');
const tiers = [
  { minDaysBefore: 10, feePercent: 0 },
  { minDaysBefore: 7, feePercent: 10 },
  { minDaysBefore: 3, feePercent: 20 },
  { minDaysBefore: 1, feePercent: 30 },
  { minDaysBefore: 0, feePercent: 90 },
];

function aConfirmation(count: number, locale: 'ko' | 'en' = 'ko'): Confirmation {
  const performanceId = '0199a5a0-7b11-7c52-9c0e-1f2e3d4c5b6b';
  const bookingId = '0199a5a0-7b11-7c52-9c0e-1f2e3d4c5b6a';
  const issuedAt = new Date('2026-12-01T03:04:05Z');
  const tickets = Array.from({ length: count }, (_, i): SeatTicket => {
    const seat = {
      claimId: String(i),
      ordinal: i,
      seatId: `A-3-${i}`,
      label: { ko: `1층 A구역 3열 ${i}번`, en: `Section A, row 3, seat ${i}` },
      section: { ko: 'A구역', en: 'Section A' },
      row: '3',
      number: i,
      grade: { code: 'VIP', name: { ko: 'VIP석', en: 'VIP' } },
      price: 132_000,
      state: 'SOLD' as const,
    };
    const ticket = {
      id: `t${i}`,
      bookingId,
      claimId: String(i),
      performanceId,
      serial: digest(`${i}`).toString('hex').slice(0, 32),
      code: 'K7QM-3D8X-94TB',
    };
    const issued = { ...ticket, state: 'VALID' as const, issuedAt, kid: 'local' };
    return { ...issued, seat, token: keys.tokenOf(issued) };
  });
  const title = { ko: '은하수 오케스트라 신년 음악회', en: 'Milky Way Orchestra' };
  return {
    locale,
    tickets,
    ladder: cancellationLadder(tiers, startsAt),
    address: `http://localhost:3000/bookings/${bookingId}`,
    booking: {
      id: bookingId,
      number: 'T7K3QM-9XW2D',
      accountId: 'account',
      state: 'CONFIRMED',
      performance: {
        id: performanceId,
        startsAt,
        doorsOpenAt: new Date('2027-03-14T09:30:00Z'),
        event: { id: 'event', title, poster: { thumbnail: '', medium: '', full: '', alt: title } },
        venue: {
          name: { ko: '한빛 아레나', en: 'Hanbit Arena' },
          address: { ko: '서울특별시 송파구', en: 'Songpa-gu, Seoul' },
        },
      },
      seats: tickets.map(({ seat }) => seat),
      amounts: { tickets: 132_000 * count, bookingFee: 2_000 * count, discount: 0, total: 134_000 * count },
      due: 134_000 * count,
      changing: { possible: true, reason: null, until: null, otherDates: true, feePerTicket: 0 },
      changes: [],
      expiresAt: null,
      serverTime: issuedAt,
      createdAt: issuedAt,
      confirmedAt: issuedAt,
      payment: {
        id: 'payment-1',
        amount: 134_000 * count,
        balance: 134_000 * count,
        virtualAccount: null,
        cashReceipt: null,
        status: 'CAPTURED',
        method: 'EASY_PAY',
        easyPayProvider: 'KAKAOPAY',
        approvedAt: issuedAt,
        receiptUrl: null,
      },
      history: [],
      refunds: [],
      cancellation: { possible: true, reason: null, freeUntil: null },
    },
  };
}

/** What a second, foreign program sees: the text of each page, and every QR code on it. */
async function readBack(pdf: Buffer): Promise<{ text: string; codes: string[] }[]> {
  const library = await PDFiumLibrary.init();
  const document = await library.loadDocument(pdf);
  const pages = [];
  for (const page of document.pages()) {
    const text = page.getText();
    // 216 dpi: less than a phone's camera gets out of a printed page.
    const { data, width, height } = await page.render({ scale: 3, render: 'bitmap' });
    pages.push({ text, codes: codesOn(data, width, height) });
  }
  document.destroy();
  library.destroy();
  return pages;
}

/** jsQR finds one code in a picture, so it is shown every high dark patch in the right third of the page by itself. */
function codesOn(pixels: Uint8Array, width: number, height: number): string[] {
  const left = Math.floor((width * 2) / 3);
  const isDark = (x: number, y: number) => (pixels[(y * width + x) * 4] ?? 255) < 100;
  const darkIn = (y: number) =>
    Array.from({ length: width - left }, (_, x) => isDark(left + x, y)).filter(Boolean).length;
  const codes: string[] = [];
  let from = 0;
  for (let y = 0; y <= height; y += 1) {
    if (y < height && darkIn(y) > 20) continue;
    if (y - from > 200) codes.push(...codeBetween(pixels, width, { left, top: from - 10, bottom: y + 10 }));
    from = y + 1;
  }
  return codes;
}

function codeBetween(
  pixels: Uint8Array,
  width: number,
  { left, top, bottom }: { left: number; top: number; bottom: number },
) {
  const rows = Array.from({ length: bottom - top }, (_, y) => {
    const start = (top + y) * width;
    return [...pixels.subarray((start + left) * 4, (start + width) * 4)];
  });
  const code = jsQR(Uint8ClampedArray.from(rows.flat()), width - left, bottom - top, {
    inversionAttempts: 'dontInvert',
  });
  return code ? [code.data] : [];
}

describe('the confirmation as a PDF', () => {
  it('carries a QR code per seat that an independent reader decodes and the public key verifies', async () => {
    const confirmation = aConfirmation(4);

    const pages = await readBack(await drawConfirmation(confirmation));

    const codes = pages.flatMap((page) => page.codes);
    expect(codes.toSorted()).toEqual(confirmation.tickets.map(({ token }) => token).toSorted());
    const [published] = keys.publicKeys;
    const keyOf = () => publicKeyFrom(published?.publicKey ?? '');
    expect(new Set(codes.map((code) => verifyTicket(code, keyOf)?.serial))).toEqual(
      new Set(confirmation.tickets.map(({ serial }) => serial.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-'))),
    );
  }, 30_000);

  it('says everything in Korean as text that can be searched and read aloud', async () => {
    const [summary, sheet] = await readBack(await drawConfirmation(aConfirmation(2)));

    for (const words of [
      '은하수 오케스트라 신년 음악회',
      '2027년 3월 14일 (일) 오후 7:30',
      '한빛 아레나',
      'T7K3QM-9XW2D',
      '카카오페이',
    ])
      expect(summary?.text).toContain(words);
    for (const words of ['1층 A구역 3열 1번', '268,000원', '2027년 3월 4일 (목)까지', '티켓 금액의 90%'])
      expect(summary?.text).toContain(words);
    expect(sheet?.text).toContain('K7QM-3D8X-94TB');
  }, 30_000);

  it('speaks English', async () => {
    const [summary] = await readBack(await drawConfirmation(aConfirmation(1, 'en')));

    for (const words of ['Booking confirmation', 'Sun, 14 March 2027, 7:30 PM', '₩134,000', 'Kakao Pay'])
      expect(summary?.text).toContain(words);
    expect(summary?.text).not.toMatch(/[가-힣]/);
  }, 30_000);

  it('has room for ten seats, and tears no ticket in two', async () => {
    const confirmation = aConfirmation(10);

    const pages = await readBack(await drawConfirmation(confirmation));

    expect(pages.flatMap(({ codes }) => codes)).toHaveLength(10);
    expect(pages.map(({ codes }) => codes.length).filter((count) => count > 0)).toEqual([4, 4, 2]);
  }, 30_000);

  it('is the same paper each time it is asked for', async () => {
    const confirmation = aConfirmation(1);

    const [first, second] = [await drawConfirmation(confirmation), await drawConfirmation(confirmation)];

    expect(first.equals(second)).toBe(true);
  });

  it('is the same paper when it is drawn aside, in a thread', async () => {
    const confirmation = aConfirmation(2);
    const threads = new Threads(Object.assign(new AppConfig(), { TEST_HURRY: 1 }), { yields: true });

    const drawn = await new ThreadRenderer(threads).render(confirmation);
    await threads.onApplicationShutdown();

    expect(drawn.equals(await drawConfirmation(confirmation))).toBe(true);
  }, 30_000);

  it('shows no code for a ticket that was given back', async () => {
    const { tickets, ...rest } = aConfirmation(1);

    const pages = await readBack(
      await drawConfirmation({ ...rest, tickets: tickets.map((ticket) => ({ ...ticket, state: 'VOID' as const })) }),
    );

    expect(pages.flatMap(({ codes }) => codes)).toEqual([]);
    expect(pages.at(-1)?.text).toContain('취소된 티켓');
  }, 30_000);
});

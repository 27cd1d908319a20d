import { koreanInstant } from '#kernel/korean-dates';
import type { Locale } from '#kernel/localized-text';
import { formatWon } from '#kernel/won';
import type { BookedVirtualAccount, BookingDocument } from '#modules/bookings';
import { composeMail } from '#platform/mail/compose-mail';

const WORDS = {
  ko: {
    number: '예매 번호',
    event: '공연',
    when: '일시',
    seats: '좌석',
    amount: '입금 금액',
    bank: '은행',
    account: '계좌번호',
    holder: '예금주',
    due: '입금 기한',
    issued: {
      subject: (title: string) => `[TIKETI] 입금 계좌 안내: ${title}`,
      heading: '입금해 주시면 예매가 완료됩니다',
      text: (name: string) =>
        `${name} 님, 아래 계좌로 입금 기한까지 정확한 금액을 한 번에 입금해 주세요. 입금을 확인하는 데 몇 분이 걸리며, 확인되면 티켓을 보내 드립니다.`,
      button: '예매 내역 보기',
      notes: [
        '입금자명은 달라도 됩니다. 금액이 다르면 입금되지 않습니다.',
        '기한까지 입금되지 않으면 좌석이 자동으로 취소됩니다.',
      ],
    },
    missed: {
      subject: (title: string) => `[TIKETI] 입금 기한이 지나 예매가 취소되었습니다: ${title}`,
      heading: '입금 기한이 지나 예매가 취소되었습니다',
      text: (name: string) =>
        `${name} 님, 입금 기한까지 입금이 확인되지 않아 좌석을 다시 판매합니다. 결제된 금액은 없으며, 안내해 드린 계좌는 더 이상 사용할 수 없습니다.`,
      button: '다시 예매하기',
      notes: [],
    },
  },
  en: {
    number: 'Booking number',
    event: 'Event',
    when: 'Date',
    seats: 'Seats',
    amount: 'Amount',
    bank: 'Bank',
    account: 'Account number',
    holder: 'Account holder',
    due: 'Transfer before',
    issued: {
      subject: (title: string) => `[TIKETI] Where to transfer the money: ${title}`,
      heading: 'Your transfer completes the booking',
      text: (name: string) =>
        `${name}, please transfer the exact amount in one go to this account before it falls due. It takes a few minutes until the money is certain; then we send your tickets.`,
      button: 'See your booking',
      notes: [
        'The name of the payer may differ. Another amount is refused by the bank.',
        'Without the transfer the seats are given back.',
      ],
    },
    missed: {
      subject: (title: string) => `[TIKETI] Your booking has expired: ${title}`,
      heading: 'Your booking has expired',
      text: (name: string) =>
        `${name}, no transfer arrived in time, so the seats are on sale again. Nothing was charged, and the account we gave you is closed.`,
      button: 'Book again',
      notes: [],
    },
  },
};

interface DepositMail {
  readonly booking: BookingDocument;
  readonly account: BookedVirtualAccount;
  /** Of the buyer. */
  readonly name: string;
  readonly locale: Locale;
  /** Of the web. */
  readonly origin: string;
}

/** Tells a buyer where to transfer how much until when. */
export function accountIssuedMail({ booking, account, name, locale, origin }: DepositMail) {
  const words = WORDS[locale];
  return composeMail({
    ...frame(words.issued, booking, name, locale),
    preview: `${account.bank.name[locale]} ${account.accountNumber}`,
    facts: [
      { name: words.bank, value: account.bank.name[locale] },
      { name: words.account, value: account.accountNumber },
      { name: words.holder, value: account.customerName },
      { name: words.amount, value: formatWon(booking.amounts.total, locale) },
      { name: words.due, value: koreanInstant(account.dueAt, locale) },
      ...bookingFacts(booking, locale),
    ],
    button: { label: words.issued.button, href: `${origin}/bookings/${booking.id}` },
  });
}

/** Tells a buyer that nobody paid in time. */
export function depositMissedMail({ booking, account, name, locale, origin }: DepositMail) {
  const words = WORDS[locale];
  return composeMail({
    ...frame(words.missed, booking, name, locale),
    preview: `${words.number} ${booking.number}`,
    facts: [...bookingFacts(booking, locale), { name: words.due, value: koreanInstant(account.dueAt, locale) }],
    button: { label: words.missed.button, href: `${origin}/events/${booking.performance.event.id}` },
  });
}

function frame(words: (typeof WORDS)['ko']['issued'], booking: BookingDocument, name: string, locale: Locale) {
  const { heading, notes } = words;
  const title = booking.performance.event.title[locale];
  return { locale, subject: words.subject(title), heading, paragraphs: [words.text(name)], notes };
}

function bookingFacts({ number, performance, seats }: BookingDocument, locale: Locale) {
  const words = WORDS[locale];
  return [
    { name: words.number, value: number },
    { name: words.event, value: performance.event.title[locale] },
    { name: words.when, value: koreanInstant(performance.startsAt, locale) },
    { name: words.seats, value: seats.map(({ label }) => label[locale]).join(' · ') },
  ];
}

import { koreanDate, koreanInstant } from '#kernel/korean-dates';
import type { Locale } from '#kernel/localized-text';
import { formatWon } from '#kernel/won';
import type { BookedRefund, BookingDocument } from '#modules/bookings';
import { composeMail } from '#platform/mail/compose-mail';

const WORDS = {
  ko: {
    number: '예매 번호',
    event: '공연',
    when: '일시',
    seats: '취소한 좌석',
    left: '남은 좌석',
    fee: '취소 수수료',
    feeBack: '돌려 드리는 예매수수료',
    refund: '환불 금액',
    returnedOn: '환불 처리일',
    button: '예매 내역 보기',
    cancelled: {
      subject: (title: string) => `[TIKETI] 예매 취소: ${title}`,
      heading: '예매가 취소되었습니다',
      text: (name: string) =>
        `${name} 님, 아래 좌석의 예매가 취소되었습니다. 취소한 좌석의 티켓으로는 입장할 수 없습니다.`,
    },
    calledOff: {
      subject: (title: string) => `[TIKETI] 전액 환불 안내: ${title}`,
      heading: '전액 환불해 드립니다',
      text: (name: string) =>
        `${name} 님, 주최 측 사정으로 예매가 취소되었습니다. 예매수수료를 포함한 결제 금액 전부를 돌려 드립니다. 불편을 드려 죄송합니다.`,
    },
    done: {
      subject: (title: string) => `[TIKETI] 환불 완료: ${title}`,
      heading: '환불이 처리되었습니다',
      text: (name: string) => `${name} 님, 아래 금액의 환불이 처리되었습니다.`,
    },
    noSeat: {
      subject: (title: string) => `[TIKETI] 결제 금액을 돌려 드렸습니다: ${title}`,
      heading: '결제 금액을 돌려 드렸습니다',
      text: (name: string) =>
        `${name} 님, 결제가 좌석을 지킬 수 있는 시간보다 늦게 도착해 예매가 완료되지 않았습니다. 결제 금액 전부를 돌려 드렸습니다.`,
    },
    paymentGone: {
      subject: (title: string) => `[TIKETI] 결제 취소에 따른 예매 취소: ${title}`,
      heading: '결제가 취소되어 예매도 취소되었습니다',
      text: (name: string) =>
        `${name} 님, 결제사에서 결제가 전액 취소되어 아래 좌석의 예매도 취소되었습니다. 요청하지 않으셨다면 고객센터로 알려 주세요.`,
    },
    partGone: {
      subject: (title: string) => `[TIKETI] 결제사에서 일부 금액이 환불되었습니다: ${title}`,
      heading: '결제사에서 일부 금액이 환불되었습니다',
      text: (name: string) =>
        `${name} 님, 결제사에서 아래 금액이 환불되었습니다. 남은 좌석의 티켓은 그대로 쓰실 수 있으며, 이유를 확인하고 있습니다.`,
    },
    soon: '환불은 영업일 기준 3일 이내에 처리됩니다. 카드 대금에는 카드사에 따라 며칠 뒤에 나타날 수 있습니다.',
    statement: '카드사에 따라 명세서에는 며칠 뒤에 나타날 수 있습니다.',
  },
  en: {
    number: 'Booking number',
    event: 'Event',
    when: 'Date',
    seats: 'Cancelled seats',
    left: 'Seats you keep',
    fee: 'Cancellation fee',
    feeBack: 'Booking fee returned',
    refund: 'Refund',
    returnedOn: 'Refunded on',
    button: 'See your booking',
    cancelled: {
      subject: (title: string) => `[TIKETI] Booking cancelled: ${title}`,
      heading: 'Your booking is cancelled',
      text: (name: string) => `${name}, these seats are cancelled. Their tickets no longer let anybody in.`,
    },
    calledOff: {
      subject: (title: string) => `[TIKETI] Full refund: ${title}`,
      heading: 'You get everything back',
      text: (name: string) =>
        `${name}, the organiser could not keep your booking. Everything you paid goes back to you, the booking fee included. We are sorry.`,
    },
    done: {
      subject: (title: string) => `[TIKETI] Refunded: ${title}`,
      heading: 'Your refund is on its way',
      text: (name: string) => `${name}, we have returned this amount.`,
    },
    noSeat: {
      subject: (title: string) => `[TIKETI] Your money went back: ${title}`,
      heading: 'Your money went back',
      text: (name: string) =>
        `${name}, your payment arrived after the time we could keep the seats for, so nothing was booked. All of it went back to you.`,
    },
    paymentGone: {
      subject: (title: string) => `[TIKETI] Payment cancelled, booking cancelled: ${title}`,
      heading: 'Your payment was cancelled, and the booking with it',
      text: (name: string) =>
        `${name}, the payment company has returned all of your payment, so these seats are cancelled. If you did not ask for that, please contact us.`,
    },
    partGone: {
      subject: (title: string) => `[TIKETI] Part of your payment was returned: ${title}`,
      heading: 'The payment company returned a part of your payment',
      text: (name: string) =>
        `${name}, the payment company has returned this amount. Your remaining tickets stay valid; we are finding out why.`,
    },
    soon: 'The refund is made within three business days. Your card statement may show it some days later.',
    statement: 'Your statement may show it some days later.',
  },
};

interface RefundMail {
  readonly booking: BookingDocument;
  readonly refund: BookedRefund;
  /** Of the buyer. */
  readonly name: string;
  readonly locale: Locale;
  /** Of the web. */
  readonly origin: string;
}

/** Tells a buyer which seats are cancelled and what goes back. */
export function bookingCancelledMail(mail: RefundMail) {
  const { booking, refund, locale } = mail;
  const words = WORDS[locale];
  const isOrganisers = refund.cause === 'ORGANISER';
  const left = booking.seats.filter(({ state }) => state === 'SOLD');
  return composeMail({
    ...frame(mail, wordsOfCancelling(refund, words)),
    facts: [
      ...bookingFacts(mail),
      ...(left.length > 0 ? [{ name: words.left, value: labelsOf(left, locale) }] : []),
      ...(isOrganisers ? [] : [{ name: words.fee, value: formatWon(refund.cancellationFee, locale) }]),
      { name: words.feeBack, value: formatWon(refund.bookingFeeReturned, locale) },
      { name: words.refund, value: formatWon(refund.amount, locale) },
    ],
    notes: refund.amount > 0 ? [refund.cause === 'GATEWAY' ? words.statement : words.soon] : [],
  });
}

/** Tells a buyer that the money is back. */
export function refundDoneMail(mail: RefundMail) {
  const { refund, locale } = mail;
  const words = WORDS[locale];
  const returned = refund.doneAt ? [{ name: words.returnedOn, value: koreanDate(refund.doneAt, locale) }] : [];
  return composeMail({
    ...frame(mail, wordsOfReturning(refund, words)),
    facts: [...bookingFacts(mail), { name: words.refund, value: formatWon(refund.amount, locale) }, ...returned],
    notes: [words.statement],
  });
}

function wordsOfCancelling({ cause }: BookedRefund, words: (typeof WORDS)['ko']) {
  if (cause === 'GATEWAY') return words.paymentGone;
  return cause === 'ORGANISER' ? words.calledOff : words.cancelled;
}

function wordsOfReturning({ cause, seatIds }: BookedRefund, words: (typeof WORDS)['ko']) {
  if (cause === 'GATEWAY' && seatIds.length === 0) return words.partGone;
  return cause === 'NO_SEAT' ? words.noSeat : words.done;
}

function frame({ booking, name, locale, origin }: RefundMail, words: (typeof WORDS)['ko']['done']) {
  const title = booking.performance.event.title[locale];
  return {
    locale,
    subject: words.subject(title),
    preview: `${WORDS[locale].number} ${booking.number}`,
    heading: words.heading,
    paragraphs: [words.text(name)],
    button: { label: WORDS[locale].button, href: `${origin}/bookings/${booking.id}` },
  };
}

function bookingFacts({ booking, refund, locale }: RefundMail) {
  const words = WORDS[locale];
  const { number, performance, seats } = booking;
  const given = seats.filter(({ seatId }) => refund.seatIds.includes(seatId));
  return [
    { name: words.number, value: number },
    { name: words.event, value: performance.event.title[locale] },
    { name: words.when, value: koreanInstant(performance.startsAt, locale) },
    ...(given.length > 0 ? [{ name: words.seats, value: labelsOf(given, locale) }] : []),
  ];
}

function labelsOf(seats: BookingDocument['seats'], locale: Locale): string {
  return seats.map(({ label }) => label[locale]).join(' · ');
}

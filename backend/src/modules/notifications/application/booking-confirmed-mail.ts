import { koreanInstant } from '#kernel/korean-dates';
import type { Locale } from '#kernel/localized-text';
import { formatWon } from '#kernel/won';
import type { BookingDocument } from '#modules/bookings';

import { composeMail } from '#platform/mail/compose-mail';

const WORDS = {
  ko: {
    subject: (title: string) => `[TIKETI] 예매 완료: ${title}`,
    preview: (number: string) => `예매 번호 ${number}`,
    heading: '예매가 완료되었습니다',
    greeting: (name: string) =>
      `${name} 님, 예매해 주셔서 감사합니다. 입장할 때 예매 내역의 QR 코드나 첨부한 확인서를 보여 주세요.`,
    number: '예매 번호',
    event: '공연',
    when: '일시',
    where: '장소',
    seats: '좌석',
    total: '결제 금액',
    button: '티켓 보기',
    note: '취소 수수료와 취소 기한은 첨부한 확인서에 있습니다.',
    changed: {
      subject: (title: string) => `[TIKETI] 좌석·날짜 변경 완료: ${title}`,
      heading: '변경이 완료되었습니다',
      greeting: (name: string) =>
        `${name} 님, 아래 좌석으로 변경되었습니다. 이전 티켓으로는 입장할 수 없으니 새 QR 코드나 첨부한 확인서를 보여 주세요.`,
      from: '이전 예매 번호',
      paid: '추가로 결제한 금액',
      returned: '돌려 드리는 금액',
    },
  },
  en: {
    subject: (title: string) => `[TIKETI] Booking confirmed: ${title}`,
    preview: (number: string) => `Booking number ${number}`,
    heading: 'Your booking is confirmed',
    greeting: (name: string) =>
      `Thank you for booking, ${name}. At the entrance, show the QR code of your booking or the attached confirmation.`,
    number: 'Booking number',
    event: 'Event',
    when: 'Date',
    where: 'Venue',
    seats: 'Seats',
    total: 'Total paid',
    button: 'See your tickets',
    note: 'Cancellation fees and dates are in the attached confirmation.',
    changed: {
      subject: (title: string) => `[TIKETI] Seats or date changed: ${title}`,
      heading: 'Your change is complete',
      greeting: (name: string) =>
        `${name}, these are your seats now. The earlier tickets no longer let anybody in: show the new QR code or the attached confirmation.`,
      from: 'Earlier booking number',
      paid: 'Difference paid',
      returned: 'Goes back to you',
    },
  },
};

/** Tells a buyer what they booked, or what their seats became. `address` is the booking on the web. */
export function bookingConfirmedMail(booking: BookingDocument, name: string, locale: Locale, address: string) {
  const words = WORDS[locale];
  const { performance, seats, amounts, number } = booking;
  const title = performance.event.title[locale];
  const change = booking.changes.find(({ direction, state }) => direction === 'FROM' && state === 'DONE');
  const said = change ? words.changed : words;
  return composeMail({
    locale,
    subject: said.subject(title),
    preview: words.preview(number),
    heading: said.heading,
    paragraphs: [said.greeting(name)],
    facts: [
      { name: words.number, value: number },
      ...(change ? [{ name: words.changed.from, value: change.bookingNumber }] : []),
      { name: words.event, value: title },
      { name: words.when, value: koreanInstant(performance.startsAt, locale) },
      { name: words.where, value: `${performance.venue.name[locale]}, ${performance.venue.address[locale]}` },
      {
        name: words.seats,
        value: seats
          .filter(({ state }) => state === 'SOLD')
          .map(({ label, grade }) => `${label[locale]} (${grade.name[locale]})`)
          .join(' · '),
      },
      { name: words.total, value: formatWon(amounts.total, locale) },
      ...differenceOf(change?.difference ?? 0, words.changed, locale),
    ],
    button: { label: words.button, href: address },
    notes: [words.note],
  });
}

function differenceOf(difference: number, words: { paid: string; returned: string }, locale: Locale) {
  if (difference === 0) return [];
  return [{ name: difference > 0 ? words.paid : words.returned, value: formatWon(Math.abs(difference), locale) }];
}

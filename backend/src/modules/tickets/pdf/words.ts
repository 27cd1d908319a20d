import type { Locale } from '#kernel/localized-text';

const WORDS = {
  ko: {
    document: '예매 확인서',
    ticketSheetTitle: '입장권',
    confirmed: '예매가 완료되었습니다',
    ended: '취소된 예매입니다',
    when: '관람 일시',
    doors: (time: string) => `입장 ${time}부터`,
    where: '공연장',
    number: '예매 번호',
    bookedAt: '예매 일시',
    count: '매수',
    tickets: (count: number) => `${count}매`,
    payment: '결제 수단',
    seats: '좌석',
    seat: '좌석',
    grade: '등급',
    price: '금액',
    ticketAmount: '티켓 금액',
    bookingFee: '예매 수수료',
    discount: '할인',
    total: '총 결제 금액',
    cancellation: '취소 수수료',
    cancellationNote:
      '취소 시점에 따라 티켓 금액에서 아래 비율의 수수료를 뺀 금액을 돌려드립니다. 모든 시각은 한국 시간입니다.',
    through: (day: string) => `${day}까지`,
    before: (instant: string) => `${instant} 전까지`,
    free: '없음',
    percent: (percent: number) => `티켓 금액의 ${percent}%`,
    ticketSheet: '모바일 화면이나 이 종이의 QR 코드를 입장할 때 보여 주세요. QR 코드 하나로 한 분이 한 번 입장합니다.',
    void: '취소된 티켓',
    used: '입장 완료',
    manage: '예매 내역',
    page: (page: number, pages: number) => `${page} / ${pages}`,
    methods: {
      CARD: '신용·체크카드',
      EASY_PAY: '간편결제',
      TRANSFER: '계좌이체',
      VIRTUAL_ACCOUNT: '가상계좌',
      MOBILE_PHONE: '휴대폰',
      GIFT_CERTIFICATE: '상품권',
      OTHER: '기타',
    },
  },
  en: {
    document: 'Booking confirmation',
    ticketSheetTitle: 'Tickets',
    confirmed: 'Your booking is confirmed',
    ended: 'This booking was cancelled',
    when: 'Date and time',
    doors: (time: string) => `Doors open ${time}`,
    where: 'Venue',
    number: 'Booking number',
    bookedAt: 'Booked',
    count: 'Tickets',
    tickets: (count: number) => `${count} ticket${count === 1 ? '' : 's'}`,
    payment: 'Paid by',
    seats: 'Seats',
    seat: 'Seat',
    grade: 'Grade',
    price: 'Price',
    ticketAmount: 'Tickets',
    bookingFee: 'Booking fee',
    discount: 'Discount',
    total: 'Total paid',
    cancellation: 'Cancellation fees',
    cancellationNote:
      'If you cancel, we return the ticket price less the share below. All times are Korean time (KST).',
    through: (day: string) => `until the end of ${day}`,
    before: (instant: string) => `before ${instant}`,
    free: 'None',
    percent: (percent: number) => `${percent}% of the ticket price`,
    ticketSheet: 'Show the QR code on your phone or on this sheet at the entrance. One code lets one person in, once.',
    void: 'Cancelled',
    used: 'Used',
    manage: 'Your booking',
    page: (page: number, pages: number) => `${page} / ${pages}`,
    methods: {
      CARD: 'Card',
      EASY_PAY: 'Easy pay',
      TRANSFER: 'Bank transfer',
      VIRTUAL_ACCOUNT: 'Virtual account',
      MOBILE_PHONE: 'Mobile phone',
      GIFT_CERTIFICATE: 'Gift certificate',
      OTHER: 'Other',
    },
  },
};

const EASY_PAYS: Readonly<Record<string, { ko: string; en: string }>> = {
  TOSSPAY: { ko: '토스페이', en: 'Toss Pay' },
  KAKAOPAY: { ko: '카카오페이', en: 'Kakao Pay' },
  NAVERPAY: { ko: '네이버페이', en: 'Naver Pay' },
  SAMSUNGPAY: { ko: '삼성페이', en: 'Samsung Pay' },
  APPLEPAY: { ko: '애플페이', en: 'Apple Pay' },
  PAYCO: { ko: '페이코', en: 'PAYCO' },
  LPAY: { ko: '엘페이', en: 'L.pay' },
  SSG: { ko: 'SSG페이', en: 'SSG Pay' },
  PINPAY: { ko: '핀페이', en: 'Pinpay' },
};

export type Words = (typeof WORDS)['ko'];

export function wordsIn(locale: Locale): Words {
  return WORDS[locale];
}

/** 카카오페이, 신용·체크카드, … */
export function methodName(payment: { method: string | null; easyPayProvider: string | null }, locale: Locale): string {
  const easyPay = EASY_PAYS[payment.easyPayProvider ?? ''];
  if (easyPay) return easyPay[locale];
  const methods: Readonly<Record<string, string>> = WORDS[locale].methods;
  return methods[payment.method ?? ''] ?? WORDS[locale].methods.OTHER;
}

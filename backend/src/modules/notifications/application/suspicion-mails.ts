import { koreanInstant } from '#kernel/korean-dates';
import type { Locale } from '#kernel/localized-text';
import type { SuspicionCase } from '#modules/fairness';
import { composeMail } from '#platform/mail/compose-mail';

export type SuspicionNews = 'suspicion.opened' | 'suspicion.appealed' | 'suspicion.decided';

const WORDS = {
  ko: {
    event: '공연',
    when: '일시',
    answerBy: '소명 기한',
    decideBy: '결정 기한',
    reason: '결정 사유',
    button: '예매 내역에서 보기',
    opened: {
      subject: (title: string) => `[TIKETI] 티켓 양도 제한 안내: ${title}`,
      heading: '티켓 양도가 잠시 제한됩니다',
      texts: (name: string) => [
        `${name} 님의 예매에서 자동 프로그램(매크로)으로 보이는 움직임이 있어, 확인하는 동안 티켓을 다른 사람에게 넘길 수 없습니다. 공연법에 따라 저희가 확인해야 하는 일입니다.`,
        '티켓은 취소되지 않았습니다. 그대로 입장할 수 있고, 평소처럼 취소하고 환불받을 수도 있습니다.',
        '직접 예매하셨다면 예매 내역에서 소명해 주세요. 소명하시면 48시간 안에 담당자가 결정하고, 그때까지 결정하지 못하면 제한이 저절로 풀립니다.',
      ],
    },
    appealed: {
      subject: (title: string) => `[TIKETI] 소명을 받았습니다: ${title}`,
      heading: '소명을 받았습니다',
      texts: (name: string) => [
        `${name} 님, 소명을 잘 받았습니다. 아래 기한까지 담당자가 읽고 결정합니다. 그때까지 결정하지 못하면 제한이 저절로 풀립니다.`,
      ],
    },
    cleared: {
      subject: (title: string) => `[TIKETI] 양도 제한이 풀렸습니다: ${title}`,
      heading: '양도 제한이 풀렸습니다',
      texts: (name: string) => [
        `${name} 님, 티켓은 처음과 똑같이 쓸 수 있고 다른 기록도 남지 않습니다. 불편을 드려 죄송합니다.`,
      ],
    },
    upheld: {
      subject: (title: string) => `[TIKETI] 양도 제한이 유지됩니다: ${title}`,
      heading: '양도 제한이 유지됩니다',
      texts: (name: string) => [
        `${name} 님, 담당자가 살펴본 결과 티켓을 다른 사람에게 넘길 수 없습니다. 본인은 그대로 입장할 수 있고, 취소와 환불도 평소와 같습니다.`,
        '아직 소명하지 않으셨다면 공연 시작 전까지 한 번 소명할 수 있습니다. 결정에 동의하지 않으면 한국소비자원(1372)에 상담할 수 있습니다.',
      ],
    },
  },
  en: {
    event: 'Event',
    when: 'Date',
    answerBy: 'Answer until',
    decideBy: 'Decided by',
    reason: 'Reason',
    button: 'See it with your booking',
    opened: {
      subject: (title: string) => `[TIKETI] Tickets cannot be handed on for now: ${title}`,
      heading: 'Your tickets cannot be handed on for now',
      texts: (name: string) => [
        `${name}, something about your booking looked like an automatic program (macro). While we look into it, its tickets cannot be handed on to somebody else. The Public Performance Act asks this of us.`,
        'Nothing is cancelled. The tickets let you in as before, and you can cancel them and get your refund as usual.',
        'If you booked yourself, please tell us on the page of your booking. We then decide within 48 hours; if we do not, the restriction ends by itself.',
      ],
    },
    appealed: {
      subject: (title: string) => `[TIKETI] We have your answer: ${title}`,
      heading: 'We have your answer',
      texts: (name: string) => [
        `${name}, thank you for your answer. Somebody reads it and decides by the time below. If nobody does, the restriction ends by itself.`,
      ],
    },
    cleared: {
      subject: (title: string) => `[TIKETI] The restriction is lifted: ${title}`,
      heading: 'The restriction is lifted',
      texts: (name: string) => [
        `${name}, your tickets are as they were in the beginning, and nothing is held against you. We are sorry for the trouble.`,
      ],
    },
    upheld: {
      subject: (title: string) => `[TIKETI] The restriction stays: ${title}`,
      heading: 'The restriction stays',
      texts: (name: string) => [
        `${name}, somebody of ours looked into it, and your tickets cannot be handed on to somebody else. They let you in as before, and you can cancel them as usual.`,
        'If you have not answered yet, you still can, once, until the show begins. If you disagree, the Korea Consumer Agency (1372) can advise you.',
      ],
    },
  },
};

/** Tells a person what is suspected, what it changes and what it does not, how to answer and until when. */
export function suspicionMail(
  news: SuspicionNews,
  found: SuspicionCase,
  reader: { readonly name: string; readonly locale: Locale; readonly origin: string },
) {
  const { name, locale, origin } = reader;
  const words = WORDS[locale];
  const decided = found.state === 'CLEARED' ? words.cleared : words.upheld;
  const text = { 'suspicion.opened': words.opened, 'suspicion.appealed': words.appealed, 'suspicion.decided': decided }[
    news
  ];
  const title = found.title[locale];
  const clocks = {
    'suspicion.opened': [
      { name: words.answerBy, value: koreanInstant(found.appealBy, locale) },
      { name: words.decideBy, value: koreanInstant(found.decideBy, locale) },
    ],
    'suspicion.appealed': [{ name: words.decideBy, value: koreanInstant(found.decideBy, locale) }],
    'suspicion.decided': found.reason === null ? [] : [{ name: words.reason, value: found.reason }],
  }[news];
  return composeMail({
    locale,
    subject: text.subject(title),
    preview: title,
    heading: text.heading,
    paragraphs: text.texts(name),
    facts: [
      { name: words.event, value: title },
      { name: words.when, value: koreanInstant(found.startsAt, locale) },
      ...clocks,
    ],
    button: { label: words.button, href: `${origin}/bookings/${found.bookingIds[0] ?? ''}` },
    notes: [],
  });
}

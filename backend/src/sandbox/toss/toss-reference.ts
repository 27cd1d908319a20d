import type { LocalizedText } from '#kernel/localized-text';

import type { Method } from './toss-payment';

/** Code as Toss answers it, and the name people read. */
export interface Institution {
  readonly code: string;
  readonly name: LocalizedText;
}

/** Card issuers with Toss's two-character codes. */
export const CARD_ISSUERS: readonly Institution[] = [
  { code: '41', name: { ko: '신한', en: 'Shinhan' } },
  { code: '51', name: { ko: '삼성', en: 'Samsung' } },
  { code: '61', name: { ko: '현대', en: 'Hyundai' } },
  { code: '11', name: { ko: '국민', en: 'KB Kookmin' } },
  { code: '71', name: { ko: '롯데', en: 'Lotte' } },
  { code: '91', name: { ko: '농협', en: 'NH Nonghyup' } },
  { code: '21', name: { ko: '하나', en: 'Hana' } },
  { code: '31', name: { ko: '비씨', en: 'BC' } },
  { code: 'W1', name: { ko: '우리', en: 'Woori' } },
  { code: '15', name: { ko: '카카오뱅크', en: 'Kakao Bank' } },
];

/** Banks with the codes of the Korean clearing house. */
export const BANKS: readonly Institution[] = [
  { code: '06', name: { ko: '국민은행', en: 'KB Kookmin Bank' } },
  { code: '88', name: { ko: '신한은행', en: 'Shinhan Bank' } },
  { code: '20', name: { ko: '우리은행', en: 'Woori Bank' } },
  { code: '81', name: { ko: '하나은행', en: 'Hana Bank' } },
  { code: '11', name: { ko: '농협은행', en: 'NH Nonghyup Bank' } },
  { code: '03', name: { ko: '기업은행', en: 'IBK' } },
  { code: '71', name: { ko: '우체국', en: 'Korea Post' } },
  { code: '90', name: { ko: '카카오뱅크', en: 'Kakao Bank' } },
  { code: '92', name: { ko: '토스뱅크', en: 'Toss Bank' } },
];

export const EASY_PAYS: readonly Institution[] = [
  { code: '토스페이', name: { ko: '토스페이', en: 'Toss Pay' } },
  { code: '카카오페이', name: { ko: '카카오페이', en: 'Kakao Pay' } },
  { code: '네이버페이', name: { ko: '네이버페이', en: 'Naver Pay' } },
];

/** A bank by its code or by its Korean name, as Toss accepts both. */
export function findBank(codeOrName: unknown): Institution | undefined {
  return BANKS.find((bank) => bank.code === codeOrName || bank.name.ko === codeOrName);
}

/** What people call the means of payment; the API says the Korean key. */
export const METHOD_NAMES: Readonly<Record<Method, LocalizedText>> = {
  카드: { ko: '신용·체크카드', en: 'Credit or debit card' },
  간편결제: { ko: '간편결제', en: 'Easy pay' },
  계좌이체: { ko: '계좌이체', en: 'Bank transfer' },
  가상계좌: { ko: '가상계좌', en: 'Virtual account' },
};

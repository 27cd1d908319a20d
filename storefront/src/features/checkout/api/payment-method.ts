import type { PaymentRequest } from './toss-sdk';

/** Ways to pay the shop knows. Which of them a booking offers is up to the caller. */
export type PaymentMethod =
  | { readonly kind: 'card' }
  | { readonly kind: 'easy-pay'; readonly provider: EasyPay }
  | { readonly kind: 'transfer' }
  | { readonly kind: 'virtual-account' };

export type EasyPay = 'toss' | 'kakao' | 'naver';

/** Toss's names of the providers. */
const PROVIDERS: Readonly<Record<EasyPay, string>> = { toss: '토스페이', kakao: '카카오페이', naver: '네이버페이' };

/** All that can be chosen at the moment; transfers and virtual accounts join when the API takes them. */
export const OFFERED: readonly PaymentMethod[] = [
  { kind: 'card' },
  { kind: 'easy-pay', provider: 'toss' },
  { kind: 'easy-pay', provider: 'kakao' },
  { kind: 'easy-pay', provider: 'naver' },
];

export const keyOf = (method: PaymentMethod): string =>
  method.kind === 'easy-pay' ? `easy-pay.${method.provider}` : method.kind;

const CARD = { useEscrow: false, useCardPoint: false, useAppCardOnly: false } as const;

/** How Toss's window is told about a method. Easy pay is a card payment that goes straight to its provider. */
export function tossMethod(method: PaymentMethod): Pick<PaymentRequest, 'method' | 'card'> {
  switch (method.kind) {
    case 'card':
      return { method: 'CARD', card: { ...CARD, flowMode: 'DEFAULT' } };
    case 'easy-pay':
      return { method: 'CARD', card: { ...CARD, flowMode: 'DIRECT', easyPay: PROVIDERS[method.provider] } };
    case 'transfer':
      return { method: 'TRANSFER' };
    case 'virtual-account':
      return { method: 'VIRTUAL_ACCOUNT' };
  }
}

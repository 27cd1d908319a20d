import type { Checkout } from '../../../api/types';
import type { PaymentRequest } from './toss-sdk';

/** Ways to pay the shop knows. */
export type PaymentMethod =
  | { readonly kind: 'card' }
  | { readonly kind: 'easy-pay'; readonly provider: EasyPay }
  | { readonly kind: 'transfer' }
  | { readonly kind: 'virtual-account' };

export type EasyPay = 'toss' | 'kakao' | 'naver';

export const CARD: PaymentMethod = { kind: 'card' };

/** Toss's names of the providers. */
const PROVIDERS: Readonly<Record<EasyPay, string>> = { toss: '토스페이', kakao: '카카오페이', naver: '네이버페이' };

const CHOICES: Readonly<Record<Checkout['methods'][number], readonly PaymentMethod[]>> = {
  CARD: [CARD],
  EASY_PAY: [
    { kind: 'easy-pay', provider: 'toss' },
    { kind: 'easy-pay', provider: 'kakao' },
    { kind: 'easy-pay', provider: 'naver' },
  ],
  TRANSFER: [{ kind: 'transfer' }],
  VIRTUAL_ACCOUNT: [{ kind: 'virtual-account' }],
};

/** What a person chooses from where the server allows these methods. */
export const choicesOf = (methods: Checkout['methods']): PaymentMethod[] =>
  methods.flatMap((method) => CHOICES[method]);

export const keyOf = (method: PaymentMethod): string =>
  method.kind === 'easy-pay' ? `easy-pay.${method.provider}` : method.kind;

const CARD_WINDOW = { useEscrow: false, useCardPoint: false, useAppCardOnly: false } as const;

/**
 * How Toss's window is told about a method. Easy pay is a card payment that goes straight to its provider; an account
 * lives as long as the server allows.
 */
export function tossMethod(
  method: PaymentMethod,
  account: Checkout['virtualAccount'],
): Pick<PaymentRequest, 'method' | 'card' | 'transfer' | 'virtualAccount'> {
  switch (method.kind) {
    case 'card':
      return { method: 'CARD', card: { ...CARD_WINDOW, flowMode: 'DEFAULT' } };
    case 'easy-pay':
      return { method: 'CARD', card: { ...CARD_WINDOW, flowMode: 'DIRECT', easyPay: PROVIDERS[method.provider] } };
    case 'transfer':
      return { method: 'TRANSFER', transfer: { useEscrow: false } };
    case 'virtual-account':
      return {
        method: 'VIRTUAL_ACCOUNT',
        virtualAccount: { useEscrow: false, ...(account && { validHours: account.validHours }) },
      };
  }
}

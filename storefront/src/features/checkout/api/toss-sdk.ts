/** The part of Toss's browser SDK v2 that is used: the payment window. */
export interface TossPayments {
  payment(customer: { customerKey: string }): { requestPayment(request: PaymentRequest): Promise<unknown> };
}

export interface PaymentRequest {
  readonly method: 'CARD' | 'TRANSFER' | 'VIRTUAL_ACCOUNT';
  readonly amount: { readonly currency: 'KRW'; readonly value: number };
  readonly orderId: string;
  readonly orderName: string;
  readonly successUrl: string;
  readonly failUrl: string;
  readonly customerEmail: string;
  readonly customerName: string;
  readonly card?: {
    readonly useEscrow: boolean;
    readonly flowMode: 'DEFAULT' | 'DIRECT';
    readonly easyPay?: string;
    readonly useCardPoint: boolean;
    readonly useAppCardOnly: boolean;
  };
  readonly transfer?: { readonly useEscrow: boolean };
  readonly virtualAccount?: { readonly useEscrow: boolean; readonly validHours?: number };
}

declare global {
  interface Window {
    TossPayments?: (clientKey: string) => TossPayments;
  }
}

/** The payment window did not open or was left; `code` is Toss's own. */
export class PaymentWindowError extends Error {
  override readonly name = 'PaymentWindowError';

  constructor(readonly code: string) {
    super(code);
  }
}

let loading: { readonly url: string; readonly sdk: Promise<TossPayments['payment'] | undefined> } | undefined;

/**
 * Loads the SDK once per address.
 * @throws PaymentWindowError SDK_UNREACHABLE
 */
export async function loadTossPayments(sdkUrl: string, clientKey: string): Promise<TossPayments> {
  if (loading?.url !== sdkUrl || !window.TossPayments) {
    loading = { url: sdkUrl, sdk: addScript(sdkUrl) };
  }
  try {
    await loading.sdk;
  } catch (error) {
    loading = undefined;
    throw error;
  }
  if (!window.TossPayments) throw new PaymentWindowError('SDK_UNREACHABLE');
  return window.TossPayments(clientKey);
}

function addScript(url: string): Promise<undefined> {
  return new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = url;
    script.async = true;
    script.addEventListener('load', () => resolve(undefined));
    script.addEventListener('error', () => {
      script.remove();
      reject(new PaymentWindowError('SDK_UNREACHABLE'));
    });
    document.head.append(script);
  });
}

/** What Toss's SDK rejects with has a `code`. */
export function windowErrorOf(error: unknown): unknown {
  if (typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string') {
    return error instanceof Error && error.name === 'ApiProblem' ? error : new PaymentWindowError(error.code);
  }
  return error;
}

/**
 * The script at `/toss/v2/standard`: the part of Toss's JavaScript SDK v2 that opens the payment window. It leaves the
 * page by a plain navigation, so that the merchant's Content-Security-Policy needs `script-src` and nothing else.
 */
export function tossSdkScript(origin: string, clientKey: string): string {
  return `(() => {
  const origin = ${JSON.stringify(origin)};
  const registeredKey = ${JSON.stringify(clientKey)};

  const fail = (code, message) => Promise.reject(Object.assign(new Error(message), { code }));

  function TossPayments(key) {
    if (typeof key !== 'string' || key === '') throw Object.assign(new Error('클라이언트 키가 필요합니다.'), { code: 'INVALID_CLIENT_KEY' });
    return {
      payment({ customerKey }) {
        if (typeof customerKey !== 'string' || customerKey.length < 2 || customerKey.length > 300) {
          throw Object.assign(new Error('고객 키가 올바르지 않습니다.'), { code: 'INVALID_CUSTOMER_KEY' });
        }
        return {
          requestPayment(request) {
            const { method, amount, orderId, orderName, successUrl, failUrl } = request;
            if (key !== registeredKey) return fail('UNAUTHORIZED_KEY', '인증되지 않은 시크릿 키 혹은 클라이언트 키 입니다.');
            if (!['CARD', 'TRANSFER', 'VIRTUAL_ACCOUNT'].includes(method)) return fail('NOT_SUPPORTED_METHOD', '지원하지 않는 결제수단입니다.');
            if (!amount || amount.currency !== 'KRW' || !Number.isInteger(amount.value) || amount.value <= 0) {
              return fail('INVALID_AMOUNT', '금액이 올바르지 않습니다.');
            }
            if (!/^[A-Za-z0-9_=-]{6,64}$/.test(orderId)) return fail('INVALID_ORDER_ID', '주문번호가 올바르지 않습니다.');
            if (typeof orderName !== 'string' || orderName === '' || orderName.length > 100) return fail('INVALID_ORDER_NAME', '주문명이 올바르지 않습니다.');
            if (!/^https?:/.test(successUrl)) return fail('INVALID_SUCCESS_URL', 'successUrl이 올바르지 않습니다.');
            if (!/^https?:/.test(failUrl)) return fail('INVALID_FAIL_URL', 'failUrl이 올바르지 않습니다.');

            const bytes = new TextEncoder().encode(JSON.stringify({ ...request, clientKey: key, customerKey }));
            const data = btoa(String.fromCharCode(...bytes)).replaceAll('+', '-').replaceAll('/', '_');
            window.location.assign(origin + '/toss/window?request=' + data);
            // The page is left; the promise settles never, as the real redirect's.
            return new Promise(() => {});
          },
        };
      },
    };
  }
  TossPayments.ANONYMOUS = 'ANONYMOUS';
  window.TossPayments = TossPayments;
})();
`;
}

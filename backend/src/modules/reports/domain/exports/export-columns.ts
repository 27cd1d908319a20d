import type { ExportGroup, ExportReport } from './export-spec';

/** `won` and `count` are added up in the totals; `method` and `entry` are codes that are written out in Korean. */
export type ExportColumnKind = 'text' | 'instant' | 'won' | 'count' | 'method' | 'entry';

export interface ExportColumn {
  readonly key: string;
  readonly title: string;
  readonly kind: ExportColumnKind;
}

const column = (key: string, title: string, kind: ExportColumnKind = 'text'): ExportColumn => ({ key, title, kind });

const KEYS: readonly ExportColumn[] = [
  column('booking_number', '예매 번호'),
  column('event_title', '공연'),
  column('starts_at', '공연 일시(KST)', 'instant'),
];
const GATEWAY: readonly ExportColumn[] = [
  column('method', '결제 수단', 'method'),
  column('order_id', '주문 번호'),
  column('payment_key', 'paymentKey'),
  column('transaction_key', 'transactionKey'),
];

/** What is added up, by report; the names are columns of sql-export-reader.ts. */
const FIGURES: Readonly<Record<ExportReport, readonly ExportColumn[]>> = {
  sales: [
    column('tickets', '티켓 매수', 'count'),
    column('gross', '티켓 금액(원)', 'won'),
    column('booking_fee', '예매수수료(원)', 'won'),
    column('discount', '할인(원)', 'won'),
    column('refunded_sales', '티켓 환입(원)', 'won'),
    column('refunded_fee', '예매수수료 환입(원)', 'won'),
    column('cancellation_fee', '취소수수료(원)', 'won'),
    column('gateway_fee', 'PG 수수료(원)', 'won'),
    column('vat', 'PG 수수료 부가세(원)', 'won'),
    column('compensation', '보상금(원)', 'won'),
    column('output_vat', '매출 부가세(원)', 'won'),
    column('net', '순매출(원)', 'won'),
  ],
  transactions: [
    column('captured', '승인(원)', 'won'),
    column('refunded', '환불(원)', 'won'),
    column('net', '순입금(원)', 'won'),
  ],
  ledger: [column('debit', '차변(원)', 'won'), column('credit', '대변(원)', 'won')],
};

const DETAIL: Readonly<Record<ExportReport, readonly ExportColumn[]>> = {
  sales: [
    column('id', '전표 번호'),
    column('booked_at', '계상 시각(KST)', 'instant'),
    column('kind', '구분', 'entry'),
    ...KEYS,
    column('seats', '좌석'),
    ...FIGURES.sales,
    ...GATEWAY,
  ],
  transactions: [
    column('id', '전표 번호'),
    column('booked_at', '계상 시각(KST)', 'instant'),
    column('occurred_at', '거래 시각(KST)', 'instant'),
    column('kind', '구분', 'entry'),
    ...KEYS,
    ...FIGURES.transactions,
    ...GATEWAY,
  ],
  ledger: [
    column('id', '전표 번호'),
    column('line', '행'),
    column('booked_at', '계상 시각(KST)', 'instant'),
    column('occurred_at', '거래 시각(KST)', 'instant'),
    column('recorded_at', '기록 시각(KST)', 'instant'),
    column('kind', '구분', 'entry'),
    column('account', '계정 코드'),
    column('account_name', '계정'),
    ...FIGURES.ledger,
    ...KEYS,
    column('seat', '좌석'),
    column('claim_id', '좌석 예매 번호'),
    ...GATEWAY,
  ],
};

const GROUP: Readonly<Record<ExportGroup, readonly ExportColumn[]>> = {
  day: [column('group_key', '날짜(KST)')],
  month: [column('group_key', '월(KST)')],
  year: [column('group_key', '연도(KST)')],
  event: [column('group_key', '공연 ID'), column('group_title', '공연')],
  method: [column('group_key', '결제 수단', 'method')],
};

export function figuresOf(report: ExportReport): readonly ExportColumn[] {
  return FIGURES[report];
}

/** The columns of an export, from left to right. */
export function columnsOf(report: ExportReport, by: ExportGroup | null): readonly ExportColumn[] {
  if (!by) return DETAIL[report];
  const account = [column('account', '계정 코드'), column('account_name', '계정')];
  return [
    ...GROUP[by],
    ...(report === 'ledger' ? account : []),
    column('row_count', '건수', 'count'),
    ...FIGURES[report],
  ];
}

const METHODS: Readonly<Record<string, string>> = {
  CARD: '카드',
  EASY_PAY: '간편결제',
  TRANSFER: '계좌이체',
  VIRTUAL_ACCOUNT: '가상계좌',
  MOBILE_PHONE: '휴대폰',
  GIFT_CERTIFICATE: '상품권',
  OTHER: '기타',
};
const ENTRIES: Readonly<Record<string, string>> = {
  CAPTURE: '승인',
  REFUND_REQUESTED: '환불 접수',
  REFUND_PAID: '환불',
  SETTLEMENT: '정산',
  CORRECTION: '정정',
  CHANGE: '좌석·회차 변경',
  COMPENSATION: '보상',
};

/** The Korean word for a code of a `method` or `entry` column; an unknown code stays as it is. */
export function wordFor(kind: ExportColumnKind, code: string): string {
  return (kind === 'method' ? METHODS : ENTRIES)[code] ?? code;
}

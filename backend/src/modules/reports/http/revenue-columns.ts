import type { DailyRevenue, EventRevenue, RevenueFigures, TransactionLine } from '../application/revenue-reports';
import type { CsvColumn } from './csv';

const FIGURES: readonly CsvColumn<RevenueFigures>[] = [
  { title: '예매 건수', value: ({ bookings }) => bookings },
  { title: '티켓 매수', value: ({ tickets }) => tickets },
  { title: '티켓 금액(원)', value: ({ gross }) => gross },
  { title: '예매수수료(원)', value: ({ bookingFee }) => bookingFee },
  { title: '할인(원)', value: ({ discount }) => discount },
  { title: '환불(원)', value: ({ refund }) => refund },
  { title: '순매출(원)', value: ({ net }) => net },
];

export const DAILY_COLUMNS: readonly CsvColumn<DailyRevenue>[] = [
  { title: '날짜(KST)', value: ({ day }) => day },
  ...FIGURES,
];

export const EVENT_COLUMNS: readonly CsvColumn<EventRevenue>[] = [
  { title: '공연', value: ({ title }) => title.ko },
  { title: '공연(영문)', value: ({ title }) => title.en },
  { title: '공연장', value: ({ venue }) => venue.ko },
  ...FIGURES,
];

export const TRANSACTION_COLUMNS: readonly CsvColumn<TransactionLine>[] = [
  { title: '거래 시각(KST)', value: ({ at }) => at },
  { title: '구분', value: ({ kind }) => (kind === 'CAPTURE' ? '승인' : '환불') },
  { title: '금액(원)', value: ({ kind, amount }) => (kind === 'CAPTURE' ? amount : -amount) },
  { title: '예매 번호', value: ({ bookingNumber }) => bookingNumber },
  { title: '공연', value: ({ eventTitle }) => eventTitle },
  { title: '공연 일시(KST)', value: ({ startsAt }) => startsAt },
  { title: '티켓 매수', value: ({ tickets }) => tickets },
  { title: '결제 수단', value: ({ method }) => method },
  { title: '주문 번호', value: ({ orderId }) => orderId },
  { title: 'paymentKey', value: ({ paymentKey }) => paymentKey },
  { title: 'transactionKey', value: ({ transactionKey }) => transactionKey },
];

export function withTotals<Row>(rows: readonly Row[], totals: Row): readonly Row[] {
  return [...rows, totals];
}

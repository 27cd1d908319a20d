import type { Provider } from '@nestjs/common';
import { RefundBook } from './application/refunds/refund-book';
import { Refunds } from './application/refunds/refunds';
import { SqlRefundBook } from './persistence/refunds/sql-refund-book';

/** The refund half of the payments module. */
export const refundProviders: Provider[] = [{ provide: RefundBook, useClass: SqlRefundBook }, Refunds];

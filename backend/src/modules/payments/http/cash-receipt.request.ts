import { IsIn, Matches } from 'class-validator';

export class CashReceiptRequest {
  /** 소득공제용, for a person's tax return; 지출증빙용, for a business' books. */
  @IsIn(['INCOME_DEDUCTION', 'PROOF_OF_EXPENSE'])
  type!: 'INCOME_DEDUCTION' | 'PROOF_OF_EXPENSE';

  /** A mobile number, a cash-receipt card or a business number; hyphens do not matter. It is not kept. */
  @Matches(/^[0-9](?:-?[0-9]){9,18}$/)
  identityNumber!: string;
}

import { Injectable } from '@nestjs/common';
import { SealedBox } from '#platform/secrets/sealed-box';

/** Where money goes that cannot go back the way it came (환불계좌). */
export interface RefundAccount {
  /** Toss's bank code. */
  readonly bankCode: string;
  readonly accountNumber: string;
  readonly holderName: string;
}

/** Keeps sealed refund accounts. Writes join the caller's transaction. */
export abstract class RefundAccountStore {
  abstract keep(refundId: string, paymentId: string, sealed: Buffer): Promise<void>;
  abstract of(refundId: string): Promise<Buffer | undefined>;
  abstract forget(refundId: string): Promise<void>;
}

const PURPOSE = 'refund-account';

/** Refund accounts are sealed at rest (AES-256-GCM) and forgotten as soon as the money is back. */
@Injectable()
export class RefundAccounts {
  constructor(
    private readonly store: RefundAccountStore,
    private readonly box: SealedBox,
  ) {}

  keep(
    refund: { id: string; paymentId: string },
    { bankCode, accountNumber, holderName }: RefundAccount,
  ): Promise<void> {
    // Banks print dashes, each in other places; the gateway takes digits.
    const account = { bankCode, accountNumber: accountNumber.replaceAll('-', ''), holderName };
    const sealed = this.box.seal(PURPOSE, account);
    return this.store.keep(refund.id, refund.paymentId, Buffer.from(sealed, 'base64url'));
  }

  async of(refundId: string): Promise<RefundAccount | undefined> {
    const sealed = await this.store.of(refundId);
    return sealed && this.box.open<RefundAccount>(PURPOSE, sealed.toString('base64url'));
  }

  forget(refundId: string): Promise<void> {
    return this.store.forget(refundId);
  }
}

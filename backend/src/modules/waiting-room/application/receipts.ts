import { createPrivateKey, type KeyObject, sign } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { AppConfig } from '#platform/config/app-config';
import { type Receipt, receiptText, type SignedReceipt } from '../domain/draw/receipt';

/** Signs receipts with the first of the keys that GET /ticket-keys publishes. */
@Injectable()
export class Receipts {
  private readonly kid: string;
  private readonly key: KeyObject;

  constructor({ TICKET_SIGNING_KEYS }: AppConfig) {
    const [first = ''] = TICKET_SIGNING_KEYS.split(',');
    const separator = first.indexOf(':');
    this.kid = first.slice(0, separator);
    const der = Buffer.from(first.slice(separator + 1), 'base64');
    this.key = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
  }

  sign(receipt: Receipt): SignedReceipt {
    const signature = sign(null, Buffer.from(receiptText(receipt)), this.key).toString('base64url');
    return { ...receipt, kid: this.kid, signature };
  }
}

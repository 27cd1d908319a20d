import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Secrets } from './secrets';

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** Gives a browser something to keep that it can neither read nor change (AES-256-GCM). */
@Injectable()
export class SealedBox {
  constructor(private readonly secrets: Secrets) {}

  /** `purpose` is part of the key: what was sealed for one purpose does not open for another. */
  seal(purpose: string, content: object): string {
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv('aes-256-gcm', this.secrets.keysFor(`sealed/${purpose}`)[0], nonce);
    const sealed = Buffer.concat([cipher.update(JSON.stringify(content), 'utf8'), cipher.final()]);
    return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url');
  }

  /** Undefined for whatever we have not sealed ourselves. */
  open<Content extends object>(purpose: string, box: string): Content | undefined {
    const bytes = Buffer.from(box, 'base64url');
    if (bytes.length <= NONCE_BYTES + TAG_BYTES) return undefined;
    for (const key of this.secrets.keysFor(`sealed/${purpose}`)) {
      try {
        const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE_BYTES), {
          authTagLength: TAG_BYTES,
        });
        decipher.setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
        const content = Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]);
        return JSON.parse(content.toString('utf8')) as Content;
      } catch {
        // Sealed with another of our keys, or not by us.
      }
    }
    return undefined;
  }
}

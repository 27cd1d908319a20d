import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { remade } from '#kernel/remade';
import { AppConfig } from '#platform/config/app-config';
import type { Ticket } from '../domain/ticket';
import { isKeyId, signTicket } from '../domain/ticket-token';

interface Key {
  readonly kid: string;
  readonly privateKey: KeyObject;
  /** 32 raw bytes, base64url. */
  readonly publicKey: string;
}

/**
 * The Ed25519 keys that sign tickets (TICKET_SIGNING_KEYS). The first signs new tickets; older ones stay as long as
 * tickets signed with them can be used.
 */
@Injectable()
export class TicketKeys {
  private readonly ring;

  constructor(config: AppConfig) {
    this.ring = remade(() => config.TICKET_SIGNING_KEYS, ringOf);
    this.ring();
  }

  /** The key for tickets issued now. */
  get currentKid(): string {
    return this.ring().first.kid;
  }

  /** What gates verify with. */
  get publicKeys(): readonly { readonly kid: string; readonly publicKey: string }[] {
    return [...this.ring().keys.values()].map(({ kid, publicKey }) => ({ kid, publicKey }));
  }

  /** The text of the ticket's QR code: always the same for the same ticket while its key is kept. */
  tokenOf({ serial, performanceId, issuedAt, kid }: Ticket): string {
    const { keys, first } = this.ring();
    // A key that was taken out of use no longer signs: the ticket moves on to the current one.
    const key = keys.get(kid) ?? first;
    return signTicket({ serial, performanceId, issuedAt, kid: key.kid }, key.privateKey);
  }
}

function ringOf(text: string): { readonly keys: ReadonlyMap<string, Key>; readonly first: Key } {
  const keys = text.split(',').map(keyOf);
  const [first] = keys;
  if (!first) throw new Error('TICKET_SIGNING_KEYS is empty');
  return { first, keys: new Map(keys.map((key) => [key.kid, key])) };
}

function keyOf(text: string): Key {
  const separator = text.indexOf(':');
  const kid = text.slice(0, separator);
  if (!isKeyId(kid)) throw new Error('A key id in TICKET_SIGNING_KEYS is longer than 16 characters');
  const der = Buffer.from(text.slice(separator + 1), 'base64');
  const privateKey = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
  if (privateKey.asymmetricKeyType !== 'ed25519') throw new Error(`Ticket key ${kid} is not an Ed25519 key`);
  const { x } = createPublicKey(privateKey).export({ format: 'jwk' });
  return { kid, privateKey, publicKey: String(x) };
}

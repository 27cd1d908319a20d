import {
  createHash,
  createHmac,
  createSecretKey,
  hkdfSync,
  type KeyObject,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { remade } from '#kernel/remade';
import { AppConfig } from '#platform/config/app-config';

export interface SigningKey {
  readonly kid: string;
  readonly secret: string;
}

/** The signing keys and what is derived from them. The first key makes new things, all keys recognise old ones. */
@Injectable()
export class Secrets {
  private readonly ring;

  constructor(config: AppConfig) {
    this.ring = remade(() => config.ACCESS_TOKEN_KEYS, ringOf);
  }

  get signingKeys(): readonly SigningKey[] {
    return this.ring().keys;
  }

  /**
   * 32 bytes for one purpose, one per signing key; a leak of one purpose tells nothing about another (RFC 5869). As objects of Node's:
   * a mark made with a buffer takes six times as long (20 against 3 µs, Node 24), and thousands who press at once bring some each.
   */
  keysFor(purpose: string): readonly [KeyObject, ...KeyObject[]] {
    const { keys, derived } = this.ring();
    const made =
      derived.get(purpose) ??
      keys.map(({ secret }) => createSecretKey(Buffer.from(hkdfSync('sha256', secret, '', `tiketi/${purpose}`, 32))));
    derived.set(purpose, made);
    return made as [KeyObject, ...KeyObject[]];
  }

  /** A token that only this service can compute, one per signing key; never stored, only its hash is. */
  tokensFor(purpose: string, text: string): readonly [string, ...string[]] {
    const tokens = this.keysFor(purpose).map((key) => createHmac('sha256', key).update(text).digest('base64url'));
    return tokens as [string, ...string[]];
  }
}

function ringOf(text: string): {
  readonly keys: readonly SigningKey[];
  readonly derived: Map<string, readonly KeyObject[]>;
} {
  const keys = text.split(',').map((pair) => {
    const [kid = '', ...secret] = pair.split(':');
    return { kid, secret: secret.join(':') };
  });
  return { keys, derived: new Map() };
}

/** 256 random bits. */
export function randomToken(): string {
  return randomBytes(32).toString('base64url');
}

/** How tokens are stored. They are 256 bits of chance, so a plain hash is enough. */
export function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}

export function sameText(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}

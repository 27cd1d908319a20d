import { createHmac, type KeyObject } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { sameText, Secrets } from '#platform/secrets/secrets';

const PURPOSE = 'join-challenge';

/** Challenges as text nobody else can write: readable, so no secret goes in. Some microseconds each way. */
@Injectable()
export class ChallengeSeals {
  constructor(private readonly secrets: Secrets) {}

  seal(content: object): string {
    const text = Buffer.from(JSON.stringify(content)).toString('base64url');
    const [key] = this.secrets.keysFor(PURPOSE);
    return `${text}.${markOf(text, key)}`;
  }

  /** Undefined when it is none of ours. */
  open<T extends object>(token: string): T | undefined {
    const [text = '', mark = ''] = token.split('.');
    if (!this.secrets.keysFor(PURPOSE).some((key) => sameText(mark, markOf(text, key)))) return undefined;
    return JSON.parse(Buffer.from(text, 'base64url').toString()) as T;
  }
}

function markOf(text: string, key: KeyObject): string {
  return createHmac('sha256', key).update(text).digest('base64url');
}

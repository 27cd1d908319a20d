import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

import type { ClientKeys } from '../sandbox-config';
import type { WebRequest } from '../web/web-request';

const AUTHORIZATION =
  /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([a-z0-9-]+)\/secretsmanager\/aws4_request, ?SignedHeaders=([a-z0-9;-]+), ?Signature=([0-9a-f]{64})$/;
const MINUTES_APART = 5;

/** Why AWS would not believe who is calling, by its error code; undefined: it would. */
export function refusalOf(request: WebRequest, client: ClientKeys | undefined, now: Date): string | undefined {
  const [, id = '', day = '', region = '', names = '', signature = ''] =
    AUTHORIZATION.exec(request.header('authorization')) ?? [];
  if (!signature) return 'MissingAuthenticationTokenException';
  if (!client || id !== client.id) return 'UnrecognizedClientException';
  const at = request.header('x-amz-date');
  if (!at.startsWith(day) || Math.abs(instantOf(at) - now.getTime()) > MINUTES_APART * 60_000)
    return 'InvalidSignatureException';

  const headers = names.split(';').map((name) => `${name}:${request.header(name).trim().replace(/ +/g, ' ')}\n`);
  const canonical = [request.method, request.url.pathname, '', headers.join(''), names, sha256(request.bytes)].join(
    '\n',
  );
  const scope = `${day}/${region}/secretsmanager/aws4_request`;
  const text = ['AWS4-HMAC-SHA256', at, scope, sha256(canonical)].join('\n');
  const key = [day, region, 'secretsmanager', 'aws4_request'].reduce<Buffer | string>(hmac, `AWS4${client.secret}`);
  return timingSafeEqual(hmac(key, text), Buffer.from(signature, 'hex')) ? undefined : 'InvalidSignatureException';
}

/** `20261122T101530Z` */
function instantOf(text: string): number {
  return Date.parse(text.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'));
}

function hmac(key: Buffer | string, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}

function sha256(content: Buffer | string): string {
  return createHash('sha256').update(content).digest('hex');
}

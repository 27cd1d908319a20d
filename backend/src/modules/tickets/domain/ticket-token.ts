import { createPublicKey, type KeyObject, sign, verify } from 'node:crypto';

/**
 * What a gate can know from the QR code alone. `TK1.<payload>.<signature>`, both base64url; the payload is
 * serial (16 bytes) · performance id (16) · issued second since 1970 (5, big endian) · key id (1 to 16, ASCII);
 * the signature is Ed25519 (RFC 8032) over the ASCII text before its dot. No personal data, and short: every
 * character makes the QR code denser.
 */
export interface TicketClaims {
  readonly serial: string;
  readonly performanceId: string;
  /** To the second. */
  readonly issuedAt: Date;
  /** Which key signed it. */
  readonly kid: string;
}

const VERSION = 'TK1';
const UUID_BYTES = 16;
const TIME_BYTES = 5;
const FIXED_BYTES = 2 * UUID_BYTES + TIME_BYTES;
const SIGNATURE_BYTES = 64;
const KID = /^[A-Za-z0-9_-]{1,16}$/;

export function isKeyId(kid: string): boolean {
  return KID.test(kid);
}

/** @throws RangeError when the key id does not fit */
export function signTicket(claims: TicketClaims, privateKey: KeyObject): string {
  if (!isKeyId(claims.kid)) throw new RangeError('A key id has 1 to 16 letters, digits, hyphens or underscores');
  const time = Buffer.alloc(TIME_BYTES);
  time.writeUIntBE(Math.floor(claims.issuedAt.getTime() / 1_000), 0, TIME_BYTES);
  const payload = Buffer.concat([bytesOf(claims.serial), bytesOf(claims.performanceId), time, Buffer.from(claims.kid)]);
  const signed = `${VERSION}.${payload.toString('base64url')}`;
  return `${signed}.${sign(null, Buffer.from(signed), privateKey).toString('base64url')}`;
}

/**
 * What a genuine token says; undefined for anything else. Needs nothing but the public keys, so that a gate without a
 * network can do it. Whether the ticket was used or given back since, only the database knows.
 */
export function verifyTicket(token: string, keyOf: (kid: string) => KeyObject | undefined): TicketClaims | undefined {
  const [version, payload, signature, ...rest] = token.split('.');
  if (version !== VERSION || !payload || !signature || rest.length > 0) return undefined;
  const signatureBytes = strictBytes(signature);
  const claims = readClaims(strictBytes(payload));
  const key = claims && keyOf(claims.kid);
  if (!key || signatureBytes?.length !== SIGNATURE_BYTES) return undefined;
  return verify(null, Buffer.from(`${version}.${payload}`), key, signatureBytes) ? claims : undefined;
}

/** A public key as GET /ticket-keys tells it: 32 raw bytes, base64url. */
export function publicKeyFrom(raw: string): KeyObject {
  return createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: raw }, format: 'jwk' });
}

function readClaims(bytes: Buffer | undefined): TicketClaims | undefined {
  if (!bytes || bytes.length <= FIXED_BYTES) return undefined;
  const kid = bytes.subarray(FIXED_BYTES).toString('latin1');
  if (!isKeyId(kid)) return undefined;
  return {
    serial: uuidOf(bytes.subarray(0, UUID_BYTES)),
    performanceId: uuidOf(bytes.subarray(UUID_BYTES, 2 * UUID_BYTES)),
    issuedAt: new Date(bytes.readUIntBE(2 * UUID_BYTES, TIME_BYTES) * 1_000),
    kid,
  };
}

/** One ticket, one spelling: Node reads sloppy base64url, a ticket must not have two forms. */
function strictBytes(text: string): Buffer | undefined {
  const bytes = Buffer.from(text, 'base64url');
  return bytes.toString('base64url') === text ? bytes : undefined;
}

function bytesOf(uuid: string): Buffer {
  const bytes = Buffer.from(uuid.replaceAll('-', ''), 'hex');
  if (bytes.length !== UUID_BYTES) throw new RangeError('Not an id');
  return bytes;
}

function uuidOf(bytes: Buffer): string {
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

import { createHash, randomBytes } from 'node:crypto';

// Any constant UUID will do; another one would rename all demo data.
const NAMESPACE = Buffer.from('6f1d3c0a5f0b4c8e9a7d2b1e4c3f5a60', 'hex');

/** Always the same id for the same name (UUID version 5, RFC 9562 §5.5), so that links into the demo stay good. */
export function namedId(name: string): string {
  const bytes = createHash('sha1').update(NAMESPACE).update(name).digest().subarray(0, 16);
  return spelled(bytes, 0x50);
}

/** A new id that sorts by the time it is given (UUID version 7). */
export function idAt(at: Date): string {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(at.getTime(), 0, 6);
  return spelled(bytes, 0x70);
}

function spelled(bytes: Buffer, version: number): string {
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | version, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

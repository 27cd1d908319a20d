import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { publicKeyFrom, signTicket, verifyTicket } from './ticket-token';

const claims = {
  serial: '6f1c2b3a-9d8e-4f70-a1b2-c3d4e5f60718',
  performanceId: '0199a5a0-7b11-7c52-9c0e-1f2e3d4c5b6a',
  issuedAt: new Date('2027-03-14T10:30:00Z'),
  kid: '2027-a',
};
const ours = generateKeyPairSync('ed25519');
const theirs = generateKeyPairSync('ed25519');
const gate = (keys: Record<string, KeyObject>) => (token: string) => verifyTicket(token, (kid) => keys[kid]);
const atTheGate = gate({ '2027-a': ours.publicKey, '2026-z': theirs.publicKey });
const token = signTicket(claims, ours.privateKey);
const [version, payload, signature] = token.split('.') as [string, string, string];

describe('a ticket token', () => {
  it('says which seat of which performance, and nothing about anybody', () => {
    expect(atTheGate(token)).toEqual(claims);
  });

  it('is short, so that its QR code scans well', () => {
    expect(signTicket({ ...claims, kid: 'k'.repeat(16) }, ours.privateKey).length).toBeLessThanOrEqual(200);
  });

  it('is verified with the public key as GET /ticket-keys tells it', () => {
    const raw = String(ours.publicKey.export({ format: 'jwk' }).x);

    expect(gate({ '2027-a': publicKeyFrom(raw) })(token)).toEqual(claims);
    expect(Buffer.from(raw, 'base64url')).toHaveLength(32);
  });

  it('is refused when somebody else signed it in our name', () => {
    expect(atTheGate(signTicket(claims, theirs.privateKey))).toBeUndefined();
  });

  it('is refused when it names another of our keys than the one that signed', () => {
    expect(atTheGate(signTicket({ ...claims, kid: '2026-z' }, ours.privateKey))).toBeUndefined();
  });

  it('is refused when it names a key the gate does not have', () => {
    expect(atTheGate(signTicket({ ...claims, kid: 'unknown' }, ours.privateKey))).toBeUndefined();
  });

  it('is refused when any byte of it was changed', () => {
    const bytes = Buffer.from(payload, 'base64url');
    const forged = [...bytes.keys()].map((i) => {
      const changed = Buffer.from(bytes);
      changed.writeUInt8(changed.readUInt8(i) ^ 1, i);
      return `${version}.${changed.toString('base64url')}.${signature}`;
    });

    expect(forged.map(atTheGate)).toEqual(forged.map(() => undefined));
  });

  it('has one spelling only', () => {
    // The last character of 64 bytes in base64url carries four unused bits.
    const last = signature.at(-1) ?? '';
    const twin = String.fromCharCode(last.charCodeAt(0) + 1);

    expect(atTheGate(`${version}.${payload}.${signature.slice(0, -1)}${twin}`)).toBeUndefined();
    expect(atTheGate(`${token}=`)).toBeUndefined();
    expect(atTheGate(`${token}.`)).toBeUndefined();
    expect(atTheGate(` ${token}`)).toBeUndefined();
  });

  it.each([
    '',
    'TK1',
    'TK1..',
    'TK1.AAAA.AAAA',
    `TK2.${payload}.${signature}`,
    `${payload}.${signature}`,
    'https://a.example/?q=1',
  ])('is not %p', (text) => {
    expect(atTheGate(text)).toBeUndefined();
  });

  it('is not signed with a key id that does not fit', () => {
    expect(() => signTicket({ ...claims, kid: 'k'.repeat(17) }, ours.privateKey)).toThrow(RangeError);
  });
});

import { decideRefresh, GRACE_MS, type RotationToken } from './refresh-rotation';

const NOW = new Date('2026-05-01T12:00:00Z');
const at = (seconds: number) => new Date(NOW.getTime() + seconds * 1_000);
const session = { expiresAt: at(3_600), revokedAt: null };

const living = (wish: Partial<RotationToken> = {}): RotationToken => ({
  id: 'living',
  state: 'ACTIVE',
  rotatedAt: null,
  expiresAt: at(3_600),
  ...wish,
});
const exchanged = (secondsAgo: number): RotationToken =>
  living({ id: 'old', state: 'ROTATED', rotatedAt: at(-secondsAgo) });

describe('decideRefresh', () => {
  it('exchanges the living token', () => {
    expect(decideRefresh(session, [living()], NOW)).toBe('rotate');
  });

  it('answers a token sent twice within the grace again', () => {
    expect(decideRefresh(session, [exchanged(GRACE_MS / 1_000), living()], NOW)).toBe('repeat');
    expect(decideRefresh(session, [exchanged(9), exchanged(3), living()], NOW)).toBe('repeat');
  });

  it('calls a token that comes back later reused', () => {
    expect(decideRefresh(session, [exchanged(10.001), living()], NOW)).toBe('reused');
    expect(decideRefresh(session, [exchanged(60), exchanged(3), living()], NOW)).toBe('reused');
    expect(decideRefresh(session, [exchanged(9)], NOW)).toBe('reused');
  });

  it('ends with the session, with its absolute end, and with nobody using it', () => {
    expect(decideRefresh({ ...session, revokedAt: at(-1) }, [living()], NOW)).toBe('ended');
    expect(decideRefresh({ ...session, revokedAt: at(-1) }, [exchanged(60), living()], NOW)).toBe('ended');
    expect(decideRefresh({ ...session, expiresAt: NOW }, [living()], NOW)).toBe('ended');
    expect(decideRefresh(session, [living({ expiresAt: NOW })], NOW)).toBe('ended');
    expect(decideRefresh(session, [], NOW)).toBe('ended');
  });
});

import { createHash } from 'node:crypto';
import type { JoinedQueue, QueuePlace, QueueStatus, Receipt } from '../api/types';

export const aQueue = (over: Partial<QueueStatus> = {}): QueueStatus => ({
  performanceId: 'p1',
  phase: 'OPEN',
  serving: 0,
  waiting: 150,
  admittedPerMinute: 60,
  entranceOpensAt: null,
  draw: null,
  ...over,
});

export const aDraw = (over: Partial<NonNullable<QueueStatus['draw']>> = {}): NonNullable<QueueStatus['draw']> => ({
  state: 'OPEN',
  commitment: 'c'.repeat(64),
  closesAt: '2999-01-01T11:00:00.000Z',
  beacon: null,
  entrants: 2,
  head: 'e'.repeat(64),
  announcedAt: '2026-01-01T00:00:00.000Z',
  drawnAt: null,
  ...over,
});

export const aPlace = (over: Partial<QueuePlace> = {}): QueuePlace => ({
  state: 'WAITING',
  place: 12,
  ahead: 11,
  etaSeconds: 120,
  endedBecause: null,
  admission: null,
  socketTicket: 'ticket',
  ...over,
});

export const aJoining = (over: Partial<JoinedQueue> = {}): JoinedQueue => ({
  state: 'WAITING',
  place: null,
  ahead: null,
  etaSeconds: null,
  joinedAt: '2026-01-01T10:00:00.000Z',
  receipt: null,
  socketTicket: 'ticket of joining',
  ...over,
});

export const anAdmission = { token: 'let-in', expiresAt: '2999-01-01T00:00:00Z', windowEndsAt: '2999-01-01T00:00:00Z' };

export const aReceipt = (over: Partial<Receipt> = {}): Receipt => ({
  performanceId: 'p1',
  commitment: 'c'.repeat(64),
  entryId: '01890000-0000-7000-8000-00000000000e',
  nonce: 'ab'.repeat(24),
  entrant: 7,
  link: 'd'.repeat(64),
  joinedAt: '2026-01-01T10:00:00.000Z',
  kid: 't1',
  signature: 'c2lnbmVk',
  ...over,
});

const SALT = '00112233445566778899aabbccddeeff';

/** Solved by 321. */
export const aChallenge = (over: object = {}) => ({
  token: 't.1',
  salt: SALT,
  target: createHash('sha256').update(`${SALT}321`).digest('hex'),
  cost: 500,
  declare: false,
  readyAt: '2020-01-01T00:00:00Z',
  // Not in a thousand years: a timer that long fires at once, and asks for the next challenge.
  expiresAt: new Date(Date.now() + 3_600_000).toISOString(),
  ...over,
});

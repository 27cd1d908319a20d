import { LocalizedTextResponse } from '#platform/http/localized-text.response';
import type { SeatTicket } from '../application/ticket-reads';

export class TicketGradeResponse {
  code!: string;
  name!: LocalizedTextResponse;
}

export class TicketSeatResponse {
  seatId!: string;
  label!: LocalizedTextResponse;
  section!: LocalizedTextResponse;
  row!: string;
  number!: number;
  grade!: TicketGradeResponse;
}

export class TicketResponse {
  id!: string;
  /** What the gate looks up; nobody can guess one. */
  serial!: string;
  /** For people, when a screen cannot be scanned: K7QM-3D8X-94TB. */
  code!: string;
  /** USED: somebody went in with it. VOID: given back. */
  state!: 'VALID' | 'USED' | 'VOID';
  seat!: TicketSeatResponse;
  /** The signed text of the QR code, `TK1.…`; gates verify it with GET /ticket-keys, also offline. */
  qrToken!: string;
  /** The QR code as an SVG drawing, black on white with its quiet zone; empty when the ticket is VOID. */
  qrSvg!: string;

  static from({ id, serial, code, state, seat, token }: SeatTicket, qrSvg: string): TicketResponse {
    const { seatId, label, section, row, number, grade } = seat;
    return { id, serial, code, state, seat: { seatId, label, section, row, number, grade }, qrToken: token, qrSvg };
  }
}

export class TicketListResponse {
  /** False: these tickets cannot be handed on to somebody else now (GET /me/suspicion-cases says why). They are valid for entry. */
  transferable!: boolean;
  items!: TicketResponse[];
}

export class TicketKeyResponse {
  kid!: string;
  alg!: 'EdDSA';
  /** Ed25519 public key: 32 raw bytes, base64url. */
  publicKey!: string;
}

export class TicketKeysResponse {
  keys!: TicketKeyResponse[];
}

import type { DrawFile, Receipt } from '../../api/types';

export interface Check {
  readonly id: string;
  readonly isOk: boolean;
}

export interface DrawReport {
  readonly isValid: boolean;
  readonly checks: readonly Check[];
  readonly places: number;
}

export interface ReceiptReport extends Omit<DrawReport, 'places'> {
  readonly place: number | undefined;
  /** This browser cannot check Ed25519: everything but our signature was checked. */
  readonly isUnsigned: boolean;
}

/** What GET /ticket-keys says. */
export type Keys = readonly { kid: string; publicKey: string }[];

/** The verifier that everybody can take home, as it is: one implementation, not a second one for the page. */
const verifier = () => import('../../../../docs/draw/verify-draw.mjs');

/** Draws again, in this browser. `file` may be anything: what is no draw fails the first check. */
export async function checkDraw(file: unknown): Promise<DrawReport> {
  const { verifyDraw } = await verifier();
  const { valid, checks, places } = await verifyDraw(file);
  return { isValid: valid, checks: checks.map(({ id, ok }) => ({ id, isOk: ok })), places };
}

/** Looks for the holder of a receipt in a draw. */
export async function checkReceipt(file: DrawFile, receipt: Receipt, keys: Keys | undefined): Promise<ReceiptReport> {
  const { verifyReceipt } = await verifier();
  const report = async (known: Keys | undefined) => {
    const { valid, checks, place } = await verifyReceipt(file, receipt, known);
    return { isValid: valid, place, isUnsigned: !known, checks: checks.map(({ id, ok }) => ({ id, isOk: ok })) };
  };
  try {
    return await report(keys);
  } catch {
    return report(undefined);
  }
}

/** The words of a file that somebody dropped: a draw, a receipt, or neither. */
export function readDropped(text: string): { draw: unknown } | { receipt: Receipt } | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  if (typeof value !== 'object' || value === null) return null;
  if ('format' in value || 'entrants' in value) return { draw: value };
  return isReceipt(value) ? { receipt: value } : null;
}

const TEXTS = ['performanceId', 'commitment', 'entryId', 'nonce', 'link', 'joinedAt', 'kid', 'signature'] as const;

function isReceipt(value: object): value is Receipt {
  const fields = value as Record<string, unknown>;
  return TEXTS.every((name) => typeof fields[name] === 'string') && Number.isSafeInteger(fields['entrant']);
}

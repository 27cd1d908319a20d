/** docs/draw/verify-draw.mjs, the file anybody can take: the page asks it, and hands it out. */
declare module '*/docs/draw/verify-draw.mjs' {
  import type { DrawFile, Receipt } from '../../api/types';

  interface Check {
    readonly id: string;
    readonly ok: boolean;
    readonly problem: string;
  }

  export function verifyDraw(file: unknown): Promise<{ valid: boolean; checks: Check[]; places: number }>;

  export function verifyReceipt(
    file: DrawFile,
    receipt: Receipt,
    keys?: readonly { kid: string; publicKey: string }[],
  ): Promise<{ valid: boolean; checks: Check[]; place: number | undefined }>;
}

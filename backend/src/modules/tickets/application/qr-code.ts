import { create, toString } from 'qrcode';

// Level M survives 15 % dirt; a quiet zone of four modules is what readers expect (ISO/IEC 18004).
const LEVEL = 'M';
const QUIET_ZONE = 4;

/** The QR code of a text as an SVG drawing. */
export function qrSvg(text: string): Promise<string> {
  return toString(text, { type: 'svg', errorCorrectionLevel: LEVEL, margin: QUIET_ZONE });
}

/** A QR code as rows of dark modules, to be drawn. */
export interface QrModules {
  /** Modules along one side, without the quiet zone. */
  readonly size: number;
  /** In modules, on every side. */
  readonly quietZone: number;
  readonly isDark: (row: number, column: number) => boolean;
}

export function qrModules(text: string): QrModules {
  // One segment: looking for the shortest mixture of alphabets takes longer than all the rest and saves no module here.
  const { modules } = create([{ data: Buffer.from(text), mode: 'byte' }], { errorCorrectionLevel: LEVEL });
  return { size: modules.size, quietZone: QUIET_ZONE, isDark: (row, column) => modules.get(row, column) === 1 };
}

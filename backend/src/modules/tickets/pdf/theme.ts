/** Points: 72 to an inch. A4 is 595 × 842. */
export const PAGE = { width: 595.28, height: 841.89, margin: 48 } as const;
export const CONTENT_WIDTH = PAGE.width - 2 * PAGE.margin;
/** Kept free at the bottom of every page. */
export const FOOT = 52;

/** The storefront's light colours, so that paper and screen are one service. */
export const COLOR = {
  ink: '#1c1a17',
  soft: '#57514a',
  faint: '#857d74',
  line: '#e0dbd4',
  tint: '#f8f6f3',
  accent: '#d63c0a',
  accentSoft: '#fef0ea',
  paper: '#ffffff',
} as const;

export const FONT = { regular: 'regular', medium: 'medium', bold: 'bold' } as const;

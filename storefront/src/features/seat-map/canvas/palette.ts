/** The colours of one appearance, as the canvas wants them: plain strings, worked out from the page's tokens. */
export interface SeatMapPalette {
  readonly ground: string;
  readonly surface: string;
  readonly ink: string;
  readonly inkSoft: string;
  readonly inkFaint: string;
  readonly line: string;
  readonly lineStrong: string;
  readonly accent: string;
  readonly onAccent: string;
  readonly stage: string;
  readonly onStage: string;
  readonly taken: string;
  readonly grades: readonly GradeColour[];
}

export interface GradeColour {
  readonly fill: string;
  /** Ink readable on the fill. */
  readonly on: string;
}

type Rgb = readonly [red: number, green: number, blue: number];

const TOKENS = {
  ground: '--surface-sunken',
  surface: '--surface-raised',
  ink: '--ink',
  inkSoft: '--ink-2',
  inkFaint: '--ink-3',
  line: '--line',
  lineStrong: '--line-strong',
  accent: '--accent',
  onAccent: '--on-accent',
  stage: '--seat-map-stage',
  onStage: '--seat-map-on-stage',
  taken: '--ink-disabled',
} as const;

export const GRADE_COLOURS = 6;
const WHITE = '#ffffff';
const BLACK = '#17130f';

/** Reads the tokens where `host` stands, so that its light or dark appearance decides. */
export function readPalette(host: HTMLElement): SeatMapPalette {
  const probe = host.ownerDocument.createElement('span');
  probe.hidden = true;
  host.append(probe);
  const colour = (token: string): string => {
    probe.style.color = `var(${token})`;
    return getComputedStyle(probe).color;
  };
  const plain = Object.fromEntries(Object.entries(TOKENS).map(([name, token]) => [name, colour(token)])) as Record<
    keyof typeof TOKENS,
    string
  >;
  const grades = Array.from({ length: GRADE_COLOURS }, (_, i) => {
    const fill = colour(`--grade-${i}`);
    return { fill, on: inkOn(fill) };
  });
  probe.remove();
  return { ...plain, grades };
}

/** The same colour for style sheets. */
export const gradeVariable = (color: number): string => `var(--grade-${color % GRADE_COLOURS})`;

export function gradeColour(palette: SeatMapPalette, color: number): GradeColour {
  return palette.grades[color % GRADE_COLOURS] ?? { fill: palette.inkSoft, on: WHITE };
}

/** White or near-black, whichever can be read on a colour. */
export function inkOn(fill: string): string {
  return contrast(fill, WHITE) >= contrast(fill, BLACK) ? WHITE : BLACK;
}

/** Contrast ratio of WCAG 2, 1 to 21. */
export function contrast(a: string, b: string): number {
  const first = luminance(parseColour(a));
  const second = luminance(parseColour(b));
  return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
}

/** '#rrggbb' or 'rgb(r, g, b)'; black when it is neither. */
export function parseColour(text: string): Rgb {
  const hex = /^#([\da-f]{2})([\da-f]{2})([\da-f]{2})$/i.exec(text);
  if (hex)
    return [Number.parseInt(hex[1] ?? '', 16), Number.parseInt(hex[2] ?? '', 16), Number.parseInt(hex[3] ?? '', 16)];
  const [red = 0, green = 0, blue = 0] = (text.match(/[\d.]+/g) ?? []).map(Number);
  return [red, green, blue];
}

export function withAlpha(colour: string, alpha: number): string {
  const [red, green, blue] = parseColour(colour);
  return `rgb(${red} ${green} ${blue} / ${alpha})`;
}

/** Between two colours; 0 gives the first. */
export function mix(a: string, b: string, share: number): string {
  const from = parseColour(a);
  const to = parseColour(b);
  const [red, green, blue] = from.map((channel, i) => Math.round(channel + ((to[i] ?? 0) - channel) * share));
  return `rgb(${red} ${green} ${blue})`;
}

function luminance(colour: Rgb): number {
  const [red = 0, green = 0, blue = 0] = colour.map((channel) => {
    const share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

import { createRequire } from 'node:module';
import { type Font, openSync } from 'fontkit';
import { n } from './canvas.ts';

// Letters become outlines, so that a poster looks the same on machines without a Korean font.
const packaged = createRequire(import.meta.url);
const WEIGHTS = {
  thin: '100Thin/NotoSansKR_100Thin.ttf',
  light: '300Light/NotoSansKR_300Light.ttf',
  regular: '400Regular/NotoSansKR_400Regular.ttf',
  medium: '500Medium/NotoSansKR_500Medium.ttf',
  bold: '700Bold/NotoSansKR_700Bold.ttf',
  black: '900Black/NotoSansKR_900Black.ttf',
} as const;

export type Weight = keyof typeof WEIGHTS;

const fonts = new Map<Weight, Font>();

function fontOf(weight: Weight): Font {
  const known = fonts.get(weight);
  if (known) return known;
  const font = openSync(packaged.resolve(`@expo-google-fonts/noto-sans-kr/${WEIGHTS[weight]}`));
  fonts.set(weight, font);
  return font;
}

export interface Lettering {
  readonly size: number;
  readonly weight?: Weight;
  readonly fill?: string;
  /** Added between letters, in ems. */
  readonly tracking?: number;
  readonly anchor?: 'start' | 'middle' | 'end';
  readonly opacity?: number;
}

interface Placed {
  readonly outline: string;
  readonly x: number;
}

function place(words: string, weight: Weight, size: number, tracking: number): { letters: Placed[]; width: number } {
  const font = fontOf(weight);
  const scale = size / font.unitsPerEm;
  const { glyphs, positions } = font.layout(words);
  let x = 0;
  const letters = glyphs.map((glyph, index) => {
    const at = x;
    x += (positions[index]?.xAdvance ?? 0) * scale + tracking * size;
    return { outline: glyph.path.toSVG(), x: at };
  });
  return { letters, width: x - tracking * size };
}

/** One line of outlined words; (x, y) is on the baseline. */
export function words(text: string, x: number, y: number, style: Lettering): string {
  const { size, weight = 'bold', fill = '#fff', tracking = 0, anchor = 'start', opacity = 1 } = style;
  const { letters, width } = place(text, weight, size, tracking);
  const from = anchor === 'start' ? x : anchor === 'middle' ? x - width / 2 : x - width;
  const scale = size / fontOf(weight).unitsPerEm;
  const paths = letters.map((letter) => {
    const at = `${n(from + letter.x)} ${n(y)}`;
    return letter.outline ? `<path transform="translate(${at}) scale(${scale} ${-scale})" d="${letter.outline}"/>` : '';
  });
  return `<g fill="${fill}" opacity="${opacity}">${paths.join('')}</g>`;
}

export function widthOf(text: string, { size, weight = 'bold', tracking = 0 }: Lettering): number {
  return place(text, weight, size, tracking).width;
}

/** The size at which the words are exactly `width` wide. */
export function sizeFor(text: string, width: number, weight: Weight = 'bold', tracking = 0): number {
  return (width / widthOf(text, { size: 100, weight, tracking })) * 100;
}

/** Words from top to bottom, one letter under the other, as on the spine of a book. */
export function column(text: string, x: number, y: number, style: Lettering & { readonly leading?: number }): string {
  const { leading = 1.1, size } = style;
  const letters = Array.from(text);
  return letters
    .map((letter, index) => words(letter, x, y + index * size * leading, { ...style, anchor: 'middle' }))
    .join('');
}

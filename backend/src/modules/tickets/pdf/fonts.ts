import { readFile } from 'node:fs/promises';
import { create, type Font } from 'fontkit';
import { FONT } from './theme';

const FOLDER = '@expo-google-fonts/noto-sans-kr';

export type Fonts = Readonly<Record<keyof typeof FONT, Font>>;

let fonts: Promise<Fonts> | undefined;

/**
 * Noto Sans KR (SIL Open Font License 1.1): it has every Hangul syllable, Hanja and the won sign. Opened once for all
 * documents, because a font remembers the measures of each glyph it was asked for; the part of it that goes into a
 * document is the document's own.
 */
export function loadFonts(): Promise<Fonts> {
  fonts ??= readAll().catch((error: unknown) => {
    fonts = undefined;
    throw error;
  });
  return fonts;
}

async function readAll(): Promise<Fonts> {
  const read = async (file: string) => openFont(await readFile(require.resolve(`${FOLDER}/${file}`)));
  const [regular, medium, bold] = await Promise.all([
    read('400Regular/NotoSansKR_400Regular.ttf'),
    read('500Medium/NotoSansKR_500Medium.ttf'),
    read('700Bold/NotoSansKR_700Bold.ttf'),
  ]);
  return { regular, medium, bold };
}

function openFont(file: Buffer): Font {
  const font = create(withoutLayoutRules(file));
  if ('fonts' in font) throw new Error('A collection of fonts, where one font was expected');
  rememberGlyphs(font as unknown as FontInside);
  return font;
}

/** What fontkit's types do not tell. */
interface FontInside {
  readonly _cmapProcessor: { lookup(codePoint: number, variationSelector?: number): number };
  readonly loca: { readonly offsets: readonly number[] };
  getGlyph(id: number, codePoints?: number[]): { _decode: () => unknown };
  _getTableStream(tag: 'glyf'): { pos: number; readInt16BE(): number };
}

/**
 * Which glyph a character has is looked up in the font once, not for each letter. And fontkit reads every point of a glyph
 * each time it goes into a document, only to learn whether it is made of other glyphs: the first number of its outline
 * says so (OpenType, "glyf": negative for a composite glyph).
 */
function rememberGlyphs(font: FontInside): void {
  const characters = font._cmapProcessor;
  const lookUp = characters.lookup.bind(characters);
  const known = new Map<number, number>();
  characters.lookup = (codePoint, variationSelector) => {
    if (variationSelector) return lookUp(codePoint, variationSelector);
    const id = known.get(codePoint) ?? lookUp(codePoint);
    known.set(codePoint, id);
    return id;
  };

  const isComposite = (id: number): boolean => {
    const [start = 0, end = 0] = font.loca.offsets.slice(id, id + 2);
    if (start === end) return false;
    const outlines = font._getTableStream('glyf');
    outlines.pos += start;
    return outlines.readInt16BE() < 0;
  };
  const getGlyph = font.getGlyph.bind(font);
  font.getGlyph = (id, codePoints) => {
    const glyph = getGlyph(id, codePoints);
    if (!Object.hasOwn(glyph, '_decode')) {
      const decode = glyph._decode.bind(glyph);
      glyph._decode = () => (isComposite(id) ? decode() : SIMPLE);
    }
    return glyph;
  };
}

const SIMPLE = { numberOfContours: 0 };

const ENTRIES_AT = 12;
const ENTRY_BYTES = 16;
// Alternates, ligatures, kerning, vertical writing.
const LAYOUT_TABLES = new Set(['GSUB', 'GPOS', 'GDEF', 'BASE', 'VORG', 'vhea', 'vmtx']);

/**
 * The same font without its layout rules: whole Hangul syllables need none, and walking through them for every word is
 * what most of the time of a PDF went into. Only the list of tables at the head of the file changes (OpenType, "Table
 * directory").
 */
function withoutLayoutRules(font: Buffer): Buffer {
  const count = font.readUInt16BE(4);
  const entries = Array.from({ length: count }, (_, i) => {
    const start = ENTRIES_AT + i * ENTRY_BYTES;
    return Buffer.from(font.subarray(start, start + ENTRY_BYTES));
  });
  const kept = entries.filter((entry) => !LAYOUT_TABLES.has(entry.toString('latin1', 0, 4)));
  Buffer.concat(kept).copy(font, ENTRIES_AT);
  font.writeUInt16BE(kept.length, 4);
  return font;
}

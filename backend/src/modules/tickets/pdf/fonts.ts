import { readFile } from 'node:fs/promises';
import { FONT } from './theme';

const FOLDER = '@expo-google-fonts/noto-sans-kr';

export type Fonts = Readonly<Record<keyof typeof FONT, Buffer>>;

let fonts: Promise<Fonts> | undefined;

/** Noto Sans KR (SIL Open Font License 1.1), read once: it has every Hangul syllable, Hanja and the won sign. */
export function loadFonts(): Promise<Fonts> {
  fonts ??= readAll().catch((error: unknown) => {
    fonts = undefined;
    throw error;
  });
  return fonts;
}

async function readAll(): Promise<Fonts> {
  const read = (file: string) => readFile(require.resolve(`${FOLDER}/${file}`));
  const [regular, medium, bold] = await Promise.all([
    read('400Regular/NotoSansKR_400Regular.ttf'),
    read('500Medium/NotoSansKR_500Medium.ttf'),
    read('700Bold/NotoSansKR_700Bold.ttf'),
  ]);
  return { regular, medium, bold };
}

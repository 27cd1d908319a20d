import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { type Artwork, HEIGHT, numbersFrom, WIDTH } from './canvas.ts';
import { posters } from './index.ts';

const SIZES = { thumbnail: 300, medium: 600, full: 1200 } as const;
const GRAIN_TILE = 256;

/**
 * Draws every poster in three sizes into `<mediaRoot>/posters`. Nothing is drawn when these very scripts have drawn
 * there before and all files are still in place. Returns how many posters were drawn.
 */
export async function drawPosters(mediaRoot: string): Promise<number> {
  const folder = join(mediaRoot, 'posters');
  const marker = join(folder, '.drawn-by');
  const version = versionOfScripts();
  const files = Object.keys(posters).flatMap((slug) =>
    Object.keys(SIZES).map((size) => join(folder, `${slug}-${size}.webp`)),
  );
  const drawnBy = existsSync(marker) ? readFileSync(marker, 'utf8') : undefined;
  if (drawnBy === version && files.every((file) => existsSync(file))) return 0;

  mkdirSync(folder, { recursive: true });
  const queue = Object.entries(posters);
  const drawNext = async (): Promise<void> => {
    for (let next = queue.shift(); next; next = queue.shift()) await drawPoster(folder, next[0], next[1]());
  };
  // Two at a time: one is being painted while the other is compressed.
  await Promise.all([drawNext(), drawNext()]);
  writeFileSync(marker, version);
  return Object.keys(posters).length;
}

async function drawPoster(folder: string, slug: string, artwork: Artwork): Promise<void> {
  const drawn = await sharp(Buffer.from(svgOf(artwork)))
    .composite([
      {
        input: grainTile(artwork.grain ?? 0),
        raw: { width: GRAIN_TILE, height: GRAIN_TILE, channels: 4 },
        tile: true,
        blend: 'overlay',
      },
    ])
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const { width, height } = drawn.info;
  await Promise.all(
    Object.entries(SIZES).map(([size, wide]) =>
      sharp(drawn.data, { raw: { width, height, channels: 3 } })
        .resize(wide)
        .webp({ quality: 84, effort: 2 })
        .toFile(join(folder, `${slug}-${size}.webp`)),
    ),
  );
}

export function svgOf({ defs = '', body }: Artwork): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}" viewBox="0 0 ${WIDTH} ${HEIGHT}"><defs>${defs}</defs>${body}</svg>`;
}

/** Fine grey noise, laid over the whole print like the tooth of paper. */
function grainTile(strength: number): Buffer {
  const random = numbersFrom(404);
  const tile = Buffer.alloc(GRAIN_TILE * GRAIN_TILE * 4);
  for (let at = 0; at < tile.length; at += 4) {
    tile.fill(Math.round(random() * 255), at, at + 3);
    tile[at + 3] = Math.round(strength * 44);
  }
  return tile;
}

function versionOfScripts(): string {
  const here = dirname(fileURLToPath(import.meta.url));
  const hash = createHash('sha256');
  for (const file of globSync('**/*.ts', { cwd: here }).sort()) hash.update(readFileSync(join(here, file)));
  return hash.digest('hex');
}

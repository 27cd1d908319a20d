// Draws a hall the way a designer would check it: `node database/seeds/seat-maps/preview.ts <folder> [hall…]`
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import type { SeatMapDrawing } from '../../../backend/src/modules/seating/domain/seat-map-drawing.ts';
import { halls } from './index.ts';

const SHAPE_STYLE: Record<string, string> = {
  wall: 'fill="#fbfbfd" stroke="#9aa0ac" stroke-width="3"',
  aisle: 'fill="#eceef2"',
  balcony: 'fill="none" stroke="#9aa0ac" stroke-width="2.5"',
  console: 'fill="#d6dae2"',
  door: 'fill="#6b7280"',
};
const TINTS = ['#6d4aff', '#e0567a', '#1f9d8a', '#e08b2c', '#3f7ad6', '#8a8f9b'];

function svg(drawing: SeatMapDrawing): string {
  const text = (x: number | undefined, y: number | undefined, words: string | undefined, size: number, fill: string) =>
    words
      ? `<text x="${x}" y="${y}" font-size="${size}" fill="${fill}" text-anchor="middle" dominant-baseline="central" font-family="Noto Sans KR,sans-serif" font-weight="700">${words}</text>`
      : '';
  const { seatSize } = drawing;
  const size = seatSize * 0.82;
  const seats = drawing.sections.flatMap(({ rows }, sectionIndex) =>
    rows.flatMap((row) =>
      row.numbers.map((_, index) => {
        const [x, y] = [row.seats[index * 2] ?? 0, row.seats[index * 2 + 1] ?? 0];
        const angle = typeof row.angle === 'number' ? row.angle : (row.angle[index] ?? 0);
        const tint = row.wheelchair?.includes(index)
          ? '#111827'
          : row.restrictedView?.includes(index)
            ? '#c3c7d0'
            : TINTS[sectionIndex % TINTS.length];
        return `<g transform="translate(${x} ${y}) rotate(${angle})"><rect x="${-size / 2}" y="${-size / 2}" width="${size}" height="${size}" rx="${size * 0.28}" fill="${tint}"/><rect x="${-size / 2}" y="${size * 0.3}" width="${size}" height="${size * 0.2}" rx="${size * 0.1}" fill="#000" opacity=".3"/></g>`;
      }),
    ),
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${drawing.width} ${drawing.height}" width="${drawing.width}" height="${drawing.height}">
<rect width="100%" height="100%" fill="#e7e9ee"/>
${drawing.shapes.map(({ kind, path }) => `<path d="${path}" ${SHAPE_STYLE[kind]}/>`).join('\n')}
${drawing.sections.map(({ outline }) => `<path d="${outline}" fill="#fff" stroke="#c9ced8" stroke-width="1.5"/>`).join('\n')}
<path d="${drawing.stage.path}" fill="#1f2430"/>
${seats.join('')}
${text(drawing.stage.labelX, drawing.stage.labelY, drawing.stage.label.en, seatSize * 2.2, '#fff')}
${drawing.shapes.map(({ label, labelX, labelY }) => text(labelX, labelY, label?.en, seatSize * 1.1, '#4b5563')).join('')}
${drawing.sections.map(({ id, labelX, labelY }) => text(labelX, labelY, id, seatSize * 2.4, '#111')).join('')}
</svg>`;
}

const [folder = '.', ...wanted] = process.argv.slice(2);
await mkdir(folder, { recursive: true });
for (const [name, draw] of Object.entries(halls)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  const drawing = draw();
  const seats = drawing.sections.flatMap(({ rows }) => rows).reduce((sum, row) => sum + row.numbers.length, 0);
  await writeFile(join(folder, `${name}.svg`), svg(drawing));
  await sharp(Buffer.from(svg(drawing)))
    .resize(1600, 1600, { fit: 'inside' })
    .png()
    .toFile(join(folder, `${name}.png`));
  console.log(
    `${name}: ${seats} seats, ${drawing.sections.length} sections, ${JSON.stringify(drawing).length} characters`,
  );
}

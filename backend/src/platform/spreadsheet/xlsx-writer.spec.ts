import { PassThrough, Writable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { crc32, inflateRawSync } from 'node:zlib';
import type { Cell, Table } from './table';
import { writeXlsx } from './xlsx-writer';

/** The files of a ZIP by its own table of contents, each checked against its sum. */
function unzip(zip: Buffer): Record<string, string> {
  const files: Record<string, string> = {};
  const end = zip.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [crc, packed, size] = [zip.readUInt32LE(at + 16), zip.readUInt32LE(at + 20), zip.readUInt32LE(at + 24)];
    const [nameLength, start] = [zip.readUInt16LE(at + 28), zip.readUInt32LE(at + 42)];
    const name = zip.subarray(at + 46, at + 46 + nameLength).toString();
    const from = start + 30 + zip.readUInt16LE(start + 26);
    const content = inflateRawSync(zip.subarray(from, from + packed));
    expect([content.length, crc32(content)]).toEqual([size, crc]);
    files[name] = content.toString();
    at += 46 + nameLength;
  }
  return files;
}

function tableOf(rows: readonly (readonly Cell[])[], rowCount = rows.length): Table {
  return {
    title: '매출 일별',
    head: [['보고서', '매출 일별']],
    columns: [
      { title: '공연', kind: 'text' },
      { title: '금액(원)', kind: 'won' },
    ],
    rowCount,
    rows: (async function* () {
      yield* await Promise.resolve(rows);
    })(),
  };
}

async function written(rows: readonly (readonly Cell[])[], rowCount = rows.length): Promise<Buffer> {
  const out = new PassThrough();
  const [bytes] = await Promise.all([buffer(out), writeXlsx(tableOf(rows, rowCount), out).then(() => out.end())]);
  return bytes;
}

describe('an XLSX file', () => {
  it('is a ZIP with a workbook whose sheet holds head, headings and rows', async () => {
    const files = unzip(await written([['빛의 <밤> & "낮"', 132_000]]));

    expect(Object.keys(files)).toEqual([
      '[Content_Types].xml',
      '_rels/.rels',
      'xl/workbook.xml',
      'xl/_rels/workbook.xml.rels',
      'xl/styles.xml',
      'xl/worksheets/sheet1.xml',
    ]);
    const sheet = files['xl/worksheets/sheet1.xml'] ?? '';
    expect(sheet).toContain('빛의 &lt;밤&gt; &amp; &quot;낮&quot;</t>');
    expect(sheet).toContain('<c s="1"><v>132000</v></c>');
    expect(sheet.indexOf('보고서')).toBeLessThan(sheet.indexOf('금액(원)'));
    expect(files['xl/workbook.xml']).toContain('name="매출 일별"');
  });

  it('holds text as text, never as a formula, and leaves out what XML cannot say', async () => {
    const { 'xl/worksheets/sheet1.xml': sheet = '' } = unzip(await written([['=1+1\u0007', 0]]));

    expect(sheet).toContain('t="inlineStr"><is><t xml:space="preserve">=1+1</t>');
    expect(sheet).not.toContain('<f>');
  });

  it('goes on with another sheet where one is full', async () => {
    const { 'xl/workbook.xml': workbook = '' } = unzip(await written([['a', 1]], 1_000_001));

    expect(workbook.match(/<sheet /g)).toHaveLength(2);
  });

  it('leaves nothing behind at a slow reader, however often it has to wait', async () => {
    let waits = 0;
    let listeners = 0;
    const slow = new Writable({
      highWaterMark: 1,
      write(_chunk, _encoding, done) {
        waits += 1;
        listeners = Math.max(listeners, slow.listenerCount('close') + slow.listenerCount('drain'));
        setImmediate(done);
      },
    });
    const rows = Array.from({ length: 20_000 }, (_, index) => [`공연 ${(index * 7919) % 10_007}`, index]);

    await writeXlsx(tableOf(rows), slow);

    expect(waits).toBeGreaterThan(12);
    expect(listeners).toBeLessThanOrEqual(2);
  });

  it('fails when its reader goes away while it waits', async () => {
    const gone = new Writable({
      highWaterMark: 1,
      write() {
        setImmediate(() => gone.destroy());
      },
    });

    await expect(writeXlsx(tableOf([['a', 1]]), gone)).rejects.toThrow('Nobody reads any more');
  });

  it('has the same bytes for the same rows', async () => {
    const rows = Array.from({ length: 5_000 }, (_, index) => [`공연 ${index}`, index * 1_000]);

    expect((await written(rows)).equals(await written(rows))).toBe(true);
  });
});

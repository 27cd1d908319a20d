import type { Writable } from 'node:stream';
import type { Cell, ColumnKind, Table } from './table';
import { ZipWriter } from './zip-writer';

/** Excel has 1,048,576 rows a sheet; what is more goes on the next one. */
const ROWS_PER_SHEET = 1_000_000;
const ROWS_AT_ONCE = 200;

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const TYPES = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** Cell styles by their place in styles.xml. */
const STYLE = { text: 0, won: 1, count: 1, heading: 2 } as const;
const WIDTH: Readonly<Record<ColumnKind, number>> = { text: 22, won: 16, count: 10 };

/**
 * Writes a table as XLSX (ECMA-376) while its rows come. Text is always text, so no cell is a formula. The same rows give
 * the same bytes.
 */
export async function writeXlsx(table: Table, out: Writable): Promise<void> {
  const sheets = Array.from({ length: Math.max(1, Math.ceil(table.rowCount / ROWS_PER_SHEET)) }, (_, index) => index);
  const rows = table.rows[Symbol.asyncIterator]();
  const zip = new ZipWriter(out);
  await zip.add('[Content_Types].xml', [contentTypes(sheets)]);
  await zip.add('_rels/.rels', [packageRelations()]);
  await zip.add('xl/workbook.xml', [workbook(table.title, sheets)]);
  await zip.add('xl/_rels/workbook.xml.rels', [workbookRelations(sheets)]);
  await zip.add('xl/styles.xml', [styles()]);
  for (const sheet of sheets) await zip.add(`xl/worksheets/sheet${sheet + 1}.xml`, sheetXml(table, sheet, rows));
  await zip.finish();
}

async function* sheetXml(table: Table, sheet: number, rows: AsyncIterator<readonly Cell[]>): AsyncIterable<string> {
  const head = sheet === 0 ? [...table.head, []] : [];
  const columns = table.columns.map(
    ({ kind }, index) => `<col min="${index + 1}" max="${index + 1}" width="${WIDTH[kind]}" customWidth="1"/>`,
  );
  const top = head.length + 1;
  yield (
    `${XML}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="${top}" topLeftCell="A${top + 1}" ` +
    `activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${columns.join('')}</cols><sheetData>`
  );
  yield head
    .map((cells) => row(cells.map((cell) => xmlCell(cell, STYLE[typeof cell === 'number' ? 'won' : 'text']))))
    .join('');
  yield row(table.columns.map(({ title }) => xmlCell(title, STYLE.heading)));
  const kinds = table.columns.map(({ kind }) => STYLE[kind]);
  let chunk = '';
  for (let index = 0; index < ROWS_PER_SHEET; index += 1) {
    const next = await rows.next();
    if (next.done) break;
    chunk += row(next.value.map((cell, column) => xmlCell(cell, kinds[column] ?? 0)));
    if (index % ROWS_AT_ONCE === ROWS_AT_ONCE - 1) {
      yield chunk;
      chunk = '';
    }
  }
  yield `${chunk}</sheetData></worksheet>`;
}

const row = (cells: readonly string[]): string => `<row>${cells.join('')}</row>`;

function xmlCell(value: Cell, style: number): string {
  if (value === null || value === '') return '<c/>';
  if (typeof value === 'number') return `<c s="${style}"><v>${value}</v></c>`;
  return `<c s="${style}" t="inlineStr"><is><t xml:space="preserve">${escapeXml(value)}</t></is></c>`;
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

const UNSAFE = /[&<>"\p{Cc}]/u;

/** XML 1.0 has no control characters but tab and line ends: the others are left out. */
function escapeXml(text: string): string {
  if (!UNSAFE.test(text)) return text;
  return text
    .replace(/\p{Cc}/gu, (letter) => (/[\t\n]/.test(letter) ? letter : ''))
    .replace(/[&<>"]/g, (letter) => ENTITIES[letter] ?? letter);
}

function contentTypes(sheets: readonly number[]): string {
  const parts = sheets.map(
    (sheet) => `<Override PartName="/xl/worksheets/sheet${sheet + 1}.xml" ContentType="${TYPES}.worksheet+xml"/>`,
  );
  return (
    `${XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
    '<Default Extension="xml" ContentType="application/xml"/>' +
    `<Override PartName="/xl/workbook.xml" ContentType="${TYPES}.sheet.main+xml"/>` +
    `<Override PartName="/xl/styles.xml" ContentType="${TYPES}.styles+xml"/>${parts.join('')}</Types>`
  );
}

function packageRelations(): string {
  return (
    `${XML}<Relationships xmlns="${RELATIONS}">` +
    `<Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`
  );
}

function workbook(title: string, sheets: readonly number[]): string {
  // Sheet names have at most 31 letters.
  const name = (sheet: number) => escapeXml(sheet === 0 ? title.slice(0, 26) : `${title.slice(0, 26)} ${sheet + 1}`);
  const list = sheets.map((sheet) => `<sheet name="${name(sheet)}" sheetId="${sheet + 1}" r:id="rId${sheet + 2}"/>`);
  return `${XML}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${list.join('')}</sheets></workbook>`;
}

function workbookRelations(sheets: readonly number[]): string {
  const list = sheets.map(
    (sheet) =>
      `<Relationship Id="rId${sheet + 2}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${sheet + 1}.xml"/>`,
  );
  return (
    `${XML}<Relationships xmlns="${RELATIONS}">` +
    `<Relationship Id="rId1" Type="${OFFICE}/styles" Target="styles.xml"/>${list.join('')}</Relationships>`
  );
}

/** Plain, whole numbers with thousands separators (built-in format 3), bold. */
function styles(): string {
  return (
    `${XML}<styleSheet xmlns="${MAIN}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>` +
    '<font><b/><sz val="11"/><name val="Calibri"/></font></fonts>' +
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>' +
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>' +
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="3">' +
    '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>' +
    '<xf numFmtId="3" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>' +
    '<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/></cellXfs></styleSheet>'
  );
}

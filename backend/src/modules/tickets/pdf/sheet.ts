import PdfDocument from 'pdfkit';
import { loadFonts } from './fonts';
import { COLOR, CONTENT_WIDTH, type FONT, PAGE } from './theme';

export type Pdf = PDFKit.PDFDocument;

export interface TextStyle {
  readonly font?: keyof typeof FONT;
  readonly size?: number;
  readonly color?: string;
  readonly align?: 'left' | 'right' | 'center';
  /** At most this many lines; what does not fit ends in an ellipsis. */
  readonly lines?: number;
  readonly spacing?: number;
}

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

const SHARE_LEFT_FREE = { left: 0, center: 0.5, right: 1 } as const;

/** A4 paper to draw on, with our fonts. Places are in points from the upper left corner. */
export class Sheet {
  private constructor(readonly pdf: Pdf) {}

  static async open(info: { title: string; locale: string; createdAt: Date }): Promise<Sheet> {
    const pdf = new PdfDocument({
      size: 'A4',
      margin: 0,
      bufferPages: true,
      autoFirstPage: false,
      pdfVersion: '1.7',
      lang: info.locale,
      displayTitle: true,
      // Or every document would begin with the measures of Helvetica, which none uses.
      font: '',
      info: {
        Title: info.title,
        Author: 'TIKETI',
        Creator: 'TIKETI',
        CreationDate: info.createdAt,
        ModDate: info.createdAt,
      },
    });
    // pdfkit takes fonts that were opened before, too; its types do not say so.
    for (const [name, font] of Object.entries(await loadFonts())) pdf.registerFont(name, font as unknown as Buffer);
    return new Sheet(pdf);
  }

  /** Draws a text and returns the height it took. */
  text(text: string, { x, y, width }: Box, style: TextStyle = {}): number {
    const { font = 'regular', size = 10, color = COLOR.ink, align = 'left', lines = 1, spacing = 0 } = style;
    this.pdf.font(font).fontSize(size).fillColor(color);
    const lineHeight = this.pdf.currentLineHeight(true);
    // Nearly all texts: laid out by pdfkit they would be cut into words, measured and put together again, twice.
    const room = width - this.pdf.widthOfString(text, { characterSpacing: spacing });
    if (room >= 0 && !text.includes('\n')) {
      this.pdf.text(text, x + room * SHARE_LEFT_FREE[align], y, { characterSpacing: spacing, lineBreak: false });
      return lineHeight;
    }
    const options = { width, align, characterSpacing: spacing, lineBreak: true };
    const height = Math.min(this.pdf.heightOfString(text, options), lines * lineHeight);
    this.pdf.text(text, x, y, { ...options, height: height + 0.5, ellipsis: '…' });
    return height;
  }

  line(x1: number, y1: number, x2: number, y2: number, color: string = COLOR.line, width = 0.75): void {
    this.pdf.moveTo(x1, y1).lineTo(x2, y2).lineWidth(width).strokeColor(color).stroke();
  }

  rectangle({ x, y, width }: Box, height: number, color: string, radius = 0): void {
    this.pdf.roundedRect(x, y, width, height, radius).fill(color);
  }

  /** A new page with the letterhead; returns where its content begins. */
  newPage(heading: string): number {
    const { margin } = PAGE;
    this.pdf.addPage();
    this.rectangle({ x: 0, y: 0, width: PAGE.width }, 5, COLOR.accent);
    this.text('TIKETI', { x: margin, y: 34, width: 200 }, { font: 'bold', size: 15, spacing: 3 });
    this.text(
      heading,
      { x: margin, y: 37, width: CONTENT_WIDTH },
      { font: 'medium', size: 10.5, color: COLOR.soft, align: 'right' },
    );
    this.line(margin, 66, margin + CONTENT_WIDTH, 66);
    return 86;
  }

  /** Writes the foot of every page, now that their number is known. */
  finish(footOf: (page: number, pages: number) => { left: string; right: string }): Promise<Buffer> {
    const { count } = this.pdf.bufferedPageRange();
    for (let page = 0; page < count; page += 1) {
      this.pdf.switchToPage(page);
      const { left, right } = footOf(page + 1, count);
      const place = { x: PAGE.margin, y: PAGE.height - 36, width: CONTENT_WIDTH };
      this.text(left, place, { size: 8, color: COLOR.faint });
      this.text(right, place, { size: 8, color: COLOR.faint, align: 'right' });
    }
    return new Promise((resolve, reject) => {
      const chunks: Buffer[] = [];
      this.pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
      this.pdf.on('end', () => resolve(Buffer.concat(chunks)));
      this.pdf.on('error', reject);
      this.pdf.end();
    });
  }
}

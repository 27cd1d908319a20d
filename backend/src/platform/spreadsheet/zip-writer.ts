import { once } from 'node:events';
import type { Writable } from 'node:stream';
import { crc32, createDeflateRaw } from 'node:zlib';

/** 1980-01-01, the first day a ZIP can name: the same content gives the same bytes on every day. */
const NO_DATE = 0x0021;
const DEFLATED = 8;
/** Sizes follow the data (bit 3), names are UTF-8 (bit 11). */
const FLAGS = 0x0808;
const LIMIT = 0xffffffff;

interface Entry {
  readonly name: Buffer;
  readonly offset: number;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
}

/**
 * Writes a ZIP (PKWARE APPNOTE 6.3) as it comes, holding no more of it than a chunk. No file of it, and nothing before the
 * last file, may exceed 4 GiB.
 */
export class ZipWriter {
  private readonly entries: Entry[] = [];
  private position = 0;

  constructor(private readonly out: Writable) {}

  async add(name: string, content: Iterable<string> | AsyncIterable<string>): Promise<void> {
    const entry = { name: Buffer.from(name), offset: this.position };
    await this.write(localHeader(entry.name));
    const deflate = createDeflateRaw({ level: 4 });
    let [crc, packed, size] = [0, 0, 0];
    const packing = (async () => {
      for await (const chunk of deflate as AsyncIterable<Buffer>) {
        packed += chunk.length;
        await this.write(chunk);
      }
    })();
    const feeding = (async () => {
      for await (const text of content) {
        const bytes = Buffer.from(text);
        crc = crc32(bytes, crc);
        size += bytes.length;
        if (!deflate.write(bytes)) await once(deflate, 'drain');
      }
      deflate.end();
    })().catch((error: unknown) => {
      deflate.destroy(error instanceof Error ? error : new Error(String(error)));
      throw error;
    });
    await Promise.all([feeding, packing]);
    if (size > LIMIT || this.position > LIMIT) throw new Error(`${name} is too large for a ZIP without extensions`);
    await this.write(dataDescriptor(crc, packed, size));
    this.entries.push({ ...entry, crc, packed, size });
  }

  /** Writes the table of contents. The stream itself is ended by its owner. */
  async finish(): Promise<void> {
    const start = this.position;
    for (const entry of this.entries) await this.write(centralHeader(entry));
    await this.write(endOfDirectory(this.entries.length, this.position - start, start));
  }

  private async write(bytes: Buffer): Promise<void> {
    this.position += bytes.length;
    this.assertRead();
    if (!this.out.write(bytes)) await this.drained();
  }

  /**
   * Until there is room again, or nobody reads any more. Leaves no listener behind: a file of a million rows waits often,
   * and what each wait left would grow with it.
   */
  private async drained(): Promise<void> {
    await new Promise<void>((resolve) => {
      const over = () => {
        this.out.off('drain', over).off('close', over);
        resolve();
      };
      this.out.on('drain', over).on('close', over);
    });
    this.assertRead();
  }

  private assertRead(): void {
    if (this.out.errored) throw this.out.errored;
    if (this.out.destroyed) throw new Error('Nobody reads any more');
  }
}

function localHeader(name: Buffer): Buffer {
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50, 0);
  header.writeUInt16LE(20, 4);
  header.writeUInt16LE(FLAGS, 6);
  header.writeUInt16LE(DEFLATED, 8);
  header.writeUInt16LE(NO_DATE, 12);
  header.writeUInt16LE(name.length, 26);
  return Buffer.concat([header, name]);
}

function dataDescriptor(crc: number, packed: number, size: number): Buffer {
  const descriptor = Buffer.alloc(16);
  descriptor.writeUInt32LE(0x08074b50, 0);
  descriptor.writeUInt32LE(crc, 4);
  descriptor.writeUInt32LE(packed, 8);
  descriptor.writeUInt32LE(size, 12);
  return descriptor;
}

function centralHeader({ name, offset, crc, packed, size }: Entry): Buffer {
  const header = Buffer.alloc(46);
  header.writeUInt32LE(0x02014b50, 0);
  header.writeUInt16LE(20, 4);
  header.writeUInt16LE(20, 6);
  header.writeUInt16LE(FLAGS, 8);
  header.writeUInt16LE(DEFLATED, 10);
  header.writeUInt16LE(NO_DATE, 14);
  header.writeUInt32LE(crc, 16);
  header.writeUInt32LE(packed, 20);
  header.writeUInt32LE(size, 24);
  header.writeUInt16LE(name.length, 28);
  header.writeUInt32LE(offset, 42);
  return Buffer.concat([header, name]);
}

function endOfDirectory(count: number, size: number, offset: number): Buffer {
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(offset, 16);
  return end;
}

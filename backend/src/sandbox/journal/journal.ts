import {
  appendFileSync,
  closeSync,
  fdatasync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  truncateSync,
} from 'node:fs';
import { dirname } from 'node:path';

type Change = readonly [collection: string, id: string, value: unknown];

/** Rewriting pays off only when most lines are history. */
const COMPACT_ABOVE_LINES = 5_000;

/**
 * Records kept in memory and in an append-only file of JSON lines. One line is one unit of work, so a crash keeps all of
 * it or none. A line is handed to the operating system at once (a killed process loses nothing); `durable` waits until
 * the disk has it too.
 */
export class Journal {
  private readonly collections = new Map<string, Map<string, unknown>>();
  private fd: number;
  private batch: Change[] | undefined;
  private isDirty = false;
  private syncing: Promise<void> | undefined;

  private constructor(private readonly file: string) {
    mkdirSync(dirname(file), { recursive: true });
    this.fd = openSync(file, 'a+');
    const lines = this.replay();
    const records = [...this.collections.values()].reduce((sum, records) => sum + records.size, 0);
    if (lines > COMPACT_ABOVE_LINES && lines > records * 4) this.compact();
  }

  /** Opens the file and replays it. A last line torn by a crash was never answered for and is dropped. */
  static open(file: string): Journal {
    return new Journal(file);
  }

  collection<T extends object>(name: string): Collection<T> {
    return new Collection<T>(this.records(name) as Map<string, T>, (id, value) => this.append([name, id, value]));
  }

  /** Everything put or removed inside becomes one line: all of it survives a crash, or none. */
  unit<R>(work: () => R): R {
    if (this.batch) return work();
    this.batch = [];
    try {
      return work();
    } finally {
      const changes = this.batch;
      this.batch = undefined;
      if (changes.length > 0) this.write(changes);
    }
  }

  /** Resolves when all that was written so far is on the disk. Callers that wait together share one fsync. */
  async durable(): Promise<void> {
    while (this.syncing) await this.syncing;
    if (!this.isDirty) return;
    this.isDirty = false;
    this.syncing = new Promise<void>((resolve, reject) => {
      fdatasync(this.fd, (error) => (error ? reject(error) : resolve()));
    }).finally(() => (this.syncing = undefined));
    await this.syncing;
  }

  async close(): Promise<void> {
    await this.durable();
    closeSync(this.fd);
  }

  private records(name: string): Map<string, unknown> {
    const known = this.collections.get(name);
    if (known) return known;
    const fresh = new Map<string, unknown>();
    this.collections.set(name, fresh);
    return fresh;
  }

  private append(change: Change): void {
    if (this.batch) this.batch.push(change);
    else this.write([change]);
  }

  private write(changes: readonly Change[]): void {
    appendFileSync(this.fd, `${JSON.stringify(changes)}\n`);
    this.isDirty = true;
  }

  private replay(): number {
    const text = readFileSync(this.file, 'utf8');
    const end = text.lastIndexOf('\n') + 1;
    if (end < text.length) truncateSync(this.file, Buffer.byteLength(text.slice(0, end)));
    const lines = text.slice(0, end).split('\n').filter(Boolean);
    for (const line of lines) {
      for (const [collection, id, value] of JSON.parse(line) as Change[]) {
        if (value === null) this.records(collection).delete(id);
        else this.records(collection).set(id, value);
      }
    }
    return lines.length;
  }

  private compact(): void {
    const next = `${this.file}.next`;
    const fd = openSync(next, 'w');
    for (const [name, records] of this.collections) {
      for (const [id, value] of records) appendFileSync(fd, `${JSON.stringify([[name, id, value]])}\n`);
    }
    fsyncSync(fd);
    closeSync(fd);
    closeSync(this.fd);
    renameSync(next, this.file);
    this.fd = openSync(this.file, 'a+');
  }
}

/** Records of one kind. Treat what `get` returns as frozen: put a changed copy. */
export class Collection<T extends object> {
  constructor(
    private readonly records: Map<string, T>,
    private readonly changed: (id: string, value: T | null) => void,
  ) {}

  get(id: string): T | undefined {
    return this.records.get(id);
  }

  /** In the order in which the records were first put. */
  all(): T[] {
    return [...this.records.values()];
  }

  entries(): [id: string, value: T][] {
    return [...this.records];
  }

  put(id: string, value: T): void {
    this.records.set(id, value);
    this.changed(id, value);
  }

  remove(id: string): void {
    if (this.records.delete(id)) this.changed(id, null);
  }
}

import { Injectable } from '@nestjs/common';
import type { TaskThread } from '#platform/threads/task-thread';
import { Threads } from '#platform/threads/threads';
import { type Confirmation, ConfirmationRenderer } from '../application/confirmation-pdf';

/** About a second's work. */
const WAITING = 64;

/** Draws in a thread, for a PDF takes longer than anybody else should wait for an answer (docs/adr/0044). */
@Injectable()
export class ThreadRenderer extends ConfirmationRenderer {
  private readonly thread: TaskThread<Confirmation, Uint8Array>;

  constructor(threads: Threads) {
    super();
    this.thread = threads.open({ file: require.resolve('./drawing-thread'), waiting: WAITING });
  }

  async render(confirmation: Confirmation): Promise<Buffer> {
    const { buffer, byteOffset, byteLength } = await this.thread.run(confirmation);
    return Buffer.from(buffer, byteOffset, byteLength);
  }
}

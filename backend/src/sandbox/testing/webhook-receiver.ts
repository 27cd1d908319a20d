import { once } from 'node:events';
import { type Server, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface ReceivedWebhook {
  readonly eventType?: string;
  readonly status?: string;
  readonly secret?: string;
  readonly data?: { readonly status: string; readonly secret: string };
}

/** The merchant's end of a webhook: keeps what arrives and answers what the test wants. */
export class WebhookReceiver {
  readonly received: ReceivedWebhook[] = [];
  private readonly server: Server;
  private answers: number[] = [];
  private noticed: (() => void) | undefined;

  private constructor() {
    this.server = createServer((request, response) => {
      let text = '';
      request.on('data', (chunk: Buffer) => (text += chunk.toString()));
      request.on('end', () => {
        this.received.push(JSON.parse(text) as ReceivedWebhook);
        response.writeHead(this.answers.shift() ?? 200).end();
        this.noticed?.();
      });
    });
  }

  static async listen(): Promise<WebhookReceiver> {
    const receiver = new WebhookReceiver();
    receiver.server.listen(0, '127.0.0.1');
    await once(receiver.server, 'listening');
    return receiver;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/webhook`;
  }

  /** The statuses of the next answers; 200 after them. */
  willAnswer(...statuses: number[]): void {
    this.answers = statuses;
  }

  /** Resolves when so many have arrived in all. */
  async arrived(count: number): Promise<readonly ReceivedWebhook[]> {
    while (this.received.length < count) await new Promise<void>((resolve) => (this.noticed = resolve));
    return this.received;
  }

  async close(): Promise<void> {
    this.server.close();
    this.server.closeAllConnections();
    await once(this.server, 'close');
  }
}

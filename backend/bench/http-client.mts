import { connect, type Socket } from 'node:net';

/** What came back: enough to tell a success from a refusal without parsing JSON in the generator. */
export interface Answer {
  status: number;
  bytes: number;
  body: () => string;
}

/**
 * One keep-alive connection that sends prepared requests. Written for the bench because generator and server share two
 * cores: a general client would take as much CPU as the server it measures.
 */
export class Connection {
  private readonly socket: Socket;
  private received: Buffer = Buffer.alloc(0);
  private waiting: { resolve: (answer: Answer) => void; reject: (error: Error) => void } | undefined;

  private constructor(socket: Socket) {
    this.socket = socket;
    socket.setNoDelay(true);
    socket.on('data', (chunk: Buffer) => this.read(chunk));
    socket.on('error', (error) => this.waiting?.reject(error));
    socket.on('close', () => this.waiting?.reject(new Error('The server closed the connection')));
  }

  static open(port: number): Promise<Connection> {
    return new Promise((resolve, reject) => {
      const socket = connect({ host: '127.0.0.1', port }, () => resolve(new Connection(socket)));
      socket.once('error', reject);
    });
  }

  /** One request at a time: closed loop, as a person's browser does. */
  send(request: string): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.waiting = { resolve, reject };
      this.socket.write(request);
    });
  }

  close(): void {
    this.waiting = undefined;
    this.socket.destroy();
  }

  private read(chunk: Buffer): void {
    this.received = this.received.length === 0 ? chunk : Buffer.concat([this.received, chunk]);
    const headEnd = this.received.indexOf('\r\n\r\n');
    if (headEnd < 0) return;
    const head = this.received.toString('latin1', 0, headEnd);
    const length = Number(/content-length: (\d+)/i.exec(head)?.[1] ?? 0);
    if (this.received.length < headEnd + 4 + length) return;
    const body = this.received.subarray(headEnd + 4, headEnd + 4 + length);
    this.received = Buffer.alloc(0);
    const { resolve } = this.waiting ?? {};
    this.waiting = undefined;
    resolve?.({ status: Number(head.slice(9, 12)), bytes: length, body: () => body.toString('utf8') });
  }
}

export function get(path: string, headers: Record<string, string> = {}): string {
  return request('GET', path, headers, '');
}

export function post(path: string, headers: Record<string, string>, body: unknown): string {
  const json = JSON.stringify(body);
  return request(
    'POST',
    path,
    { ...headers, 'Content-Type': 'application/json', 'Content-Length': String(Buffer.byteLength(json)) },
    json,
  );
}

function request(method: string, path: string, headers: Record<string, string>, body: string): string {
  const lines = Object.entries({ Host: 'localhost', ...headers }).map(([name, value]) => `${name}: ${value}`);
  return `${method} ${path} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n${body}`;
}

import { once } from 'node:events';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { type BeforeApplicationShutdown, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';

/** Of the 40 s a process is given to end. */
const SLOW_READER_MS = 20_000;

/**
 * A process that was told to end answers what it has and goes. Node closes the connections that are idle at that moment only:
 * a kept one whose request ends afterwards would hold the process for the whole keep-alive time of 65 s, longer than anybody
 * waits before SIGKILL. So what is answered from then on ends its connection, after its last byte.
 */
@Injectable()
export class IdleConnections implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly underWay = new Set<ServerResponse>();
  private isEnding = false;
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly host: HttpAdapterHost) {}

  onApplicationBootstrap(): void {
    const server = this.host.httpAdapter?.getHttpServer() as Server | undefined;
    // Before the application hears of the request: it may answer at once.
    server?.prependListener('request', (_: IncomingMessage, response: ServerResponse) => {
      if (this.isEnding) return endsItsConnection(response);
      this.underWay.add(response);
      response.once('close', () => this.underWay.delete(response));
    });
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.isEnding = true;
    for (const response of this.underWay) endsItsConnection(response);
    // Node takes what is answered but not sent yet for idle when the server closes, and would cut off a slow reader.
    const leaving = [...this.underWay].filter(
      ({ writableEnded, writableFinished }) => writableEnded && !writableFinished,
    );
    await Promise.race([Promise.all(leaving.map((response) => once(response, 'close'))), this.patience()]);
    clearTimeout(this.timer);
  }

  private patience(): Promise<void> {
    return new Promise((resolve) => (this.timer = setTimeout(resolve, SLOW_READER_MS)));
  }
}

function endsItsConnection(response: ServerResponse): void {
  if (!response.headersSent) response.setHeader('Connection', 'close');
  // Its head went out and promised to keep the connection; "finish" is when the last byte was handed over.
  else response.once('finish', () => response.req.socket.end());
}

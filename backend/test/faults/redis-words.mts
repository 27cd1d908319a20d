import { connect } from 'node:net';

/** One command and what Redis says to it; straight to the server, without a client that would try again. */
export function tellRedis(port: number, command: string): Promise<string> {
  return new Promise((done, failed) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(`${command}\r\n`));
    socket.once('data', (piece) => {
      socket.destroy();
      const answer = piece.toString();
      if (answer.startsWith('-')) failed(new Error(`Redis said ${answer} to ${command}`));
      else done(answer);
    });
    socket.once('error', failed);
  });
}

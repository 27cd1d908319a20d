import { type DestinationStream, destination } from 'pino';

/** What waits while nothing can be written, in bytes. */
const KEPT = 1_048_576;

/**
 * Where the log goes. A full disk behind it must not end the process, as it would without somebody who listens to errors:
 * up to a megabyte waits until there is space again, more is lost.
 * @param fd an open file
 */
export function logDestination(fd: number): DestinationStream {
  const output = destination({ fd, sync: true, maxLength: KEPT });
  output.on('error', () => undefined);
  return output;
}

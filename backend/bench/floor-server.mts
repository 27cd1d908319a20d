import { createServer } from 'node:http';

/** The least an HTTP server in Node can do: read a JSON body, answer a JSON body of the same size as a hold's answer. */
const answer = Buffer.from(JSON.stringify({ id: 'x'.repeat(36), filler: 'x'.repeat(430) }));

createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    if (chunks.length > 0) JSON.parse(Buffer.concat(chunks).toString('utf8'));
    response.writeHead(201, { 'content-type': 'application/json', 'content-length': answer.length });
    response.end(answer);
  });
}).listen(Number(process.argv[2]), '127.0.0.1', () => process.send?.('listening'));

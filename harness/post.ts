import { Agent, request } from 'node:http';

export interface Reply {
  readonly status: number;
  readonly text: string;
  /** The time from the first byte sent to the last byte received. */
  readonly ms: number;
}

/** Posts to one URL over keep-alive connections, at most `connections` at once. */
export function poster(url: string, connections: number): (body: object) => Promise<Reply> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  return (body) =>
    new Promise((done, failed) => {
      const bytes = Buffer.from(JSON.stringify(body));
      const headers = { 'Content-Type': 'application/json', 'Content-Length': bytes.length };
      const began = performance.now();
      const sent = request(url, { method: 'POST', agent, headers }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', failed);
        response.on('end', () => {
          const ms = performance.now() - began;
          done({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString(), ms });
        });
      });
      sent.on('error', failed);
      sent.end(bytes);
    });
}

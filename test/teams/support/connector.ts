import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Received {
  readonly path: string;
  readonly activity: Readonly<Record<string, unknown>>;
}

export interface Connector {
  readonly serviceUrl: string;
  readonly received: Received[];
  stop(): Promise<void>;
}

/** Where a bot sends its messages. Answers with these statuses, then with 201. 0: hangs up; -1: never answers. */
export async function startConnector(statuses: readonly number[] = []): Promise<Connector> {
  const received: Received[] = [];
  const server = createServer(async (req, res) => {
    const chunks: Buffer[] = [];
    for await (const chunk of req) chunks.push(chunk);
    const status = statuses[received.length] ?? 201;
    received.push({ path: req.url ?? '', activity: JSON.parse(Buffer.concat(chunks).toString()) });
    if (status === 0) res.destroy();
    else if (status > 0) {
      res.statusCode = status;
      res.setHeader('Content-Type', 'application/json');
      res.end('{"id":"message-1"}');
    }
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    serviceUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/connector`,
    received,
    stop: () => {
      server.closeAllConnections();
      return new Promise((done) => server.close(() => done()));
    },
  };
}

import { createHmac, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Cloud } from '../../../src/teams/cloud.ts';

type Json = Readonly<Record<string, unknown>>;

export interface Issuer {
  readonly cloud: Cloud;
  /** A published key and an unknown one. */
  readonly key: KeyObject;
  readonly strangeKey: KeyObject;
  stop(): Promise<void>;
}

/** Our own Bot Framework, which publishes one real RS256 key in the form the SDK expects. */
export async function startIssuer(): Promise<Issuer> {
  const known = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const strange = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const jwk = { ...known.publicKey.export({ format: 'jwk' }), kid: 'key-1', endorsements: ['msteams'] };
  const server = createServer((req, res) => {
    const keys = req.url === '/keys' ? { keys: [jwk] } : { jwks_uri: `${url}/keys` };
    // Not `res.writeHead(…).end(…)`: restify changes writeHead for the whole process, so that it returns nothing.
    res.setHeader('Content-Type', 'application/json');
    res.end(JSON.stringify(keys));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    key: known.privateKey,
    strangeKey: strange.privateKey,
    cloud: {
      issuer: 'https://issuer.example',
      acceptsServiceUrl: (serviceUrl) => serviceUrl.startsWith('https://teams.example/'),
      endpoints: {
        ToChannelFromBotLoginUrl: url,
        ToChannelFromBotOAuthScope: url,
        ToBotFromChannelTokenIssuer: 'https://issuer.example',
        OAuthUrl: url,
        ToBotFromChannelOpenIdMetadataUrl: `${url}/channel`,
        ToBotFromEmulatorOpenIdMetadataUrl: `${url}/emulator`,
        CallerId: 'test',
      },
    },
    stop: () => {
      server.closeAllConnections();
      return new Promise((done) => server.close(() => done()));
    },
  };
}

export type Sign = (unsigned: string) => string;

/** RS256 with this key. */
export function rs256(key: KeyObject): Sign {
  return (unsigned) => sign('sha256', Buffer.from(unsigned), key).toString('base64url');
}

/** HS256 with a secret that anyone can know. */
export function hs256(secret: string): Sign {
  return (unsigned) => createHmac('sha256', secret).update(unsigned).digest('base64url');
}

export function token(claims: Json, signing: Sign, header: Json = {}): string {
  const part = (json: Json) => Buffer.from(JSON.stringify(json)).toString('base64url');
  const unsigned = `${part({ alg: 'RS256', typ: 'JWT', kid: 'key-1', ...header })}.${part(claims)}`;
  return `${unsigned}.${signing(unsigned)}`;
}

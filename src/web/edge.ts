import type { IncomingMessage, ServerResponse } from 'node:http';
import { BlockList, isIPv6 } from 'node:net';
import type { Handler } from 'restify';

/** The largest accepted body, in bytes. A turn takes a few kilobytes. */
export const maxBodyBytes = 256 * 1024;

/** The deepest accepted JSON. Deeper nesting could overflow the stack; a Teams activity is about ten levels deep. */
const maxDepth = 64;

/** Security headers. The bot serves machines, so no page may frame, sniff or cache a response. */
const securityHeaders = Object.entries({
  'Cache-Control': 'no-store',
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'Strict-Transport-Security': 'max-age=31536000',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
});

/**
 * The first check of a request: sets the security headers and rejects every target that is not a plain path. restify's
 * URL parsing throws on some of those outside any handler, which would end the process.
 */
export function hasPlainPath(req: IncomingMessage, res: ServerResponse): boolean {
  for (const [name, value] of securityHeaders) res.setHeader(name, value);
  if (/^\/[\w/.-]*(\?[\w=&.%-]*)?$/.test(req.url ?? '') && !req.url?.startsWith('//')) return true;
  res.statusCode = 404;
  res.setHeader('Content-Type', 'application/json');
  res.end('{"error":"niet gevonden"}');
  return false;
}

/**
 * Answers 415 to any content encoding and, where a body is allowed, to anything but JSON; 413 to a body that declares a
 * length that is too large. restify exits the process on `Content-Encoding: gzip` with a body that is not gzip, and
 * inflates past `maxBodySize`; its other body parsers write files.
 */
export const acceptsOnlyPlainJson: Handler = (req, res, next) => {
  const status = refusal(req);
  if (status === null) return next();
  // The body stays unread, so the connection cannot be reused.
  res.setHeader('Connection', 'close');
  res.send(status, { error: status === 413 ? 'te groot' : 'alleen JSON, zonder codering' });
  next(false);
};

function refusal(req: IncomingMessage): 413 | 415 | null {
  if (req.headers['content-encoding'] !== undefined) return 415;
  if (req.method === 'GET' || req.method === 'HEAD') return null;
  if (!/^application\/json\s*(;|$)/i.test(req.headers['content-type'] ?? '')) return 415;
  return Number(req.headers['content-length'] ?? 0) > maxBodyBytes ? 413 : null;
}

/** Answers 400 to a body that is not a JSON object or is nested too deep. Runs after the body is parsed. */
export const acceptsOnlyShallowObjects: Handler = (req, res, next) => {
  const { body } = req;
  const object = typeof body === 'object' && body !== null && !Array.isArray(body) && !Buffer.isBuffer(body);
  if (object && isShallow(body, maxDepth)) return next();
  res.send(400, { error: 'ongeldig verzoek' });
  next(false);
};

function isShallow(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return true;
  return levels > 0 && Object.values(value).every((inner) => isShallow(inner, levels - 1));
}

const neighbours = new BlockList();
for (const [network, bits] of [
  ['127.0.0.0', 8],
  ['10.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
] as const) {
  neighbours.addSubnet(network, bits, 'ipv4');
}
neighbours.addAddress('::1', 'ipv6');
neighbours.addSubnet('fc00::', 7, 'ipv6');

/**
 * Answers 404 unless the request comes directly from the bot's private network, without a proxy: nobody else should see
 * how busy the bot is.
 */
export const onlyForNeighbours: Handler = (req, res, next) => {
  const forwarded = req.headers['x-forwarded-for'] !== undefined || req.headers.forwarded !== undefined;
  if (!forwarded && isNeighbour(req.socket.remoteAddress)) return next();
  res.send(404, { error: 'niet gevonden' });
  next(false);
};

/** Whether an address belongs to this machine or its private network. */
export function isNeighbour(remoteAddress: string | undefined): boolean {
  const address = remoteAddress?.replace(/^::ffff:/, '') ?? '';
  return address !== '' && neighbours.check(address, isIPv6(address) ? 'ipv6' : 'ipv4');
}

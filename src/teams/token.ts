import { z } from 'zod';

/** What a token of the Bot Framework says, as far as we look before its signature is checked. */
const Payload = z.object({ iss: z.string(), aud: z.string(), tid: z.undefined().optional() });

/**
 * Whether this `Authorization` header may go to the SDK at all: a bearer token that says it comes from the Bot Framework
 * and is for this app. Nothing is verified here; it keeps every other token out of two paths of the SDK:
 *
 * - *emulator*, which accepts a token of any tenant issued for our app id, without looking at serviceUrl;
 * - a global list of issuers, which grows by every new `tid` in an unverified token, also under the right issuer. A
 *   token of a channel has no `tid`.
 */
export function mayBeFromBotFramework(authorization: string | undefined, issuer: string, appId: string): boolean {
  const token = /^Bearer [\w-]+\.([\w-]+)\.[\w-]+$/.exec(authorization ?? '')?.[1];
  if (token === undefined) return false;
  const payload = Payload.safeParse(parseJson(Buffer.from(token, 'base64url').toString('utf8'))).data;
  return payload?.iss === issuer && payload.aud === appId;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

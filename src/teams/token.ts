import { z } from 'zod';

/** The claims of a Bot Framework token that are read before its signature is checked. */
const Payload = z.object({ iss: z.string(), aud: z.string(), tid: z.undefined().optional() });

/**
 * Whether this `Authorization` header may be passed to the SDK: a bearer token that claims to come from the Bot
 * Framework and to be for this app. Nothing is verified here. It keeps all other tokens out of two parts of the SDK:
 *
 * - the *emulator* path, which accepts a token of any tenant issued for our app id, without checking serviceUrl;
 * - a global list of issuers, which grows with every new `tid` in an unverified token, even under the right issuer. A
 *   channel's token has no `tid`.
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

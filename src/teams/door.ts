import type { Config } from '../config.ts';
import { connectedAccess, type Directory, localAccess } from './access.ts';
import { Adapter } from './adapter.ts';
import type { Cloud } from './cloud.ts';
import { isFromThisMachine, isLocalServiceUrl } from './origin.ts';
import { mayBeFromBotFramework } from './token.ts';

/** An HTTP request to the bot, independent of the web server. */
export interface MessagesRequest {
  /** Parsed JSON. */
  readonly body: unknown;
  readonly authorization: string | undefined;
  readonly remoteAddress: string | undefined;
  /** The `Host` header. */
  readonly host: string | undefined;
  /** Whether a header says that a proxy forwarded the request. */
  readonly forwarded: boolean;
}

/** Who gets in, and how. Everything that differs between the two profiles is here. */
export interface Door {
  readonly adapter: Adapter;
  readonly access: Directory;
  /** The HTTP status to refuse a request with before its body is read; null to go on. */
  readonly refuses: (request: MessagesRequest) => 401 | 403 | null;
  readonly acceptsServiceUrl: (serviceUrl: string) => boolean;
}

/** The local profile has no authentication and accepts only this machine; the connected one requires a token. */
export function doorOf(config: Config, cloud: Cloud): Door {
  if (config.profile === 'local') {
    return {
      adapter: Adapter.local(),
      access: localAccess(config),
      refuses: (request) => (isFromThisMachine(request) ? null : 403),
      acceptsServiceUrl: isLocalServiceUrl,
    };
  }
  return {
    adapter: Adapter.connected(config.app, cloud),
    access: connectedAccess(config),
    refuses: ({ authorization }) => (mayBeFromBotFramework(authorization, cloud.issuer, config.app.id) ? null : 401),
    acceptsServiceUrl: cloud.acceptsServiceUrl,
  };
}

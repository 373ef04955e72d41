import { isLoopback } from '../loopback.ts';

/** The hosts where Teams receives answers, per cloud. The bot sends them its bearer token, so no others are allowed. */
const teamsHosts: readonly string[] = [
  'smba.trafficmanager.net',
  'smba.infra.gcc.teams.microsoft.com',
  'smba.infra.gov.teams.microsoft.us',
  'smba.infra.dod.teams.microsoft.us',
];

/** Whether this serviceUrl belongs to Teams: https, on a known host, without a port, user name or password. */
export function isTeamsServiceUrl(serviceUrl: string): boolean {
  const url = URL.parse(serviceUrl);
  return (
    url !== null &&
    url.protocol === 'https:' &&
    teamsHosts.includes(url.hostname) &&
    url.port === '' &&
    url.username === '' &&
    url.password === ''
  );
}

/** Whether this serviceUrl points to this machine. */
export function isLocalServiceUrl(serviceUrl: string): boolean {
  const url = URL.parse(serviceUrl);
  return url !== null && /^https?:$/.test(url.protocol) && url.username === '' && isLoopback(url.hostname);
}

/**
 * Whether an unauthenticated request can be trusted to come from this machine. The address alone is not enough: a web
 * page can reach the bot under a host name that resolves to 127.0.0.1 (DNS rebinding), and a tunnel or proxy on this
 * machine forwards requests from anywhere.
 */
export function isFromThisMachine(from: {
  readonly remoteAddress: string | undefined;
  readonly host: string | undefined;
  readonly forwarded: boolean;
}): boolean {
  const address = from.remoteAddress?.replace(/^::ffff:/, '') ?? '';
  const name = URL.parse(`http://${from.host ?? ''}`)?.hostname ?? '';
  return isLoopback(address) && isLoopback(name) && !from.forwarded;
}

/** Where Teams receives our answers, per cloud. The bot sends its bearer token there, so nowhere else. */
const teamsHosts: readonly string[] = [
  'smba.trafficmanager.net',
  'smba.infra.gcc.teams.microsoft.com',
  'smba.infra.gov.teams.microsoft.us',
  'smba.infra.dod.teams.microsoft.us',
];

/** Whether this serviceUrl is one of Teams: https, on a known host, without a port, a name or a password. */
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

/** Whether this serviceUrl stays on this machine. */
export function isLocalServiceUrl(serviceUrl: string): boolean {
  const url = URL.parse(serviceUrl);
  return url !== null && /^https?:$/.test(url.protocol) && url.username === '' && isLoopbackName(url.hostname);
}

/**
 * Whether a request without authentication may be trusted to come from this machine. The address alone is not enough: a
 * page in the browser can reach us under a name of its own that resolves to 127.0.0.1 (DNS rebinding), and a tunnel
 * or proxy on this machine forwards from anywhere.
 */
export function isFromThisMachine(from: {
  readonly remoteAddress: string | undefined;
  readonly host: string | undefined;
  readonly forwarded: boolean;
}): boolean {
  const address = from.remoteAddress?.replace(/^::ffff:/, '') ?? '';
  const name = URL.parse(`http://${from.host ?? ''}`)?.hostname ?? '';
  return isLoopbackName(address) && isLoopbackName(name) && !from.forwarded;
}

function isLoopbackName(name: string): boolean {
  return name === 'localhost' || name === '::1' || name === '[::1]' || /^127(\.\d{1,3}){3}$/.test(name);
}

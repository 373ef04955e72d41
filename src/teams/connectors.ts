import { setTimeout as wait } from 'node:timers/promises';
import type { ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import { Bounded } from '../bounded.ts';

type ConnectorFactory = ReturnType<ConfigurationBotFrameworkAuthentication['createConnectorFactory']>;
type Connector = Awaited<ReturnType<ConnectorFactory['create']>>;

/** The most connectors kept. Teams has a handful of service URLs; the limit keeps anyone from filling the memory. */
const maxConnectors = 32;

const timeoutMs = 10_000;
const maxAttempts = 3;
const maxPauseMs = 5_000;

/**
 * Connectors to Teams, one per service URL, shared by all turns. The SDK would build a new one per turn, with its whole
 * request pipeline. The timeout and the retries are set on the connector.
 */
export class Connectors {
  readonly #known = new Bounded<Promise<Connector>>(maxConnectors);

  /** A factory that returns the known connector for a service URL, or lets `make` build it once. */
  reusing(make: ConnectorFactory): ConnectorFactory {
    return { create: (serviceUrl, audience) => this.#get(make, serviceUrl, audience) };
  }

  #get(make: ConnectorFactory, serviceUrl: string, audience: string | undefined): Promise<Connector> {
    const key = `${audience} ${serviceUrl}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const made = make.create(serviceUrl, audience).then(withBoundedRetries);
    this.#known.set(key, made);
    made.catch(() => this.#known.delete(key));
    return made;
  }
}

interface Request {
  timeout: number;
}

interface Response {
  readonly status: number;
  readonly headers: { get(name: string): string | undefined };
}

interface Pipeline {
  removePolicy(policy: { name: string }): unknown;
  addPolicy(policy: object, options: { phase: string }): void;
}

/**
 * Replaces the SDK's retries, which have no timeout and resend a message after a 502 or a reset, when it may have been
 * delivered. The SDK ignores `noRetryPolicy`, so the policy itself has to be removed.
 */
function withBoundedRetries(connector: Connector): Connector {
  // `client` is private in the types, and the only way to its pipeline.
  const { pipeline } = Reflect.get(connector, 'client') as { readonly pipeline: Pipeline };
  pipeline.removePolicy({ name: 'defaultRetryPolicy' });
  pipeline.addPolicy({ name: 'boundedRetries', sendRequest: sendWithRetries }, { phase: 'Retry' });
  return connector;
}

/** Retries only after 429 and 412, when Teams did not accept the message. Otherwise it may have been delivered. */
async function sendWithRetries(request: Request, next: (request: Request) => Promise<Response>): Promise<Response> {
  request.timeout = timeoutMs;
  for (let attempt = 1; ; attempt += 1) {
    const response = await next(request);
    const refused = response.status === 429 || response.status === 412;
    if (!refused || attempt === maxAttempts) return response;
    await wait(pauseMs(attempt, response.headers.get('retry-after')));
  }
}

/** The delay Teams asks for, or doubling from half a second; with jitter, so that refused turns spread out. */
function pauseMs(attempt: number, retryAfter: string | undefined): number {
  const asked = Number(retryAfter) * 1_000;
  const pause = asked > 0 ? asked : 250 * 2 ** attempt;
  return Math.min(pause, maxPauseMs) * (1 + Math.random() / 2);
}

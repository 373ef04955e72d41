import { type Activity, CloudAdapter, ConfigurationBotFrameworkAuthentication, type TurnContext } from 'botbuilder';
import type { ConnectedConfig } from '../config.ts';
import type { Cloud } from './cloud.ts';
import { Connectors } from './connectors.ts';
import { Trusted } from './trusted.ts';

type Identity = Parameters<ConfigurationBotFrameworkAuthentication['createUserTokenClient']>[0];
type Authenticated = Awaited<ReturnType<ConfigurationBotFrameworkAuthentication['authenticateRequest']>>;
type UserTokenClient = Awaited<ReturnType<ConfigurationBotFrameworkAuthentication['createUserTokenClient']>>;
type ValidateClaims = (claims: readonly { readonly type: string; readonly value: string }[]) => Promise<void>;

/** The SDK's authentication, with connectors that are reused. */
class Authentication extends ConfigurationBotFrameworkAuthentication {
  readonly #connectors = new Connectors();
  #userTokens: Promise<UserTokenClient> | undefined;

  override async authenticateRequest(activity: Activity, authHeader: string): Promise<Authenticated> {
    const result = await super.authenticateRequest(activity, authHeader);
    const factory = result.connectorFactory ?? super.createConnectorFactory(result.claimsIdentity);
    return { ...result, connectorFactory: this.#connectors.reusing(factory) };
  }

  override createConnectorFactory(identity: Identity): ReturnType<Connectors['reusing']> {
    return this.#connectors.reusing(super.createConnectorFactory(identity));
  }

  /** The SDK creates one per turn, for sign-in cards. This bot has none, so a single one will do. */
  override createUserTokenClient(identity: Identity): Promise<UserTokenClient> {
    this.#userTokens ??= super.createUserTokenClient(identity);
    return this.#userTokens;
  }
}

/** The SDK's adapter without its HTTP half, which sends error messages to the client and repeats our validation. */
export class Adapter extends CloudAdapter {
  readonly #authentication: Authentication;
  readonly #trusted = new Trusted<Authenticated>();

  private constructor(authentication: Authentication) {
    super(authentication);
    this.#authentication = authentication;
  }

  /** An adapter without authentication, for requests that come from this machine. */
  static local(): Adapter {
    return new Adapter(new Authentication());
  }

  /** An adapter that accepts only tokens issued by this cloud for this app. */
  static connected(app: ConnectedConfig['app'], cloud: Cloud): Adapter {
    const credentials = {
      MicrosoftAppId: app.id,
      MicrosoftAppTenantId: app.tenantId,
      MicrosoftAppType: app.type,
      ...(app.type === 'SingleTenant' && { MicrosoftAppPassword: app.password.reveal() }),
    };
    const validateClaims = claimsValidator(app.id, cloud);
    const rules = {
      requiredEndorsements: [],
      validateClaims: (claims: Parameters<ValidateClaims>[0]) => validateClaims(claims),
    };
    return new Adapter(new Authentication({ ...credentials, ...cloud.endpoints }, undefined, rules));
  }

  /** Checks the token of a request, including its signature. A number is the HTTP status to refuse it with. */
  async authenticate(activity: Activity, authorization: string): Promise<Authenticated | 401 | 503> {
    try {
      const { channelId, serviceUrl } = activity;
      return await this.#trusted.get([channelId, serviceUrl, authorization], () =>
        this.#authentication.authenticateRequest(activity, authorization),
      );
    } catch (error) {
      // A bad signature arrives as a jsonwebtoken error, which the SDK's own HTTP half would answer with a 500.
      return areKeysOutOfReach(error) ? 503 : 401;
    }
  }

  /** Runs an SDK turn for an authenticated activity; `logic` can send messages in it. */
  async run(
    authenticated: Authenticated,
    activity: Activity,
    logic: (context: TurnContext) => Promise<void>,
  ): Promise<void> {
    await this.processActivity(authenticated, activity, logic);
  }
}

/** Checks, on verified claims, what the SDK only checks on some of its paths. */
function claimsValidator(appId: string, cloud: Cloud): ValidateClaims {
  return async (claims) => {
    const claim = (type: string) => claims.find((each) => each.type === type)?.value;
    const serviceUrl = claim('serviceurl');
    const right = claim('iss') === cloud.issuer && claim('aud') === appId;
    if (!right || serviceUrl === undefined || !cloud.acceptsServiceUrl(serviceUrl)) throw new Error('claims refused');
  };
}

/** Whether the issuer's keys could not be fetched, which is not the sender's fault: they should try again later. */
function areKeysOutOfReach(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return error.name === 'FetchError' || /^Failed to load (Keys|openID config)/.test(error.message);
}

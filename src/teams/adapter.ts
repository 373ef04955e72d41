import { type Activity, CloudAdapter, ConfigurationBotFrameworkAuthentication, type TurnContext } from 'botbuilder';
import type { ConnectedConfig } from '../config.ts';
import type { Cloud } from './cloud.ts';
import { Connectors } from './connectors.ts';
import { Trusted } from './trusted.ts';

type Identity = Parameters<ConfigurationBotFrameworkAuthentication['createUserTokenClient']>[0];
type Authenticated = Awaited<ReturnType<ConfigurationBotFrameworkAuthentication['authenticateRequest']>>;
type UserTokenClient = Awaited<ReturnType<ConfigurationBotFrameworkAuthentication['createUserTokenClient']>>;
type ValidateClaims = (claims: readonly { readonly type: string; readonly value: string }[]) => Promise<void>;

/** The SDK's authentication, with connectors that are used again. */
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

  /** The SDK wants one in every turn, for sign-in cards. This bot has none, so one will do. */
  override createUserTokenClient(identity: Identity): Promise<UserTokenClient> {
    this.#userTokens ??= super.createUserTokenClient(identity);
    return this.#userTokens;
  }
}

/** The SDK's adapter, without its HTTP half: that answers errors with their message, and validates again what we did. */
export class Adapter extends CloudAdapter {
  readonly #authentication: Authentication;
  readonly #trusted = new Trusted<Authenticated>();

  private constructor(authentication: Authentication) {
    super(authentication);
    this.#authentication = authentication;
  }

  /** An adapter without authentication, for requests that cannot have left this machine. */
  static local(): Adapter {
    return new Adapter(new Authentication());
  }

  /** An adapter that takes only tokens of this cloud for this app. */
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

  /** Checks the token of a request, signature included. A number is the HTTP status to refuse it with. */
  async authenticate(activity: Activity, authorization: string): Promise<Authenticated | 401 | 503> {
    try {
      const { channelId, serviceUrl } = activity;
      return await this.#trusted.get([channelId, serviceUrl, authorization], () =>
        this.#authentication.authenticateRequest(activity, authorization),
      );
    } catch (error) {
      // A bad signature comes as an error of jsonwebtoken, which the SDK's own HTTP half answers with a 500.
      return areKeysOutOfReach(error) ? 503 : 401;
    }
  }

  /** Runs a turn of the SDK for an authenticated activity, in which messages can be sent. */
  async run(
    authenticated: Authenticated,
    activity: Activity,
    logic: (context: TurnContext) => Promise<void>,
  ): Promise<void> {
    await this.processActivity(authenticated, activity, logic);
  }
}

/** Checks again, on verified claims, what the SDK checks on some of its paths only. */
function claimsValidator(appId: string, cloud: Cloud): ValidateClaims {
  return async (claims) => {
    const claim = (type: string) => claims.find((each) => each.type === type)?.value;
    const serviceUrl = claim('serviceurl');
    const right = claim('iss') === cloud.issuer && claim('aud') === appId;
    if (!right || serviceUrl === undefined || !cloud.acceptsServiceUrl(serviceUrl)) throw new Error('claims refused');
  };
}

/** Whether the keys of the issuer could not be fetched: no fault of the sender, who should try again later. */
function areKeysOutOfReach(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return error.name === 'FetchError' || /^Failed to load (Keys|openID config)/.test(error.message);
}

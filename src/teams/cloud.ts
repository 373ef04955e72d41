import type { ConfigurationBotFrameworkAuthenticationOptions } from 'botbuilder';
import { isTeamsServiceUrl } from './origin.ts';

/** A Microsoft cloud: who signs requests to the bot, and where its answers may go. Only tests use one of their own. */
export interface Cloud {
  /** The `iss` of tokens on requests to the bot. */
  readonly issuer: string;
  readonly acceptsServiceUrl: (serviceUrl: string) => boolean;
  /** The endpoints, as botbuilder options. Set all or none: setting one disables every default. */
  readonly endpoints: ConfigurationBotFrameworkAuthenticationOptions;
}

export const publicCloud: Cloud = {
  issuer: 'https://api.botframework.com',
  acceptsServiceUrl: isTeamsServiceUrl,
  endpoints: {},
};

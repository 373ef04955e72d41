import { randomUUID } from 'node:crypto';

/** A coach with a personal chat. */
export interface Coach {
  readonly name: string;
  readonly aadObjectId: string;
}

/** A button press as the Microsoft 365 Agents Playground sends it (`generateInvokeActivity` in its server). */
export function pressActivity(coach: Coach, verb: string, data: object): object {
  const now = new Date().toISOString();
  const timezone = 'Europe/Amsterdam';
  return {
    id: randomUUID(),
    timestamp: now,
    channelId: 'msteams',
    serviceUrl: 'http://localhost:56150/_connector',
    recipient: { id: '28:routewijzer', name: 'Routewijzer' },
    conversation: { id: `a:${coach.name}`, conversationType: 'personal', tenantId: tenant },
    from: { id: `29:${coach.name}`, name: coach.name, aadObjectId: coach.aadObjectId },
    name: 'adaptiveCard/action',
    type: 'invoke',
    localTimestamp: now,
    channelData: { source: { name: 'message' }, tenant: { id: tenant } },
    replyToId: randomUUID(),
    value: { action: { type: 'Action.Execute', title: 'Volgende', verb, data }, trigger: 'manual' },
    entities: [{ locale: 'en-US', country: 'US', platform: 'Web', timezone, type: 'clientInfo' }],
    locale: 'en-US',
    localTimezone: timezone,
  };
}

const tenant = '5a3d1c70-4b1e-4c58-9f0e-0d8f2a6b7c01';

export const tenant = '11111111-1111-4111-8111-111111111111';
export const coach = '22222222-2222-4222-8222-222222222222';
export const stranger = '33333333-3333-4333-8333-333333333333';

type Json = Readonly<Record<string, unknown>>;

/** An activity as Teams sends it, in the personal chat of the coach; `changes` replace whole properties. */
export function activity(changes: Json = {}): Json {
  return {
    type: 'message',
    id: 'activity-1',
    channelId: 'msteams',
    serviceUrl: 'http://127.0.0.1:9/connector',
    conversation: { id: 'a:chat', conversationType: 'personal', tenantId: tenant },
    from: { id: '29:coach', name: 'Een Naam', aadObjectId: coach },
    recipient: { id: '28:bot', name: 'Routewijzer' },
    channelData: { tenant: { id: tenant } },
    text: 'hallo',
    ...changes,
  };
}

/** A press on a button of a card. */
export function press(verb: string, data: unknown = {}, changes: Json = {}): Json {
  const value = { action: { type: 'Action.Execute', verb, data } };
  return activity({ type: 'invoke', name: 'adaptiveCard/action', value, text: undefined, ...changes });
}

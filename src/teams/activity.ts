import { z } from 'zod';

const text = z.string().min(1).max(1_000);

/**
 * The part of a Bot Framework activity that this bot uses; anything else Teams sends is dropped here. None of it is
 * trusted: the token vouches for the sender, not for the contents.
 */
const Incoming = z.object({
  type: text,
  id: text,
  channelId: text,
  serviceUrl: text,
  conversation: z.object({ id: text, conversationType: text.optional().catch(undefined), tenantId: text.optional() }),
  from: z.object({ id: text.optional(), aadObjectId: text.optional() }).optional(),
  recipient: z.object({ id: text.optional() }).optional(),
  channelData: z.object({ tenant: z.object({ id: text.optional() }).optional() }).nullish(),
  name: z.string().optional().catch(undefined),
  action: z.string().optional().catch(undefined),
  text: z.string().optional().catch(undefined),
  attachments: z.array(z.unknown()).optional().catch(undefined),
  entities: z.array(z.unknown()).optional().catch(undefined),
  value: z.unknown().optional(),
});

export type Incoming = z.output<typeof Incoming>;

/** The activity in a request body, or null when a part that every activity must have is missing or malformed. */
export function readActivity(body: unknown): Incoming | null {
  return Incoming.safeParse(body).data ?? null;
}

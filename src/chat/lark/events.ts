/** The events of Lark that we read, with nothing taken on trust. Fields we do not use are not looked at. */
import { z } from "zod";
import type { Claimed } from "../gate.ts";

const id = z.string().min(1).max(200);
const openId = z.object({ open_id: id });

export const envelope = z.object({
  schema: z.literal("2.0"),
  header: z.object({
    event_id: id,
    event_type: z.string().max(200),
    /** Milliseconds since 1970; microseconds for card callbacks. */
    create_time: z.string().optional(),
    token: z.string().optional(),
    app_id: z.string().optional(),
    tenant_key: id.optional(),
  }),
  event: z.record(z.string(), z.unknown()),
});
export type Envelope = z.infer<typeof envelope>;

export const mention = z.object({
  key: z.string(),
  id: z.object({ open_id: z.string().optional() }),
  name: z.string().catch(""),
});
export type Mention = z.infer<typeof mention>;

export const messageReceived = z.object({
  sender: z.object({ sender_id: openId, sender_type: z.string(), tenant_key: z.string().optional() }),
  message: z.object({
    message_id: id,
    create_time: z.string(),
    chat_id: id,
    chat_type: z.string(),
    message_type: z.string(),
    content: z.string(),
    mentions: z.array(mention).optional(),
  }),
});

export const cardAction = z.object({
  operator: openId.extend({ tenant_key: z.string().optional() }),
  token: z.string().max(500).catch(""),
  action: z.object({
    value: z.unknown(),
    form_value: z.record(z.string(), z.unknown()).optional().catch(undefined),
  }),
  context: z.object({ open_message_id: id, open_chat_id: id }),
});

export const menuPicked = z.object({
  operator: z.object({ operator_id: openId }),
  event_key: z.string().max(100),
});

export const chatEntered = z.object({
  chat_id: id,
  operator_id: openId,
  /** Missing when nothing has ever been said here. */
  last_message_id: z.string().optional(),
});

/** contact.user.updated_v3 and contact.user.deleted_v3: a person's directory entry. */
export const contactChanged = z.object({ object: openId });

/** The tenant that an event names as its person's: a group may hold guests of other companies. */
const personsTenant = z.object({
  sender: z.object({ tenant_key: z.string().optional() }).optional().catch(undefined),
  operator: z.object({ tenant_key: z.string().optional() }).optional().catch(undefined),
});

/** The account that an event names, wherever it names it. */
const namedPerson = z.object({
  sender: z.object({ sender_id: openId }).optional().catch(undefined),
  operator: z
    .union([z.object({ open_id: id }), z.object({ operator_id: openId }).transform((of) => of.operator_id)])
    .optional()
    .catch(undefined),
  operator_id: openId.optional().catch(undefined),
});

/** To be written down where somebody is turned away; not trusted for anything else. */
export function personIn({ event }: Envelope): string | undefined {
  const { sender, operator, operator_id } = namedPerson.parse(event);
  return (sender?.sender_id ?? operator ?? operator_id)?.open_id;
}

/** What an event says about where it comes from, for the gate. */
export function claimedBy({ header, event }: Envelope): Claimed {
  const { sender, operator } = personsTenant.parse(event);
  return { tenants: [header.tenant_key], homes: [sender?.tenant_key ?? operator?.tenant_key] };
}

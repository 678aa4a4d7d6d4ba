/** Where something came from and its answer goes; it travels in a modal's private_metadata. */
import { z } from "zod";
import { type Locale, locales } from "../../text/locale.ts";
import type { Form } from "../form.ts";
import { limits } from "./limits.ts";

export type Origin = Readonly<{
  user: string;
  /** "" on the home tab. */
  channel: string;
  /** The conversation of this person and the bot, where a message is seen by nobody else. */
  private: boolean;
  /** Timestamp of the message that the pressed button stands in. */
  message?: string;
  /** That message is shown to this person only: it cannot be updated by chat.update. */
  ephemeral?: boolean;
  responseUrl?: string;
  thread?: string;
}>;

/** What a modal carries unseen. */
export type Luggage = Readonly<{
  formId: string;
  hidden: Readonly<Record<string, string>>;
  origin: Origin;
  /** 1 for the root of a stack of modals. */
  depth: number;
  /** In which the form is written. */
  locale: Locale;
}>;

/**
 * The response_url is dropped when there is no room for it: there are other ways to post.
 * @throws RangeError when the hidden values do not fit: a bug in the form, not a person's mistake
 */
export function packLuggage(form: Form, origin: Origin, depth: number): string {
  const packed = pack(form, origin, depth);
  if (packed.length <= limits.privateMetadata) return packed;
  const lighter = pack(form, { ...origin, responseUrl: undefined }, depth);
  if (lighter.length <= limits.privateMetadata) return lighter;
  throw new RangeError(`The hidden values of form ${form.action} take ${lighter.length} characters`);
}

function pack(form: Form, origin: Origin, depth: number): string {
  const { user, channel, message, ephemeral, responseUrl, thread } = origin;
  return JSON.stringify({
    i: form.id,
    h: form.hidden,
    d: depth,
    l: form.locale,
    o: { u: user, c: channel, p: origin.private, m: message, e: ephemeral, r: responseUrl, t: thread },
  });
}

const packedLuggage = z.object({
  i: z.string(),
  h: z.record(z.string(), z.string()),
  d: z.number().int().min(1).catch(1),
  l: z.enum(locales).catch("en"),
  o: z.object({
    u: z.string(),
    c: z.string(),
    p: z.boolean(),
    m: z.string().optional(),
    e: z.boolean().optional(),
    r: z.string().optional(),
    t: z.string().optional(),
  }),
});

/** undefined when it is not what we packed. */
export function unpackLuggage(packed: string): Luggage | undefined {
  let value: unknown;
  try {
    value = JSON.parse(packed);
  } catch {
    return undefined;
  }
  const parsed = packedLuggage.safeParse(value);
  if (!parsed.success) return undefined;
  const { i, h, d, l, o } = parsed.data;
  return {
    formId: i,
    hidden: h,
    depth: d,
    locale: l,
    origin: {
      user: o.u,
      channel: o.c,
      private: o.p,
      message: o.m,
      ephemeral: o.e,
      responseUrl: o.r,
      thread: o.t,
    },
  };
}

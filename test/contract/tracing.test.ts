/** Traces as a collector receives them: what caused what, across the outbox, and nothing of what people wrote. */
import { pino } from "pino";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readConfig } from "../../src/config/config.ts";
import { digestWords } from "../../src/digests/words.ts";
import { type Running, start } from "../../src/start.ts";
import { slackSetup } from "../fakes/conversation/chat-setups.ts";
import type { Chats } from "../fakes/conversation/conversation.ts";
import { Person } from "../fakes/conversation/person.ts";
import { type LoopbackServer, listenOnLoopback, type Received } from "../fakes/loopback-http.ts";

type Span = Readonly<{
  traceId: string;
  spanId: string;
  parentSpanId?: string;
  name: string;
  kind: number;
  attributes: readonly Readonly<{ key: string; value: Readonly<Record<string, unknown>> }>[];
}>;
type Exported = Readonly<{
  resourceSpans: readonly Readonly<{
    resource: Pick<Span, "attributes">;
    scopeSpans: readonly Readonly<{ spans: readonly Span[] }>[];
  }>[];
}>;

const words = digestWords("en");
const said = { customer: "Zephyr Widgets", note: "budget is frozen", key: "hush-collector-key" };

/** OTLP's own numbers. */
const kinds = { internal: 1, server: 2, client: 3, consumer: 5 };

describe("traces", () => {
  const received: Received[] = [];
  let collector: LoopbackServer;
  let running: Running;
  let chats: Chats;
  let spans: readonly Span[];

  beforeAll(async () => {
    collector = await listenOnLoopback((request) => {
      received.push(request);
      return { body: {} };
    });
    const setup = await slackSetup();
    const config = readConfig({
      ...setup.env,
      ...{ DATA_DIR: "memory://", PORT: "0", LOCALE_DEFAULT: "en" },
      OTEL_EXPORTER_OTLP_ENDPOINT: `${collector.url}/`,
      OTEL_EXPORTER_OTLP_HEADERS: `authorization=Bearer%20${said.key}`,
    });
    running = await start(config, pino({ level: "silent" }));
    chats = await setup.meets(running.url);
    const boss = new Person(await chats.boss("en"));
    const rep = new Person(await chats.rep("en"));
    await rep.says(`/deal new ${said.customer} 90k tomorrow`);
    await rep.sees.card(said.customer);
    await rep.says(`/deal note ${said.customer} ${said.note}`);
    await rep.sees.card(said.note);
    await rep.client.acts();
    await boss.says("/deal run nudge");
    await boss.clicks(words.run.sendNow, { on: await boss.sees.card(words.run.previewTitle.nudge) });
    await rep.sees.card(said.customer);
    // What is under way is sent at the end.
    await running.stop(5_000);
    spans = received.flatMap(({ body }) =>
      (JSON.parse(body.toString()) as Exported).resourceSpans.flatMap(({ scopeSpans }) =>
        scopeSpans.flatMap((scope) => scope.spans),
      ),
    );
  }, 120_000);
  afterAll(async () => {
    await chats?.close();
    await collector?.close();
  });

  const named = (name: string) => spans.filter((span) => span.name === name);
  const under = (name: string, parent: Span) =>
    named(name).filter(
      ({ traceId, parentSpanId }) => traceId === parent.traceId && parentSpanId === parent.spanId,
    );
  const factsOf = ({ attributes }: Pick<Span, "attributes">) =>
    Object.fromEntries(attributes.map(({ key, value }) => [key, Object.values(value)[0]]));

  test("a command is a span of its verb, and its transaction is a part of it", () => {
    const [note, ...others] = named("deal.note");
    expect(others).toEqual([]);
    expect(note).toMatchObject({ kind: kinds.server });
    expect(note?.parentSpanId).toBeUndefined();
    expect(factsOf(note!)).toEqual({
      ...{ "loudou.chat": "slack", "loudou.event": "command", "loudou.use_case": "deal.note" },
      "loudou.outcome": "card",
    });
    expect(under("transaction", note!)).toHaveLength(1);
  });

  test("a message is sent as a part of what caused it, on the other side of the outbox, too", () => {
    const [sent] = named("schedule.run").filter((span) => factsOf(span)["loudou.event"] === "action");
    const [transaction] = under("transaction", sent!);
    const [delivery] = under("deliver slack", transaction!);
    expect(delivery).toMatchObject({ kind: kinds.consumer });
    const [call] = under("send slack", delivery!);
    expect(call).toMatchObject({ kind: kinds.client });
    expect(factsOf(call!)).toMatchObject({ "loudou.attempt": 1, "loudou.outcome": "sent" });
  });

  test("nothing that people wrote, are called or sign in with is in them", () => {
    // Without its own ids: one in 256 of them begins like any two digits that people wrote.
    const ids = /"(?:traceId|spanId|parentSpanId)":"[0-9a-f]+"/g;
    const all = received.map(({ body }) => body.toString().replaceAll(ids, "")).join("\n");
    expect(all).toContain('"deal.note"');
    for (const word of [...Object.values(said), "Becker", "Grace", "90", "xoxb", "U0"])
      expect(all.includes(`"${word}`) || (word.length > 3 && all.includes(word)), word).toBe(false);
    expect(Object.keys(Object.assign({}, ...spans.map(factsOf))).sort()).toEqual([
      ...["db.system.name", "loudou.attempt", "loudou.chat", "loudou.delivery", "loudou.event"],
      ...["loudou.outcome", "loudou.use_case"],
    ]);
  });

  test("they go where OpenTelemetry's own variables say, under the bot's name", () => {
    expect(new Set(received.map(({ path }) => path))).toEqual(new Set(["/v1/traces"]));
    expect(new Set(received.map(({ headers }) => headers.authorization))).toEqual(
      new Set([`Bearer ${said.key}`]),
    );
    const [{ resourceSpans } = { resourceSpans: [] }] = received.map(
      ({ body }) => JSON.parse(body.toString()) as Exported,
    );
    expect(factsOf(resourceSpans[0]!.resource)).toMatchObject({ "service.name": "loudou" });
  });
});

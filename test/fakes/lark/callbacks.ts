import { randomBytes } from "node:crypto";
import { isJson, type Json } from "../../judges/payload-walk.ts";
import type { Answer } from "../loopback-http.ts";
import type { PeerClock } from "./clock.ts";
import type { Attempt } from "./deliveries.ts";
import { larkError, larkOk } from "./lark-errors.ts";
import type { LarkMessage } from "./messages.ts";
import type { Outbox } from "./outbox.ts";

const tokenLifetimeMs = 30 * 60_000;
const usesPerToken = 2;

/** What came of a click or a submission. */
export type CallbackOutcome = {
  /** answered, or what the person sees instead: Lark's "something went wrong, code 200340". */
  outcome: Attempt["outcome"];
  status: number | undefined;
  ms: number;
  /** More than 3 s, or no answer at all: the person saw an error. */
  late: boolean;
  toast: { type: string; content: string } | undefined;
  /** The card the bot answered with, if any; it is in place unless `cardProblems` says why not. */
  card: Json | undefined;
  cardProblems: string[];
  /** The whole answer. */
  answer: unknown;
};

type IssuedToken = {
  message: LarkMessage;
  issuedAt: number;
  uses: number;
  answered: boolean;
};

/** Tokens of card callbacks, and what the bot may do with them. */
export class Callbacks {
  readonly #tokens = new Map<string, IssuedToken>();
  readonly #clock: PeerClock;
  readonly #outbox: Outbox;

  constructor(clock: PeerClock, outbox: Outbox) {
    this.#clock = clock;
    this.#outbox = outbox;
  }

  issue(message: LarkMessage): string {
    const token = `c-${randomBytes(20).toString("hex")}`;
    this.#tokens.set(token, { message, issuedAt: this.#clock.now(), uses: 0, answered: false });
    return token;
  }

  /** Applies the bot's answer to a callback: shows the toast, puts the card in place. */
  settle(token: string, attempt: Attempt): CallbackOutcome {
    const issued = this.#tokens.get(token);
    const answer = isJson(attempt.answer) ? attempt.answer : {};
    const good = attempt.outcome === "answered" && attempt.status === 200;
    if (issued) issued.answered = true;
    const given = isJson(answer.card) ? answer.card : undefined;
    const card = given?.type === "raw" && isJson(given.data) ? given.data : undefined;
    const cardProblems =
      good && card && issued ? this.#outbox.replaceCard(issued.message, card, "callback") : [];
    if (given && !card) cardProblems.push(`a card of type ${String(given.type)}`);
    const toast = isJson(answer.toast) ? (answer.toast as { type: string; content: string }) : undefined;
    return {
      outcome: attempt.outcome,
      status: attempt.status,
      ms: attempt.ms,
      late: attempt.outcome !== "answered",
      toast: good ? toast : undefined,
      card: good ? card : undefined,
      cardProblems,
      answer: attempt.answer,
    };
  }

  /** POST /open-apis/interactive/v1/card/update: twice in 30 minutes, and only after the callback was answered. */
  delayedUpdate(body: Json): Answer {
    const issued = this.#tokens.get(String(body.token));
    if (!issued) return larkError("cardToken", "(unknown)");
    if (!issued.answered) return larkError("cardToken", "(callback not answered yet)");
    if (this.#clock.now() - issued.issuedAt > tokenLifetimeMs) return larkError("cardToken", "(expired)");
    if (issued.uses >= usesPerToken) return larkError("cardToken", "(used up)");
    const card = typeof body.card === "string" ? (JSON.parse(body.card) as unknown) : body.card;
    const problems = this.#outbox.replaceCard(issued.message, card, "delayed update");
    if (problems.length > 0) return larkError("cardRefused", `ext=ErrMsg: ${problems.join("; ")}`);
    issued.uses++;
    return larkOk();
  }
}

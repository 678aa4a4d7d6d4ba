/** A verified event, from either transport → the product and back: acknowledged only after it has taken effect. */

import { setTimeout as wait } from "node:timers/promises";
import type { Logger } from "pino";
import type { Locale } from "../../text/locale.ts";
import type { Gate } from "../gate.ts";
import type { Asking } from "../inbound.ts";
import type { Receive } from "../platform.ts";
import type { Answer } from "../reply.ts";
import type { AnswerPerson } from "./answer-person.ts";
import { type CallbackAnswer, ownToast, rawCard } from "./callback-answer.ts";
import type { LarkCard } from "./elements.ts";
import { claimedBy, type Envelope, personIn } from "./events.ts";
import { localeTyped } from "./language.ts";
import { limits } from "./limits.ts";
import { cancelledCard, lateCard, ownNotice, ranLateCard } from "./own-cards.ts";
import { type AnswerTo, type Pressed, type ReceiveParts, receiveEvent, strangersMessage } from "./receive.ts";
import { recentIds } from "./recent-ids.ts";
import { renderNotice } from "./render-card.ts";
import { renderForm } from "./render-form.ts";
import { asCallback, asMessage, plainerOf } from "./show-reply.ts";
import { spokenLanguages } from "./spoken-languages.ts";
import type { LarkWords } from "./words.ts";

export type HandlerParts = Readonly<{
  gate: Gate;
  read: ReceiveParts;
  receive: Receive;
  answer: AnswerPerson;
  updateCard: (target: { token: string; messageId: string }, card: LarkCard) => Promise<void>;
  log: Logger;
  /** The language for people who haven't written anything yet. */
  locale: Locale;
  /** Work that goes on after the event was acknowledged; stopping waits for it. */
  behind: (work: Promise<unknown>) => void;
}>;

/** Lark undoes a card's update that overtakes the answer to its callback. */
const afterAnswerMs = 500;

/** @returns what Lark gets back: for pressed buttons a CallbackAnswer, else nothing. Throws when the event must come again. */
export function eventHandler(parts: HandlerParts): (event: Envelope) => Promise<object | undefined> {
  const { answer, log, behind } = parts;
  const ran = recentIds();
  const spoken = spokenLanguages();
  /** Of who has not been answered yet, what they typed may tell. */
  const languageOf = (person: string, line = ""): Locale =>
    spoken.of(person) ?? localeTyped(line) ?? parts.locale;

  return async (event) => {
    const passage = await parts.gate.pass({ ...claimedBy(event), person: personIn(event) });
    if (passage.type !== "ours") return turnAway(event, passage.type);
    const received = receiveEvent(event, passage, parts.read);
    switch (received.type) {
      case "said":
        return said(received.inbound, received.to);
      case "late":
        // It ran here, only its acknowledgement was lost.
        if (ran.has(received.to.eventId)) return undefined;
        return sayPrivately(
          received.to,
          lateCard(received, received.to.eventId, languageOf(received.to.person, received.line)),
          "late",
        );
      case "late-file":
        return sayPrivately(
          received.to,
          ownNotice((text) => text.lateFile, spoken.of(received.to.person) ?? parts.locale),
          "late",
        );
      case "unreadable":
        return sayPrivately(
          received.to,
          ownNotice((text) => text.unreadable, languageOf(received.to.person)),
          "unreadable",
        );
      case "pressed":
        return pressed(received.inbound, received.from);
      case "run-late":
        return runLate(received.inbound, received.from);
      case "turn-page":
        return {
          card: rawCard(renderForm(received.form, received.page)),
        } satisfies CallbackAnswer;
      case "cancelled":
        return { card: rawCard(cancelledCard(received.title, received.locale)) } satisfies CallbackAnswer;
      case "stale-button":
        return { toast: ownToast((text) => text.staleButton, "bad") } satisfies CallbackAnswer;
      case "account-changed":
        await parts.receive(received.inbound);
        return undefined;
      case "ignored":
        log.debug({ type: event.header.event_type, why: received.why }, "lark event ignored");
        return undefined;
    }
  };

  /** Says a sentence to this one person, if possible; a card's toast counts. */
  function turnAway(event: Envelope, why: "stranger" | "early"): CallbackAnswer | undefined {
    const words = (text: LarkWords) => (why === "early" ? text.justStarting : text.otherTenant);
    if (event.header.event_type === "card.action.trigger") return { toast: ownToast(words, "bad") };
    // Not acknowledged, so it comes again when we know who we are.
    if (why === "early") throw new Error("Lark has not told yet which tenant the bot is in");
    const message = strangersMessage(event, parts.read);
    if (message && parts.gate.mayAnswer(message.person)) {
      const card = ownNotice(words, parts.locale);
      behind(answer.inChat({ to: message.id, card, key: `stranger:${message.id}` }));
    }
    return undefined;
  }

  async function said(inbound: Asking, to: AnswerTo): Promise<undefined> {
    const began = performance.now();
    const reply = await parts.receive(inbound);
    ran.add(to.eventId);
    const showing = show(reply, to.person, to.eventId);
    if (!showing) return undefined;
    spoken.heard(to.person, reply.locale);
    const sending = showing.then(async (delivered) => {
      if (!to.group || !to.message) return;
      const words = (text: LarkWords) => (delivered ? text.answeredInPrivate : text.notReached);
      const pointer = ownNotice(words, reply.locale);
      await answer.inChat({ to: to.message, card: pointer, key: `group:${to.eventId}` });
    });
    return acknowledgeBy(began, sending);
  }

  /** Answers in private. @returns undefined when there is nothing to show */
  function show(reply: Answer, to: string, eventId: string): Promise<boolean> | undefined {
    const key = `reply:${eventId}`;
    if (reply.type === "file") return answer.withFile({ to, key, file: reply.file, locale: reply.locale });
    const card = asMessage(reply);
    return card && answer.privately({ to, card, key, plainer: plainerOf(reply) });
  }

  /** It has taken effect, so it may be acknowledged even when the answer is slow on its way. */
  async function acknowledgeBy(began: number, sending: Promise<unknown>): Promise<undefined> {
    behind(sending);
    await Promise.race([sending, wait(Math.max(0, limits.callbackMs - (performance.now() - began)))]);
  }

  async function sayPrivately(to: AnswerTo, card: LarkCard, kind: string): Promise<undefined> {
    const began = performance.now();
    return acknowledgeBy(began, answer.privately({ to: to.person, card, key: `${kind}:${to.eventId}` }));
  }

  function pressed(inbound: Asking, from: Pressed): Promise<CallbackAnswer> {
    return inTime(from, async () => {
      const reply = await parts.receive(inbound);
      spoken.heard(from.person, reply.locale);
      if (reply.type === "file") await show(reply, from.person, from.eventId);
      const shown = asCallback(reply, from.form);
      if (shown.message) {
        const key = `reply:${from.eventId}`;
        await answer.privately({ to: from.person, card: shown.message, key, plainer: plainerOf(reply) });
      }
      return shown.answer;
    });
  }

  function runLate(inbound: Extract<Asking, { kind: "command" }>, from: Pressed): Promise<CallbackAnswer> {
    return inTime(from, async () => {
      const reply = await parts.receive(inbound);
      await show(reply, from.person, inbound.eventId);
      return { card: rawCard(ranLateCard(inbound.line, reply.locale)) };
    });
  }

  /** Lark shows an error after three seconds, so slower work is acknowledged now and shown later. */
  async function inTime(from: Pressed, work: () => Promise<CallbackAnswer>): Promise<CallbackAnswer> {
    const working = work().catch((error: unknown): CallbackAnswer => {
      log.error({ err: error }, "lark callback failed");
      return { toast: ownToast((text) => text.wentWrong, "bad") };
    });
    const patience = new AbortController();
    const timer = wait(limits.callbackMs, undefined, { signal: patience.signal }).catch(() => undefined);
    const done = await Promise.race([working, timer]);
    patience.abort();
    if (done) return done;
    behind(finishLater(from, working));
    return { toast: ownToast((text) => text.working, "plain") };
  }

  async function finishLater(from: Pressed, working: Promise<CallbackAnswer>): Promise<void> {
    const answered = wait(afterAnswerMs);
    const { card, toast } = await working;
    await answered;
    if (card) {
      await parts
        .updateCard({ token: from.token, messageId: from.message }, card.data)
        .catch((error: unknown) => log.error({ err: error }, "lark card was not updated"));
    } else if (toast) {
      const locale = languageOf(from.person);
      const ours = locale === "zh" ? toast.i18n?.zh_cn : toast.i18n?.en_us;
      const notice = renderNotice(ours ?? toast.content, toast.type === "error" ? "bad" : "plain", locale);
      await answer.privately({ to: from.person, card: notice, key: `toast:${from.eventId}` });
    }
  }
}

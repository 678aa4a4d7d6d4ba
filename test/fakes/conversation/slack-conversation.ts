import { isJson, type Json } from "../../judges/payload-walk.ts";
import { elementsOf } from "../slack/block-tree.ts";
import type { SlackMessage, SlackView } from "../slack/screen.ts";
import type { Answered } from "../slack/signed-post.ts";
import type { Slack } from "../slack/slack-peer.ts";
import type { SlackUser } from "../slack/slack-user.ts";
import { stateValues } from "../slack/view-state.ts";
import {
  type Answers,
  type Client,
  type Part,
  type SentFile,
  type Shown,
  type ShownForm,
  textOf,
} from "./conversation.ts";

/** Slack knows only the manifest's commands, which are Latin; what follows may be in any language. */
const latin: Readonly<Record<string, string>> = {
  商机: "/deal",
  客户: "/customer",
  预测: "/forecast",
  漏斗: "/funnel",
  团队: "/team",
};
const registered = (line: string): string =>
  line.replace(/^\/(\p{Script=Han}+)/u, (all, word: string) => latin[word] ?? all);

/** A person's Slack client. */
export class SlackClient implements Client {
  readonly name: string;
  readonly user: SlackUser;
  readonly #slack: Slack;
  #since = 0;

  constructor(slack: Slack, user: SlackUser) {
    this.#slack = slack;
    this.user = user;
    this.name = user.person.realName;
  }

  acts(): void {
    this.#since = performance.now();
  }

  async types(line: string): Promise<void> {
    served(await this.user.says(escaped(registered(line))));
  }

  async mentions(line: string, whom: Client): Promise<void> {
    const { id, person } = (whom as SlackClient).user;
    served(await this.user.says(registered(line).replace("@", `<@${id}|${person.name}>`)));
  }

  /** Slack only redelivers events, so the line must have been a message and no slash command. */
  async deliversAgain(): Promise<void> {
    const last = this.#slack.deliveries.all.at(-1);
    if (!last) throw new Error("nothing was delivered as an event");
    served(await this.#slack.deliveries.repeat(last));
  }

  async sends(files: readonly SentFile[], line = ""): Promise<void> {
    served(await this.user.shares(files, escaped(line)));
  }

  async files(): Promise<readonly SentFile[]> {
    const named = this.#slack
      .callsTo("files.completeUploadExternal")
      .flatMap(({ args }) => args.files as { id: string; title: string }[]);
    return this.#slack.messages
      .filter(({ channel, state }) => channel === this.user.person.im && state.tick >= this.#since)
      .flatMap(({ files }) => files)
      .map((id) => ({
        name: named.find((one) => one.id === id)?.title ?? "",
        bytes: this.#slack.uploads.get(id) ?? Buffer.alloc(0),
      }));
  }

  async screen(which: "fresh" | "all"): Promise<readonly (Shown | ShownForm)[]> {
    const since = which === "all" ? 0 : this.#since;
    const messages = this.#slack.messages.filter(
      (message) =>
        !message.deleted &&
        message.state.tick >= since &&
        (message.onlyFor === undefined
          ? message.channel === this.user.person.im
          : message.onlyFor === this.user.id),
    );
    const modal = this.user.openModal;
    return [...messages.map((message) => this.#message(message)), ...(modal ? [this.#modal(modal)] : [])];
  }

  #message(message: SlackMessage): Shown {
    const { blocks } = message;
    const parts = blocks.length > 0 ? this.#parts(message, blocks) : [{ text: message.text }];
    const isCard = blocks.some(({ type }) => type === "header" || type === "image");
    const pictures = blocks.filter(({ type }) => type === "image").length;
    return { kind: isCard ? "card" : "notice", parts, text: textOf(parts), pictures };
  }

  #modal(view: SlackView): ShownForm {
    const warnings = Object.values(view.errors).map((text): Part => ({ text }));
    const parts = [{ text: view.title }, ...this.#parts(view, view.blocks), ...warnings];
    const values = stateValues(view.blocks, view.typed);
    const inputs = elementsOf(view.blocks).filter(({ block }) => block.type === "input");
    return {
      kind: "form",
      parts,
      text: textOf(parts),
      pictures: 0,
      fields: inputs.map(({ block, blockId, actionId }) => ({
        label: isJson(block.label) ? String(block.label.text) : "",
        value: standing(values[blockId]?.[actionId]),
      })),
      submit: async (answers) => served(await this.user.submits(view, byBlock(view, answers))),
      submitTwice: async (answers) => {
        const filled = byBlock(view, answers);
        const both = await Promise.all([this.user.submits(view, filled), this.user.submits(view, filled)]);
        both.forEach(served);
      },
      cancel: async () => void (await this.user.closes(view, { all: true })),
    };
  }

  #parts(target: SlackMessage | SlackView, node: unknown, blockId = ""): Part[] {
    if (Array.isArray(node)) {
      return node.flatMap((one: unknown, index) =>
        this.#parts(target, one, blockId || (isJson(one) ? String(one.block_id ?? `auto-${index}`) : "")),
      );
    }
    if (!isJson(node)) return [];
    if (node.type === "button") {
      const label = isJson(node.text) ? String(node.text.text) : "";
      return [{ button: label, press: () => this.#presses(target, node, blockId) }];
    }
    return Object.entries(node).flatMap(([key, value]): Part[] => {
      if (typeof value === "string")
        return ["text", "alt_text", "title", "caption", "initial_value"].includes(key)
          ? [{ text: node.type === "mrkdwn" ? read(value) : value }]
          : [];
      // A formatted paragraph is one line, however many pieces it consists of.
      if (key === "elements" && /^rich_text_section$/.test(String(node.type)))
        return [{ text: piecesOf(value) }];
      return ["confirm", "placeholder"].includes(key) ? [] : this.#parts(target, value, blockId);
    });
  }

  async #presses(target: SlackMessage | SlackView, button: Json, blockId: string): Promise<void> {
    const { type, text, value, action_id, style } = button;
    const pressed = { type, action_id, block_id: blockId, text, value, ...(style ? { style } : {}) };
    served(await this.user.acts(target, pressed));
  }
}

/** Slack escapes what people type. */
const escaped = (line: string): string =>
  line.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

/** mrkdwn as a person reads it. */
const read = (mrkdwn: string): string =>
  mrkdwn
    .replace(/\*(.+?)\*/g, "$1")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");

function byBlock(view: SlackView, answers: Answers): Record<string, string | boolean> {
  const inputs = elementsOf(view.blocks).filter(({ block }) => block.type === "input");
  return Object.fromEntries(
    Object.entries(answers).map(([label, answer]) => {
      const found = inputs.find(({ block }) => isJson(block.label) && block.label.text === label);
      if (!found)
        throw new Error(
          `no field “${label}”; there are: ${inputs.map(({ block }) => isJson(block.label) && block.label.text).join(", ")}`,
        );
      return [`${found.blockId}/${found.actionId}`, answer];
    }),
  );
}

/** The value Slack holds for an input, as a person reads it. */
function standing(state: unknown): string {
  if (!isJson(state)) return "";
  const [value] = Object.entries(state).flatMap(([key, one]) => (key === "type" ? [] : [one]));
  if (Array.isArray(value)) return value.length > 0 ? "yes" : "";
  if (isJson(value) && isJson(value.text)) return String(value.text.text);
  return typeof value === "string" ? value : "";
}

const piecesOf = (elements: unknown): string =>
  Array.isArray(elements)
    ? elements.map((one: unknown) => (isJson(one) ? String(one.text ?? one.name ?? "") : "")).join("")
    : "";

function served({ outcome, status, body }: Answered): void {
  if (outcome !== "answered" || status !== 200)
    throw new Error(`Slack was not served: ${outcome} ${status} ${JSON.stringify(body)}`);
}

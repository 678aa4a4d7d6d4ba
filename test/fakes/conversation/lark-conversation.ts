import { isJson, type Json } from "../../judges/payload-walk.ts";
import type { CallbackOutcome } from "../lark/callbacks.ts";
import { callbackValue } from "../lark/card-tree.ts";
import type { Delivery } from "../lark/deliveries.ts";
import { fieldsOf } from "../lark/form-values.ts";
import type { Lark } from "../lark/lark-server.ts";
import type { LarkUser } from "../lark/lark-user.ts";
import type { LarkMessage } from "../lark/messages.ts";
import {
  type Answers,
  type Client,
  type Part,
  type SentFile,
  type Shown,
  type ShownForm,
  textOf,
} from "./conversation.ts";

/** A person's Lark client. */
export class LarkClient implements Client {
  readonly name: string;
  readonly user: LarkUser;
  readonly #lark: Lark;
  #since = 0;
  #toasts: { at: number; text: string }[] = [];
  #last: Delivery | undefined;

  constructor(lark: Lark, user: LarkUser) {
    this.#lark = lark;
    this.user = user;
    this.name = user.person.name;
  }

  acts(): void {
    this.#since = performance.now();
  }

  async types(line: string): Promise<void> {
    this.#last = await this.user.says(line);
    if (!this.#last.accepted) throw new Error(`Lark was not served: ${JSON.stringify(this.#last.attempts)}`);
  }

  async mentions(line: string, whom: Client): Promise<void> {
    const { name, openId } = (whom as LarkClient).user.person;
    // Renamed since the bot has learned the name.
    const naming = { name: `${name} (2)`, openId };
    this.#last = await this.user.says(line.replace("@", "@_user_2"), { naming });
  }

  async sends(files: readonly SentFile[], line = ""): Promise<void> {
    for (const file of files) {
      this.#last = await this.user.sends(file, line);
      if (!this.#last.accepted)
        throw new Error(`Lark was not served: ${JSON.stringify(this.#last.attempts)}`);
    }
  }

  async files(): Promise<readonly SentFile[]> {
    return this.#lark.messages
      .filter(
        ({ type, chatId, state }) =>
          type === "file" && chatId === this.user.person.chatId && state.tick >= this.#since,
      )
      .flatMap(({ content }) => this.#lark.uploads.get(String(content.file_key)) ?? []);
  }

  async deliversAgain(): Promise<void> {
    if (!this.#last) throw new Error("nothing was delivered yet");
    await this.#lark.deliveries.repeat(this.#last);
  }

  async screen(which: "fresh" | "all"): Promise<readonly (Shown | ShownForm)[]> {
    const since = which === "all" ? 0 : this.#since;
    const messages = this.#lark.messages
      .filter(
        (message) =>
          message.chatId === this.user.person.chatId && !message.recalled && message.state.tick >= since,
      )
      .toSorted((a, b) => a.state.tick - b.state.tick);
    const toasts = this.#toasts.filter(({ at }) => at >= since);
    return [
      ...messages.map((message) => this.#shown(message)),
      ...toasts.map(({ text }): Shown => ({ kind: "notice", parts: [{ text }], text, pictures: 0 })),
    ];
  }

  #shown(message: LarkMessage): Shown | ShownForm {
    const { content } = message;
    const header =
      isJson(content.header) && isJson(content.header.title)
        ? [{ text: String(content.header.title.content) }]
        : [];
    const parts = [
      ...header,
      ...this.#parts(message, isJson(content.body) ? content.body.elements : content),
    ];
    const text = textOf(parts);
    const form = formOf(content);
    const pictures = JSON.stringify(content).split('"tag":"chart"').length - 1;
    if (!form) return { kind: header.length > 0 ? "card" : "notice", parts, text, pictures };
    return {
      kind: "form",
      parts,
      text,
      pictures,
      fields: labelled(form).map(({ label, field }) => ({ label, value: standing(field) })),
      submit: (answers) => this.#told(this.user.submits(message, byName(form, answers), "_submit")),
      submitTwice: async (answers) => {
        const filled = byName(form, answers);
        await Promise.all([1, 2].map(() => this.#told(this.user.submits(message, filled, "_submit"))));
      },
      cancel: () => this.#told(this.user.clicks(message, "_cancel")),
    };
  }

  #parts(message: LarkMessage, node: unknown): Part[] {
    if (Array.isArray(node)) return node.flatMap((one) => this.#parts(message, one));
    if (!isJson(node)) return [];
    if (node.tag === "button") {
      const label = isJson(node.text) ? String(node.text.content) : "";
      return [{ button: label, press: () => this.#presses(message, node) }];
    }
    return Object.entries(node).flatMap(([name, value]): Part[] => {
      if (["behaviors", "chart_spec", "summary", "options", "placeholder"].includes(name)) return [];
      if (name === "rows" && Array.isArray(value))
        return value.map((row) => ({
          text: Object.values(row as Json)
            .map(String)
            .join(" "),
        }));
      if (["display_name", "default_value"].includes(name)) return [{ text: String(value) }];
      if (typeof value !== "string") return this.#parts(message, value);
      if (!["content", "text"].includes(name) || value === "") return [];
      return [{ text: node.tag === "markdown" || node.tag === "lark_md" ? plain(value) : value }];
    });
  }

  #presses(message: LarkMessage, button: Json): Promise<void> {
    const value = callbackValue(button);
    if (!value) throw new Error("this button calls nobody back");
    return this.#told(this.user.acts(message, { tag: "button", value }));
  }

  async #told(asking: Promise<CallbackOutcome>): Promise<void> {
    const { late, status, toast, cardProblems } = await asking;
    if (late || status !== 200) throw new Error(`Lark's callback was not answered: late ${late}, ${status}`);
    if (cardProblems.length > 0) throw new Error(`Lark refused the card: ${cardProblems.join("; ")}`);
    if (toast) this.#toasts.push({ at: performance.now(), text: toast.content });
  }
}

function formOf(content: Json): Json | undefined {
  const elements = isJson(content.body) && Array.isArray(content.body.elements) ? content.body.elements : [];
  return elements.find((one): one is Json => isJson(one) && one.tag === "form");
}

/** Labels stand above their input; a tick carries its own. */
function labelled(form: Json): { label: string; field: Json }[] {
  const found: { label: string; field: Json }[] = [];
  let label = "";
  for (const element of (form.elements as unknown[]).filter(isJson)) {
    const [field] = fieldsOf(element);
    if (field) {
      const own = isJson(field.text) ? plain(String(field.text.content)) : "";
      found.push({ label: field.tag === "checker" ? own : label, field });
      label = "";
    } else if (element.tag === "markdown" && label === "") label = plain(String(element.content));
  }
  return found;
}

function byName(form: Json, answers: Answers): Record<string, string | boolean> {
  const fields = labelled(form);
  return Object.fromEntries(
    Object.entries(answers).map(([label, answer]) => {
      const found = fields.find((one) => one.label === label);
      if (!found)
        throw new Error(`no field “${label}”; there are: ${fields.map((one) => one.label).join(", ")}`);
      return [String(found.field.name), answer];
    }),
  );
}

function standing(field: Json): string {
  if (field.tag === "checker") return field.checked === true ? "yes" : "";
  if (field.tag === "select_static") {
    const chosen = (Array.isArray(field.options) ? field.options : [])
      .filter(isJson)
      .find((option) => option.value === field.initial_option);
    return chosen && isJson(chosen.text) ? String(chosen.text.content) : "";
  }
  return String(field.default_value ?? field.initial_date ?? "");
}

/** Lark's markdown as a person reads it. */
const plain = (markdown: string): string =>
  markdown
    .replace(/<br>/g, "\n")
    .replace(/<[^>]+>/g, "")
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replaceAll("**", "")
    .replace(/\s*\*$/, "")
    .trim();

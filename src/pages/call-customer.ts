import { z } from "zod";
import { fillForm } from "../chat/fill-form.ts";
import { type Read, right, wrong } from "../chat/question.ts";
import { refuse } from "../chat/reply.ts";
import { defineUseCase, type Turn } from "../chat/use-case.ts";
import { callCustomer } from "../customers/called-there.ts";
import type { Customer } from "../customers/customer.ts";
import { customerNamed, theCustomer } from "../customers/naming/choose-customer.ts";
import { isWithinReach } from "../customers/within-reach.ts";
import { optional } from "../deals/naming/ask-which.ts";
import { allCalledThere } from "../external-ids/external-ids.ts";
import { longestExternalId, readExternalId } from "../external-ids/read-external-id.ts";
import { DeedRefused } from "../history/deed.ts";
import { showOne } from "./customer-card.ts";
import { fileWords } from "./file/words.ts";
import { pageWords } from "./words.ts";

/** `/customer crm ACME 001xx`, 外部编号: how the customer is called in the CRM that the company pays for; `none` takes it off. */
export const callACustomer = defineUseCase({
  name: "customer.crm",
  command: {
    group: "customer",
    en: ["crm", "crm id", "external id"],
    zh: ["外部编号", "crm编号", "客户编号"],
    fromLine: (_words, rest) => ({ line: rest }),
  },
  needs: "file.change",
  changes: true,
  input: z.object({
    line: z.string().max(500).optional(),
    id: z.uuid().optional(),
    externalId: z.string().trim().max(500).default(""),
  }),
  async run(turn, values) {
    const words = pageWords(turn.locale);
    const line = values.line === undefined ? undefined : await readLine(turn, values.line);
    if (line?.name === "") return refuse(words.callWhich);
    const externalId = line?.externalId ?? values.externalId;
    const customer = await theCustomer(
      turn,
      { id: values.id, name: line?.name ?? "" },
      {
        ...{ action: "customer.crm", as: "id" },
        values: optional({ externalId: externalId.slice(0, longestExternalId) }),
      },
    );
    if (!(await isWithinReach(turn, customer.id, "file.change")))
      return refuse(fileWords(turn.locale).notYours(customer.name));
    const called = await allCalledThere(turn.db, turn.workspace.id, "customer", customer.id);
    const filled = fillForm(turn, callForm(turn, customer, { called, typed: externalId }), { externalId });
    return filled.ok ? call(turn, customer, filled.said.externalId) : filled.reply;
  },
});

/** The last word is the id, unless all of it names a customer. */
async function readLine(turn: Turn, line: string): Promise<{ name: string; externalId: string }> {
  const [, name, externalId] = /^(.*\S)\s+(\S+)$/su.exec(line.trim()) ?? [];
  const isWhole = name === undefined || (await customerNamed(turn, line)).sure !== undefined;
  return isWhole ? { name: line.trim(), externalId: "" } : { name, externalId: externalId! };
}

function callForm(
  { kind, locale }: Turn,
  { id, name }: Customer,
  { called, typed }: Readonly<{ called: readonly string[]; typed: string }>,
) {
  const words = pageWords(locale);
  return {
    action: "customer.crm",
    title: words.callTitle(name),
    hidden: { id },
    questions: {
      externalId: {
        type: "line",
        label: words.crmId,
        hint: words.callHint,
        required: false,
        maxLength: longestExternalId,
        now: called[0] ?? "",
        read(text: string): Read<string | null> {
          const read = readExternalId(text);
          if ("value" in read) return right(read.value);
          return wrong(read.flaw === "too-long" ? words.callTooLong(longestExternalId) : words.callOneWord);
        },
      },
    },
    complete: kind === "submit" || typed !== "",
  } as const;
}

async function call(turn: Turn, customer: Customer, value: string | null) {
  const words = pageWords(turn.locale);
  try {
    await callCustomer(turn, customer, value);
  } catch (error) {
    if (!(error instanceof DeedRefused)) throw error;
    return refuse(words.callTaken(value!));
  }
  const banner =
    value === null ? words.calledNothing(customer.name) : words.calledSince(customer.name, value);
  return showOne(turn, customer, { banner, undo: customer.id });
}

import { z } from "zod";
import { fillForm } from "../chat/fill-form.ts";
import { type Read, right, wrong } from "../chat/question.ts";
import { refuse } from "../chat/reply.ts";
import { defineUseCase, type Turn } from "../chat/use-case.ts";
import { showChangedDeal } from "../deals/card/show-changed-deal.ts";
import type { Deal } from "../deals/facts/deal.ts";
import { dealNamed } from "../deals/facts/deal-values.ts";
import { optional, theDeal } from "../deals/naming/ask-which.ts";
import { readDealAndRest } from "../deals/naming/deal-and-rest.ts";
import { calledThere, recallExternally, subjectsCalled } from "../external-ids/external-ids.ts";
import { longestExternalId, readExternalId } from "../external-ids/read-external-id.ts";
import { recordEvents } from "../history/record-events.ts";
import { exportWords } from "./words.ts";

/** `/deal crm #42 006xx`, 外部编号: how the deal is called in the CRM that the company pays for; `none` takes it off. */
export const setCrmId = defineUseCase({
  name: "deal.crm",
  command: {
    group: "deal",
    en: ["crm", "crm id", "external id"],
    zh: ["外部编号", "crm编号"],
    fromLine: (_words, rest) => ({ line: rest }),
  },
  needs: "deal.change",
  changes: true,
  input: dealNamed.extend({
    line: z.string().max(500).optional(),
    externalId: z.string().trim().max(500).default(""),
  }),
  async run(turn, values) {
    const words = exportWords(turn.locale);
    const line = values.line === undefined ? undefined : await readDealAndRest(turn, values.line);
    const externalId = line?.rest ?? values.externalId;
    const deal = await theDeal(turn, line ?? values, {
      action: "deal.crm",
      values: optional({ externalId: externalId.slice(0, longestExternalId) }),
    });
    const { db, workspace } = turn;
    const before = (await calledThere(db, workspace.id, "deal", [deal.id])).get(deal.id) ?? null;
    const filled = fillForm(turn, crmIdForm(turn, deal, { before, typed: externalId }), { externalId });
    if (!filled.ok) return filled.reply;
    const value = filled.said.externalId;
    const other = value === null ? undefined : await bearerOf(turn, value);
    if (other !== undefined && other !== deal.id) return refuse(words.taken(value!));
    if (value !== before) {
      await recallExternally(db, workspace.id, "deal", {
        values: value === null ? [] : [value],
        subjectId: deal.id,
      });
      await recordEvents(turn, [
        { subject: "deal", subjectId: deal.id, kind: "external-id", values: { externalId: [before, value] } },
      ]);
    }
    const banner = value === null ? words.idGone(deal.number) : words.idSet(deal.number, value);
    return showChangedDeal(turn, deal, { banner, undo: true, toldOwner: false });
  },
});

/** Whose id it is by now. */
const bearerOf = async ({ db, workspace }: Turn, value: string): Promise<string | undefined> =>
  (await subjectsCalled(db, workspace.id, "deal", [value])).get(value);

function crmIdForm(
  { kind, locale }: Turn,
  { id, customer }: Deal,
  { before, typed }: Readonly<{ before: string | null; typed: string }>,
) {
  const words = exportWords(locale);
  return {
    action: "deal.crm",
    title: words.idTitle(customer.name),
    hidden: { id },
    questions: {
      externalId: {
        type: "line",
        label: words.crmId,
        hint: words.idHint,
        required: false,
        maxLength: longestExternalId,
        now: before ?? "",
        read(text: string): Read<string | null> {
          const read = readExternalId(text);
          if ("value" in read) return right(read.value);
          return wrong(read.flaw === "too-long" ? words.idTooLong(longestExternalId) : words.idOneWord);
        },
      },
    },
    complete: kind === "submit" || typed !== "",
  } as const;
}

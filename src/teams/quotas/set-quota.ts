import { z } from "zod";
import { form } from "../../chat/form.ts";
import { openForm, type Reply, refuse, showCard } from "../../chat/reply.ts";
import { defineUseCase, Refusal, type Turn } from "../../chat/use-case.ts";
import { recordEvents } from "../../history/record-events.ts";
import { nextQuarter, type Quarter, quarterAt, quarterNamed } from "../../schedule/quarter.ts";
import { formatQuarter } from "../../text/format/date.ts";
import { formatMoney } from "../../text/format/money.ts";
import { parseAmount } from "../../understanding/parse-amount.ts";
import { splitWords } from "../../understanding/split-words.ts";
import { theMember } from "../find-member.ts";
import { quotaCard } from "./quota-card.ts";
import { readQuotaLine } from "./quota-line.ts";
import { quotaScope } from "./quota-scope.ts";

const input = z.object({
  line: z.string().max(500).optional(),
  member: z.uuid().optional(),
  amount: z.string().trim().max(60).optional(),
  quarter: z.string().max(10).optional(),
  page: z.coerce.number().int().min(1).max(1000).default(1),
});
type Values = z.output<typeof input>;
type Seller = Readonly<{ id: string; name: string }>;

/** `/team quota` shows what each person is asked for; `/team quota 王芳 300万 下季度` sets it. */
export const setQuota = defineUseCase({
  name: "team.quota",
  command: {
    group: "team",
    en: ["quota", "quotas", "target", "targets"],
    zh: ["目标", "指标"],
    fromLine: (_words, rest) => ({ line: rest }),
  },
  roles: ["manager", "admin"],
  changes: true,
  input,
  async run(turn, values) {
    const { workspace } = turn;
    const { fiscalStartMonth } = workspace.settings;
    const running = quarterAt(turn.now, workspace.zone, fiscalStartMonth);
    if (values.line !== undefined && values.line.trim() !== "") {
      const line = readQuotaLine(splitWords(values.line), running, fiscalStartMonth);
      const seller = await called(turn, line.name, line.amount);
      return line.amount === ""
        ? openForm(quotaForm(turn, seller, line.quarter, values))
        : set(turn, seller, line.quarter, { ...values, amount: line.amount });
    }
    const quarter = quarterNamed(values.quarter ?? "", fiscalStartMonth) ?? running;
    if (!values.member)
      return showCard(await quotaCard(turn, quarter, values.page), { replace: turn.kind === "action" });
    const seller = await allowed(turn, values.member);
    if (turn.kind !== "submit") return openForm(quotaForm(turn, seller, quarter, values));
    return set(turn, seller, quarter, values);
  },
});

async function called(turn: Turn, name: string, amount: string): Promise<Seller> {
  const found = await theMember(turn, name, (one) => `/team quota "${one}" ${amount}`.trim());
  return allowed(turn, found.id);
}

/** @throws Refusal for whoever is not below this manager, in whatever way the id came */
async function allowed(turn: Turn, id: string): Promise<Seller> {
  const member = await turn.db.member.findFirst({
    where: { id, workspaceId: turn.workspace.id },
    select: { id: true, name: true },
  });
  if (!member) throw new Refusal(refuse(turn.text.chat.staleButton));
  const scope = await quotaScope(turn);
  if (scope !== "all" && !scope.includes(id))
    throw new Refusal(refuse(turn.text.settings.notYours(member.name)));
  return member;
}

async function set(turn: Turn, seller: Seller, quarter: Quarter, values: Values): Promise<Reply> {
  const words = turn.text.settings;
  const amount = parseAmount(values.amount ?? "", { currency: turn.workspace.currency });
  if (!amount.ok) {
    const error = turn.text.deals.badAmount((values.amount ?? "").slice(0, 40));
    return {
      type: "invalid",
      errors: { amount: error },
      form: quotaForm(turn, seller, quarter, values, error),
    };
  }
  const { minor: amountMinor, currency } = amount;
  const which = { workspaceId: turn.workspace.id, memberId: seller.id, quarter: quarter.id };
  const former = await turn.db.quota.findUnique({ where: { workspaceId_memberId_quarter: which } });
  if (amountMinor === 0n) await turn.db.quota.deleteMany({ where: which });
  else
    await turn.db.quota.upsert({
      where: { workspaceId_memberId_quarter: which },
      create: { ...which, amountMinor, currency },
      update: { amountMinor, currency },
    });
  await recordEvents(turn, [
    {
      ...{ subject: "member", subjectId: seller.id, kind: "quota" },
      values: {
        quarter: quarter.id,
        columns: {
          amountMinor: [former ? String(former.amountMinor) : null, String(amountMinor)],
          currency: [former?.currency ?? null, currency],
        },
      },
    },
  ]);
  const when = formatQuarter(quarter, turn.locale);
  const banner =
    amountMinor === 0n
      ? words.quotaGone(seller.name, when)
      : words.quotaSet(seller.name, when, formatMoney({ minor: amountMinor, currency }, turn.locale, "full"));
  return showCard(await quotaCard(turn, quarter, values.page, banner), { replace: true });
}

function quotaForm(turn: Turn, seller: Seller, quarter: Quarter, values: Values, error?: string) {
  const words = turn.text.settings;
  const { fiscalStartMonth } = turn.workspace.settings;
  const following = nextQuarter(quarter, fiscalStartMonth);
  return form({
    id: turn.formId,
    action: "team.quota",
    title: words.quotaFormTitle(seller.name),
    submit: turn.text.chat.save,
    cancel: turn.text.chat.cancel,
    hidden: { member: seller.id, page: String(values.page) },
    fields: [
      {
        name: "amount",
        type: "line",
        label: words.quotaAmount,
        hint: words.quotaAmountHint,
        required: true,
        maxLength: 40,
        value: values.amount ?? "",
        error,
      },
      {
        name: "quarter",
        type: "choice",
        label: words.quotaQuarter,
        required: true,
        value: quarter.id,
        options: [quarter, following, nextQuarter(following, fiscalStartMonth)].map((one) => ({
          value: one.id,
          label: formatQuarter(one, turn.locale),
        })),
      },
    ],
  });
}

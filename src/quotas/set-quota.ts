import { z } from "zod";
import { nextQuarter, type Quarter, quarterAt, quarterNamed } from "../calendar/quarter.ts";
import { doubtedInput, fillForm } from "../chat/fill-form.ts";
import { asTyped, type Questions, type Read, right } from "../chat/question.ts";
import { type Reply, refuse, showCard } from "../chat/reply.ts";
import { defineUseCase, Refusal, type Turn } from "../chat/use-case.ts";
import { chatWords } from "../chat/words.ts";
import { readLikelyAmount } from "../deals/fields/field-values.ts";
import { recordEvents } from "../history/record-events.ts";
import { formatMoney, type Money } from "../money/money.ts";
import { theMember } from "../teams/find-member.ts";
import { formatQuarter } from "../text/format/date.ts";
import { splitWords } from "../understanding/split-words.ts";
import { quotaCard } from "./quota-card.ts";
import { readQuotaLine } from "./quota-line.ts";
import { quotaScope } from "./quota-scope.ts";
import { quotaWords } from "./words.ts";

const input = z.object({
  line: z.string().max(500).optional(),
  member: z.uuid().optional(),
  amount: z.string().trim().max(60).optional(),
  quarter: z.string().max(10).optional(),
  page: z.coerce.number().int().min(1).max(1000).default(1),
  doubted: doubtedInput,
});
type Asked = Pick<z.output<typeof input>, "amount" | "page" | "doubted">;
type Former = Readonly<{ amountMinor: bigint; currency: string }>;
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
  needs: "quota.set",
  changes: true,
  input,
  async run(turn, values) {
    const { workspace } = turn;
    const { fiscalStartMonth } = workspace.settings;
    const running = quarterAt(turn.now, workspace.zone, fiscalStartMonth);
    if (values.line !== undefined && values.line.trim() !== "") {
      const line = readQuotaLine(splitWords(values.line), running, fiscalStartMonth);
      const seller = await called(turn, line.name, line.amount);
      return ask(turn, seller, line.quarter, { amount: line.amount, page: values.page });
    }
    const quarter = quarterNamed(values.quarter ?? "", fiscalStartMonth) ?? running;
    if (!values.member)
      return showCard(await quotaCard(turn, quarter, values.page), { replace: turn.kind === "action" });
    const seller = await allowed(turn, values.member);
    return ask(turn, seller, quarter, values);
  },
});

async function called(turn: Turn, name: string, amount: string): Promise<Seller> {
  const found = await theMember(turn, name, (one) => `/team quota "${one}" ${amount}`.trim());
  return allowed(turn, found.id);
}

/** @throws Refusal for anyone not below this manager, wherever the id came from */
async function allowed(turn: Turn, id: string): Promise<Seller> {
  const member = await turn.db.member.findFirst({
    where: { id, workspaceId: turn.workspace.id },
    select: { id: true, name: true },
  });
  if (!member) throw new Refusal(refuse(chatWords(turn.locale).staleButton));
  const scope = await quotaScope(turn);
  if (scope !== "all" && !scope.includes(id))
    throw new Refusal(refuse(quotaWords(turn.locale).notYours(member.name)));
  return member;
}

/** The form, unless it was submitted or a line has named the amount. */
async function ask(turn: Turn, seller: Seller, quarter: Quarter, asked: Asked): Promise<Reply> {
  const { amount, page, doubted } = asked;
  const complete = turn.kind === "submit" || Boolean(amount);
  const quotas = await turn.db.quota.findMany({
    where: { workspaceId: turn.workspace.id, memberId: seller.id },
    select: { quarter: true, amountMinor: true, currency: true },
  });
  const before = quotas.map(({ amountMinor, currency }) => ({ minor: amountMinor, currency }));
  const plan = { ...quotaForm(turn, seller, quarter, page, before), complete };
  const filled = fillForm(turn, plan, { amount, quarter: quarter.id, doubted });
  if (!filled.ok) return filled.reply;
  const former = quotas.find((quota) => quota.quarter === quarter.id);
  return set(turn, seller, quarter, filled.said.amount, { former, page });
}

async function set(
  turn: Turn,
  seller: Seller,
  quarter: Quarter,
  amount: Money,
  { former, page }: Readonly<{ former: Former | undefined; page: number }>,
): Promise<Reply> {
  const words = quotaWords(turn.locale);
  const { minor: amountMinor, currency } = amount;
  const which = { workspaceId: turn.workspace.id, memberId: seller.id, quarter: quarter.id };
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
      : words.quotaSet(seller.name, when, formatMoney(amount, turn.locale, "full"));
  return showCard(await quotaCard(turn, quarter, page, banner), { replace: true });
}

/** @param before quotas of this person that the new one may be compared with */
function quotaForm(turn: Turn, seller: Seller, quarter: Quarter, page: number, before: readonly Money[]) {
  const words = quotaWords(turn.locale);
  const { fiscalStartMonth } = turn.workspace.settings;
  const following = nextQuarter(quarter, fiscalStartMonth);
  const offered = [quarter, following, nextQuarter(following, fiscalStartMonth)];
  return {
    action: "team.quota",
    title: words.quotaFormTitle(seller.name),
    hidden: { member: seller.id, page: String(page) },
    questions: {
      amount: {
        type: "line",
        label: words.quotaAmount,
        hint: words.quotaAmountHint,
        required: true,
        maxLength: 40,
        read: (text) => readQuota(turn, text, before),
      },
      quarter: {
        type: "choice",
        label: words.quotaQuarter,
        required: true,
        options: offered.map((one) => ({ value: one.id, label: formatQuarter(one, turn.locale) })),
        read: asTyped,
      },
    } satisfies Questions,
  };
}

/** 0 takes the quota away, which needs no doubt. */
function readQuota(turn: Turn, typed: string, before: readonly Money[]): Read<Money> {
  const read = readLikelyAmount(turn, typed, before);
  return read.ok && read.value.minor === 0n ? right(read.value) : read;
}

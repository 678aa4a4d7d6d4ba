import { z } from "zod";
import { nextQuarter, type Quarter, quarterAt, quarterNamed } from "../calendar/quarter.ts";
import { doubtedInput, fillForm } from "../chat/fill-form.ts";
import { asTyped, type Questions, type Read, right } from "../chat/question.ts";
import { type Reply, refuse, showCard } from "../chat/reply.ts";
import { defineUseCase, Refusal, type Turn } from "../chat/use-case.ts";
import { chatWords } from "../chat/words.ts";
import { readLikelyAmount } from "../deals/fields/field-values.ts";
import { formatMoney, type Money } from "../money/money.ts";
import { theMemberOrTeam } from "../teams/find-member.ts";
import { formatQuarter } from "../text/format/date.ts";
import { splitWords } from "../understanding/split-words.ts";
import { putQuota, type Seller } from "./put-quota.ts";
import { quotaCard } from "./quota-card.ts";
import { type QuotaLine, readQuotaLine } from "./quota-line.ts";
import { quotaScope, teamScope } from "./quota-scope.ts";
import { quotaWords } from "./words.ts";

const input = z.object({
  line: z.string().max(500).optional(),
  member: z.uuid().optional(),
  team: z.uuid().optional(),
  amount: z.string().trim().max(60).optional(),
  quarter: z.string().max(10).optional(),
  page: z.coerce.number().int().min(1).max(1000).default(1),
  doubted: doubtedInput,
});
type Asked = Pick<z.output<typeof input>, "amount" | "page" | "doubted">;

/** `/team quota Q1` shows what each person and team one sees is asked for, a rep's own; `/team quota 王芳 300万 下季度`, `/team quota East 10m` set it. */
export const setQuota = defineUseCase({
  name: "team.quota",
  command: {
    group: "team",
    en: ["quota", "quotas", "target", "targets"],
    zh: ["目标", "指标"],
    fromLine: (_words, rest) => ({ line: rest }),
  },
  needs: "quota.see",
  changes: true,
  input,
  async run(turn, values) {
    const { workspace } = turn;
    const { fiscalStartMonth } = workspace.settings;
    const running = quarterAt(turn.now, workspace.zone, fiscalStartMonth);
    if (values.line !== undefined && values.line.trim() !== "") {
      const line = readQuotaLine(splitWords(values.line), running, fiscalStartMonth);
      if (line.name === "" && line.amount === "") return showCard(await quotaCard(turn, line.quarter, 1));
      const seller = await called(turn, line);
      return ask(turn, seller, line.quarter, { amount: line.amount, page: values.page });
    }
    const quarter = quarterNamed(values.quarter ?? "", fiscalStartMonth) ?? running;
    const { member, team } = values;
    if (!member && !team)
      return showCard(await quotaCard(turn, quarter, values.page), { replace: turn.kind === "action" });
    const seller = await allowed(turn, team ? "team" : "member", team ?? member!);
    return ask(turn, seller, quarter, values);
  },
});

async function called(turn: Turn, { name, amount, quarter }: QuotaLine): Promise<Seller> {
  const found = await theMemberOrTeam(turn, name, (id, kind) => ({
    action: "team.quota",
    values: { [kind]: id, quarter: quarter.id, ...(amount ? { amount } : {}) },
  }));
  return allowed(turn, found.kind, found.id);
}

/** @throws Refusal for anyone not below this manager, wherever the id came from */
async function allowed(turn: Turn, kind: Seller["kind"], id: string): Promise<Seller> {
  const which = { where: { id, workspaceId: turn.workspace.id }, select: { id: true, name: true } };
  const found = kind === "team" ? await turn.db.team.findFirst(which) : await turn.db.member.findFirst(which);
  if (!found) throw new Refusal(refuse(chatWords(turn.locale).staleButton));
  const scope = kind === "team" ? await teamScope(turn) : await quotaScope(turn);
  const words = quotaWords(turn.locale);
  if (id === turn.member.id && scope !== "all") throw new Refusal(refuse(words.notYourOwn));
  if (scope !== "all" && !scope.includes(id))
    throw new Refusal(refuse(kind === "team" ? words.notYourTeam(found.name) : words.notYours(found.name)));
  return { kind, ...found };
}

/** The form, unless it was submitted or a line has named the amount. */
async function ask(turn: Turn, seller: Seller, quarter: Quarter, asked: Asked): Promise<Reply> {
  const { amount, page, doubted } = asked;
  const complete = turn.kind === "submit" || Boolean(amount);
  const whose = seller.kind === "team" ? { teamId: seller.id } : { memberId: seller.id };
  const quotas = await turn.db.quota.findMany({
    where: { workspaceId: turn.workspace.id, ...whose },
    select: { amountMinor: true, currency: true },
  });
  const before = quotas.map(({ amountMinor, currency }) => ({ minor: amountMinor, currency }));
  const plan = { ...quotaForm(turn, seller, quarter, page, before), complete };
  const filled = fillForm(turn, plan, { amount, quarter: quarter.id, doubted });
  if (!filled.ok) return filled.reply;
  return set(turn, seller, quarter, filled.said.amount, page);
}

async function set(
  turn: Turn,
  seller: Seller,
  quarter: Quarter,
  amount: Money,
  page: number,
): Promise<Reply> {
  const words = quotaWords(turn.locale);
  await putQuota(turn, seller, quarter, amount);
  const when = formatQuarter(quarter, turn.locale);
  const banner =
    amount.minor === 0n
      ? words.quotaGone(seller.name, when)
      : words.quotaSet(seller.name, when, formatMoney(amount, turn.locale, "full"));
  return showCard(await quotaCard(turn, quarter, page, banner), { replace: true });
}

/** @param before quotas of theirs that the new one may be compared with */
function quotaForm(turn: Turn, seller: Seller, quarter: Quarter, page: number, before: readonly Money[]) {
  const words = quotaWords(turn.locale);
  const { fiscalStartMonth } = turn.workspace.settings;
  const following = nextQuarter(quarter, fiscalStartMonth);
  const offered = [quarter, following, nextQuarter(following, fiscalStartMonth)];
  return {
    action: "team.quota",
    title: words.quotaFormTitle(seller.name),
    hidden: { [seller.kind]: seller.id, page: String(page) },
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

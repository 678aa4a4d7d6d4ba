import type { Temporal } from "temporal-polyfill";
import { z } from "zod";
import { type Campaign, offeredCampaigns } from "../../campaigns/campaign.ts";
import { campaignAtEnd } from "../../campaigns/campaign-in-line.ts";
import { sourceFrom, sourceValue } from "../../campaigns/source-value.ts";
import { doubtedInput, fillForm, openedForm, textsOf } from "../../chat/fill-form.ts";
import { openForm, type Reply, refuse } from "../../chat/reply.ts";
import { defineUseCase, Refusal, type Turn } from "../../chat/use-case.ts";
import { ownersWithin } from "../../company/owner-scope.ts";
import type { Customer } from "../../customers/customer.ts";
import { matchCustomer } from "../../customers/match-customer.ts";
import { sayNotYourTurn } from "../../customers/standing/say-turn.ts";
import type { Standing } from "../../customers/standing/standing.ts";
import { takenBy, whyNotTake } from "../../customers/standing/turns.ts";
import { ensureCustomer } from "../../customers/write-customer.ts";
import type { Money } from "../../money/money.ts";
import { type Pipeline, stageOf } from "../../pipelines/pipeline.ts";
import { spelledAsListed } from "../../price-list/load-price-list.ts";
import { locales } from "../../text/locale.ts";
import { tellsWhatHappened } from "../../understanding/deal-name.ts";
import { foldForReading } from "../../understanding/fold-for-reading.ts";
import { splitWords } from "../../understanding/split-words.ts";
import { showChangedDeal } from "../card/show-changed-deal.ts";
import { categoryFor } from "../facts/category-for.ts";
import { type Deal, sources } from "../facts/deal.ts";
import { loadDeal } from "../facts/load-deals.ts";
import { readDealLine } from "../lines/deal-line.ts";
import { logDeals } from "../writing/log-deals.ts";
import {
  askingFor,
  type NewDealTyped,
  newDealForm,
  openIn,
  warned,
  whichCustomerForm,
} from "./new-deal-form.ts";
import { sayOthers } from "./same-customer.ts";
import { stillAsked } from "./short-form.ts";
import { teamsPipeline } from "./usual-pipeline.ts";
import { editWords } from "./words.ts";

const input = z.object({
  line: z.string().max(500).optional(),
  customer: z.string().trim().max(120).default(""),
  amount: z.string().max(80).default(""),
  closeDate: z.string().max(80).default(""),
  product: z.string().trim().max(120).default(""),
  /** A plain source's code, or a campaign: only what the form offers is taken. */
  source: z.string().max(60).default(sources[0]),
  pipeline: z.string().max(80).optional(),
  /** Id of the deal that it repeats; counts as long as the customer is the same. */
  previous: z.uuid().optional().catch(undefined),
  doubted: doubtedInput,
  /** Of a form that asks only for a part: for what, and whether to ask for the rest. */
  asked: z.string().max(200).optional(),
  rest: z.string().max(3).optional(),
  /** Answer to "which customer do you mean": an id, or "new". */
  customerId: z.union([z.uuid(), z.literal("new")]).optional(),
});
type Asked = Pick<z.output<typeof input>, "customerId">;

/**
 * `/deal new ACME 120万 下月底` is logged when nothing in it is missing or doubtful; `/deal new ACME` asks for the rest, and
 * `/deal new` for everything.
 */
export const newDeal = defineUseCase({
  name: "deal.new",
  command: {
    group: "deal",
    en: ["new", "add", "create", "log"],
    zh: ["新建", "新增", "新", "录入"],
    fromLine: (_words, rest) => ({ line: rest }),
  },
  needs: "deal.change",
  changes: true,
  input,
  async run(turn, values) {
    const isLine = values.line !== undefined;
    const campaigns = await offeredCampaigns(turn, turn.today);
    const { typed, unused, isGuess } = isLine
      ? readLine(turn, values.line!, campaigns)
      : { typed: values, unused: [], isGuess: false };
    const usual = await teamsPipeline(turn);
    const plan = newDealForm(turn, typed, unused, { usual, previous: values.previous, campaigns });
    if (turn.kind === "submit" && values.rest === "yes")
      return openedForm(turn, plan, textsOf(plan.questions, typed));
    const asked = isLine ? openIn(plan, typed) : stillAsked(plan.questions, typed, values);
    if (asked && asked.length > 0) {
      const filled = fillForm(turn, askingFor(turn, plan, asked, typed), typed);
      if (!filled.ok) return filled.reply;
    }
    const isClear = asked?.length === 0 && !isGuess && looksSo(typed);
    const all = { ...typed, pipeline: typed.pipeline || plan.usualProcess };
    const filled = fillForm(turn, { ...plan, complete: turn.kind === "submit" || isClear }, all);
    if (!filled.ok) return filled.reply;

    const customer = await theCustomer(turn, { ...values, ...typed });
    if ("type" in customer) return customer;
    // Of a line before it is logged, of a form after: who submits one has made up their mind.
    const others = isLine ? await sayOthers(turn, { ...filled.said, customer }) : "";
    if (others) return openedForm(turn, warned(plan, others), textsOf(plan.questions, typed));
    const code = filled.said.pipeline ?? plan.usualProcess;
    const pipeline = turn.pipelines.newest.find((one) => one.code === code) ?? turn.pipelines.standard;
    const deal = await logDeal(turn, {
      ...{ ...filled.said, customer, pipeline },
      previousId: await sameCustomers(turn, values.previous, customer),
    });
    const banner = editWords(turn.locale).logged(deal.number, isLine ? "" : await sayOthers(turn, deal));
    return showChangedDeal(turn, deal, { banner, undo: true });
  },
});

/** More words than these are rather a sentence than a name. */
const mostWords = { customer: 5, product: 3 };

/** Whether names look like names: “we met with ACME and they want 45k by 12/31” is better read before it is logged. */
const looksSo = ({ customer = "", product = "" }: NewDealTyped): boolean =>
  customer.split(/\s+/u).length <= mostWords.customer &&
  product.split(/\s+/u).length <= mostWords.product &&
  // Between names of partners stands 、, which in a sentence tells of one thing after the other.
  !tellsWhatHappened(customer.replaceAll("、", " "));

/** Behind a line that says it only perhaps: “ACME 300k 12/31 ?” */
const perhaps = /\s*[?？]\s*$/u;

/** As far as the line was understood, and what no field took. */
function readLine(
  turn: Turn,
  said: string,
  campaigns: readonly Campaign[],
): { typed: NewDealTyped; unused: string[]; isGuess: boolean } {
  const whole = said.replace(perhaps, "");
  const { line, source } = splitCampaign(turn, whole, campaigns);
  const { name, amount, closeDate, likelihood, category, nextStep, rest } = readDealLine(
    splitWords(line),
    turn.today,
  );
  const { pipeline, others } = splitProcess(turn, rest);
  const { customer, product } = splitProduct(withComma(name, line), others);
  const unused = [
    ...(product ? [] : others),
    likelihood,
    category && editWords(turn.locale).categories[category],
    nextStep,
  ].filter((word): word is string => Boolean(word));
  return {
    typed: { customer, amount, closeDate, product, source, ...(pipeline && { pipeline }) },
    unused,
    isGuess: whole !== said.trimEnd(),
  };
}

/** A campaign's whole name behind the values. Where nothing else is said, it is rather a customer's: 秋季展会公司. */
function splitCampaign(
  { today }: Turn,
  whole: string,
  campaigns: readonly Campaign[],
): { line: string; source: string } {
  const named = campaignAtEnd(whole, campaigns);
  const { amount, closeDate } = named ? readDealLine(splitWords(named.before), today) : {};
  return named && (amount || closeDate)
    ? { line: named.before, source: sourceValue("campaign", named.campaign.id) }
    : { line: whole, source: sources[0] };
}

/** A pipeline's whole name among the words behind the values, where several are offered. */
function splitProcess(
  { pipelines }: Turn,
  rest: readonly string[],
): { pipeline?: string; others: readonly string[] } {
  if (pipelines.offered.length < 2) return { others: rest };
  const said = foldForReading(rest.join(" "));
  for (const { code, name } of pipelines.offered) {
    const called = [code, ...locales.map((locale) => name[locale])].find((one) =>
      said.endsWith(foldForReading(one)),
    );
    if (called === undefined) continue;
    const before = rest
      .join(" ")
      .slice(0, said.length - called.length)
      .trim();
    return { pipeline: code, others: before === "" ? [] : before.split(" ") };
  }
  return { others: rest };
}

/** "Acme, Inc.", 张三、李四律师事务所: a word ends at a comma, but a name keeps it. Behind ， something else may be said. */
const withComma = (name: string, line: string): string =>
  name
    .split(" ")
    .reduce(
      (typed, word) =>
        `${typed}${[", ", "、"].find((comma) => line.includes(`${typed}${comma}${word}`)) ?? " "}${word}`,
    );

/** Two letters at least, and no remark in brackets, share or count. */
const likeProduct = /^\p{L}[\p{L}&+. -]{1,59}$/u;

/** Words behind the values are the product ("ACME 45k Analytics"), and Latin ones behind a Chinese name (远航教育 OA). */
function splitProduct(name: string, rest: readonly string[]): { customer: string; product: string } {
  const said = rest.join(" ");
  if (said !== "") return { customer: name, product: likeProduct.test(said) ? said : "" };
  const latin = /^(\p{Script=Han}{2,}) +(?=[a-z])(?!.*(?:公司|集团|银行|中心|学院|医院)$)(.+)$/iu.exec(name);
  return latin ? { customer: latin[1]!, product: latin[2]! } : { customer: name, product: "" };
}

/** The one that is meant, made when new; or the question which one, when the name resembles others. */
async function theCustomer(turn: Turn, typed: NewDealTyped & Asked): Promise<Customer | Reply> {
  const { customer = "" } = typed;
  const { same, alike, near } = await matchCustomer(turn, customer);
  if (same) return same;
  const chosen = near.find((one) => one.id === typed.customerId);
  if (chosen) return chosen;
  if (near.length > 0 && typed.customerId !== "new")
    return openForm(await whichCustomerForm(turn, { ...typed, customer }, near, alike.length));
  return ensureCustomer(turn, customer, { unlike: near.map(({ id }) => id) });
}

/** The former deal, if it is one with this customer that the speaker sees. */
async function sameCustomers(turn: Turn, id: string | undefined, { id: customerId }: Customer) {
  if (id === undefined) return undefined;
  const owners = await ownersWithin(turn.db, turn.member, "deal.see");
  const former = await loadDeal(turn.db, turn.workspace.id, id, owners);
  return former?.customer.id === customerId ? former.id : undefined;
}

type Fresh = {
  customer: Customer;
  amount: Money;
  closeDate: Temporal.PlainDate;
  product: string;
  source: string;
  pipeline: Pipeline;
  previousId: string | undefined;
};

async function logDeal(turn: Turn, fresh: Fresh): Promise<Deal> {
  const { db, member, workspace } = turn;
  const { pipeline } = fresh;
  const product = fresh.product && (await spelledAsListed(db, workspace.id, fresh.product));
  const stage = stageOf(pipeline, pipeline.start);
  const [logged] = await logDeals(turn, [
    {
      customerId: fresh.customer.id,
      ownerId: member.id,
      title: product || fresh.customer.name,
      pipeline: pipeline.code,
      pipelineVersion: pipeline.version,
      stage: stage.code,
      amountMinor: String(fresh.amount.minor),
      currency: fresh.amount.currency,
      closeDate: fresh.closeDate.toString(),
      likelihood: stage.likelihood,
      category: categoryFor(stage.likelihood),
      ...sourceFrom(fresh.source),
      previousId: fresh.previousId,
      lines: product ? [{ product, minor: fresh.amount.minor }] : [],
    },
  ]);
  if (logged!.from !== null) await refuseOutOfTurn(turn, fresh.customer, logged!.from);
  return (await loadDeal(turn.db, workspace.id, logged!.id, "all"))!;
}

/** Who logs a deal with a company of the pool or the market takes it: the same limits hold. @throws Refusal */
async function refuseOutOfTurn(turn: Turn, customer: Customer, from: Standing): Promise<void> {
  const { now, workspace, member } = turn;
  const { held, today, givenUp } = await takenBy(turn, member.id, [customer.id]);
  // It counts already.
  const before = { held: held - 1, today: from === "pool" ? today - 1 : today, givenUp };
  const wish = { customerIds: [customer.id], fromPool: from === "pool", now, zone: workspace.zone };
  const why = whyNotTake(workspace.settings.pool, before, wish);
  if (why) throw new Refusal(refuse(sayNotYourTurn(turn, why, customer.name)));
}

/** What each row of a table of quotas and plans comes to: of a person, of a team, or of a product. */

import type { Days } from "../../../calendar/asked-quarters.ts";
import { periodNamed } from "../../../calendar/period.ts";
import type { OwnerScope } from "../../../company/owner-scope.ts";
import { may } from "../../../company/permissions.ts";
import { fromDateColumn } from "../../../database/columns.ts";
import type { Deed } from "../../../history/deed.ts";
import type { Money } from "../../../money/money.ts";
import type { NewQuota } from "../../../quotas/put-quota.ts";
import { overlaps, within } from "../../../quotas/quota-pieces.ts";
import { type Asked, askedKey, type Quotas, quotasOf } from "../../../quotas/quota-rows.ts";
import { quotaScope, teamScope } from "../../../quotas/quota-scope.ts";
import type { NewPlan } from "../../../sales/plans/put-plans.ts";
import { foldName } from "../../../understanding/customer-name.ts";
import { productKey } from "../../../understanding/product-key.ts";
import { isPerson, People } from "../../finding/people.ts";
import type { Outcome, ReadRow, Values, Why } from "../../rows.ts";
import { amountIn, numberIn, textIn } from "../import-kind.ts";

export type PlannedQuota = Readonly<{ outcome: Outcome; quota?: NewQuota; plan?: NewPlan }>;

/** A row that can be understood by itself. */
type Read = Readonly<{ nth: number; quota: NewQuota }> | Readonly<{ nth: number; plan: NewPlan }>;

export async function planQuotas(deed: Deed, rows: readonly ReadRow[]): Promise<PlannedQuota[]> {
  const { read, rejected } = await readRows(deed, rows);
  const asked = read.flatMap((one) => ("quota" in one ? [one.quota.asked] : []));
  const quotas = await quotasOf(deed, asked);
  const plans = await plansOf(deed);
  const others = new Others();
  const planned = read.map((one): PlannedQuota => {
    const again = "quota" in one ? others.quota(one.nth, one.quota) : others.plan(one.nth, one.plan);
    if (again) return { outcome: again };
    return "quota" in one ? quotaOutcome(one, quotas) : planOutcome(one, plans);
  });
  return [...rejected, ...planned];
}

async function readRows(
  deed: Deed,
  rows: readonly ReadRow[],
): Promise<{ read: Read[]; rejected: PlannedQuota[] }> {
  const { db, workspace, member } = deed;
  const people = await People.of(deed);
  const teams = new Map(
    (await db.team.findMany({ where: { workspaceId: workspace.id }, select: { id: true, name: true } })).map(
      ({ id, name }) => [foldName(name), id],
    ),
  );
  const scopes = { member: await quotaScope(deed), team: await teamScope(deed) };
  const whose = (said: string): Asked | Why => {
    const person = people.find(said);
    const team = teams.get(foldName(said));
    if (team !== undefined)
      return isPerson(person) ? { code: "person-or-team", name: said } : { kind: "team", id: team };
    if (isPerson(person)) return { kind: "member", id: person.id };
    return person.code === "no-person" ? { code: "no-seller", name: said } : person;
  };
  const read: Read[] = [];
  const rejected: PlannedQuota[] = [];
  for (const { nth, values } of rows) {
    const found = readRow(values, whose, workspace.settings.fiscalStartMonth);
    const why =
      "code" in found
        ? found
        : "quota" in found
          ? notAllowed(found.quota.asked, textIn(values, "who"), member.id, scopes)
          : may(member, "plan.set")
            ? undefined
            : { code: "may-not-plan" };
    if (why) rejected.push({ outcome: { nth, does: "reject", why } });
    else read.push({ nth, ...(found as Omit<Read, "nth">) } as Read);
  }
  return { read, rejected };
}

function readRow(
  values: Values,
  whose: (said: string) => Asked | Why,
  fiscalStartMonth: number,
): Readonly<{ quota: NewQuota }> | Readonly<{ plan: NewPlan }> | Why {
  const period = periodNamed(textIn(values, "period"), fiscalStartMonth);
  const said = amountIn(values, "quota");
  const [who, product] = [textIn(values, "who"), textIn(values, "product")];
  if (!period || !said) return { code: "no-quota" };
  const days = { start: period.start, end: period.end };
  const amount = { minor: BigInt(said.minor), currency: said.currency };
  if (amount.minor < 0n) return { code: "negative-amount" };
  if (who !== "" && product !== "") return { code: "person-and-product", name: who };
  if (product !== "") {
    const count = numberIn(values, "count");
    if (count !== undefined && (count < 0 || !Number.isSafeInteger(count))) return { code: "no-whole-count" };
    return { plan: { product, days, amount, count: count ?? null } };
  }
  if (who === "") return { code: "nobody-named" };
  const asked = whose(who);
  return "code" in asked ? asked : { quota: { asked, days, amount } };
}

function notAllowed(
  { kind, id }: Asked,
  said: string,
  self: string,
  scopes: Readonly<Record<Asked["kind"], OwnerScope>>,
): Why | undefined {
  const scope = scopes[kind];
  if (scope === "all" || scope.includes(id)) return undefined;
  if (id === self) return { code: "your-own" };
  return { code: kind === "team" ? "not-your-team" : "not-yours", name: said };
}

/** What other rows of the table have set before: no two set the same months of one seller, or of one product. */
class Others {
  readonly #set = new Map<string, { nth: number; days: Days; says: string }[]>();

  quota(nth: number, { asked, days, amount }: NewQuota): Outcome | undefined {
    return this.#find(nth, askedKey(asked), days, `${amount.minor} ${amount.currency}`, true);
  }

  /** A year is planned beside its quarters: they are plans of their own. */
  plan(nth: number, { product, days, amount, count }: NewPlan): Outcome | undefined {
    const says = `${amount.minor} ${amount.currency} ${count}`;
    return this.#find(nth, `product ${productKey(product)}`, days, says, false);
  }

  #find(nth: number, about: string, days: Days, says: string, excludes: boolean): Outcome | undefined {
    const set = this.#set.get(about) ?? [];
    const isSame = (one: Days) =>
      String(one.start) === String(days.start) && String(one.end) === String(days.end);
    const other = set.find((one) => (excludes ? overlaps(one.days, days) : isSame(one.days)));
    if (!other) {
      this.#set.set(about, [...set, { nth, days, says }]);
      return undefined;
    }
    if (isSame(other.days) && other.says === says)
      return { nth, does: "twice", why: { code: "twice", first: other.nth } };
    const code = isSame(other.days) ? "says-otherwise" : "same-months";
    return { nth, does: "reject", why: { code, name: String(other.nth) } };
  }
}

function quotaOutcome(
  { nth, quota }: Readonly<{ nth: number; quota: NewQuota }>,
  quotas: Quotas,
): PlannedQuota {
  const { asked, days, amount } = quota;
  const there = within(quotas.get(askedKey(asked))!, days);
  const sum = there.reduce((all, { minor }) => all + minor, 0n);
  const isSame = sum === amount.minor && there.every(({ currency }) => currency === amount.currency);
  if (isSame) return { outcome: { nth, does: "same", subjectId: asked.id } };
  const does = there.length > 0 ? "update" : "create";
  return { outcome: { nth, does, subjectId: asked.id }, quota };
}

export type StandingPlan = Readonly<{ amount: Money; count: number | null }>;

export const planKey = (product: string, { start, end }: Days): string =>
  `${productKey(product)} ${start} ${end}`;

export async function plansOf({ db, workspace }: Deed): Promise<ReadonlyMap<string, StandingPlan>> {
  const rows = await db.productPlan.findMany({ where: { workspaceId: workspace.id } });
  return new Map(
    rows.map(({ product, from, to, amountMinor: minor, currency, count }) => [
      planKey(product, { start: fromDateColumn(from), end: fromDateColumn(to) }),
      { amount: { minor, currency }, count },
    ]),
  );
}

function planOutcome(
  { nth, plan }: Readonly<{ nth: number; plan: NewPlan }>,
  plans: ReadonlyMap<string, StandingPlan>,
): PlannedQuota {
  const there = plans.get(planKey(plan.product, plan.days));
  const isNothing = plan.amount.minor === 0n && !plan.count;
  if (there ? samePlan(there, plan) : isNothing) return { outcome: { nth, does: "same" } };
  return { outcome: { nth, does: there ? "update" : "create" }, plan };
}

export const samePlan = (one: StandingPlan, other: StandingPlan): boolean =>
  one.amount.minor === other.amount.minor &&
  one.amount.currency === other.amount.currency &&
  one.count === other.count;

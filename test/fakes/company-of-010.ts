/** A company as 0.1.0 kept it, row by row as its commands wrote them. */
import { randomUUID } from "node:crypto";
import { Temporal } from "temporal-polyfill";
import { customerFunnel } from "../../src/pipelines/shipped/customer-funnel.ts";

export const stages = customerFunnel.stages.map(({ code }) => code);
const tables = [
  "Workspace",
  "Installation",
  "Team",
  "Member",
  "Identity",
  "Customer",
  "Deal",
  "DealLine",
  "StageMove",
  "DealFact",
  "DealNote",
  "DealChange",
  "ClosedWeek",
  "Snapshot",
] as const;
type Table = (typeof tables)[number];
type Row = Record<string, unknown>;

export type Deal010 = {
  id: string;
  number: number;
  ownerId: string;
  title: string;
  stage: string;
  stageEnteredAt: string;
  outcome: "won" | "lost" | null;
  closedAt: string | null;
  lostReason: string | null;
  signedAt: string | null;
  amountMinor: string;
  currency: string;
  closeDate: string;
  likelihood: number;
  category: string;
  source: string | null;
  nextStep: string | null;
  nextStepDate: string | null;
  lastContactAt: string | null;
  slips: number;
  createdAt: string;
} & Row;

type Edits = Partial<
  Pick<
    Deal010,
    "closeDate" | "likelihood" | "category" | "source" | "title" | "nextStep" | "nextStepDate" | "currency"
  >
> & { amountMinor?: string };

const moved = [
  "stage",
  "stageEnteredAt",
  "outcome",
  "closedAt",
  "lostReason",
  "signedAt",
  "likelihood",
  "category",
] as const;
type Moved = Partial<Pick<Deal010, (typeof moved)[number]>>;

export class Company010 {
  readonly rows = Object.fromEntries(tables.map((table) => [table, []])) as unknown as Record<Table, Row[]>;
  readonly workspaceId = randomUUID();
  readonly installationId = randomUUID();
  readonly customerId = randomUUID();
  /** In milliseconds. */
  clock: number;
  readonly #closes: number[] = [];

  constructor(start: string) {
    this.clock = Date.parse(start);
    const { workspaceId, installationId } = this;
    this.rows.Workspace.push({
      id: workspaceId,
      name: "Xinghe",
      zone: "Asia/Shanghai",
      locale: "en",
      currency: "CNY",
      settings: {},
      demo: false,
      lastDealNumber: 0,
      createdAt: this.at,
    });
    this.rows.Installation.push({
      id: installationId,
      workspaceId,
      platform: "slack",
      externalId: "T1",
      createdAt: this.at,
    });
    this.rows.Customer.push({
      id: this.customerId,
      workspaceId,
      name: "ACME",
      normalised: "acme",
      pinyin: "",
      initials: "",
      isKey: false,
      createdAt: this.at,
    });
  }

  get at(): string {
    return Temporal.Instant.fromEpochMilliseconds(this.clock).toString();
  }

  later(minutes: number): this {
    this.clock += Math.round(minutes * 60_000);
    return this;
  }

  day(from: number): string {
    return new Date(this.clock + from * 86_400_000).toISOString().slice(0, 10);
  }

  team(name: string, managerId: string | null = null): string {
    const id = randomUUID();
    this.rows.Team.push({ id, workspaceId: this.workspaceId, name, parentId: null, managerId });
    return id;
  }

  member(name: string, role: string, teamId: string | null): string {
    const id = randomUUID();
    const common = { locale: "en", zone: "Asia/Shanghai", active: true, pinyin: "", createdAt: this.at };
    this.rows.Member.push({ id, workspaceId: this.workspaceId, name, role, teamId, ...common });
    const { installationId } = this;
    this.rows.Identity.push({
      id: randomUUID(),
      installationId,
      memberId: id,
      externalId: `at-${name}`,
      createdAt: this.at,
      seenAt: this.at,
    });
    return id;
  }

  joins(memberId: string, teamId: string | null): void {
    this.rows.Member.find(({ id }) => id === memberId)!.teamId = teamId;
  }

  /** The row alone, as somebody may have inserted it by hand. */
  dealRow(ownerId: string, amountMinor: string, more: Partial<Deal010> = {}): Deal010 {
    const number = this.rows.Deal.length + 1;
    this.rows.Workspace[0]!.lastDealNumber = number;
    const deal: Deal010 = {
      id: randomUUID(),
      workspaceId: this.workspaceId,
      number,
      customerId: this.customerId,
      ownerId,
      title: "ACME",
      pipeline: customerFunnel.code,
      stage: stages[1]!,
      stageEnteredAt: this.at,
      outcome: null,
      closedAt: null,
      lostReason: null,
      signedAt: null,
      amountMinor,
      currency: "CNY",
      closeDate: this.day(30),
      likelihood: 20,
      category: "pipeline",
      source: "self-found",
      nextStep: null,
      nextStepDate: null,
      lastContactAt: null,
      slips: 0,
      version: 1,
      createdAt: this.at,
      updatedAt: this.at,
      ...more,
    };
    this.rows.Deal.push(deal);
    return deal;
  }

  newDeal(ownerId: string, amountMinor: string, product = "", currency = "CNY"): Deal010 {
    const deal = this.dealRow(ownerId, amountMinor, { title: product || "ACME", currency });
    if (product) this.rows.DealLine.push({ id: randomUUID(), dealId: deal.id, product, amountMinor });
    this.#record(deal, ownerId, { kind: "new", from: null, before: {} });
    return deal;
  }

  move(deal: Deal010, by: string, kind: string, change: Moved, more: Row = {}): string {
    const before = Object.fromEntries(moved.map((name) => [name, deal[name]]));
    const from = deal.stage;
    Object.assign(deal, change);
    return this.#record(deal, by, { kind, from, before, ...more });
  }

  #record(deal: Deal010, memberId: string, move: Row): string {
    const id = randomUUID();
    const { workspaceId, at } = this;
    const { ownerId, amountMinor, currency } = deal;
    const rest = { memberId, ownerId, amountMinor, currency, at };
    this.rows.StageMove.push({
      id,
      workspaceId,
      dealId: deal.id,
      to: deal.stage,
      reason: null,
      evidence: {},
      undoes: null,
      ...rest,
      ...move,
    });
    return id;
  }

  edit(deal: Deal010, memberId: string, edits: Edits): void {
    const texts = (): Record<string, string> => ({
      amount: `${deal.amountMinor} ${deal.currency}`,
      closeDate: deal.closeDate,
      likelihood: String(deal.likelihood),
      category: deal.category,
      source: deal.source ?? "",
      title: deal.title,
      nextStep: deal.nextStep ?? "",
      nextStepDate: deal.nextStepDate ?? "",
    });
    const old = texts();
    if (edits.closeDate && edits.closeDate > deal.closeDate) deal.slips++;
    Object.assign(deal, edits);
    const now = texts();
    const differing = Object.keys(old).filter((field) => old[field] !== now[field]);
    if (differing.length === 0) return;
    this.change(
      deal,
      memberId,
      Object.fromEntries(differing.map((field) => [field, [old[field] || null, now[field] || null]])),
    );
  }

  change(deal: Deal010, memberId: string, changes: unknown): void {
    const { workspaceId, at } = this;
    this.rows.DealChange.push({ id: randomUUID(), workspaceId, dealId: deal.id, memberId, changes, at });
  }

  product(deal: Deal010, by: string, product: string): void {
    const lines = this.rows.DealLine.filter(({ dealId }) => dealId === deal.id);
    this.rows.DealLine = this.rows.DealLine.filter(({ dealId }) => dealId !== deal.id);
    this.rows.DealLine.push({ id: randomUUID(), dealId: deal.id, product, amountMinor: deal.amountMinor });
    this.change(deal, by, { products: [lines.map((line) => line.product).join(", ") || null, product] });
  }

  note(deal: Deal010, memberId: string, text: string): void {
    deal.lastContactAt = this.at;
    this.rows.DealNote.push({ id: randomUUID(), dealId: deal.id, text, memberId, at: this.at });
  }

  answers(deal: Deal010, memberId: string, answers: Record<string, string>): void {
    for (const [key, value] of Object.entries(answers))
      this.rows.DealFact.push({
        id: randomUUID(),
        dealId: deal.id,
        key,
        value,
        memberId,
        moveId: null,
        at: this.at,
      });
  }

  advance(deal: Deal010, by: string, answers: Record<string, string> = {}): string {
    const to = stages[stages.indexOf(deal.stage) + 1]!;
    this.answers(deal, by, answers);
    const won = to === stages.at(-1);
    const likelihood = won ? 100 : Math.max(deal.likelihood, 50);
    const change: Moved = {
      stage: to,
      stageEnteredAt: this.at,
      likelihood,
      category: won ? "commit" : "best-case",
    };
    if (won) Object.assign(change, { outcome: "won", closedAt: this.at, signedAt: deal.signedAt ?? this.at });
    return this.move(deal, by, won ? "win" : "advance", change, { evidence: answers });
  }

  sign(deal: Deal010, by: string): string {
    const answers = { "contract-signed": "yes" };
    this.answers(deal, by, answers);
    const change = { signedAt: this.at, likelihood: Math.max(90, deal.likelihood), category: "commit" };
    return this.move(deal, by, "advance", change, { evidence: answers });
  }

  lose(deal: Deal010, by: string): string {
    const change: Moved = {
      outcome: "lost",
      closedAt: this.at,
      lostReason: "price",
      likelihood: 0,
      category: "omitted",
    };
    return this.move(deal, by, "lose", change, { reason: "Price: too dear" });
  }

  reopen(deal: Deal010, by: string): string {
    if (deal.signedAt) this.answers(deal, by, { "contract-signed": "", "first-payment": "" });
    const stage = deal.outcome === "lost" ? deal.stage : stages[stages.indexOf(deal.stage) - 1]!;
    return this.move(deal, by, "reopen", {
      stage,
      stageEnteredAt: this.at,
      outcome: null,
      closedAt: null,
      lostReason: null,
      signedAt: null,
      likelihood: 30,
      category: "pipeline",
    });
  }

  back(deal: Deal010, by: string): string {
    const stage = stages[stages.indexOf(deal.stage) - 1]!;
    const change = { stage, stageEnteredAt: this.at, likelihood: 10, category: "pipeline", signedAt: null };
    return this.move(deal, by, "back", change, { reason: "The budget is gone" });
  }

  undo(deal: Deal010, by: string, move: string): void {
    const { before, at } = this.rows.StageMove.find(({ id }) => id === move)!;
    this.move(deal, by, "undo", before as Moved, { undoes: move });
    const mine = this.rows.DealFact.filter((fact) => fact.dealId === deal.id);
    const given = new Set(
      mine.filter((fact) => String(fact.at) >= String(at)).map((fact) => String(fact.key)),
    );
    const former = (key: string) =>
      mine.filter((fact) => fact.key === key && String(fact.at) < String(at)).at(-1)?.value ?? "";
    this.answers(deal, by, Object.fromEntries([...given].map((key) => [key, String(former(key))])));
  }

  close(week: string): void {
    const { workspaceId, at } = this;
    const former = new Date(this.#closes.at(-1) ?? this.clock - 7 * 86_400_000).toISOString();
    this.#closes.push(this.clock);
    this.rows.ClosedWeek.push({ workspaceId, week, closedAt: at });
    for (const deal of this.rows.Deal as Deal010[]) {
      if (deal.outcome && Date.parse(deal.closedAt!) < Date.parse(former)) continue;
      const teamId = this.rows.Member.find(({ id }) => id === deal.ownerId)!.teamId;
      const {
        id: dealId,
        ownerId,
        pipeline,
        stage,
        outcome,
        amountMinor,
        currency,
        closeDate,
        likelihood,
        category,
      } = deal;
      const stood = { pipeline, stage, outcome, amountMinor, currency, closeDate, likelihood, category };
      this.rows.Snapshot.push({ workspaceId, week, dealId, ownerId, teamId, ...stood, confirmed: true });
    }
  }

  /** @param run one statement */
  async insert(run: (statement: string, values: string[]) => Promise<unknown>): Promise<void> {
    const leads = this.rows.Team.map(({ id, managerId }) => ({ id, managerId }));
    for (const table of tables) {
      const rows =
        table === "Team" ? this.rows.Team.map((team) => ({ ...team, managerId: null })) : this.rows[table];
      if (rows.length === 0) continue;
      const columns = Object.keys(rows[0]!).map((name) => `"${name}"`);
      await run(
        `INSERT INTO "${table}" (${columns}) SELECT ${columns} FROM jsonb_populate_recordset(NULL::"${table}", $1::text::jsonb)`,
        [JSON.stringify(rows)],
      );
    }
    for (const { id, managerId } of leads)
      if (managerId)
        await run(`UPDATE "Team" SET "managerId" = $1::uuid WHERE "id" = $2::uuid`, [
          String(managerId),
          String(id),
        ]);
  }
}

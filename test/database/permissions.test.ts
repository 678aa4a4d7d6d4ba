import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { chatWords } from "../../src/chat/words.ts";
import { type Role, roles } from "../../src/company/member.ts";
import { dependsOn, type Permission, permissions, reach, type Whose } from "../../src/company/permissions.ts";
import type { Database } from "../../src/database/open-database.ts";
import { cardWords } from "../../src/deals/card/words.ts";
import { namingWords } from "../../src/deals/naming/words.ts";
import { forecastWords } from "../../src/forecasts/words.ts";
import { pageWords } from "../../src/pages/words.ts";
import { createUseCases } from "../../src/use-cases.ts";
import { freshDatabase } from "../fakes/database.ts";
import { logged } from "../fakes/office/deals.ts";
import { type Office, openOffice } from "../fakes/office/office.ts";
import type { Person } from "../fakes/office/person.ts";

/** Written by hand, not derived from the table: who may do each deed at all. */
const sellers = "rep manager admin";
const leads = "manager admin";
const everybody = "rep manager admin finance read-only";
const expected: Readonly<Record<string, string>> = {
  "deal.show": everybody,
  "deal.history": everybody,
  "deal.know": sellers,
  // Whoever was asked: the card says so, and the deed looks again.
  "deal.approve": everybody,
  "deal.assess": sellers,
  "deal.assessments": everybody,
  "deal.again": sellers,
  "deal.exception": sellers,
  "deal.exceptions": everybody,
  "deal.prepare": everybody,
  "deal.change-all": sellers,
  "deal.lines": sellers,
  "deal.prices": everybody,
  "deal.parties": everybody,
  "deal.open-link": everybody,
  "deal.partner": sellers,
  "deal.competitor": sellers,
  "deal.helper": sellers,
  "deal.link": sellers,
  "deal.crm": sellers,
  "deal.export-changes": everybody,
  "deal.lesson": sellers,
  "deal.lessons": everybody,
  "exception.approve": leads,
  "exception.refuse": leads,
  "deal.list": everybody,
  "deal.pipeline": everybody,
  "process.offer": "admin",
  "process.standard": "admin",
  "process.stop": "admin",
  "process.team": "admin",
  "process.export": "admin",
  "process.import": "admin",
  "process.copy": "admin",
  "process.edit": "admin",
  "process.stage": "admin",
  "process.stage-remove": "admin",
  "process.criteria": "admin",
  "process.criterion": "admin",
  "process.guide": "admin",
  "process.lists": "admin",
  "process.listed": "admin",
  "process.moves": "admin",
  "process.move": "admin",
  "process.move-now": "admin",
  "process.move-back": "admin",
  "deal.new": sellers,
  "deal.update": sellers,
  "deal.note": sellers,
  "deal.touch": sellers,
  "deal.visit": sellers,
  "deal.call": sellers,
  "deal.mail": sellers,
  "deal.demo": sellers,
  "customer.visit": sellers,
  "customer.call": sellers,
  "customer.mail": sellers,
  "customer.demo": sellers,
  "deal.touches": everybody,
  "deal.today": everybody,
  "deal.today-done": sellers,
  "deal.untouched": everybody,
  "customer.untouched": everybody,
  "followup.done": sellers,
  "followup.tomorrow": sellers,
  "followup.week": sellers,
  "team.reminders": everybody,
  "customer.touches": everybody,
  "deal.file": sellers,
  "deal.open-file": everybody,
  "deal.advance": sellers,
  "deal.win": sellers,
  "deal.back": sellers,
  "deal.lose": sellers,
  "deal.reopen": sellers,
  "deal.undo": sellers,
  "deal.nudge": sellers,
  "deal.withdraw": sellers,
  "deal.assign": sellers,
  "forecast.show": sellers,
  "forecast.same": sellers,
  "forecast.slip": sellers,
  "forecast.change": sellers,
  "forecast.advance": sellers,
  "forecast.lose": sellers,
  "forecast.submit": sellers,
  "forecast.status": leads,
  "forecast.export": sellers,
  "forecast.nudge": leads,
  "schedule.run": leads,
  "funnel.show": everybody,
  "funnel.conversion": everybody,
  "funnel.effort": everybody,
  "deal.targets": sellers,
  "funnel.compare": everybody,
  "funnel.definitions": everybody,
  "funnel.currencies": everybody,
  "funnel.sources": everybody,
  "funnel.source": everybody,
  "funnel.partners": everybody,
  "funnel.competitors": everybody,
  "funnel.campaign": leads,
  "forecast.plan": leads,
  "campaign.archive": leads,
  "import.begin": leads,
  "import.go": leads,
  "import.cancel": leads,
  "import.decide": leads,
  "import.undo": leads,
  "import.show": leads,
  "import.made": leads,
  "import.stages": leads,
  "import.rejected": leads,
  "import.list": leads,
  "sheet.show": everybody,
  "sheet.correct": sellers,
  "sheet.tiers": everybody,
  "customer.tiers": everybody,
  "tiers.choose": everybody,
  "tiers.plan": leads,
  "tiers.touch-all": sellers,
  "tiers.assign-all": leads,
  "sheet.analysis": everybody,
  "funnel.analysis": everybody,
  "sheet.choose": everybody,
  "funnel.week": everybody,
  "customer.due": everybody,
  "customer.show": everybody,
  "customer.file": sellers,
  "customer.fields": "admin",
  "customer.field": "admin",
  "customer.contact": sellers,
  "customer.contacts": everybody,
  "customer.person": everybody,
  "customer.erase": leads,
  "customer.export": leads,
  "customer.crm": sellers,
  "customer.rename": sellers,
  "customer.merge": sellers,
  "customer.duplicates": sellers,
  "customer.different": sellers,
  "customer.separate": leads,
  "customer.pool": everybody,
  "customer.market": everybody,
  "customer.filter-leads": everybody,
  "customer.claim": sellers,
  "customer.release": sellers,
  "customer.drop": sellers,
  "customer.assign": leads,
  "customer.keep": sellers,
  "deal.review": sellers,
  "deal.review-answer": sellers,
  "funnel.review": leads,
  "customer.market-add": sellers,
  "customer.market-start": sellers,
  "customer.worth": everybody,
  "customer.worth-list": everybody,
  "customer.priority": sellers,
  "customer.review": sellers,
  "customer.key": everybody,
  "customer.key-mark": leads,
  "customer.notes": sellers,
  "team.show": everybody,
  "team.new": "admin",
  "team.join": "admin",
  "team.manager": "admin",
  "team.role": "admin",
  "team.rename": "admin",
  "team.under": "admin",
  "team.delete": "admin",
  "team.handover": sellers,
  "team.remove": "admin",
  "team.restore": "admin",
  "team.merge": "admin",
  "team.separate": "admin",
  "team.language": everybody,
  "team.name": everybody,
  "team.sessions": everybody,
  "team.signout": everybody,
  "team.zone": everybody,
  "team.hours": "admin",
  "team.away": sellers,
  "team.back": sellers,
  "team.absences": sellers,
  "team.quota": sellers,
  "team.rates": "admin",
  "rates.paste": "admin",
  "team.settings": everybody,
  "team.setup": "admin",
  "setup.check": "admin",
  "settings.hours": "admin",
  "settings.calendar": "admin",
  "settings.touches": "admin",
  "settings.churn": "admin",
  "settings.company": "admin",
  "settings.newcomers": "admin",
  "settings.names": "admin",
  "settings.pool": "admin",
  "settings.review": "admin",
  "settings.priorities": "admin",
  "settings.key": "admin",
  "settings.grades": "admin",
  "settings.crm": "admin",
  "settings.workbook": "admin",
  "settings.tiers": "admin",
  "team.requests": "admin",
  "team.admit": "admin",
  "team.decline": "admin",
  "team.link": everybody,
  "team.invite": "admin",
  "team.audit": "admin",
  "team.audit-export": "admin",
  "team.refused": "admin",
  "delivery.undelivered": "admin",
  "delivery.resend": "admin",
};

/** What each of nine people may do with one rep's deal: nothing, look at it, change it. */
const withAmysDeal = {
  Amy: "change",
  Abe: "nothing",
  Ann: "change",
  Bo: "nothing",
  Ben: "nothing",
  Pia: "change",
  Ada: "change",
  Fin: "look",
  Rea: "look",
} as const;

const reads = ["deal.show", "deal.history"];
/** Each opens a form, asks a question, or refuses with a reason; none claims that the deal does not exist. */
const changes = ["deal.update", "deal.advance", "deal.back", "deal.lose", "deal.assign", "deal.nudge"];

describe("whoever does anything", () => {
  let database: Database;
  let office: Office;
  const people = new Map<string, Person>();
  const someone = (name: string) => people.get(name)!;
  const { notAllowed } = chatWords("en");
  /** Who may not see who has answered is told what they can see. */
  const refused = (name: string) =>
    name === "forecast.status" ? [notAllowed, forecastWords("en").onlyOwnStatus] : [notAllowed];

  beforeAll(async () => {
    database = await freshDatabase("embedded");
    office = await openOffice(database);
    const all = await office.team("Company");
    const [a, b] = [await office.team("A", all), await office.team("B", all)];
    const joins = async (name: string, role: Role, team: string, leads?: string) => {
      const person = await office.joins(name, { role, team });
      if (leads) await office.leads(person.id, leads);
      people.set(name, person);
    };
    await joins("Amy", "rep", a);
    await joins("Abe", "rep", a);
    await joins("Ann", "manager", a, a);
    await joins("Bo", "rep", b);
    await joins("Ben", "manager", b, b);
    await joins("Pia", "manager", all, all);
    await joins("Ada", "admin", all);
    await joins("Fin", "finance", all);
    await joins("Rea", "read-only", all);
    await logged(someone("Amy"), "ACME 120k 12/20 Suite");
    await logged(someone("Bo"), "Globex 90k 12/20 Suite");
  });
  afterAll(() => database.close());

  test("needs what its role has, by whatever way", async () => {
    const names = createUseCases(async () => ({ url: "", hours: 1 })).map(({ name }) => name);
    expect(names.toSorted()).toEqual(Object.keys(expected).toSorted());
    const byRole = { rep: "Abe", manager: "Ben", admin: "Ada", finance: "Fin", "read-only": "Rea" };
    const found = Object.fromEntries(names.map((name) => [name, [] as Role[]]));
    for (const role of roles) {
      const person = someone(byRole[role]);
      for (const name of names) {
        const pressed = await person.presses({ action: name, values: {} });
        const sent = await person.submits({ id: `${role} ${name}`, action: name }, {});
        const isRefused = [pressed, sent].map((one) => refused(name).includes(refusalOf(one) ?? ""));
        expect(isRefused[1], `${role} ${name}`).toBe(isRefused[0]);
        if (!isRefused[0]) found[name]!.push(role);
      }
    }
    expect(Object.fromEntries(names.map((name) => [name, found[name]!.join(" ")]))).toEqual(
      Object.fromEntries(names.map((name) => [name, expected[name]])),
    );
  });

  test.each(Object.entries(withAmysDeal))("reaches so far: %s may %s", async (name, what) => {
    const { id } = await database.prisma.deal.findFirstOrThrow({
      where: { workspaceId: office.workspaceId, customer: { name: "ACME" } },
    });
    const person = someone(name);
    const reached = async (action: string) => {
      const answer = await person.presses({ action, values: { id, why: "stalled" } });
      const refusal = refusalOf(answer);
      return refusal !== notAllowed && refusal !== namingWords("en").gone;
    };
    for (const action of reads) expect(await reached(action), action).toBe(what !== "nothing");
    for (const action of changes) expect(await reached(action), action).toBe(what === "change");
    // By name and in lists, too: nobody learns of a deal that they may not open.
    expect((await person.says("/deal show ACME")).words.includes("Suite")).toBe(what !== "nothing");
    expect((await person.says("/deal list all")).words.includes("ACME")).toBe(what !== "nothing");
    const offered = what === "nothing" ? [] : (await person.says("/deal show ACME")).buttons;
    expect(offered.some(({ label }) => label === cardWords("en").advance)).toBe(what === "change");
  });

  test.each(Object.entries(withAmysDeal))(
    "renames and merges so far: %s may %s a deal of the customer",
    async (name, what) => {
      const { id } = await database.prisma.customer.findFirstOrThrow({
        where: { workspaceId: office.workspaceId, name: "ACME" },
      });
      const { id: other } = await database.prisma.customer.findFirstOrThrow({
        where: { workspaceId: office.workspaceId, name: "Globex" },
      });
      const person = someone(name);
      // Both customers have to be within reach: Globex is Bo's.
      const opens = async (action: string, values: Record<string, string>) =>
        (await person.presses({ action, values })).reply.type !== "notice";
      expect(await opens("customer.rename", { id }), "rename").toBe(what === "change");
      expect(await opens("customer.merge", { from: id, into: other }), "merge").toBe(
        ["Pia", "Ada"].includes(name),
      );
      const offered = (await person.says("/customer ACME")).buttons.map(({ label }) => label);
      expect(offered.includes(pageWords("en").rename)).toBe(what === "change");
    },
  );

  test("finds the names of colleagues' customers, unless the company keeps them", async () => {
    const found = async (name: string) => (await someone(name).says("/customer ACME")).reply.type === "card";
    const listed = async (name: string) => (await someone(name).says("/customer")).words.includes("ACME");
    expect([await found("Amy"), await found("Bo"), await found("Rea")]).toEqual([true, true, true]);
    expect([await listed("Amy"), await listed("Bo"), await listed("Ben"), await listed("Rea")]).toEqual([
      true,
      false,
      false,
      true,
    ]);
    const { id } = await database.prisma.customer.findFirstOrThrow({
      where: { workspaceId: office.workspaceId, name: "ACME" },
    });
    await someone("Ada").presses({ action: "settings.names", values: {} });
    await someone("Ada").fills({ customerNames: "own" });
    expect([await found("Amy"), await found("Bo"), await found("Ben")]).toEqual([true, false, true]);
    expect((await someone("Bo").presses({ action: "customer.show", values: { id } })).words).not.toContain(
      "ACME",
    );
  });
});

test("no permission reaches farther than the one it depends on", () => {
  const order: readonly (Whose | undefined)[] = [undefined, "own", "team", "all"];
  const among = Object.keys(permissions) as Permission[];
  for (const permission of among) {
    const needed = dependsOn[permission];
    for (const role of roles) {
      const far = order.indexOf(reach({ role }, permission));
      if (needed)
        expect(order.indexOf(reach({ role }, needed)), `${role} ${permission}`).toBeGreaterThanOrEqual(far);
    }
  }
});

const refusalOf = ({ reply }: Awaited<ReturnType<Person["presses"]>>): string | undefined =>
  reply.type === "notice" && reply.tone === "bad" ? reply.text : undefined;

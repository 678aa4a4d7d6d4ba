/**
 * What one team knows no other team reads: every command, every button and every file of people who may not, also when they
 * press what was offered to those who may, and every message that comes by itself.
 */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Button, Card } from "../../src/chat/card.ts";
import { may } from "../../src/company/permissions.ts";
import type { Database } from "../../src/database/open-database.ts";
import { createTick } from "../../src/schedule/tick.ts";
import { slotHandlers } from "../../src/slot-handlers.ts";
import { freshDatabase, oneDatabase } from "../fakes/database.ts";
import { logged } from "../fakes/office/deals.ts";
import { type Colleague, type Office, openOffice } from "../fakes/office/office.ts";
import { buttonsOf } from "../fakes/office/reading.ts";
import { type Mark, marks, namesOfCustomers, tellsSecrets } from "../fakes/office/secrets.ts";
import { allUseCases, everyLine, presses, type Told, walks } from "../fakes/office/walker.ts";

const all = Object.keys(marks) as Mark[];
/** Managers look up customers of the whole company by name, and no more than that. */
const butNames = all.filter((mark) => !namesOfCustomers.includes(mark));

function leaksIn(told: readonly Told[], secret: readonly Mark[] = all): string[] {
  return told.flatMap(({ sent, answer }) =>
    secret.flatMap((mark) => {
      const found = marks[mark].exec(answer);
      // What somebody has typed may be said again.
      return found && !marks[mark].test(sent)
        ? [
            `${mark} by ${sent.slice(0, 120)}: …${answer.slice(Math.max(0, found.index - 60), found.index + 40)}…`,
          ]
        : [];
    }),
  );
}

describe.each(oneDatabase)("what one team knows, on %s", (kind) => {
  let database: Database;
  let office: Office;
  /** Of the same team, of another one, and who leads that. */
  let others: Record<"abe" | "bo" | "ben", Colleague>;
  let told: readonly Told[];
  const offered: Button[] = [];

  beforeAll(async () => {
    database = await freshDatabase(kind);
    office = await openOffice(database, { settings: { customerNames: "own" } });
    const company = await office.team("Company");
    const [east, west] = [await office.team("East", company), await office.team("West", company)];
    const [amy, abe] = [await office.joins("Amy", { team: east }), await office.joins("Abe", { team: east })];
    const ann = await office.joins("Ann", { role: "manager", team: east });
    await office.leads(ann.id, east);
    const bo = await office.joins("Bo", { team: west });
    const ben = await office.joins("Ben", { role: "manager", team: west });
    await office.leads(ben.id, west);
    const ada = await office.joins("Ada", { role: "admin", team: company });
    await logged(bo, "Globex 90k 12/20 Suite");
    await logged(bo, "Ferrum Ltd 30k 12/20 Suite");
    offered.push(...(await tellsSecrets(office, { rep: amy, manager: ann, admin: ada })));
    others = { abe, bo, ben };
    await lives([
      "11-19T14:00",
      "11-19T17:00",
      "11-20T09:31",
      "11-23T09:31",
      "11-24T09:20",
      "12-07T10:00",
      "12-25T09:31",
    ]);
    const mine = await walks(database, amy, everyLine("looks", ["Velkor", "#3"]), {
      most: 160,
      which: "looks",
    });
    told = mine.told;
    const lines = everyLine("looks", ["Velkor"]);
    const hers = await walks(database, ann, lines, { most: 80, which: "looks" });
    const theirs = await walks(database, ada, lines, { most: 40, which: "looks" });
    const inMessages = (await messages()).flatMap(({ card }) => buttonsOf(card));
    offered.push(...mine.pressed, ...hers.pressed, ...theirs.pressed, ...inMessages);
  }, 300_000);
  afterAll(() => database.close());

  /** The schedule's moments, one after the other. */
  async function lives(moments: readonly string[]): Promise<void> {
    await database.prisma.member.updateMany({ data: { createdAt: new Date(0) } });
    const onError = (error: unknown) => office.failures.push(error);
    for (const moment of moments) {
      office.itIs(`2026-${moment}`);
      await createTick({ database, handlers: slotHandlers, onError })(office.now());
    }
  }

  async function messages() {
    const sent = await database.prisma.delivery.findMany({ where: { workspaceId: office.workspaceId } });
    return sent.map(({ recipient: to, key, content }) => ({
      ...{ to, key, card: (content as unknown as { card: Card }).card },
      answer: JSON.stringify(content),
    }));
  }

  test("is there to be read by those who may", () => {
    const said = told.map(({ answer }) => answer).join("\n");
    expect(all.filter((mark) => !marks[mark].test(said))).toEqual([]);
  });

  test("nobody else is sent in any message that comes by itself", async () => {
    const sent = await messages();
    const kinds = sent.filter(({ to }) => to === "at-Ben").map(({ key }) => key.split(":")[0]);
    expect(kinds).toEqual(expect.arrayContaining(["digest"]));
    for (const name of ["Abe", "Bo", "Ben"]) {
      const own = sent.filter(({ to }) => to === `at-${name}`);
      expect(leaksIn(own.map(({ key, answer }) => ({ sent: key, answer })))).toEqual([]);
    }
  });

  test.each(["abe", "bo", "ben"] as const)(
    "nobody else reads, whatever they ask: %s",
    async (who) => {
      const lines = everyLine("looks", ["Velkor", "#3", "Amy", "East", "Dorrit", "2026"]);
      const walk = await walks(database, others[who], lines, { most: 160, which: "looks" });
      // Who knows the name by which they asked finds the way back to it.
      const secret = who === "ben" ? all.filter((mark) => mark !== "customer") : all;
      expect(leaksIn(walk.told, secret)).toEqual([]);
    },
    300_000,
  );

  test.each(["abe", "bo", "ben"] as const)(
    "nor by pressing what others were offered: %s",
    async (who) => {
      const known = new Set<string>();
      const foreign = offered.filter(({ action, values }) => {
        const key = `${action} ${JSON.stringify(values)}`;
        return !known.has(key) && known.add(key);
      });
      const answers = await presses(database, others[who], foreign);
      expect(leaksIn(answers, who === "ben" ? butNames : all)).toEqual([]);
    },
    300_000,
  );

  test.each(["abe", "bo", "ben"] as const)(
    "nor by what they begin to change: %s",
    async (who) => {
      const lines = everyLine("changes", ["#1", "#3", "Amy"]);
      const walk = await walks(database, others[who], lines, { most: 160, which: "all" });
      expect(leaksIn(walk.told, who === "ben" ? butNames : all)).toEqual([]);
    },
    300_000,
  );

  test("nor by naming a customer of others as their own", async () => {
    const named = [
      "/deal new Velkor 10k 12/20",
      "/customer market add Velkor, Quillon",
      "/customer claim Velkor",
    ];
    const walk = await walks(database, others.bo, named, { most: 0, which: "looks" });
    expect(leaksIn(walk.told)).toEqual([]);
  });

  test("everything that they may do was tried", () => {
    const tried = new Set(office.did);
    const untried = allUseCases.filter(
      ({ name, needs }) => may({ role: "manager" }, needs) && !tried.has(name),
    );
    // Each needs somebody chosen, signed in, or in the middle of a form; their own tests refuse them to all others.
    expect(untried.map(({ name }) => name)).toEqual([
      "deal.approve",
      "forecast.advance",
      "import.decide",
      "import.made",
      "team.signout",
    ]);
    expect(office.failures).toEqual([]);
  });
});

import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { countStatements } from "../../bench/statement-counter.ts";
import { type Database, openDatabase } from "../../src/database/open-database.ts";
import { type DatabaseKind, databases, freshDatabase } from "../fakes/database.ts";
import { logged } from "../fakes/office/deals.ts";
import { openOffice } from "../fakes/office/office.ts";
import type { Answer, Person } from "../fakes/office/person.ts";

/**
 * What people do, and the most statements it may send, including identifying the speaker (one) and, where
 * something changes, BEGIN, claim and COMMIT (three). It does not grow with the number of deals: each command
 * runs with a few there.
 */
const most: readonly (readonly [what: string, statements: number, (fang: Person) => Promise<Answer>])[] = [
  // One of them asks for campaigns, which are offered beside the plain sources.
  ["new: its form", 5, (fang) => fang.says("/deal new Gamma 10万")],
  ["new", 14, (fang) => fang.fills({ closeDate: "12/20" })],
  // Of a new customer the name is locked, then looked for again; of a known one it is asked who else sells to it.
  ["new, in a line", 14, (fang) => fang.says("/deal new Delta 10万 12/20")],
  ["new, of a known customer", 12, (fang) => fang.says("/deal new Delta 30万 12/20")],
  ["show by number", 3, (fang) => fang.says("/deal show #1")],
  ["show by name", 3, (fang) => fang.says("/deal Alpha")],
  ["note by number", 7, (fang) => fang.says("/deal note #1 met the CFO")],
  ["note by name", 7, (fang) => fang.says("/deal note Alpha met the CFO")],
  ["update", 8, (fang) => fang.says("/deal update #1 12万")],
  ["undo of an update", 12, (fang) => fang.says("/deal undo")],
  ["advance: its form", 7, (fang) => fang.says("/deal advance #1 qualified")],
  ["advance", 9, (fang) => fang.fills({ intent: "yes", "ability-to-pay": "yes" })],
  ["undo of an advance", 13, (fang) => fang.says("/deal undo")],
  ["list", 3, (fang) => fang.says("/deal list")],
  ["history", 3, (fang) => fang.says("/deal history #1")],
  ["forecast", 5, (fang) => fang.says("/forecast")],
  ["an answer", 13, (fang) => fang.clicks("Same")],
  ["submit: its form", 8, (fang) => fang.clicks("Submit, 4 unchanged")],
  ["submit", 21, (fang) => fang.fills({ promised: "91万" })],
  ["list by date and amount", 3, (fang) => fang.says("/deal list this quarter >50k no next step")],
  ["list of a customer", 7, (fang) => fang.says("/deal list Alpha")],
  // Its deals, totals, where it stands and who had it, how satisfied they are; who may look; file, people, who is met, touches; who may rename it.
  ["a customer", 14, (fang) => fang.says("/customer Alpha")],
  ["a customer's file: its form", 7, (fang) => fang.says("/customer file Alpha")],
  ["a customer's file", 25, (fang) => fang.says("/customer Alpha 500 people")],
  ["somebody at a customer's", 22, (fang) => fang.says("/customer contact Alpha Jane Roe CFO")],
  ["a customer's people", 6, (fang) => fang.says("/customer contacts Alpha")],
  ["who deserves time", 2, (fang) => fang.says("/customer worth")],
  ["where the time went", 4, (fang) => fang.says("/customer worth time")],
  // Won in two years, due, open; then the customers, and how each is looked after.
  // One of them asks whether sales reports tell of the twelve months.
  ["key customers", 8, (fang) => fang.says("/customer key")],
  ["a priority", 12, (fang) => fang.says("/customer priority Alpha high")],
  ["priorities to go through", 3, (fang) => fang.says("/customer review")],
  ["funnel", 4, (fang) => fang.says("/funnel")],
  ["funnel of last quarter", 6, (fang) => fang.says("/funnel last quarter")],
  ["funnel of a person", 9, (fang) => fang.says("/funnel Fang Q3")],
  ["sources", 6, (fang) => fang.says("/funnel sources")],
  ["by rep", 5, (fang) => fang.says("/funnel by rep")],
  ["lost reasons", 2, (fang) => fang.says("/funnel lost reasons")],
];

describe.each(databases)("statements of a command on %s", (kind) => {
  let counted: Counted;
  beforeEach(async () => {
    counted = await countedDatabase(kind);
  });
  afterEach(() => counted.close());

  test("are at most so many", async () => {
    const office = await openOffice(counted.database);
    const fang = await office.joins("Fang");
    for (const name of ["Alpha", "Beta"]) {
      await logged(fang, `${name} 10万 12/20`);
    }
    const tooMany: string[] = [];
    for (const [what, statements, done] of most) {
      const before = counted.count();
      const { reply } = await done(fang);
      const sent = counted.count() - before;
      expect([what, reply.type]).toEqual([what, what.endsWith("form") ? "form" : "card"]);
      if (sent > statements + counted.more) tooMany.push(`${what}: ${sent}, not ${statements}`);
    }
    expect(office.failures).toEqual([]);
    expect(tooMany).toEqual([]);
  });

  test("an admin's sales process counts what is left in older versions in the same statement", async () => {
    const office = await openOffice(counted.database);
    const ada = await office.joins("Ada", { role: "admin" });
    const fang = await office.joins("Fang");
    await logged(fang, "Alpha 10万 12/20");
    const before = counted.count();
    const { words } = await ada.says("/deal pipeline");
    expect(counted.count() - before).toBeLessThanOrEqual(2);
    expect(words).toContain("Sales process: Customer funnel");
  });
});

type Counted = Readonly<{
  database: Database;
  count: () => number;
  /** What the database adds by itself. */
  more: number;
  close: () => Promise<void>;
}>;

async function countedDatabase(kind: DatabaseKind): Promise<Counted> {
  const database = await freshDatabase(kind);
  return database.url ? onServer(database, database.url) : embedded(database);
}

async function onServer(fresh: Database, url: string): Promise<Counted> {
  const counter = await countStatements(url);
  const database = await openDatabase({ url: counter.url, dataDir: "" });
  const close = async () => {
    await database.close();
    await counter.close();
    await fresh.close();
  };
  return { database, count: counter.count, more: 0, close };
}

/** There is no wire to listen on; every statement is one message that executes or queries. */
function embedded(database: Database): Counted {
  const pglite = database.pglite!;
  const send = pglite.execProtocolStream;
  let count = 0;
  pglite.execProtocolStream = function (message, options) {
    if (message[0] === "Q".charCodeAt(0) || message[0] === "E".charCodeAt(0)) count += 1;
    return send.call(this, message, options);
  };
  const close = async () => {
    pglite.execProtocolStream = send;
    await database.close();
  };
  // PGlite ends a transaction once more after it is over.
  return { database, count: () => count, more: 1, close };
}

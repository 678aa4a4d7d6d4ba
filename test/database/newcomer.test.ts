/** A newcomer's first hour: what people of a sales team type, half of it without a slash, over the real entry on the web chat. */
import { readFileSync } from "node:fs";
import { Temporal } from "temporal-polyfill";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Database } from "../../src/database/open-database.ts";
import { locales } from "../../src/text/locale.ts";
import { parseAmount } from "../../src/understanding/parse-amount.ts";
import { parseDate } from "../../src/understanding/parse-date.ts";
import { freshDatabase, oneDatabase } from "../fakes/database.ts";
import { dealRow } from "../fakes/office/deals.ts";
import { type Colleague, type Office, openOffice } from "../fakes/office/office.ts";
import type { Answer } from "../fakes/office/person.ts";
import { buttonsOf } from "../fakes/office/reading.ts";

const companies = {
  en: [
    "ACME 45k Dec 31",
    "Globex 80k Dec 18",
    "Hooli 120k Nov 30",
    "Initech 60k Dec 15",
    '"Umbrella Foods" 25k Dec 10',
    '"Umbrella Media" 30k Jan 15',
    '"Stark Industries" 200k Feb 26',
  ],
  zh: [
    "华信医疗 60万 12/18",
    "金石建材 18万 11/30",
    "南方物流 12万 12/25",
    "南方航空 30万 1/20",
    "恒达科技 45万 12/10",
    "博远教育 38万 12/31",
    "新远科技 20万 2/26",
  ],
};
const titles = { manager: "陈立", admin: "赵敏", president: "林总" };
const currency = { en: "USD", zh: "CNY" };
const today = Temporal.PlainDate.from("2026-11-18");

const colleagues = { en: ["Priya Nair", "East Coast"], zh: ["孙浩", "华东"] } as const;
const seats = {
  rep: {},
  manager: { role: "manager" },
  admin: { role: "admin" },
  president: { role: "manager" },
} as const;
type Seat = keyof typeof seats;

type Line = Readonly<{
  /** Whoever types it: a rep, unless it is said. */
  who: Seat;
  says: string;
  meant: string;
  deals: string;
  values: Readonly<Record<string, string>>;
}>;

const linesIn = (locale: "en" | "zh"): Line[] =>
  readFileSync(new URL(`../corpora/newcomer.${locale}.tsv`, import.meta.url), "utf8")
    .trim()
    .split("\n")
    .slice(1)
    .map((row) => {
      const [says = "", meant = "", deals = "", values = "", who = ""] = row.split("\t");
      return {
        ...{ who: (who || "rep") as Seat, says, meant, deals },
        values: Object.fromEntries(
          values
            .split("; ")
            .filter(Boolean)
            .map((one) => one.split("=") as [string, string]),
        ),
      };
    });

describe.each(oneDatabase)("a newcomer's first hour on %s", (kind) => {
  let database: Database;
  beforeAll(async () => {
    database = await freshDatabase(kind);
  });
  afterAll(() => database.close());

  describe.each(locales)("in %s", (locale) => {
    let office: Office;
    const people: Partial<Record<Seat, Colleague>> = {};
    const ids = new Map<string, number>();
    beforeAll(async () => {
      office = await openOffice(database, { currency: currency[locale] });
      const [colleague, east] = colleagues[locale];
      const all = await office.team(locale === "en" ? "Company" : "全公司部");
      const west = await office.team(locale === "en" ? "West" : "华西", all);
      await office.team(east, all);
      const rep = await office.joins(locale === "en" ? "Tom" : "王芳", { locale, team: west });
      await office.joins(colleague, { locale, team: west });
      people.rep = rep;
      for (const who of ["manager", "admin", "president"] as const)
        people[who] = await office.joins(locale === "en" ? `The ${who}` : titles[who], {
          locale,
          ...seats[who],
        });
      await office.leads(people.manager!.id, west);
      await office.leads(people.president!.id, all);
      for (const line of companies[locale]) {
        const { reply } = await rep.says(`/deal new ${line}`);
        if (reply.type === "form") await rep.fills({ customerId: "new" });
      }
      for (const { id, number } of await database.prisma.deal.findMany({
        where: { workspaceId: office.workspaceId },
      }))
        ids.set(id, number);
      // The deals are no news any more.
      office.later({ minutes: 11 });
    });
    afterAll(() => expect(office.failures).toEqual([]));

    test("there are a hundred lines of a rep, and of everybody else some", () => {
      const lines = linesIn(locale);
      const said = (wanted: Seat) =>
        new Set(lines.filter(({ who }) => who === wanted).map(({ says }) => says)).size;
      expect(said("rep")).toBeGreaterThanOrEqual(140);
      for (const who of ["manager", "admin"] as const) expect(said(who)).toBeGreaterThanOrEqual(10);
      expect(said("president")).toBeGreaterThanOrEqual(4);
      expect(lines.filter(({ meant }) => meant === "help").length).toBeLessThan(10);
    });

    test.each(linesIn(locale))("$who: $says", async ({ who, says, meant, deals, values }) => {
      const person = people[who]!;
      office.did.length = 0;
      const before = await office.rowCounts();
      const answer = await person.says(says);
      const changed = (await office.rowCounts()).events !== before.events;
      const found = await reading(answer, deals === "" ? [] : deals.split(" "));
      try {
        expect({ ...found, values: pick(found.values, values) }).toEqual({ meant, deals, values });
      } finally {
        if (changed) await person.says("/deal undo");
      }
    });

    async function reading(answer: Answer, deals: readonly string[]): Promise<Omit<Line, "says" | "who">> {
      const { reply } = answer;
      const [did] = office.did;
      if (reply.type === "none") return { meant: "alone", deals: "", values: {} };
      const buttons = reply.type === "card" ? buttonsOf(reply.card) : [];
      // "My deals" is a way out, and no reading.
      const said = buttons.flatMap(({ action, label, values: { line } }) =>
        action === "chat.say" && (line !== "/deal list" || label === line) ? [String(line)] : [],
      );
      if (did === undefined) {
        if (reply.type === "notice") return { meant: "friendly", deals: "", values: {} };
        const isPage = reply.type === "card" && reply.card.blocks.some(({ type }) => type === "commands");
        if (isPage && said.length === 0) return { meant: "help", deals: "", values: {} };
        const offered = said.map((line) => /^\/(?:deal|商机) (\S+)/.exec(line)?.[1] ?? "").filter(isReading);
        const number = said.map((line) => /#\d+/.exec(line)?.[0]).find(Boolean) ?? "";
        return {
          meant: ["ask", ...offered.map(nameOf)].join(" "),
          deals: deals.length > 0 ? number : "",
          values: {},
        };
      }
      if (reply.type === "notice" && reply.tone === "bad")
        return { meant: `refused ${did}`, deals: "", values: {} };
      const choices = buttons.flatMap(({ action, values }) =>
        action === did || did.startsWith("deal.win") ? (ids.get(String(values.id)) ?? []) : [],
      );
      const title = reply.type === "card" ? reply.card.title : "";
      if (reply.type === "card" && !/#\d/.test(title) && choices.length > 0 && did !== "deal.list")
        return { meant: `which ${did}`, deals: choices.map((number) => `#${number}`).join(" "), values: {} };
      if (reply.type === "form" || reply.type === "invalid") {
        const { form } = reply;
        const number = ids.get(form.hidden.id ?? "");
        const fields = {
          ...form.hidden,
          ...Object.fromEntries(form.fields.map(({ name, value = "" }) => [name, value])),
        };
        return {
          meant: did,
          deals: number ? `#${number}` : "",
          values: { ...fields, ...canonical(fields), stage: form.hidden.stage ?? "" },
        };
      }
      const number = /#(\d+)/.exec(title)?.[1];
      if (!number || (deals.length === 0 && did !== "deal.new")) return { meant: did, deals: "", values: {} };
      const row = await dealRow(office, Number(number));
      const note = await database.prisma.event.findFirst({
        where: {
          workspaceId: office.workspaceId,
          subjectId: row.id,
          kind: "note",
          at: { gt: new Date(office.now().epochMilliseconds - 60_000) },
        },
        orderBy: { id: "desc" },
      });
      const remark = note?.remarkId
        ? await database.prisma.remark.findUnique({ where: { id: note.remarkId } })
        : undefined;
      return {
        meant: did,
        // One that is new has any number.
        deals: deals.length > 0 ? `#${number}` : "",
        values: {
          customer: row.customer.name,
          product: row.title === row.customer.name ? "" : row.title,
          amount: String(row.amountMinor / 100n),
          close: row.closeDate.toISOString().slice(0, 10),
          likelihood: String(row.likelihood),
          category: row.category,
          stage: row.stage,
          step: row.nextStep ?? "",
          stepDate: row.nextStepDate?.toISOString().slice(0, 10) ?? "",
          note: remark?.text ?? "",
        },
      };
    }

    /** What a form has read, as a deal would have it. */
    function canonical({
      amount = "",
      closeDate = "",
      nextStep = "",
      nextStepDate = "",
      likelihood = "",
    }: Readonly<Record<string, string>>) {
      const sum = parseAmount(amount, { currency: currency[locale] });
      return {
        amount: sum.ok ? String(sum.minor / 100n) : "",
        close: datesIn(closeDate),
        step: nextStep,
        stepDate: datesIn(nextStepDate),
        likelihood: likelihood.replace("%", ""),
      };
    }
  });
});

function datesIn(text: string): string {
  const date = parseDate(text, { today });
  if (!date.ok) return "";
  return date.ok === true ? date.date.toString() : date.dates.join("/");
}

const pick = (found: Readonly<Record<string, string>>, wanted: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.keys(wanted).map((key) => [key, found[key] ?? ""]));

const names: Readonly<Record<string, string>> = { 推进: "advance", 备注: "note", 列表: "list" };
const nameOf = (verb: string) => `deal.${names[verb] ?? verb}`;
const isReading = (verb: string) => verb !== "";

/** The dry run: what would happen to the company, and all that wants a word before it does. */

import { actions, type Block, button, type Card, card, quiet, strong, table, text } from "../../chat/card.ts";
import { dayOf } from "../../company/day-of.ts";
import { may } from "../../company/permissions.ts";
import { fromTimestamp } from "../../database/columns.ts";
import { formatList, formatNumber } from "../../text/count.ts";
import { formatDate } from "../../text/format/date.ts";
import { type Import, loadImport, overlapping, standingTwin, tableOf } from "../import.ts";
import { revenueField } from "../kinds/customers/plan-customers.ts";
import { pipelineFor } from "../kinds/deals/plan-deals.ts";
import { guessStage } from "../kinds/deals/stage-words.ts";
import { asksTwice, kindCalled } from "../kinds/kinds.ts";
import { type ReasonCount, reasonsOf, valuesOf } from "../rows.ts";
import { sayWhy } from "../say-why.ts";
import { importWords } from "../words.ts";
import type { ImportReader } from "./progress-card.ts";
import { tallyFacts } from "./tally-facts.ts";

const reasonsShown = 6;
const namesShown = 8;
const nearShown = 3;

export async function checkedCard(reader: ImportReader, one: Import): Promise<Card> {
  const { locale } = reader;
  const words = importWords(locale);
  const reasons = await reasonsOf(reader.db, one);
  const count = (does: string) => one.counts[does] ?? 0;
  const news = count("create") + count("update");
  const kind = kindCalled(one.kind);
  const idle = count("reject") > 0 && count("same") === 0 ? words.noneRight : words.nothingToDo;
  const summary =
    news === 0
      ? idle
      : `${words.create} ${count("create")}, ${words.update} ${count("update")}, ${words.reject} ${count("reject")}`;
  return card(
    locale,
    words.title(tableOf(one)),
    [
      news === 0 ? text(idle, "strong") : quiet(words.nothingYet),
      await twinNote(reader, one),
      ...(one.kind === "sales" ? await overlapNotes(reader, one) : []),
      tallyFacts(reader, one),
      ...(one.kind === "deals" ? await stagesBlocks(reader, one) : []),
      ...((await kind.told?.(reader, one)) ?? []),
      ...decisionBlocks(reader, one, reasons),
      ...listed(reader, one, words.worthALook, reasons.filter(isWorthALook)),
      ...listed(reader, one, words.leftOut, reasons.filter(isLeftOut)),
      asksTwice(one) && text(words.twiceAsk(count("twice"))),
      actions(...goButtons(reader, one, news), ...otherButtons(reader, one, news)),
    ],
    { summary },
  );
}

function goButtons({ locale }: ImportReader, one: Import, news: number) {
  const words = importWords(locale);
  const twice = asksTwice(one) ? one.counts.twice! : 0;
  const go = (
    label: string,
    values: Readonly<Record<string, string>>,
    style: "primary" | "plain" = "primary",
  ) => button(label, "import.go", { id: one.id, ...values }, { style });
  if (news === 0) return [];
  if (twice === 0) return [go(words.importAll(news), {})];
  return [
    go(words.importOnce(news), { twice: "once" }),
    go(words.importEach(news + twice), { twice: "each" }, "plain"),
  ];
}

const otherButtons = ({ locale }: ImportReader, one: Import, news: number) => {
  const words = importWords(locale);
  // Where nothing can be taken over as it stands, this is what goes on.
  const style = news === 0 && (one.counts.reject ?? 0) > 0 ? "primary" : "plain";
  return [
    one.kind === "deals" && button(words.setStages, "import.stages", { id: one.id }, { style }),
    one.kind === "touches" &&
      one.reading.columns.owner === undefined &&
      button(words.setOwner, "import.stages", { id: one.id }, { style }),
    (one.counts.reject ?? 0) > 0 && button(words.getRejected, "import.rejected", { id: one.id }),
    button(words.cancel, "import.cancel", { id: one.id }),
  ];
};

async function twinNote(
  { db, locale, today, workspace }: ImportReader,
  one: Import,
): Promise<Block | undefined> {
  const twin = await standingTwin(db, one);
  const other = twin === undefined ? undefined : await loadImport(db, twin);
  if (!other?.doneAt) return undefined;
  const on = dayOf(workspace, fromTimestamp(other.doneAt));
  return strong(importWords(locale).sameFile(formatDate(on, locale, today)));
}

/** Reports of the same days: a line of both counts once. */
async function overlapNotes({ db, locale }: ImportReader, one: Import): Promise<(Block | undefined)[]> {
  const words = importWords(locale);
  const others = await overlapping(db, one);
  return others.flatMap(({ id, fileName }) => [
    strong(words.overlaps(fileName)),
    actions(button(words.showOther(fileName), "import.show", { id })),
  ]);
}

/** Every stage of the file and what it is here: what is only guessed says so. */
async function stagesBlocks(reader: ImportReader, one: Import): Promise<Block[]> {
  const { locale } = reader;
  const words = importWords(locale);
  const pipeline = pipelineFor(reader, one);
  const found = await valuesOf(reader.db, one, "stage", namesShown * 2);
  const named = (meant: string) =>
    meant === "won" || meant === "lost"
      ? words[meant]
      : (pipeline.stages.find(({ code }) => code === meant)?.name[locale] ?? meant);
  const rows = found.map(({ value, count }) => {
    const decided = one.decided.stages[value];
    const guess = decided === undefined ? guessStage(pipeline, value) : { meant: decided, sure: true };
    const here = guess
      ? guess.sure
        ? named(guess.meant)
        : words.guessed(named(guess.meant))
      : words.unknown;
    return { cells: [words.stageInFile(value, formatNumber(count, locale)), here] };
  });
  return [table([words.inFile, words.here], rows)];
}

/** Who becomes a member, which customers may be the same, what has no date. */
function decisionBlocks(
  reader: ImportReader,
  one: Import,
  reasons: readonly ReasonCount[],
): (Block | undefined)[] {
  const { locale, member } = reader;
  const words = importWords(locale);
  const people = reasons.filter(({ why }) => why.code === "no-person").map(({ why }) => String(why.name));
  const names = (all: readonly string[]) =>
    formatList(all.slice(0, namesShown), locale) + (all.length > namesShown ? " …" : "");
  const near = nearOf(one, reasons);
  const without = reasons.find(({ why }) => why.code === "without-date")?.count ?? 0;
  const same = Object.keys(one.decided.same);
  return [
    ...(people.length > 0
      ? [
          text(words.unknownPeople(names(people))),
          may(member, "people.change")
            ? actions(button(words.addPeople(people.length), "import.decide", { id: one.id, people: "add" }))
            : quiet(words.onlyAdmins),
        ]
      : []),
    ...near.first.slice(0, nearShown).flatMap((pair) => nearBlocks(reader, one, pair)),
    near.count > nearShown ? quiet(words.moreNear(near.count - nearShown)) : undefined,
    same.length > 0 ? quiet(words.chosenSame(names(same))) : undefined,
    without > 0 ? quiet(words.withoutDate(without)) : undefined,
    one.kind === "customers" && one.reading.columns.revenue !== undefined && !revenueField(reader)
      ? quiet(words.revenueLeft)
      : undefined,
  ];
}

type Near = NonNullable<Import["decided"]["near"]>;

/** Names of the table that resemble customers, and are not said to be them. */
function nearOf({ decided }: Import, reasons: readonly ReasonCount[]): Near {
  if (decided.near) return decided.near;
  const first = reasons.flatMap(({ why, does }) => {
    const [other] = (why.near ?? []) as readonly Readonly<{ id: string; name: string }>[];
    return other && does === "create" ? [{ name: String(why.name), id: other.id, other: other.name }] : [];
  });
  return { count: first.length, first };
}

function nearBlocks(
  { locale }: ImportReader,
  { id }: Import,
  { name, id: as, other }: Near["first"][number],
): (Block | undefined)[] {
  const words = importWords(locale);
  return [
    text(words.nearLine(name, other)),
    actions(button(words.isSame(other), "import.decide", { id, same: name.slice(0, 200), as })),
  ];
}

/** Whom nobody knows was said above. */
const isLeftOut = ({ does, why }: ReasonCount): boolean => does === "reject" && why.code !== "no-person";

/** What is taken over, though somebody may have to say otherwise. */
const isWorthALook = ({ does, why }: ReasonCount): boolean => does !== "reject" && why.code === "far-off";

function listed(
  { locale }: ImportReader,
  one: Import,
  title: string,
  reasons: readonly ReasonCount[],
): (Block | undefined)[] {
  const words = importWords(locale);
  if (reasons.length === 0) return [];
  const lines = reasons.slice(0, reasonsShown).map(({ why, count, rows }) => {
    return `• ${words.whyLine(sayWhy(locale, one, why), words.rowsAt(rows, count))}`;
  });
  return [strong(title), text(lines.join("\n") + (reasons.length > reasonsShown ? "\n…" : ""))];
}

import { z } from "zod";
import { actions, button, card, text as paragraph } from "../chat/card.ts";
import { type Reply, refuse, showCard } from "../chat/reply.ts";
import { defineUseCase, type Turn } from "../chat/use-case.ts";
import { chatWords } from "../chat/words.ts";
import { isOnlyAdmin } from "../company/only-admin.ts";
import type { KnownPerson } from "../company/people-known.ts";
import { loadDeals } from "../deals/facts/load-deals.ts";
import { assignDeals, holdOwner } from "../deals/writing/assign-deals.ts";
import { joinWeek, whatJoins } from "../forecasts/join-week.ts";
import { recordEvents } from "../history/record-events.ts";
import { joinMembers } from "../joining/join-members.ts";
import { oneAtATime } from "../joining/welcome-lock.ts";
import { joiningWords } from "../joining/words.ts";
import { joinQuotas, quotasToJoin } from "../quotas/join-quotas.ts";
import { theMember } from "../teams/find-member.ts";
import { done } from "../teams/team-line.ts";
import { passTeamsOn } from "../teams/team-rows.ts";
import { twoNamed } from "../teams/two-named.ts";
import { teamWords } from "../teams/words.ts";
import { formatList } from "../text/count.ts";
import { peopleWords } from "./words.ts";

/**
 * `/team merge Wang wangfang`: two members of one person, each with deals, become the first. Shown before it is done. What
 * closed weeks told stays as it was.
 */
export const mergeMembers = defineUseCase({
  name: "team.merge",
  command: {
    group: "team",
    en: ["merge"],
    zh: ["合并"],
    fromLine: ([keep, ...other], line) => ({
      keep: keep?.spelling ?? "",
      other: other.map(({ spelling }) => spelling).join(" "),
      line,
    }),
  },
  needs: "people.change",
  changes: true,
  input: z.object({
    keep: z.string().trim().max(120).default(""),
    other: z.string().trim().max(120).default(""),
    line: z.string().max(300).default(""),
    sure: z.enum(["yes", ""]).default(""),
  }),
  async run(turn, { keep: first, other: second, line, sure }) {
    const words = peopleWords(turn.locale);
    if (!first || !second) return refuse(words.needTwoPeople);
    const both = await twoNamed(turn, { first, second, line }, ["person", "person"]);
    const { first: keep, second: typed } = both;
    const again = (keep: string, other: string) => ({ action: "team.merge", values: { keep, other } });
    const kept = await theMember(turn, keep, (id) => again(id, typed));
    const other = await theMember(turn, typed, (id) => again(kept.id, id), { except: kept.id });
    await oneAtATime(turn.db);
    if (other.role === "admin" && kept.role !== "admin" && (await isOnlyAdmin(turn)))
      return refuse(joiningWords(turn.locale).lastAdmin(other.name));
    if (sure !== "yes") return preview(turn, kept, other);
    await merge(turn, kept.id, other.id);
    return done(turn, words.merged(other.name, kept.name));
  },
});

async function merge(turn: Turn, kept: string, other: string): Promise<void> {
  const owner = (await holdOwner(turn, kept))!;
  const deals = await dealsOf(turn, other);
  await assignDeals(turn, deals, owner, "merge");
  const week = await whatJoins(turn, other, kept);
  await joinWeek(turn, other, kept);
  const quotas = await joinQuotas(turn, other, kept);
  const teams = await passTeamsOn(turn, other, kept);
  const joined = await joinMembers(turn, other, kept);
  await recordEvents(turn, [
    {
      ...{ subject: "member", subjectId: kept, kind: "merge" },
      values: {
        ...{ from: other, deals: deals.map(({ id }) => id), week: week ?? null },
        ...{ quotas, teams, ...joined },
      },
    },
  ]);
}

const dealsOf = ({ db, workspace }: Turn, owner: string) =>
  loadDeals(db, { workspaceId: workspace.id, owners: [owner], withdrawn: true });

async function preview(turn: Turn, kept: KnownPerson, other: KnownPerson): Promise<Reply> {
  const { locale, db } = turn;
  const words = peopleWords(locale);
  const deals = await dealsOf(turn, other.id);
  const open = deals.filter(({ outcome }) => outcome === null).length;
  const week = await whatJoins(turn, other.id, kept.id);
  const { moved, dropped } = await quotasToJoin(turn, other.id, kept.id);
  const led = await db.team.findMany({ where: { managerId: other.id }, orderBy: { name: "asc" } });
  const list = (names: readonly string[]) => formatList(names, locale);
  const chats = other.platforms.map((platform) => chatWords(locale).platforms[platform] ?? platform);
  const changes = [
    deals.length > 0 && words.mergeDeals(open, deals.length - open),
    week && words.mergeWeek[week],
    moved.length + dropped.length > 0 && words.mergeQuotas(moved.length, dropped.length),
    led.length > 0 && words.mergeTeams(list(led.map(({ name }) => name))),
    chats.length > 0 && words.mergeChats(list(chats)),
    words.mergeKeepsRole(teamWords(locale).roles[kept.role], kept.team ?? "–"),
  ].filter(Boolean);
  const [keeps, goes] = [labelOf(turn, kept), labelOf(turn, other)];
  return showCard(
    card(
      locale,
      words.mergeTitle,
      [
        paragraph(words.mergeKeeps(keeps)),
        paragraph(changes.map((change) => `• ${change}`).join("\n")),
        paragraph(words.mergeCanBeUndone),
        actions(
          button(
            words.merge,
            "team.merge",
            { keep: kept.id, other: other.id, sure: "yes" },
            { style: "danger" },
          ),
          button(words.keepOther(goes), "team.merge", { keep: other.id, other: kept.id }),
        ),
      ],
      { tone: "warning", summary: words.mergeKeeps(keeps) },
    ),
    { replace: turn.kind === "action" },
  );
}

/** Both are often called the same, so with where they are from. */
function labelOf({ locale }: Turn, { name, team, email, platforms }: KnownPerson): string {
  const chats = platforms.map((platform) => chatWords(locale).platforms[platform] ?? platform).join(" + ");
  return [name, team ?? email, chats].filter(Boolean).join(" · ");
}

import { randomUUID } from "node:crypto";
import { z } from "zod";
import { actions, button, card, divider, text as paragraph, quiet } from "../chat/card.ts";
import { notice, refuse, showCard } from "../chat/reply.ts";
import { defineUseCase, type Turn } from "../chat/use-case.ts";
import { notifyMembers } from "../delivery/notify-member.ts";
import { digestFor, sendDigests } from "../digests/send-digests.ts";
import { managersOf } from "../teams/managers.ts";
import type { Member } from "../teams/member.ts";
import { ownerScope } from "../teams/owner-scope.ts";
import { formatList } from "../text/format/count.ts";
import { nudgeCard, whoOwesAnswer } from "./nudge-members.ts";
import { runningWeek } from "./running-week.ts";

const input = z.object({
  what: z.string().max(40).default(""),
  send: z.boolean().default(false),
  /** Minted with the preview, so that two clicks on its button send once. */
  run: z.uuid().optional(),
});
type Run = Pick<z.output<typeof input>, "send" | "run">;

const whats: Readonly<Record<"nudge" | "digest", readonly string[]>> = {
  nudge: ["nudge", "thursday", "周四预测", "预测", "催报"],
  digest: ["digest", "friday", "周五漏斗", "漏斗"],
};

/**
 * `/deal run nudge`, `/deal run digest`: shows what would be sent and to whom; sends it when the button is pressed.
 * A manager sees and sends what concerns the own teams only.
 */
export const runNow = defineUseCase({
  name: "schedule.run",
  command: {
    group: "deal",
    en: ["run"],
    zh: ["立即执行", "执行"],
    fromLine: (words) => ({ what: words[0]?.text ?? "" }),
  },
  roles: ["admin", "manager"],
  changes: true,
  input,
  async run(turn, { what, ...run }) {
    const key = what.toLowerCase();
    if (whats.nudge.includes(key)) return runNudge(turn, run);
    if (whats.digest.includes(key)) return runDigest(turn, run);
    return refuse(turn.text.forecasts.runWhat);
  },
});

/** Keys of a run by hand carry its preview: it may be repeated, and the week's own card still comes. */
const byHand = (turn: Turn, { run }: Run, kind: string, memberId: string): string =>
  `${kind}:by-hand:${run ?? turn.now.epochMilliseconds}:${memberId}`;

async function runNudge(turn: Turn, run: Run) {
  const { db, workspace, now } = turn;
  const week = runningWeek(workspace, now);
  const members = await whoOwesAnswer(db, workspace.id, week, await ownerScope(db, turn.member));
  const [first] = members;
  if (!first) return notice(turn.text.forecasts.nobodyToAsk);
  if (!run.send)
    return preview(turn, "nudge", members, await nudgeCard(db, workspace, first, week, now, "nudge"));
  const notices = [];
  for (const member of members) {
    notices.push({
      memberId: member.id,
      key: byHand(turn, run, "nudge", member.id),
      card: await nudgeCard(db, workspace, member, week, now, "nudge"),
    });
  }
  const sent = await notifyMembers(db, notices);
  return sentTo(turn, [...sent.values()].filter((how) => how === "enqueued").length);
}

async function runDigest(turn: Turn, run: Run) {
  const { db, workspace, now } = turn;
  const scope = await ownerScope(db, turn.member);
  const all = await managersOf(db, workspace.id);
  const managers = scope === "all" ? all : all.filter(({ member }) => scope.includes(member.id));
  const [first] = managers;
  if (!first) return notice(turn.text.forecasts.nobodyToAsk);
  if (run.send) {
    const key = (_week: string, memberId: string) => byHand(turn, run, "digest", memberId);
    return sentTo(turn, await sendDigests(db, workspace, now, key, managers));
  }
  const { card: sample } = await digestFor(db, workspace, first.member, first.team, now);
  return preview(
    turn,
    "digest",
    managers.map(({ member }) => member),
    sample,
  );
}

/** None at all: the button was pressed before. */
const sentTo = (turn: Turn, people: number) =>
  people > 0 ? notice(turn.text.forecasts.sentTo(people), "good") : notice(turn.text.chat.alreadyRecorded);

/** The first one's card without its buttons: a look must not answer for anybody. */
function preview(
  turn: Turn,
  what: "nudge" | "digest",
  people: readonly Pick<Member, "name">[],
  sample: ReturnType<typeof card>,
) {
  const words = turn.text.forecasts;
  const names = people.map(({ name }) => name);
  const values = { what, send: true, run: randomUUID() };
  const blocks = sample.blocks
    .filter((block) => block.type !== "actions")
    .map((block) =>
      block.type === "table" ? { ...block, rows: block.rows.map(({ cells }) => ({ cells })) } : block,
    );
  return showCard(
    card(words.previewTitle[what], [
      paragraph(words.wouldGoTo(names.length, formatList(names.slice(0, 10), turn.locale))),
      actions(button(words.sendNow, "schedule.run", values, { style: "primary" })),
      divider,
      quiet(words.sampleOf(names[0] ?? "")),
      ...blocks.slice(0, 30),
    ]),
  );
}

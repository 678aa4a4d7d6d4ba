import { randomUUID } from "node:crypto";
import { z } from "zod";
import {
  actions,
  askedLines,
  type Block,
  button,
  type Card,
  card,
  divider,
  text as paragraph,
  quiet,
  strong,
} from "../chat/card.ts";
import { notice, refuse, showCard } from "../chat/reply.ts";
import { defineUseCase, type Turn } from "../chat/use-case.ts";
import { chatWords } from "../chat/words.ts";
import { type Manager, managersOf } from "../company/managers.ts";
import type { Member } from "../company/member.ts";
import { ownersWithin } from "../company/owner-scope.ts";
import type { Tx } from "../database/transaction.ts";
import { cardWords } from "../deals/card/words.ts";
import { notifyMembers, whoIsReachable } from "../delivery/notify-member.ts";
import { type AskedPerson, askedKey, nudgeCard, whoIsSentCards } from "../forecasts/nudge-members.ts";
import { runningWeek } from "../schedule/running-week.ts";
import { formatList } from "../text/count.ts";
import { foldForReading } from "../understanding/fold-for-reading.ts";
import { digestFor, sendDigests } from "./send-digests.ts";
import { digestWords } from "./words.ts";

const input = z.object({
  what: z.string().max(40).default(""),
  send: z.boolean().default(false),
  /** Minted with the preview, so that two clicks on its button send once. */
  run: z.uuid().optional(),
});
/** Names that stand on a preview; the others are counted. */
const named = 10;

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
  needs: "week.run",
  changes: true,
  input,
  async run(turn, { what, ...run }) {
    const key = foldForReading(what.toLowerCase());
    if (whats.nudge.includes(key)) return runNudge(turn, run);
    if (whats.digest.includes(key)) return runDigest(turn, run);
    return refuse(digestWords(turn.locale).run.runWhat);
  },
});

/** Keys of a run by hand carry its preview: it may be repeated, and the week's own card still comes. */
const byHand = (turn: Turn, { run }: Run, kind: string, whose: string): string =>
  `${kind}:by-hand:${run ?? turn.now.epochMilliseconds}:${whose}`;

async function runNudge(turn: Turn, run: Run) {
  const { db, workspace, now } = turn;
  const week = runningWeek(workspace, now);
  // Whose cover it is may be of another team.
  const people = await ownersWithin(db, turn.member, turn.needs);
  const asked = await whoIsSentCards(db, workspace.id, week, { people });
  const { reached, unreached } = await bySeat(db, asked, readerOf);
  const [first] = reached;
  if (!first) return nobody(turn, unreached.map(called(turn)));
  const cardFor = ({ member, cover }: AskedPerson) => nudgeCard(turn, member, week, "nudge", cover);
  if (!run.send) {
    const named = { reached: reached.map(called(turn)), unreached: unreached.map(called(turn)) };
    return preview(turn, "nudge", named, await cardFor(first));
  }
  const notices = [];
  for (const one of reached) {
    notices.push({
      memberId: readerOf(one).id,
      key: byHand(turn, run, "nudge", askedKey(one)),
      card: await cardFor(one),
      usefulUntil: week.closesAt,
    });
  }
  const sent = await notifyMembers(db, notices);
  const gotOne = notices.filter(({ key }) => sent.get(key) === "enqueued");
  return sentTo(turn, new Set(gotOne.map(({ memberId }) => memberId)).size);
}

const readerOf = ({ member, cover }: AskedPerson): Member => cover ?? member;

const called =
  ({ locale }: Turn) =>
  ({ member, cover }: AskedPerson): Named => ({
    id: (cover ?? member).id,
    name: cover ? cardWords(locale).inNameOf(cover.name, member.name) : member.name,
  });

async function runDigest(turn: Turn, run: Run) {
  const { db, workspace, now } = turn;
  const scope = await ownersWithin(db, turn.member, turn.needs);
  const all = await managersOf(db, workspace.id);
  const managers = scope === "all" ? all : all.filter(({ member }) => scope.includes(member.id));
  const { reached, unreached } = await bySeat(db, managers, ({ member }) => member);
  const [first] = reached;
  if (!first) return nobody(turn, names(unreached));
  if (run.send) {
    const key = (_week: string, memberId: string) => byHand(turn, run, "digest", memberId);
    return sentTo(turn, await sendDigests(db, turn, now, { key, to: reached }));
  }
  const { card: sample } = await digestFor(db, turn, first, now, undefined, !turn.place.private);
  const people = { reached: names(reached), unreached: names(unreached) };
  return preview(turn, "digest", people, sample);
}

const names = (managers: readonly Manager[]) => managers.map(({ member }) => member);

type People = Readonly<{ reached: readonly Named[]; unreached: readonly Named[] }>;
type Named = Pick<Member, "id" | "name">;

/** Who was invited and never came has no chat to be reached in. */
async function bySeat<T>(db: Tx, all: readonly T[], member: (one: T) => Pick<Member, "id">) {
  const reachable = await whoIsReachable(
    db,
    all.map((one) => member(one).id),
  );
  const has = (one: T) => reachable.has(member(one).id);
  return { reached: all.filter(has), unreached: all.filter((one) => !has(one)) };
}

const nobody = (turn: Turn, unreached: readonly Named[]) =>
  notice([digestWords(turn.locale).run.nobodyToAsk, notReached(turn, unreached)].filter(Boolean).join(" "));

const notReached = (turn: Turn, unreached: readonly Named[]): string | undefined =>
  unreached.length > 0 ? digestWords(turn.locale).run.notReached(listOf(turn, unreached)) : undefined;

/** Up to ten names, and how many more there are. */
function listOf(turn: Turn, people: readonly Named[]): string {
  const shown = people.slice(0, named).map(({ name }) => name);
  const more = people.length - shown.length;
  return formatList(more > 0 ? [...shown, digestWords(turn.locale).run.andMore(more)] : shown, turn.locale);
}

/** None at all: the button was pressed before. */
const sentTo = (turn: Turn, people: number) =>
  people > 0
    ? notice(digestWords(turn.locale).run.sentTo(people), "good")
    : notice(chatWords(turn.locale).alreadyRecorded);

/** The first one's card without its buttons: a look must not answer for anybody. */
function preview(turn: Turn, what: "nudge" | "digest", { reached, unreached }: People, sample: Card) {
  const words = digestWords(turn.locale).run;
  const left = notReached(turn, unreached);
  const values = { what, send: true, run: randomUUID() };
  const blocks = sample.blocks.flatMap((block): Block[] => {
    if (block.type === "actions") return block.asked ? [paragraph(askedLines(block.asked).join("\n"))] : [];
    if (block.type !== "table") return [block];
    return [{ ...block, rows: block.rows.map(({ cells }) => ({ cells })) }];
  });
  return showCard(
    card(turn.locale, words.previewTitle[what], [
      paragraph(words.wouldGoTo(new Set(reached.map(({ id }) => id)).size, listOf(turn, reached))),
      left === undefined ? undefined : quiet(left),
      actions(button(words.sendNow, "schedule.run", values, { style: "primary" })),
      divider,
      quiet(words.sampleOf(reached[0]?.name ?? "")),
      strong(sample.title),
      ...blocks,
    ]),
  );
}

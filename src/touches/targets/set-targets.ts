import { z } from "zod";
import { periodOf } from "../../calendar/period.ts";
import {
  actions,
  button,
  type Card,
  card,
  text as paragraph,
  quiet,
  strong,
  table,
  toTheRight,
} from "../../chat/card.ts";
import { fillForm } from "../../chat/fill-form.ts";
import { questionsOf, type Read, right, wrong } from "../../chat/question.ts";
import { showCard } from "../../chat/reply.ts";
import { defineUseCase, type Turn } from "../../chat/use-case.ts";
import { ownersWithin } from "../../company/owner-scope.ts";
import { weekDone } from "../../measures/effort.ts";
import { spanOf } from "../../measures/told-period.ts";
import { touchWords } from "../words.ts";
import { putTarget, type Target, type TargetName, targetNames, targetsSeen } from "./rows.ts";

const most = 500;
/** Of a stage in which a proposal is out. */
const proposalCode = /proposal|quot/;

const text = z.string().trim().max(40).optional();
const input = z.object({
  touches: text,
  prospects: text,
  proposals: text,
  shared: text,
  set: z.literal("yes").optional(),
});

/** `/deal targets 10 3 2`, 目标: touches, new prospects and proposals of a week, beside what was done; for oneself first. */
export const setTargets = defineUseCase({
  name: "deal.targets",
  command: {
    group: "deal",
    en: ["targets", "target", "goals"],
    zh: ["目标", "我的目标"],
    fromLine(words) {
      const [touches, prospects, proposals] = words.map((word) => word.text);
      return {
        ...(touches && { touches }),
        ...(prospects && { prospects }),
        ...(proposals && { proposals }),
      };
    },
  },
  needs: "deal.change",
  changes: true,
  input,
  async run(turn, values) {
    const words = touchWords(turn.locale).targets;
    const seen = await targetsSeen(turn, await ownersWithin(turn.db, turn.member, "funnel.see"));
    const own = seen.find(({ memberId }) => memberId === turn.member.id);
    const says = targetNames.some((name) => values[name] !== undefined);
    if (turn.kind !== "submit" && !says && !values.set) return showCard(await targetsCard(turn, seen));
    const filled = fillForm(
      turn,
      {
        action: "deal.targets",
        title: words.formTitle,
        questions: {
          ...questionsOf(targetNames, (name) => ({
            type: "line" as const,
            label: words.names[name],
            required: false,
            maxLength: 10,
            now: own?.[name]?.toString() ?? "",
            read: (typed: string) => readTarget(turn, typed),
          })),
          shared: {
            type: "tick" as const,
            label: words.share,
            required: false,
            now: own?.shared ? "yes" : "",
            read: (typed: string) => right(typed === "yes"),
          },
        },
        complete: turn.kind === "submit",
      },
      values,
    );
    if (!filled.ok) return filled.reply;
    await putTarget(turn, filled.said);
    const now = await targetsSeen(turn, await ownersWithin(turn.db, turn.member, "funnel.see"));
    return showCard(await targetsCard(turn, now, words.saved), { replace: true });
  },
});

function readTarget({ locale }: Turn, typed: string): Read<number | null> {
  if (typed === "") return right(null);
  const value = /^\d{1,4}$/.test(typed) ? Number(typed) : -1;
  return value >= 0 && value <= most
    ? right(value)
    : wrong(touchWords(locale).targets.bad(typed.slice(0, 10), most));
}

async function targetsCard(turn: Turn, seen: readonly Target[], banner?: string): Promise<Card> {
  const { locale, today, workspace, db } = turn;
  const words = touchWords(locale).targets;
  const days = periodOf("week", today);
  const done = await weekDone(
    db,
    workspace.id,
    seen.map(({ memberId }) => memberId),
    { days, span: spanOf(days, workspace.zone), proposal: proposalStages(turn) },
  );
  const cell = (target: Target, name: TargetName): string => {
    const is = done.find(({ memberId }) => memberId === target.memberId)?.[name] ?? 0;
    return target[name] === null ? String(is) : `${is} / ${target[name]}`;
  };
  const set = button(words.set, "deal.targets", { set: "yes" });
  return card(locale, words.title, [
    banner ? strong(banner) : undefined,
    seen.length === 0
      ? paragraph(words.none)
      : table(
          [words.who, ...targetNames.map((name) => toTheRight(words.names[name]))],
          seen.map((target) => ({ cells: [target.name, ...targetNames.map((name) => cell(target, name))] })),
        ),
    quiet(words.private),
    actions(set, button(words.effort, "funnel.effort", { whose: "mine" })),
  ]);
}

const proposalStages = ({ pipelines }: Turn) =>
  pipelines.all.flatMap(({ code, version, stages }) =>
    stages.flatMap((stage, at) => (proposalCode.test(stage.code) ? [{ code, version, at }] : [])),
  );

/** A way of selling whose gate asks a criterion of every kind, and an office that sells so. */
import { transaction } from "../../../src/database/transaction.ts";
import type { Criterion } from "../../../src/pipelines/gates/gate-kinds.ts";
import type { Pipeline } from "../../../src/pipelines/pipeline.ts";
import { addPipelines } from "../../../src/pipelines/rows/load-pipelines.ts";
import { pipeline, stage } from "../../../src/pipelines/shipped/compose.ts";
import { both } from "../../../src/text/locale.ts";
import type { Office } from "./office.ts";

/** One of each kind that keeps an answer of its own. */
export const criteria = {
  tick: { key: "need", kind: "tick", note: "required", must: true, name: both("Need agreed", "需求已确认") },
  answer: { key: "why", kind: "answer", must: true, as: "question", name: both("Why now", "为什么现在做") },
  number: { key: "people", kind: "number", atLeast: 50, must: true, name: both("People", "人数") },
  choice: {
    key: "first",
    kind: "choice",
    several: true,
    must: true,
    name: both("First contact with", "首次接触了谁"),
    options: [
      { code: "it", name: both("IT", "信息部门") },
      { code: "top", name: both("Top management", "高层") },
    ],
  },
  role: {
    key: "decider",
    kind: "role",
    role: "decision-maker",
    must: true,
    name: both("Decision maker met", "见过决策者"),
  },
  evidence: { key: "order", kind: "evidence", must: true, name: both("Purchase order", "采购订单") },
  approval: {
    key: "discount",
    kind: "approval",
    by: "manager",
    must: true,
    name: both("Discount approved", "折扣已批准"),
  },
} as const satisfies Readonly<Record<string, Criterion>>;

/** What to type for all of them but the approval. */
export const said = {
  need: "yes",
  "need.note": "Li said so",
  why: "New law",
  people: "120",
  first: "it\ntop",
  decider: "Mr Li, CEO",
  order: "https://acme.example/po",
};

/** Three stages; the first is left, and the second entered, by the criteria that are given. */
export const asking = (
  leave: readonly Criterion[],
  enter: readonly Criterion[] = [],
  version = 1,
): Pipeline =>
  pipeline({
    ...{ code: "every-kind", version, start: "first", about: both("Of every kind", "各种条件") },
    name: both("Every kind", "各种条件"),
    stages: [
      stage({ code: "first", name: both("First", "第一"), likelihood: 10, workdays: 10, leave }),
      stage({ code: "second", name: both("Second", "第二"), likelihood: 40, workdays: 10, enter }),
      stage({ code: "third", name: both("Third", "第三"), likelihood: 60, workdays: 10 }),
      stage({ code: "won", name: both("Won", "成交"), phase: "won", likelihood: 100, workdays: 10 }),
    ],
  });

/** The office's new deals go through it from now on. */
export async function takesUp(office: Office, pipeline: Pipeline): Promise<void> {
  await transaction(office.database, async (tx) => {
    await addPipelines(tx, office.workspaceId, [pipeline]);
    await tx.workspace.update({
      where: { id: office.workspaceId },
      data: { settings: { pipeline: pipeline.code } },
    });
  });
}

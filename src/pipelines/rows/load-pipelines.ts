/** A company's pipelines from their rows, and the rows for those that it does not have yet. */
import { raisePipelinesRevision } from "../../company/company.ts";
import type { Workspace } from "../../company/member.ts";
import type { Tx } from "../../database/transaction.ts";
import type { Bilingual } from "../../text/locale.ts";
import { type PipelineBook, pipelineBook } from "../book.ts";
import { criterionSchema } from "../gates/criterion-schema.ts";
import type { Criterion } from "../gates/gate-kinds.ts";
import type { Assessment, Guide, Phase, Pipeline, Reason } from "../pipeline.ts";
import { lostReasons, wonReasons } from "../shipped/reasons.ts";
import { foundingPipelines } from "../shipped/shipped-pipelines.ts";

/** For who has no turn: a slot of the schedule, the demo. @param tx a transaction: rows may have to be made */
export async function loadBook(tx: Tx, { id, settings }: Pick<Workspace, "id" | "settings">) {
  return bookOf(await loadPipelines(tx, id), settings);
}

export const bookOf = (all: readonly Pipeline[], settings: Workspace["settings"]): PipelineBook =>
  pipelineBook(all, settings.pipeline, settings.furtherPipelines);

/**
 * Founding pipelines become a company's rows when its pipelines are first read, whether the company is new, from
 * before there were rows, or from before we shipped one of them. So code that founds a company, opens a database
 * or fakes one need not think of it. It cannot be too late: a command and a slot read the book before anything
 * else, and no other statement joins stages. Never above what a company has made of one itself: its way of selling would be
 * another one overnight.
 */
export async function loadPipelines(
  tx: Tx,
  workspaceId: string,
  founding: readonly Pipeline[] = foundingPipelines,
): Promise<Pipeline[]> {
  const known = await readPipelines(tx, workspaceId);
  const missing = founding.filter(
    (shipped) =>
      !known.some((one) => isVersion(one, shipped)) &&
      !known.some((one) => isOwnBefore(one, shipped, founding)),
  );
  if (missing.length > 0) await addPipelines(tx, workspaceId, missing);
  return [...known, ...missing];
}

const isVersion = (one: Pipeline, { code, version }: Pipeline): boolean =>
  one.code === code && one.version === version;

/** Is it the company's own, and would this one stand above it? */
const isOwnBefore = (one: Pipeline, shipped: Pipeline, founding: readonly Pipeline[]): boolean =>
  one.code === shipped.code &&
  one.version < shipped.version &&
  !founding.some((other) => isVersion(other, one) && inOrder(other) === inOrder(one));

/** As text, whatever the order of its keys: the database has one of its own. */
const inOrder = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) =>
    typeof part === "object" && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([one], [other]) => (one < other ? -1 : 1)))
      : part,
  );

/**
 * Pipelines as rows of a company. Those that are there already, be it since this moment by another replica, stay as they
 * are. @throws z.ZodError for a criterion that is none
 * @param text the file that they were written in, of those that somebody wrote
 */
export async function addPipelines(
  tx: Tx,
  workspaceId: string,
  pipelines: readonly Pipeline[],
  text?: string,
): Promise<void> {
  await tx.pipeline.createMany({
    data: pipelines.map(({ stages, assessments, ...rest }) => ({
      ...{ ...rest, workspaceId, assessments: [...assessments], text: text ?? null },
      lostReasons: unlessUsual(rest.lostReasons, lostReasons),
      wonReasons: unlessUsual(rest.wonReasons, wonReasons),
    })),
    skipDuplicates: true,
  });
  await tx.pipelineStage.createMany({
    data: pipelines.flatMap(({ code: pipeline, version, stages }) =>
      stages.map(({ code: stage, aliases, enter, leave, guide, ...rest }, position) => ({
        ...{ ...rest, workspaceId, pipeline, version, stage, position, aliases: [...aliases] },
        ...{
          enter: enter.map(written),
          leave: leave.map(written),
          guide: { ...guide, roles: [...guide.roles], talkingPoints: [...guide.talkingPoints] },
        },
      })),
    ),
    skipDuplicates: true,
  });
  await raisePipelinesRevision(tx, workspaceId);
}

type Version = Pick<Pipeline, "code" | "version">;

/** The file that it was written in; undefined where nobody wrote one. */
export async function textOf(tx: Tx, workspaceId: string, { code, version }: Version) {
  const row = await tx.pipeline.findUnique({
    where: { workspaceId_code_version: { workspaceId, code, version } },
    select: { text: true },
  });
  return row?.text ?? undefined;
}

/** What a version says stays for ever; what stands beside it in the file is nobody's rule. */
export async function keepText(
  tx: Tx,
  workspaceId: string,
  { code, version }: Version,
  text: string,
): Promise<void> {
  await tx.pipeline.update({
    where: { workspaceId_code_version: { workspaceId, code, version } },
    data: { text },
    select: { code: true },
  });
}

/** The newest version that there is by now. Who adds another one has the company's row locked. */
export async function newestVersion(
  tx: Tx,
  workspaceId: string,
  code: string,
): Promise<Pick<Pipeline, "version" | "edition"> | undefined> {
  const row = await tx.pipeline.findFirst({
    where: { workspaceId, code },
    orderBy: { version: "desc" },
    select: { version: true, edition: true },
  });
  return row ? { version: row.version, ...(row.edition !== null && { edition: row.edition }) } : undefined;
}

/** Read as strictly as it comes from a file, so that what is read back later need not be. */
const written = (criterion: Criterion): Criterion => criterionSchema.parse(criterion);

/** The usual reasons are not written down, so that whoever keeps to them gets better ones with the next version. */
const unlessUsual = (reasons: readonly Reason[], usual: readonly Reason[]) =>
  JSON.stringify(reasons) === JSON.stringify(usual)
    ? undefined
    : reasons.map((one) => ({ ...one, aliases: [...one.aliases] }));

async function readPipelines(tx: Tx, workspaceId: string): Promise<Pipeline[]> {
  const rows = await tx.pipeline.findMany({
    where: { workspaceId },
    include: { stages: { orderBy: { position: "asc" } } },
    orderBy: [{ code: "asc" }, { version: "asc" }],
  });
  return rows.map(({ code, version, edition, name, about, start, archived, stages, ...row }) => ({
    ...{ code, version, start, archived, name: name as Bilingual, about: about as Bilingual },
    ...(edition !== null && { edition }),
    assessments: row.assessments as unknown as Assessment[],
    lostReasons: (row.lostReasons as unknown as Reason[] | null) ?? lostReasons,
    wonReasons: (row.wonReasons as unknown as Reason[] | null) ?? wonReasons,
    stages: stages.map((one) => ({
      code: one.stage,
      name: one.name as Bilingual,
      aliases: one.aliases,
      phase: one.phase as Phase,
      likelihood: one.likelihood,
      workdays: one.workdays,
      counted: one.counted,
      targetConversion: one.targetConversion,
      enter: one.enter as Criterion[],
      leave: one.leave as Criterion[],
      guide: one.guide as unknown as Guide,
    })),
  }));
}

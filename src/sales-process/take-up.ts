/** An admin says which sales processes new deals go through: one is taken up, offered, made standard, or given to a team. */
import { z } from "zod";
import { fillForm } from "../chat/fill-form.ts";
import { choiceOf } from "../chat/question.ts";
import { refuse, showCard } from "../chat/reply.ts";
import { defineUseCase, Refusal, type Turn } from "../chat/use-case.ts";
import { chatWords } from "../chat/words.ts";
import type { WorkspaceSettings } from "../company/workspace-settings.ts";
import { pipelineBook } from "../pipelines/book.ts";
import type { Pipeline } from "../pipelines/pipeline.ts";
import { addPipelines } from "../pipelines/rows/load-pipelines.ts";
import { changeSettings } from "../settings/change-settings.ts";
import { isTakenUp, knownProcesses } from "./known-processes.ts";
import { processCard } from "./process-card.ts";
import { processWords } from "./words.ts";

const input = z.object({ process: z.string().max(80), team: z.uuid().optional().catch(undefined) });
const needs = "settings.change";

export const offerProcess = defineUseCase({
  ...{ name: "process.offer", needs, changes: true, input },
  async run(turn, { process }) {
    const { turn: now, pipeline } = await takeUp(turn, process);
    const after = await setProcesses(now, { furtherPipelines: [...offeredOf(now), pipeline.code] });
    return showChanged(after, pipeline, processWords(turn.locale).isOffered);
  },
});

export const standardProcess = defineUseCase({
  ...{ name: "process.standard", needs, changes: true, input },
  async run(turn, { process }) {
    const { turn: now, pipeline } = await takeUp(turn, process);
    // The former standard stays on offer: people have it in their fingers.
    const further = [...offeredOf(now), now.pipelines.standard.code].filter((code) => code !== pipeline.code);
    const after = await setProcesses(now, { pipeline: pipeline.code, furtherPipelines: further });
    return showChanged(after, pipeline, processWords(turn.locale).isStandard);
  },
});

export const stopProcess = defineUseCase({
  ...{ name: "process.stop", needs, changes: true, input },
  async run(turn, { process }) {
    const words = processWords(turn.locale);
    const pipeline = theProcess(turn, process);
    if (pipeline === turn.pipelines.standard) return refuse(words.standardStays(pipeline.name[turn.locale]));
    const after = await setProcesses(turn, {
      furtherPipelines: offeredOf(turn).filter((code) => code !== pipeline.code),
    });
    return showChanged(after, pipeline, words.isNoMore);
  },
});

export const teamProcess = defineUseCase({
  ...{ name: "process.team", needs, changes: true, input },
  async run(turn, { process, team }) {
    const words = processWords(turn.locale);
    const pipeline = theProcess(turn, process);
    const teams = await turn.db.team.findMany({
      where: { workspaceId: turn.workspace.id },
      orderBy: { name: "asc" },
    });
    if (teams.length === 0) return refuse(words.noTeams);
    const options = teams.map(({ id, name }) => ({ value: id, label: name }));
    const plan = {
      action: "process.team",
      title: words.teamTitle(pipeline.name[turn.locale]),
      submit: words.teamSubmit,
      hidden: { process: pipeline.code },
      questions: {
        team: {
          ...choiceOf(options, chatWords(turn.locale).required),
          ...{ label: words.team, hint: words.teamHint, required: true },
        },
      },
    };
    const filled = fillForm(turn, plan, { team: team ?? "" });
    if (!filled.ok) return filled.reply;
    const { turn: now } = await takeUp(turn, process);
    const { teamPipelines } = now.workspace.settings;
    const after = await setProcesses(now, {
      furtherPipelines: offeredOf(now),
      teamPipelines: { ...teamPipelines, [filled.said.team]: pipeline.code },
    });
    const { label } = options.find(({ value }) => value === filled.said.team)!;
    return showChanged(after, pipeline, (name) => words.isTeams(label, name));
  },
});

/** @throws Refusal for one that there is not: an old button */
function theProcess(turn: Turn, code: string): Pipeline {
  const found = knownProcesses(turn.pipelines).find((one) => one.code === code);
  if (!found) throw new Refusal(refuse(chatWords(turn.locale).staleButton));
  return found;
}

/** A shipped process becomes the company's own, unless it is already. */
async function takeUp(turn: Turn, code: string): Promise<{ turn: Turn; pipeline: Pipeline }> {
  const pipeline = theProcess(turn, code);
  if (isTakenUp(turn.pipelines, pipeline)) return { turn, pipeline };
  await addPipelines(turn.db, turn.workspace.id, [pipeline]);
  const { pipelines, workspace } = turn;
  const { settings } = workspace;
  const book = pipelineBook([...pipelines.all, pipeline], settings.pipeline, settings.furtherPipelines);
  return { turn: { ...turn, pipelines: book }, pipeline };
}

/** Codes of what is offered beside the standard one. */
const offeredOf = ({ pipelines }: Turn): string[] => pipelines.offered.slice(1).map(({ code }) => code);

type Change = Pick<WorkspaceSettings, "furtherPipelines"> &
  Partial<Pick<WorkspaceSettings, "pipeline" | "teamPipelines">>;

/** @returns the turn with the company as it is now */
async function setProcesses(turn: Turn, change: Change): Promise<Turn> {
  const { workspace, pipelines } = turn;
  const further = [...new Set(change.furtherPipelines)];
  const changed = { ...change, furtherPipelines: further };
  const settings = { ...workspace.settings, ...changed };
  await changeSettings(turn, {}, changed);
  return {
    ...turn,
    workspace: { ...workspace, settings },
    pipelines: pipelineBook(pipelines.all, settings.pipeline, further),
  };
}

const showChanged = async (turn: Turn, pipeline: Pipeline, banner: (name: string) => string) =>
  showCard(await processCard(turn, pipeline, banner(pipeline.name[turn.locale])), { replace: true });

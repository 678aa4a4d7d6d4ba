/**
 * One inbound event from verified to answered: who is it, what do they mean, may they, then one transaction that
 * claims the event, makes the changes and enqueues the messages.
 */

import type { Temporal } from "temporal-polyfill";
import type { Member, Workspace } from "../company/member.ts";
import { may } from "../company/permissions.ts";
import type { Database } from "../database/open-database.ts";
import { storableText, storableValues } from "../database/storable.ts";
import { isHeldUp, Rollback, type Tx, transaction } from "../database/transaction.ts";
import { DeedRefused } from "../history/deed.ts";
import type { PipelineBook } from "../pipelines/book.ts";
import type { Locale } from "../text/locale.ts";
import { inSpan, tell, tellFailure } from "../tracing/span.ts";
import { fileAction, longestSaid, sayAction } from "./card.ts";
import { claim, isClaimed } from "./claim.ts";
import { readLine, type UnderstoodLine } from "./command-line.ts";
import { dropDraft, keepDraft } from "./drafts.ts";
import type { FairUse } from "./fair-use.ts";
import { helpCard } from "./help-card.ts";
import type { Asking, Inbound, InboundAccount, InboundFile } from "./inbound.ts";
import { type Mention, mentionedIn } from "./mention.ts";
import type { Receive } from "./platform.ts";
import { type Answer, changedNothing, nothing, notice, type Reply, refuse, showCard } from "./reply.ts";
import type { UsagesIn } from "./usages.ts";
import { Refusal, type Turn, type UseCase } from "./use-case.ts";
import { chatWords } from "./words.ts";

export type DispatchParts = Readonly<{
  database: Database;
  now: () => Temporal.Instant;
  useCases: readonly UseCase[];
  reception: Reception;
  /** What the help shows. */
  usages: UsagesIn;
  /** What is said without a command: the command line that is plainly meant, or the answer. @param near lines that may be */
  understand: (turn: Turn, line: string, near: readonly string[]) => Promise<string | Reply>;
  /** Says why a deed was refused; undefined for a code without a sentence. */
  explain: (refused: DeedRefused, turn: Turn) => Reply | undefined;
  /** The company's pipelines. */
  pipelines: (workspace: Workspace) => Promise<PipelineBook>;
  /** Takes sent files in, before the transaction that claims them. @returns their ids @throws Refusal, with none of them kept */
  takeFiles: (inbound: InboundFile, speaker: Speaker) => Promise<readonly string[]>;
  /** Whether and when it is somebody's turn; without it all run at once. */
  fairUse?: FairUse;
  /** Told of whom was asked to slow down. */
  onTooMuch?: (inbound: Inbound) => void;
  /** Told of every failure that is ours, with what is needed to find it. */
  onError: (error: unknown, inbound: Inbound) => void;
  /** Told of what others held up: no failure, but many of them want a look at the database. */
  onHeldUp?: (error: unknown, inbound: Inbound) => void;
  /** Told how each event ended, for metrics. */
  onDone?: (useCase: string, outcome: Reply["type"] | "held up" | "error", milliseconds: number) => void;
}>;

/** Admission and identity. */
export type Reception = Readonly<{
  /** Finds the member behind an actor, or makes one on first contact. @throws Refusal for who may not come in */
  resolve: (asking: Asking) => Promise<Speaker>;
  /** Looks at an account again whose platform says that it has changed. */
  accountChanged: (inbound: InboundAccount) => Promise<void>;
}>;

/** The person that speaks, by which of their chats' identities, and the company. */
export type Speaker = Readonly<{ member: Member; workspace: Workspace; identityId: string }>;

type Meant =
  | Exclude<UnderstoodLine, { type: "run" }>
  | { type: "unknown-action" }
  | { type: "run"; useCase: UseCase; values: Readonly<Record<string, unknown>>; isGuess?: true };

/**
 * Answers every inbound event, and never throws: a bug of ours becomes a sentence, and is reported to
 * `onError`.
 */
export function createDispatch(parts: DispatchParts): Receive {
  const byName = new Map(parts.useCases.map((useCase) => [useCase.name, useCase]));

  return (received) => {
    const facts = { "loudou.chat": received.platform, "loudou.event": received.kind };
    return inSpan(`${received.platform} ${received.kind}`, { kind: "SERVER", facts }, () => inTurn(received));
  };

  async function inTurn(received: Inbound): Promise<Answer> {
    const end = parts.fairUse ? await parts.fairUse.enter(received) : () => {};
    if (!end) {
      tell({ "loudou.outcome": "too much" });
      parts.onTooMuch?.(received);
      const locale = localeOfLine(received);
      return { ...refuse(chatWords(locale).slowDown), locale };
    }
    try {
      return await answer(received);
    } finally {
      end();
    }
  }

  async function answer(received: Inbound): Promise<Answer> {
    const began = performance.now();
    const inbound = storable(received);
    let name = "none";
    let locale = localeOfLine(inbound);
    try {
      const reply = await refusalAsReply(async () => {
        if (inbound.kind === "account") {
          await parts.reception.accountChanged(inbound);
          return nothing;
        }
        const speaker = await parts.reception.resolve(inbound);
        locale = speaker.member.locale;
        const read = await orNamed(parts, inbound, speaker, whatIsMeant(inbound, byName, parts.useCases));
        const meant = isOpen(read, inbound)
          ? await freely(parts, inbound, speaker, read)
          : await withFiles(parts, inbound, speaker, read);
        if (meant.type === "answer") return meant.reply;
        if (meant.type !== "run") return explain(meant, locale, parts.usages);
        name = meant.useCase.name;
        tell({ "loudou.use_case": name }, name);
        return run(parts, inbound, speaker, meant.useCase, meant.values);
      });
      tell({ "loudou.outcome": reply.type });
      if (name !== "none") parts.onDone?.(name, reply.type, performance.now() - began);
      return { locale, ...reply };
    } catch (error) {
      const { heldUp, ourFault } = chatWords(locale);
      tellFailure(error);
      if (isHeldUp(error)) {
        parts.onHeldUp?.(error, inbound);
        parts.onDone?.(name, "held up", performance.now() - began);
        return { ...refuse(heldUp), locale };
      }
      parts.onError(error, inbound);
      parts.onDone?.(name, "error", performance.now() - began);
      return { ...refuse(ourFault), locale };
    }
  }
}

function storable(inbound: Inbound): Inbound {
  switch (inbound.kind) {
    case "command":
    case "file":
      return { ...inbound, line: storableText(inbound.line) };
    case "action":
      return { ...inbound, values: storableValues(inbound.values) };
    case "submit":
      return { ...inbound, formId: storableText(inbound.formId), values: storableValues(inbound.values) };
    case "home":
    case "account":
      return inbound;
  }
}

/** Before the member is known only the line itself tells the language. */
const localeOfLine = (inbound: Inbound): Locale =>
  (inbound.kind === "command" || inbound.kind === "file") && /\p{Script=Han}/u.test(inbound.line)
    ? "zh"
    : "en";

function whatIsMeant(inbound: Asking, byName: ReadonlyMap<string, UseCase>, all: readonly UseCase[]): Meant {
  if (inbound.kind === "home") return readLine("help", all);
  if (inbound.kind === "command") return readLine(inbound.line, all);
  const said = lineSaid(inbound);
  if (said !== undefined) return readLine(said, all);
  if (inbound.kind === "file") {
    const read = readLine(
      inbound.line,
      all.filter(({ takesFiles }) => takesFiles),
    );
    if (read.type === "run") return read;
  }
  const [action, values] =
    inbound.kind === "file" ? [fileAction, { line: inbound.line }] : [inbound.action, inbound.values];
  const useCase = byName.get(action);
  return useCase ? { type: "run", useCase, values } : { type: "unknown-action" };
}

function mentionedBy(inbound: Asking): readonly Mention[] {
  if (inbound.kind === "command") return inbound.mentioned ?? [];
  return inbound.kind === "action" && inbound.action === sayAction
    ? mentionedIn(inbound.values.mentioned)
    : [];
}

/** Typed, or said by a button. */
function lineSaid(inbound: Asking): string | undefined {
  if (inbound.kind === "command") return inbound.line;
  if (inbound.kind !== "action" || inbound.action !== sayAction) return undefined;
  const { line } = inbound.values;
  return typeof line === "string" ? line.slice(0, longestSaid) : undefined;
}

/** Not surely a command: a slash says that it is to be one. */
const isOpen = (read: Meant, inbound: Asking): boolean =>
  (read.type === "help" ? read.unknown !== undefined : read.type === "run" && isDealGuess(read)) &&
  !/^\s*[/／]/.test(lineSaid(inbound) ?? "/");

const isDealGuess = ({ isGuess, useCase }: Extract<Meant, { type: "run" }>): boolean =>
  isGuess === true && useCase.command?.group === "deal";

/** What exists by that name comes before a verb that looks like it. */
async function orNamed(parts: DispatchParts, inbound: Asking, who: Speaker, read: Meant): Promise<Meant> {
  const named = read.type === "help" ? read.orNamed : undefined;
  const isNamed = named?.useCase.command?.isNamed;
  if (!named || !isNamed || !may(who.member, named.useCase.needs)) return read;
  const turn = turnOf(inbound, who, {
    needs: named.useCase.needs,
    now: parts.now(),
    pipelines: await parts.pipelines(who.workspace),
  });
  return (await isNamed(turn(parts.database.prisma), named.values)) ? named : read;
}

/** @param read how it reads as a command, which holds where nothing else is understood */
async function freely(
  parts: DispatchParts,
  inbound: Asking,
  who: Speaker,
  read: Meant,
): Promise<Meant | { type: "answer"; reply: Reply }> {
  const turn = turnOf(inbound, who, {
    needs: "deal.see",
    now: parts.now(),
    pipelines: await parts.pipelines(who.workspace),
  });
  const understood = await parts.understand(
    turn(parts.database.prisma),
    lineSaid(inbound)!,
    read.type === "help" ? read.near : [],
  );
  if (typeof understood === "string") return readLine(understood, parts.useCases);
  return read.type === "run" ? read : { type: "answer", reply: understood };
}

/**
 * A sentence that comes with a photo is read as it would be without: what tells of a visit or a call is one, with the photo.
 * Where it is no command that takes files, they go with the words as a note.
 */
async function withFiles(parts: DispatchParts, inbound: Asking, who: Speaker, read: Meant): Promise<Meant> {
  const isPlain = read.type === "run" && read.useCase.name === fileAction;
  if (inbound.kind !== "file" || !isPlain || inbound.line.trim() === "" || /^\s*[/／]/.test(inbound.line))
    return read;
  const turn = turnOf(inbound, who, {
    ...{ needs: "deal.see", now: parts.now(), pipelines: await parts.pipelines(who.workspace) },
  });
  const understood = await parts.understand(turn(parts.database.prisma), inbound.line, []);
  if (typeof understood !== "string") return read;
  const taking = parts.useCases.filter(({ takesFiles }) => takesFiles);
  const command = readLine(understood, taking);
  if (command.type === "run" && !command.isGuess) return command;
  return isNote.test(understood) ? { ...read, values: { line: understood } } : read;
}

/** As the deal's verbs are written by who understands a sentence: which deal is known by then. */
const isNote = /^\/deal note /;

function explain(meant: Exclude<Meant, { type: "run" }>, locale: Locale, usages: UsagesIn): Reply {
  if (meant.type === "unknown-action") return refuse(chatWords(locale).staleButton);
  if (meant.type === "idle") return nothing;
  if (meant.type === "thanks") return notice(chatWords(locale).welcome);
  return showCard(helpCard(meant, locale, usages));
}

async function run(
  parts: DispatchParts,
  inbound: Asking,
  who: Speaker,
  useCase: UseCase,
  values: Readonly<Record<string, unknown>>,
): Promise<Reply> {
  const { member, workspace } = who;
  if (!may(member, useCase.needs))
    return refuse(useCase.notAllowed?.(member) ?? chatWords(member.locale).notAllowed);
  let given = values;
  if (inbound.kind === "file") {
    // A redelivery need not fetch them again.
    if (await isClaimed(parts.database.prisma, workspace.id, claimKeys(inbound, member))) return nothing;
    given = { ...values, files: (await parts.takeFiles(inbound, who)).join(",") };
  }
  const parsed = useCase.input.safeParse(given);
  if (!parsed.success)
    return refuse(
      inbound.kind === "command"
        ? chatWords(member.locale).notUnderstood
        : chatWords(member.locale).staleButton,
    );

  const pipelines = await parts.pipelines(workspace);
  const turn = turnOf(inbound, who, { needs: useCase.needs, now: parts.now(), pipelines });

  const draft = draftIn(inbound, member, useCase, parsed.data);
  if (inbound.kind === "submit" && inbound.cancelled) {
    await draft?.keep(parts.database.prisma);
    return nothing;
  }
  if (!useCase.changes) return useCase.run(turn(parts.database.prisma), parsed.data);
  const done = transaction(parts.database, async (tx) => {
    if (!(await claim(tx, workspace.id, claimKeys(inbound, member))))
      throw new Rollback(alreadyDone(inbound, member.locale));
    const reply = await explained(parts, turn(tx), () => useCase.run(turn(tx), parsed.data));
    if (changedNothing(reply)) throw new Rollback(reply);
    await draft?.drop(tx);
    return reply;
  });
  if (!draft) return done;
  // Outside of what was rolled back.
  const keep = () => draft.keep(parts.database.prisma);
  try {
    const reply = await done;
    if (changedNothing(reply)) await keep();
    return reply;
  } catch (error) {
    if (error instanceof Refusal) await keep();
    throw error;
  }
}

/** What was typed into a form whose use case keeps it until it takes effect. */
function draftIn(inbound: Asking, member: Member, { name, draftAbout }: UseCase, input: unknown) {
  const about = inbound.kind === "submit" ? draftAbout?.(input) : undefined;
  if (inbound.kind !== "submit" || about === undefined) return undefined;
  const whose = { workspaceId: member.workspaceId, memberId: member.id, action: name, about };
  return {
    keep: (db: Tx) => keepDraft(db, whose, inbound.values),
    drop: (db: Tx) => dropDraft(db, whose),
  };
}

/** A turn on a connection or in a transaction. */
function turnOf(
  inbound: Asking,
  { member, workspace, identityId }: Speaker,
  { needs, now, pipelines }: Pick<Turn, "needs" | "now" | "pipelines">,
): (db: Tx) => Turn {
  return (db) => ({
    db,
    now,
    today: now.toZonedDateTimeISO(member.zone).toPlainDate(),
    member,
    identityId,
    workspace,
    pipelines,
    locale: member.locale,
    needs,
    kind: inbound.kind,
    mentioned: mentionedBy(inbound),
    via: inbound.platform,
    place: inbound.place,
    formId: inbound.kind === "submit" ? inbound.formId : undefined,
  });
}

/** A refused deed is an answer too; the transaction rolls back whatever it had written. */
async function explained(parts: DispatchParts, turn: Turn, work: () => Promise<Reply>): Promise<Reply> {
  try {
    return await work();
  } catch (error) {
    const reply = error instanceof DeedRefused ? parts.explain(error, turn) : undefined;
    if (!reply) throw error;
    throw new Rollback(reply);
  }
}

/** A submit is claimed twice: by its event (a redelivery) and by its form (a second click is another event). */
function claimKeys(inbound: Asking, member: Member): string[] {
  const event = `${inbound.platform}:${inbound.installation}:${inbound.eventId}`;
  return inbound.kind === "submit" ? [event, `form:${member.id}:${inbound.formId}`] : [event];
}

const alreadyDone = (inbound: Asking, locale: Locale): Reply =>
  inbound.kind === "submit" ? notice(chatWords(locale).alreadyRecorded) : nothing;

/** Outside the transaction: a refusal undoes whatever was written before it, whatever it answers. */
async function refusalAsReply(work: () => Promise<Reply>): Promise<Reply | Answer> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Refusal) return error.reply;
    throw error;
  }
}

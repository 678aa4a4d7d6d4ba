import { z } from "zod";
import { doubtedInput, saysAll, textsOf } from "../../chat/fill-form.ts";
import { mergeForm, shownInput } from "../../chat/merge-form.ts";
import { type Question, right } from "../../chat/question.ts";
import { type Reply, refuse } from "../../chat/reply.ts";
import { defineUseCase, Refusal, type Turn } from "../../chat/use-case.ts";
import type { Customer } from "../../customers/customer.ts";
import { type CustomerFile, loadFile } from "../../customers/file/customer-file.ts";
import { type FileLine, readFileLine } from "../../customers/file/file-line.ts";
import { fileCustomer } from "../../customers/file/write-file.ts";
import { customerNamed, theCustomer } from "../../customers/naming/choose-customer.ts";
import { readFileLineOf } from "../../customers/naming/file-line-of.ts";
import { isWithinReach } from "../../customers/within-reach.ts";
import { optional } from "../../deals/naming/ask-which.ts";
import { DeedRefused } from "../../history/deed.ts";
import { showOne } from "../customer-card.ts";
import { pageWords } from "../words.ts";
import { everyday, type FileQuestions, fileQuestions } from "./file-questions.ts";
import type { Piece } from "./piece.ts";
import { sayChanges } from "./say-file.ts";
import { fileWords } from "./words.ts";

const input = z
  .object({
    line: z.string().max(1200).optional(),
    id: z.uuid().optional(),
    /** Which part of the form it is: `all` has every field. */
    part: z.enum(["everyday", "all"]).optional(),
    /** The tick that asks for the rest. */
    rest: z.string().max(10).optional(),
    shown: shownInput,
    doubted: doubtedInput,
  })
  .catchall(z.unknown());

type Input = z.output<typeof input>;

/** `/customer file ACME` opens the form; `/customer acme: 2 sites, retail` says what it can read. */
export const fileACustomer = defineUseCase({
  name: "customer.file",
  command: {
    group: "customer",
    en: ["file", "profile"],
    zh: ["档案", "客户档案"],
    isSaidBy: (rest) => readFileLine(rest).isSure,
    fromLine: (_words, rest) => ({ line: rest }),
  },
  needs: "file.change",
  changes: true,
  input,
  async run(turn, values) {
    const said = values.line === undefined ? undefined : await readLine(turn, values.line);
    const customer = await theCustomer(
      turn,
      { id: values.id, name: said?.name ?? "" },
      { action: "customer.file", as: "id", values: optional(said?.texts ?? {}) },
    );
    if (!(await isWithinReach(turn, customer.id, "file.change")))
      return refuse(fileWords(turn.locale).notYours(customer.name));
    return fill(turn, customer, said, values);
  },
});

/** All of it names a customer, or its beginning does. */
async function readLine(turn: Turn, line: string): Promise<Pick<FileLine, "name" | "texts" | "rest">> {
  if (line.trim() === "") throw new Refusal(refuse(fileWords(turn.locale).whichCustomer));
  const own = turn.workspace.settings.customerFields
    .filter(({ archived, kind }) => !archived && kind !== "computed")
    .map(({ key, en, zh }) => ({ key, names: [en, zh] }));
  const read = await readFileLineOf(turn, line, { own });
  const isWhole = Object.keys(read.texts).length > 0 && (await customerNamed(turn, line)).sure;
  return isWhole ? { name: line, texts: {}, rest: [] } : read;
}

async function fill(
  turn: Turn,
  customer: Customer,
  said: Pick<FileLine, "texts" | "rest"> | undefined,
  values: Input,
): Promise<Reply> {
  const words = fileWords(turn.locale);
  const before = await loadFile(turn, customer.id);
  const given = said?.texts ?? values;
  const typedParent = typeof given.parent === "string" ? given.parent.trim() : "";
  const parent =
    typedParent === "" || typedParent === before.parent?.name
      ? before.parent && { sure: { ...customer, ...before.parent }, near: [] }
      : await customerNamed(turn, typedParent);
  const all = fileQuestions(turn, customer.id, before, parent);
  const unread = said?.rest.join(" ") ?? "";
  const isSaid = Object.keys(textsOf(all, given)).length > 0;
  if (unread !== "" && !isSaid) return refuse(words.nothingRead(unread));
  const short = values.part !== "all" && (turn.kind === "submit" || !isSaid);
  const plan = {
    action: "customer.file",
    title: words.title(customer.name),
    hidden: { id: customer.id, part: short ? "everyday" : "all" },
    questions: short
      ? shortened(all, words.more)
      : isSaid && turn.kind !== "submit"
        ? onlySaid(all, given)
        : all,
    complete: turn.kind === "submit" || saysAll(all, given),
  };
  const wantsRest = turn.kind === "submit" && short && values.rest === "yes";
  const asked = wantsRest
    ? { ...plan, hidden: { ...plan.hidden, part: "all" }, questions: all, complete: false }
    : plan;
  const { shown, doubted } = values;
  const filled = mergeForm(turn, asked, given, { shown, doubted, clash: words.changedTo });
  return filled.ok ? save(turn, customer, before, Object.values(filled.said), unread) : filled.reply;
}

const shortened = (all: FileQuestions, more: string): FileQuestions => {
  const rest: Question<Piece> = { type: "tick", label: more, required: false, read: () => right({}) };
  return { ...Object.fromEntries(everyday.map((name) => [name, all[name]!])), rest };
};

/** Of a line: a form that comes back because of one word shows no more than was said. */
const onlySaid = (all: FileQuestions, given: Readonly<Record<string, unknown>>): FileQuestions =>
  Object.fromEntries(Object.keys(textsOf(all, given)).map((name) => [name, all[name]!]));

async function save(
  turn: Turn,
  customer: Customer,
  before: CustomerFile,
  pieces: readonly (Piece | undefined)[],
  unread: string,
): Promise<Reply> {
  const words = fileWords(turn.locale);
  const columns = Object.assign({}, ...pieces.map((piece) => piece?.columns));
  const said: Record<string, string> = Object.assign({}, ...pieces.map((piece) => piece?.words));
  const changed = Object.fromEntries(
    Object.entries(said).filter(([key, text]) => text !== (before.words[key] ?? "")),
  );
  const more = unread === "" ? "" : ` ${words.unread(unread)}`;
  try {
    const differs = await fileCustomer(turn, customer.id, { columns, words: changed });
    if (!differs) return showOne(turn, customer, { banner: `${words.nothingChanged}${more}` });
  } catch (error) {
    if (!(error instanceof DeedRefused)) throw error;
    return refuse(sayRefused(turn, customer, error));
  }
  const after = await loadFile(turn, customer.id);
  const banner = `${words.saved(sayChanges(turn, before, after))}${more}`;
  return showOne(turn, customer, { banner, undo: customer.id });
}

function sayRefused(turn: Turn, customer: Customer, { code, facts }: DeedRefused): string {
  const words = fileWords(turn.locale);
  if (code === "parent-cycle") return words.parentCycle((facts as { name: string }).name, customer.name);
  const { name, into } = facts as { name?: string; into?: string };
  return name && into ? words.mergedMeanwhile(name, into) : pageWords(turn.locale).gone;
}

/** One event of a deal as a sentence, and the same without the person: what an undo takes back. */

import type { Turn } from "../../chat/use-case.ts";
import { fileNames } from "../../files/say-files.ts";
import { fileWords } from "../../files/words.ts";
import { formatList } from "../../text/count.ts";
import { shorten } from "../../text/shorten.ts";
import { criteriaNamed } from "../facts/criteria-named.ts";
import type { Deal } from "../facts/deal.ts";
import { type MoveKind, moveKinds } from "../facts/deal-events.ts";
import { reasonOfDeal } from "../facts/deal-reason.ts";
import type { Happening } from "../facts/deal-timeline.ts";
import { sayChanges, sayCorrection } from "./say-changes.ts";
import { sayTouch } from "./say-touch.ts";
import { cardWords } from "./words.ts";

type Reader = Pick<Turn, "locale" | "today" | "pipelines">;
type What = Pick<
  Happening,
  "kind" | "values" | "remark" | "steps" | "owners" | "campaigns" | "party" | "files"
>;

/** "Fang moved it to Qualified customer: budget approved", 王芳：¥150万 → ¥120万. */
export function sayHappening(reader: Reader, deal: Deal, happening: Happening, longest?: number): string {
  const words = cardWords(reader.locale);
  const doer = happening.who ?? (happening.via === "operator" ? words.theOperator : words.theBot);
  const who = happening.behalf ? words.inNameOf(doer, happening.behalf) : doer;
  const { kind, remark, undone } = happening;
  if (kind === "note")
    return (
      words.noted(touching(reader, who, happening), shorten(remark ?? "", longest)) +
      withIt(reader, happening)
    );
  if (kind === "lesson") return words.keptLesson(who, shorten(remark ?? "", longest));
  if (kind === "file") return fileWords(reader.locale).addedBy(who, namesOf(reader, happening));
  if (kind === "import" && happening.values.file !== undefined)
    return because(
      reader,
      words.imported(who, happening.values.file, stageNamed(reader, deal, happening)),
      happening,
      longest,
    );
  if (kind === "undo")
    return undone
      ? because(reader, words.tookBack(who, sayWhat(reader, deal, undone, longest)), happening, longest)
      : words.changedIt(who);
  const said = because(reader, sayChanges(reader, deal, happening), happening, longest);
  if (kind === "answer") return said ? words.answered(who, said) : words.answeredSame(who);
  if (kind === "correct")
    return words.corrected(who, because(reader, sayCorrection(reader, deal, happening), happening, longest));
  if (kind === "assign" && happening.owners) return words.assigned(who, ...named(happening.owners));
  if (kind === "merge" && happening.owners) return words.mergedOwners(who, ...named(happening.owners));
  if (kind === "separate" && happening.owners) return words.separatedOwners(who, ...named(happening.owners));
  if (kind === "import") return said ? words.importChanged(who, said) : words.changedIt(who);
  if (isMove(kind)) {
    const reason = reasonOf(reader, deal, happening, longest);
    return words.moved(kind, who, stageNamed(reader, deal, happening), reason);
  }
  if (kind === "party" && happening.values.party) return words.party(who, sayParty(reader, happening));
  if (kind === "external-id" && happening.values.externalId)
    return words.calledThere(who, happening.values.externalId[1] ?? "");
  const { criteria, assessment } = happening.values;
  if (kind === "assess" && assessment)
    return because(
      reader,
      words.assessed(who, assessmentNamed(reader, deal, assessment)),
      happening,
      longest,
    );
  if (isApproval(kind)) {
    const what = formatList(criteriaNamed(reader, deal, criteria, "approval"), reader.locale);
    const why = remark ? `${colon(reader)}${shorten(remark, longest)}` : "";
    return `${words.approval(kind, who, what)}${why}`;
  }
  const excepted = criteriaNamed(reader, deal, happening.values.excepted ?? []);
  if (kind === "ask-exception" || kind === "approve-exception" || kind === "refuse-exception")
    return because(
      reader,
      words.exceptions[kind](who, formatList(excepted, reader.locale)),
      happening,
      longest,
    );
  const learned = said ? [] : criteriaNamed(reader, deal, criteria);
  if (learned.length > 0) return words.learned(who, formatList(learned, reader.locale));
  return said ? words.noted(who, said) : words.changedIt(who);
}

/** "partner Acme Partners, 20%", "Priya no longer helps" */
function sayParty({ locale }: Reader, { values, party }: What): string {
  const words = cardWords(locale);
  const { kind, gone, role = "", share, hours } = values.party!;
  const name = party ?? "";
  if (gone) return words.partyGone[kind](name);
  const said = [
    words.partyRoles[role as keyof typeof words.partyRoles],
    share === undefined ? undefined : `${share}%`,
    typeof hours === "number" ? words.hours(hours) : undefined,
  ];
  const more = said.filter(Boolean).join(locale === "zh" ? "，" : ", ");
  return more ? words.withMore(words.partyCame[kind](name), more) : words.partyCame[kind](name);
}

/** Who, and how they were in touch, where they said so beside the note's words. */
const touching = (reader: Reader, who: string, { values: { touch } }: Happening): string =>
  touch ? cardWords(reader.locale).whoTouched(who, sayTouch(reader, touch)) : who;

const assessmentNamed = (
  { locale, pipelines }: Reader,
  deal: Deal,
  { code, held }: NonNullable<What["values"]["assessment"]>,
): string =>
  cardWords(locale).assessment(
    pipelines.of(deal).assessments.find((one) => one.code === code)?.name[locale] ?? code,
    held.length,
  );

const approvalKinds = ["ask", "ask-instead", "approve", "refuse"] as const;
const isApproval = (kind: string): kind is (typeof approvalKinds)[number] =>
  (approvalKinds as readonly string[]).includes(kind);

/** "¥1.5M → ¥1.2M", "the note “met the CFO”", "the move to Qualified customer". */
export function sayWhat(reader: Reader, deal: Deal, what: What, longest = 60): string {
  const words = cardWords(reader.locale);
  const { kind, remark } = what;
  if (kind === "note") return words.theNote(shorten(remark ?? "", longest));
  if (kind === "lesson") return words.theLesson(shorten(remark ?? "", longest));
  if (kind === "file") return fileWords(reader.locale).theFile(fileNames(what.files, reader.locale));
  if (kind === "answer") return words.theAnswer(sayChanges(reader, deal, what));
  if (kind === "correct") return words.theCorrection(sayCorrection(reader, deal, what));
  if (kind === "assign" && what.owners) return words.theHandover(...named(what.owners));
  if (kind === "party" && what.values.party) return sayParty(reader, what);
  if (kind === "external-id" && what.values.externalId)
    return words.theExternalId(what.values.externalId[1] ?? "");
  if (isMove(kind)) return words.theMove(kind, stageNamed(reader, deal, what));
  return sayChanges(reader, deal, what) || words.theChange;
}

const named = ([from, to]: NonNullable<What["owners"]>): [string, string] => [from ?? "–", to ?? "–"];

/** " (with wall.png)" */
const withIt = (reader: Reader, what: What): string =>
  what.files.length > 0 ? fileWords(reader.locale).withIt(namesOf(reader, what)) : "";

/** The files that came with it, as they are called, and whether they still stand. */
const namesOf = ({ locale }: Pick<Reader, "locale">, { files }: What): string => {
  const words = fileWords(locale);
  return formatList(
    files.map(({ name, stands }) => (name === "" ? words.erased : stands ? name : words.takenBack(name))),
    locale,
  );
};

const isMove = (kind: string): kind is MoveKind => (moveKinds as readonly string[]).includes(kind);

function stageNamed({ locale, pipelines }: Reader, deal: Deal, { values }: What): string {
  const [, moved] = values.columns.stage ?? [];
  const code = typeof moved === "string" ? moved : deal.stage;
  // A stage that was removed, or that only a newer version knows, is shown by its code.
  return pipelines.of(deal).stages.find((stage) => stage.code === code)?.name[locale] ?? code;
}

/** Why it was lost, or what was agreed in the end; and what was written with it. */
function reasonOf(reader: Reader, deal: Deal, what: What, longest?: number): string {
  const { kind, values, remark } = what;
  const [, lost] = values.columns.lostReason ?? [];
  const [, won] = values.columns.wonReason ?? [];
  const lostFor = reasonOfDeal(reader, deal, "lostReasons", lost);
  const wonFor = reasonOfDeal(reader, deal, "wonReasons", won);
  const terms = kind === "win" || kind === "sign" ? sayAgreed(reader, deal, what) : "";
  const both = reader.locale === "zh" ? "，" : ": ";
  return [lostFor, wonFor, terms, remark ? shorten(remark, longest) : ""].filter(Boolean).join(both);
}

const agreed = ["amountMinor", "currency", "signedOn", "moneyOn", "wonOn"];

/** The days and the amount; that it became likelier goes without saying. */
function sayAgreed(reader: Reader, deal: Deal, { values, steps }: What): string {
  const columns = Object.entries(values.columns).filter(([name]) => agreed.includes(name));
  return sayChanges(reader, deal, { values: { ...values, columns: Object.fromEntries(columns) }, steps });
}

const because = (reader: Reader, said: string, { remark }: What, longest?: number): string =>
  [said, remark ? shorten(remark, longest) : ""].filter(Boolean).join(colon(reader));

const colon = ({ locale }: Reader): string => (locale === "zh" ? "：" : ": ");

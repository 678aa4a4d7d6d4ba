/** One act of power as a sentence. */
import type { Locale } from "../text/locale.ts";
import type { AuditEvent } from "./load-audit.ts";
import { auditWords } from "./words.ts";

const longestValue = 60;

/** "Grace: Wang's role Rep → Manager". Kinds that a newer replica writes are named as they are. */
export function sayAudit(event: AuditEvent, locale: Locale): string {
  const words = auditWords(locale);
  const who = event.memberName ?? (event.via === "operator" ? words.operator : words.bot);
  const whom = event.subjectName ?? (event.subject === "workspace" ? words.everybody : words.somebody);
  const { kind, values } = event;
  const own = event.memberId === event.subjectId;
  const columns = columnsOf(values);
  const changes = columns.map(([name, before, after]) =>
    words.changed(
      words.columns[name as keyof typeof words.columns] ?? name,
      said(before, locale),
      said(after, locale),
    ),
  );
  const what = said(values.command ?? values.what ?? values.names ?? values.by, locale);
  const say =
    words.kinds[(event.subject === "team" && kind === "new" ? "new-team" : kind) as keyof typeof words.kinds];
  return say
    ? say({ who, whom, own, changes: changes.join("; "), what, count: Number(values.count ?? 0) })
    : words.other(who, whom, kind);
}

/** Ids of teams and people say nothing to a reader. */
const unsaid = ["parentId", "managerId", "teamId", "active"];

function columnsOf({ columns }: AuditEvent["values"]): [string, unknown, unknown][] {
  if (typeof columns !== "object" || columns === null) return [];
  return Object.entries(columns).flatMap(([name, pair]): [string, unknown, unknown][] =>
    Array.isArray(pair) && !unsaid.includes(name) ? [[name, pair[0], pair[1]]] : [],
  );
}

function said(value: unknown, locale: Locale): string {
  if (value === null || value === undefined || value === "") return "–";
  const words: Readonly<Record<string, string>> = auditWords(locale).values;
  const text =
    typeof value === "string"
      ? (words[value] ?? value)
      : Array.isArray(value) && value.every((one) => typeof one !== "object")
        ? value.join(", ") || "–"
        : JSON.stringify(value);
  return text.length > longestValue
    ? `${text.slice(0, longestValue - 1).replace(/[\ud800-\udbff]$/, "")}…`
    : text;
}

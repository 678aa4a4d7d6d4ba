/** One act of power as a sentence. */
import type { Locale } from "../text/locale.ts";
import type { AuditEvent } from "./load-audit.ts";
import { columnName, saidOf } from "./say-value.ts";
import { auditWords } from "./words.ts";

/** "Grace: Wang's role Rep → Manager". Kinds that a newer replica writes are named as they are. */
export function sayAudit(event: AuditEvent, locale: Locale): string {
  const words = auditWords(locale);
  const who = event.memberName ?? (event.via === "operator" ? words.operator : words.bot);
  const whom = event.subjectName ?? (event.subject === "workspace" ? words.everybody : words.somebody);
  const { kind, values } = event;
  const own = event.memberId === event.subjectId;
  const changes = columnsOf(values).flatMap(([name, ...both]) => {
    const [before = "", after = ""] = both.map((value) => saidOf(name, value, locale));
    // Of a form that was saved, what was left as it was.
    return before === after ? [] : [words.changed(columnName(name, locale), before, after)];
  });
  const what = saidOf(
    "",
    values.command ?? values.what ?? values.names ?? values.by ?? tableOf(event),
    locale,
  );
  const say = words.kinds[kindSaid(event) as keyof typeof words.kinds];
  return say
    ? say({
        who,
        whom,
        own,
        changes: changes.join("; "),
        what,
        file: saidOf("", values.file, locale),
        count: Number(values.count ?? 0),
      })
    : words.other(who, whom, kind);
}

/** Of one kind, two deeds: a team is new, and somebody at a customer's is erased, who has no name to say. */
function kindSaid({ subject, kind }: AuditEvent): string {
  if (subject === "team" && kind === "new") return "new-team";
  return subject === "workspace" && kind === "erase" ? "erase-contact" : kind;
}

/** What stood in a table that was taken over. */
const tableOf = ({ kind, values }: AuditEvent) =>
  kind === "import" || kind === "unimport" ? `table-${String(values.kind)}` : undefined;

/** Ids of teams and people say nothing to a reader. */
const unsaid = ["parentId", "managerId", "teamId", "active"];

function columnsOf({ columns }: AuditEvent["values"]): [string, unknown, unknown][] {
  if (typeof columns !== "object" || columns === null) return [];
  return Object.entries(columns).flatMap(([name, pair]): [string, unknown, unknown][] =>
    Array.isArray(pair) && !unsaid.includes(name) ? [[name, pair[0], pair[1]]] : [],
  );
}

/** `/team audit`, `/团队 审计`: who signed in, let people in, changed roles and settings, took data out. For admins. */
import { z } from "zod";
import { refuse, sendFile, showCard } from "../chat/reply.ts";
import { defineUseCase, Refusal, type Turn } from "../chat/use-case.ts";
import { takeFile } from "../files/take-file.ts";
import { recordEvents } from "../history/record-events.ts";
import { theMember } from "../teams/find-member.ts";
import { matchWord } from "../understanding/match-word.ts";
import { auditCard, pageSize, refusedCard } from "./audit-card.ts";
import { type AuditGroup, auditGroupNames } from "./audit-kinds.ts";
import { auditLines, loadAudit } from "./load-audit.ts";
import { auditWords } from "./words.ts";

const groupWords: Readonly<Record<AuditGroup, readonly string[]>> = {
  "sign-in": ["sign-ins", "signins", "logins", "登录"],
  invitation: ["invitations", "invites", "newcomers", "邀请", "加入"],
  role: ["roles", "角色"],
  settings: ["settings", "设置"],
  team: ["teams", "团队"],
  removal: ["removals", "removed", "移除"],
  export: ["exports", "导出记录"],
  secret: ["secrets", "keys", "密钥"],
  operator: ["operator", "admin commands", "运维"],
};

const filter = z.object({
  /** As typed: kinds, a name, "export", "refused", in any order. */
  line: z.string().max(200).default(""),
  kind: z.enum(auditGroupNames).optional().catch(undefined),
  /** A member's id. */
  who: z.uuid().optional().catch(undefined),
  before: z
    .string()
    .regex(/^\d{1,18}$/)
    .optional()
    .catch(undefined),
});

type Asked = Readonly<{
  kind?: AuditGroup | undefined;
  who?: string | undefined;
  name?: string;
  as?: "file" | "refused";
}>;

const special = {
  file: ["export", "file", "导出"],
  refused: ["refused", "strangers", "被拒", "拒绝"],
} as const;

/** @throws Refusal for what is neither a person nor a kind */
async function readLine(turn: Turn, { line, kind, who }: z.output<typeof filter>): Promise<Asked> {
  const words = line.split(/\s+/u).filter(Boolean);
  const asked: { kind?: AuditGroup | undefined; as?: "file" | "refused" } = { kind };
  const rest: string[] = [];
  for (const word of words) {
    const also = matchWord(word, special);
    const group = matchWord(word, groupWords);
    // "export" is the file of it; "exports" are those that were made.
    if (also.kind === "one" && also.how === "exact") asked.as = also.key;
    else if (group.kind === "one" && group.how !== "pinyin") asked.kind = group.key;
    else rest.push(word);
  }
  if (rest.length === 0) return { ...asked, who };
  const typed = rest.join(" ");
  const again = (id: string) => ({
    action: "team.audit",
    values: { who: id, ...(asked.kind && { kind: asked.kind }) },
  });
  const person = await theMember(turn, typed, again, { whom: "anybody" }).catch((error: unknown) => {
    const unread = error instanceof Refusal && error.reply.type === "notice";
    throw unread ? new Refusal(refuse(auditWords(turn.locale).notRead(typed))) : error;
  });
  return { ...asked, who: person.id, name: person.name };
}

const showAudit = defineUseCase({
  name: "team.audit",
  command: {
    group: "team",
    en: ["audit"],
    zh: ["审计"],
    fromLine: (_words, rest) => ({ line: rest }),
  },
  needs: "audit.see",
  changes: false,
  input: filter,
  async run(turn, values) {
    const { kind, who, name, as } = await readLine(turn, values);
    if (as === "refused") return showCard(await refusedCard(turn, 0));
    if (as === "file") return exportAudit(turn, { kind, who });
    const { before } = values;
    const found = await loadAudit(
      turn.db,
      turn.workspace.id,
      { group: kind, memberId: who, before },
      pageSize + 1,
    );
    const called = name ?? (who ? await nameOf(turn, who) : "");
    const named = [kind && auditWords(turn.locale).groups[kind], called].filter(Boolean).join(" · ");
    const shown = { ...(kind && { kind }), ...(who && { who }), ...(before && { before }) };
    return showCard(auditCard(turn, found, shown, named), {
      replace: turn.kind === "action" && Boolean(before),
    });
  },
});

const nameOf = async ({ db, workspace }: Turn, id: string): Promise<string> =>
  (await db.member.findFirst({ where: { id, workspaceId: workspace.id }, select: { name: true } }))?.name ??
  "";

const exportTheAudit = defineUseCase({
  name: "team.audit-export",
  needs: "audit.see",
  changes: false,
  input: filter,
  run: (turn, { kind, who }) => exportAudit(turn, { kind, who }),
});

/** One event a line, as JSON; that it was taken out is an event, too. */
async function exportAudit(turn: Turn, { kind, who }: Asked) {
  const name = `${auditWords(turn.locale).exportName}-${turn.today}.jsonl`;
  const sender = { workspaceId: turn.workspace.id, memberId: turn.member.id, conversation: undefined };
  const lines = auditLines(turn.db, turn.workspace.id, { group: kind, memberId: who });
  const first = await lines.next();
  if (first.done) return refuse(auditWords(turn.locale).nothing);
  async function* pieces() {
    yield Buffer.from(first.value as string);
    for await (const line of lines) yield Buffer.from(line);
  }
  const open = async () => ({ name, size: undefined, pieces: pieces() });
  const file = await takeFile(turn.db, sender, { name, open }, Number.POSITIVE_INFINITY);
  await recordEvents(turn, [
    { subject: "workspace", subjectId: turn.workspace.id, kind: "export", values: { what: "audit" } },
  ]);
  return sendFile(file);
}

const showRefused = defineUseCase({
  name: "team.refused",
  needs: "audit.see",
  changes: false,
  input: z.object({ page: z.coerce.number().int().min(0).max(100).default(0).catch(0) }),
  run: async (turn, { page }) =>
    showCard(await refusedCard(turn, page), { replace: turn.kind === "action" && page > 0 }),
});

export const auditUseCases = [showAudit, exportTheAudit, showRefused];

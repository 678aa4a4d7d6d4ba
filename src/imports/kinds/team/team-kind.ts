/** A list of people with their managers, teams and quotas: who is missing becomes a member without an account. */

import { nextQuarter, quarterAt, quarterOf } from "../../../calendar/quarter.ts";
import { actions, type Block, button, quiet, text } from "../../../chat/card.ts";
import { sql } from "../../../database/sql.ts";
import type { Deed } from "../../../history/deed.ts";
import { lockTeams, type TeamRow } from "../../../teams/team-rows.ts";
import { formatList } from "../../../text/count.ts";
import { formatQuarter } from "../../../text/format/date.ts";
import type { ImportReader } from "../../cards/progress-card.ts";
import type { Import } from "../../import.ts";
import { importWords } from "../../words.ts";
import { atOnce } from "../at-once.ts";
import { type Act, acts, actsCalled } from "./acts.ts";
import { planTeam, quotaQuarter } from "./plan-team.ts";
import { putTeam } from "./put-team.ts";
import { putTeamBack } from "./put-team-back.ts";

const namesShown = 10;

export const teamKind = atOnce({
  name: "team",
  amount: "quota",
  most: 1_500,
  onceOnly: true,

  /** Quotas are of the quarter in which somebody first looked at them, unless another one is chosen. */
  async settle({ workspace, now }, { decided, reading }) {
    if (reading.columns.quota === undefined || decided.quarter !== undefined) return decided;
    const { id } = quarterAt(now, workspace.zone, workspace.settings.fiscalStartMonth);
    return { ...decided, quarter: id };
  },

  async plan(deed, one, rows) {
    const planned = await planTeam(deed, one, rows, await teamsOf(deed));
    return planned.map(({ outcome }) => outcome);
  },

  async put(deed, one, rows) {
    const planned = await planTeam(deed, one, rows, await lockTeams(deed));
    const all = planned.flatMap(({ acts }) => acts);
    const { idOf, done } = await putTeam(deed, all, quotaQuarter(deed.workspace, one));
    return planned.map(({ outcome, acts }) => {
      const own = acts.find((act) => act.act === "person");
      return {
        ...outcome,
        ...(outcome.does === "create" && own && { subjectId: idOf(own.id) }),
        ...(acts.length > 0 && { changes: { acts: [null, acts.map(done)] as const } }),
      };
    });
  },

  async putBack(deed, one, rows) {
    const all = rows.flatMap(({ changes }) => (changes?.acts ? acts.parse(changes.acts[1]) : []));
    return (await putTeamBack(deed, all, one.eventId!)).map((what) => ({ what }));
  },

  told: toldTeam,
});

const teamsOf = ({ db, workspace }: Pick<Deed, "db" | "workspace">): Promise<TeamRow[]> =>
  db.team.findMany({
    where: { workspaceId: workspace.id },
    select: { id: true, name: true, parentId: true, managerId: true },
    orderBy: { id: "asc" },
  });

/** Which teams and people would be made, how accounts find them, and of which quarter the quotas are. */
async function toldTeam(reader: ImportReader, one: Import): Promise<(Block | undefined)[]> {
  const { locale, workspace, today } = reader;
  const words = importWords(locale).team;
  const rows = await reader.db.$queryRaw<{ acts: unknown }[]>(sql`
    SELECT r."changes" -> 'acts' -> 1 AS "acts" FROM "ImportRow" r
     WHERE r."workspaceId" = ${workspace.id}::uuid AND r."importId" = ${one.id}::uuid AND r."changes" ? 'acts' ORDER BY r."nth"`);
  const planned = rows.map(({ acts: some }) => acts.parse(some));
  const all: Act[] = planned.flat();
  const list = (names: readonly string[]) =>
    formatList(
      names.length > namesShown
        ? [...names.slice(0, namesShown - 1), words.others(names.length - namesShown + 1)]
        : names,
      locale,
    );
  const people = actsCalled(all, "person");
  const leading = people.filter(({ role }) => role === "manager").map(({ name }) => name);
  const teams = actsCalled(all, "team").map(({ name }) => name);
  const { fiscalStartMonth } = workspace.settings;
  const quarter = quotaQuarter(workspace, one);
  const running = quarterOf(today, fiscalStartMonth);
  const offered = [running, nextQuarter(running, fiscalStartMonth)].filter(({ id }) => id !== quarter?.id);
  return [
    teams.length > 0 ? text(words.teams(list(teams))) : undefined,
    leading.length > 0 ? text(words.managers(list(leading))) : undefined,
    people.length > 0 ? quiet(words.accounts) : undefined,
    ...(one.reading.columns.quota === undefined
      ? []
      : [
          text(quarter ? words.quotas(formatQuarter(quarter, locale)) : words.noQuotas),
          actions(
            ...offered.map((other) =>
              button(words.quotasOf(formatQuarter(other, locale)), "import.decide", {
                id: one.id,
                quarter: other.id,
              }),
            ),
            quarter && button(words.leaveQuotas, "import.decide", { id: one.id, quarter: "none" }),
          ),
        ]),
  ];
}

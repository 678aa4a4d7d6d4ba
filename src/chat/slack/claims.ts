/** The origin that Slack's payloads claim, for the gate. Pure; not trusted by itself. */
import type { Claimed } from "../gate.ts";

type Id = string | null | undefined;

/** A slash command names one team, for which it is; the account tells whose the person is. */
export const claimedByCommand = (command: Readonly<{ team_id?: Id; enterprise_id?: Id }>): Claimed => ({
  tenants: [command.team_id, command.enterprise_id],
  homes: [],
});

type Interaction = Readonly<{
  team?: Readonly<{ id?: Id }> | null;
  enterprise?: Readonly<{ id?: Id }> | null;
  user: Readonly<{ team_id?: Id }>;
  view?: Readonly<{ app_installed_team_id?: Id }>;
}>;

/** A pressed button or a submitted form. In a shared channel the person may be another company's. */
export const claimedByInteraction = ({ team, enterprise, user, view }: Interaction): Claimed => ({
  tenants: [team?.id, enterprise?.id, view?.app_installed_team_id],
  homes: user.team_id ? [user.team_id] : [team?.id],
});

type EventBody = Readonly<{
  team_id?: Id;
  enterprise_id?: Id;
  authorizations?: readonly Readonly<{ team_id?: Id; enterprise_id?: Id }>[];
  is_ext_shared_channel?: boolean;
}>;

/** The fields in which the various events name their person's team. */
type Spoken = Readonly<{ user_team?: Id; source_team?: Id; team?: Id }>;

/**
 * An event names the installation it is sent for in `authorizations`; `team_id` alone may be the other company
 * in a shared channel. Some events, such as an opened home tab, do not say whose their person is.
 */
export function claimedByEvent(body: EventBody, event: Spoken): Claimed {
  const authorized = body.authorizations ?? [];
  const tenants =
    authorized.length > 0
      ? authorized.flatMap(({ team_id, enterprise_id }) => [team_id, enterprise_id])
      : [body.team_id, body.enterprise_id];
  const told = event.user_team ?? event.source_team ?? event.team;
  // Where no other company can be, a team of the same organisation speaks.
  const within = told && body.is_ext_shared_channel === false ? [body.enterprise_id] : [];
  return { tenants, homes: [told, ...within] };
}

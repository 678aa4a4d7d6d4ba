import { nestTeam, removeTeam, renameTeam } from "./arrange-teams.ts";
import { joinTeam, newTeam, setManager, setRole } from "./change-teams.ts";
import { setTeamHours } from "./set-hours.ts";
import { showTeams } from "./show-teams.ts";

export const teamUseCases = [
  showTeams,
  newTeam,
  joinTeam,
  setManager,
  setRole,
  renameTeam,
  nestTeam,
  removeTeam,
  setTeamHours,
];

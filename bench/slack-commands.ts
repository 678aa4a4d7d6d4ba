/** Slash commands of the seeded company's people, signed as Slack signs them, each a new event. */
import { randomBytes } from "node:crypto";
import { formRequest, type SlackRequest, signed } from "../test/fakes/slack/signed-post.ts";
import { slackUser } from "./seed-company.ts";

export type SlackSide = Readonly<{
  team: string;
  secret: string;
  channel: string;
  /** Where an answer goes that is too late for the request. */
  responseUrl: string;
}>;

const run = randomBytes(4).toString("hex");
let count = 0;

/** @param member number of the person who types, see seed-company.ts */
export function slackCommand(slack: SlackSide, member: number, command: string, text: string): SlackRequest {
  const user = slackUser(member);
  const fields = {
    token: "legacy-verification-token",
    team_id: slack.team,
    team_domain: "bench",
    channel_id: slack.channel,
    channel_name: "sales",
    user_id: user,
    user_name: user.toLowerCase(),
    command,
    text,
    api_app_id: "A0BENCH001",
    is_enterprise_install: "false",
    response_url: slack.responseUrl,
    trigger_id: `${run}.${++count}`,
  };
  return signed(formRequest(fields), slack.secret);
}

/** Whole numbers from 1 to `most`, scattered, and the same in every run. */
export function scattered(most: number): () => number {
  let state = 42;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return 1 + Math.floor((state / 2 ** 32) * most);
  };
}

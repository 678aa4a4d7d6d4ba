import { isJson, type Json } from "../../judges/payload-walk.ts";
import { withBlockIds } from "./block-tree.ts";
import type { Workspace } from "./emulated-workspace.ts";
import { type Screen, SlackView } from "./screen.ts";
import type { Answered } from "./signed-post.ts";
import type { SubmitOutcome } from "./slack-user.ts";

/** Applies the bot's answer to a submission to the modal. */
export async function settleSubmission(
  answered: Answered,
  view: SlackView,
  parts: { workspace: Workspace; screen: Screen; problemsOf: (payload: unknown) => string[] },
): Promise<SubmitOutcome> {
  const { workspace, screen, problemsOf } = parts;
  const outcome: SubmitOutcome = { ...answered, did: "nothing", errors: {}, problems: [] };
  if (answered.outcome !== "answered" || answered.status !== 200) return outcome;
  const body = isJson(answered.body) ? answered.body : {};
  const action = body.response_action;

  if (action === undefined) {
    if (answered.body !== undefined && Object.keys(body).length > 0)
      outcome.problems.push("an answer without response_action");
    view.open = false;
    return { ...outcome, did: "close" };
  }
  if (action === "clear") {
    screen.closeAll(view.userId);
    return { ...outcome, did: "clear" };
  }
  if (action === "errors") {
    outcome.errors = (isJson(body.errors) ? body.errors : {}) as Record<string, string>;
    const inputs = withBlockIds(view.blocks)
      .filter((block) => block.type === "input")
      .map((block) => block.block_id);
    for (const block of Object.keys(outcome.errors)) {
      if (!inputs.includes(block)) outcome.problems.push(`an error for ${block}, which is no input block`);
    }
    if (Object.keys(outcome.errors).length === 0)
      outcome.problems.push("response_action errors without errors");
    view.errors = outcome.errors;
    return { ...outcome, did: "errors" };
  }
  if (action !== "update" && action !== "push") {
    outcome.problems.push(`unknown response_action ${String(action)}`);
    return outcome;
  }
  outcome.problems.push(...problemsOf(body.view));
  if (outcome.problems.length > 0) return outcome;
  const held = await change(action, view, body.view as Json, workspace);
  if (held.ok !== true) {
    outcome.problems.push(String(held.error));
    return outcome;
  }
  if (action === "update") view.changed(held.view as Json, "response_action update");
  else screen.views.push(new SlackView(held.view as Json, view.userId, "response_action push"));
  return { ...outcome, did: action };
}

async function change(
  action: "update" | "push",
  view: SlackView,
  next: Json,
  workspace: Workspace,
): Promise<Json> {
  if (action === "update") return workspace.call("views.update", { view_id: view.id, view: next });
  const trigger = await workspace.trigger(view.userId, view.id);
  return workspace.call("views.push", { trigger_id: trigger, view: next });
}

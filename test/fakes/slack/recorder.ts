import { isJson, type Json } from "../../judges/payload-walk.ts";
import type { Workspace } from "./emulated-workspace.ts";
import { type Screen, SlackMessage, SlackView } from "./screen.ts";

/** Puts on the screen what successful calls of the bot have shown there. */
export class Recorder {
  readonly #screen: Screen;
  readonly #workspace: Workspace;

  constructor(screen: Screen, workspace: Workspace) {
    this.#screen = screen;
    this.#workspace = workspace;
  }

  async record(method: string, args: Json, answer: Json): Promise<void> {
    const channel = String(answer.channel ?? args.channel ?? "");
    const ts = String(answer.ts ?? answer.message_ts ?? args.ts ?? "");
    const thread = typeof args.thread_ts === "string" ? args.thread_ts : undefined;
    switch (method) {
      case "chat.postMessage":
        this.#screen.messages.push(
          new SlackMessage(
            { ts, channel, threadTs: thread, metadata: isJson(args.metadata) ? args.metadata : undefined },
            shown(method, args),
          ),
        );
        return;
      case "chat.postEphemeral":
        this.#screen.messages.push(
          new SlackMessage(
            { ts, channel, threadTs: thread, onlyFor: String(args.user) },
            shown(method, args),
          ),
        );
        return;
      case "chat.update":
        this.#screen.message(channel, ts)?.history.push(shown(method, args));
        return;
      case "chat.delete": {
        const message = this.#screen.message(channel, ts);
        if (message) message.deleted = true;
        return;
      }
      case "files.completeUploadExternal":
        await this.#shared(args, answer);
        return;
      case "views.open":
      case "views.push":
      case "views.update":
      case "views.publish":
        this.#viewed(method, args, answer.view as Json);
    }
  }

  #viewed(method: string, args: Json, view: Json): void {
    const known = this.#screen.view(String(view.id));
    if (known) {
      known.changed(view, method);
      return;
    }
    const trigger = String(args.trigger_id ?? args.interactivity_pointer ?? "");
    const userId =
      method === "views.publish" ? String(args.user_id) : (this.#workspace.ownerOf(trigger) ?? "");
    // A new modal replaces whatever stack was open.
    if (method === "views.open") this.#screen.closeAll(userId);
    this.#screen.views.push(new SlackView(view, userId, method));
  }

  async #shared(args: Json, answer: Json): Promise<void> {
    const files = (answer.files as Json[]).map((file) => String(file.id));
    if (!args.channel_id) return;
    const person = this.#workspace.people.find((one) => one.id === args.channel_id);
    const channel = person?.im ?? String(args.channel_id);
    const { messages } = await this.#workspace.call("conversations.history", { channel, limit: 1 });
    const ts = String((messages as Json[])[0]?.ts ?? "");
    const text = String(args.initial_comment ?? "");
    this.#screen.messages.push(
      new SlackMessage(
        { ts, channel, files, threadTs: args.thread_ts as string | undefined },
        shown("files.completeUploadExternal", { ...args, text }),
      ),
    );
  }
}

export function shown(by: string, payload: Json): { tick: number; by: string; text: string; blocks: Json[] } {
  return {
    tick: performance.now(),
    by,
    text: typeof payload.text === "string" ? payload.text : "",
    blocks: Array.isArray(payload.blocks) ? payload.blocks.filter(isJson) : [],
  };
}

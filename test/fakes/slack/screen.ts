import { isJson, type Json } from "../../judges/payload-walk.ts";

/** One state of a message or view. */
export type Shown = Readonly<{
  /** performance.now() when it came to be. */
  tick: number;
  by: string;
  text: string;
  blocks: Json[];
}>;

/** A message as people see it. */
export class SlackMessage {
  readonly ts: string;
  readonly channel: string;
  /** Only this person sees it. */
  readonly onlyFor: string | undefined;
  readonly threadTs: string | undefined;
  readonly metadata: Json | undefined;
  /** Ids of files shared with it. */
  readonly files: string[];
  readonly history: Shown[];
  deleted = false;

  constructor(
    place: {
      ts: string;
      channel: string;
      onlyFor?: string;
      threadTs?: string;
      metadata?: Json;
      files?: string[];
    },
    shown: Shown,
  ) {
    this.ts = place.ts;
    this.channel = place.channel;
    this.onlyFor = place.onlyFor;
    this.threadTs = place.threadTs;
    this.metadata = place.metadata;
    this.files = place.files ?? [];
    this.history = [shown];
  }

  get state(): Shown {
    return this.history[this.history.length - 1]!;
  }
  get blocks(): Json[] {
    return this.state.blocks;
  }
  /** Everything a person reads on it, line by line; the fallback text only where there are no blocks. */
  get text(): string {
    return this.blocks.length > 0 ? readable(this.blocks).join("\n") : this.state.text;
  }
  /** What notifications and screen readers say. */
  get fallback(): string {
    return this.state.text;
  }
}

/** A modal or a home tab. */
export class SlackView {
  readonly id: string;
  readonly userId: string;
  /** The view as Slack holds it now, with id and hash. */
  view: Json;
  open = true;
  /** What the person has typed so far, by `block_id/action_id`; survives updates that keep both. */
  readonly typed = new Map<string, unknown>();
  readonly history: Shown[] = [];
  /** Messages under the fields, by block_id, from the last submission. */
  errors: Record<string, string> = {};

  constructor(view: Json, userId: string, by: string) {
    this.id = String(view.id);
    this.userId = userId;
    this.view = view;
    this.changed(view, by);
  }

  changed(view: Json, by: string): void {
    this.view = view;
    this.errors = {};
    this.history.push({ tick: performance.now(), by, text: this.title, blocks: this.blocks });
  }

  get blocks(): Json[] {
    return Array.isArray(this.view.blocks) ? this.view.blocks.filter(isJson) : [];
  }
  get title(): string {
    return isJson(this.view.title) ? String(this.view.title.text) : "";
  }
  get callbackId(): string {
    return String(this.view.callback_id ?? "");
  }
  get text(): string {
    return [this.title, ...readable(this.blocks)].join("\n");
  }
  get state(): Shown {
    return this.history[this.history.length - 1]!;
  }
}

/** Everything the bot has shown to people. */
export class Screen {
  readonly messages: SlackMessage[] = [];
  readonly views: SlackView[] = [];

  message(channel: string, ts: string): SlackMessage | undefined {
    return this.messages.find((message) => message.channel === channel && message.ts === ts);
  }

  view(id: string): SlackView | undefined {
    return this.views.find((view) => view.id === id);
  }

  /** The modal on top, if one is open. */
  modal(userId: string): SlackView | undefined {
    return this.views.findLast((view) => view.open && view.userId === userId && view.view.type === "modal");
  }

  home(userId: string): SlackView | undefined {
    return this.views.findLast((view) => view.userId === userId && view.view.type === "home");
  }

  closeAll(userId: string): void {
    for (const view of this.views)
      if (view.userId === userId && view.view.type === "modal") view.open = false;
  }
}

function readable(node: unknown): string[] {
  if (Array.isArray(node)) return node.flatMap(readable);
  if (!isJson(node)) return [];
  return Object.entries(node).flatMap(([key, value]) => {
    if (typeof value === "string")
      return ["text", "alt_text", "title", "caption", "initial_value", "label"].includes(key) ? [value] : [];
    return key === "confirm" ? [] : readable(value);
  });
}

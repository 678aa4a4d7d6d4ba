import { randomUUID } from "node:crypto";
import { isJson, type Json } from "../../judges/payload-walk.ts";
import type { Answer } from "../loopback-http.ts";
import { larkError, larkOk } from "./lark-errors.ts";

const mostCommands = 100;

/** application/v7/app_slash_commands: the commands a client offers when somebody types "/". */
export class SlashCommands {
  readonly registered: Json[] = [];

  list(): Answer {
    return larkOk({ items: this.registered, has_more: false });
  }

  create(body: Json): Answer {
    const command = String(body.command ?? "");
    const fine = /^[^\s/]{1,32}$/.test(command) && isJson(body.description);
    if (!fine) return larkError("invalidParameter", "command without slash, and a description");
    if (this.registered.length >= mostCommands)
      return larkError("invalidParameter", `more than ${mostCommands} commands`);
    if (this.registered.some((known) => known.command === command))
      return larkError("invalidParameter", "command exists");
    const created = { ...body, command_id: randomUUID() };
    this.registered.push(created);
    return larkOk({ command: created, command_id: created.command_id });
  }

  update(id: string, body: Json): Answer {
    const known = this.registered.find((command) => command.command_id === id);
    if (!known) return larkError("invalidParameter", "no such command");
    Object.assign(known, body);
    return larkOk({ command: known });
  }

  remove(id: string): Answer {
    const index = this.registered.findIndex((command) => command.command_id === id);
    if (index < 0) return larkError("invalidParameter", "no such command");
    this.registered.splice(index, 1);
    return larkOk();
  }
}

/**
 * npm run lark:commands: registers the slash commands with Lark. Needs the scope
 * application:app_slash_command:write.
 */
import pino from "pino";
import { larkClient } from "../src/chat/lark/client.ts";
import { registerSlashCommands } from "../src/chat/lark/slash-commands.ts";
import { SendError } from "../src/chat/platform.ts";
import { ConfigError, readConfig } from "../src/config/config.ts";

try {
  const { lark } = readConfig(process.env);
  if (!lark)
    throw new ConfigError(["LARK_APP_ID and LARK_APP_SECRET are missing. Set them as for the bot itself"]);
  const outcomes = await registerSlashCommands(larkClient(lark, pino({ level: "silent" })));
  for (const { command, outcome } of outcomes) console.log(`/${command}  ${outcome}`);
  console.log("Clients show the commands after about five minutes.");
} catch (error) {
  if (!(error instanceof SendError || error instanceof ConfigError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}

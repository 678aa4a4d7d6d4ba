/**
 * npm run slack:manifest: prints the manifest for "Create New App → From a manifest" at Slack. With PUBLIC_URL
 * set, Slack calls the app over HTTP there; without it (or with --socket) the app uses Socket Mode.
 */
import { slackManifest } from "../src/chat/slack/manifest.ts";
import { ConfigError, readConfig } from "../src/config/config.ts";

try {
  // Only the address matters here: there are no tokens before the app exists.
  const { publicUrl } = readConfig({ PUBLIC_URL: process.env.PUBLIC_URL });
  const overHttp = process.argv.includes("--socket") ? undefined : publicUrl;
  if (overHttp?.startsWith("http:"))
    throw new ConfigError([
      "Slack calls https addresses only, and PUBLIC_URL is http. Either change it, or let the bot call Slack: npm run -s slack:manifest -- --socket",
    ]);
  process.stdout.write(`${JSON.stringify(slackManifest(overHttp), undefined, 2)}\n`);
} catch (error) {
  if (!(error instanceof ConfigError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}

import { execFileSync } from "node:child_process";
import { describe, expect, test } from "vitest";
import { commandGroups } from "../../../src/chat/command-words.ts";
import { botScopes, slackManifest } from "../../../src/chat/slack/manifest.ts";

const script = new URL("../../../scripts/slack-manifest.ts", import.meta.url).pathname;
const run = (env: Record<string, string>, ...args: string[]) =>
  JSON.parse(
    execFileSync(process.execPath, [script, ...args], {
      env: { PATH: process.env.PATH, ...env },
      encoding: "utf8",
    }),
  ) as ReturnType<typeof slackManifest>;

describe("the manifest", () => {
  // Lengths and names: slackapi/node-slack-sdk, types/request/manifest.ts.
  test("keeps Slack's limits", () => {
    const manifest = slackManifest("https://loudou.example.com");
    expect(manifest.display_information.name.length).toBeLessThanOrEqual(35);
    expect(manifest.display_information.description.length).toBeLessThanOrEqual(140);
    for (const { name, description } of manifest.features.shortcuts) {
      expect(name.length).toBeLessThanOrEqual(24);
      expect(description.length).toBeLessThanOrEqual(150);
    }
    for (const { command, description, usage_hint = "" } of manifest.features.slash_commands) {
      expect(command).toMatch(/^\/[a-z]{1,31}$/);
      expect(description.length).toBeLessThanOrEqual(2000);
      expect(usage_hint.length).toBeLessThanOrEqual(1000);
    }
  });

  test("has the commands, events and scopes that the code uses", () => {
    const { features, settings, oauth_config } = slackManifest(undefined);
    expect(features.slash_commands.map(({ command }) => command)).toEqual([
      "/deal",
      "/customer",
      "/forecast",
      "/funnel",
      "/team",
    ]);
    expect(settings.event_subscriptions.bot_events).toEqual([
      "app_home_opened",
      "app_mention",
      "message.im",
      "user_change",
    ]);
    expect(oauth_config.scopes.bot).toEqual(Object.keys(botScopes));
    expect(features.app_home.messages_tab_read_only_enabled).toBe(false);
    expect(features.slash_commands.map(({ command }) => command).sort()).toEqual(
      commandGroups.map((group) => `/${group}`).sort(),
    );
  });

  test("asks for people by id: a display name is neither unique nor what the bot calls them", () => {
    expect(slackManifest(undefined).features.slash_commands.every((one) => one.should_escape)).toBe(true);
  });

  test("over HTTP has one address everywhere; by Socket Mode it has none", () => {
    const http = run({ PUBLIC_URL: "https://loudou.example.com/" });
    const address = "https://loudou.example.com/slack/events";
    expect(http.settings).toMatchObject({
      socket_mode_enabled: false,
      interactivity: { is_enabled: true, request_url: address },
      event_subscriptions: { request_url: address },
    });
    expect(http.features.slash_commands.every((command) => "url" in command && command.url === address)).toBe(
      true,
    );
    for (const socket of [run({}), run({ PUBLIC_URL: "https://loudou.example.com" }, "--socket")]) {
      expect(socket.settings.socket_mode_enabled).toBe(true);
      expect(JSON.stringify(socket)).not.toContain("http");
    }
  });

  test("has no address that Slack would refuse", () => {
    expect(() => run({ PUBLIC_URL: "http://10.0.0.5:3000" })).toThrow(/https[\s\S]*--socket/);
    expect(run({ PUBLIC_URL: "http://10.0.0.5:3000" }, "--socket").settings.socket_mode_enabled).toBe(true);
  });

  test("says what is wrong with an address that is none", () => {
    expect(() => run({ PUBLIC_URL: "loudou" })).toThrow(/PUBLIC_URL is not a valid address/);
  });
});

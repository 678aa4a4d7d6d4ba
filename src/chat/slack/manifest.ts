/** The Slack app as Slack's own "Create from manifest" takes it. Pure. */
const commands: readonly (readonly [command: string, description: string, hint: string])[] = [
  [
    "/deal",
    "Deals: log, advance, show, list, note · 商机：新建、推进、查看、列表、备注",
    "new ACME 1.2m next Friday",
  ],
  ["/customer", "Customers and their deals · 客户和它的商机", "ACME"],
  ["/forecast", "This week's forecast · 本周预测", ""],
  ["/funnel", "The funnel in numbers and a picture · 漏斗", ""],
  ["/team", "Teams, managers and roles · 团队、经理、角色", ""],
];

/** A message's menu: its file, read as a table. */
export const readTable = "read_table";

/** Each scope with its purpose; only what is used is requested. */
export const botScopes: Readonly<Record<string, string>> = {
  "app_mentions:read": "@Loudou in a channel",
  "chat:write": "answers and digests",
  commands: "/deal and its siblings",
  "files:read": "photos and files that are sent to the bot for a deal",
  "files:write": "the picture of the funnel; lists as files; files of a deal",
  "im:history": "lines typed to the bot; looking up a message before it is sent again",
  "im:write": "opening the conversation in which a nudge arrives",
  "users:read": "name, zone and language of a new member; whether an account is a guest or deactivated",
  "users:read.email": "the same person in another chat",
};

/** @param publicUrl where Slack can reach us, without a trailing slash; undefined means Socket Mode */
export function slackManifest(publicUrl: string | undefined) {
  const address = publicUrl ? { url: `${publicUrl.replace(/\/+$/, "")}/slack/events` } : undefined;
  const request = address ? { request_url: address.url } : {};
  return {
    display_information: {
      name: "Loudou",
      description: "The sales funnel inside the chat · 销售漏斗，就在聊天里",
      background_color: "#1f4e5f",
    },
    features: {
      app_home: {
        home_tab_enabled: true,
        messages_tab_enabled: true,
        messages_tab_read_only_enabled: false,
      },
      shortcuts: [
        {
          name: "Read as table · 当表格看",
          type: "message",
          callback_id: readTable,
          description: "What is in the message's xlsx, ods or csv file · 读出消息里的表格文件",
        },
      ],
      bot_user: { display_name: "Loudou", always_online: true },
      slash_commands: commands.map(([command, description, usage_hint]) => ({
        command,
        description,
        ...(usage_hint ? { usage_hint } : {}),
        // People are mentioned by id, which can be looked up; without it "@" and whatever they call themselves.
        should_escape: true,
        ...address,
      })),
    },
    oauth_config: { scopes: { bot: Object.keys(botScopes) } },
    settings: {
      event_subscriptions: {
        ...request,
        bot_events: ["app_home_opened", "app_mention", "message.im", "user_change"],
      },
      interactivity: { is_enabled: true, ...request },
      org_deploy_enabled: false,
      socket_mode_enabled: !publicUrl,
      token_rotation_enabled: false,
    },
  };
}

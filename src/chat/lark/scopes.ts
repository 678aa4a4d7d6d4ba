/** Required permissions, by their names in Lark's console, with the reason for each. README has the same list. */
export const botScopes: Readonly<Record<string, string>> = {
  "im:message:send_as_bot": "answers, nudges and digests",
  "im:message.p2p_msg:readonly": "lines typed to the bot",
  "im:message.group_at_msg:readonly": "@Loudou in a group",
  "im:resource": "photos and files: those that are sent to the bot for a deal, and lists that it sends",
  "tenant:tenant:readonly": "which tenant is ours: people of all others stay out",
  "contact:contact.base:readonly": "asking the address book at all",
  "contact:user.base:readonly": "the name of a new member",
  "contact:user.employee:readonly":
    "the company mailbox, for the same person in another chat; who administers the tenant",
};

/** Broader scopes that hold one of ours (open.feishu.cn: im-v1/message/create, contact-v3/user/get). */
export const broaderScopes: Readonly<Record<string, string>> = {
  "im:message:send_as_bot": "im:message",
  "tenant:tenant:readonly": "which tenant is ours: people of all others stay out",
  "contact:contact.base:readonly": "contact:contact:readonly_as_app",
  "contact:user.base:readonly": "contact:contact:readonly_as_app",
  "contact:user.employee:readonly": "contact:contact:readonly_as_app",
};

import { randomBytes } from "node:crypto";

/** A person of the tenant, as contact/v3 reports them. */
export type LarkPerson = Readonly<{
  name: string;
  enName?: string;
  openId: string;
  unionId: string;
  userId: string;
  email?: string;
  mobile?: string;
  /** IANA zone. */
  timeZone: string;
  isTenantManager: boolean;
  /** False: the app is not available to this person (230013). */
  available: boolean;
  /** True: the person has muted the bot (230053). */
  muted: boolean;
  /** The tenant of a person from another company. */
  foreignTenant?: string;
  /** Has left the company. */
  isResigned: boolean;
  /** The company's own mailbox, run by Lark. */
  enterpriseEmail?: string;
  /** The chat between this person and the bot. */
  chatId: string;
}>;

export type LarkGroup = Readonly<{
  name: string;
  chatId: string;
  members: LarkPerson[];
  /** False: the bot was never added or has been removed (230002). */
  botIsMember: boolean;
}>;

export type PersonProperties = Partial<Omit<LarkPerson, "name" | "chatId">>;

const id = (prefix: string): string => `${prefix}_${randomBytes(16).toString("hex")}`;

/** The people and chats of the tenant. */
export class People {
  readonly people: LarkPerson[] = [];
  readonly groups: LarkGroup[] = [];

  /** The person of that name, created on first mention; properties given later are added. */
  person(name: string, properties: PersonProperties = {}): LarkPerson {
    const known = this.people.find((person) => person.name === name);
    if (known) return Object.assign(known, properties);
    const person: LarkPerson = {
      name,
      openId: id("ou"),
      unionId: id("on"),
      userId: randomBytes(4).toString("hex"),
      timeZone: "Asia/Shanghai",
      isTenantManager: false,
      available: true,
      muted: false,
      isResigned: false,
      chatId: id("oc"),
      ...properties,
    };
    this.people.push(person);
    return person;
  }

  group(name: string, memberNames: string[] = []): LarkGroup {
    const members = memberNames.map((member) => this.person(member));
    const known = this.groups.find((group) => group.name === name);
    if (known) {
      known.members.push(...members.filter((member) => !known.members.includes(member)));
      return known;
    }
    const group: LarkGroup = { name, chatId: id("oc"), members, botIsMember: true };
    this.groups.push(group);
    return group;
  }

  /** @param idType open_id, union_id, user_id or email */
  find(idType: string, value: string): LarkPerson | undefined {
    const key = { open_id: "openId", union_id: "unionId", user_id: "userId", email: "email" }[idType];
    return key ? this.people.find((person) => person[key as keyof LarkPerson] === value) : undefined;
  }

  chat(chatId: string): LarkPerson | LarkGroup | undefined {
    return [...this.people, ...this.groups].find((one) => one.chatId === chatId);
  }
}

/** A person as contact/v3/users answers; on the real platform the bot's scopes decide about e-mail. */
export function contactOf(person: LarkPerson): Record<string, unknown> {
  return {
    open_id: person.openId,
    union_id: person.unionId,
    user_id: person.userId,
    name: person.name,
    en_name: person.enName,
    email: person.email,
    enterprise_email: person.enterpriseEmail,
    mobile: person.mobile,
    time_zone: person.timeZone,
    is_tenant_manager: person.isTenantManager,
    avatar: {},
    status: {
      is_frozen: false,
      is_resigned: person.isResigned,
      is_activated: true,
      is_exited: false,
      is_unjoin: false,
    },
    department_ids: ["0"],
  };
}

export const idsOf = (person: LarkPerson) => ({
  open_id: person.openId,
  union_id: person.unionId,
  user_id: person.userId,
});

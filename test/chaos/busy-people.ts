/** Five people on two chats who write all the time, and a book of what they were told was done. */
import { setTimeout as wait } from "node:timers/promises";
import { chatWords } from "../../src/chat/words.ts";
import type { Chats } from "../fakes/conversation/conversation.ts";
import { LarkClient } from "../fakes/conversation/lark-conversation.ts";
import { Person } from "../fakes/conversation/person.ts";
import { SlackClient } from "../fakes/conversation/slack-conversation.ts";
import { eventually } from "../fakes/eventually.ts";
import type { Lark } from "../fakes/lark/lark-server.ts";
import type { LarkUser } from "../fakes/lark/lark-user.ts";
import type { Answered } from "../fakes/slack/signed-post.ts";
import type { Slack } from "../fakes/slack/slack-peer.ts";
import type { SlackUser } from "../fakes/slack/slack-user.ts";

const failures = (["en", "zh"] as const).flatMap((locale) => [
  chatWords(locale).ourFault,
  chatWords(locale).heldUp,
  chatWords(locale).slowDown,
]);
/** Before somebody who was not served tries again, in milliseconds: hundreds that Slack delivers again nobody has typed. */
const breath = 300;

/** A colleague who is on no other chat. */
const larkName = "何晓";

const served = ({ outcome, status }: Answered): boolean => outcome === "answered" && status === 200;

export class BusyPeople {
  /** Unique texts that were sent, and those that were acknowledged. */
  readonly sent = new Set<string>();
  readonly acknowledged = new Set<string>();
  readonly #slack: Slack;
  readonly #lark: Lark;
  /** Handle → number of the deal that this person writes on. */
  readonly #deals = new Map<string, string>();

  constructor(slack: Slack, lark: Lark) {
    this.#slack = slack;
    this.#lark = lark;
  }

  /** Everybody logs a deal. */
  async come(chats: Chats): Promise<void> {
    const people = [
      [await chats.boss("zh"), "boss.zh", "向阳门诊"],
      [await chats.boss("en"), "boss.en", "绿洲酒业"],
      [await chats.rep("zh"), "rep.zh", "骏马物业"],
      [await chats.rep("en"), "rep.en", "晨曦乳品"],
      [new LarkClient(this.#lark, this.#onLark), larkName, "飞鸟文具"],
    ] as const;
    for (const [client, handle, customer] of people) {
      const person = new Person(client);
      await person.says(`/deal new ${customer} 120万 2031-12-31`);
      this.#deals.set(handle, /#\d+/.exec((await person.sees.card(customer)).text)?.[0] ?? "");
    }
  }

  /** All at once, until it is ended. */
  work(): { ends(): Promise<void> } {
    let over = false;
    const jobs = [
      () => this.#writesNote("rep.zh"),
      () => this.#saysNote("rep.en"),
      () => this.#movesThereAndBack("boss.en"),
      () => this.#writesNote("boss.zh"),
      () => this.#saysOnLark(),
    ];
    const working = Promise.all(
      jobs.map(async (job) => {
        while (!over) {
          await job().catch(() => wait(breath));
          await wait(20);
        }
      }),
    );
    return {
      async ends() {
        over = true;
        await working;
      },
    };
  }

  /** Waits until so much more was acknowledged. */
  async getDone(more: number): Promise<void> {
    const wanted = this.acknowledged.size + more;
    await eventually(`${more} more to be acknowledged`, () => this.acknowledged.size >= wanted, 120_000);
  }

  /** The Thursday card, now, to everyone with a deal. @returns whether that was acknowledged */
  async sendNudge(): Promise<boolean> {
    const boss = new Person(new SlackClient(this.#slack, this.#user("boss.zh")));
    try {
      await boss.says("/deal run nudge");
      await boss.clicks("立即发送", { on: await boss.sees.card(/将发给/, { within: 3_000 }) });
      await boss.sees.notice(/已发给 \d 人/, { within: 3_000 });
      return true;
    } catch {
      return false;
    }
  }

  #user(handle: string): SlackUser {
    return this.#slack.user(handle);
  }

  get #onLark(): LarkUser {
    return this.#lark.user(larkName);
  }

  #unique(kind: string): string {
    const text = `${kind} ${this.sent.size + 1} of this test`;
    this.sent.add(text);
    return text;
  }

  /** A slash command that writes: Slack sends it once, and shows the answer. */
  async #writesNote(handle: string): Promise<void> {
    const text = this.#unique("a note");
    const answered = await this.#user(handle).says(`/deal note ${this.#deals.get(handle)} ${text}`);
    if (!served(answered)) return await wait(breath);
    if (JSON.stringify(answered.body).includes(text)) this.acknowledged.add(text);
  }

  /**
   * A message to the bot: an event, which Slack redelivers until it is accepted. What is accepted and not done is said in a
   * message of its own.
   */
  async #saysNote(handle: string): Promise<void> {
    const text = this.#unique("a word");
    const person = this.#user(handle);
    if (!served(await person.says(`deal note ${this.#deals.get(handle)} ${text}`))) return await wait(breath);
    // On a busy machine it takes a while to be said; silence means that it was done, and its answer lost with the process.
    const told = await person
      .sees(new RegExp([text, ...failures].join("|")), { within: 5_000 })
      .catch(() => undefined);
    if (!told || told.text.includes(text)) this.acknowledged.add(text);
  }

  /** An event that Lark delivers until it is accepted, and a card that says that it was done. */
  async #saysOnLark(): Promise<void> {
    const text = this.#unique("a word on Lark");
    const { accepted } = await this.#onLark.says(`deal note ${this.#deals.get(larkName)} ${text}`);
    if (!accepted) return await wait(breath);
    const { chatId } = this.#onLark.person;
    const told = () =>
      this.#lark.messages.some((one) => one.chatId === chatId && JSON.stringify(one.content).includes(text));
    await eventually("the answer", told, 2_000);
    this.acknowledged.add(text);
  }

  /** Forward, and back with a reason: two moves, one of them through a form. */
  async #movesThereAndBack(handle: string): Promise<void> {
    const reason = this.#unique("a reason");
    const person = this.#user(handle);
    await person.says(`/deal back ${this.#deals.get(handle)}`);
    const form = await person.modal("", { within: 500 }).catch(() => undefined);
    if (form?.callbackId === "deal.back") {
      const { did } = await person.submits(form, { reason });
      if (did === "clear") this.acknowledged.add(reason);
    }
    await person.says(`/deal advance ${this.#deals.get(handle)} prospect`);
  }
}

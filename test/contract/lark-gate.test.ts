/** Strangers at Lark: other tenants, guests in groups, and a bot that does not know its own tenant yet. */
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { botScopes } from "../../src/chat/lark/scopes.ts";
import { openForm, showCard } from "../../src/chat/reply.ts";
import { eventually } from "../fakes/eventually.ts";
import type { LarkUser } from "../fakes/lark/lark-user.ts";
import { type LarkPeer, larkPeer, type Transport } from "./lark-peer.ts";
import { dealCard, noteForm } from "./shown-before.ts";

const fast = { perChat: { perSecond: 1_000, burst: 1_000 } };

describe.each<Transport>(["websocket", "webhook"])("strangers over %s", (transport) => {
  let peer: LarkPeer;
  beforeAll(async () => {
    peer = await larkPeer(transport, fast);
  });
  afterAll(() => peer.close());
  afterEach(() => {
    peer.lark.claimsTenant(peer.lark.tenantKey);
    peer.inbounds.length = 0;
    peer.refusals.counted.length = 0;
    expect(peer.lark.refusedCards).toEqual([]);
  });

  async function everything(user: LarkUser): Promise<Record<string, () => Promise<unknown>>> {
    peer.replies(() => showCard(dealCard));
    await user.says("/deal show ACME");
    const shown = await user.sees("Advance");
    peer.replies(() => openForm(noteForm));
    await user.says("/deal note ACME");
    const asked = await user.sees("Text");
    const group = peer.lark.group("Sales", [user.person.name]);
    return {
      line: () => user.says("/deal list"),
      mention: () => user.says("/deal list", { in: group }),
      button: () => user.clicks(shown, "Advance"),
      form: () => user.submits(asked, { text: "x" }),
      menu: () => user.picksMenu("deal_list"),
      "opened chat": () => user.opensChat(),
      "account event": () => user.contactChanges(),
    };
  }

  test.each([
    ["another tenant", "another-tenant", "foreign-tenant"],
    ["no tenant", undefined, "no-tenant"],
  ])("an event of %s reaches nobody, whatever it is", async (_, tenant, why) => {
    const ways = await everything(peer.lark.user(`Wang of ${why}`, { isTenantManager: true }));
    peer.inbounds.length = 0;
    peer.lark.claimsTenant(tenant);
    for (const [way, send] of Object.entries(ways)) {
      await send();
      expect(peer.inbounds, way).toEqual([]);
      expect(peer.refusals.counted.splice(0), way).toEqual([`lark ${why}`]);
    }
  });

  test("a stranger reads one short sentence: where they wrote, and on what they pressed", async () => {
    const wang = peer.lark.user("Wang", { isTenantManager: true });
    const ways = await everything(wang);
    peer.lark.claimsTenant("another-tenant");
    await ways.line?.();
    // Lark's own sentences to people it has not heard from yet are in the domain's language.
    const said = await wang.sees(/I only work for one company|我只服务一家公司/);
    expect(said.text).not.toMatch(/ACME|Wang/);
    expect(await ways.button?.()).toMatchObject({ toast: { type: "error" } });
  });

  test("a guest in a group and one who presses are told apart from ours; the address book holds ours only", async () => {
    const guest = peer.lark.user("Guest", { foreignTenant: "another-tenant", isTenantManager: true });
    const ways = await everything(guest);
    for (const way of ["line", "mention", "button", "form"]) {
      peer.inbounds.length = 0;
      await ways[way]?.();
      expect(peer.inbounds[0]?.actor.home, way).toBe("another-tenant");
      const profile = await peer.inbounds[0]?.actor.profile();
      expect(profile, way).toMatchObject({ account: "external" });
      expect(profile?.isOwner ?? false, way).toBe(false);
    }
    // A menu event does not name the person's tenant, and the address book does not know them: unconfirmed
    // means no.
    peer.inbounds.length = 0;
    await ways.menu?.();
    expect(peer.inbounds[0]?.actor.home).toBe("");
    expect(await peer.inbounds[0]?.actor.profile()).toMatchObject({ account: "external" });
  });

  test("who has left the company is told so by the address book, and a change is handed on", async () => {
    const left = peer.lark.user("Left", { isResigned: true, isTenantManager: true });
    await left.says("/deal list");
    expect(await peer.inbounds[0]?.actor.profile()).toMatchObject({ account: "deleted" });
    peer.inbounds.length = 0;
    await left.contactChanges();
    expect(peer.inbounds).toMatchObject([{ kind: "account", actor: { externalId: left.person.openId } }]);
  });
});

describe.each<Transport>(["websocket", "webhook"])(
  "without Lark's word on whose we are, over %s",
  (transport) => {
    test("nobody comes in, the state says what is missing, and what was said comes again", async () => {
      const scopes = Object.keys(botScopes)
        .filter((scope) => scope !== "tenant:tenant:readonly")
        .map((scope_name) => ({ scope_name, grant_status: 1 }));
      const peer = await larkPeer(transport, { ...fast, scopes, ready: false, redeliverAfterMs: [20] });
      try {
        peer.replies(() => showCard(dealCard));
        await eventually("the refusal", () => peer.chat.state().state === "failed");
        expect(peer.chat.state().detail).toContain("tenant:tenant:readonly");
        const wang = peer.lark.user("Wang", { isTenantManager: true });
        const spoken = await wang.says("/deal list");
        expect(spoken.accepted).toBe(false);
        expect(peer.inbounds).toEqual([]);
        expect(new Set(peer.refusals.counted)).toEqual(new Set(["lark early"]));
      } finally {
        await peer.close();
      }
    });
  },
);

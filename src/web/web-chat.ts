/** The built-in chat: own pages, answers by stream, no external account needed. */

import { type Context, Hono } from "hono";
import type { Logger } from "pino";
import type { Temporal } from "temporal-polyfill";
import { limitBody } from "../chat/limit-body.ts";
import type { Chat, ChatState, Outbound, Receive } from "../chat/platform.ts";
import type { UsagesIn } from "../chat/usages.ts";
import { Streams } from "../chat/web/client.ts";
import { Conversation } from "../chat/web/conversation.ts";
import { webLimits } from "../chat/web/limits.ts";
import { sendOutbound } from "../chat/web/send.ts";
import { chatWords } from "../chat/words.ts";
import type { SessionLifetimes } from "../config/sign-in.ts";
import type { Database } from "../database/open-database.ts";
import { isHeldUp } from "../database/transaction.ts";
import { type Locale, localeFrom, locales } from "../text/locale.ts";
import { loadAssets } from "./assets.ts";
import { clientAddress } from "./client-address.ts";
import type { KnownVerbs } from "./command-list.ts";
import { type DemoParts, demoRoutes, enterDemo } from "./demo-routes.ts";
import { fileRoutes, filesPath, type WebFiles } from "./file-routes.ts";
import { loginRoutes } from "./login-routes.ts";
import { logoutRoute } from "./oidc/logout-route.ts";
import { answerPath } from "./oidc/paths.ts";
import { createProvider } from "./oidc/provider.ts";
import type { ProviderParts } from "./oidc/routes.ts";
import { ownOriginOnly, pageHeaders, sameHost, secretAddress } from "./page-guard.ts";
import { pageRoutes } from "./page-routes.ts";
import { postRoutes } from "./receive.ts";
import { Sessions, type Visitor, type WithVisitor } from "./sessions.ts";
import type { FirstAdminSeat, SignedIn } from "./sign-in.ts";
import type { Today } from "./today.ts";
import { webWords } from "./words.ts";

export type WebChatParts = Readonly<{
  database: Database;
  log: Pick<Logger, "info" | "warn" | "error">;
  now: () => Temporal.Instant;
  /** Where people reach it; https makes the cookie secure. */
  publicUrl?: string;
  /** Addresses and CIDR ranges of proxies trusted to report the client address; none by default. */
  trustedProxies?: readonly string[];
  /** How long a browser stays signed in. */
  lifetimes?: SessionLifetimes;
  /** Without it no link creates an admin: the demo must not create a company. */
  firstAdmin?: FirstAdminSeat;
  /** Signs people in besides links, where there is a public address. */
  provider?: ProviderParts;
  /** Somebody has come in by a link. */
  signedIn?: SignedIn;
  /** Present in the demo only: without it neither the bar nor its routes exist. */
  demo?: DemoParts;
  /** Source of the commands suggested while typing, and the verbs that are understood. */
  usages: UsagesIn;
  verbs: KnownVerbs;
  files: WebFiles;
  /** What the welcome says is to be done. */
  today(visitor: Visitor): Promise<Today>;
  /** A person chose a language. */
  setLocale(memberId: string, locale: Locale): Promise<void>;
}>;

/** Everything it answers; the rest of the port belongs to others. */
const paths = [
  "/",
  "/assets/*",
  "/login",
  "/login/*",
  "/logout",
  "/locale",
  "/say",
  "/act",
  "/submit",
  "/files",
  "/files/*",
  "/stream",
  "/earlier",
  "/demo/*",
];

/**
 * A page says whose it is. When another person has signed in in another tab of the same browser, presses in the old
 * tab must not count as theirs: it reloads, and shows who is signed in now.
 */
function isAnothers(c: Context, visitor: Visitor): boolean {
  const shown = c.req.header("x-shown-to");
  return shown !== undefined && shown !== visitor.externalId;
}

/** Where a browser is sent that has got a cookie for the demo: if it comes there without one, it keeps none. */
const entered = "/?entered";
const hasEntered = (c: Context): boolean => c.req.path === "/" && c.req.query("entered") !== undefined;

const asked = (provider: ProviderParts, publicUrl: string) => ({
  ...{ ...provider, publicUrl },
  asked: createProvider(provider.config, `${publicUrl}${answerPath}`),
});

export function createWebChat(parts: WebChatParts): Chat {
  const { database, log, now, demo, publicUrl, firstAdmin, files } = parts;
  const conversation = new Conversation(database);
  const streams = new Streams({ everyone: demo !== undefined });
  const sessions = new Sessions(database, {
    secure: publicUrl?.startsWith("https:") ?? false,
    lifetimes: parts.lifetimes,
    onEnd: (id) => streams.endSession(id),
  });
  const clientOf = clientAddress(parts.trustedProxies ?? []);
  const assets = loadAssets();
  const onError = (error: unknown) => log.error({ err: error }, "web chat");
  let state: ChatState = { state: "starting" };
  let receiver: Receive | undefined;
  const receive: Receive = async (inbound) => {
    if (!receiver) throw new Error("the web chat was asked before it was started");
    return receiver(inbound);
  };

  const pages = new Hono<WithVisitor>();
  pages.use("/login/*", secretAddress());
  pages.use(pageHeaders(), sameHost({ demo: demo !== undefined }));
  const limited = limitBody(webLimits.bodyBytes, (c) => c.text("The request is too large.", 413));
  // A file is counted by who takes it in.
  pages.use((c, next) => (c.req.path === filesPath ? next() : limited(c, next)));
  const provider = publicUrl && parts.provider ? asked(parts.provider, publicUrl) : undefined;
  if (provider) pages.route("/", logoutRoute({ provider, database, sessions, log }));
  // What follows is for browsers.
  pages.use(ownOriginOnly((c) => publicUrl ?? new URL(c.req.url).origin));
  pages.route("/", assets.routes);
  const { signedIn } = parts;
  pages.route(
    "/",
    loginRoutes({ database, sessions, assets, firstAdmin, clientOf, provider, signedIn, log }),
  );
  pages.use(async (c, next) => {
    if (state.state !== "ready") return c.text("", 503, { "Retry-After": "1" });
    // A page that is left open asks for its stream again and again, with nobody in front of it.
    const session = await sessions.current(c, { unattended: c.req.path === "/stream" });
    if (session) {
      if (isAnothers(c, session.visitor)) return c.body(null, 401, { "HX-Redirect": "/" });
      if (hasEntered(c)) return c.redirect("/", 303);
      c.set("session", session);
      c.set("visitor", session.visitor);
      return next();
    }
    const entering = c.req.path === "/" && c.req.method === "GET";
    if (hasEntered(c))
      return c.text(webWords(localeFrom(c.req.header("accept-language"), "en")).needsCookies, 400);
    if (demo && entering && (await enterDemo(c, { demo, sessions }))) {
      return c.redirect(entered, 303);
    }
    if (c.req.header("hx-request")) return c.body(null, 401, { "HX-Redirect": "/login" });
    return c.redirect(demo ? "/" : "/login", 303);
  });
  pages.post("/locale", async (c) => {
    const { locale } = await c.req.parseBody();
    const chosen = locales.find((known) => known === locale);
    if (chosen) await parts.setLocale(c.get("visitor").memberId, chosen);
    return c.redirect("/", 303);
  });
  pages.route("/", postRoutes({ conversation, streams, now, receive, assets, files }));
  pages.route("/", fileRoutes(files));
  const composer = { files, usages: parts.usages, verbs: parts.verbs };
  pages.route(
    "/",
    pageRoutes({ conversation, streams, sessions, assets, now, demo, composer, today: parts.today, onError }),
  );
  if (demo) pages.route("/", demoRoutes({ demo, sessions, conversation, assets, now }));
  pages.onError((error, c) => {
    if ("getResponse" in error) return error.getResponse();
    if (isHeldUp(error)) {
      log.warn({ reason: "others hold what it needs" }, "web chat: a request was held up");
      return c.text(chatWords(localeFrom(c.req.header("accept-language"), "en")).heldUp, 503, {
        "Retry-After": "2",
      });
    }
    onError(error);
    return c.text("", 500);
  });

  // Its guards must not reach the other chats' webhooks, so it stays a house of its own on the shared port.
  const routes = new Hono();
  for (const path of paths) routes.all(path, (c) => pages.fetch(c.req.raw, c.env));

  return {
    platform: "web",
    routes,
    filePaths: [filesPath],
    async start(handle) {
      receiver = handle;
      streams.watch({
        alive: (ids) => sessions.alive(ids),
        // An embedded database belongs to one process, so no one else writes bubbles.
        conversation: database.kind === "server" ? conversation : undefined,
        onError,
      });
      state = { state: "ready" };
    },
    async stop() {
      state = { state: "stopped" };
      streams.close();
    },
    state: () => state,
    // A unique column.
    knowsKeysFor: Number.POSITIVE_INFINITY,
    send: (message: Outbound) => sendOutbound({ database, conversation, streams, now }, message),
  };
}

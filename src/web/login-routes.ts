/** In and out: what works without being signed in. */

import { getConnInfo } from "@hono/node-server/conninfo";
import { type Context, Hono } from "hono";
import { getCookie } from "hono/cookie";
import { webLimits } from "../chat/web/limits.ts";
import type { Database } from "../database/open-database.ts";
import { type Locale, localeFrom } from "../text/locale.ts";
import type { Assets } from "./assets.ts";
import { BadGuesses } from "./bad-guesses.ts";
import type { ClientOf } from "./client-address.ts";
import { type GateSetting, renderLogin, renderWelcomeLink } from "./login-page.ts";
import { refusals } from "./oidc/refused.ts";
import { type AskedProvider, oidcRoutes } from "./oidc/routes.ts";
import { type Theme, themes } from "./page.ts";
import type { Sessions } from "./sessions.ts";
import { type FirstAdminSeat, readLink, redeemLink, type SignedIn } from "./sign-in.ts";
import { webWords } from "./words.ts";

export function loginRoutes(parts: {
  database: Pick<Database, "prisma">;
  sessions: Sessions;
  assets: Assets;
  /** Without one no link makes anybody admin. */
  firstAdmin: FirstAdminSeat | undefined;
  clientOf: ClientOf;
  /** Who signs people in besides links, and where people reach us. */
  provider: (AskedProvider & Readonly<{ publicUrl: string }>) | undefined;
  signedIn?: SignedIn | undefined;
  log: Parameters<typeof oidcRoutes>[0]["log"];
}): Hono {
  const { database, sessions, assets, firstAdmin, clientOf, provider, signedIn, log } = parts;
  const routes = new Hono();
  const guesses = new BadGuesses(webLimits.badGuessesPerMinute);
  const setting = (c: Context, locale: Locale = browserLocale(c)): GateSetting => ({
    locale,
    theme: themeOf(c),
    assets,
  });

  // A signed-in person who opens yesterday's link again just wants to continue.
  const wayIn = async (c: Context, badLink: boolean): Promise<Response> =>
    (await sessions.current(c))
      ? c.redirect("/", 303)
      : c.html(
          renderLogin(setting(c), {
            badLink,
            provider: provider?.config,
            why: refusals.find((why) => why === c.req.query("why")),
          }),
          badLink ? 410 : 200,
        );

  // Only bad guesses are counted and slowed: others behind the same address may have a valid link.
  const slowDown = (c: Context): Response | undefined => {
    const wait = guesses.count(clientOf(peerOf(c), c.req.header("x-forwarded-for")));
    if (wait === 0) return undefined;
    return c.text(webWords(browserLocale(c)).tooFast, 429, { "Retry-After": String(wait) });
  };
  const badLink = (c: Context): Response | Promise<Response> => slowDown(c) ?? wayIn(c, true);

  if (provider) {
    const { publicUrl } = provider;
    routes.route("/", oidcRoutes({ provider, publicUrl, database, sessions, slowDown, log }));
  }

  routes.get("/login", (c) => wayIn(c, false));

  routes.get("/login/:token", async (c) => {
    const holder = await readLink(database, c.req.param("token"), new Date(), firstAdmin);
    if (!holder) return badLink(c);
    const locale = localeFrom(holder.locale, browserLocale(c));
    c.header("Cache-Control", "no-store");
    return c.html(renderWelcomeLink(setting(c, locale), holder, c.req.path));
  });

  routes.post("/login/:token", async (c) => {
    const entered = await redeemLink(database, c.req.param("token"), new Date(), firstAdmin, signedIn);
    if (!entered) return badLink(c);
    await sessions.begin(c, entered);
    return c.redirect("/", 303);
  });

  routes.post("/logout", async (c) => {
    await sessions.end(c);
    return c.redirect("/login", 303);
  });

  return routes;
}

/** The look a person chose, kept in a cookie so that the first paint is right. */
export function themeOf(c: Context): Theme {
  const chosen = getCookie(c, "theme");
  return themes.find((theme) => theme === chosen) ?? "auto";
}

const browserLocale = (c: Context): Locale =>
  localeFrom(c.req.header("accept-language")?.split(/[,;]/)[0], "en");

/** The other end of the connection: the client or a proxy. */
function peerOf(c: Context): string | undefined {
  try {
    return getConnInfo(c).remote.address;
  } catch {
    // Called without a socket, as tests do.
    return undefined;
  }
}

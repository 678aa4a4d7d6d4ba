/** In and out: what works without being signed in. */
import { getConnInfo } from "@hono/node-server/conninfo";
import { type Context, Hono } from "hono";
import { getCookie } from "hono/cookie";
import type { Database } from "../../database/open-database.ts";
import { type Locale, localeFrom } from "../../text/locale.ts";
import { textFor } from "../../text/text.ts";
import type { Assets } from "./assets.ts";
import { Attempts } from "./attempts.ts";
import { webLimits } from "./limits.ts";
import { type GateSetting, renderLogin, renderWelcomeLink } from "./login-page.ts";
import { type Theme, themes } from "./page.ts";
import type { Sessions } from "./sessions.ts";
import { readLink, redeemLink } from "./sign-in.ts";

export function loginRoutes(parts: {
  database: Pick<Database, "prisma">;
  sessions: Sessions;
  assets: Assets;
}): Hono {
  const { database, sessions, assets } = parts;
  const routes = new Hono();
  const attempts = new Attempts(webLimits.linkTriesPerMinute);
  const setting = (c: Context, locale: Locale = browserLocale(c)): LoginSetting => ({
    locale,
    theme: themeOf(c),
    assets,
  });

  // Who is in already, and presses yesterday's link once more, wants to go on and not to be told off.
  const wayIn = async (c: Context, badLink: boolean): Promise<Response> =>
    (await sessions.current(c))
      ? c.redirect("/", 303)
      : c.html(renderLogin(setting(c), { badLink }), badLink ? 410 : 200);

  routes.get("/login", (c) => wayIn(c, false));

  routes.use("/login/:token", async (c, next) => {
    if (attempts.allow(addressOf(c))) return next();
    return c.text(textFor(browserLocale(c)).web.tooFast, 429, { "Retry-After": "60" });
  });

  routes.get("/login/:token", async (c) => {
    const person = await readLink(database, c.req.param("token"), new Date());
    if (!person) return wayIn(c, true);
    const locale = localeFrom(person.locale, browserLocale(c));
    return c.html(renderWelcomeLink(setting(c, locale), person, c.req.path));
  });

  routes.post("/login/:token", async (c) => {
    const entered = await redeemLink(database, c.req.param("token"), new Date());
    if (!entered) return wayIn(c, true);
    await sessions.begin(c, entered.identityId);
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

/** Behind a proxy everybody shares its address, and so the limit. */
function addressOf(c: Context): string {
  try {
    return getConnInfo(c).remote.address ?? "unknown";
  } catch {
    // Called without a socket, as tests do.
    return "unknown";
  }
}

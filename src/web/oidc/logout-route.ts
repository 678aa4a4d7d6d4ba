/** Who has signed out at the provider, or lost the account there, is signed out here. The provider posts it, no browser. */
import { Hono } from "hono";
import type { Database } from "../../database/open-database.ts";
import { transaction } from "../../database/transaction.ts";
import type { Sessions } from "../sessions.ts";
import { endSessionsOf } from "./end-sessions.ts";
import { LogoutRefused } from "./logout-token.ts";
import { logoutPath } from "./paths.ts";
import { SignInRefused } from "./refused.ts";
import type { AskedProvider } from "./routes.ts";

export function logoutRoute(parts: {
  provider: AskedProvider;
  database: Pick<Database, "prisma">;
  sessions: Sessions;
  log: { warn(facts: object, message: string): void };
}): Hono {
  const { provider, database, sessions, log } = parts;
  const routes = new Hono();

  routes.post(logoutPath, async (c) => {
    c.header("Cache-Control", "no-store");
    const { logout_token: token } = await c.req.parseBody();
    try {
      if (typeof token !== "string") throw new LogoutRefused("The post needs a logout_token");
      const said = await provider.asked.loggedOut(token);
      const ended = await transaction(database, (tx) => endSessionsOf(tx, said, provider.logout));
      sessions.endPages(ended);
      return c.body(null, 200);
    } catch (error) {
      if (error instanceof SignInRefused) {
        log.warn({ why: error.why }, "The provider's keys cannot be had: a logout was not believed");
        return c.json({ error: "temporarily_unavailable" }, 503);
      }
      if (!(error instanceof LogoutRefused)) throw error;
      log.warn({ reason: error.message }, "A logout was refused");
      return c.json({ error: "invalid_request", error_description: error.message }, 400);
    }
  });

  return routes;
}

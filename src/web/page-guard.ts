/** Wraps every page and every post of the web chat. */
import type { Context, MiddlewareHandler } from "hono";
import { secureHeaders } from "hono/secure-headers";

/** No external sources, nothing inline, no framing. */
export const pageHeaders = (): MiddlewareHandler =>
  secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'"],
      imgSrc: ["'self'"],
      connectSrc: ["'self'"],
      formAction: ["'self'"],
      baseUri: ["'none'"],
      frameAncestors: ["'none'"],
    },
    xFrameOptions: "DENY",
    referrerPolicy: "same-origin",
    permissionsPolicy: { camera: [], microphone: [], geolocation: [] },
    // Only an https answer may say it, and only the owner of the domain knows whether all of it speaks https.
    strictTransportSecurity: false,
  });

/**
 * For pages whose address is a secret: no request reveals where it came from, not even one of ours, which a
 * proxy may log. "no-referrer" would also blank the Origin that `ownOriginOnly` checks. Runs before
 * `pageHeaders`, which it corrects.
 */
export const secretAddress = (): MiddlewareHandler => async (c, next) => {
  await next();
  c.res.headers.set("Referrer-Policy", "strict-origin");
};

/**
 * In the demo anyone may act as anyone, so only this machine is allowed. The host name is checked because a
 * foreign page can point its own name at this machine and would then count as the same origin.
 */
export function sameHost(options: { demo: boolean }): MiddlewareHandler {
  const known = new Set(["localhost", "127.0.0.1", "[::1]"]);
  return async (c, next) => {
    if (options.demo && !known.has(new URL(c.req.url).hostname)) return c.text("", 421);
    return next();
  };
}

/** Methods that change nothing. Only these may be asked for from anywhere. */
const safe = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * Changes must come from one of our own pages, whatever the content type: a foreign page can send some types
 * without a preflight, and a rule that knows which is a rule to get wrong.
 *
 * Every current browser says where a post comes from, in Origin, Sec-Fetch-Site or both. A request with neither
 * is not from a browser and is refused too: no person misses it, and nobody has to guess whether a proxy removed
 * a header.
 * @param own the origin of our pages as browsers write it
 */
export function ownOriginOnly(own: (c: Context) => string): MiddlewareHandler {
  return async (c, next) => {
    if (safe.has(c.req.method) || comesFrom(c, own(c))) return next();
    return c.text("", 403);
  };
}

function comesFrom(c: Context, own: string): boolean {
  const origin = c.req.header("origin");
  const site = c.req.header("sec-fetch-site");
  if (origin === undefined) return site === "same-origin";
  // "none" is a person's own doing, such as a page that is loaded again.
  return origin === own && (site === undefined || site === "same-origin" || site === "none");
}

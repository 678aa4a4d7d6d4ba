/** What every page and every post of the web chat is wrapped in. */
import type { MiddlewareHandler } from "hono";
import { secureHeaders } from "hono/secure-headers";

/** Nothing from elsewhere, nothing inline, in nobody's frame. */
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
 * In the demo everyone may be anyone, so only this machine may ask. The name in the address is checked because a
 * foreign page can point its own name at this machine and would then count as the same origin.
 */
export function sameHost(options: { demo: boolean }): MiddlewareHandler {
  const known = new Set(["localhost", "127.0.0.1", "[::1]"]);
  return async (c, next) => {
    if (options.demo && !known.has(new URL(c.req.url).hostname)) return c.text("", 421);
    return next();
  };
}

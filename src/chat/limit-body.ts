import type { Context, MiddlewareHandler } from "hono";
import { bodyLimit } from "hono/body-limit";

/**
 * Rejects bodies larger than that many bytes. A body with a Content-Length is judged by it alone: Hono's own
 * limit touches the body for that, and the server then wraps every request into web streams, which costs more
 * than reading it.
 */
export function limitBody(maxSize: number, onError: (c: Context) => Response): MiddlewareHandler {
  const counted = bodyLimit({ maxSize, onError });
  return async (c, next) => {
    const length = c.req.header("content-length");
    // Node rejects requests that declare both, and reads no more than was declared.
    if (length === undefined || c.req.header("transfer-encoding") !== undefined) return counted(c, next);
    return Number(length) > maxSize ? onError(c) : next();
  };
}

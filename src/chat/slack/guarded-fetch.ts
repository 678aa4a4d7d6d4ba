/** A fetch that asks whether the request may leave at the moment it would. */
import * as http from "node:http";
import * as https from "node:https";

/**
 * The global fetch writes a request whenever its connection is ready, which may be long after the call: a
 * process that is stopped while it connects writes as soon as it wakes, before any timer could abort it. This
 * one connects, then asks, then writes.
 *
 * Made for the SDK's calls: one text goes out, one body comes back, redirects are answers like any other.
 * @param mayLeave when it rejects, nothing was written, and the call rejects with the same error
 */
export function guardedFetch(mayLeave: () => Promise<void>): typeof fetch {
  return (input, { method = "GET", headers, body, signal } = {}) => {
    const url = new URL(input instanceof Request ? input.url : input);
    const { promise, resolve, reject } = Promise.withResolvers<Response>();
    const request = (url.protocol === "https:" ? https : http).request(url, {
      method,
      headers: Object.fromEntries(new Headers(headers)),
      signal: signal ?? undefined,
    });
    const fail = (error: unknown) => reject(signal?.aborted ? signal.reason : error);
    const write = () => {
      mayLeave().then(
        () => request.end(body),
        (why) => request.destroy(why),
      );
    };
    request.on("socket", (socket) => {
      if (request.reusedSocket || (url.protocol === "http:" && !socket.connecting)) write();
      else socket.once(url.protocol === "https:" ? "secureConnect" : "connect", write);
    });
    request.on("response", (answer) => {
      wholeResponse(answer).then(resolve, fail);
    });
    request.on("error", fail);
    return promise;
  };
}

async function wholeResponse(answer: http.IncomingMessage): Promise<Response> {
  const chunks: Buffer[] = [];
  for await (const chunk of answer) chunks.push(chunk);
  const headers = new Headers();
  for (const [name, values] of Object.entries(answer.headersDistinct))
    for (const value of values ?? []) headers.append(name, value);
  const { statusCode: status, statusMessage: statusText } = answer;
  return new Response(chunks.length > 0 ? Buffer.concat(chunks) : null, { status, statusText, headers });
}

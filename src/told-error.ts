/** An error as the log keeps it. */

type Told = { type: string; message: string; stack?: string; code?: string; causes?: Told[] };

/**
 * The facts that help to find a fault, each named explicitly: drivers and SDKs attach to their errors whatever
 * they have at hand, such as the connection with its secret key, the request with its token, or the row with a
 * person's words.
 */
export function toldError(error: unknown): Told | string {
  return error instanceof Error ? told(error, 0) : String(error);
}

function told(error: Error, depth: number): Told {
  const { code, cause, errors } = error as { code?: unknown; cause?: unknown; errors?: unknown };
  const behind = [cause, ...(Array.isArray(errors) ? errors : [])].filter((one) => one instanceof Error);
  return {
    type: error.name,
    message: error.message,
    stack: error.stack,
    ...(typeof code === "string" || typeof code === "number" ? { code: String(code) } : {}),
    ...(behind.length > 0 && depth < 4 ? { causes: behind.map((one) => told(one, depth + 1)) } : {}),
  };
}

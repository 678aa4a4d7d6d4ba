import { DriverAdapterError } from "@prisma/driver-adapter-utils";

/** What both drivers' errors from the database carry, beside a message. */
type PostgresError = Error &
  Readonly<{
    /** SQLSTATE */
    code: string;
    severity?: string;
    detail?: string;
    column?: string;
    hint?: string;
  }>;

/** An error from the database in the form that Prisma and its schema engine understand; other errors as they are. */
export function asDriverError(error: unknown): unknown {
  if (!(error instanceof Error && "code" in error && typeof error.code === "string")) return error;
  const { code, message, severity = "ERROR", detail, column, hint } = error as PostgresError;
  const known = { code, message, severity, detail, column, hint };
  return new DriverAdapterError({ kind: "postgres", ...known, originalCode: code, originalMessage: message });
}

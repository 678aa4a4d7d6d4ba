/** Errors of putting a message into a conversation, as delivery needs them. */
import { SendError } from "../platform.ts";

export const unknownRecipient = (recipient: string): SendError =>
  new SendError(`nobody is called ${recipient} in the web chat`, {
    code: "unknown_recipient",
    retryable: false,
  });

/** The row is written or it is not, and its key is unique: another attempt is always safe. */
export const notWritten = (cause: unknown): SendError =>
  new SendError("the message could not be written", { code: "database", retryable: true, cause });

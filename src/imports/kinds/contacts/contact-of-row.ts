/** What a row of contacts says of somebody. Pure. */
import type { PersonColumns } from "../../../customers/contacts/write-contact.ts";
import { type PhoneHome, readPhone } from "../../../understanding/read-phone.ts";
import type { Values, Why } from "../../rows.ts";
import { textIn } from "../import-kind.ts";

/** Only what the row says: an empty cell takes nothing away. */
export type ContactOfRow = Readonly<{
  customer: string;
  name: string;
  mail: string;
  columns: Partial<Pick<PersonColumns, "job" | "phone" | "mail">>;
}>;

/** As long as a form takes. */
const longest = 120;

export function contactOfRow(values: Values, home: PhoneHome): ContactOfRow | Why {
  for (const field of ["customer", "contact", "job", "mail"]) {
    const text = textIn(values, field);
    if (text.length > longest) return { code: "too-long", field, text: text.slice(0, 60) };
  }
  const [customer, name, job, mail] = ["customer", "contact", "job", "mail"].map((field) =>
    textIn(values, field),
  );
  if (mail && !/^[^\s@<>]+@[^\s@<>]+\.[^\s@<>.]+$/u.test(mail))
    return { code: "no-mail", field: "mail", text: mail.slice(0, 60) };
  const typed = textIn(values, "phone");
  const phone = typed === "" ? undefined : readPhone(typed, home);
  if (typed !== "" && phone === undefined)
    return { code: "no-phone", field: "phone", text: typed.slice(0, 40) };
  return {
    ...{ customer: customer!, name: name!, mail: mail! },
    columns: { ...(job && { job }), ...(phone && { phone }), ...(mail && { mail }) },
  };
}

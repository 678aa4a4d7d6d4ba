import { z } from "zod";
import { refuse } from "../../chat/reply.ts";
import { defineUseCase } from "../../chat/use-case.ts";
import { mayChange } from "../../customers/customers-seen.ts";
import { areDifferent, sayDifferent } from "../../customers/duplicates/different.ts";
import { theCustomer } from "../../customers/naming/choose-customer.ts";
import { lockCustomers } from "../../customers/write-customer.ts";
import { readTwoCustomers } from "../two-customers.ts";
import { pageWords } from "../words.ts";
import { duplicatesReply } from "./show-duplicates.ts";
import { duplicateWords } from "./words.ts";

/** `/customer different "Delta Inc" "Delta GmbH"`: nobody is asked about these two again. */
export const sayTheyDiffer = defineUseCase({
  name: "customer.different",
  command: {
    group: "customer",
    en: ["different", "distinct"],
    zh: ["不是同一家", "不同"],
    fromLine: (_words, rest) => ({ line: rest }),
  },
  needs: "customer.change",
  changes: true,
  input: z.object({
    line: z.string().max(500).optional(),
    first: z.uuid().optional(),
    second: z.uuid().optional(),
    secondName: z.string().max(200).default(""),
  }),
  async run(turn, { line, first, second, secondName }) {
    const words = duplicateWords(turn.locale);
    const named =
      line === undefined ? { fromName: "", intoName: secondName } : await readTwoCustomers(turn, line);
    if ((!first && named.fromName === "") || (!second && named.intoName === ""))
      return refuse(words.whichTwo);
    const action = "customer.different";
    const one = await theCustomer(
      turn,
      { id: first, name: named.fromName },
      { action, as: "first", values: { secondName: named.intoName } },
    );
    const other = await theCustomer(
      turn,
      { id: second, name: named.intoName },
      { action, as: "second", values: { first: one.id } },
    );
    if (one.id === other.id) return refuse(pageWords(turn.locale).sameOne(one.name));
    const locked = await lockCustomers(turn, [one.id, other.id]);
    const gone = locked.find(({ mergedInto }) => mergedInto !== null);
    if (gone) return refuse(pageWords(turn.locale).mergedMeanwhile(gone.name, gone.mergedInto!));
    if (!(await mayChange(turn, [one.id, other.id])))
      return refuse(pageWords(turn.locale).notYours([one.name, other.name]));
    if (await areDifferent(turn, one.id, other.id))
      return refuse(words.differentAlready(one.name, other.name));
    await sayDifferent(turn, one.id, other.id);
    return duplicatesReply(turn, { banner: words.different(one.name, other.name), undo: one.id });
  },
});

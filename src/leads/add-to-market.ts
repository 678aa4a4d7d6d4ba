import { z } from "zod";
import { fillForm } from "../chat/fill-form.ts";
import { right, wrong } from "../chat/question.ts";
import { refuse } from "../chat/reply.ts";
import { defineUseCase, type Turn } from "../chat/use-case.ts";
import { knownNames, knowsOnlyOwn } from "../customers/match-customer.ts";
import { customersCalled } from "../customers/named-alike.ts";
import { type Listed, listInMarket } from "../customers/standing/list-in-market.ts";
import { showList } from "./list-leads.ts";
import { longestName, mayBeNames, mostNames, namesIn } from "./names-in.ts";
import { leadWords } from "./words.ts";

/** `/customer market add Globex, Initech`, `/客户 目标市场 添加 华信，远航`: companies that the product fits; or a pasted list, in a form. */
export const addToMarket = defineUseCase({
  name: "customer.market-add",
  command: {
    group: "customer",
    en: ["market add", "add to market"],
    zh: ["目标市场 添加", "目标市场添加", "添加目标市场"],
    fromLine: (_words, rest) => ({ names: rest }),
  },
  needs: "lead.take",
  changes: true,
  input: z.object({ names: z.string().max(20_000).default("") }),
  async run(turn, { names }) {
    const filled = fillForm(turn, addForm(turn, names, await namedWithCommas(turn, names)), { names });
    if (!filled.ok) return filled.reply;
    const listed = await listInMarket(turn, filled.said.names);
    const banner = sayListed(turn, listed);
    // Nothing new is nothing done.
    if (listed.added.length === 0) return refuse(banner);
    return showList(turn, "market", { banner });
  },
});

/** Of what was typed, customers who have a comma in their name. Globex and Acme are two, though there be a Globex Acme. */
async function namedWithCommas(turn: Turn, typed: string): Promise<ReadonlySet<string>> {
  const called = await customersCalled(turn, mayBeNames(typed), knownNames(turn));
  return new Set([...called].flatMap(([name, customer]) => (/[,，、]/u.test(customer.name) ? [name] : [])));
}

function addForm({ locale, kind }: Turn, typed: string, called: ReadonlySet<string>) {
  const words = leadWords(locale);
  return {
    action: "customer.market-add",
    title: words.addToMarket,
    submit: words.addToMarket,
    questions: {
      names: {
        type: "paragraph" as const,
        label: words.companies,
        hint: words.companiesHint,
        required: true,
        maxLength: 3000,
        read(text: string) {
          const names = namesIn(text, (name) => called.has(name));
          const long = names.find((name) => name.length > longestName);
          if (names.length === 0) return wrong(words.needCompanies);
          if (names.length > mostNames) return wrong(words.tooManyNames(names.length, mostNames));
          return long ? wrong(words.nameTooLong(long.slice(0, 20), longestName)) : right(names);
        },
      },
    },
    complete: kind === "submit" || typed.trim() !== "",
  };
}

/** Of names that are kept to their owners only how many were known. */
function sayListed(turn: Turn, { added, idle, worked }: Listed): string {
  const words = leadWords(turn.locale);
  const isTold = !knowsOnlyOwn(turn);
  return [
    added.length > 0 ? words.added(added.length) : "",
    idle.length > 0 ? words.listedAlready(idle.length, some(idle)) : "",
    worked.length > 0 ? words.workedAlready(worked.length, isTold ? some(worked) : []) : "",
  ]
    .filter(Boolean)
    .join(turn.locale === "zh" ? "" : " ");
}

const some = (names: readonly string[]) => names.slice(0, 5);

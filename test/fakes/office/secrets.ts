/** A team whose every word can be told again: each fact about its customers has a mark that stands nowhere else. */
import { expect } from "vitest";
import type { Button } from "../../../src/chat/card.ts";
import { logged } from "./deals.ts";
import { offered, pdf } from "./harmless-files.ts";
import { carriedOn, checks, table } from "./imports.ts";
import type { Colleague, Office } from "./office.ts";
import type { Answer } from "./person.ts";
import { buttonsOf } from "./reading.ts";

/**
 * What nobody of another team may read: names, words, people, files and amounts. Products, partners and competitors are the
 * company's, and so is a buyer whom nobody sells to. None resembles another, so that one that
 * was typed tells nothing of the others.
 */
export const marks = {
  customer: /velkor/i,
  lostCustomer: /brimstad/i,
  wonCustomer: /quillon/i,
  imported: /hraskel/i,
  double: /ossendorf/i,
  contact: /dorrit|yngve/i,
  note: /frobnic/i,
  visit: /skedaddle/i,
  step: /wimbrel/i,
  file: /grackle/i,
  industry: /lapidary/i,
  needs: /kaleido/i,
  strength: /zephyrine/i,
  link: /tamarisk/i,
  lesson: /marrowfat/i,
  reason: /bandersnatch/i,
  whyLost: /jabberwock/i,
  table: /pipistrelle/i,
  crmId: /XK-4471/,
  openAmount: /773,100|773\.1K|77\.31|773100/,
  wonAmount: /918,400|918\.4K|91\.84|918400/,
  soldAmount: /664,200|664\.2K|66\.42|664200/,
  quota: /8,337|8\.337|833\.7|8337000/,
} as const;

export type Mark = keyof typeof marks;

export const namesOfCustomers: readonly Mark[] = [
  "customer",
  "lostCustomer",
  "wonCustomer",
  "imported",
  "double",
];

type Team = Readonly<{ rep: Colleague; manager: Colleague; admin: Colleague }>;

/** Everything that people do with customers, once. @returns the buttons of what they were shown meanwhile */
export async function tellsSecrets(office: Office, { rep, manager, admin }: Team): Promise<Button[]> {
  const shown: Button[] = [];
  const shows = ({ reply }: Answer) => {
    if (reply.type === "card") shown.push(...buttonsOf(reply.card));
  };
  const fills = async (who: Colleague, line: string, values: Readonly<Record<string, string>>) => {
    await who.says(line);
    return done(await who.fills(values));
  };
  await logged(rep, "Velkor 773,100 12/20 Plexiscope");
  await rep.says("/customer contact Velkor Dorrit Yngve CFO dorrit@velkor.example");
  await rep.says("/deal visit Velkor met Dorrit Yngve 45min, skedaddle");
  await rep.says("/deal update Velkor next step: 23 Nov wimbrel");
  await rep.sendsFiles([offered("grackle.pdf", pdf)], "/deal note Velkor frobnic");
  await fills(rep, "/customer file Velkor", { industry: "lapidary", people: "812", profit: "300k" });
  await fills(rep, "/customer notes Velkor", { needs: "kaleido" });
  await fills(rep, "/deal competitor Velkor", { name: "Nimbrax", strengths: "zephyrine" });
  await fills(rep, "/deal partner Velkor", { name: "Oakhurst", share: "20" });
  await fills(rep, "/deal link Velkor", { url: "https://tamarisk.example/offer", title: "Tamarisk offer" });
  await fills(rep, "/deal crm Velkor", { externalId: "XK-4471" });
  await fills(rep, "/deal exception Velkor", { reason: "bandersnatch" });
  await fills(manager, "/team quota Amy", { amount: "8,337,000" });
  await logged(rep, "Brimstad 50k 12/20");
  await fills(rep, "/deal lose Brimstad", { lostReason: "other", reason: "jabberwock" });
  await fills(rep, "/deal lesson Brimstad", { lesson: "marrowfat" });
  await logged(rep, "Quillon 918,400 12/20");
  await fills(rep, "/deal win Quillon", {
    ...{ intent: "yes", "ability-to-pay": "yes", "contract-signed": "yes", "first-payment": "yes" },
  });
  await manager.says("/customer mark Quillon");
  await rep.says("/customer priority Velkor high");
  await logged(rep, "Ferrum Ossendorf 20k 12/20");
  shows(await admin.says('/funnel campaign "Autumn fair" 20k 9/1-12/31'));
  shows(await checks(office, manager, deals));
  await manager.clicks("Import 1 row");
  await carriedOn(office);
  shows(await checks(office, admin, sales));
  await admin.clicks("Import 2 rows");
  await carriedOn(office);
  for (const [name, lines] of Object.entries(sheets)) {
    shows(await rep.sendsFiles([table(name, ...lines)]));
    shows(await rep.clicks("Read it as a table"));
  }
  await rep.says("/forecast submit 900k");
  return shown;
}

function done(answer: Answer): Answer {
  expect(answer.reply.type, answer.words).not.toMatch(/invalid|notice/);
  return answer;
}

const deals = table(
  "pipistrelle-deals.csv",
  "opportunity_id,sales_agent,product,account,deal_stage,engage_date,close_date,close_value",
  "A1,Amy,Plexiscope,Hraskel,Won,2026-02-10,2026-05-11,664200",
  "A2,Amy,Plexiscope,Hraskel,Mystery,2026-02-10,2026-05-11,664200",
);
const sales = table(
  "pipistrelle-sales.csv",
  "日期,客户名称,产品名称,价税合计",
  "2026-10-05,Velkor,Plexiscope,664200",
  "2026-10-06,Tovenby,Plexiscope,5000",
);
const sheets = {
  "pipistrelle.csv": ["Customer,Product,Amount", "Velkor,Plexiscope,664200", "Quillon,Suite,664200"],
  "pipistrelle-churn.csv": [
    "Product,Year,New customers,Lost customers",
    "Suite,2025,20,5",
    "Suite,2026,10,4",
  ],
};

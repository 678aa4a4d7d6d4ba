/** More deals than any page holds, most of them of one customer, with names as long as the forms allow. */
import { randomUUID } from "node:crypto";
import { type Locale, ownServer, type Receive } from "./product.ts";
import type { Both } from "./scene.ts";

/** As long as the forms allow (120 characters), and with what other chats take for markup. */
const longCustomers: readonly Both[] = [
  {
    en: "The Amalgamated International Petrochemical, Shipping and Precision Instruments Holding Company of Northern Europe, Ltd.",
    zh: "中国北方国际石油化工航运与精密仪器制造（集团）控股有限责任公司华东区域运营中心暨长三角一体化示范区数字化转型联合实验室及其全资子公司上海分公司采购与招标管理部（第二办公区）",
  },
  {
    en: "<!channel> *Bold* & _Söhne_ <at id=all></at> [click](https://x.example) `code`",
    zh: "<!channel> *粗体*＆_下划线_ <at id=all></at> [点我](https://x.example) `代码`",
  },
  {
    en: "Ünïcödé 🚀 Rocket-Launching-Facilities-Without-Any-Blank-In-The-Whole-Of-Its-Very-Long-Name GmbH",
    zh: "火箭🚀发射场不带任何空格的特别特别长的名字用来看看到底在哪里断行合适有限公司",
  },
];

const longProduct: Both = {
  en: "Enterprise-wide document and contract lifecycle management, all modules",
  zh: "集团级文档与合同全生命周期管理平台（含全部模块、私有化部署与三年维保）",
};

/** One page of a list is ten, a customer's card twenty. */
const deals = 24;

/** @param seat of the person who logs them */
export async function logLongDeals(receive: Receive, seat: string, locale: Locale): Promise<void> {
  for (let nth = 0; nth < deals; nth++) {
    // The last two are of the customers whose names are long or look like markup.
    const customer = longCustomers[Math.max(0, nth - deals + longCustomers.length)]![locale];
    const reply = await receive({
      platform: "web",
      installation: ownServer("web"),
      eventId: randomUUID(),
      place: { channel: seat, private: true },
      actor: {
        externalId: seat,
        home: ownServer("web"),
        profile: async () => ({ name: "", account: "member" }),
      },
      kind: "submit",
      action: "deal.new",
      formId: randomUUID(),
      values: {
        customer,
        product: longProduct[locale],
        amount: String(98_765_432 + nth * 1_111_111),
        closeDate: `2026-12-${10 + (nth % 20)}`,
        source: "referral",
        customerId: "new",
      },
    });
    if (reply.type !== "card")
      throw new Error(`A deal of ${customer} was not logged: ${JSON.stringify(reply)}`);
  }
}

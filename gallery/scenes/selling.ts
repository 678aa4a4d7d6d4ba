/** What a stage asks for in other ways than by a tick: files, people, choices, numbers, approvals, assessments. */
import { approvalCard, type Locale } from "../product.ts";
import { fill, happens, press, type Scene, say, shown, submit } from "../scene.ts";

const group = "What a stage asks for";

const approval = (locale: Locale) => {
  const said = {
    en: {
      who: "Daniel Wu",
      note: "They order two more plants if we move.",
      owner: "Daniel Wu",
      customer: "Vandelay",
    },
    zh: { who: "王芳", note: "让一点，对方马上再订两条线。", owner: "王芳", customer: "金石建材" },
  }[locale];
  return approvalCard(
    { member: { name: said.who } },
    {
      id: "01890000-0000-7000-8000-000000000001",
      number: 42,
      title: said.customer,
      customer: { id: "01890000-0000-7000-8000-000000000002", name: said.customer, isKey: false },
      owner: { id: "01890000-0000-7000-8000-000000000003", name: said.owner, teamId: null },
      amount: { minor: 18_000_000n, currency: locale === "zh" ? "CNY" : "USD" },
    },
    { key: "discount", name: { en: "Discount over 10 %", zh: "折扣超过 10%" } },
    said.note,
    locale,
  );
};

export const sellingScenes: readonly Scene[] = [
  {
    group,
    as: "rep",
    steps: [
      happens("another process is offered"),
      say(
        "/deal new Borealis 300k next Friday action-standards",
        "/商机 新建 远航物流 30万 下周五 阶段行动标准",
      ),
      press("deal.assess", "An assessment that is due: all of its criteria"),
      fill("people", "lots", "很多"),
      submit("An assessment: a number that is none"),
      fill("people", "120", "120人"),
      fill("fits", "yes"),
      fill("needs-it", "yes"),
      fill("does-well", "yes"),
      fill("no-system", "yes"),
      fill("evidence", "Seen on site", "现场看过"),
      submit("An assessment: kept"),
      say("/deal assess Borealis first", "/商机 评估 远航物流 1"),
      fill("people", "40", "40人"),
      submit("An assessment: what changed since the one before"),
      say("/deal assessments Borealis", "/商机 评估对比 远航物流", "Assessments side by side"),
    ],
  },
  {
    group,
    as: "rep",
    steps: [
      say("/deal show Borealis", "/商机 查看 远航物流"),
      press("deal.know", "What one should know: questions and choices apart"),
      say("/deal advance Borealis approved", "/商机 推进 远航物流 立项客户", "Advance: musts of two stages"),
      say(
        "/deal advance Borealis signed",
        "/商机 推进 远航物流 签约客户",
        "Advance: what was answered before, and what is missing",
      ),
      fill("competitors-left", "five or six", "五六家"),
      submit("Advance: refused, with what was typed"),
      say("/deal advance Borealis signed", "/商机 推进 远航物流 签约客户", "Advance: a draft is there still"),
    ],
  },
  { group, as: "manager", steps: [shown("A colleague is asked to approve", approval)] },
];

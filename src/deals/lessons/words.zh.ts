import type { lessonsEn } from "./words.en.ts";

export const lessonsZh: typeof lessonsEn = {
  lessonTitle: (customer) => `案例 · ${customer}`,
  lessonSubmit: "保存",
  lessonLabel: "下次别人遇到，该知道什么？",
  lessonPlaceholder: "客户比的是三年总成本，演示时就该算给他看。",
  needLesson: "写一两句，让同事下次用得上。",
  kept: (number) => `已存为 #${number} 的案例。以后查：/商机 案例`,

  listTitle: "案例",
  about: (what) => `案例：${what}`,
  count: (count, shown) => (shown < count ? `共 ${count} 条，先看最近 ${shown} 条` : `共 ${count} 条`),
  none: "还没有案例。赢单或丢单后记一条：/商机 写案例 华信 …",
  noneAbout: (typed) => `没有关于“${typed}”的案例。可以按阶段、原因、行业或客户查：/商机 案例 价格`,
  hint: "按阶段、原因、行业或客户查：/商机 案例 价格",
  lost: (stage) => `丢在${stage}`,
  won: "赢单",
  by: (who, day) => `${who}，${day}`,
};

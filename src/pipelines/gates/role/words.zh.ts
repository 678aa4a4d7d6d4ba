import type { roleEn } from "./words.en.ts";

export const roleZh: typeof roleEn = {
  who: "见的是谁？写姓名和职务",
  known: (label) => `${label}：从认识的人里选`,
  contact: (name, roles) => `${name}（${roles}）`,
  notKnown: "这家客户没有这个联系人，请直接写姓名。",
};

import type { stepsEn } from "./words.en.ts";

export const stepsZh = {
  title: "开通清单",
  left: (count: number) => `还差 ${count} 步，做完自动打勾。随时查看：/团队 开通`,
  allSet: "开通完成",
  allSetText: "团队可以用起来了，预测卡片和漏斗周报会自动发出。要改时间：/团队 设置",
  done: "已完成",
  ofAll: "共",
  step: "步骤",
  why: "说明",
  steps: {
    calendar: { name: "核对时间和假期", why: "预测卡片几点发，哪些天不上班", open: "核对" },
    process: { name: "核对销售流程", why: "每个商机要走的阶段", open: "核对" },
    people: { name: "邀请同事", why: "同事直接给我发消息也行", open: "邀请" },
    teams: { name: "建团队、定经理", why: "经理能看到下属的商机", open: "新建团队" },
    quotas: { name: "设本季度目标", why: "有目标才能算缺口和覆盖率", open: "设目标" },
  },
  processTitle: (name: string) => `销售流程：${name}`,
  processText: "新商机按这些阶段推进。要换流程，最好在录第一个商机之前。",
  thatsOurs: "就按这个流程",
  chooseAnother: "换一个流程",
  areRight: "没问题",
} satisfies typeof stepsEn;

/** The analysis of the company's own deals, and what is planned of products. */
import { fill, press, type Scene, say, submit } from "../scene.ts";

export const analysisScenes: readonly Scene[] = [
  {
    group: "Analysis",
    as: "admin",
    steps: [
      say("/forecast plan", "/预测 计划", "Plans of products: none yet"),
      press("forecast.plan", "What is to be sold of a product"),
      fill("product", "Workflow Suite", "OA 协同办公"),
      fill("amount", "5m", "500万"),
      fill("count", "120"),
      submit("Plans of products"),
      say("/forecast plan Analytics Q4 800k", "/预测 计划 移动考勤 四季度 80万"),
      say("/funnel analysis", "/漏斗 分析", "Analysis of deals: all parts"),
      press("funnel.analysis", "Losses and bottleneck of deals"),
      press("funnel.analysis", "Losses of deals with their table"),
      say("/funnel analysis churn", "/漏斗 分析 客户流失", "Lost against new customers, of deals"),
      say("/funnel analysis growth", "/漏斗 分析 增长", "Revenue against customers, of deals"),
      say("/funnel analysis plan", "/漏斗 分析 计划", "Plan completion of deals"),
      press("funnel.analysis", "Plan completion of deals with the table"),
      say("/team settings", "/团队 设置"),
      press("settings.churn", "Settings: from when churn warns"),
      say("/funnel analysis reasons", "/漏斗 分析 原因", "Why deals were lost, in the analysis"),
    ],
  },
];

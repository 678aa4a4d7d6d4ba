/** Who deserves time: the views, the decisions, the review, and who is a key customer. */
import { as, fill, press, type Scene, say, submit } from "../scene.ts";

export const priorityScenes: readonly Scene[] = [
  {
    group: "Priorities",
    as: "admin",
    steps: [
      say("/team settings", "/团队 设置"),
      press("settings.priorities", "Priorities: what the company plans and asks"),
      fill("high", "many", "很多"),
      fill("bands", "200k 50k", "20万 5万"),
      submit("Priorities: a sentence under each field"),
      say("/team settings", "/团队 设置"),
      press("settings.grades", "Grades of customers: discount and service"),
      fill("grades", "A 15% own engineer", "A 15% 专属工程师"),
      submit("Grades: saved"),
      as("rep"),
      say("/customer worth", "/客户 优先级", "Who deserves time: stage and expected profit"),
      press("customer.worth-list", "Behind a number: a tap for each priority"),
      press("customer.priority", "A priority is decided"),
      say("/customer worth date", "/客户 优先级 日期", "Who deserves time: expected profit and signing date"),
      say("/customer worth size", "/客户 优先级 规模", "Who deserves time: size, need and intent"),
      say("/customer worth time", "/客户 优先级 工时", "Where the time went"),
      say("/customer review", "/客户 优先级回顾", "Priorities to go through again: nothing has changed"),
    ],
  },
];

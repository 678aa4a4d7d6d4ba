/** Sales processes copied and changed, and deals moved along: the last of all, as deals are somewhere else afterwards. */
import { fill, press, type Scene, say, submit } from "../scene.ts";

const group = "Sales process";

export const processEditingScenes: readonly Scene[] = [
  {
    group,
    as: "admin",
    steps: [
      say("/deal pipeline customer funnel", "/商机 销售流程 客户漏斗"),
      press("process.copy", "A process: copied under which name"),
      submit("A process: a copy without a name"),
      say("/deal pipeline customer funnel", "/商机 销售流程 客户漏斗"),
      press("process.edit", "A process: name, description, beginning"),
      say("/deal pipeline customer funnel", "/商机 销售流程 客户漏斗"),
      press("process.stage", "A new stage"),
      say("/deal pipeline customer-funnel 3", "/商机 销售流程 客户漏斗 3", "A stage, for an admin"),
      press("process.stage", "A stage: name, place, likelihood, stay"),
      fill("likelihood", "140"),
      submit("A stage: a likelihood that cannot be"),
      say("/deal pipeline customer-funnel 2", "/商机 销售流程 客户漏斗 2"),
      press("process.criteria", "A stage's criteria"),
      press("process.criterion", "A criterion: name, weight, place"),
      say("/deal pipeline customer-funnel 2", "/商机 销售流程 客户漏斗 2"),
      press("process.criteria"),
      press("process.criterion", "A new criterion: of which kind", 8),
      fill("kind", "choice"),
      submit("A new criterion: a choice"),
    ],
  },
  {
    group,
    as: "admin",
    steps: [
      say("/deal pipeline customer-funnel 2", "/商机 销售流程 客户漏斗 2"),
      press("process.criteria"),
      press("process.criterion"),
      fill("hint", "Where they first heard of us", "最初从哪里知道我们的"),
      submit("A criterion: saved"),
      say("/deal pipeline customer-funnel 2", "/商机 销售流程 客户漏斗 2"),
      press("process.guide", "A stage: goal and talking points"),
      fill("talkingPoints", "- On its own", "- 没有对象"),
      submit("A stage: talking points that nobody is told"),
      say("/deal pipeline customer-funnel", "/商机 销售流程 客户漏斗"),
      press("process.lists", "A process: assessments and reasons"),
      press("process.listed", "A lost reason: name, other words, place", 3),
      say("/deal pipeline customer-funnel", "/商机 销售流程 客户漏斗"),
      press("process.lists"),
      press("process.listed", "A new assessment: when, and what it goes through", 16),
      // One in which deals stand: only then is it asked where to.
      say("/deal pipeline customer-funnel qualified", "/商机 销售流程 客户漏斗 目标客户"),
      press("process.stage-remove", "Taking out a stage: sure?"),
      press("process.stage-remove", "A process with deals in a former stage"),
      press("process.move", "Deals into the newest version: where to"),
      submit("Deals into the newest version: what will happen"),
      press("process.move-now", "Deals into the newest version: moved"),
      press("process.move-back", "Deals into the newest version: moved back"),
      say("/deal pipeline moves", "/商机 销售流程 迁移记录", "Deals that were moved to another version"),
      say("/deal pipeline import", "/商机 销售流程 导入", "Importing a process without a file: a sentence"),
    ],
  },
];

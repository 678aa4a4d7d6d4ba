/** Ways of selling: looked at as a picture, taken up, offered, given to a team, made standard. They come last: they change the stages. */
import { press, type Scene, say, submit } from "../scene.ts";

const group = "Sales process";

export const processScenes: readonly Scene[] = [
  {
    group,
    as: "rep",
    steps: [
      say("/deal pipeline", "/商机 流程", "My sales process"),
      press("deal.pipeline", "A stage of it"),
      say("/deal pipeline all", "/商机 流程 全部", "All ways of selling"),
      say("/deal pipeline zzzz", "/商机 流程 不存在的", "No sales process of that name"),
    ],
  },
  {
    group,
    as: "admin",
    steps: [
      say("/deal pipeline seven-steps", "/商机 流程 seven-steps", "A sales process that is not used yet"),
      press("process.offer", "A sales process: offered"),
      press("process.team", "A sales process: for which team"),
      submit("A sales process: no team chosen"),
      say("/deal pipeline seven-steps", "/商机 流程 seven-steps"),
      press("process.stop", "A sales process: not offered any more"),
      press("process.standard", "A sales process: the standard"),
    ],
  },
];

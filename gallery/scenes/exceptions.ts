/** A deal may go on without what its stage needs, for a time, when the manager says so. */
import { as, fill, mail, press, type Scene, say, submit } from "../scene.ts";

export const exceptionScenes: readonly Scene[] = [
  {
    group: "Exceptions",
    as: "rep",
    steps: [
      say("/deal exceptions", "/商机 特批列表", "Exceptions: none yet"),
      say("/deal exception #70", "/商机 特批 #13", "An exception: for what, why, until when"),
      submit("An exception: a reason is needed"),
      fill("reason", "Their CFO is abroad until the 14th", "对方财务总监出差，14 号才回来"),
      submit("An exception: asked for"),
      as("manager"),
      mail("exception:", "An exception: what the manager gets"),
      press("exception.refuse", "An exception: why not"),
      submit("An exception: refusing takes a reason"),
      fill("answer", "Call the deputy first", "先联系副总监"),
      submit("An exception: refused"),
      as("rep"),
      mail("exception-answer:", "An exception: what became of it"),
      say("/deal exception #70", "/商机 特批 #13"),
      fill("reason", "The deputy cannot decide it", "副总监定不了"),
      submit(),
      as("manager"),
      say("/deal exceptions", "/商机 特批列表", "Exceptions: one waits for an answer"),
      mail("exception:"),
      press("exception.approve", "An exception: approved"),
      say("/deal exceptions", "/商机 特批列表", "Exceptions: one in force"),
    ],
  },
];

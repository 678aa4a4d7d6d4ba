import { defineSection } from "../settings/section.ts";
import { newcomerPolicies } from "./admission.ts";

/** Who of the tenant comes in by themselves, and who waits. */
export const changeNewcomers = defineSection({
  name: "settings.newcomers",
  title: (turn) => turn.text.settings.newcomersTitle,
  fields(turn) {
    const words = turn.text.settings;
    return [
      {
        type: "choice",
        name: "newcomers",
        label: words.newcomers,
        hint: words.newcomersHint,
        required: true,
        value: turn.workspace.settings.newcomers,
        options: newcomerPolicies.map((value) => ({ value, label: words.newcomerPolicies[value] })),
      },
    ];
  },
  read(turn, values) {
    const newcomers = newcomerPolicies.find((one) => one === values.newcomers);
    return newcomers
      ? { ok: true, change: { settings: { newcomers } } }
      : { ok: false, errors: { newcomers: turn.text.chat.required } };
  },
});

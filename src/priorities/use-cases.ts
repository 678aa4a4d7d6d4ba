import { decidePriority } from "./deciding/decide-priority.ts";
import { showPriorityReview } from "./reviewing/show-review.ts";
import { listWorth, showWorth } from "./show-worth.ts";

export const priorityUseCases = [showWorth, listWorth, decidePriority, showPriorityReview];

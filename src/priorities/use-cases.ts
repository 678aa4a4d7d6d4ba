import { decidePriority } from "./deciding/decide-priority.ts";
import { noteKeyCustomer } from "./key/key-notes.ts";
import { markKeyCustomer } from "./key/mark-key.ts";
import { showKeyCustomers } from "./key/show-key-customers.ts";
import { showPriorityReview } from "./reviewing/show-review.ts";
import { listWorth, showWorth } from "./show-worth.ts";

export const priorityUseCases = [
  showWorth,
  listWorth,
  decidePriority,
  showPriorityReview,
  showKeyCustomers,
  markKeyCustomer,
  noteKeyCustomer,
];

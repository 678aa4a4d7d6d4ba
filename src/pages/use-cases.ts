/** What a person can do with customers: their card, their file and their people. */
import type { UseCase } from "../chat/use-case.ts";
import type { NamesPeople } from "../customers/contacts/erase-person.ts";
import { callACustomer } from "./call-customer.ts";
import { createErasePerson } from "./contacts/erase-person.ts";
import { createExportPerson } from "./contacts/export-person.ts";
import { listContacts } from "./contacts/list-people.ts";
import { showAPerson } from "./contacts/show-person.ts";
import { writePerson } from "./contacts/write-person.ts";
import { showDueCustomers } from "./due-customers.ts";
import { sayTheyDiffer } from "./duplicates/say-different.ts";
import { showDuplicates } from "./duplicates/show-duplicates.ts";
import { listFields, writeField } from "./fields/write-field.ts";
import { fileACustomer } from "./file/file-customer.ts";
import { mergeCustomers } from "./merge-customers.ts";
import { renameACustomer } from "./rename-customer.ts";
import { separateCustomers } from "./separate-customers.ts";
import { showCustomer } from "./show-customer.ts";

/** @param elsewhere what else names people at customers, in a room that this one does not know */
export const createPageUseCases = (elsewhere: NamesPeople): readonly UseCase[] => [
  showCustomer,
  showDueCustomers,
  fileACustomer,
  listContacts,
  writePerson,
  showAPerson,
  createErasePerson(elsewhere),
  createExportPerson(elsewhere),
  listFields,
  writeField,
  callACustomer,
  renameACustomer,
  mergeCustomers,
  showDuplicates,
  sayTheyDiffer,
  separateCustomers,
];

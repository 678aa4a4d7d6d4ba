/** Tables as an xlsx: a sheet each, and one that says what their columns mean. */
import type { Locale } from "../../text/locale.ts";
import { CellStyles } from "./cell-styles.ts";
import { letters, sheetXml, type Written } from "./sheet-xml.ts";
import type { Table } from "./table.ts";
import { writingWords } from "./words.ts";
import { escapeXml } from "./xml-text.ts";
import { type Part, zipParts } from "./zip-parts.ts";

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const spreadsheetml = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const relationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const packaged = "http://schemas.openxmlformats.org/package/2006";
const office = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/** Piece by piece. @param tables at least one; their rows are taken in this order */
export function writeWorkbook(tables: readonly Table[], locale: Locale): AsyncGenerator<Uint8Array> {
  return zipParts(partsOf([...tables, ...definitions(tables, locale)]));
}

async function* partsOf(tables: readonly Table[]): AsyncGenerator<Part> {
  const styles = new CellStyles();
  const names = sheetNames(tables.map(({ name }) => name));
  const written = tables.map((): Written => ({ rows: 0 }));
  yield {
    name: "[Content_Types].xml",
    content: [
      `${declaration}<Types xmlns="${packaged}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${office}.sheet.main+xml"/>${tables
        .map(
          (_, nth) =>
            `<Override PartName="/xl/worksheets/sheet${nth + 1}.xml" ContentType="${office}.worksheet+xml"/>`,
        )
        .join("")}<Override PartName="/xl/styles.xml" ContentType="${office}.styles+xml"/></Types>`,
    ],
  };
  yield {
    name: "_rels/.rels",
    content: [
      `${declaration}<Relationships xmlns="${packaged}/relationships"><Relationship Id="rId1" Type="${relationships}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ],
  };
  for (const [nth, table] of tables.entries())
    yield { name: `xl/worksheets/sheet${nth + 1}.xml`, content: sheetXml(table, styles, written[nth]!) };
  // What programs call the filtered range; without it some lose the filter when they save.
  const ranges = tables.map(
    ({ columns }, nth) =>
      `<definedName name="_xlnm._FilterDatabase" localSheetId="${nth}" hidden="1">'${escapeXml(names[nth]!.replaceAll("'", "''"))}'!$A$1:$${letters(columns.length - 1)}$${written[nth]!.rows}</definedName>`,
  );
  yield {
    name: "xl/workbook.xml",
    content: [
      `${declaration}<workbook xmlns="${spreadsheetml}" xmlns:r="${relationships}"><bookViews><workbookView/></bookViews><sheets>${names
        .map((name, nth) => `<sheet name="${escapeXml(name)}" sheetId="${nth + 1}" r:id="rId${nth + 1}"/>`)
        .join("")}</sheets><definedNames>${ranges.join("")}</definedNames></workbook>`,
    ],
  };
  yield {
    name: "xl/_rels/workbook.xml.rels",
    content: [
      `${declaration}<Relationships xmlns="${packaged}/relationships">${names
        .map(
          (_, nth) =>
            `<Relationship Id="rId${nth + 1}" Type="${relationships}/worksheet" Target="worksheets/sheet${nth + 1}.xml"/>`,
        )
        .join(
          "",
        )}<Relationship Id="rId${names.length + 1}" Type="${relationships}/styles" Target="styles.xml"/></Relationships>`,
    ],
  };
  yield { name: "xl/styles.xml", content: [styles.xml()] };
}

/** Each meaning once, however many tables have the column. */
function definitions(tables: readonly Table[], locale: Locale): Table[] {
  const words = writingWords(locale);
  const meanings = new Map(
    tables.flatMap(({ columns }) =>
      columns.flatMap(({ label, means }) => (means === undefined ? [] : [[label, means] as const])),
    ),
  );
  if (meanings.size === 0) return [];
  return [
    {
      name: words.definitions,
      columns: [
        { label: words.column, type: "text" },
        { label: words.meaning, type: "text", width: 90 },
      ],
      rows: meanings,
    },
  ];
}

/** What a sheet may be called: 31 letters, some not among them, none twice in whatever case. */
function sheetNames(wanted: readonly string[]): string[] {
  const taken = new Set<string>();
  return wanted.map((one, nth) => {
    const plain =
      one
        .replace(/[[\]:*?/\\\p{Cc}]/gu, " ")
        .replace(/^'+|'+$/g, "")
        .trim() || `${nth + 1}`;
    let name = plain.slice(0, 31).trim();
    for (let again = 2; taken.has(name.toLowerCase()); again += 1)
      name = `${plain.slice(0, 27).trim()} ${again}`;
    taken.add(name.toLowerCase());
    return name;
  });
}

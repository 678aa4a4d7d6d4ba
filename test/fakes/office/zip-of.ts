/** Zip archives as any program writes them, and some as none does. */
import { deflateRawSync } from "node:zlib";

export type ZipPart = Readonly<{ name: string; content: string | Buffer }>;

/** @param times how often the directory names each part: the same bytes, unpacked as often */
export function zipOf(parts: readonly ZipPart[], times = 1): Buffer {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const { name, content } of parts) {
    const bytes = Buffer.from(content);
    const packed = deflateRawSync(bytes);
    const local = Buffer.alloc(30 + Buffer.byteLength(name));
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(8, 8);
    local.writeUInt32LE(packed.length, 18);
    local.writeUInt32LE(bytes.length, 22);
    local.writeUInt16LE(Buffer.byteLength(name), 26);
    local.write(name, 30);
    for (let nth = 0; nth < times; nth += 1)
      directory.push(entryOf(nth === 0 ? name : `${nth}-${name}`, packed.length, bytes.length, at));
    bodies.push(local, packed);
    at += local.length + packed.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(directory.length, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...bodies, listed, end]);
}

function entryOf(name: string, packed: number, unpacked: number, at: number): Buffer {
  const entry = Buffer.alloc(46 + Buffer.byteLength(name));
  entry.writeUInt32LE(0x02014b50, 0);
  entry.writeUInt16LE(8, 10);
  entry.writeUInt32LE(packed, 20);
  entry.writeUInt32LE(unpacked, 24);
  entry.writeUInt16LE(Buffer.byteLength(name), 28);
  entry.writeUInt32LE(at, 42);
  entry.write(name, 46);
  return entry;
}

const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const packages = "http://schemas.openxmlformats.org/package/2006";

/** A workbook's parts. @param rows of every sheet, as XML @param prolog before a sheet's root element */
export function workbookOf(
  sheets: number,
  rows: string,
  { prolog = "", more = [] }: Readonly<{ prolog?: string; more?: readonly ZipPart[] }> = {},
): ZipPart[] {
  const numbers = Array.from({ length: sheets }, (_, nth) => nth + 1);
  const sheet = `<?xml version="1.0"?>${prolog}<worksheet xmlns="${main}"><sheetData>${rows}</sheetData></worksheet>`;
  return [
    {
      name: "[Content_Types].xml",
      content: `<Types xmlns="${packages}/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>`,
    },
    {
      name: "xl/workbook.xml",
      content: `<workbook xmlns="${main}" xmlns:r="${relations}"><sheets>${numbers.map((nth) => `<sheet name="S${nth}" sheetId="${nth}" r:id="r${nth}"/>`).join("")}</sheets></workbook>`,
    },
    {
      name: "xl/_rels/workbook.xml.rels",
      content: `<Relationships xmlns="${packages}/relationships">${numbers.map((nth) => `<Relationship Id="r${nth}" Type="${relations}/worksheet" Target="worksheets/sheet${nth}.xml"/>`).join("")}</Relationships>`,
    },
    {
      name: "_rels/.rels",
      content: `<Relationships xmlns="${packages}/relationships"><Relationship Id="r1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    },
    ...numbers.map((nth) => ({ name: `xl/worksheets/sheet${nth}.xml`, content: sheet })),
    ...more,
  ];
}

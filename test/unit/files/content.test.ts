import { describe, expect, test } from "vitest";
import { judgeContent } from "../../../src/files/content.ts";
import { mostPoints, pictureSize } from "../../../src/files/picture-size.ts";
import { jpeg, pdf, png } from "../../fakes/office/harmless-files.ts";

const head = (latin1: string) => Buffer.from(latin1, "latin1");
const judged = (name: string, bytes: Buffer | string) => judgeContent(name, Buffer.from(bytes));

describe("what a file is", () => {
  test.each([
    ["wall.png", png(), "image/png", "png"],
    ["WALL.PNG", png(), "image/png", "png"],
    ["photo", jpeg(), "image/jpeg", "jpg"],
    ["scan.2026", jpeg(), "image/jpeg", "2026"],
    ["offer.pdf", pdf, "application/pdf", "pdf"],
    ["offer.docx", head("PK\x03\x04"), "application/zip", "docx"],
    ["offer.doc", head("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), "application/x-ole-storage", "doc"],
    // With a password.
    ["offer.xlsx", head("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), "application/x-ole-storage", "xlsx"],
    ["报价.wps", head("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), "application/x-ole-storage", "wps"],
    ["IMG_1.HEIC", head("\0\0\0\x18ftypheic"), "image/heic", "heic"],
    ["clip.mov", head("\0\0\0\x18ftypqt  "), "video/mp4", "mov"],
    ["voice.amr", head("#!AMR\n"), "audio/amr", "amr"],
    ["list.csv", "a,b\r\n", "text/csv", "csv"],
    // A browser that received it as a page would run what is in it.
    ["page.html", "<script>", "text/plain", "html"],
    ["drawing.dwg", "AC1032", "application/octet-stream", "dwg"],
  ])("%s", (name, bytes, type, ending) => {
    expect(judged(name, bytes)).toEqual({ type, ending });
  });

  test.each([
    ["offer.pdf", png(), { code: "other-content", says: "pdf", is: "png" }],
    ["notes.txt", jpeg(), { code: "other-content", says: "txt", is: "jpg" }],
    ["offer.pdf", "<html>", { code: "other-content", says: "pdf", is: "txt" }],
    ["offer.docx", Buffer.alloc(8), { code: "other-content", says: "docx", is: undefined }],
    ["setup.exe", "x", { code: "program" }],
    ["setup.pdf.exe", pdf, { code: "program" }],
    ["tool", head("MZ\x90"), { code: "program" }],
    ["tool.dat", head("\x7fELF"), { code: "program" }],
    ["tool", "#!/bin/sh", { code: "program" }],
  ])("not what it says, or nothing to keep: %s", (name, bytes, problem) => {
    expect(judged(name, bytes)).toEqual(problem);
  });
});

describe("how large a picture is", () => {
  const bmp = Buffer.alloc(30);
  bmp.write("BM");
  bmp.writeInt32LE(7, 18);
  bmp.writeInt32LE(-5, 22);
  const vp8x = Buffer.concat([
    head("RIFF\0\0\0\0WEBPVP8X"),
    Buffer.from([10, 0, 0, 0, 0, 0, 0, 0, 6, 0, 0, 4, 0, 0]),
  ]);
  const box = Buffer.alloc(20);
  box.write("ispe", 0);
  box.writeUInt32BE(7, 8);
  box.writeUInt32BE(5, 12);

  test.each([
    ["image/png", png(7, 5)],
    ["image/jpeg", jpeg(7, 5)],
    ["image/jpeg", jpeg(7, 5, 60_000)],
    ["image/gif", head("GIF89a\x07\0\x05\0")],
    ["image/bmp", bmp],
    ["image/webp", vp8x],
    ["image/heic", Buffer.concat([head("\0\0\0\x18ftypheic"), box])],
  ])("%s", (type, bytes) => {
    expect(pictureSize(type, bytes)).toEqual({ width: 7, height: 5 });
  });

  test("is not known where the header is cut, loops or says nothing", () => {
    expect(pictureSize("image/png", png().subarray(0, 20))).toBeUndefined();
    expect(pictureSize("image/jpeg", Buffer.from([0xff, 0xd8, 0xff, 0xe1, 0, 0]))).toBeUndefined();
    expect(pictureSize("image/jpeg", Buffer.alloc(70_000, 0xff))).toBeUndefined();
    expect(pictureSize("application/pdf", Buffer.from(pdf))).toBeUndefined();
  });

  test("20,000 × 20,000 is too large, what the largest cameras take is not", () => {
    expect(20_000 * 20_000).toBeGreaterThan(mostPoints);
    expect(16_320 * 12_240).toBeLessThan(mostPoints);
  });
});

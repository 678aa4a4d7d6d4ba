/**
 * The file: lines of JSON, compressed by Zstandard, so that `zstdcat` shows what is in it. The first is an object with
 * this name, whose value is the version of the format. A line that begins with "[" is a row.
 */
export const formatName = "loudou backup";
export const formatVersion = 1;

/**
 * pbbp2.Frame, the protobuf message of Lark's long connection (read off @larksuiteoapi/node-sdk 1.74, lib/index.js):
 * SeqID=1, LogID=2 uint64; service=3, method=4 int32; headers=5 {key=1, value=2}; payload=8 bytes.
 * Written by hand so that our end of the wire shares no code with the SDK's.
 */
export type Frame = {
  seqId: bigint;
  logId: bigint;
  service: number;
  method: number;
  headers: Record<string, string>;
  payload: Buffer;
};

export const controlMethod = 0;
export const dataMethod = 1;

const wire = { varint: 0, bytes: 2 };

export function encodeFrame(frame: Frame): Buffer {
  const headers = Object.entries(frame.headers).map(([key, value]) =>
    bytesField(5, Buffer.concat([bytesField(1, Buffer.from(key)), bytesField(2, Buffer.from(value))])),
  );
  return Buffer.concat([
    varintField(1, frame.seqId),
    varintField(2, frame.logId),
    varintField(3, BigInt(frame.service)),
    varintField(4, BigInt(frame.method)),
    ...headers,
    bytesField(8, frame.payload),
  ]);
}

export function decodeFrame(bytes: Buffer): Frame {
  const frame: Frame = { seqId: 0n, logId: 0n, service: 0, method: 0, headers: {}, payload: Buffer.alloc(0) };
  for (const { field, number, bytes: value } of fieldsOf(bytes)) {
    if (field === 1) frame.seqId = number;
    else if (field === 2) frame.logId = number;
    else if (field === 3) frame.service = Number(number);
    else if (field === 4) frame.method = Number(number);
    else if (field === 8) frame.payload = value;
    else if (field === 5) {
      const parts = fieldsOf(value);
      const key = parts.find((part) => part.field === 1)?.bytes.toString() ?? "";
      frame.headers[key] = parts.find((part) => part.field === 2)?.bytes.toString() ?? "";
    }
  }
  return frame;
}

function varint(value: bigint): Buffer {
  const bytes: number[] = [];
  let rest = BigInt.asUintN(64, value);
  do {
    const low = Number(rest & 0x7fn);
    rest >>= 7n;
    bytes.push(rest > 0n ? low | 0x80 : low);
  } while (rest > 0n);
  return Buffer.from(bytes);
}

const varintField = (field: number, value: bigint): Buffer =>
  Buffer.concat([varint(BigInt((field << 3) | wire.varint)), varint(value)]);

const bytesField = (field: number, value: Buffer): Buffer =>
  Buffer.concat([varint(BigInt((field << 3) | wire.bytes)), varint(BigInt(value.length)), value]);

function fieldsOf(bytes: Buffer): { field: number; number: bigint; bytes: Buffer }[] {
  const fields: { field: number; number: bigint; bytes: Buffer }[] = [];
  let at = 0;
  const readVarint = (): bigint => {
    let value = 0n;
    for (let shift = 0n; ; shift += 7n) {
      const byte = bytes[at++];
      if (byte === undefined) throw new Error("frame ends inside a number");
      value |= BigInt(byte & 0x7f) << shift;
      if (byte < 0x80) return value;
    }
  };
  while (at < bytes.length) {
    const tag = Number(readVarint());
    const kind = tag & 7;
    if (kind === wire.varint) fields.push({ field: tag >> 3, number: readVarint(), bytes: Buffer.alloc(0) });
    else if (kind === wire.bytes) {
      const length = Number(readVarint());
      fields.push({ field: tag >> 3, number: 0n, bytes: bytes.subarray(at, at + length) });
      at += length;
    } else throw new Error(`frame has a field of wire type ${kind}`);
  }
  return fields;
}

/** Grows a buffer of bytes; made for writing millions of short fields without making strings. */
export interface ByteWriter {
  /** Makes room; call it before the writes of each line. */
  room(bytes: number): void;
  bytes(source: Uint8Array): void;
  /** Part of a table of fields of equal length. */
  slice(table: Uint8Array, index: number, length: number): void;
  byte(value: number): void;
  /** A whole number from 0 on, filled up with zeros to `digits`. */
  digits(value: number, digits: number): void;
  /** A whole number from 0 on, as short as it is. */
  whole(value: number): void;
  /** What has been written so far; the writer starts afresh. */
  take(): Uint8Array<ArrayBuffer>;
  readonly length: () => number;
}

export function createByteWriter(capacity = 1 << 16): ByteWriter {
  let buffer = new Uint8Array(capacity);
  let at = 0;

  const digits = (value: number, count: number) => {
    let rest = value;
    for (let position = at + count - 1; position >= at; position -= 1) {
      const next = (rest / 10) | 0;
      buffer[position] = 48 + rest - next * 10;
      rest = next;
    }
    at += count;
  };
  return {
    room: (bytes) => {
      if (at + bytes <= buffer.length) return;
      const larger = new Uint8Array(Math.max(buffer.length * 2, at + bytes));
      larger.set(buffer.subarray(0, at));
      buffer = larger;
    },
    bytes: (source) => {
      for (let index = 0; index < source.length; index += 1) buffer[at + index] = source[index] as number;
      at += source.length;
    },
    slice: (table, index, length) => {
      const from = index * length;
      for (let offset = 0; offset < length; offset += 1) buffer[at + offset] = table[from + offset] as number;
      at += length;
    },
    byte: (value) => {
      buffer[at] = value;
      at += 1;
    },
    digits,
    whole: (value) => {
      let count = 1;
      for (let limit = 10; value >= limit; limit *= 10) count += 1;
      digits(value, count);
    },
    take: () => {
      const taken = buffer.slice(0, at);
      at = 0;
      return taken;
    },
    length: () => at,
  };
}

/** UTF-8 bytes of a text. */
export function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/**
 * The few words of WebAssembly that the hashing needs, as bytes (WebAssembly core specification 2.0, binary format).
 * Instructions are lists of bytes, so that code is put together by joining lists.
 */
export type Code = readonly number[];

export function unsigned(value: number): Code {
  const bytes: number[] = [];
  for (let rest = value; ; rest >>>= 7) {
    if (rest < 0x80) return [...bytes, rest];
    bytes.push((rest & 0x7f) | 0x80);
  }
}

function signed(value: number): Code {
  const bytes: number[] = [];
  for (let rest = value; ; ) {
    const byte = rest & 0x7f;
    rest >>= 7;
    if (rest === ((byte & 0x40) === 0 ? 0 : -1)) return [...bytes, byte];
    bytes.push(byte | 0x80);
  }
}

const vector = (instruction: number): Code => [0xfd, ...unsigned(instruction)];

export const get = (local: number): Code => [0x20, ...unsigned(local)];
export const set = (local: number): Code => [0x21, ...unsigned(local)];
export const number = (value: number): Code => [0x41, ...signed(value)];
export const addNumbers: Code = [0x6a];
export const subtractNumbers: Code = [0x6b];

/** Four 32-bit lanes from memory, at the address on the stack plus `offset`. */
export const load = (offset: number): Code => [...vector(0x00), 4, ...unsigned(offset)];
export const store = (offset: number): Code => [...vector(0x0b), 4, ...unsigned(offset)];
/** The same 32-bit value in all four lanes. */
export const splat = (value: number): Code => [...number(value | 0), ...vector(0x11)];
export const xor: Code = vector(0x51);
/** Bits of the first operand where the third has 1, of the second where it has 0. */
export const select: Code = vector(0x52);
export const add: Code = vector(0xae);

const or: Code = vector(0x50);
const shiftLeft: Code = vector(0xab);
const shiftRight: Code = vector(0xad);

/** The lanes of a local, shifted right and filled with zeros. */
export const shifted = (local: number, bits: number): Code => [...get(local), ...number(bits), ...shiftRight];
/** The lanes of a local, rotated right. */
export const rotated = (local: number, bits: number): Code => [
  ...shifted(local, bits),
  ...get(local),
  ...number(32 - bits),
  ...shiftLeft,
  ...or,
];

/** Repeats `body` until the number in `counter` has been counted down to 0; it must be above 0 at the start. */
export const countDown = (counter: number, body: Code): Code => [
  ...[0x03, 0x40],
  ...body,
  ...get(counter),
  ...number(1),
  ...subtractNumbers,
  ...[0x22, ...unsigned(counter)],
  ...[0x0d, 0x00],
  0x0b,
];

/** A compiled module whose instances each have a memory of their own. */
export interface SimdModule {
  readonly instantiate: () => SimdInstance;
}

export interface SimdInstance {
  readonly memory: ArrayBuffer;
  /** Takes numbers and gives none. */
  readonly run: (...values: number[]) => void;
}

/**
 * A module with `pages` of 64 KiB of memory and one function.
 *
 * @param vectors how many vector locals follow the function's parameters.
 */
export function compileModule(pages: number, parameters: number, vectors: number, body: Code): SimdModule {
  const section = (id: number, content: Code): Code => [id, ...unsigned(content.length), ...content];
  const name = (text: string): Code => [text.length, ...Buffer.from(text, 'latin1')];
  const code: Code = [...unsigned(1), ...unsigned(vectors), 0x7b, ...body, 0x0b];
  const bytes = Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00],
    ...section(1, [1, 0x60, parameters, ...Array.from({ length: parameters }, () => 0x7f), 0]),
    ...section(3, [1, 0]),
    ...section(5, [1, 0, ...unsigned(pages)]),
    ...section(7, [2, ...name('memory'), 2, 0, ...name('run'), 0, 0]),
    ...section(10, [1, ...unsigned(code.length), ...code]),
  ]);
  const { Module, Instance } = WEB_ASSEMBLY;
  const module = new Module(bytes);
  return {
    instantiate() {
      const { memory, run } = new Instance(module).exports;
      return { memory: memory.buffer, run };
    },
  };
}

/** What is used of the global `WebAssembly`, whose types come only with those of a browser. */
const WEB_ASSEMBLY = (globalThis as unknown as { readonly WebAssembly: WebAssemblyApi }).WebAssembly;

interface WebAssemblyApi {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (
    module: object,
  ) => {
    readonly exports: {
      readonly memory: { readonly buffer: ArrayBuffer };
      readonly run: SimdInstance['run'];
    };
  };
}

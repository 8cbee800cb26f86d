/**
 * An ATC code of the fifth level (seven characters, `J01CE02`) as one integer below 2³¹. The integers order as the codes
 * do, so that a prefix is a range. Stored in the lake: the numbering never changes.
 */
export type PackedAtc = number;

const FIFTH_LEVEL = /^[A-Z]\d\d[A-Z][A-Z]\d\d$/;
const PREFIX = /^(?:[A-Z](?:\d\d(?:[A-Z](?:[A-Z](?:\d\d)?)?)?)?)?$/;
const A = 65;

/** `null` when the text is not a fifth-level code; blanks around it and lower case are accepted. */
export function packAtc(code: string): PackedAtc | null {
  const text = code.trim().toUpperCase();
  return FIFTH_LEVEL.test(text) ? pack(text) : null;
}

/** @throws RangeError when the number is no packed ATC code. */
export function unpackAtc(packed: PackedAtc): string {
  if (!Number.isInteger(packed) || packed < 0 || packed >= 26 * 100 * 26 * 26 * 100) {
    throw new RangeError(`Not a packed ATC code: ${packed}`);
  }
  const substance = packed % 100;
  const chemical = Math.floor(packed / 100) % 26;
  const pharmacological = Math.floor(packed / 2_600) % 26;
  const therapeutic = Math.floor(packed / 67_600) % 100;
  const anatomical = Math.floor(packed / 6_760_000);
  return `${letter(anatomical)}${twoDigits(therapeutic)}${letter(pharmacological)}${letter(chemical)}${twoDigits(substance)}`;
}

/** Whether the text is an ATC code of any level (1, 3, 4, 5 or 7 characters). */
export function isAtcPrefix(text: string): boolean {
  return text !== '' && PREFIX.test(text);
}

/**
 * All packed codes that begin with `prefix`, both ends inclusive.
 * @throws RangeError when `prefix` is not an ATC code of some level.
 */
export function atcRange(prefix: string): readonly [first: PackedAtc, last: PackedAtc] {
  if (!isAtcPrefix(prefix)) throw new RangeError(`Not an ATC code of any level: ${prefix}`);
  const rest = prefix.length;
  return [pack(prefix + 'A00AA00'.slice(rest)), pack(prefix + 'Z99ZZ99'.slice(rest))];
}

function pack(code: string): PackedAtc {
  const digits = (from: number) => Number(code.slice(from, from + 2));
  const at = (index: number) => code.charCodeAt(index) - A;
  return (((at(0) * 100 + digits(1)) * 26 + at(3)) * 26 + at(4)) * 100 + digits(5);
}

function letter(index: number): string {
  return String.fromCharCode(A + index);
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}

/**
 * Values read from the bytes of a field, without making a string of it. Each returns NaN when the bytes are no such value;
 * none looks outside `from` and `to`.
 */
const [COMMA, HYPHEN, POINT, ZERO] = [0x2c, 0x2d, 0x2e, 0x30];

/** One to nine digits, with a hyphen before a negative number. */
export function readWhole(bytes: Uint8Array, from: number, to: number): number {
  const negative = bytes[from] === HYPHEN;
  const value = readDigits(bytes, negative ? from + 1 : from, to);
  return negative ? -value : value;
}

/** One to nine digits and nothing else. */
export function readDigits(bytes: Uint8Array, from: number, to: number): number {
  const length = to - from;
  if (length < 1 || length > 9) return Number.NaN;
  let value = 0;
  for (let at = from; at < to; at += 1) {
    const digit = (bytes[at] as number) - ZERO;
    if (digit < 0 || digit > 9) return Number.NaN;
    value = value * 10 + digit;
  }
  return value;
}

/** A number with at most seven digits before and two after a decimal comma or point, × 100. */
export function readHundredths(bytes: Uint8Array, from: number, to: number): number {
  const negative = bytes[from] === HYPHEN;
  const start = negative ? from + 1 : from;
  const mark = decimalMark(bytes, start, to);
  const whole = mark < 0 ? to : mark;
  if (whole - start > 7) return Number.NaN;
  let value = readDigits(bytes, start, whole) * 100;
  if (mark >= 0) {
    const decimals = to - mark - 1;
    if (decimals > 2) return Number.NaN;
    value += readDigits(bytes, mark + 1, to) * (decimals === 1 ? 10 : 1);
  }
  return negative ? -value : value;
}

/** Where the first decimal comma or point stands; -1 when there is none. */
export function decimalMark(bytes: Uint8Array, from: number, to: number): number {
  for (let at = from; at < to; at += 1) {
    if (bytes[at] === COMMA || bytes[at] === POINT) return at;
  }
  return -1;
}

export function isComma(bytes: Uint8Array, at: number): boolean {
  return bytes[at] === COMMA;
}

/** `YYYY-MM` as years × 12 + months − 1. */
export function readMonth(bytes: Uint8Array, from: number, to: number): number {
  if (to - from !== 7 || bytes[from + 4] !== HYPHEN) return Number.NaN;
  const month = readDigits(bytes, from + 5, to);
  if (!(month >= 1 && month <= 12)) return Number.NaN;
  return readDigits(bytes, from, from + 4) * 12 + month - 1;
}

/** `YYYY-MM-DD` as days since 1970-01-01, for a day that exists. */
export function readDate(bytes: Uint8Array, from: number, to: number): number {
  if (to - from !== 10 || bytes[from + 7] !== HYPHEN) return Number.NaN;
  const month = readMonth(bytes, from, from + 7);
  const day = readDigits(bytes, from + 8, to);
  if (Number.isNaN(month) || !(day >= 1)) return Number.NaN;
  const date = firstDay(month) + day - 1;
  return date < firstDay(month + 1) ? date : Number.NaN;
}

const DAYS_BEFORE = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];
/** Days from the first day of the year 0 to 1970-01-01 in the Gregorian calendar. */
const EPOCH = 719_528;

/** The first days of the months that registers have. */
const FIRST_KNOWN = 1850 * 12;
const KNOWN_FIRST_DAYS = Int32Array.from({ length: 300 * 12 }, (_, index) => firstDayOf(FIRST_KNOWN + index));

function firstDay(month: number): number {
  return KNOWN_FIRST_DAYS[month - FIRST_KNOWN] ?? firstDayOf(month);
}

/** Days from 1970-01-01 to the first day of a month, counted as years × 12 + months − 1. */
function firstDayOf(month: number): number {
  const year = Math.floor(month / 12);
  const place = month - year * 12;
  // Leap days before the year, and the year's own once February is over.
  const before = year - 1;
  const leapDays =
    year === 0 ? 0 : Math.floor(before / 4) - Math.floor(before / 100) + Math.floor(before / 400) + 1;
  const own = place >= 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 1 : 0;
  return year * 365 + leapDays + (DAYS_BEFORE[place] as number) + own - EPOCH;
}

/** The diagnosis code systems of Norwegian primary care and hospitals. */
export const DIAGNOSIS_SYSTEMS = ['ICPC-2', 'ICD-10'] as const;
export type DiagnosisSystem = (typeof DIAGNOSIS_SYSTEMS)[number];

export interface Diagnosis {
  readonly system: DiagnosisSystem;
  /** As it is written: `R81`, `N30.0`. */
  readonly code: string;
}

/**
 * A diagnosis as one integer below 2³¹: ICPC-2 first, then ICD-10, each in the order of its codes, so that a prefix is a
 * range. Stored in the lake: the numbering never changes.
 */
export type PackedDiagnosis = number;

/** ICPC-2: letter and two digits; the four digits of the Norwegian extension ICPC-2B are dropped. */
const ICPC = /^([A-Z])(\d\d)(?:\.\d{4})?$/;
/** ICD-10: letter and two digits, then at most two more digits, with or without the point. */
const ICD = /^([A-Z])(\d\d)(?:\.?(\d)(\d)?)?$/;
const ICPC_CODES = 26 * 100;
const ICD_CODES = 26 * 100 * 11 * 11;
const A = 65;

/** `null` when the text is no code of the system; blanks around it and lower case are accepted. */
export function packDiagnosis(system: DiagnosisSystem, code: string): PackedDiagnosis | null {
  const text = code.trim().toUpperCase();
  const match = (system === 'ICPC-2' ? ICPC : ICD).exec(text);
  if (!match) return null;
  const category = categoryOf(match[1] as string, match[2] as string);
  if (system === 'ICPC-2') return category;
  return ICPC_CODES + (category * 11 + placeOf(match[3])) * 11 + placeOf(match[4]);
}

/** @throws RangeError when the number is no packed diagnosis. */
export function unpackDiagnosis(packed: PackedDiagnosis): Diagnosis {
  if (!Number.isInteger(packed) || packed < 0 || packed >= ICPC_CODES + ICD_CODES) {
    throw new RangeError(`Not a packed diagnosis: ${packed}`);
  }
  if (packed < ICPC_CODES) return { system: 'ICPC-2', code: categoryText(packed) };
  const rest = packed - ICPC_CODES;
  const fifth = rest % 11;
  const fourth = Math.floor(rest / 11) % 11;
  if (fourth === 0 && fifth > 0) throw new RangeError(`Not a packed diagnosis: ${packed}`);
  const decimals = `${fourth === 0 ? '' : fourth - 1}${fifth === 0 ? '' : fifth - 1}`;
  const category = categoryText(Math.floor(rest / 121));
  return { system: 'ICD-10', code: decimals === '' ? category : `${category}.${decimals}` };
}

/** Whether the text can begin a code of the system: a letter, a letter and two digits, and for ICD-10 the decimals. */
export function isDiagnosisPrefix(system: DiagnosisSystem, text: string): boolean {
  if (/^[A-Z]$/.test(text)) return true;
  return system === 'ICPC-2' ? /^[A-Z]\d\d$/.test(text) : /^[A-Z]\d\d(?:\.\d\d?)?$/.test(text);
}

/**
 * All packed codes of the system that begin with `prefix`, both ends inclusive.
 * @throws RangeError when `prefix` cannot begin a code.
 */
export function diagnosisRange(
  system: DiagnosisSystem,
  prefix: string,
): readonly [first: PackedDiagnosis, last: PackedDiagnosis] {
  if (!isDiagnosisPrefix(system, prefix))
    throw new RangeError(`Not the beginning of a ${system} code: ${prefix}`);
  const whole = prefix.length === 1;
  const first = packDiagnosis(system, whole ? `${prefix}00` : prefix) as PackedDiagnosis;
  if (system === 'ICPC-2') return [first, whole ? first + 99 : first];
  const width = { 1: 100 * 121, 3: 121, 5: 11, 6: 1 }[prefix.length] as number;
  return [first, first + width - 1];
}

function categoryOf(letter: string, digits: string): number {
  return (letter.charCodeAt(0) - A) * 100 + Number(digits);
}

function categoryText(category: number): string {
  return String.fromCharCode(A + Math.floor(category / 100)) + String(category % 100).padStart(2, '0');
}

/** Absent orders before 0. */
function placeOf(digit: string | undefined): number {
  return digit === undefined ? 0 : Number(digit) + 1;
}

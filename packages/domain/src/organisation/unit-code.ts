import type { UnitId } from './level.ts';

/** 0301 → 301. @throws RangeError when the text is no code of two or four digits. */
export function unitOfCode(code: string): UnitId {
  if (!/^\d{2}(?:\d{2})?$/.test(code)) throw new RangeError(`Not a municipality or county code: ${code}`);
  return Number(code);
}

/** 301 → 0301. @throws RangeError when the number is no municipality's. */
export function municipalityCode(unit: UnitId): string {
  return padded(unit, 4);
}

/** 3 → 03. @throws RangeError when the number is no county's. */
export function countyCode(unit: UnitId): string {
  return padded(unit, 2);
}

function padded(unit: UnitId, length: number): string {
  if (!Number.isInteger(unit) || unit < 0 || unit >= 10 ** length) {
    throw new RangeError(`Not a unit of this level: ${unit}`);
  }
  return String(unit).padStart(length, '0');
}

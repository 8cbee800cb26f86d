import { expect, it } from 'vitest';
import { countyCode, municipalityCode, unitOfCode } from './unit-code.ts';

it('reads codes as numbers and writes them with their leading zeros', () => {
  expect(unitOfCode('0301')).toBe(301);
  expect(municipalityCode(301)).toBe('0301');
  expect(countyCode(3)).toBe('03');
  expect(municipalityCode(unitOfCode('4601'))).toBe('4601');
});

it('refuses what is no code', () => {
  for (const text of ['', '301', '03010', 'K301']) expect(() => unitOfCode(text)).toThrow(RangeError);
  for (const unit of [-1, 10_000, 3.5]) expect(() => municipalityCode(unit)).toThrow(RangeError);
  expect(() => countyCode(301)).toThrow(RangeError);
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type DiagnosisSystem,
  diagnosisRange,
  isDiagnosisPrefix,
  packDiagnosis,
  unpackDiagnosis,
} from './diagnosis.ts';

const letter = fc.integer({ min: 65, max: 90 }).map((code) => String.fromCharCode(code));
const pair = fc.integer({ min: 0, max: 99 }).map((value) => String(value).padStart(2, '0'));
const category = fc.tuple(letter, pair).map((parts) => parts.join(''));
const icpc = category.map((code) => ({ system: 'ICPC-2' as const, code }));
const icd = fc
  .tuple(category, fc.constantFrom('', '.0', '.9', '.00', '.59', '.7'))
  .map(([code, decimals]) => ({ system: 'ICD-10' as const, code: code + decimals }));
const diagnosis = fc.oneof(icpc, icd);
const pack = (value: { system: DiagnosisSystem; code: string }) =>
  packDiagnosis(value.system, value.code) as number;

describe('packDiagnosis', () => {
  it('keeps the numbering that the lake stores', () => {
    expect(packDiagnosis('ICPC-2', 'A00')).toBe(0);
    expect(packDiagnosis('ICPC-2', 'R81')).toBe(1781);
    expect(packDiagnosis('ICD-10', 'A00')).toBe(2600);
    expect(packDiagnosis('ICD-10', 'N30.0')).toBe(2600 + (1330 * 11 + 1) * 11);
  });

  it('comes back as it was, and below 2³¹', () => {
    fc.assert(
      fc.property(diagnosis, (value) => {
        expect(unpackDiagnosis(pack(value))).toEqual(value);
        expect(pack(value)).toBeLessThan(2 ** 31);
      }),
    );
  });

  it('reads ICD-10 without the point and drops the extension of ICPC-2B', () => {
    expect(packDiagnosis('ICD-10', 'n300')).toBe(packDiagnosis('ICD-10', 'N30.0'));
    expect(packDiagnosis('ICPC-2', 'R81.0001')).toBe(packDiagnosis('ICPC-2', 'R81'));
  });

  it('refuses what is no code of the system', () => {
    for (const text of ['', 'R8', '81', 'R811', 'R81.1', '-50'])
      expect(packDiagnosis('ICPC-2', text), text).toBeNull();
    for (const text of ['', 'N3', 'N30.', 'N30.000', '*30'])
      expect(packDiagnosis('ICD-10', text), text).toBeNull();
    // No fourth digit, yet a fifth.
    for (const number of [-1, 2601, 317_200]) expect(() => unpackDiagnosis(number)).toThrow(RangeError);
  });
});

describe('diagnosisRange', () => {
  it('holds exactly the codes of its system that begin with the prefix', () => {
    fc.assert(
      fc.property(diagnosis, diagnosis, fc.constantFrom(1, 3, 5, 6), (a, b, length) => {
        const prefix = a.code.slice(0, length);
        const [first, last] = diagnosisRange(a.system, prefix);
        const inside = first <= pack(b) && pack(b) <= last;
        expect(inside).toBe(a.system === b.system && b.code.startsWith(prefix));
      }),
    );
  });

  it('takes whole steps only', () => {
    expect(isDiagnosisPrefix('ICD-10', 'N30.0')).toBe(true);
    for (const text of ['', 'R8', 'N30.0']) {
      expect(isDiagnosisPrefix('ICPC-2', text)).toBe(false);
      expect(() => diagnosisRange('ICPC-2', text)).toThrow(RangeError);
    }
  });
});

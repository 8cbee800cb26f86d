import type { Cell } from '@smalspor/domain/indicators';
import { parseMonth, periodOf } from '@smalspor/domain/time';
import { describe, expect, it } from 'vitest';
import type { DoctorSource } from './indicator-input.ts';
import { reportQuality } from './report-quality.ts';

const cell = (numerator: number, denominator: number) => ({ numerator, denominator }) as Cell;
const YEAR = periodOf('rolling12', parseMonth('2020-12'));

/** A doctor who had a list from March, in a release that begins with February. */
function source(more: object = {}): DoctorSource {
  const ofPeriod: Readonly<Record<string, Cell>> = {
    'off-list-share': cell(12, 180),
    'diagnosis-share': cell(90, 200),
    'mean-ddd': cell(190_000, 196),
  };
  return {
    reader: {
      manifest: {
        batches: [{ format: 'dispensings', from: parseMonth('2020-02'), to: parseMonth('2020-12') }],
        dddIndexYear: 2026,
      },
    },
    home: { meanListSize: 900, declaredListSize: 700 },
    period: YEAR,
    own: ({ indicator, kind, end }: { indicator: string; kind: string; end: number }) => {
      if (kind !== 'month') return ofPeriod[indicator] ?? null;
      return end < parseMonth('2020-03') ? cell(0, 0) : cell(15, 900);
    },
    ...more,
  } as unknown as DoctorSource;
}

describe('what a report rests on', () => {
  it('tells how much of the reader’s own prescriptions have a diagnosis and a known dose', () => {
    const quality = reportQuality(source(), 5);
    expect(quality).toMatchObject({ prescriptions: 180, offListPrescriptions: 12, dddIndexYear: 2026 });
    expect(quality.diagnosisCoverage).toBeCloseTo(45);
    expect(quality.dddCoverage).toBeCloseTo(98);
  });

  it('names the months without data, and apart from them those without a list', () => {
    expect(reportQuality(source(), 5)).toMatchObject({
      missingMonths: ['2020-01'],
      monthsWithoutList: ['2020-02'],
    });
  });

  it('names no single months where there was no list at all', () => {
    expect(reportQuality(source({ home: null }), 5)).toMatchObject({
      monthsWithoutList: [],
      offListPrescriptions: null,
      meanListSize: null,
    });
  });

  it('takes the declared list of a locum from the months for which one is declared', () => {
    const own = ({ indicator, kind, end }: { indicator: string; kind: string; end: number }) => {
      if (indicator !== 'prescriptions-per-1000-declared' || kind !== 'month') return null;
      if (end === parseMonth('2020-05')) return cell(9, 600);
      return end === parseMonth('2020-06') ? cell(7, 500) : cell(1, 0);
    };
    expect(reportQuality(source({ home: null, own }), 5)).toMatchObject({
      declaredListSize: 550,
      meanListSize: null,
    });
    expect(reportQuality(source({ home: null, own: () => null }), 5).declaredListSize).toBeNull();
  });

  it('covers nothing of no prescriptions, rather than 0 per cent', () => {
    expect(reportQuality(source({ own: () => null }), 5)).toMatchObject({
      prescriptions: 0,
      diagnosisCoverage: null,
      dddCoverage: null,
    });
  });
});

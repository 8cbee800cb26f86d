import type { Cell } from '@smalspor/domain/indicators';
import type { QualityInput } from '@smalspor/domain/reports';
import { addMonths, formatMonth, type Month, type Period, periodLength } from '@smalspor/domain/time';
import { undeliveredMonths } from '../releases/undelivered-months.ts';
import type { DoctorSource } from './indicator-input.ts';

/** What a doctor's figures rest on: own counts, lists, and what is not known. */
export function reportQuality(source: DoctorSource, disclosureThreshold: number): QualityInput {
  const { home, period, reader } = source;
  const cellOf = (indicator: string) => source.own({ indicator, kind: period.kind, end: period.end });
  const offList = cellOf('off-list-share');
  const all = cellOf('diagnosis-share');
  const missing = undeliveredMonths(reader.manifest.batches, monthsOf(period));
  return {
    prescriptions: offList?.denominator ?? all?.denominator ?? 0,
    offListPrescriptions: home === null ? null : (offList?.numerator ?? null),
    meanListSize: home?.meanListSize ?? null,
    declaredListSize: home?.declaredListSize ?? meanDeclared(source),
    diagnosisCoverage: percent(all?.numerator, all),
    // A mean dose is over the prescriptions whose dose is known.
    dddCoverage: percent(cellOf('mean-ddd')?.denominator, all),
    missingMonths: missing.map(formatMonth),
    monthsWithoutList:
      home === null
        ? []
        : monthsOf(period)
            .filter((month) => !missing.includes(month) && !hadList(source, month))
            .map(formatMonth),
    dddIndexYear: reader.manifest.dddIndexYear,
    disclosureThreshold,
  };
}

function monthsOf({ kind, end }: Period): readonly Month[] {
  const length = periodLength(kind);
  return Array.from({ length }, (_, index) => addMonths(end, index - length + 1));
}

function hadList({ own }: DoctorSource, month: Month): boolean {
  const cell = own({ indicator: 'prescriptions-per-1000', kind: 'month', end: month });
  return (cell?.denominator ?? 0) > 0;
}

/** A locum declares a list without having a home: the mean over the months that are declared. */
function meanDeclared({ own, period }: DoctorSource): number | null {
  const sizes = monthsOf(period)
    .map((end) => own({ indicator: 'prescriptions-per-1000-declared', kind: 'month', end })?.denominator ?? 0)
    .filter((size) => size > 0);
  return sizes.length === 0 ? null : sizes.reduce((sum, size) => sum + size, 0) / sizes.length;
}

function percent(part: number | undefined, whole: Cell | null): number | null {
  return part === undefined || whole === null || whole.denominator === 0
    ? null
    : (100 * part) / whole.denominator;
}

import type { InstitutionUnitType } from '@smalspor/domain/institution-report';
import { addMonths, type Month } from '@smalspor/domain/time';
import type { InstitutionFigures, InstitutionReader } from '@smalspor/warehouse/institutions';

/** First and last month, both included. */
export interface MonthsOf {
  readonly from: Month;
  readonly to: Month;
}

/** What an institution bought in some months, by type of ward; empty where it was not in the register or nobody delivered. */
export type ReadFigures = (organisation: number, span: MonthsOf) => Promise<readonly InstitutionFigures[]>;

const SCOPE = { kind: 'system', act: 'issue-reports' } as const;

/**
 * Reads own figures for issuing. Each period is read once.
 * @param isForMany read everyone's at once, which is quicker from some institutions on
 */
export function figuresReader(reader: InstitutionReader, isForMany: boolean): ReadFigures {
  const known = new Map<string, Promise<readonly InstitutionFigures[]>>();
  return async (organisation, span) => {
    if (span.from < reader.span.from || span.to > reader.span.to) return [];
    const key = `${isForMany ? '' : organisation} ${span.from} ${span.to}`;
    const figures =
      known.get(key) ??
      (isForMany ? reader.everyonesFigures(SCOPE, span) : reader.ownFigures(SCOPE, organisation, span));
    known.set(key, figures);
    return (await figures).filter((each) => each.organisation === organisation);
  };
}

/** The twelve months that end with a month. */
export function yearTo(end: Month): MonthsOf {
  return { from: addMonths(end, -11), to: end };
}

export function figuresOfType(
  figures: readonly InstitutionFigures[],
  unitType: InstitutionUnitType,
): InstitutionFigures | null {
  return figures.find((each) => each.unitType === unitType) ?? null;
}

import { estimateInstitution, type InstitutionEstimate, WARD_TYPES } from '@smalspor/domain/institutions';
import { countyCode } from '@smalspor/domain/organisation';
import { formatMonth } from '@smalspor/domain/time';
import type { UnitType } from '@smalspor/warehouse/institutions';
import type { House } from '../house/house.ts';
import { sumsLines } from './institution-lines.ts';
import { servedInstitutions } from './served-institutions.ts';

/** One type of ward of a county, or of the nation. */
export interface InstitutionSumsRow {
  readonly unitType: UnitType;
  /** The code of a county of today; `null`: the nation. */
  readonly county: string | null;
  readonly indicators: readonly {
    readonly indicator: string;
    /** Institutions in the sum; `null` where it is hidden. */
    readonly homes: number | null;
    readonly estimate: InstitutionEstimate;
  }[];
}

export interface InstitutionSumsTable {
  readonly release: string;
  /** The last month of the twelve, `YYYY-MM`; `null` where no twelve months have been delivered. */
  readonly end: string | null;
  readonly dddIndexYear: number;
  readonly rows: readonly InstitutionSumsRow[];
  /** The same for people. */
  readonly lines: readonly string[];
}

/**
 * What counties' institutions and the nation's bought in the last twelve months that are told: aggregates after disclosure
 * control, which everybody may read.
 * @throws Refusal `release-refused` where the release tells of no institutions
 */
export async function readInstitutionSums(house: House): Promise<InstitutionSumsTable> {
  const { reader, releaseId, dddIndexYear } = await servedInstitutions(house);
  const end = reader.ends.at(-1) ?? null;
  const definitions = house.content.institutionIndicators.filter(({ id }) => reader.indicators.includes(id));
  const rows =
    end === null
      ? []
      : [...WARD_TYPES, 'mixed' as const].flatMap((unitType): InstitutionSumsRow[] => {
          const counties = definitions.flatMap(({ id }) =>
            reader.publishedCounties({ unitType, indicator: id, end }),
          );
          const areas = [null, ...[...new Set(counties)].sort((a, b) => a - b)];
          return areas.map((county) => ({
            unitType,
            county: county === null ? null : countyCode(county),
            indicators: definitions.map((definition) => {
              const area =
                county === null ? ({ level: 'nation' } as const) : ({ level: 'county', county } as const);
              const told = reader.published(area, { unitType, indicator: definition.id, end });
              return told.sums === null
                ? { indicator: definition.id, homes: null, estimate: { value: null, reason: told.reason } }
                : {
                    indicator: definition.id,
                    homes: told.sums.homes,
                    estimate: estimateInstitution(definition, told.sums),
                  };
            }),
          }));
        });
  return {
    release: releaseId,
    end: end === null ? null : formatMonth(end),
    dddIndexYear,
    rows,
    lines: rows.flatMap((row) => sumsLines(house, row)),
  };
}

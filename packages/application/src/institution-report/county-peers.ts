import {
  type CountyPeers,
  INSTITUTION_SECTIONS,
  type InstitutionMoment,
  type InstitutionUnitType,
} from '@smalspor/domain/institution-report';
import { addMonths, type Period } from '@smalspor/domain/time';
import type { InstitutionReader } from '@smalspor/warehouse/institutions';

interface Compared {
  readonly unitType: InstitutionUnitType;
  readonly county: number | null;
  readonly moment: InstitutionMoment;
  readonly period: Period;
}

/**
 * Who the county's figures are of in a report: those that take part, where each main figure can be told of them, in later reports
 * of the year before too; otherwise all that delivered. One choice for the whole report, so that no two figures of it speak of
 * different places by the same name.
 */
export function countyPeers(
  reader: InstitutionReader,
  { unitType, county, moment, period }: Compared,
): CountyPeers | null {
  if (county === null) return null;
  if (!reader.takesPartIn(county)) return 'nobody-yet';
  const main =
    unitType === 'home-care' ? INSTITUTION_SECTIONS.headlineWithoutBedDays : INSTITUTION_SECTIONS.headline;
  const ends = moment === 'start' ? [period.end] : [period.end, addMonths(period.end, -12)];
  const isTold = main.every((indicator) =>
    ends.every(
      (end) =>
        reader.published({ level: 'county', county, takingPart: true }, { unitType, indicator, end }).sums !==
        null,
    ),
  );
  return isTold ? 'taking-part' : 'too-few';
}

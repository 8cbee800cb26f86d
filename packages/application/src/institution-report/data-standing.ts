import type { InstitutionReportInput, InstitutionUnitType } from '@smalspor/domain/institution-report';
import type { House } from '../house/house.ts';
import { listCorrectedMonths, type MonthsOfInstitution } from '../institution-data/corrected-months.ts';
import { listUnconfirmedMonths } from '../institution-data/oddities.ts';

type Standing = Pick<InstitutionReportInput['quality'], 'unconfirmedMonths' | 'correctedMonths'>;

/** How sure the months of an institution are, for the reports of all its kinds of stay. */
export type DataStanding = (unitType: InstitutionUnitType) => Standing;

/**
 * Reads how sure the months of an institution are now: what looks odd and is not confirmed there, and what has been told anew.
 * That bed days are missing the report says in another way: nothing can be confirmed about them. What was given is no part of
 * what was bought.
 */
export async function readDataStanding(house: House, months: MonthsOfInstitution): Promise<DataStanding> {
  const [unconfirmed, corrected] = await Promise.all([
    listUnconfirmedMonths(house, months, months.span),
    listCorrectedMonths(house, months),
  ]);
  return (unitType) => {
    const own = unconfirmed.filter(
      (each) =>
        each.kind !== 'no-bed-days' &&
        each.kind !== 'methenamine-treatment' &&
        // Purchases that cannot be divided are every ward's.
        (each.unitType === unitType || each.unitType === 'mixed' || unitType === 'mixed'),
    );
    return {
      unconfirmedMonths: new Set(own.map(({ month }) => month)).size,
      correctedMonths: corrected.length,
    };
  };
}

import { packedMedicines, selectionHas } from '@smalspor/domain/indicators';
import {
  ADMINISTERED,
  type AdministeredInput,
  type InstitutionReportInput,
  type InstitutionUnitType,
} from '@smalspor/domain/institution-report';
import { packAtc } from '@smalspor/domain/medicines';
import { type Administered, readAdministered } from '@smalspor/warehouse/lmdi';
import type { House } from '../house/house.ts';
import type { MonthsOfInstitution } from '../institution-data/corrected-months.ts';
import { deliveredFiles } from '../institution-data/delivered-files.ts';

/** What a home has given, for the reports of each of its kinds of stay. */
export type AdministeredFigures = (unitType: InstitutionUnitType) => InstitutionReportInput['administered'];

/**
 * Reads what the journal of a home told that it gave, counted by the edition of the DDDs that its purchases are counted by, and
 * by the same lists of medicines.
 */
export async function readAdministeredFigures(
  house: House,
  { organisation, span }: MonthsOfInstitution,
  indexYear: number,
): Promise<AdministeredFigures> {
  const delivered = await deliveredFiles(house);
  const told = await readAdministered(house.home, {
    files: { administrations: delivered.of('administrations'), products: delivered.of('products', 'fest') },
    medicines: house.content.medicines,
    ...{ indexYear, span, organisation },
  });
  const months = span.to - span.from + 1;
  return (unitType) => (told === null ? null : { months, ...figuresOf(house, told, unitType) });
}

function figuresOf(
  { content }: House,
  { sums, toldMonths }: Administered,
  unitType: InstitutionUnitType,
): Omit<AdministeredInput, 'months'> {
  const isOwn = ({ wardType }: Administered['sums'][number]) => unitType === 'mixed' || wardType === unitType;
  const isDivided = unitType === 'mixed' || sums.every(({ wardType }) => wardType !== null);
  const own = sums.filter(isOwn);
  const of = (id: string) => {
    const definition = content.institutionIndicators.find((each) => each.id === id);
    const set = definition && content.codeSets.get(definition.numerator.medicines);
    if (set === undefined) return [];
    const medicines = packedMedicines(set);
    const counted = own.filter(({ atc }) => selectionHas(medicines, packAtc(atc) ?? 0));
    return [[id, counted.reduce((sum, { ddd }) => sum + ddd, 0)] as const];
  };
  const without = own.flatMap((each) => Object.values(each.without));
  return {
    toldMonths,
    ddd: isDivided ? Object.fromEntries(ADMINISTERED.flatMap(of)) : null,
    doses: own.reduce((sum, { doses }) => sum + doses, 0),
    dosesWithoutDdd: without.reduce((sum, doses) => sum + doses, 0),
  };
}

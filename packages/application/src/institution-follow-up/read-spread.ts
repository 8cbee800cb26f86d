import type { UnboundUseCase } from '@smalspor/contract/use-cases';
import { countyCode, unitOfCode } from '@smalspor/domain/organisation';
import { addMonths, formatMonth } from '@smalspor/domain/time';
import type { House } from '../house/house.ts';
import { chosenFigures } from './chosen-figures.ts';

/**
 * Where the values of institutions of one kind lie in the last told year: bars of several institutions, and never a mark of
 * one. As the release tells them, after disclosure control.
 */
export const readInstitutionSpread: UnboundUseCase<House, 'readInstitutionSpread'> = async (
  house,
  _actor,
  input,
) => {
  const chosen = await chosenFigures(house, input);
  const { reader, unitType, definition } = chosen;
  const { geography } = house.content;
  const end = reader.ends.at(-1) ?? null;
  const key = end === null ? null : { unitType, indicator: definition.id, end };
  const county = input.county === undefined ? null : unitOfCode(input.county);
  const places =
    key === null ? ({ among: null, reason: 'no-data' } as const) : await reader.places(county, key);
  const counties = key === null ? [] : reader.publishedCounties(key);
  return {
    unitType,
    unitTypes: [...chosen.unitTypes],
    indicator: definition.id,
    indicators: [...chosen.indicators],
    period: end === null ? null : { from: formatMonth(addMonths(end, -11)), to: formatMonth(end) },
    /** Counties that are told of by themselves. */
    counties: counties.map((each) => ({
      code: countyCode(each),
      name: geography.countyByCode.get(countyCode(each))?.name ?? countyCode(each),
    })),
    among: places.among,
    reason: places.among === null ? places.reason : null,
    bins: places.among === null ? [] : places.bins.map((bin) => ({ ...bin })),
  };
};

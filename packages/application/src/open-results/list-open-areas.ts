import type { OutputOf } from '@smalspor/contract/operations';
import type { UnboundUseCase } from '@smalspor/contract/use-cases';
import { openAreaId } from '@smalspor/domain/open-results';
import { countyCode } from '@smalspor/domain/organisation';
import { inEachLanguage } from '@smalspor/domain/texts';
import { formatMonth } from '@smalspor/domain/time';
import { PUBLIC_LEVELS, type PublicLevel } from '@smalspor/warehouse/read';
import type { House } from '../house/house.ts';
import type { OpenContent } from './open-definitions.ts';
import { type OpenRelease, openReleaseForAll } from './open-release.ts';

type Area = OutputOf<'listOpenAreas'>['areas'][number];

/** The country as it is told of everywhere outside Explore. */
export const NATION: Area = {
  id: 'nation',
  level: 'nation',
  code: null,
  name: { nb: 'Norge', nn: 'Noreg', en: 'Norway' },
  validFrom: null,
  validTo: null,
};

/** The country and the counties that the release tells anything of. */
export const listOpenAreas: UnboundUseCase<House, 'listOpenAreas'> = async (house, { release }) =>
  describeOpenAreas(house.content, await openReleaseForAll(house, release));

export function describeOpenAreas(
  { geography }: Pick<OpenContent, 'geography'>,
  { id, reader }: OpenRelease,
): OutputOf<'listOpenAreas'> {
  const areas = PUBLIC_LEVELS.flatMap((level) =>
    unitsOf(reader, level).map((unit) => [level, unit] as const),
  );
  return {
    release: id,
    areas: [
      NATION,
      ...areas.flatMap(([level, unit]): Area[] => {
        if (level === 'nation') return [];
        const code = countyCode(unit);
        const county = geography.countyByCode.get(code);
        const told = level === 'county' ? level : 'county-today';
        const isThen = told === 'county';
        return [
          {
            id: openAreaId({ level: told, unit }),
            level: told,
            code,
            name: inEachLanguage(() => county?.name ?? code),
            validFrom: isThen && county ? formatMonth(county.from) : null,
            validTo: isThen && county?.last != null ? formatMonth(county.last) : null,
          },
        ];
      }),
    ],
  };
}

/** Counties of today are also those that only institutions are told of. */
function unitsOf(
  { publishedUnits, institutions }: OpenRelease['reader'],
  level: PublicLevel,
): readonly number[] {
  const units = publishedUnits(level);
  if (level !== 'countyNow' || institutions === null) return units;
  const { indicators, ends, publishedCounties } = institutions;
  const told = indicators.flatMap((indicator) =>
    ends.flatMap((end) => publishedCounties({ unitType: 'long-term', indicator, end })),
  );
  return [...new Set([...units, ...told])].sort((a, b) => a - b);
}

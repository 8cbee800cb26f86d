import type { UnboundUseCase } from '@smalspor/contract/use-cases';
import { EXPLORE_LEVELS, EXPLORE_PERIODS, exploreEnds, splitsOf } from '@smalspor/domain/explore';
import { inEachLanguage } from '@smalspor/domain/texts';
import { formatMonth } from '@smalspor/domain/time';
import type { House } from '../house/house.ts';
import { lastQuarterEnd } from '../reports/report-period.ts';
import { unitsFor } from './choose-view.ts';
import { WARDS } from './explorable.ts';
import { nameOfUnit } from './explore-names.ts';
import { exploreRelease } from './explored.ts';

/** What the reader can look at in the served release; nothing before the first. No figure goes with the names. */
export const readExploreChoices: UnboundUseCase<House, 'readExploreChoices'> = async (house, actor) => {
  if ((await house.shelf.current()) === null) return { release: null, indicators: [], levels: [], ends: [] };
  const { reader, explorables } = await exploreRelease(house);
  const { geography, indicators } = house.content;
  const levels = EXPLORE_LEVELS.map((level) => ({ level, units: unitsFor(actor, level, geography, reader) }));
  // Doctors have no units to choose; of all other levels only those that hold something for the reader.
  const open = levels.filter(({ level, units }) => level === 'prescriber' || units.length > 0);
  const { id, from, to, synthetic } = reader.manifest;
  return {
    release: { id, from: formatMonth(from), to: formatMonth(to), synthetic },
    indicators: explorables.map((explorable) => {
      const { texts, kind } = explorable.reported;
      return {
        id: explorable.id,
        name: inEachLanguage((language) => texts[language].name),
        short: inEachLanguage((language) => texts[language].short),
        kind,
        setting: explorable.of === 'institutions' ? 'institutions' : explorable.definition.setting,
        levels: explorable.levels
          .filter(({ level }) => open.some((each) => each.level === level))
          .map(({ level, periods }) => ({ level, periods: [...periods] })),
        splits:
          explorable.of === 'institutions'
            ? []
            : splitsOf(explorable.definition, indicators).map(({ by }) => by),
        wards: explorable.of === 'institutions' ? [...WARDS] : [],
      };
    }),
    levels: open.map(({ level, units }) => ({
      level,
      units: units.map((unit) => ({ ...unit, name: nameOfUnit(house, level, unit.id) })),
    })),
    ends: EXPLORE_PERIODS.map((period) => ({
      period,
      ends: exploreEnds(period, { from, to: lastQuarterEnd(reader.manifest) }).map(formatMonth),
    })),
  };
};

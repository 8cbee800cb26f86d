import { annotationsFor } from '@smalspor/domain/indicators';
import { countiesOfLineage, countyNow, municipalityCode } from '@smalspor/domain/organisation';
import { formatMonth } from '@smalspor/domain/time';
import type { House } from '../house/house.ts';
import type { ChosenView } from './choose-view.ts';
import type { ExploringDoctor } from './doctor-figures.ts';
import type { Explored } from './explored.ts';

/** What the curves are to be read with: of the country, and of every county that a chosen place has lain in. */
export function viewAnnotations(
  { content }: Pick<House, 'content'>,
  { reader }: Explored,
  { level, units, ends, slice }: ChosenView,
  home: ExploringDoctor['home'],
) {
  const { geography, annotations } = content;
  const countiesOf = (id: string): readonly string[] => {
    if (level === 'municipality') return countiesOfLineage(geography, id);
    if (level === 'countyNow' || level === 'county') {
      const ground = geography.municipalities.filter(
        ({ code, county }) => county === id || (level === 'countyNow' && countyNow(geography, code) === id),
      );
      return [...new Set(ground.map(({ county }) => county))];
    }
    return home === null ? [] : countiesOfLineage(geography, municipalityCode(home.municipality));
  };
  const [first, last] = [ends[0], ends.at(-1)];
  if (first === undefined || last === undefined) return [];
  const counties = level === 'nation' || level === 'region' ? [] : units.flatMap(countiesOf);
  const { from } = reader.manifest;
  return annotationsFor(
    annotations,
    counties,
    { from: slice.period === 'month' ? first : from, to: last },
    reader.manifest.synthetic,
  ).map(({ id, month, text, source, invented }) => ({
    id,
    month: formatMonth(month),
    text,
    source,
    invented,
  }));
}

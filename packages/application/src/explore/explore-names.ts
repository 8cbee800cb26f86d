import type { ExploreLevel, PlacesAlike, SizeClass } from '@smalspor/domain/explore';
import { reportTexts, textsOver, unitOf } from '@smalspor/domain/reports';
import { fillMessage, formatNumber, inEachLanguage, type Localised } from '@smalspor/domain/texts';
import type { House } from '../house/house.ts';
import type { Explorable } from './explorable.ts';

type Named = Pick<House, 'content'>;

function same(name: string): Localised {
  return inEachLanguage(() => name);
}

/** What a unit is called. A group has the name of the register, which the reader knows it by. */
export function nameOfUnit({ content }: Named, level: ExploreLevel, id: string): Localised {
  const { geography, messages } = content;
  switch (level) {
    case 'region':
      return geography.healthRegions.find((region) => region.id === id)?.name ?? same(id);
    case 'county':
    case 'countyNow':
      return same(geography.countyByCode.get(id)?.name ?? id);
    case 'municipality':
      return same(geography.municipalityByCode.get(id)?.name ?? id);
    default:
      return fillMessage(messages, `explore.unit.${level}`);
  }
}

/** «Øvrige kommuner» of a county. */
export function nameOfRest({ content }: Named, county: string): Localised {
  const name = content.geography.countyByCode.get(county)?.name.split(' – ')[0] ?? county;
  return fillMessage(content.messages, 'explore.unit.rest', { county: same(name) });
}

export function nameOfLikes({ content }: Named, size: SizeClass): Localised {
  return fillMessage(content.messages, `explore.unit.like.${size}`);
}

/** «Sentralitet 3, 5213–9803 innbyggere». */
export function nameOfAlike(
  { content }: Named,
  { mostCentral, leastCentral, from, to }: PlacesAlike,
): Localised {
  const classes = mostCentral === leastCentral ? `${mostCentral}` : `${mostCentral}–${leastCentral}`;
  const number = (value: number | null) =>
    inEachLanguage((language) => (value === null ? '' : formatNumber(value, 0, language)));
  const limits = `${from === null ? 'open' : 'from'}-${to === null ? 'open' : 'to'}`;
  return fillMessage(content.messages, `explore.unit.like.centrality.${limits}`, {
    classes: same(classes),
    from: number(from),
    to: number(to),
  });
}

/** What the values of an indicator are counted in: institutions have words of their own. */
export function measuredIn({ content }: Named, { of, reported }: Explorable): Localised {
  return unitOf(
    reported,
    of === 'institutions' ? textsOver(content.messages, 'institution-report') : reportTexts(content.messages),
  );
}

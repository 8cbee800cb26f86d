import type { InputOf, OutputOf } from '@smalspor/contract/operations';
import {
  EXPLORE_LIKENESS,
  type ExploreLevel,
  type ExploreLikeness,
  type ExplorePeriod,
  type ExploreSplit,
} from '@smalspor/domain/explore';

export type Choices = OutputOf<'readExploreChoices'>;
export type ChosenIndicator = Choices['indicators'][number];
export type ExploreQuery = InputOf<'readExploreView'>;
type Wards = NonNullable<ExploreQuery['wards']>;

/** The pictures, in the order of the menu. */
export const EXPLORE_VIEWS = ['time', 'funnel', 'ranked', 'counties', 'map', 'table'] as const;
export type ExploreViewName = (typeof EXPLORE_VIEWS)[number];

/** What the address bar says; together with who reads it, this is the whole state of the page. */
export interface ExploreAddress {
  readonly indicator: string;
  readonly level: ExploreLevel;
  /** Empty for doctors. */
  readonly units: readonly string[];
  readonly period: ExplorePeriod;
  /** `null`: the newest. */
  readonly end: string | null;
  readonly split: ExploreSplit | null;
  readonly like: ExploreLikeness | null;
  readonly wards: Wards | null;
  readonly view: ExploreViewName;
}

export const ADDRESS_PARTS = [
  'indicator',
  'level',
  'units',
  'period',
  'end',
  'split',
  'like',
  'wards',
  'view',
] as const;
export type AddressPart = (typeof ADDRESS_PARTS)[number];

/** The figure that the programme is about. */
const LEADING = 'prescriptions-per-1000';
/** Where a reader who has chosen nothing begins: as near to the own area as possible. */
const NEAREST: readonly ExploreLevel[] = ['own', 'municipality', 'countyNow', 'county', 'region', 'group'];

/**
 * What an address asks for. What it leaves out is filled in: the leading indicator of the reader's own area. What it asks for and
 * the reader cannot choose is named, and filled in as if it were left out.
 * @returns `null` where nothing can be chosen
 */
export function readAddress(
  said: URLSearchParams,
  choices: Choices,
): { readonly address: ExploreAddress; readonly faults: readonly AddressPart[] } | null {
  const faults: AddressPart[] = [];
  const pick = <T>(part: AddressPart, among: readonly T[], keyOf: (one: T) => string): T | undefined => {
    const text = said.get(part);
    if (text === null || text === '') return undefined;
    const found = among.find((one) => keyOf(one) === text);
    if (found === undefined) faults.push(part);
    return found;
  };
  const word = (text: string) => text;
  const { indicators } = choices;
  const indicator =
    pick('indicator', indicators, ({ id }) => id) ??
    indicators.find(({ id }) => id === LEADING) ??
    indicators[0];
  if (indicator === undefined) return null;
  const level = pick('level', indicator.levels, (one) => one.level) ?? nearestLevel(indicator, choices);
  if (level === undefined) return null;
  const among = unitsOf(choices, level.level);
  const wanted = [...new Set((said.get('units') ?? '').split(',').filter(Boolean))];
  const known = wanted.filter((id) => among.some((unit) => unit.id === id));
  if (known.length < wanted.length) faults.push('units');
  const period =
    pick('period', level.periods, word) ??
    level.periods.find((one) => one === 'rolling12') ??
    level.periods[0];
  if (period === undefined) return null;
  const ends = choices.ends.find((one) => one.period === period)?.ends ?? [];
  const likeness = level.level === 'municipality' ? EXPLORE_LIKENESS : [];
  return {
    address: {
      indicator: indicator.id,
      level: level.level,
      units: known.length > 0 ? known : firstOf(among),
      period,
      end: pick('end', ends, word) ?? null,
      split: pick('split', indicator.splits, word) ?? null,
      like: pick('like', likeness, word) ?? null,
      wards: pick('wards', indicator.wards, word) ?? indicator.wards[0] ?? null,
      view: pick('view', EXPLORE_VIEWS, word) ?? (level.level === 'prescriber' ? 'ranked' : 'time'),
    },
    faults,
  };
}

export function unitsOf({ levels }: Choices, level: ExploreLevel): Choices['levels'][number]['units'] {
  return levels.find((one) => one.level === level)?.units ?? [];
}

/** The own one, or the first. */
function firstOf(units: ReturnType<typeof unitsOf>): readonly string[] {
  const first = units.find(({ own }) => own) ?? units[0];
  return first ? [first.id] : [];
}

function nearestLevel(
  indicator: ChosenIndicator,
  choices: Choices,
): ChosenIndicator['levels'][number] | undefined {
  const own = NEAREST.find(
    (level) =>
      unitsOf(choices, level).some((unit) => unit.own) && indicator.levels.some((one) => one.level === level),
  );
  return (
    indicator.levels.find(({ level }) => level === own) ??
    indicator.levels.find(({ level }) => level === 'nation') ??
    indicator.levels[0]
  );
}

/** The address as the bar shows it: parts in one order, and none that is empty, so that the same view has the same link. */
export function writeAddress(address: Partial<ExploreAddress>): URLSearchParams {
  const written = new URLSearchParams();
  for (const part of ADDRESS_PARTS) {
    const value = address[part];
    const text = Array.isArray(value) ? value.join(',') : value;
    if (typeof text === 'string' && text !== '') written.set(part, text);
  }
  return written;
}

/** Another choice; what no longer fits with it goes back to what one begins with. */
export function changeAddress(
  address: ExploreAddress,
  change: Partial<ExploreAddress>,
  choices: Choices,
): ExploreAddress {
  const next = { ...address, ...change };
  const isElsewhere = next.level !== address.level;
  const wanted = writeAddress(isElsewhere ? { ...next, units: change.units ?? [] } : next);
  return readAddress(wanted, choices)?.address ?? address;
}

/** What the server is asked. */
export function queryOf({ view: _, units, end, split, like, wards, ...rest }: ExploreAddress): ExploreQuery {
  return {
    ...rest,
    ...(units.length > 0 ? { units: units.join(',') } : {}),
    ...(end === null ? {} : { end }),
    ...(split === null ? {} : { split }),
    ...(like === null ? {} : { like }),
    ...(wards === null ? {} : { wards }),
  };
}

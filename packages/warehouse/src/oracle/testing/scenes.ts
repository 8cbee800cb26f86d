import {
  type BoundaryChange,
  carryForward,
  createGeography,
  type Geography,
  type Municipality,
  municipalityCode,
} from '@smalspor/domain/organisation';
import { type Month, parseMonth } from '@smalspor/domain/time';

/** A time in which boundaries change, and the municipalities that lists begin in. */
export interface Scene {
  readonly from: Month;
  readonly to: Month;
  readonly geography: Geography;
  /** Valid in `from`. */
  readonly places: readonly string[];
}

/** Scenes from the real geography, and one from a country that has what the real one was spared. */
export function scenesOf(norway: Geography): readonly Scene[] {
  return [
    scene(norway, '2019-01', '2020-12', ['0301', '0602', '0625', '0711', '1850', '5012', '1444', '1504']),
    scene(norway, '2019-07', '2020-09', ['0301', '1850', '1854', '5012', '5013', '1546']),
    scene(norway, '2023-01', '2024-12', ['0301', '1507', '3005', '3020', '5401']),
    scene(norway, '2016-02', '2018-01', ['0720', '0706', '0704', '1613', '1601', '0301']),
    scene(invented(), '2019-01', '2020-12', ['0101', '0103', '0201', '0202']),
  ];
}

/** The code under which a list that began in `place` lies in a month; `part` tells which part it fell to in a split. */
export function codeIn({ geography, from }: Scene, place: string, month: Month, part: number): string {
  let code = place;
  for (let now = from; now < month; now = (now + 1) as Month) {
    const next = carryForward(geography, code, now, (now + 1) as Month);
    if (next.kind === 'code') code = next.code;
    else if (next.kind === 'split') code = next.parts[part % next.parts.length] as string;
    else throw new RangeError(`${code} ends without a successor`);
  }
  return code;
}

function scene(geography: Geography, from: string, to: string, places: readonly string[]): Scene {
  return { geography, from: parseMonth(from), to: parseMonth(to), places };
}

/**
 * Changes in the middle of a quarter, a municipality divided between counties, one that gave away a part to a municipality that
 * was there before, a part that was joined with another later, and counties that became one.
 */
function invented(): Geography {
  const changes: readonly (readonly [string, string, string])[] = [
    ['2019-05', '0101', '0102'],
    ['2019-05', '0101', '0203'],
    ['2019-11', '0102', '0104'],
    ['2019-11', '0103', '0104'],
    ['2020-04', '0201', '0202'],
    ['2020-07', '0202', '0302'],
    ['2020-07', '0203', '0303'],
    ['2020-07', '0104', '0304'],
  ];
  const codes = [...new Set(changes.flatMap(([, from, to]) => [from, to]))].sort();
  const all: BoundaryChange[] = changes.map(([on, from, to]) => ({ on: parseMonth(on), from, to }));
  const county = (code: string, from: string, last: string | null) => ({
    code,
    name: `County ${code}`,
    otherNames: {},
    from: parseMonth(from),
    last: last === null ? null : parseMonth(last),
    healthRegion: 'all',
  });
  return createGeography({
    municipalities: codes.map((code) => municipality(code, all)),
    counties: [
      county('01', '2012-01', '2020-06'),
      county('02', '2012-01', '2020-06'),
      county('03', '2020-07', null),
    ],
    healthRegions: [{ id: 'all', name: { nb: 'Alle', nn: 'Alle', en: 'All' } }],
    changes: all,
    population: [],
  });
}

function municipality(code: string, changes: readonly BoundaryChange[]): Municipality {
  const older = ['0101', '0103', '0201', '0202'].includes(code);
  const entered = changes.filter(({ to }) => to === code).map(({ on }) => on);
  const left = changes.find(({ from }) => from === code)?.on;
  return {
    code: municipalityCode(Number(code)),
    name: `Place ${code}`,
    otherNames: {},
    from: older ? parseMonth('2012-01') : (Math.min(...entered) as Month),
    last: left === undefined ? null : ((left - 1) as Month),
    county: code.slice(0, 2),
    inhabitants2021: [],
  };
}

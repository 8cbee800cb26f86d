import { worldMonth } from '../country/world-time.ts';

/** When the programme RASK reached a county of the 19 that there were until 2017. */
export interface RaskStart {
  /** Two digits, county of 2012. */
  readonly county: string;
  readonly name: string;
  /** World month of the county's opening conference. */
  readonly start: number;
  /** Made up: no open source was found for the month. */
  readonly invented: boolean;
  /** Part of the usual effect that the programme has in this county, on the log scale. */
  readonly strength: number;
}

const known = (county: string, name: string, year: number, month: number, strength = 1): RaskStart => ({
  county,
  name,
  start: worldMonth(year, month),
  invented: false,
  strength,
});
const invented = (county: string, name: string, year: number, month: number): RaskStart => ({
  ...known(county, name, year, month),
  invented: true,
});

/**
 * Known: it began in Østfold in October 2016; Rogaland’s conference was in January 2018, Vestfold’s in February 2019, where use
 * fell by 1.2 % only; 16 of 19 counties were reached by the end of 2020, the others were to follow in 2021.
 */
export const RASK_ROLL_OUT: readonly RaskStart[] = [
  known('01', 'Østfold', 2016, 10),
  invented('06', 'Buskerud', 2017, 3),
  invented('08', 'Telemark', 2017, 9),
  invented('12', 'Hordaland', 2017, 10),
  known('11', 'Rogaland', 2018, 1),
  invented('10', 'Vest-Agder', 2018, 3),
  invented('09', 'Aust-Agder', 2018, 4),
  invented('18', 'Nordland', 2018, 9),
  invented('14', 'Sogn og Fjordane', 2018, 10),
  invented('19', 'Troms', 2018, 11),
  known('07', 'Vestfold', 2019, 2, 0.1),
  invented('20', 'Finnmark', 2019, 3),
  invented('04', 'Hedmark', 2019, 9),
  invented('05', 'Oppland', 2019, 10),
  invented('15', 'Møre og Romsdal', 2019, 11),
  invented('16', 'Sør-Trøndelag', 2020, 1),
  invented('17', 'Nord-Trøndelag', 2021, 2),
  invented('02', 'Akershus', 2021, 4),
  invented('03', 'Oslo', 2021, 9),
];

const BY_COUNTY = new Map(RASK_ROLL_OUT.map((entry) => [entry.county, entry]));

/** @throws RangeError for a code that was no county in 2012. */
export function raskStart(county: string): RaskStart {
  const start = BY_COUNTY.get(county);
  if (!start) throw new RangeError(`No county of 2012 has the code ${county}`);
  return start;
}

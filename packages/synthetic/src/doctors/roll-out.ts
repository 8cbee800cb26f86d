import { worldMonth } from '../country/world-time.ts';

/** When the quality programme RAK reached a county of the 19 that there were until 2017. */
export interface CountyStart {
  /** Two digits, county of 2012. */
  readonly county: string;
  readonly name: string;
  /** World month of the county's opening meeting. */
  readonly start: number;
  /** Only the first county's month is known; the others are made up. */
  readonly invented: boolean;
}

const invented = (county: string, name: string, year: number, month: number): CountyStart => ({
  county,
  name,
  start: worldMonth(year, month),
  invented: true,
});

/** Known: Buskerud began in November 2016 and all counties had been offered the course by the end of 2020. */
export const ROLL_OUT: readonly CountyStart[] = [
  { county: '06', name: 'Buskerud', start: worldMonth(2016, 11), invented: false },
  invented('01', 'Østfold', 2017, 1),
  invented('19', 'Troms', 2017, 2),
  invented('10', 'Vest-Agder', 2017, 3),
  invented('09', 'Aust-Agder', 2017, 8),
  invented('11', 'Rogaland', 2017, 9),
  invented('12', 'Hordaland', 2017, 10),
  invented('07', 'Vestfold', 2017, 11),
  invented('08', 'Telemark', 2018, 1),
  invented('04', 'Hedmark', 2018, 2),
  invented('05', 'Oppland', 2018, 3),
  invented('16', 'Sør-Trøndelag', 2018, 5),
  invented('17', 'Nord-Trøndelag', 2018, 5),
  invented('14', 'Sogn og Fjordane', 2019, 1),
  invented('03', 'Oslo', 2019, 4),
  invented('02', 'Akershus', 2019, 9),
  invented('15', 'Møre og Romsdal', 2019, 10),
  invented('18', 'Nordland', 2020, 1),
  invented('20', 'Finnmark', 2020, 9),
];

const BY_COUNTY = new Map(ROLL_OUT.map((entry) => [entry.county, entry]));

/** @throws RangeError for a code that was no county in 2012. */
export function countyStart(county: string): CountyStart {
  const start = BY_COUNTY.get(county);
  if (!start) throw new RangeError(`No county of 2012 has the code ${county}`);
  return start;
}

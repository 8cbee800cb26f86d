import {
  CENTRALITY_CLASSES,
  type Centrality,
  type CentralityClass,
  centralityClassOf,
  type Geography,
} from '@smalspor/domain/organisation';
import type { ContentFile } from '../reading/content-files.ts';
import type { Report } from '../reading/content-problem.ts';
import { readTable } from '../reading/table.ts';

const FILE = 'geography/centrality.csv';

/** Reads how central municipalities are: a class, or an index that has one, of one edition. */
export function readCentrality(
  files: readonly ContentFile[],
  geography: Geography,
  report: Report,
): Centrality {
  const file = files.find(({ path }) => path === FILE);
  if (!file) report(FILE, 1, 'is missing');
  const rows = file ? readTable(file, ['code', 'edition', 'class', 'index'], report) : [];
  const classByCode = new Map<string, CentralityClass>();
  const edition = Number(rows[0]?.cells.edition ?? 0);
  for (const { line, cells } of rows) {
    const fault = (message: string) => report(FILE, line, message);
    if (!/^20\d\d$/.test(cells.edition))
      fault(`${cells.edition || 'an empty cell'} is no year of an edition`);
    else if (Number(cells.edition) !== edition)
      fault(`editions are not mixed: the first line is of ${edition}`);
    if (!geography.municipalityByCode.has(cells.code)) fault(`${cells.code} is no municipality`);
    if (classByCode.has(cells.code)) fault(`${cells.code} stands twice`);
    const found = classIn(cells.class, cells.index, edition, fault);
    if (found !== null) classByCode.set(cells.code, found);
  }
  return { edition, classByCode };
}

function classIn(
  text: string,
  index: string,
  edition: number,
  fault: (message: string) => void,
): CentralityClass | null {
  const given = CENTRALITY_CLASSES.find((one) => String(one) === text) ?? null;
  if (text !== '' && given === null) {
    fault(`${text} is no class: 1 is the most central, 6 the least`);
    return null;
  }
  if (index === '') {
    if (given === null) fault('has neither class nor index');
    return given;
  }
  if (!/^\d{1,4}$/.test(index) || Number(index) > 1000) {
    fault(`${index} is no index from 0 to 1000`);
    return given;
  }
  const indexed = centralityClassOf(Number(index), edition);
  if (given === null && indexed === null) {
    fault(`the limits of the classes of ${edition} are not known: give the class`);
  }
  if (given !== null && indexed !== null && given !== indexed) {
    fault(`the index ${index} is of class ${indexed}, not ${given}`);
  }
  return given ?? indexed;
}

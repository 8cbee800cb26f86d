import { number } from './count-prescriptions.ts';
import { readRegisterFile } from './read-register-file.ts';

/** Plain counts over the GP lists of one year. */
export interface ListCounts {
  readonly year: number;
  /** Mean of the month ends: everybody on a list, with or without a doctor. */
  readonly persons: number;
  readonly personsByMunicipality: ReadonlyMap<string, number>;
  readonly women2079: number;
  /** At the end of December. */
  readonly lists: number;
  readonly unfilled: number;
  readonly doctors: number;
  readonly doctorsWithTwo: number;
  readonly meanLength: number;
  readonly womenAmongDoctors: number;
  readonly children: number;
  readonly aged65: number;
}

export function countLists(directory: string, year: number): ListCounts {
  const byMunicipality = new Map<string, number>();
  const listsOf = new Map<string, number>();
  const sums = { persons: 0, women: 0, lists: 0, unfilled: 0, filledPersons: 0, children: 0, aged65: 0 };
  const file = readRegisterFile(directory, `gp-lists-${year}.csv`);
  const column = (name: string) => file.columns.indexOf(name);
  const women = ['20_29', '30_39', '40_49', '50_59', '60_64', '65_69', '70_79'].map((band) =>
    column(`k_${band}`),
  );
  const children = [column('k_0_9'), column('m_0_9')];
  const aged = ['65_69', '70_79', '80'].flatMap((band) => [column(`k_${band}`), column(`m_${band}`)]);
  file.forEach((fields) => {
    const patients = number(fields[4]);
    const add = (columns: readonly number[]) => columns.reduce((sum, at) => sum + number(fields[at]), 0) / 12;
    sums.persons += patients / 12;
    sums.women += add(women);
    sums.children += add(children);
    sums.aged65 += add(aged);
    byMunicipality.set(fields[3] ?? '', (byMunicipality.get(fields[3] ?? '') ?? 0) + patients / 12);
    if (!fields[0]?.endsWith('-12')) return;
    sums.lists += 1;
    const hpr = fields[2] ?? '';
    if (hpr === '') sums.unfilled += 1;
    else {
      listsOf.set(hpr, (listsOf.get(hpr) ?? 0) + 1);
      sums.filledPersons += patients;
    }
  });
  let womenDoctors = 0;
  readRegisterFile(directory, 'practitioners.csv').forEach((fields) => {
    if (fields[3] === 'K' && listsOf.has(fields[0] ?? '')) womenDoctors += 1;
  });
  return {
    year,
    persons: sums.persons,
    personsByMunicipality: byMunicipality,
    women2079: sums.women,
    lists: sums.lists,
    unfilled: sums.unfilled,
    doctors: listsOf.size,
    doctorsWithTwo: [...listsOf.values()].filter((count) => count > 1).length,
    meanLength: sums.filledPersons / (sums.lists - sums.unfilled),
    womenAmongDoctors: womenDoctors / listsOf.size,
    children: sums.children,
    aged65: sums.aged65,
  };
}

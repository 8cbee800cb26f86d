import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { organisationNumber } from '@smalspor/domain/institutions';
import type { House } from '../../house/house.ts';
import { importRegisterFiles } from '../../imports/import-register-files.ts';
import { operator, quietTools } from '../../testing/index.ts';

const invented = (firstEight: number): string => String(organisationNumber(firstEight));

/** A nursing home in Bergen with long-term and short-term wards. */
export const SOLBAKKEN = invented(31_000_001);
/** A municipal acute unit in Voss. */
export const ACUTE = invented(31_000_004);
const HEADER = 'organisation_number;ward_type;name;municipality;beds;valid_from';
const ROWS = [
  `${SOLBAKKEN};long-term;Solbakken sykehjem;1201;40;2018-01`,
  `${SOLBAKKEN};short-term;Solbakken sykehjem;1201;8;2018-01`,
  `${ACUTE};acute;Voss KAD;1235;4;2018-01`,
];

/** Delivers a small invented register of institutions. */
export async function deliverInstitutions(
  house: House,
  {
    sequence = 1,
    rows = ROWS,
    header = HEADER,
  }: { readonly sequence?: number; readonly rows?: readonly string[]; readonly header?: string } = {},
): Promise<void> {
  const name = `institutions-${sequence}.csv`;
  const path = join(house.home.root, name);
  const declaration = `#smalspor;format=institutions;register=Institutions;period=2018-01/2020-12;sequence=${sequence};synthetic=yes`;
  await writeFile(path, [declaration, header, ...rows, ''].join('\n'));
  await importRegisterFiles(house, operator, { format: 'institutions', path, name }, quietTools());
}

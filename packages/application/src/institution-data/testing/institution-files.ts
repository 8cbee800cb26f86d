import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Actor, Role } from '@smalspor/domain/access';
import { organisationNumber } from '@smalspor/domain/institutions';
import type { RegisterFormat } from '@smalspor/domain/registers';
import type { House } from '../../house/house.ts';
import { type ImportReport, importRegisterFiles } from '../../imports/import-register-files.ts';
import { operator, quietTools } from '../../testing/index.ts';

/** Two nursing homes that never were: one with two wards, one with one. */
export const SOLBAKKEN = organisationNumber(31_000_001) as number;
export const FJELLHEIM = organisationNumber(31_000_004) as number;

/** Whoever holds a role at an institution. */
export function atInstitution(organisation: number, role: Role = 'institution-contact'): Actor {
  const places = [{ role, kind: 'institution' as const, id: String(organisation) }];
  return { userId: `${role}-${organisation}`, name: 'Kari Kontakt', roles: [role], hpr: null, places };
}

const HEADERS = {
  institutions: 'organisation_number;ward_type;name;municipality;beds;valid_from',
  products: 'product_number;atc;name;strength_mg;units_per_package;route;salt',
  'institution-sales':
    'line_id;organisation_number;ward_type;pharmacy_id;supply;sold_on;atc;product_number;packages',
  'bed-days': 'organisation_number;ward_type;period_from;period_to;bed_days;basis',
  participations: 'programme;hpr;organisation_number;started',
} as const;
export type InstitutionFormat = keyof typeof HEADERS;

export interface FileOptions {
  readonly sequence?: number;
  readonly register?: string;
  readonly period?: string;
}

/** A register file of 2019 and 2020 as text, with its declaration. */
export function fileText(
  format: InstitutionFormat,
  rows: readonly string[],
  { sequence = 1, register = 'X', period = '2019-01/2020-12' }: FileOptions = {},
): string {
  const declaration = `#smalspor;format=${format};register=${register};period=${period};sequence=${sequence};synthetic=yes`;
  return [declaration, HEADERS[format], ...rows, ''].join('\n');
}

/** Imports rows as a data manager does. */
export async function importRows(
  house: House,
  format: InstitutionFormat & RegisterFormat,
  rows: readonly string[],
  options: FileOptions = {},
): Promise<ImportReport> {
  const path = join(house.home.root, `${format}.csv`);
  await writeFile(path, fileText(format, rows, options));
  return importRegisterFiles(house, operator, { format, path, name: `${format}.csv` }, quietTools());
}

/** The register of the two homes, and two medicines. */
export async function importRegister(house: House): Promise<void> {
  await importRows(house, 'institutions', [
    `${SOLBAKKEN};long-term;Solbakken;0301;40;2018-01`,
    `${SOLBAKKEN};short-term;Solbakken;0301;10;2018-01`,
    `${FJELLHEIM};long-term;Fjellheim;0301;30;2018-01`,
  ]);
  await importRows(house, 'products', [
    '1;J01CA08;Pivmecillinam;200;20;O;',
    '2;J01XX05;Metenamin;1000;100;O;hippurate',
  ]);
}

/** A sale of a month to the long-term ward. */
export function saleOf(id: string, organisation: number, month: string, packages = 10, product = 1): string {
  const atc = product === 1 ? 'J01CA08' : 'J01XX05';
  return `${id};${organisation};long-term;4711;stock;${month}-03;${atc};${product};${packages}`;
}

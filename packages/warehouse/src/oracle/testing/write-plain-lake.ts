import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { packAtc, packDiagnosis } from '@smalspor/domain/medicines';
import { LIST_AGE_BANDS } from '@smalspor/domain/organisation';
import { type Month, monthOfDate, type PlainDate, toMonth, yearOf } from '@smalspor/domain/time';
import type { LakeFiles } from '../../measure/index.ts';
import type { PlainContact, PlainLine, PlainList, PlainRegister } from '../plain-register.ts';

type Value = number | string | boolean | null;
type Row = Readonly<Record<string, readonly [value: Value, type: string]>>;

/**
 * Writes a register as lake files. The dispensings come in several deliveries, each beginning with one of `deliveryStarts`
 * (the first holds whatever is older), and every delivery knows only its own lines, as at import.
 */
export async function writePlainLake(
  connection: DuckDBConnection,
  directory: string,
  register: PlainRegister,
  deliveryStarts: readonly Month[],
): Promise<LakeFiles> {
  await mkdir(directory, { recursive: true });
  const files = async (name: string, rows: readonly Row[]) => {
    if (rows.length === 0) return [];
    const path = join(directory, `${name}.parquet`);
    await connection.run(`COPY (${rowsSql(rows)}) TO '${path}' (FORMAT parquet)`);
    return [path];
  };

  const dispensings: string[] = [];
  for (const [index, delivery] of deliveriesOf(register.lines, deliveryStarts).entries()) {
    for (const [year, lines] of Map.groupBy(delivery.lines, ({ dispensedOn }) => dispensedOn.slice(0, 4))) {
      const folder = `delivery-${index}`;
      await mkdir(join(directory, folder), { recursive: true });
      const rows = lines.map((line) => lineRow(line, delivery));
      dispensings.push(...(await files(join(folder, year), rows)));
    }
  }
  const contacts: string[] = [];
  for (const [year, rows] of Map.groupBy(register.contacts ?? [], ({ on }) => on.slice(0, 4))) {
    await mkdir(join(directory, 'contacts'), { recursive: true });
    contacts.push(...(await files(join('contacts', year), rows.map(contactRow))));
  }
  return {
    dispensings,
    contacts,
    contactCounts: await files(
      'contact-counts',
      (register.contactCounts ?? []).map((row) => ({
        prescriber: [row.prescriber, 'INTEGER'],
        month: [row.month, 'INTEGER'],
        tariff: [row.tariff, 'VARCHAR'],
        contacts: [row.contacts, 'INTEGER'],
      })),
    ),
    gpLists: await files('lists', register.lists.map(listRow)),
    declaredLists: await files(
      'declared',
      register.declaredLists.map((row) => ({
        prescriber: [row.prescriber, 'INTEGER'],
        from_month: [row.from, 'INTEGER'],
        to_month: [row.to, 'INTEGER'],
        declared: [row.patients, 'INTEGER'],
        basis: ['own', 'VARCHAR'],
      })),
    ),
    ownDeclarations: await files(
      'own-declarations',
      register.ownDeclarations.map((row) => ({
        prescriber: [row.prescriber, 'INTEGER'],
        from_month: [row.from, 'INTEGER'],
        declared: [row.patients, 'INTEGER'],
      })),
    ),
    cmeGroups: await files(
      'groups',
      register.memberships.map((row) => ({
        group_id: [row.group, 'INTEGER'],
        group_name: [`Gruppe ${row.group}`, 'VARCHAR'],
        municipality: [301, 'INTEGER'],
        prescriber: [row.prescriber, 'INTEGER'],
        role: ['member', 'VARCHAR'],
        from_month: [row.from, 'INTEGER'],
        to_month: [row.to, 'INTEGER'],
      })),
    ),
    products: await files(
      'products',
      register.products.map((row) => ({
        product: [row.product, 'INTEGER'],
        atc: [packAtc(row.atc), 'INTEGER'],
        name: [`Vare ${row.product}`, 'VARCHAR'],
        strength_mg: [row.strengthMg, 'DOUBLE'],
        units: [row.unitsPerPackage, 'DOUBLE'],
        route: [row.route, 'VARCHAR'],
        salt: [row.salt, 'VARCHAR'],
        form: [row.form, 'VARCHAR'],
        register_ddd: [null, 'DOUBLE'],
      })),
    ),
  };
}

interface Delivery {
  readonly firstDay: PlainDate;
  readonly lines: readonly PlainLine[];
}

function deliveriesOf(lines: readonly PlainLine[], starts: readonly Month[]): readonly Delivery[] {
  const months = [toMonth(1900, 1), ...starts];
  return months
    .map((from, index) => ({
      firstDay: firstDayOf(from),
      lines: lines.filter(({ dispensedOn }) => {
        const month = monthOfDate(dispensedOn);
        return from <= month && month < (months[index + 1] ?? Number.POSITIVE_INFINITY);
      }),
    }))
    .filter((delivery) => delivery.lines.length > 0);
}

/** What the importer derives from the delivery's own rows. */
function lineRow(line: PlainLine, delivery: Delivery): Row {
  const siblings = delivery.lines.filter(({ prescription }) => prescription === line.prescription);
  const net = siblings.reduce((sum, sibling) => sum + sibling.packages100, 0);
  const isEarlier = (sibling: PlainLine) =>
    sibling.packages100 > 0 &&
    (sibling.dispensedOn < line.dispensedOn ||
      (sibling.dispensedOn === line.dispensedOn && sibling.line < line.line));
  const month = monthOfDate(line.dispensedOn);
  return {
    line_key: [line.line, 'BIGINT'],
    rx_key: [line.prescription, 'BIGINT'],
    patient_key: [line.patient, 'BIGINT'],
    prescriber: [line.prescriber, 'INTEGER'],
    month: [month, 'INTEGER'],
    prescribed_on: [line.prescribedOn, 'DATE'],
    dispensed_on: [line.dispensedOn, 'DATE'],
    atc: [packAtc(line.atc), 'INTEGER'],
    product: [line.product, 'INTEGER'],
    packages100: [line.packages100, 'INTEGER'],
    register_ddd100: [null, 'INTEGER'],
    diagnosis: [line.diagnosis && packDiagnosis(line.diagnosis.system, line.diagnosis.code), 'INTEGER'],
    female: [line.female, 'BOOLEAN'],
    age: [yearOf(month) - line.birthYear, 'SMALLINT'],
    residence: [301, 'INTEGER'],
    on_list: [line.onList, 'BOOLEAN'],
    is_return: [line.packages100 < 0, 'BOOLEAN'],
    first_line: [line.packages100 > 0 && net > 0 && !siblings.some(isEarlier), 'BOOLEAN'],
    carried: [line.prescribedOn < delivery.firstDay, 'BOOLEAN'],
  };
}

function contactRow(contact: PlainContact): Row {
  const month = monthOfDate(contact.on);
  return {
    patient_key: [contact.patient, 'BIGINT'],
    prescriber: [contact.prescriber, 'INTEGER'],
    month: [month, 'INTEGER'],
    contact_on: [contact.on, 'DATE'],
    tariff: [contact.tariff, 'VARCHAR'],
    diagnosis: [packDiagnosis(contact.diagnosis.system, contact.diagnosis.code), 'INTEGER'],
    female: [contact.female, 'BOOLEAN'],
    age: [yearOf(month) - contact.birthYear, 'SMALLINT'],
  };
}

function listRow(list: PlainList): Row {
  const strata = (letter: string, patients: readonly number[]) =>
    LIST_AGE_BANDS.map(({ key }, band) => [`${letter}_${key}`, [patients[band] ?? 0, 'INTEGER']] as const);
  return {
    month: [list.month, 'INTEGER'],
    list_key: [Number.parseInt(list.listId, 36), 'BIGINT'],
    list_id: [list.listId, 'VARCHAR'],
    prescriber: [list.prescriber, 'INTEGER'],
    municipality: [Number(list.municipality), 'INTEGER'],
    patients: [list.patients, 'INTEGER'],
    ...Object.fromEntries([...strata('k', list.women), ...strata('m', list.men)]),
  };
}

function rowsSql(rows: readonly Row[]): string {
  const columns = Object.entries(rows[0] ?? {}).map(([name, [, type]]) => `${name}::${type} AS ${name}`);
  const values = rows.map(
    (row) =>
      `(${Object.values(row)
        .map(([value]) => literal(value))
        .join(', ')})`,
  );
  const names = Object.keys(rows[0] ?? {}).join(', ');
  return `SELECT ${columns.join(', ')} FROM (VALUES ${values.join(', ')}) AS row(${names})`;
}

function literal(value: Value): string {
  if (value === null) return 'NULL';
  return typeof value === 'string' ? `'${value.replaceAll("'", "''")}'` : String(value);
}

function firstDayOf(month: Month): PlainDate {
  return `${yearOf(month)}-${String((month % 12) + 1).padStart(2, '0')}-01` as PlainDate;
}

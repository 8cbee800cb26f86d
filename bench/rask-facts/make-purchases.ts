import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { organisationNumber } from '@smalspor/domain/institutions';
import { withDuckDb } from '@smalspor/warehouse/duckdb';
import { GOODS, type InventedFile, type PurchaseSize } from './institution-files.ts';

// Usage: node make-purchases.ts <directory> <size as JSON>
// A process of its own, so that inventing does not count in the memory of measuring. Writes files.json last.
const [directory = '', size = '{}'] = process.argv.slice(2);
const { institutions, linesPerMonth, fromYear, toYear } = JSON.parse(size) as PurchaseSize;
const path = (name: string) => join(directory, `${name}.csv`);
const years = Array.from({ length: toYear - fromYear + 1 }, (_, index) => fromYear + index);

const numbers: number[] = [];
for (let first = 31_500_000; numbers.length < institutions; first += 1) {
  const number = organisationNumber(first);
  if (number !== null) numbers.push(number);
}
/** Every third home has both kinds of ward. */
const wardsOf = (index: number) => (index % 3 === 0 ? ['long-term', 'short-term'] : ['long-term']);

const files: InventedFile[] = [];
async function write(
  format: 'products' | 'institutions' | 'bed-days',
  lines: readonly string[],
): Promise<void> {
  await writeFile(path(format), `${lines.join('\n')}\n`);
  files.push({ format, path: path(format), fromYear, toYear, rows: lines.length - 1 });
}

await write('products', [
  'product_number;atc;name;strength_mg;units_per_package;route;salt;form',
  ...GOODS.map(
    ([atc, strength, units, route, salt], index) =>
      `${900_001 + index};${atc};Synt ${index};${strength};${units};${route};${salt};tablett`,
  ),
]);
await write('institutions', [
  'organisation_number;ward_type;name;municipality;beds;valid_from;valid_to;continued_by',
  ...numbers.flatMap((number, index) =>
    wardsOf(index).map(
      (type) => `${number};${type};Demoheimen ${index};0301;${20 + (index % 50)};${fromYear}-01;;`,
    ),
  ),
]);
await write('bed-days', [
  'organisation_number;ward_type;period_from;period_to;bed_days;basis',
  ...numbers.flatMap((number, index) =>
    wardsOf(index).flatMap((type) =>
      years.flatMap((year) =>
        Array.from({ length: 12 }, (_, month) => {
          const text = `${year}-${String(month + 1).padStart(2, '0')}`;
          return `${number};${type};${text};${text};${(20 + (index % 50)) * 29};counted`;
        }),
      ),
    ),
  ),
]);

await withDuckDb({ spillDirectory: join(directory, 'spill'), memoryLimit: '2GB' }, async (connection) => {
  await connection.run(`CREATE TABLE home AS SELECT * FROM (VALUES
    ${numbers.map((number, index) => `(${index}, ${number})`).join(', ')}) v(home, number)`);
  await connection.run(`CREATE TABLE goods AS SELECT * FROM (VALUES
    ${GOODS.map(([atc], index) => `(${index}, '${atc}')`).join(', ')}) v(place, atc)`);
  for (const year of years) {
    await connection.run('SELECT setseed(0.5)');
    await connection.run(`
      COPY (
        SELECT 'S' || home || 'Y${year}L' || month || 'N' || line AS line_id, number AS organisation_number,
          CASE WHEN home % 3 > 0 THEN NULL WHEN random() < 0.8 THEN 'long-term' ELSE 'short-term' END AS ward_type,
          980000 + home AS pharmacy_id, CASE WHEN random() < 0.1 THEN 'multidose' ELSE 'stock' END AS supply,
          make_date(${year}, month::INTEGER, 1 + floor(random() * 28)::INTEGER) AS sold_on, atc,
          900001 + place AS product_number, CASE WHEN random() < 0.02 THEN -1 ELSE 2 END AS packages, NULL AS ddd
        FROM (SELECT home, number, month, line, floor(random() * ${GOODS.length})::INTEGER AS place
          FROM home, range(1, 13) m(month), range(${linesPerMonth}) l(line))
        JOIN goods USING (place))
      TO '${path(`institution-sales-${year}`)}' (FORMAT csv, DELIMITER ';', HEADER true)`);
    files.push({
      format: 'institution-sales',
      path: path(`institution-sales-${year}`),
      fromYear: year,
      toYear: year,
      rows: institutions * 12 * linesPerMonth,
    });
  }
});
await writeFile(join(directory, 'files.json'), JSON.stringify(files));

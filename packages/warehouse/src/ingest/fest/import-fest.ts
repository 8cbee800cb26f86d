import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { unpackAtc } from '@smalspor/domain/medicines';
import { type Month, monthOfDate, type PlainDate } from '@smalspor/domain/time';
import { copyToParquet } from '../../lake/copy-to-parquet.ts';
import { sha256OfFile } from '../../lake/durable-files.ts';
import { batchDirectory, type StagedBatch } from '../../lake/staged-batch.ts';
import { appendRows } from '../append-rows.ts';
import { completeDeclaration } from '../declaration.ts';
import { fest as festFormat, festTable } from '../formats/fest.ts';
import { ImportRefusal } from '../import-refusal.ts';
import type { ImportDeps, ImportInput, ImportResult } from '../import-settings.ts';
import { checkUnchanged, describeSource } from '../open-source.ts';
import { readDocument } from '../read-document.ts';
import { takeDelivery } from '../take-delivery.ts';
import { withImportDatabase } from '../with-import-database.ts';
import { type FestProducts, festProducts, type ProductRow } from './fest-products.ts';
import { readFest } from './read-fest.ts';

/** The product table from FEST. Without a declared period it is that of the month in which the extract was made. */
export async function importFest(deps: ImportDeps, input: ImportInput): Promise<ImportResult> {
  const [path, ...others] = input.files;
  if (path === undefined || others.length > 0) {
    throw new ImportRefusal('wrong-document', 'FEST is one file: import one at a time.');
  }
  const source = await describeSource(path);
  const document = readDocument(source, {
    signal: deps.signal,
    onProgress: (done, total) => deps.onProgress?.({ phase: 'read', done, total }),
  });
  const fest = await readFest(document.portions, source.name);
  const found = festProducts(fest);
  if (found.products.length === 0) {
    throw new ImportRefusal(
      'no-rows',
      `${source.name}: FEST holds no package with a product number and an ATC code.`,
      { file: source.name },
    );
  }
  const month = monthOfExtract(fest.fetchedOn);
  const extract = month === null ? {} : { register: 'FEST', from: month, to: month };
  const declaration = completeDeclaration({ format: 'fest', ...extract, ...input.declared }, {}, source.name);
  return takeDelivery(
    deps,
    { declaration, digest: async () => [document.sha256()], patientKey: null },
    async (staged) => {
      await checkUnchanged(source);
      const file = await withImportDatabase(deps, (connection) =>
        writeProducts(connection, found.products, staged),
      );
      return {
        sha256: [document.sha256()],
        files: [file],
        rows: found.products.length,
        quality: qualityOf(found, deps.isKnownAtc),
        rejects: [],
        practitioners: [],
        klass: null,
      };
    },
  );
}

function monthOfExtract(fetchedOn: string): Month | null {
  return /^\d{4}-(?:0[1-9]|1[0-2])-\d{2}/.test(fetchedOn) ? monthOfDate(fetchedOn as PlainDate) : null;
}

function qualityOf(
  { products, withoutAtc, withoutProductNumber }: FestProducts,
  isKnownAtc: (atc: string) => boolean,
): Readonly<Record<string, number>> {
  const count = (holds: (product: ProductRow) => boolean) => products.filter(holds).length;
  return {
    withoutAtc,
    withoutProductNumber,
    withoutStrength: count(({ strengthMg }) => strengthMg === null),
    withoutUnits: count(({ units }) => units === null),
    withoutRoute: count(({ route }) => route === null),
    withoutRegisterDdd: count(({ registerDdd }) => registerDdd === null),
    unknownAtc: count(({ atc }) => !isKnownAtc(unpackAtc(atc))),
  };
}

async function writeProducts(
  connection: DuckDBConnection,
  products: readonly ProductRow[],
  staged: StagedBatch,
): Promise<{ readonly path: string; readonly sha256: string; readonly rows: number }> {
  const columns = festTable.columns.map(({ name, type }) => `${name} ${type}`).join(', ');
  await connection.run(`CREATE TABLE product_row (${columns})`);
  await appendRows(connection, 'product_row', products, (appender, product) => {
    const text = (value: string | null) =>
      value === null ? appender.appendNull() : appender.appendVarchar(value);
    const number = (value: number | null) =>
      value === null ? appender.appendNull() : appender.appendDouble(value);
    appender.appendInteger(product.product);
    appender.appendInteger(product.atc);
    text(product.name);
    number(product.strengthMg);
    number(product.units);
    text(product.route);
    text(product.salt);
    text(product.form);
    number(product.registerDdd);
  });
  await mkdir(staged.directory, { recursive: true });
  const path = join(staged.directory, String(festTable.file));
  const rows = await copyToParquet(
    connection,
    `SELECT * FROM product_row ORDER BY ${festTable.orderBy.join(', ')}`,
    path,
    { register_format: `fest/${festFormat.version}`, patient_key: '' },
  );
  return {
    path: `${batchDirectory('fest', staged.id)}/${festTable.file}`,
    sha256: await sha256OfFile(path),
    rows,
  };
}

import { access } from 'node:fs/promises';
import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import type { Month } from '@smalspor/domain/time';
import { textSql } from '../measure/lake-files.ts';
import type { InstitutionDelivery, SeenOddity } from './institution-delivery.ts';
import { DELIVERY_FILES } from './write-deliveries.ts';

/** What a release says of deliveries, in the order of the numbers; `null` where it was built before this was measured. */
export async function readDeliveries(
  connection: DuckDBConnection,
  directory: string,
): Promise<ReadonlyMap<number, InstitutionDelivery> | null> {
  const [deliveries, oddities] = [DELIVERY_FILES.deliveries, DELIVERY_FILES.oddities].map((name) =>
    join(directory, name),
  ) as [string, string];
  const isThere = await access(deliveries).then(
    () => true,
    () => false,
  );
  if (!isThere) return null;
  const seen = await readOddities(connection, oddities);
  const reader = await connection.runAndReadAll(
    `SELECT organisation, last_sales, has_beds, last_bed_days, last_from_beds
     FROM read_parquet(${textSql(deliveries)}) ORDER BY organisation`,
  );
  const month = (value: unknown) => (value === null || value === undefined ? null : (Number(value) as Month));
  const found = new Map<number, InstitutionDelivery>();
  for (const [id, lastSales, hasBeds, lastBedDays, lastFromBeds] of reader.getRowsJS()) {
    const organisation = Number(id);
    found.set(organisation, {
      organisation,
      lastSales: month(lastSales),
      hasBeds: hasBeds === true,
      lastBedDays: month(lastBedDays),
      lastFromBeds: month(lastFromBeds),
      oddities: seen.get(organisation) ?? [],
    });
  }
  return found;
}

async function readOddities(
  connection: DuckDBConnection,
  file: string,
): Promise<ReadonlyMap<number, readonly SeenOddity[]>> {
  const reader = await connection.runAndReadAll(
    `SELECT organisation, id, figures FROM read_parquet(${textSql(file)}) ORDER BY ALL`,
  );
  const seen = new Map<number, SeenOddity[]>();
  for (const [organisation, id, figures] of reader.getRowsJS()) {
    const own = seen.get(Number(organisation)) ?? [];
    own.push({ id: String(id), figures: String(figures) });
    seen.set(Number(organisation), own);
  }
  return seen;
}

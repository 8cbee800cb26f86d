import { join } from 'node:path';
import type { InstitutionWard, WardType } from '@smalspor/domain/institutions';
import { municipalityCode } from '@smalspor/domain/organisation';
import type { Batch } from '@smalspor/domain/registers';
import type { Month } from '@smalspor/domain/time';
import { withDuckDb } from '../duckdb/with-duckdb.ts';
import type { HomePaths } from '../home/home-paths.ts';

/** The lines of a delivery of the register of institutions that lies in the lake. */
export async function readInstitutionWards(
  home: HomePaths,
  batch: Batch,
): Promise<readonly InstitutionWard[]> {
  const wards: InstitutionWard[] = [];
  for (const { path } of batch.files) {
    const rows = await withDuckDb({ spillDirectory: home.temporary }, (connection) =>
      connection.runAndReadAll(
        `SELECT organisation, ward_type, name, municipality, beds, from_month, to_month, continued_by
         FROM read_parquet($file) ORDER BY organisation, ward_type, from_month`,
        { file: join(home.root, path) },
      ),
    );
    for (const [
      organisation,
      wardType,
      name,
      municipality,
      beds,
      from,
      to,
      continuedBy,
    ] of rows.getRowsJS()) {
      wards.push({
        organisation: Number(organisation),
        wardType: String(wardType) as WardType,
        name: String(name),
        municipality: municipalityCode(Number(municipality)),
        beds: beds === null ? null : Number(beds),
        fromMonth: Number(from) as Month,
        toMonth: to === null ? null : (Number(to) as Month),
        continuedBy: continuedBy === null ? null : Number(continuedBy),
      });
    }
  }
  return wards;
}

import type { DuckDBConnection } from '@duckdb/node-api';
import { sqlText } from './sql-text.ts';
import { LAKE_FORMAT } from './staged-batch.ts';

/** What a lake file says about itself, besides the format of the lake. */
export interface LakeFileMarks {
  readonly register_format: string;
  /** Id of the newest key of the pseudonyms in the file; empty where there are none. */
  readonly patient_key: string;
}

/** A column with more values than this in a row group is written without a dictionary. */
const DICTIONARY_LIMIT = 4096;

/** Writes the rows of a query as one lake file. @returns how many there were. */
export async function copyToParquet(
  connection: DuckDBConnection,
  select: string,
  path: string,
  marks: LakeFileMarks,
): Promise<number> {
  const metadata = Object.entries({ lake_format: LAKE_FORMAT, ...marks })
    .map(([key, value]) => `${key}: ${sqlText(value)}`)
    .join(', ');
  // Three columns are random numbers that nothing makes smaller: not to look long for what repeats in them, nor to squeeze
  // what is left, takes a third off the writing and adds a fifteenth to the file.
  const copied = await connection.run(
    `COPY (${select}) TO ${sqlText(path)} (FORMAT parquet, COMPRESSION snappy, DICTIONARY_SIZE_LIMIT ${DICTIONARY_LIMIT},
      WRITE_BLOOM_FILTER false, KV_METADATA {${metadata}})`,
  );
  return copied.rowsChanged;
}

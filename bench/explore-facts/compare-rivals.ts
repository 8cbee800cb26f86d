import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { withDuckDb } from '@smalspor/warehouse/duckdb';
import { designOf, fitGlm, levelColumns } from '../../packages/domain/src/regression/index.ts';
import { compareWithR } from '../evaluation-facts/compare-with-r.ts';
import { fastest, round } from '../warehouse-facts/timing.ts';
import { askPostgres } from './ask-postgres.ts';
import { askR } from './ask-r.ts';
import { QUESTIONS, questionSql, type RivalFiles, writeRivalRows } from './rival-rows.ts';

/** A rival in one question, in the same run on the same rows. */
export interface Rival {
  readonly milliseconds: number;
  /** Its time over this project’s: above 1 it is slower. */
  readonly ratio: number;
  readonly sameAnswer: boolean;
}

export interface Comparison {
  readonly rows: number;
  readonly postgres: { readonly version: string } | { readonly missing: string };
  readonly r:
    | { readonly version: string; readonly aggregates: string; readonly note: string | null }
    | { readonly missing: string };
  readonly questions: readonly {
    readonly name: string;
    readonly groups: number;
    readonly ownMilliseconds: number;
    readonly postgres: Rival | null;
    readonly r: Rival | null;
  }[];
  /**
   * Poisson regressions; a database fits no models. `quarters`: a term for each quarter, on counts by doctor and quarter.
   * `doctorsAndQuarters`: an effect of each doctor too, which R fits as so many terms.
   */
  readonly models: Readonly<Record<'quarters' | 'doctorsAndQuarters', ComparedModel>>;
}

export interface ComparedModel {
  readonly observations: number | null;
  readonly ownMilliseconds: number | null;
  readonly r: Rival | null;
}

const RUNS = 3;
/** Estimates of the same model agree to this. */
const CLOSE = 1e-6;
const SEED = 1;

/** The same sums and the same model on the same rows: here, in PostgreSQL and in R. */
export async function compareRivals(directory: string, rows: number): Promise<Comparison> {
  const own = await withDuckDb(
    { spillDirectory: join(directory, 'spill'), memoryLimit: '1GB', threads: 2 },
    async (connection) => {
      const files = await writeRivalRows(connection, join(directory, 'rivals'), rows);
      const asked = [];
      for (const question of QUESTIONS) {
        const sql = questionSql(question, `read_parquet('${files.parquet}')`);
        let answer: readonly number[] = [];
        const { seconds } = await fastest(RUNS, async () => {
          const reader = await connection.runAndReadAll(sql);
          answer = reader.getRowsJS().flatMap((row) => row.map(Number));
        });
        asked.push({ question, answer, milliseconds: 1000 * seconds });
      }
      return { files, asked };
    },
  );
  const model = await fitModel(own.files);
  const postgres = await askPostgres(directory, own.files).catch((error: Error) => ({
    missing: error.message,
  }));
  const r = askR(directory, own.files);
  return {
    rows,
    postgres: 'missing' in postgres ? postgres : { version: postgres.version },
    r:
      r === null
        ? { missing: 'Rscript is not installed' }
        : {
            version: r.version,
            aggregates: r.aggregates,
            note:
              r.aggregates === 'data.table'
                ? null
                : 'data.table is not installed here: R’s own rowsum stands in for it',
          },
    questions: own.asked.map(({ question: { name, by }, answer, milliseconds }) => {
      const rival = (of: {
        milliseconds: Readonly<Record<string, number>>;
        answers: Readonly<Record<string, readonly number[]>>;
      }): Rival => ({
        milliseconds: round(of.milliseconds[name] ?? Number.NaN, 1),
        ratio: round((of.milliseconds[name] ?? Number.NaN) / milliseconds),
        sameAnswer: isSame(answer, of.answers[name] ?? [], 0),
      });
      return {
        name,
        groups: answer.length / (by.length + 3),
        ownMilliseconds: round(milliseconds, 1),
        postgres: 'missing' in postgres ? null : rival(postgres),
        r: r && rival(r),
      };
    }),
    models: {
      quarters: {
        observations: model.observations,
        ownMilliseconds: round(model.milliseconds, 1),
        r: r && {
          milliseconds: round(r.milliseconds.model ?? Number.NaN, 1),
          ratio: round((r.milliseconds.model ?? Number.NaN) / model.milliseconds),
          sameAnswer: isSame(model.coefficients, r.coefficients, CLOSE),
        },
      },
      doctorsAndQuarters: twoWay(),
    },
  };
}

function twoWay(): ComparedModel {
  const found = compareWithR(SEED);
  if (found === null) return { observations: null, ownMilliseconds: null, r: null };
  return {
    observations: found.rows,
    ownMilliseconds: found.ownMilliseconds,
    r: {
      milliseconds: found.rMilliseconds,
      ratio: round(found.rMilliseconds / found.ownMilliseconds),
      sameAnswer: isSame([found.estimate, found.error], [found.rEstimate, found.rError], CLOSE),
    },
  };
}

async function fitModel({ model }: RivalFiles) {
  const [, ...lines] = (await readFile(model, 'utf8')).trim().split('\n');
  const rows = lines.map(
    (line) => line.split(',').map(Number) as [quarter: number, penicillins: number, lines: number],
  );
  const quarters = rows.map(([quarter]) => String(quarter));
  const levels = [...new Set(quarters)].sort();
  let coefficients: readonly number[] = [];
  const { seconds } = await fastest(RUNS, async () => {
    const one = new Float64Array(rows.length).fill(1);
    const design = designOf({ intercept: one, ...levelColumns('quarter', quarters, levels) });
    const offset = rows.map(([, , all]) => Math.log(all));
    const response = rows.map(([, penicillins]) => penicillins);
    coefficients = [...fitGlm({ design, response, offset, family: { name: 'poisson' } }).coefficients];
  });
  return { observations: rows.length, milliseconds: 1000 * seconds, coefficients };
}

/** As many numbers, each no further off than `tolerance`. */
export function isSame(own: readonly number[], rival: readonly number[], tolerance: number): boolean {
  return (
    own.length > 0 &&
    own.length === rival.length &&
    own.every((value, index) => Math.abs(value - (rival[index] ?? Number.NaN)) <= tolerance)
  );
}

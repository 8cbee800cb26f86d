import type { Content } from '@smalspor/content/loading';
import { withDuckDb } from '@smalspor/warehouse/duckdb';
import { judgeFirstLines } from '../../packages/warehouse/src/measure/first-lines.ts';
import { filesSql, openLake } from '../../packages/warehouse/src/measure/lake-files.ts';
import { createLeaf, dropLeaf } from '../../packages/warehouse/src/measure/leaf.ts';
import { createLineClasses } from '../../packages/warehouse/src/measure/line-classes.ts';
import { planMeasures } from '../../packages/warehouse/src/measure/plan.ts';
import { createProductDdd } from '../../packages/warehouse/src/measure/product-ddd.ts';
import { yearSources } from '../../packages/warehouse/src/measure/year-sources.ts';
import type { BenchSettings } from './bench-settings.ts';
import type { InventedLake } from './make-lake.ts';
import { fastest, round, type Timing } from './timing.ts';

const RUNS = 3;

/** Every column that the leaf pass reads, looked at once. */
const TOUCHED = ['prescriber', 'month', 'atc', 'product', 'packages100', 'diagnosis', 'age'];
const TOUCHED_FLAGS = ['female', 'on_list', 'is_return', 'first_line'];

export interface LeafFigures {
  /** Time of the leaf pass over the time of touching the columns that it reads. */
  readonly leafToTouchRatio: number;
  readonly leafToTouchProcessorRatio: number;
  readonly leafSeconds: number;
  readonly leafRowsPerSecond: number;
  /** The calibration. */
  readonly touchSeconds: number;
}

/** The pass over the facts against a plain scan of the same columns, on the same files in the same run. */
export async function measureLeaf(
  settings: BenchSettings,
  content: Content,
  lake: InventedLake,
): Promise<LeafFigures> {
  const plan = planMeasures(content.indicators);
  const sources = yearSources(lake.dispensings, settings.span);
  let touch: Timing = { seconds: Number.NaN, processorSeconds: Number.NaN };
  let leaf = touch;
  await withDuckDb(settings.duckdb, async (connection) => {
    await openLake(connection, lake);
    await createProductDdd(connection, content.medicines, settings.indexYear);
    await judgeFirstLines(connection);
    await createLineClasses(connection, plan.lineMeasures, content.codeSets);
    const looked = [
      ...TOUCHED.map((name) => `max(${name})`),
      ...TOUCHED_FLAGS.map((name) => `bool_or(${name})`),
    ];
    touch = await fastest(RUNS, () =>
      connection.run(`SELECT ${looked.join(', ')} FROM ${filesSql(lake.dispensings)}`),
    );
    leaf = await fastest(RUNS, async () => {
      await createLeaf(connection, plan, sources, () => undefined);
      await dropLeaf(connection);
    });
  });
  return {
    leafToTouchRatio: round(leaf.seconds / touch.seconds),
    leafToTouchProcessorRatio: round(leaf.processorSeconds / touch.processorSeconds),
    leafSeconds: round(leaf.seconds),
    leafRowsPerSecond: Math.round(settings.rows / leaf.seconds),
    touchSeconds: round(touch.seconds, 3),
  };
}

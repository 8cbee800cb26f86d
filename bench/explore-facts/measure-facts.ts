import { execFileSync } from 'node:child_process';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { loadContent } from '@smalspor/content/loading';
import { withDuckDb } from '@smalspor/warehouse/duckdb';
import { figuresThatDiffer, openFacts } from '@smalspor/warehouse/facts';
import { AREA_FILE, measureCube } from '@smalspor/warehouse/measure';
import type { IndicatorDefinition } from '../../packages/domain/src/indicators/index.ts';
import { type Month, type Period, type PeriodKind, toMonth } from '../../packages/domain/src/time/index.ts';
import type { InventedLake, LakeSize } from '../warehouse-facts/make-lake.ts';
import { percentile, round, timed } from '../warehouse-facts/timing.ts';

export interface FactFigures {
  readonly rows: number;
  /** Lists, doses and lines that two deliveries judge otherwise, once for each release. */
  readonly openSeconds: number;
  readonly openProcessorSeconds: number;
  /** A figure of the country in a rolling year, counted from the lines of its two calendar years. */
  readonly counted: number;
  readonly yearP50Milliseconds: number;
  readonly yearP95Milliseconds: number;
  readonly yearProcessorMilliseconds: number;
  /** The whole series of months of one indicator, from every line. */
  readonly seriesMilliseconds: Readonly<Record<string, number>>;
  /** Sums of the cube that were compared with those counted, and how many were not the same. */
  readonly compared: number;
  readonly differing: number;
  /** The same with one line left out of the comparison's numerator: the check can fail. */
  readonly differingWithOneLineMore: number;
}

/** Lines, a share of two sets of medicines, and doses over days. */
const INDICATORS = ['prescriptions-per-1000', 'penicillin-v-share', 'ddd-per-1000-days'];
const SETTINGS = { memoryLimit: '1GB', threads: 2 };

/** Figures of the country from single lines, beside the cube that is measured from the same lines. */
export async function measureFacts(directory: string, size: LakeSize): Promise<FactFigures> {
  const spillDirectory = join(directory, 'spill');
  await mkdir(spillDirectory, { recursive: true });
  const maker = join(import.meta.dirname, 'make-facts.ts');
  execFileSync(process.execPath, [maker, directory, JSON.stringify(size)], { stdio: 'inherit' });
  const files: InventedLake = JSON.parse(await readFile(join(directory, 'lake.json'), 'utf8'));
  const shipped = loadContent();
  const indicators = INDICATORS.map((id) => definitionOf(shipped.indicators, id));
  const content = { ...shipped, indicators };
  const span = { from: toMonth(size.fromYear, 1), to: toMonth(size.toYear, 12) };
  const told = await measuredNation(directory, { files, content, span, spillDirectory });

  let facts: Awaited<ReturnType<typeof openFacts>> | undefined;
  const opening = await timed(async () => {
    facts = await openFacts({ files, span, content, dddIndexYear: 2026, spillDirectory, ...SETTINGS });
  });
  if (facts === undefined) throw new Error('The facts did not open');
  const years: { readonly milliseconds: number; readonly processor: number }[] = [];
  const series: Record<string, number> = {};
  let [compared, differing, wrong] = [0, 0, 0];
  for (const definition of indicators) {
    const cells = told.filter(({ indicator }) => indicator === definition.id);
    let months = await facts.countNation(definition, span);
    const whole = await timed(async () => {
      months = (await facts?.countNation(definition, span)) ?? [];
    });
    series[definition.id] = round(1000 * whole.seconds, 0);
    compared += cells.length;
    differing += figuresThatDiffer(cells, months).length;
    const oneMore = months.map((each, index) => ({
      ...each,
      numerator: each.numerator + (index === 0 ? 1 : 0),
    }));
    wrong += figuresThatDiffer(cells, oneMore).length;
    for (const { period } of cells.filter((cell) => cell.period.kind === 'rolling12')) {
      const asked = { from: (period.end - 11) as Month, to: period.end };
      const { seconds, processorSeconds } = await timed(
        () => facts?.countNation(definition, asked) ?? Promise.resolve(),
      );
      years.push({ milliseconds: 1000 * seconds, processor: 1000 * processorSeconds });
    }
  }
  facts.close();
  const clock = years.map(({ milliseconds }) => milliseconds);
  return {
    rows: size.rows,
    openSeconds: round(opening.seconds),
    openProcessorSeconds: round(opening.processorSeconds),
    counted: years.length,
    yearP50Milliseconds: round(percentile(clock, 0.5), 0),
    yearP95Milliseconds: round(percentile(clock, 0.95), 0),
    yearProcessorMilliseconds: round(years.reduce((sum, each) => sum + each.processor, 0) / years.length, 0),
    seriesMilliseconds: series,
    compared,
    differing,
    differingWithOneLineMore: wrong,
  };
}

interface NationCell {
  readonly indicator: string;
  readonly period: Period;
  readonly numerator: number;
  readonly denominator: number;
}

type MeasureInput = Pick<Parameters<typeof measureCube>[1], 'files' | 'content' | 'span'>;

/** The country's cells as releases are measured: by month, half, rolling and calendar year. */
async function measuredNation(
  directory: string,
  { spillDirectory, ...input }: MeasureInput & { readonly spillDirectory: string },
): Promise<readonly NationCell[]> {
  const cube = join(directory, 'cube');
  return withDuckDb({ spillDirectory, ...SETTINGS }, async (connection) => {
    await measureCube(connection, { ...input, indexYear: 2026, patientsCountedBelow: 5, directory: cube });
    const reader = await connection.runAndReadAll(
      `SELECT indicator, kind, period_end, numerator::DOUBLE, denominator::DOUBLE FROM read_parquet('${join(cube, AREA_FILE)}')
       WHERE level = 'nation'`,
    );
    return reader.getRowsJS().map(([indicator, kind, end, numerator, denominator]) => ({
      indicator: String(indicator),
      period: { kind: String(kind) as PeriodKind, end: Number(end) as Month },
      numerator: Number(numerator),
      denominator: Number(denominator),
    }));
  });
}

function definitionOf(definitions: readonly IndicatorDefinition[], id: string): IndicatorDefinition {
  const found = definitions.find((definition) => definition.id === id);
  if (found === undefined) throw new Error(`The content has no indicator ${id}`);
  return found;
}

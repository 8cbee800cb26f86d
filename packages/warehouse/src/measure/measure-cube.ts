import { mkdir } from 'node:fs/promises';
import type { DuckDBConnection } from '@duckdb/node-api';
import { writeAreaCells } from './area-cells.ts';
import { type CellColumns, ownCellColumns } from './cell-columns.ts';
import { createContactMonths } from './contacts.ts';
import { type DoseQuality, writeDoses } from './doses.ts';
import { createExpectedRates } from './expected.ts';
import { judgeFirstLines } from './first-lines.ts';
import { createCarriedHomes, createDivided, createHomes } from './homes.ts';
import { type LakeFiles, openLake } from './lake-files.ts';
import { createLeaf } from './leaf.ts';
import { createLineClasses } from './line-classes.ts';
import type { MeasureContent } from './measure-content.ts';
import { type OwnFile, writeOwnCells } from './own-cells.ts';
import { countPatients } from './patients.ts';
import { countPatientsBehind } from './patients-behind.ts';
import { planMeasures } from './plan.ts';
import { createProductDdd } from './product-ddd.ts';
import { createResidents } from './residents.ts';
import { createArea, createMonthly, createWindowQuarters } from './roll-up.ts';
import { createSpine, type MonthSpan } from './spine.ts';
import { windowsIn } from './windows.ts';
import { contactSources, yearSources } from './year-sources.ts';

export interface MeasureCubeInput {
  readonly files: LakeFiles;
  readonly content: MeasureContent;
  /** The months that all deliveries cover. */
  readonly span: MonthSpan;
  /** Year of the ATC/DDD index that every DDD is computed with, whatever year the line is from. */
  readonly indexYear: number;
  /** Distinct patients behind a published figure are counted exactly when there are fewer than this. */
  readonly patientsCountedBelow: number;
  /** An empty directory for the cube's files. */
  readonly directory: string;
  readonly onProgress?: (step: MeasureStep, done: number, of: number) => void;
  readonly signal?: AbortSignal;
}

export const MEASURE_STEPS = [
  'prepare',
  'leaf',
  'expected',
  'patients',
  'contacts',
  'roll-up',
  'patients-behind',
  'own',
  'areas',
] as const;
export type MeasureStep = (typeof MEASURE_STEPS)[number];

export interface MeasuredCube {
  readonly own: readonly OwnFile[];
  /** Where the cells lie in the own files. */
  readonly cellColumns: readonly CellColumns[];
  readonly quality: DoseQuality;
}

/**
 * Lake files → cube files, in a database of its own that `connection` opens. Reads the facts in few passes, one calendar
 * year after the other; see docs/adr/0007.
 * @throws Refusal when the registers break the contract of the spine or a definition cannot be measured.
 */
export async function measureCube(
  connection: DuckDBConnection,
  input: MeasureCubeInput,
): Promise<MeasuredCube> {
  const { content, span, directory } = input;
  const step = (name: MeasureStep, done = 1, of = 1) => {
    input.signal?.throwIfAborted();
    input.onProgress?.(name, done, of);
  };
  const plan = planMeasures(content.indicators);
  const windows = windowsIn(span);
  const sources = yearSources(input.files.dispensings, span);
  await mkdir(directory, { recursive: true });

  await openLake(connection, input.files);
  await createHomes(connection, content.geography);
  await createCarriedHomes(connection, content.geography, windows);
  await createDivided(connection, content.geography, windows);
  await createSpine(connection, span);
  await createProductDdd(connection, content.medicines, input.indexYear);
  const quality = await writeDoses(connection, span, directory);
  await judgeFirstLines(connection);
  await createLineClasses(connection, plan.lineMeasures, content.codeSets);
  step('prepare');

  await createLeaf(connection, plan, sources, (done) => step('leaf', done, sources.length));
  await createExpectedRates(connection, plan, sources);
  step('expected');
  await countPatients(connection, plan, sources, windows, (done) => step('patients', done, sources.length));

  const contacts = contactSources(input.files.contacts ?? [], span);
  await createContactMonths(connection, plan, content.codeSets, { contacts, dispensings: sources }, span);
  step('contacts');
  await createMonthly(connection, plan);
  await createWindowQuarters(connection, windows);
  await createArea(connection, plan);
  await createResidents(connection, plan, content.geography, span, windows);
  step('roll-up');
  await countPatientsBehind(connection, plan, sources, input.patientsCountedBelow);
  step('patients-behind');

  const own = await writeOwnCells(connection, plan, directory, (done, of) => step('own', done, of));
  await writeAreaCells(connection, plan, directory);
  step('areas');
  return { own, cellColumns: ownCellColumns(plan), quality };
}

import type { DuckDBConnection } from '@duckdb/node-api';
import { PANDEMIC_FROM } from '@smalspor/domain/evaluation';
import type { Geography } from '@smalspor/domain/organisation';
import { currentProgramme, type ProgrammeDefinition } from '@smalspor/domain/programmes';
import type { Batch } from '@smalspor/domain/registers';
import type { Month } from '@smalspor/domain/time';
import {
  createDoctorMonths,
  createHomeMonths,
  type EvaluatedProgramme,
  type EvaluationNote,
  writeCohorts,
} from '../evaluation/index.ts';
import type { InstitutionsNote } from '../institutions/index.ts';
import type { CellColumns } from '../measure/cell-columns.ts';
import type { MonthSpan } from '../measure/spine.ts';

/** The indicators that each programme is evaluated by. */
export const EVALUATED = {
  rak: ['prescriptions-per-1000', 'penicillin-v-share'],
  rask: ['institution-total', 'institution-urinary'],
} as const;

interface ReleaseEvaluationInput {
  readonly batches: readonly Batch[];
  readonly content: { readonly geography: Geography; readonly programmes: readonly ProgrammeDefinition[] };
  readonly span: MonthSpan;
  readonly cellColumns: readonly CellColumns[];
  readonly institutions: InstitutionsNote | null;
  /** The smallest number of doctors and of homes that is told of together. */
  readonly k: { readonly doctors: number; readonly homes: number };
  readonly cube: string;
}

/**
 * What a release tells of programmes that go county by county; `null` where nobody's participation has been delivered. Follows
 * measuring in the same database.
 */
export async function releaseEvaluation(
  connection: DuckDBConnection,
  { batches, content, span, cellColumns, institutions, k, cube }: ReleaseEvaluationInput,
): Promise<EvaluationNote | null> {
  if (!batches.some(({ format }) => format === 'participations')) return null;
  const { geography } = content;
  const rollOutOf = (programme: string) => currentProgramme(content.programmes, programme)?.rollOut ?? null;
  const programmes: EvaluatedProgramme[] = [];
  const [rak, rask] = [rollOutOf('rak'), rollOutOf('rask')];
  if (rak !== null) {
    const columns = cellColumns.filter(({ indicator }) => isOne(EVALUATED.rak, indicator));
    await createDoctorMonths(connection, { programme: 'rak', geography, rollOut: rak, span, columns });
    programmes.push({
      programme: 'rak',
      span,
      indicators: namesOf(columns),
      k: k.doctors,
      windowsTo: Math.min(span.to, PANDEMIC_FROM - 1) as Month,
    });
  }
  if (rask !== null && institutions !== null) {
    const columns = institutions.columns.filter(({ indicator }) => isOne(EVALUATED.rask, indicator));
    const input = { programme: 'rask', geography, rollOut: rask, span: institutions.span, columns };
    await createHomeMonths(connection, input);
    programmes.push({
      programme: 'rask',
      span: institutions.span,
      indicators: namesOf(columns),
      k: k.homes,
      // Homes went on buying through the pandemic: the published year is of all that took part.
      windowsTo: institutions.span.to,
    });
  }
  return writeCohorts(connection, programmes, cube);
}

function isOne(ids: readonly string[], id: string): boolean {
  return ids.includes(id);
}

function namesOf(columns: readonly { readonly indicator: string }[]): readonly string[] {
  return columns.map(({ indicator }) => indicator);
}

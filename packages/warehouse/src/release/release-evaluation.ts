import type { DuckDBConnection } from '@duckdb/node-api';
import { PANDEMIC_FROM } from '@smalspor/domain/evaluation';
import type { InstitutionDisclosureSettings } from '@smalspor/domain/institution-disclosure';
import type { Geography } from '@smalspor/domain/organisation';
import { currentProgramme, type ProgrammeDefinition } from '@smalspor/domain/programmes';
import type { Month } from '@smalspor/domain/time';
import {
  createDoctorMonths,
  createHomeMonths,
  type EvaluatedProgramme,
  type EvaluationNote,
  homesApart,
  participationSources,
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
  readonly content: { readonly geography: Geography; readonly programmes: readonly ProgrammeDefinition[] };
  readonly span: MonthSpan;
  readonly cellColumns: readonly CellColumns[];
  readonly institutions: InstitutionsNote | null;
  /** The smallest number of doctors that is told of together. */
  readonly k: number;
  readonly homes: InstitutionDisclosureSettings;
  readonly cube: string;
}

/**
 * What a release tells of programmes that go county by county; `null` where nobody takes part, neither by what has been delivered nor in
 * this house. Follows measuring in the same database, and reads `participant`.
 */
export async function releaseEvaluation(
  connection: DuckDBConnection,
  { content, span, cellColumns, institutions, k, homes, cube }: ReleaseEvaluationInput,
): Promise<EvaluationNote | null> {
  const sources = {
    rak: await participationSources(connection, 'rak'),
    rask: await participationSources(connection, 'rask'),
  };
  if (Object.values(sources).every(({ delivered, own }) => delivered + own === 0)) return null;
  const { geography } = content;
  const rollOutOf = (programme: string) => currentProgramme(content.programmes, programme)?.rollOut ?? null;
  const programmes: EvaluatedProgramme[] = [];
  const [rak, rask] = [rollOutOf('rak'), rollOutOf('rask')];
  if (rak !== null) {
    const columns = cellColumns.filter(({ indicator }) => isOne(EVALUATED.rak, indicator));
    await createDoctorMonths(connection, { programme: 'rak', geography, rollOut: rak, span, columns });
    programmes.push({
      programme: 'rak',
      sources: sources.rak,
      span,
      indicators: namesOf(columns),
      k,
      windowsTo: Math.min(span.to, PANDEMIC_FROM - 1) as Month,
    });
  }
  if (rask !== null && institutions !== null) {
    const columns = institutions.columns.filter(({ indicator }) => isOne(EVALUATED.rask, indicator));
    const input = { programme: 'rask', geography, rollOut: rask, span: institutions.span, columns };
    await createHomeMonths(connection, input);
    programmes.push({
      programme: 'rask',
      sources: sources.rask,
      span: institutions.span,
      indicators: namesOf(columns),
      k: homes.others + 1,
      // Homes went on buying through the pandemic: the published year is of all that took part.
      windowsTo: institutions.span.to,
    });
  }
  const note = await writeCohorts(connection, programmes, cube);
  const sold = institutions?.columns ?? [];
  const columns = EVALUATED.rask.flatMap((id) => sold.filter(({ indicator }) => indicator === id));
  if (!programmes.some(({ programme }) => programme === 'rask')) return note;
  const apart = await homesApart(connection, 'rask', columns, homes);
  return {
    programmes: note.programmes.map((told) => (told.programme === 'rask' ? { ...told, apart } : told)),
  };
}

function isOne(ids: readonly string[], id: string): boolean {
  return ids.includes(id);
}

function namesOf(columns: readonly { readonly indicator: string }[]): readonly string[] {
  return columns.map(({ indicator }) => indicator);
}

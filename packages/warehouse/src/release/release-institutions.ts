import type { DuckDBConnection } from '@duckdb/node-api';
import {
  checkInstitutionDisclosure,
  type InstitutionDisclosureSettings,
} from '@smalspor/domain/institution-disclosure';
import type { Geography } from '@smalspor/domain/organisation';
import type { ProgrammeParticipant } from '@smalspor/domain/programmes';
import type { Batch } from '@smalspor/domain/registers';
import type { Month } from '@smalspor/domain/time';
import type { HomePaths } from '../home/home-paths.ts';
import {
  noteToldBedDays,
  type ToldNote,
  type ToldRow,
  writeToldBedDays,
} from '../institution-data/told-bed-days.ts';
import {
  type InstitutionContent,
  type InstitutionsNote,
  institutionFiles,
  storedInstitutionPatterns,
  writeInstitutions,
} from '../institutions/index.ts';
import { CUBE_DIRECTORY } from './manifest.ts';

/** What a site says of how institutions are measured and told of. */
export interface InstitutionSettings {
  /** Share of the beds in use where bed days are unknown, 0–1; `null`: unknown stays unknown. */
  readonly occupancy: number | null;
  readonly disclosure: InstitutionDisclosureSettings;
  /** Bed days that institutions have told in this house. */
  readonly told: readonly ToldRow[];
}

export interface ReleaseInstitutionsInput {
  readonly home: HomePaths;
  readonly batches: readonly Batch[];
  readonly content: InstitutionContent & { readonly geography: Geography };
  readonly dddIndexYear: number;
  readonly institutions: InstitutionSettings;
}

/** What a release's manifest says of institutions, and of the bed days that they had told when it was measured. */
export interface ReleasedInstitutions extends InstitutionsNote {
  readonly toldBedDays: ToldNote;
}

/** The institutions' part of a release; `null` where the register of them or what was sold to them has not been delivered. */
export async function releaseInstitutions(
  connection: DuckDBConnection,
  { home, batches, content, dddIndexYear, institutions }: ReleaseInstitutionsInput,
  participants: readonly ProgrammeParticipant[],
  { building, cube }: { readonly building: string; readonly cube: string },
): Promise<ReleasedInstitutions | null> {
  checkInstitutionDisclosure(institutions.disclosure);
  const files = institutionFiles(home, batches);
  if (files.institutions.length === 0 || files.sales.length === 0) return null;
  const sales = batches.filter(({ format }) => format === 'institution-sales');
  const span = {
    from: Math.min(...sales.map(({ from }) => from)) as Month,
    to: Math.max(...sales.map(({ to }) => to)) as Month,
  };
  const toldBedDays = await writeToldBedDays(connection, institutions.told, {
    directory: building,
    to: span.to,
  });
  const measured = await writeInstitutions(connection, {
    files: { ...files, toldBedDays },
    content,
    indexYear: dddIndexYear,
    span,
    occupancy: institutions.occupancy,
    settings: institutions.disclosure,
    participants,
    before: await storedInstitutionPatterns(home.releases, CUBE_DIRECTORY),
    directory: cube,
  });
  return { ...measured, toldBedDays: noteToldBedDays(institutions.told, span.to) };
}

import type { Batch, RegisterFormat } from '@smalspor/domain/registers';
import { addMonths, type Month, monthOfDate, type PlainDate } from '@smalspor/domain/time';

/** How long each kind of data is kept; `null` keeps it for ever. */
export interface RetentionSettings {
  /** Dispensings, and contacts with doctors. */
  readonly dispensingsMonths: number | null;
  /** Month-end lists, declared lists and CME groups. */
  readonly gpListsMonths: number | null;
  /** What institutions bought, their bed days, and wards that are closed. */
  readonly institutionsMonths: number | null;
  readonly quarantineDays: number | null;
}

/** What is to be deleted. */
export interface RetentionPlan {
  /** Batches of which the months before `keepFrom` are deleted. */
  readonly cuts: readonly { readonly batch: Batch; readonly keepFrom: Month }[];
  /** Batches whose quarantine has been kept long enough. */
  readonly quarantines: readonly Batch[];
}

/** The SQL that is true for rows that have been kept long enough, for each format that has dates of its own. */
export const OUTDATED: Readonly<Partial<Record<RegisterFormat, (keepFrom: Month) => string>>> = {
  dispensings: (keepFrom) => `month < ${keepFrom}`,
  contacts: (keepFrom) => `month < ${keepFrom}`,
  'contact-counts': (keepFrom) => `month < ${keepFrom}`,
  'gp-lists': (keepFrom) => `month < ${keepFrom}`,
  'declared-lists': (keepFrom) => `coalesce(to_month < ${keepFrom}, false)`,
  'cme-groups': (keepFrom) => `coalesce(to_month < ${keepFrom}, false)`,
  'institution-sales': (keepFrom) => `month < ${keepFrom}`,
  'bed-days': (keepFrom) => `to_month < ${keepFrom}`,
  institutions: (keepFrom) => `coalesce(to_month < ${keepFrom}, false)`,
};

/** Contacts are of no use without the prescriptions that they led to: both are kept as long. */
const PRESCRIBED: readonly RegisterFormat[] = ['dispensings', 'contacts', 'contact-counts'];

/** @param batches every recorded batch that has not been deleted: superseded ones hold data too. */
export function planRetention(
  settings: RetentionSettings,
  today: PlainDate,
  batches: readonly Batch[],
): RetentionPlan {
  const cuts = batches.flatMap((batch) => {
    const months = keptMonths(settings, batch.format);
    if (months === null || OUTDATED[batch.format] === undefined) return [];
    const keepFrom = addMonths(monthOfDate(today), -months);
    return batch.from < keepFrom ? [{ batch, keepFrom }] : [];
  });
  const { quarantineDays } = settings;
  const quarantines =
    quarantineDays === null
      ? []
      : batches.filter(
          ({ importedAt, rejectedRows }) =>
            rejectedRows > 0 && daysBetween(importedAt.slice(0, 10), today) > quarantineDays,
        );
  return { cuts, quarantines };
}

function keptMonths(settings: RetentionSettings, format: RegisterFormat): number | null {
  if (PRESCRIBED.includes(format)) return settings.dispensingsMonths;
  const isOfInstitutions =
    format === 'institutions' || format === 'institution-sales' || format === 'bed-days';
  return isOfInstitutions ? settings.institutionsMonths : settings.gpListsMonths;
}

function daysBetween(from: string, to: string): number {
  return (Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000;
}

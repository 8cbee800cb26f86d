import { join } from 'node:path';
import { appendAudit } from '@smalspor/database/audit';
import type { Actor } from '@smalspor/domain/access';
import { estimateInstitution, type InstitutionEstimate } from '@smalspor/domain/institutions';
import { Refusal } from '@smalspor/domain/refusal';
import type { Batch, RegisterFormat } from '@smalspor/domain/registers';
import { addMonths, formatMonth, type Month } from '@smalspor/domain/time';
import { withDuckDb } from '@smalspor/warehouse/duckdb';
import {
  type InstitutionFigures,
  measureInstitutions,
  type SalesQuality,
} from '@smalspor/warehouse/institutions';
import { currentBatches } from '@smalspor/warehouse/lake';
import { auditEntry, auditRefusal } from '../audit/with-audit.ts';
import type { House } from '../house/house.ts';
import { batchesInLake } from '../imports/import-register-files.ts';
import { demandInvented } from '../indicators/demand-invented.ts';

export interface InstitutionRequest {
  /** `null`: every institution. */
  readonly organisation: number | null;
  /** `null`: the last twelve months that sales were delivered for. */
  readonly span: { readonly from: Month; readonly to: Month } | null;
}

/** One type of ward of one institution. */
export interface InstitutionRow extends Omit<InstitutionFigures, 'sums'> {
  readonly indicators: readonly { readonly indicator: string; readonly estimate: InstitutionEstimate }[];
}

export interface InstitutionTable {
  /** The months, both `YYYY-MM` and included. */
  readonly from: string;
  readonly to: string;
  /** The year whose daily doses count for the whole period. */
  readonly dddIndexYear: number;
  readonly quality: SalesQuality;
  readonly institutions: readonly InstitutionRow[];
  /** The same for people. */
  readonly lines: readonly string[];
}

/**
 * What institutions bought in a period, straight from the deliveries in force.
 * @throws Refusal `not-allowed` in a home with real data: an institution's figures are its own; `release-refused` where sales
 * or the register of institutions lack; `not-found` for an institution that is not in the register
 */
export async function readInstitutionFigures(
  house: House,
  actor: Actor,
  { organisation, span }: InstitutionRequest,
): Promise<InstitutionTable> {
  const objectId = organisation === null ? null : String(organisation);
  const act = { act: 'read-institution-figures', objectKind: 'institution', objectId, requestId: null };
  return auditRefusal(house, actor, act, async () => {
    await demandInvented(house, actor, 'An institution’s figures are its own.');
    const batches = currentBatches(await batchesInLake(house));
    const period = span ?? lastYearOf(batches);
    const { release, warehouse, institutions } = house.configuration;
    const { quality, figures } = await withDuckDb(
      { spillDirectory: house.home.temporary, memoryLimit: warehouse.memoryLimit },
      (connection) =>
        measureInstitutions(connection, {
          files: lakeFiles(house, batches),
          content: house.content,
          indexYear: release.dddIndexYear,
          span: period,
          occupancy: institutions.assumedOccupancy,
        }),
    );
    const wanted = figures.filter((each) => organisation === null || each.organisation === organisation);
    if (wanted.length === 0) {
      throw new Refusal('not-found', 'There is no such institution in the register in these months.');
    }
    await appendAudit(house.db, auditEntry(house, actor, act));
    const rows = wanted.map((each) => rowOf(house, each));
    return {
      from: formatMonth(period.from),
      to: formatMonth(period.to),
      dddIndexYear: release.dddIndexYear,
      quality,
      institutions: rows,
      lines: rows.flatMap((row) => linesOf(house, row)),
    };
  });
}

function lakeFiles(house: House, batches: readonly Batch[]) {
  const filesOf = (...formats: readonly RegisterFormat[]) =>
    batches
      .filter(({ format }) => formats.includes(format))
      .flatMap(({ files }) => files.map(({ path }) => join(house.home.root, path)));
  const files = {
    institutions: filesOf('institutions'),
    sales: filesOf('institution-sales'),
    bedDays: filesOf('bed-days'),
    products: filesOf('products', 'fest'),
  };
  if (files.institutions.length === 0 || files.sales.length === 0) {
    throw new Refusal(
      'release-refused',
      'Figures of institutions need the register of institutions and what pharmacies sold to them: import institutions and institution-sales first.',
    );
  }
  return files;
}

function lastYearOf(batches: readonly Batch[]): { readonly from: Month; readonly to: Month } {
  const ends = batches.filter(({ format }) => format === 'institution-sales').map(({ to }) => to);
  const to = Math.max(...ends, 0) as Month;
  return { from: addMonths(to, -11), to };
}

function rowOf({ content }: House, { sums, ...figures }: InstitutionFigures): InstitutionRow {
  const isSilent = figures.monthsWithoutPurchase === figures.months;
  return {
    ...figures,
    indicators: content.institutionIndicators.map((definition) => {
      const own = sums[definition.id];
      // A whole period without a purchase is more likely a file that is missing than a home without antibiotics.
      const estimate: InstitutionEstimate =
        own === undefined || isSilent
          ? { value: null, reason: 'no-data' }
          : estimateInstitution(definition, own);
      return { indicator: definition.id, estimate };
    }),
  };
}

function linesOf({ content }: House, row: InstitutionRow): readonly string[] {
  const basis =
    row.bedDays === null
      ? 'bed days unknown'
      : `${Math.round(row.bedDays)} bed days${row.bedDaysEstimated ? ', estimated' : ''}`;
  const silent =
    row.monthsWithoutPurchase === 0
      ? ''
      : `, ${row.monthsWithoutPurchase} of ${row.months} months without a purchase`;
  const names = new Map(content.institutionIndicators.map(({ id, texts }) => [id, texts.en.name]));
  return [
    `${row.organisation} ${row.unitType} (${basis}${silent})`,
    ...row.indicators.map(({ indicator, estimate }) => {
      const name = `  ${(names.get(indicator) ?? indicator).padEnd(62)}`;
      if (estimate.value === null) return `${name} – (${estimate.reason})`;
      const { value, low, high } = estimate;
      const interval = low === null || high === null ? '' : ` (${low.toFixed(1)}–${high.toFixed(1)})`;
      return `${name} ${value.toFixed(1)}${interval}`;
    }),
  ];
}

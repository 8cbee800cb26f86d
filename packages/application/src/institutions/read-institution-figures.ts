import { appendAudit } from '@smalspor/database/audit';
import { type Actor, canProduceReport, institutionScope, mayAtInstitution } from '@smalspor/domain/access';
import {
  estimateInstitution,
  type InstitutionEstimate,
  type InstitutionIndicator,
  type InstitutionSums,
} from '@smalspor/domain/institutions';
import { Refusal } from '@smalspor/domain/refusal';
import { formatMonth, type Month } from '@smalspor/domain/time';
import type { InstitutionFigures, InstitutionReader, SalesQuality } from '@smalspor/warehouse/institutions';
import { auditEntry, auditRefusal } from '../audit/with-audit.ts';
import type { House } from '../house/house.ts';
import { demandInvented } from '../indicators/demand-invented.ts';
import { institutionLines } from './institution-lines.ts';
import { lastYearOf, servedInstitutions } from './served-institutions.ts';

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
  readonly release: string;
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
 * What institutions bought in a period, as the served release has it: those who work at one read its own; the command line reads
 * all of them in homes with invented data.
 * @throws Refusal `not-allowed` for everyone's figures in a home with real data, `release-refused` where the release tells of no
 * institutions, `not-found` for one that is not in the register in these months, or not the reader's
 */
export async function readInstitutionFigures(
  house: House,
  actor: Actor,
  { organisation, span }: InstitutionRequest,
): Promise<InstitutionTable> {
  const objectId = organisation === null ? null : String(organisation);
  const act = { act: 'read-institution-figures', objectKind: 'institution', objectId, requestId: null };
  return auditRefusal(house, actor, act, async () => {
    const read = await allowedReading(house, actor, organisation);
    const { reader, releaseId, dddIndexYear } = await servedInstitutions(house);
    const period = span ?? lastYearOf(reader);
    const figures = await read(reader, period);
    if (figures.length === 0) {
      throw new Refusal('not-found', 'There is no such institution in the register in these months.');
    }
    await appendAudit(house.db, auditEntry(house, actor, act));
    const rows = figures.map((each) => rowOf(house, each));
    return {
      release: releaseId,
      from: formatMonth(period.from),
      to: formatMonth(period.to),
      dddIndexYear,
      quality: reader.quality,
      institutions: rows,
      lines: rows.flatMap((row) => institutionLines(house, row)),
    };
  });
}

type Reading = (
  reader: InstitutionReader,
  period: { readonly from: Month; readonly to: Month },
) => Promise<readonly InstitutionFigures[]>;

/** Own figures by the own scope; everyone's, and any one's for the command line, only where all data are invented. */
async function allowedReading(house: House, actor: Actor, organisation: number | null): Promise<Reading> {
  if (organisation !== null) {
    const institution = { organisation, within: [] };
    // For whoever has no part in it and is not the command line there is no such institution.
    if (mayAtInstitution(actor, 'read-institution-figures', institution) || !canProduceReport(actor)) {
      const scope = institutionScope(actor, institution);
      return (reader, period) => reader.ownFigures(scope, organisation, period);
    }
  }
  await demandInvented(house, actor, 'An institution’s figures are its own.');
  const scope = { kind: 'system', act: 'produce-report' } as const;
  return (reader, period) =>
    organisation === null
      ? reader.everyonesFigures(scope, period)
      : reader.ownFigures(scope, organisation, period);
}

function rowOf({ content }: House, { sums, ...figures }: InstitutionFigures): InstitutionRow {
  const isSilent = figures.monthsWithoutPurchase === figures.months;
  return {
    ...figures,
    indicators: Object.entries(sums).flatMap(([indicator, own]) => {
      const definition = content.institutionIndicators.find(({ id }) => id === indicator);
      if (definition === undefined) return [];
      return [{ indicator, estimate: estimateOwn(definition, own, isSilent) }];
    }),
  };
}

/** A whole period without a purchase is more likely a file that is missing than a home without antibiotics. */
function estimateOwn(
  definition: InstitutionIndicator,
  own: InstitutionSums,
  isSilent: boolean,
): InstitutionEstimate {
  return isSilent ? { value: null, reason: 'no-data' } : estimateInstitution(definition, own);
}

import { listReferenceSeries } from '@smalspor/database/reference-series';
import { findRelease } from '@smalspor/database/releases';
import type { NewReport } from '@smalspor/database/reports';
import {
  buildFollowUpReport,
  buildIndividualReport,
  type NationalContext,
  type ReportBody,
  type ReportKind,
  type ReportModel,
} from '@smalspor/domain/reports';
import { type Period, periodStart } from '@smalspor/domain/time';
import type { OwnCells, ReleaseReader } from '@smalspor/warehouse/read';
import { type ReleaseManifest, readManifest } from '@smalspor/warehouse/release';
import type { House } from '../house/house.ts';
import { nationalContext } from '../national-goals/index.ts';
import { type CorrectionReason, correctionReason } from './correction-reason.ts';
import { type ComparatorFigures, comparatorFigures } from './figures.ts';
import type { IssuedBefore } from './issued-before.ts';
import { type Recipient, reportInput } from './report-input.ts';

/** What all reports of one kind and period from one release are made with. */
export interface Issuing {
  readonly house: House;
  readonly reader: ReleaseReader;
  readonly kind: ReportKind;
  readonly period: Period;
  readonly comparators: ComparatorFigures;
  readonly releasePublishedAt: string;
  readonly synthetic: boolean;
  /** National series that were fetched, for under the curves. */
  readonly nationally: readonly NationalContext[];
  /** What an earlier release was made of; `null` where that is not to be known any more. */
  readonly manifestOf: (releaseId: string) => Promise<ReleaseManifest | null>;
}

/** Gets ready to make reports of a kind and period from an opened release. */
export async function openIssuing(
  house: House,
  reader: ReleaseReader,
  kind: ReportKind,
  period: Period,
): Promise<Issuing> {
  const manifests = new Map<string, Promise<ReleaseManifest | null>>();
  const manifestOf = (id: string): Promise<ReleaseManifest | null> => {
    const known = manifests.get(id) ?? readManifest(house.home, id).catch(() => null);
    manifests.set(id, known);
    return known;
  };
  return {
    manifestOf,
    house,
    reader,
    kind,
    period,
    comparators: comparatorFigures(reader, house.content.geography),
    releasePublishedAt:
      (await findRelease(house.db, reader.manifest.id))?.publishedAt ?? reader.manifest.builtAt,
    synthetic: reader.manifest.synthetic,
    nationally: nationalContext(house.content, await listReferenceSeries(house.db)),
  };
}

/**
 * What a report says in figures: without its words, which a later version may put better, and without what says when and
 * from which release it was made, or that it corrects another.
 */
export function figuresIn({
  id,
  issuedAt,
  release,
  supersedes,
  correction,
  versions,
  ...said
}: ReportBody): string {
  return JSON.stringify(said, (_key, value: unknown) => (isLocalised(value) ? undefined : value));
}

function isLocalised(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'nb' in value;
}

async function makeModel(
  issuing: Issuing,
  recipient: Recipient,
  own: OwnCells,
  before: IssuedBefore,
  corrects: { readonly model: ReportModel; readonly reason: CorrectionReason } | null,
): Promise<ReportModel> {
  const { house, reader, period, kind, comparators } = issuing;
  const input = await reportInput(
    house,
    {
      reader,
      comparators,
      own,
      home: reader.homes.find(recipient.prescriber, period.end),
      period,
      previous: before.previous?.values ?? new Map(),
      previousEnd: before.previous?.end ?? null,
    },
    recipient,
    {
      id: house.newId(),
      issuedAt: house.now(),
      releasePublishedAt: issuing.releasePublishedAt,
      synthetic: issuing.synthetic,
      nationally: issuing.nationally,
      previous: before.previous && { id: before.previous.model.id, period: before.previous.model.period },
      corrects:
        corrects &&
        ({
          id: corrects.model.id,
          issuedAt: corrects.model.issuedAt,
          why: house.content.messages.get(`issuing.correction.${corrects.reason}`),
        } as NonNullable<Parameters<typeof buildIndividualReport>[0]['corrects']>),
    },
  );
  const build = kind === 'individual' ? buildIndividualReport : buildFollowUpReport;
  return build(input, house.content.messages);
}

/**
 * The report that a doctor should get now; `null` where the one in force has the same figures, or where only others' have
 * changed because of what they declared: nobody's report is corrected for a colleague's list length.
 */
export async function nextReport(
  issuing: Issuing,
  recipient: Recipient,
  own: OwnCells,
  before: IssuedBefore,
): Promise<ReportModel | null> {
  const { same } = before;
  if (same?.releaseId === issuing.reader.manifest.id) return null;
  const model = await makeModel(issuing, recipient, own, before, null);
  if (same === null) return model;
  if (figuresIn(same.model) === figuresIn(model)) return null;
  const reason = correctionReason(
    { model: same.model, manifest: await issuing.manifestOf(same.releaseId) },
    { model, manifest: issuing.reader.manifest },
  );
  return reason === null ? null : makeModel(issuing, recipient, own, before, { model: same.model, reason });
}

export function toStored(issuing: Issuing, recipient: Recipient, model: ReportModel): NewReport {
  return {
    id: model.id,
    kind: model.kind,
    prescriber: recipient.prescriber,
    releaseId: issuing.reader.manifest.id,
    from: periodStart(issuing.period),
    to: issuing.period.end,
    format: model.format,
    synthetic: model.synthetic,
    model: JSON.stringify(model),
    issuedAt: model.issuedAt,
    supersedes: model.supersedes,
  };
}

/** Whether a doctor without a list has prescribed enough for a report of choices. */
export function hasAnything(issuing: Issuing, own: OwnCells): boolean {
  const { kind, end } = issuing.period;
  return own({ indicator: 'diagnosis-share', kind, end }) !== null;
}

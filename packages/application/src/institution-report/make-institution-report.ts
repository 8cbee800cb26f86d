import { listInstitutionGoals } from '@smalspor/database/institution-goals';
import {
  buildInstitutionReport,
  type InstitutionMoment,
  type InstitutionReportInput,
  type InstitutionReportModel,
  type InstitutionUnitType,
} from '@smalspor/domain/institution-report';
import { countyCode, municipalityCode } from '@smalspor/domain/organisation';
import type { ProgrammeReport } from '@smalspor/domain/programmes';
import { formatMonth, type Period, periodStart } from '@smalspor/domain/time';
import { RENDERER_VERSIONS } from '@smalspor/reports/versions';
import type { InstitutionFigures, InstitutionReader } from '@smalspor/warehouse/institutions';
import type { ReleaseManifest } from '@smalspor/warehouse/release';
import type { House } from '../house/house.ts';
import type { AdministeredFigures } from './administered-figures.ts';
import { countyPeers } from './county-peers.ts';
import type { DataStanding } from './data-standing.ts';
import type { ReadFigures } from './figures-reader.ts';
import { institutionIndicator } from './institution-indicator-input.ts';

/** What all reports of one release and one period of a programme share. */
export interface InstitutionIssuing {
  readonly reader: InstitutionReader;
  readonly manifest: Pick<ReleaseManifest, 'id' | 'contentVersion' | 'dddIndexYear' | 'synthetic'>;
  readonly publishedAt: string;
  /** One instant for all kinds of stay that are issued together. */
  readonly issuedAt: string;
  readonly figures: ReadFigures;
  readonly moment: InstitutionMoment;
  readonly period: Period;
  readonly begun: ReadonlySet<number> | null;
  /** How sure the months of the institution are. */
  readonly standing: DataStanding;
  /** What its journal told that it gave; of no other institution. */
  readonly administered: AdministeredFigures;
}

/** Which of an institution's reports a programme's is; one that comes every year covers the year before its round. */
export function momentOf({ id, endsAfterStart, period }: ProgrammeReport): InstitutionMoment {
  if (period === 'half') return 'six-months';
  return endsAfterStart < 0 && id !== 'year' ? 'start' : 'year';
}

/** What a report takes from the one before, and how it is named. */
export interface ReportFrame {
  readonly id: string;
  readonly previous: InstitutionReportModel | null;
  readonly corrects: InstitutionReportInput['corrects'];
}

/** The kinds of stay that the institution has figures of in the period; each gets a report of its own. */
export async function unitTypesOf(
  { figures, period }: InstitutionIssuing,
  organisation: number,
): Promise<readonly InstitutionUnitType[]> {
  const span = { from: periodStart(period), to: period.end };
  return (await figures(organisation, span)).map(({ unitType }) => unitType);
}

/** The report of one kind of stay. */
export async function makeInstitutionReport(
  house: House,
  issuing: InstitutionIssuing,
  organisation: number,
  unitType: InstitutionUnitType,
  { id, previous, corrects }: ReportFrame,
): Promise<InstitutionReportModel> {
  const { reader, manifest, figures, moment, period, begun, publishedAt, issuedAt } = issuing;
  const span = { from: periodStart(period), to: period.end };
  const bought = (await figures(organisation, span)).find((each) => each.unitType === unitType);
  if (!bought) throw new RangeError(`The release tells nothing of ${unitType} in ${organisation}`);
  const place = await placeOf(house, reader, organisation, unitType, period);
  const peers = countyPeers(reader, { unitType, county: place.county, moment, period });
  const source = {
    reader,
    figures,
    organisation,
    unitType,
    county: place.county,
    takingPart: peers === 'taking-part',
    moment,
    period,
    begun,
    previous: ownValues(previous),
  };
  const definitions = house.content.institutionIndicators.filter((each) =>
    reader.indicators.includes(each.id),
  );
  const indicators = await Promise.all(definitions.map((each) => institutionIndicator(source, each)));
  return buildInstitutionReport(
    {
      id,
      moment,
      synthetic: manifest.synthetic,
      issuedAt,
      institution: { organisation: String(organisation), unitType, ...place.told },
      release: { id: manifest.id, publishedAt, contentVersion: manifest.contentVersion },
      versions: RENDERER_VERSIONS,
      period: { from: formatMonth(span.from), to: formatMonth(span.to) },
      previous: previous && { id: previous.id, period: previous.period },
      corrects,
      indicators,
      quality: { ...qualityOf(house, bought, manifest.dddIndexYear), ...issuing.standing(unitType) },
      peers,
      administered: issuing.administered(unitType),
      goals: await goalsOf(house, organisation),
      annotations: [],
    },
    house.content.messages,
  );
}

/** What the home works towards today. */
async function goalsOf(
  { db, content }: House,
  organisation: number,
): Promise<InstitutionReportInput['goals']> {
  const goals = await listInstitutionGoals(db, organisation);
  const named = new Map(content.institutionMeasures.map(({ id, name }) => [id, name]));
  return goals
    .filter(({ state }) => state === 'active')
    .map(({ indicator, target, by, measures }) => ({
      indicator,
      target,
      by,
      measures: measures.flatMap(({ measure }) => named.get(measure) ?? []),
    }));
}

const PURCHASES = 'institution-without-dose';

function qualityOf(
  { configuration }: House,
  bought: InstitutionFigures,
  dddIndexYear: number,
): Omit<InstitutionReportInput['quality'], 'unconfirmedMonths' | 'correctedMonths'> {
  const { bedDays, bedDaysEstimated, months, monthsWithoutPurchase, sums } = bought;
  return {
    bedDays,
    bedDaysEstimated,
    months,
    monthsWithoutPurchase,
    // What the share of purchases without a known dose is a share of.
    purchases: sums[PURCHASES]?.denominator ?? null,
    dddIndexYear,
    minimumInstitutions: configuration.disclosure.minimumInstitutions,
  };
}

/** Name and place as they were last in the period. */
async function placeOf(
  { content: { geography } }: House,
  reader: InstitutionReader,
  organisation: number,
  unitType: InstitutionUnitType,
  { end }: Period,
) {
  const units = await reader.ownUnits({ kind: 'system', act: 'issue-reports' }, organisation);
  const until = units.filter(({ from }) => from <= end);
  const unit = until.findLast(({ wardType }) => wardType === unitType) ?? until.at(-1);
  const county = unit?.county ?? null;
  const municipality = unit && geography.municipalityByCode.get(municipalityCode(unit.municipality))?.name;
  return {
    county,
    told: {
      name: unit?.name ?? String(organisation),
      municipality: municipality ?? '',
      county: county === null ? '' : (geography.countyByCode.get(countyCode(county))?.name ?? ''),
    },
  };
}

/** Own values of the previous report, by indicator. */
function ownValues(model: InstitutionReportModel | null): ReadonlyMap<string, number> {
  const values = new Map<string, number>();
  if (model === null) return values;
  for (const block of [...model.headline, ...model.choice, ...model.urinary, ...model.other]) {
    const own = block.rows.find(({ level }) => level === 'own')?.estimate;
    if (own !== undefined && own.value !== null) values.set(block.indicator, own.value);
  }
  return values;
}

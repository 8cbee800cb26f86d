import { annotationsFor, contactRegistersOf, type IndicatorDefinition } from '@smalspor/domain/indicators';
import { countiesOfLineage, countyCode, municipalityCode } from '@smalspor/domain/organisation';
import { REPORT_SECTIONS, type ReportInput } from '@smalspor/domain/reports';
import { formatMonth, periodStart } from '@smalspor/domain/time';
import { RENDERER_VERSIONS } from '@smalspor/reports/versions';
import type { House } from '../house/house.ts';
import { type DoctorSource, indicatorInput } from './indicator-input.ts';
import { trendEnds } from './report-period.ts';
import { reportQuality } from './report-quality.ts';

export interface Recipient {
  readonly prescriber: number;
  readonly hpr: string;
  readonly name: string;
}

export interface ReportFrame {
  readonly id: string;
  readonly issuedAt: string;
  readonly releasePublishedAt: string;
  readonly synthetic: boolean;
  readonly previous: ReportInput['previous'];
  readonly corrects: ReportInput['corrects'];
  readonly nationally: NonNullable<ReportInput['nationally']>;
}

/**
 * The indicators that a doctor's report is made from; a doctor without a list gets those of choice. Those of contacts need
 * contacts of the period.
 */
function reportIndicators(
  definitions: readonly IndicatorDefinition[],
  { home, period, reader }: Pick<DoctorSource, 'home' | 'period' | 'reader'>,
): { readonly shown: readonly IndicatorDefinition[]; readonly contactsMissing: boolean } {
  const delivered = new Set(
    reader.manifest.batches
      .filter(({ from, to }) => from <= period.end && periodStart(period) <= to)
      .map(({ format }) => format),
  );
  const possible = definitions.filter(
    (definition) =>
      definition.setting === 'general-practice' &&
      definition.status === 'published' &&
      (home !== null || definition.withoutList) &&
      !REPORT_SECTIONS.notInReports.includes(definition.id),
  );
  const shown = possible.filter((definition) =>
    contactRegistersOf(definition).every((format) => delivered.has(format)),
  );
  return { shown, contactsMissing: shown.length < possible.length };
}

/** What a report needs of the house. */
export interface ReportHouse {
  readonly content: Pick<House['content'], 'geography' | 'annotations' | 'indicators'>;
  readonly configuration: {
    readonly disclosure: Pick<House['configuration']['disclosure'], 'minimumPatients'>;
  };
}

/** Everything that a doctor's report is made from. Others' figures come cleared from the release. */
export async function reportInput(
  house: ReportHouse,
  source: DoctorSource,
  recipient: Recipient,
  frame: ReportFrame,
): Promise<ReportInput> {
  const { geography, annotations, indicators } = house.content;
  const { home, period, reader } = source;
  const municipality = home === null ? null : municipalityCode(home.municipality);
  const from = trendEnds(period.end, reader.manifest)[0] ?? periodStart(period);
  const inputs = [];
  const { shown, contactsMissing } = reportIndicators(indicators, source);
  for (const definition of shown) {
    inputs.push(await indicatorInput(source, definition));
  }
  return {
    id: frame.id,
    synthetic: frame.synthetic,
    issuedAt: frame.issuedAt,
    recipient: {
      name: recipient.name,
      hpr: recipient.hpr,
      group: home?.groupName ?? null,
      municipality: (municipality && geography.municipalityByCode.get(municipality)?.name) ?? '',
      county: (home && geography.countyByCode.get(countyCode(home.county))?.name) ?? '',
      hasList: home !== null,
    },
    release: {
      id: reader.manifest.id,
      publishedAt: frame.releasePublishedAt,
      contentVersion: reader.manifest.contentVersion,
    },
    versions: RENDERER_VERSIONS,
    period: { from: formatMonth(periodStart(period)), to: formatMonth(period.end) },
    previous: frame.previous,
    corrects: frame.corrects,
    indicators: inputs,
    ...(frame.nationally.length === 0 ? {} : { nationally: frame.nationally }),
    quality: {
      ...reportQuality(source, house.configuration.disclosure.minimumPatients),
      ...(contactsMissing ? { contactsMissing } : {}),
    },
    annotations: annotationsFor(
      annotations,
      municipality === null ? [] : countiesOfLineage(geography, municipality),
      { from, to: period.end },
      frame.synthetic,
    ).map(({ month, text }) => ({ month: formatMonth(month), text })),
  };
}

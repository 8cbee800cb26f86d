import { describeEvaluation } from '@smalspor/application/evaluation';
import {
  csvOfIndicator,
  describeDictionary,
  describeIndicatorPage,
  describeOpenAreas,
  describeOpenIndicator,
  describeOpenRelease,
  describeOpenValues,
  excelOfIndicator,
  type OpenReader,
  type OpenRelease,
  openDefinitions,
  openResults,
} from '@smalspor/application/open-results';
import { loadContent } from '@smalspor/content/loading';
import type { OperationId } from '@smalspor/contract/operations';
import type { UseCases } from '@smalspor/contract/use-cases';
import type { Cell } from '@smalspor/domain/indicators';
import { Refusal } from '@smalspor/domain/refusal';
import { isQuarterEnd, type PeriodKind, parseMonth } from '@smalspor/domain/time';
import type { AreaFigure, PublicLevel } from '@smalspor/warehouse/read';
import { MEASURES } from './fake-evaluation.ts';

const content = loadContent();
const same = (text: string) => ({ nb: text, nn: text, en: text });
const [FROM, TO] = [parseMonth('2018-01'), parseMonth('2020-12')];
/** In the first county nothing may be told of months. */
const UNITS = { nation: [0], county: [3, 46, 54], countyNow: [3, 46, 55] } as const satisfies Record<
  PublicLevel,
  readonly number[]
>;
const LENGTHS = { month: 1, half: 6, rolling12: 12, year: 12 } as const;

function figuresOf(indicator: string): AreaFigure[] {
  const months = Array.from({ length: TO - FROM + 1 }, (_, index) => (FROM + index) as typeof FROM);
  return (Object.keys(UNITS) as PublicLevel[]).flatMap((level) =>
    UNITS[level].flatMap((unit) =>
      (Object.keys(LENGTHS) as PeriodKind[]).flatMap((kind) =>
        months.flatMap((end): AreaFigure[] => {
          if (end - LENGTHS[kind] + 1 < FROM || (kind !== 'month' && !isQuarterEnd(end))) return [];
          if (kind === 'year' && (end + 1) % 12 !== 0) return [];
          const period = { kind, end };
          if (kind === 'month' && unit === 3)
            return [{ level, unit, period, cell: null, noValue: 'suppressed' }];
          return [{ level, unit, period, cell: cellOf(indicator, level, unit, period), noValue: null }];
        }),
      ),
    ),
  );
}

function cellOf(indicator: string, level: PublicLevel, unit: number, period: Cell['period']): Cell {
  const size = (level === 'nation' ? 40 : 6) * LENGTHS[period.kind];
  const numerator = size * (900 + 3 * unit - 4 * (period.end - FROM));
  const spread = { sumOfSquares: numerator * 2, sumForSquares: numerator, expected: null, noValue: null };
  return {
    ...{ indicator, level, unit, period, numerator, denominator: numerator * 3, ...spread },
    ...{ prescribers: 40, patients: null },
  };
}

const reader = {
  manifest: {
    ...{ from: FROM, to: TO, contentVersion: content.version, dddIndexYear: 2026, disclosureThreshold: 5 },
    cellColumns: content.indicators.map(({ id }) => ({ indicator: id })),
    batches: [{ format: 'dispensings', from: FROM, to: TO }],
  },
  areaFigures: async (indicator: string) => figuresOf(indicator),
  publishedUnits: (level: PublicLevel) => UNITS[level],
  institutions: null,
} as unknown as OpenReader;

export const FAKE_CONTENT = content;
export const FAKE_RELEASE: OpenRelease = {
  id: '2021-01-15-1',
  synthetic: true,
  publishedAt: '2021-01-15T06:00:00Z',
  reader,
};

type OpenIds = Exclude<
  Extract<OperationId, `${string}Open${string}`>,
  | `${string}Measure${string}`
  | `${string}OpenLocation${string}`
  | `${string}OpenFhir${string}`
  | `${string}OpenStructureDefinition${string}`
  | `${string}OpenOrganization${string}`
>;

/** Open results of three counties, and one programme with and one without figures. */
export function createFakeOpenResults(): Pick<UseCases, OpenIds> {
  const programmes = ['rak', 'rask'].map((id) => ({
    id,
    name: same(id.toUpperCase()),
    short: same(id.toUpperCase()),
  }));
  const { id, synthetic, publishedAt } = FAKE_RELEASE;
  return {
    listOpenReleases: async () => ({
      current: id,
      releases: [
        { id, synthetic, publishedAt, state: 'current', withdrawnAt: null },
        { ...{ id: '2020-12-01-1', synthetic, publishedAt, state: 'withdrawn' }, withdrawnAt: publishedAt },
      ],
    }),
    readOpenRelease: async ({ release }) => {
      if (release === id) return describeOpenRelease(FAKE_RELEASE);
      if (release === '2020-12-01-1') throw new Refusal('release-gone', 'This release was withdrawn.');
      throw new Refusal('not-found', 'There is no such release.');
    },
    listOpenIndicators: async () => ({
      release: id,
      indicators: openDefinitions(content, FAKE_RELEASE).map((open) => describeOpenIndicator(content, open)),
    }),
    readOpenIndicator: async ({ indicator }) => describeIndicatorPage(content, FAKE_RELEASE, indicator),
    listOpenAreas: async () => describeOpenAreas(content, FAKE_RELEASE),
    listOpenValues: async (input) => describeOpenValues(content, FAKE_RELEASE, input),
    downloadOpenValues: async ({ indicator, format, language }) =>
      (format === 'csv' ? csvOfIndicator : excelOfIndicator)(content, FAKE_RELEASE, indicator, language),
    readOpenDictionary: async () => describeDictionary(content.messages),
    downloadOpenDictionary: async () => ({
      bytes: new TextEncoder().encode('\ufeffDel;Kode;Betydning\r\n'),
      fileName: 'dictionary.csv',
      mediaType: 'text/csv; charset=utf-8',
    }),
    listOpenProgrammes: async () => ({ programmes }),
    readOpenProgramme: async ({ programme }) => {
      const found = programmes.find((each) => each.id === programme);
      if (!found) throw new Refusal('not-found', 'No programme of that name is evaluated.');
      const about = { release: id, synthetic, programme, name: found.name };
      if (programme === 'rask')
        return { ...about, register: 'institutions', missing: 'no-participations', results: null };
      const evaluation = describeEvaluation({ content }, { ...EVALUATED });
      return { ...about, register: 'groups', missing: null, results: openResults(evaluation) };
    },
  };
}

const EVALUATED = {
  ...{
    synthetic: true,
    from: FROM,
    to: TO,
    participants: 2118,
    wholeCounties: 3,
    truthMissing: null,
    sources: null,
  },
  ...{ measures: MEASURES, estimates: [] },
};

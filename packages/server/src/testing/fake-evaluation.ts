import { describeEvaluation } from '@smalspor/application/evaluation';
import { loadContent } from '@smalspor/content/loading';
import type { UseCases } from '@smalspor/contract/use-cases';
import { type Change, estimatesOf, type MeasureResult } from '@smalspor/domain/evaluation';
import { Refusal } from '@smalspor/domain/refusal';
import { parseMonth } from '@smalspor/domain/time';

const content = loadContent();
const same = (text: string) => ({ nb: text, nn: text, en: text });

/** A programme that can be compared with others, and one of whose participants nothing was delivered. */
export function createFakeEvaluation(): Pick<
  UseCases,
  'readProgrammeEvaluation' | 'readProgrammeEvaluationPdf'
> {
  return {
    readProgrammeEvaluation: async (_actor, { programme }) => {
      const programmes = [
        { id: 'rak', short: same('RAK') },
        { id: 'rask', short: same('RASK') },
      ];
      const about = { programme, programmes };
      if (programme === 'rask') {
        const name = same('Riktigere antibiotikabruk på sykehjem');
        return { ...about, name, register: 'institutions', missing: 'no-participations', evaluation: null };
      }
      if (programme !== 'rak') throw new Refusal('not-found', 'No programme of that name is evaluated.');
      const truth = { participants: -9.6, nation: -4.1, effect: -5.8 };
      return {
        ...about,
        name: same('Riktigere antibiotikabruk i kommunene'),
        register: 'groups',
        missing: null,
        evaluation: describeEvaluation(
          { content },
          {
            synthetic: true,
            from: parseMonth('2016-01'),
            to: parseMonth('2020-12'),
            participants: 2118,
            wholeCounties: 3,
            sources: { delivered: 2100, own: 40, both: 22, contradicting: 3 },
            truthMissing: null,
            measures: MEASURES,
            estimates: estimatesOf(MEASURES, () => truth),
          },
        ),
      };
    },
    readProgrammeEvaluationPdf: async (_actor, { programme, language }) => ({
      bytes: new TextEncoder().encode(`%PDF-1.7\n% ${programme} ${language}\n%%EOF\n`),
      fileName: `${programme}-${language}.pdf`,
    }),
  };
}

const change = (changePercent: number, low: number | null, high: number | null): Change => ({
  changePercent,
  low,
  high,
});

const WINDOWS = { from: parseMonth('2017-02'), to: parseMonth('2019-04') };

/** Rates as a release adds them up: prescriptions for each patient and month, and one count over another. */
export const MEASURES: readonly MeasureResult[] = [
  {
    indicator: 'prescriptions-per-1000',
    described: {
      before: 0.0255,
      after: 0.02306,
      participants: change(-9.6, -11.4, -7.8),
      nation: change(-4.1, -4.8, -3.3),
      others: change(-2.9, -4, -1.7),
      notStarted: change(-3.4, -6.1, -0.6),
      counties: [
        {
          county: '06',
          units: 192,
          ...WINDOWS,
          before: 0.0262,
          after: 0.0231,
          change: change(-11.8, -14.1, -9.5),
          nationPercent: -4.1,
        },
        {
          county: '01',
          units: 180,
          ...WINDOWS,
          before: 0.0241,
          after: 0.0222,
          change: change(-7.9, -10.6, -5.1),
          nationPercent: -4.1,
        },
        {
          county: '12',
          units: 311,
          ...WINDOWS,
          before: 0.0259,
          after: 0.0235,
          change: change(-9.3, -12, -6.4),
          nationPercent: -4.1,
        },
      ],
    },
    controlled: {
      firstYear: change(-3.6, -9, 2.2),
      preTrend: change(0.3, -2.1, 2.8),
      starts: 7,
      counties: 12,
      events: [-36, -33, -30, -27, -24, -21, -18, -15, -12, -9, -6, -3, 0, 3, 6, 9].map((from, index) => ({
        from,
        phase: from >= 0 ? 'after' : from >= -12 ? 'expecting' : 'before',
        change:
          from === -36
            ? change(0.4, null, null)
            : change(
                from >= 0 ? -3 - index / 8 : from >= -12 ? 1.5 : 0.3 - (index % 3) / 2,
                from >= 0 ? -9 : -4.5,
                from >= 0 ? 2.2 : 5,
              ),
      })),
    },
    noControl: null,
  },
  {
    indicator: 'penicillin-v-share',
    described: {
      before: 0.47,
      after: 0.518,
      participants: change(10.3, 9.2, 11.4),
      nation: change(2.5, 2.2, 2.8),
      others: null,
      notStarted: null,
      counties: [],
    },
    controlled: null,
    noControl: 'No county is without the programme in any month after others began.',
  },
];

import { loadContent } from '@smalspor/content/loading';
import type { Change, EvaluationPaper, MeasureView } from '@smalspor/domain/evaluation';

const content = loadContent();
const change = (changePercent: number, low: number | null, high: number | null): Change => ({
  changePercent,
  low,
  high,
});

const COUNTIES = [
  { county: '06', name: 'Buskerud', units: 112, before: 327.9, after: 280.3, percent: -14.5, to: '2019-06' },
  {
    county: '16',
    name: 'Sør-Trøndelag',
    units: 139,
    before: 282.9,
    after: 261.9,
    percent: -7.4,
    to: '2020-02',
  },
  {
    county: '17',
    name: 'Nord-Trøndelag',
    units: 58,
    before: 276.4,
    after: 254.7,
    percent: -7.8,
    to: '2020-11',
  },
] as const;

/** A measure that can be compared with others, as far as before and after tell. */
function comparedMeasure(id: string): MeasureView {
  const definition = content.indicators.find((each) => each.id === id);
  if (!definition) throw new Error(`No indicator is called ${id}`);
  const { nb, nn, en } = definition.texts;
  return {
    indicator: id,
    name: { nb: nb.name, nn: nn.name, en: en.name },
    scale: 'rate',
    direction: 'lower',
    described: {
      before: 299.2,
      after: 270.4,
      participants: change(-9.6, -11.4, -7.8),
      nation: change(-4.1, -4.8, -3.3),
      others: change(-3.2, -4.5, -1.8),
      notStarted: change(-3.3, -4.3, -2.1),
      counties: COUNTIES.map(({ percent, to, ...county }) => ({
        ...county,
        from: '2017-01',
        to,
        hasPandemic: to >= '2020-03',
        change: change(percent, percent - 3, percent + 3),
        nationPercent: -4.4,
      })),
    },
    controlled: {
      firstYear: change(-3.6, -9, 2.2),
      preTrend: change(0.2, -1.8, 2.1),
      events: [-36, -33, -30, -27, -12, -9, -6, -3, 0, 3, 6, 9].map((from) => ({
        from,
        phase: from >= 0 ? 'after' : from >= -12 ? 'expecting' : 'before',
        change: change(from >= 0 ? -1.2 - from / 2 : 0.3, -6.3, 4.1),
      })),
    },
    truth: { participants: -9.6, nation: -4.1, effect: -5.8 },
  };
}

export type EvaluationExample = 'compared' | 'without-controls' | 'nothing-described';

/** An evaluation that can be compared; the same with nobody to compare with; one of whose participants nobody has both years. */
export function exampleEvaluation(kind: EvaluationExample = 'compared'): EvaluationPaper {
  const measure = comparedMeasure('prescriptions-per-1000');
  const measures: Record<EvaluationExample, MeasureView> = {
    compared: measure,
    'without-controls': { ...measure, controlled: null, truth: null },
    'nothing-described': { ...measure, described: null, controlled: null, truth: null },
  };
  return {
    programme: 'rak',
    name: {
      nb: 'Riktigere antibiotikabruk i kommunene',
      nn: 'Rettare antibiotikabruk i kommunane',
      en: 'Better antibiotic use in municipalities',
    },
    register: 'groups',
    release: { id: '2026-01-15-abcdef', contentVersion: '0123', publishedAt: '2026-01-15T08:00:00Z' },
    evaluation: {
      synthetic: true,
      from: '2016-01',
      to: '2020-12',
      participants: 2325,
      wholeCounties: 4,
      sources: { delivered: 2300, own: 40, both: 15, contradicting: 2 },
      measures: [measures[kind]],
    },
    messages: content.messages,
  };
}

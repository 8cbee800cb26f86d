import { describe, expect, it } from 'vitest';
import { exampleInput } from '../report-examples/index.ts';
import { buildIndividualReport } from '../reports/build-report.ts';
import type { IndicatorInput } from '../reports/input.ts';
import { definitions, indicatorWith, inputWith, messages } from '../reports/testing/report-with.ts';
import { proposeGoals } from './propose-goals.ts';

const proposalsOf = (...indicators: readonly IndicatorInput[]) =>
  proposeGoals(buildIndividualReport(inputWith(indicators), messages), definitions);
const benchmark = (value: number) => ({ benchmark: { value, prescribers: 400 } });

describe('the goals that a report proposes', () => {
  it('are the two with the most prescriptions to gain, of different topics', () => {
    const model = buildIndividualReport(exampleInput('typical', definitions), messages);
    const proposals = proposeGoals(model, definitions);
    // 58 of 142 against 68.4 %: 39 prescriptions; 92 of 118 against 97.1 %: 23. Macrolides (30) tell of the same topic.
    expect(proposals.map(({ indicator, prescriptions }) => [indicator, prescriptions])).toEqual([
      ['penicillin-v-share', 39],
      ['uti-first-choice-share', 23],
    ]);
    expect(proposals[0]).toMatchObject({
      target: 68.4,
      against: 'benchmark',
      baseline: {
        release: '2021-01',
        period: { from: '2020-01', to: '2020-12' },
        numerator: 58,
        denominator: 142,
      },
    });
  });

  it('give the achievable benchmark as target for a choice, and leave volume to the doctor', () => {
    const [volume] = proposalsOf(indicatorWith('prescriptions-per-1000', [500, 14_160], { expected: 274 }));
    expect(volume).toMatchObject({ against: 'expected', yardstick: 274, target: null, prescriptions: 177 });
  });

  it('count volume by half, as much as is in the doctor’s own hands', () => {
    const share = indicatorWith('penicillin-v-share', [40, 200], benchmark(60));
    const rate = (events: number) =>
      indicatorWith('prescriptions-per-1000', [events, 14_160], { expected: 274 });
    // 80 prescriptions against 177 / 2 and 127 / 2.
    expect(proposalsOf(share, rate(500))[0]?.indicator).toBe('prescriptions-per-1000');
    expect(proposalsOf(share, rate(450))[0]?.indicator).toBe('penicillin-v-share');
  });

  it('are none where nothing lies beyond chance or is worth a habit', () => {
    expect(proposalsOf(indicatorWith('penicillin-v-share', [11, 20], benchmark(68)))).toEqual([]);
    expect(proposalsOf(indicatorWith('cephalosporin-share', [9, 357], benchmark(0.2)))).toEqual([]);
    expect(proposalsOf(indicatorWith('penicillin-v-share', [160, 200], benchmark(68)))).toEqual([]);
    expect(proposalsOf(indicatorWith('penicillin-v-share', [40, 200]))).toEqual([]);
    expect(proposalsOf(indicatorWith('prescriptions-per-1000', [200, 14_160], { expected: 274 }))).toEqual(
      [],
    );
  });

  it('never propose what has no better direction, or is counted in doses', () => {
    expect(proposalsOf(indicatorWith('methenamine-per-1000', [500, 14_160], { expected: 30 }))).toEqual([]);
    expect(proposalsOf(indicatorWith('access-share', [1000, 4000], benchmark(88)))).toEqual([]);
  });

  it('are none for an indicator that is defined otherwise since', () => {
    const model = buildIndividualReport(exampleInput('typical', definitions), messages);
    const newer = definitions.map((definition) => ({ ...definition, version: definition.version + 1 }));
    expect(proposeGoals(model, newer)).toEqual([]);
  });
});

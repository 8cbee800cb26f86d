import { loadContent } from '@smalspor/content/loading';
import type { Actor } from '@smalspor/domain/access';
import type { MeasureResult } from '@smalspor/domain/evaluation';
import { type Cell, estimateOf } from '@smalspor/domain/indicators';
import { type Month, parseMonth } from '@smalspor/domain/time';
import type { ReleaseReader } from '@smalspor/warehouse/read';
import { EVALUATED } from '@smalspor/warehouse/release';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { House } from '../house/house.ts';
import { lastQuarterEnd } from '../reports/report-period.ts';
import { createTestHome, type TestHome, testHome } from '../testing/index.ts';
import { newCall } from '../visits/testing/visit-people.ts';
import { measureOnScale } from './measure-on-scale.ts';
import { describeEvaluation, readProgrammeEvaluation } from './read-programme-evaluation.ts';

const content = loadContent();
const admin: Actor = { userId: 'me', name: 'Me', roles: ['programme-admin'], hpr: null };
const YEAR = 12;
/** Parts that hold each doctor once. */
const PARTS: readonly string[] = ['participants', 'others', 'whole'];

interface Sums {
  readonly numerator: number;
  readonly denominator: number;
}

function sumsOf(rows: readonly Sums[]): Sums {
  return rows.reduce<Sums>(
    (sum, { numerator, denominator }) => ({
      numerator: sum.numerator + numerator,
      denominator: sum.denominator + denominator,
    }),
    { numerator: 0, denominator: 0 },
  );
}

/** Twelve months of everybody with a list. */
async function ownCells(reader: ReleaseReader, indicator: string, end: Month): Promise<readonly Cell[]> {
  const own: (Cell | null)[] = [];
  for await (const part of reader.everyonesCells({ kind: 'system', act: 'issue-reports' })) {
    own.push(...part.prescribers.map((each) => part.cellsOf(each)({ indicator, kind: 'rolling12', end })));
  }
  return own.filter((cell) => cell !== null && cell.prescribers === 1) as readonly Cell[];
}

let home: TestHome;
let house: House;
beforeAll(async () => {
  home = await createTestHome('published');
  house = await home.open();
});
afterAll(() => home.remove());

const read = (from: House, programme: string) =>
  readProgrammeEvaluation(from, admin, { programme }, newCall());

describe('what the page of a programme says', () => {
  it('says why there is nothing to say', async () => {
    const empty = await (await testHome('empty')).open();
    expect(await read(empty, 'rak')).toMatchObject({ missing: 'no-release', evaluation: null });
    expect(await read(house, 'rask')).toMatchObject({
      missing: 'no-participations',
      evaluation: null,
      register: 'institutions',
    });
    await expect(read(house, 'rak-yearly')).rejects.toMatchObject({ code: 'not-found' });
  });

  it('names the indicators, the programmes and who takes part', async () => {
    const { programmes, register, missing, evaluation } = await read(house, 'rak');
    expect(programmes.map(({ id }) => id).sort()).toEqual(['rak', 'rask']);
    expect([register, missing, evaluation?.synthetic]).toEqual(['groups', null, true]);
    expect(evaluation?.participants).toBeGreaterThan(4);
    expect(
      evaluation?.measures.map(({ indicator, scale, direction }) => [indicator, scale, direction]),
    ).toEqual([
      ['prescriptions-per-1000', 'rate', 'lower'],
      ['penicillin-v-share', 'percent', 'higher'],
    ]);
  });
});

describe('values are in the unit that the indicator has everywhere', () => {
  const at = (indicator: string, rate: number) => measureOnScale(content, indicator)?.toValue(rate);

  it('whatever the release adds up', () => {
    expect(at('prescriptions-per-1000', 0.025)).toBeCloseTo(300);
    expect(at('penicillin-v-share', 0.49)).toBeCloseTo(49);
    expect(at('institution-total', 0.097)).toBeCloseTo(9.7);
    // Doses of doctors are added up as hundredths.
    expect(at('ddd-per-1000-days', 1.2)).toBeCloseTo(12);
    expect(measureOnScale(content, 'unknown')).toBeNull();
  });

  it('so that all doctors over the same months have the value that reports would print of them', async () => {
    const reader = await house.shelf.current();
    if (reader === null) throw new Error('The home has a release');
    const end = lastQuarterEnd(reader.manifest);
    const cohorts = (await reader.cohorts('rak')) ?? [];
    for (const definition of content.indicators.filter(({ id }) =>
      EVALUATED.rak.some((each) => each === id),
    )) {
      const own = await ownCells(reader, definition.id, end);
      const [first] = own;
      if (first === undefined) throw new Error('Somebody has a list');
      const reported = estimateOf(definition, { ...first, ...sumsOf(own), noValue: null });
      const evaluated = sumsOf(
        cohorts.filter(
          ({ indicator, part, month }) =>
            indicator === definition.id && PARTS.includes(part) && month > end - YEAR && month <= end,
        ),
      );
      const value = at(definition.id, evaluated.numerator / evaluated.denominator) ?? 0;
      expect(value / (reported.value ?? 0), definition.id).toBeCloseTo(1, 1);
    }
  });

  it('before and after, all together and county by county, while changes stay in per cent', () => {
    const change = { changePercent: -9.6, low: -11.4, high: -7.8 };
    const measure: MeasureResult = {
      indicator: 'prescriptions-per-1000',
      described: {
        before: 0.025,
        after: 0.0226,
        participants: change,
        nation: null,
        others: null,
        notStarted: null,
        counties: [
          {
            county: '06',
            units: 9,
            from: parseMonth('2018-04'),
            to: parseMonth('2020-03'),
            before: 0.03,
            after: 0.02,
            change,
            nationPercent: -4.1,
          },
        ],
      },
      controlled: null,
      noControl: 'Nobody.',
    };
    const { measures } = describeEvaluation(
      { content },
      {
        synthetic: false,
        from: parseMonth('2016-01'),
        to: parseMonth('2020-12'),
        participants: 9,
        wholeCounties: 0,
        sources: null,
        measures: [measure, { ...measure, indicator: 'unknown' }],
        estimates: [],
        truthMissing: 'not-synthetic',
      },
    );
    expect(measures).toHaveLength(1);
    expect(measures[0]).toMatchObject({ truth: null, controlled: null });
    expect(measures[0]?.described?.participants).toEqual(change);
    expect(measures[0]?.described?.before).toBeCloseTo(300);
    expect(measures[0]?.described?.counties[0]).toMatchObject({
      name: 'Buskerud',
      change,
      from: '2018-04',
      hasPandemic: true,
      nationPercent: -4.1,
    });
    expect(measures[0]?.described?.counties[0]?.after).toBeCloseTo(240);
  });
});

import type { OutputOf } from '@smalspor/contract/operations';
import type { Goal } from '@smalspor/domain/goals';
import type { IndicatorDefinition } from '@smalspor/domain/indicators';
import type { PlainDate } from '@smalspor/domain/time';

/** A goal in memory, with whose it is. */
export interface FakeGoal {
  readonly hpr: string;
  goal: Goal & {
    readonly state: 'active' | 'ended' | 'dropped';
    readonly closedOn: PlainDate | null;
    readonly version: number;
  };
  notes: OutputOf<'readGoal'>['notes'];
  readonly changes: OutputOf<'readGoal'>['changes'];
}

/** Anne Demo, whom the example report was written to, on a day after it came. */
export const OWNER = '990000018';
export const TODAY = '2021-02-16' as PlainDate;
export const SPAN = { from: '2020-01', to: '2020-12' };

/** More penicillin V, set when the year before was known: 66 of 178 prescriptions. */
export function exampleGoal(definitions: readonly IndicatorDefinition[]): FakeGoal {
  const definition = definitions.find(({ id }) => id === 'penicillin-v-share');
  if (!definition) throw new Error('The content has lost the penicillin V share');
  const [setOn, by] = ['2020-02-10' as PlainDate, '2021-06-30' as PlainDate];
  const measures = [{ measure: 'penicillin-v-first', from: '2020-03-02' as PlainDate, to: null }];
  return {
    hpr: OWNER,
    goal: {
      id: '00000000-0000-4000-8000-00000000a001',
      indicator: definition.id,
      indicatorVersion: definition.version,
      baseline: {
        release: '2020-01',
        period: { from: '2019-01', to: '2019-12' },
        value: (100 * 66) / 178,
        low: 30.3,
        high: 44.4,
        numerator: 66,
        denominator: 178,
      },
      target: 60,
      setOn,
      by,
      measures,
      state: 'active',
      closedOn: null,
      version: 1,
    },
    notes: [
      {
        id: '00000000-0000-4000-8000-00000000b001',
        turn: 1,
        startedOn: '2020-03-02' as PlainDate,
        plan: 'Velge penicillin V ved bihulebetennelse i fire uker.',
        did: 'Ni av elleve fikk penicillin V.',
        study: '',
        act: '',
        decision: null,
        version: 3,
        savedAt: '2020-03-30T09:12:00Z',
      },
    ],
    changes: [{ change: 'set', at: '2020-02-10T08:00:00Z', target: 60, by, measures }],
  };
}

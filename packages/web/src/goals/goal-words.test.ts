import { expect, it } from 'vitest';
import { readPageMessages } from '../../build/read-page-messages.ts';
import { writeMessage } from '../texts/write-message.ts';
import { type GoalView, goalSentences, goalTag, type Pen } from './goal-words.ts';

const messages = Object.fromEntries(Object.entries(readPageMessages()).map(([key, text]) => [key, text.nb]));
const pen: Pen = {
  language: 'nb',
  l: (text) => text.nb,
  t: (key, values) => writeMessage(messages, key, values),
};
const same = (text: string) => ({ nb: text, nn: text, en: text });
const span = { from: '2020-01', to: '2020-12' };
const goal = {
  id: 'g',
  indicator: 'penicillin-v-share',
  name: same('Penicillin V'),
  unit: same('prosent'),
  scale: 'percent',
  decimals: 0,
  direction: 'higher',
  version: 1,
  state: 'active',
  closedOn: null,
  baseline: { release: 'r', period: span, value: 37, low: 30, high: 44, numerator: 66, denominator: 178 },
  target: 60,
  setOn: '2020-02-10',
  by: '2021-06-30',
  measures: [],
  now: { value: 50.6, low: 42, high: 59, period: span },
  progress: {
    state: { kind: 'on-the-way' },
    months: { after: 10, all: 12 },
    prescriptionsLeft: 14,
    isOver: false,
  },
} as unknown as GoalView;
const progress = (change: object) =>
  ({ ...goal, progress: { ...goal.progress, ...change } }) as unknown as GoalView;

it('tells now, from, to and how it stands', () => {
  expect(goalSentences(goal, pen).join(' ').replaceAll('\u00a0', ' ').replaceAll('\u2060', '')).toBe(
    'Du er på 51 %, med usikkerhet 42–59 % (januar–desember 2020). Du begynte på 37 %, og målet er 60 % innen 30. juni 2021. ' +
      'På vei. Endringen er større enn tilfeldigheter forklarer. Det er 14 resepter igjen. ' +
      '10 av 12 måneder i tallet er etter at du satte målet.',
  );
  expect(goalTag(goal, pen)).toBe('På vei');
});

it('never claims more than is known', () => {
  const perhaps = progress({ state: { kind: 'reached', isSure: false }, prescriptionsLeft: 0 });
  expect(goalTag(perhaps, pen)).toBe('Kanskje nådd');
  expect(goalSentences(perhaps, pen).join(' ')).not.toContain('igjen');
  const early = progress({ state: { kind: 'cannot-tell', reason: 'period-before-goal' } });
  expect(goalTag(early, pen)).toBe('For tidlig å si');
  const hidden = {
    ...progress({ state: { kind: 'cannot-tell', reason: 'no-figure', noValue: 'below-minimum' } }),
    now: null,
  };
  expect(goalSentences(hidden, pen).join(' ')).toContain('Tallgrunnlaget er for lite');
  expect(goalSentences({ ...goal, progress: null }, pen)).toHaveLength(2);
});

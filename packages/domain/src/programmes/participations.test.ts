import { expect, it } from 'vitest';
import { addMonths, parseMonth } from '../time/index.ts';
import { institutionsTakingPart, participantsOf } from './participations.ts';

const MARCH = parseMonth('2019-03');
const doctor = (prescriber: number, started = MARCH) =>
  ({ programme: 'rak', prescriber, organisation: null, started }) as const;
const home = (organisation: number, started = MARCH, programme = 'rask') =>
  ({ programme, prescriber: null, organisation, started }) as const;

const participants = participantsOf({
  delivered: [home(901, addMonths(MARCH, 2)), home(900), doctor(2), doctor(1)],
  // A month after the course; half a year before it; twice, in a new round; not on any list; in another programme too.
  own: [
    ...[doctor(1, addMonths(MARCH, 1)), doctor(2, addMonths(MARCH, -6))],
    ...[doctor(4, addMonths(MARCH, 12)), doctor(4)],
    home(900, addMonths(MARCH, 9), 'rask-permanent'),
  ],
});

it('holds whom a list names and whom this house has a round of, from the earlier month', () => {
  expect(
    participants.map(({ programme, prescriber, organisation, started }) => [
      programme,
      prescriber ?? organisation,
      started - MARCH,
    ]),
  ).toEqual([
    ['rak', 1, 0],
    ['rak', 2, -6],
    ['rak', 4, 0],
    ['rask', 900, 0],
    ['rask', 901, 2],
    ['rask-permanent', 900, 9],
  ]);
});

it('remembers what each source tells', () => {
  const [first, , third] = participants;
  expect(first).toMatchObject({ delivered: MARCH, own: addMonths(MARCH, 1) });
  expect(third).toMatchObject({ delivered: null, own: MARCH });
});

it('counts an institution once, in however many programmes', () => {
  expect(institutionsTakingPart(participants)).toEqual([900, 901]);
});

import { expect, it } from 'vitest';
import { type EventDay, eventDayFault, inOrder } from './event-day.ts';

const item = { time: '09:00', title: 'Velkommen', speaker: '' };
const link = { title: 'Lysark', url: 'https://example.no/a' };

it.each<[Partial<EventDay>, string | null]>([
  [{}, null],
  [{ agenda: [], material: [] }, null],
  [{ agenda: [{ ...item, time: '24:00' }] }, 'agenda-time'],
  [{ agenda: [{ ...item, time: '9:00' }] }, 'agenda-time'],
  [{ agenda: [{ ...item, title: ' ' }] }, 'agenda-title'],
  [{ material: [{ ...link, title: '' }] }, 'material-title'],
  [{ material: [{ ...link, url: 'http://example.no' }] }, 'material-address'],
  [{ material: [{ ...link, url: 'javascript:alert(1)' }] }, 'material-address'],
])('a day with %j has the fault %s', (change, fault) => {
  expect(eventDayFault({ agenda: [item], material: [link], ...change })).toBe(fault);
});

it('has its parts in the order of the clock', () => {
  const [a, b, c] = [item, { ...item, time: '08:30', title: 'Kaffe' }, { ...item, title: 'Samtidig' }];
  expect(inOrder([a, b, c]).map(({ title }) => title)).toEqual(['Kaffe', 'Velkommen', 'Samtidig']);
});

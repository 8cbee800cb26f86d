import type { SmalsporEvent } from './event.ts';

export type RegistrationState = 'registered' | 'waiting' | 'withdrawn';

/** Someone who has asked for a place. */
export interface Registration {
  readonly personId: string;
  /** The order in which people asked; who withdraws and asks again comes last. */
  readonly number: number;
  readonly state: RegistrationState;
}

type Room = Pick<SmalsporEvent, 'capacity' | 'hasWaitingList'>;

/** What a registration leads to; `full` where there is no place and no waiting list. */
export type SeatOutcome =
  | { readonly kind: 'seated'; readonly registration: Registration }
  | { readonly kind: 'unchanged'; readonly registration: Registration }
  | { readonly kind: 'full' };

/** Gives somebody a place, or the last place in the queue. Nobody passes those who wait. */
export function takeSeat(room: Room, registrations: readonly Registration[], personId: string): SeatOutcome {
  const before = registrations.find((each) => each.personId === personId);
  if (before && before.state !== 'withdrawn') return { kind: 'unchanged', registration: before };
  const isFree = freeSeats(room, registrations) > 0 && waiting(registrations).length === 0;
  if (!isFree && !room.hasWaitingList) return { kind: 'full' };
  const number = 1 + Math.max(0, ...registrations.map((each) => each.number));
  return { kind: 'seated', registration: { personId, number, state: isFree ? 'registered' : 'waiting' } };
}

/**
 * Who gets a place when there is room, in the order in which they asked: after somebody has withdrawn, and after the room has
 * become larger. A smaller room takes nobody's place away.
 */
export function moveUp(room: Room, registrations: readonly Registration[]): readonly Registration[] {
  return waiting(registrations)
    .slice(0, Math.max(0, freeSeats(room, registrations)))
    .map((each) => ({ ...each, state: 'registered' }));
}

/** Places that nobody has; `Infinity` where any number may come, below 0 where the room has become smaller. */
export function freeSeats(
  { capacity }: Pick<Room, 'capacity'>,
  registrations: readonly Registration[],
): number {
  if (capacity === null) return Number.POSITIVE_INFINITY;
  return capacity - registrations.filter(({ state }) => state === 'registered').length;
}

/** Which place in the queue somebody has, from 1; `null` for who does not wait. */
export function placeInQueue(registrations: readonly Registration[], personId: string): number | null {
  const place = waiting(registrations).findIndex((each) => each.personId === personId);
  return place < 0 ? null : place + 1;
}

function waiting(registrations: readonly Registration[]): readonly Registration[] {
  return registrations.filter(({ state }) => state === 'waiting').toSorted((a, b) => a.number - b.number);
}

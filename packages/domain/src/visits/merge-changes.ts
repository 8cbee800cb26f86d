import type { VisitAnswer } from './answer.ts';

/**
 * One answer given on one device. It names the changes that it takes the place of, as its maker saw them, so that devices
 * which knew nothing of each other are found out whatever comes first.
 */
export interface AnswerChange {
  /** Made by the device. */
  readonly id: string;
  readonly item: string;
  /** `null` takes the answer back; left out where the device no longer knows what it has sent. */
  readonly answer?: VisitAnswer | null;
  readonly replaces: readonly string[];
}

/**
 * How an item stands.
 * - `open` nobody has answered, or the answer was taken back
 * - `answered` all who answered last agree
 * - `conflict` two devices have answered differently, and neither knew of the other: a person must choose
 * - `sent` it was answered, and what was answered is no longer on this device
 */
export type ItemState<C extends AnswerChange> =
  | { readonly kind: 'open'; readonly heads: readonly C[] }
  | { readonly kind: 'answered'; readonly answer: VisitAnswer; readonly heads: readonly C[] }
  | { readonly kind: 'conflict'; readonly heads: readonly C[] }
  | { readonly kind: 'sent'; readonly heads: readonly C[] };

/**
 * How every item that somebody has answered stands. The same changes give the same answer in whatever order and however often
 * they came: a multi-value register for each item (Shapiro et al. 2011, «A comprehensive study of convergent and commutative
 * replicated data types», §3.2.2).
 */
export function mergeChanges<C extends AnswerChange>(
  changes: readonly C[],
): ReadonlyMap<string, ItemState<C>> {
  const byId = new Map(changes.map((change) => [change.id, change]));
  const items = Map.groupBy([...byId.values()], ({ item }) => item);
  return new Map([...items].sort(byKey).map(([item, own]) => [item, stateOf(own)]));
}

/** The answers that nobody disagrees on. */
export function agreedAnswers(changes: readonly AnswerChange[]): Readonly<Record<string, VisitAnswer>> {
  return Object.fromEntries(
    [...mergeChanges(changes)].flatMap(([item, state]) =>
      state.kind === 'answered' ? [[item, state.answer] as const] : [],
    ),
  );
}

/** The changes that no other takes the place of, by id: two who name the same have seen the same. */
export function headsOf(changes: readonly AnswerChange[]): readonly string[] {
  return [...mergeChanges(changes).values()].flatMap(({ heads }) => heads.map(({ id }) => id)).sort();
}

function stateOf<C extends AnswerChange>(own: readonly C[]): ItemState<C> {
  const replaced = new Set(own.flatMap(({ replaces }) => replaces));
  const heads = own.filter(({ id }) => !replaced.has(id)).toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const [first] = heads;
  if (heads.some(({ answer }) => answer === undefined)) return { kind: 'sent', heads };
  const said = new Set(heads.map(({ answer }) => keyOf(answer ?? null)));
  if (said.size > 1) return { kind: 'conflict', heads };
  if (!first?.answer) return { kind: 'open', heads };
  return { kind: 'answered', answer: first.answer, heads };
}

function keyOf(answer: VisitAnswer | null): string {
  return JSON.stringify(Object.entries(answer ?? {}).sort(byKey));
}

function byKey([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : 1;
}

const FIRST = 'penicillin-v-share';

/** The order of a group's figures: penicillin V, which the whole programme is about, then as they come. */
export function penicillinFirst<T>(list: readonly T[], indicatorOf: (entry: T) => string): T[] {
  const isFirst = (entry: T) => indicatorOf(entry) === FIRST;
  return [...list.filter(isFirst), ...list.filter((entry) => !isFirst(entry))];
}

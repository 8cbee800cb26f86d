import type { ChecklistItem, VisitAnswer } from '@smalspor/domain/visits';

const NOT_SEEN = 0.06;
const NOT_APPLICABLE = 0.04;
const FEWEST_SEEN = 4;
const MOST_SEEN = 14;

/**
 * What an invented visitor saw; `null` for what was not looked at, and for notes, which nobody has written.
 * @param level how often routines are in place, 0–1; wards and items differ around it
 */
export function inventVisitAnswer(
  { kind }: Pick<ChecklistItem, 'kind'>,
  level: number,
  chance: () => number,
): VisitAnswer | null {
  if (kind === 'note' || chance() < NOT_SEEN) return null;
  const own = Math.min(0.98, Math.max(0.05, level + (chance() - 0.5) * 0.5));
  if (kind === 'choice') {
    if (chance() < NOT_APPLICABLE) return { choice: 'not-applicable' };
    return { choice: chance() < own ? 'yes' : 'no' };
  }
  const of = FEWEST_SEEN + Math.floor(chance() * (MOST_SEEN - FEWEST_SEEN));
  return { done: Array.from({ length: of }, chance).filter((each) => each < own).length, of };
}

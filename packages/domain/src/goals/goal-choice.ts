import type { IndicatorDefinition } from '../indicators/index.ts';

/**
 * Whether a doctor may take an indicator as a goal: published, of general practice, and with a better side. Without a list
 * nobody knows whose illness is counted, so a locum's goals are of choices alone.
 */
export function canBeGoal(
  { setting, status, direction, kind, withoutList }: IndicatorDefinition,
  hasList: boolean,
): boolean {
  if (setting !== 'general-practice' || status !== 'published' || direction === 'none') return false;
  return hasList || (kind === 'choice' && withoutList);
}

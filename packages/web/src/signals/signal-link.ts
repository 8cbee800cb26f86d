import { exploreLink } from '../explore/explore-link.ts';
import type { SignalView } from './signal-sentence.ts';

/** The same figure of the same unit in Explore: months where the signal is of months, twelve months where it is of a year. */
export function signalLink({ level, area, group, indicator }: SignalView): string {
  if (group !== null)
    return exploreLink({ indicator, level: 'group', units: [group], period: 'rolling12', view: 'time' });
  if (level === 'doctor' || area === null)
    return exploreLink({ indicator, level: 'own', period: 'month', view: 'time' });
  return level === 'county'
    ? exploreLink({ indicator, level: 'countyNow', units: [area], period: 'month', view: 'time' })
    : exploreLink({ indicator, level: 'municipality', units: [area], period: 'rolling12', view: 'time' });
}

import type { OutputOf } from '@smalspor/contract/operations';
import type { StoredSignal } from '@smalspor/database/signals';
import type { IndicatorDefinition } from '@smalspor/domain/indicators';
import type { InstitutionIndicator } from '@smalspor/domain/institutions';
import { inEachLanguage } from '@smalspor/domain/texts';
import { formatMonth } from '@smalspor/domain/time';
import type { House } from '../house/house.ts';
import { readHomeUnit } from './home-unit.ts';
import type { UnitNames } from './unit-names.ts';

type SignalView = OutputOf<'listSignals'>['signals'][number];

/** What a signal is about; `null` where the content has its indicator no more. */
export function signalIndicator(
  { indicators, institutionIndicators }: Pick<House['content'], 'indicators' | 'institutionIndicators'>,
  { level, indicator }: Pick<StoredSignal, 'level' | 'indicator'>,
): IndicatorDefinition | InstitutionIndicator | null {
  const among: readonly (IndicatorDefinition | InstitutionIndicator)[] =
    level === 'institution' ? institutionIndicators : indicators;
  return among.find(({ id }) => id === indicator) ?? null;
}

/**
 * A signal for its reader; `null` where the content has its indicator no more, and for one of a group that is over: its members may
 * have been others. @param release the served one
 */
export function describeSignal(
  { content }: Pick<House, 'content'>,
  signal: StoredSignal,
  release: string,
  names: UnitNames,
): SignalView | null {
  const definition = signalIndicator(content, signal);
  const { id, level, unit, pattern, side, foundAt } = signal;
  const stands = signal.seenIn === release;
  if (definition === null || (level === 'group' && !stands)) return null;
  const home = level === 'institution' ? readHomeUnit(unit) : null;
  return {
    ...{ id, level, pattern, side, foundAt, stands },
    unitName: names(level, unit),
    area: level === 'municipality' || level === 'county' ? unit : null,
    group: level === 'group' ? unit : null,
    organisation: home === null ? null : String(home.organisation),
    ward: home?.unitType ?? null,
    indicator: signal.indicator,
    name: inEachLanguage((language) => definition.texts[language].name),
    from: formatMonth(signal.from),
    isNew: signal.foundIn === release,
  };
}

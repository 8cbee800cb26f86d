import type { OutputOf } from '@smalspor/contract/operations';
import type { StoredSignal } from '@smalspor/database/signals';
import type { IndicatorDefinition } from '@smalspor/domain/indicators';
import type { InstitutionIndicator } from '@smalspor/domain/institutions';
import { inEachLanguage } from '@smalspor/domain/texts';
import { formatMonth } from '@smalspor/domain/time';
import type { House } from '../house/house.ts';
import { areaName } from './area-units.ts';
import { readHomeUnit } from './home-unit.ts';

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
 * A signal for its reader; `null` where the content has its indicator no more. @param release the served one
 * @param homes names of institutions, by number
 */
export function describeSignal(
  { content }: Pick<House, 'content'>,
  signal: StoredSignal,
  release: string,
  homes: ReadonlyMap<number, string>,
): SignalView | null {
  const definition = signalIndicator(content, signal);
  if (definition === null) return null;
  const { id, level, pattern, side, foundAt } = signal;
  return {
    ...{ id, level, pattern, side, foundAt },
    ...describeUnit(content, signal, homes),
    indicator: signal.indicator,
    name: inEachLanguage((language) => definition.texts[language].name),
    from: formatMonth(signal.from),
    stands: signal.seenIn === release,
    isNew: signal.foundIn === release,
  };
}

function describeUnit(
  { geography }: House['content'],
  { level, unit }: StoredSignal,
  homes: ReadonlyMap<number, string>,
): Pick<SignalView, 'unitName' | 'area' | 'organisation' | 'ward'> {
  const none = { unitName: null, area: null, organisation: null, ward: null };
  if (level === 'doctor') return none;
  if (level !== 'institution') return { ...none, unitName: areaName(geography, unit), area: unit };
  const { organisation, unitType } = readHomeUnit(unit);
  const number = String(organisation);
  return { ...none, unitName: homes.get(organisation) ?? number, organisation: number, ward: unitType };
}

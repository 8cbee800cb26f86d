import type { UnboundUseCase } from '@smalspor/contract/use-cases';
import { appendAudit } from '@smalspor/database/audit';
import { listSignalParts, listSignals as listStored } from '@smalspor/database/signals';
import { SIGNAL_LEVELS } from '@smalspor/domain/signals';
import { inEachLanguage } from '@smalspor/domain/texts';
import { formatMonth } from '@smalspor/domain/time';
import { auditEntry } from '../audit/with-audit.ts';
import type { House } from '../house/house.ts';
import { followedUnits } from './area-units.ts';
import { describeSignal, signalIndicator } from './describe-signal.ts';
import { partsOf } from './look-through.ts';
import { unitNames } from './unit-names.ts';

const MOST = 300;

/** What stands out in the figures that the reader follows, and how much would by chance. */
export const listSignals: UnboundUseCase<House, 'listSignals'> = async (house, actor, _input, call) => {
  const reader = await house.shelf.current();
  const units = await followedUnits(house, actor, reader);
  const about = [
    ...(units.hpr === null ? [] : [{ objectKind: 'prescriber', objectId: units.hpr }]),
    ...units.institutions.map((organisation) => ({
      objectKind: 'institution',
      objectId: String(organisation),
    })),
  ];
  for (const object of about) {
    const act = { act: 'list-signals', ...object, requestId: call.requestId };
    await appendAudit(house.db, auditEntry(house, actor, act));
  }
  const { falseAlarmsPerYear, indicators } = house.content.signals;
  const followed = {
    doctor: units.hpr === null ? 0 : 1,
    group: units.groups.length,
    municipality: units.municipalities.length,
    county: units.counties.length,
    institution: units.institutions.length,
  };
  const levels = SIGNAL_LEVELS.filter((level) => followed[level] > 0);
  const watched = levels.flatMap((level) => indicators[level].map((indicator) => ({ level, indicator })));
  const names = new Map(
    watched.flatMap((each) => {
      const texts = signalIndicator(house.content, each)?.texts;
      return texts ? [[each.indicator, inEachLanguage((language) => texts[language].name)] as const] : [];
    }),
  );
  const unitName = await unitNames(house, units, reader);
  const release = reader?.manifest.id ?? '';
  const done = reader === null ? [] : await listSignalParts(house.db, release);
  const signals = (await listStored(house.db, units, MOST)).flatMap(
    (signal) => describeSignal(house, signal, release, unitName) ?? [],
  );
  return {
    release: reader && {
      id: release,
      to: formatMonth(reader.manifest.to),
      done: done.length,
      parts: partsOf(reader).length,
    },
    followed,
    indicators: [...names.values()],
    byChancePerYear: levels.reduce((sum, level) => sum + followed[level] * falseAlarmsPerYear[level], 0),
    signals: signals.toSorted((a, b) => Number(b.stands) - Number(a.stands)),
  };
};

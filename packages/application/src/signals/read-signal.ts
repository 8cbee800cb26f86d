import type { UnboundUseCase } from '@smalspor/contract/use-cases';
import { appendAudit } from '@smalspor/database/audit';
import { findSignal } from '@smalspor/database/signals';
import { Refusal } from '@smalspor/domain/refusal';
import { auditEntry, auditRefusal } from '../audit/with-audit.ts';
import type { House } from '../house/house.ts';
import { followedUnits } from './area-units.ts';
import { describeSignal, signalIndicator } from './describe-signal.ts';
import { signalPicture } from './signal-picture.ts';
import { unitNames } from './unit-names.ts';

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * A signal with the months it was seen in, as the served release has them.
 * @throws Refusal `not-found` for a signal of a unit that the reader does not follow: it is not there for them
 */
export const readSignal: UnboundUseCase<House, 'readSignal'> = (house, actor, { signalId }, call) => {
  const act = { act: 'read-signal', objectKind: 'signal', objectId: signalId, requestId: call.requestId };
  return auditRefusal(house, actor, act, async () => {
    const reader = await house.shelf.current();
    const units = await followedUnits(house, actor, reader);
    const stored = UUID.test(signalId) ? await findSignal(house.db, units, signalId) : null;
    const release = reader?.manifest.id ?? '';
    const signal = stored && describeSignal(house, stored, release, await unitNames(house, units, reader));
    const definition = stored && signalIndicator(house.content, stored);
    if (!stored || !signal || !definition) throw new Refusal('not-found', 'There is no such signal for you.');
    if (stored.level !== 'municipality' && stored.level !== 'county')
      await appendAudit(house.db, auditEntry(house, actor, act));
    const { nb, nn, en } = definition.texts;
    return {
      signal,
      definition: { nb: nb.definition, nn: nn.definition, en: en.definition },
      direction: definition.direction,
      sigmas: house.content.signals.series.sigmas,
      picture: reader && (await signalPicture(house, actor, reader, stored, definition)),
    };
  });
};

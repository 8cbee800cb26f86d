import type { UnboundUseCase } from '@smalspor/contract/use-cases';
import { appendAudit } from '@smalspor/database/audit';
import { once } from '@smalspor/database/idempotency';
import { insertReminders } from '@smalspor/database/institution-follow-up';
import { queueMail } from '@smalspor/database/mail';
import type { Db } from '@smalspor/database/schema';
import { takesPart } from '@smalspor/domain/institution-follow-up';
import { Refusal } from '@smalspor/domain/refusal';
import { auditActor, type Doer } from '../audit/audit-actor.ts';
import { auditEntry, auditRefusal } from '../audit/with-audit.ts';
import type { House } from '../house/house.ts';
import { writeRequest } from '../idempotency/write-request.ts';
import { writeMail } from '../mail/mail-message.ts';
import { type FollowedInstitution, followedInstitutions } from './followed-institutions.ts';
import { isReachable, type ReachableInstitution, reminderLetter } from './reminder-letter.ts';

const ACT = 'remind-institutions';

/** The letter as it would be sent to one institution today, in the language of its contact. */
export const readReminderLetter: UnboundUseCase<House, 'readReminderLetter'> = async (
  house,
  actor,
  { organisation },
  { requestId },
) => {
  const audited = { act: 'read-reminder', objectKind: 'institution', objectId: organisation, requestId };
  return auditRefusal(house, actor, audited, async () => {
    const all = await followedInstitutions(house, actor);
    const found = all.find((each) => String(each.organisation) === organisation);
    if (!found || !isReachable(found) || found.lacks.length === 0) throw unknown();
    const order = reminderLetter(house, found, 'preview');
    const { subject, text } = writeMail(
      house.content.messages,
      {
        ...order,
        ...{ id: 'preview', state: 'waiting', attempts: 0, queuedAt: house.now() },
        ...{ dueAt: house.now(), endedAt: null, fault: null },
      },
      house.configuration.mail.from,
    );
    return { language: order.language, subject, text };
  });
};

/**
 * Writes to the contacts of the chosen institutions. Whoever lacks nothing any more or was reminded a short while ago is left
 * out; those without somebody to write to are named.
 */
export const remindInstitutions: UnboundUseCase<House, 'remindInstitutions'> = async (
  house,
  actor,
  input,
  call,
) => {
  const chosen = [...new Set(input.organisations)].sort();
  const audited = {
    act: ACT,
    objectKind: 'institutions',
    objectId: chosen.join(' '),
    requestId: call.requestId,
  };
  return auditRefusal(house, actor, audited, async () => {
    const all = new Map(
      (await followedInstitutions(house, actor)).map((each) => [String(each.organisation), each]),
    );
    const found = chosen.map((organisation) => all.get(organisation) ?? null);
    if (found.some((each) => each === null)) throw unknown();
    const institutions = found.flatMap((each) => each ?? []);
    const request = writeRequest(house, actor, 'remindInstitutions', input, call);
    const { value } = await once(house.db, request, async (trx) => ({
      letters: await writeReminders(house, trx, actor, institutions, call.requestId),
    }));
    return {
      letters: value.letters,
      toCall: institutions.flatMap(({ name, reminder }) =>
        reminder === 'no-contact' || reminder === 'no-address' ? [name] : [],
      ),
      recent: institutions.filter(({ reminder }) => reminder === 'recent').length,
    };
  });
};

/** In the morning: those that take part and lack something are reminded by the house, where the content says so. */
export async function remindByItself(house: House, signal: AbortSignal): Promise<number> {
  if (!house.content.institutionFollowUp.remindsByItself) return 0;
  const due = (await followedInstitutions(house, null)).filter(
    ({ standing, reminder }) => takesPart(standing) && reminder === 'ready',
  );
  if (due.length === 0 || signal.aborted) return 0;
  return house.db
    .transaction()
    .execute((trx) => writeReminders(house, trx, 'job:remind-institutions', due, null));
}

async function writeReminders(
  house: House,
  trx: Db,
  doer: Doer,
  institutions: readonly FollowedInstitution[],
  requestId: string | null,
): Promise<number> {
  const ready = institutions.filter(
    (each): each is ReachableInstitution => each.reminder === 'ready' && isReachable(each),
  );
  const letters = ready.map((institution) => ({ id: house.newId(), institution }));
  const remindedAt = house.now();
  await insertReminders(
    trx,
    letters.map(({ id, institution: { organisation, contact, lacks } }) => ({
      ...{ id, organisation, personId: contact.personId, lacks },
      ...{ remindedAt, remindedBy: auditActor(doer) },
    })),
  );
  await queueMail(
    trx,
    letters.map(({ id, institution }) => reminderLetter(house, institution, id)),
    remindedAt,
  );
  await appendAudit(
    trx,
    ready.map(({ organisation }) =>
      auditEntry(house, doer, {
        ...{ act: 'remind-institution', objectKind: 'institution', objectId: String(organisation) },
        requestId,
      }),
    ),
  );
  return letters.length;
}

function unknown(): Refusal {
  return new Refusal('not-found', 'There is no such institution for you to remind.');
}

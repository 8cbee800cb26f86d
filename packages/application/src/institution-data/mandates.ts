import type { OutputOf } from '@smalspor/contract/operations';
import type { CallContext, UnboundUseCase } from '@smalspor/contract/use-cases';
import { appendAudit } from '@smalspor/database/audit';
import { once } from '@smalspor/database/idempotency';
import { endMandate as end, insertMandate, listMandatesOf } from '@smalspor/database/institution-data';
import type { Actor } from '@smalspor/domain/access';
import { MANDATED_FORMATS, mandatesMeet } from '@smalspor/domain/institution-data';
import { Refusal } from '@smalspor/domain/refusal';
import { formatMonth, monthOfDate, norwegianDateOf, parseMonth } from '@smalspor/domain/time';
import { auditEntry, auditRefusal } from '../audit/with-audit.ts';
import type { House } from '../house/house.ts';
import { writeRequest } from '../idempotency/write-request.ts';
import { requireInstitution } from './require-institution.ts';

const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/;

function actOf(act: string, { organisation }: { readonly organisation: string }, { requestId }: CallContext) {
  return { act, objectKind: 'institution', objectId: organisation, requestId };
}

/** Senders of the configuration that deliver what institutions give mandates for: files, or what was given by FHIR. */
function sendersOf({ configuration }: House) {
  return configuration.deliveries.senders
    .map(({ name, formats, organisation, organisations }) => ({
      name,
      formats: formats.filter((format) => MANDATED_FORMATS.some((mandated) => mandated === format)),
      tellsGiven: formats.length === 0 || organisation !== undefined || organisations !== undefined,
    }))
    .filter(({ formats, tellsGiven }) => formats.length > 0 || tellsGiven)
    .map(({ name, formats }) => ({ name, formats }));
}

async function tellMandates(
  house: House,
  actor: Actor,
  organisation: string,
): Promise<OutputOf<'readMandates'>> {
  const institution = await requireInstitution(house, house.db, actor, 'run-institution', organisation);
  const mandates = await listMandatesOf(house.db, institution.organisation);
  return {
    organisation,
    name: institution.name,
    now: formatMonth(monthOfDate(norwegianDateOf(house.now()))),
    senders: sendersOf(house),
    mandates: mandates.map(({ id, sender, from, to, givenAt, givenByName }) => ({
      ...{ id, sender, givenAt, givenByName },
      from: formatMonth(from),
      to: to === null ? null : formatMonth(to),
    })),
  };
}

export const readMandates: UnboundUseCase<House, 'readMandates'> = (house, actor, input) =>
  tellMandates(house, actor, input.organisation);

/** Lets a sender deliver for the institution. What it delivered before without a mandate it delivers again. */
export const giveMandate: UnboundUseCase<House, 'giveMandate'> = (house, actor, input, call) => {
  const act = actOf('give-mandate', input, call);
  return auditRefusal(house, actor, act, async () => {
    await once(house.db, writeRequest(house, actor, 'giveMandate', input, call), async (trx) => {
      const { organisation } = await requireInstitution(
        house,
        trx,
        actor,
        'run-institution',
        input.organisation,
      );
      const span = { from: parseMonth(input.from), to: input.to === null ? null : parseMonth(input.to) };
      if (span.to !== null && span.to < span.from) throw refused('The last month is before the first.');
      if (!sendersOf(house).some(({ name }) => name === input.sender)) {
        throw refused('There is no sender of that name that delivers for institutions.');
      }
      const earlier = await listMandatesOf(trx, organisation);
      if (earlier.some((mandate) => mandate.sender === input.sender && mandatesMeet(mandate, span))) {
        throw refused('This sender has a mandate for some of these months already: end that one first.');
      }
      const mandate = {
        ...{ id: house.newId(), organisation, sender: input.sender, ...span },
        ...{ givenAt: house.now(), givenByName: actor.name },
      };
      await insertMandate(trx, mandate, actor.userId);
      await appendAudit(trx, auditEntry(house, actor, act));
      return null;
    });
    return tellMandates(house, actor, input.organisation);
  });
};

/** Sets a mandate's last month; what was delivered for the months before stays. */
export const endMandate: UnboundUseCase<House, 'endMandate'> = (house, actor, input, call) => {
  const act = actOf('end-mandate', input, call);
  return auditRefusal(house, actor, act, async () => {
    await once(house.db, writeRequest(house, actor, 'endMandate', input, call), async (trx) => {
      const { organisation } = await requireInstitution(
        house,
        trx,
        actor,
        'run-institution',
        input.organisation,
      );
      const to = parseMonth(input.to);
      const mandate = UUID.test(input.mandateId)
        ? (await listMandatesOf(trx, organisation)).find(({ id }) => id === input.mandateId)
        : undefined;
      if (mandate === undefined) throw new Refusal('not-found', 'There is no such mandate.');
      const others = (await listMandatesOf(trx, organisation)).filter(
        ({ id, sender }) => id !== mandate.id && sender === mandate.sender,
      );
      const changed = { from: mandate.from, to };
      if (to < mandate.from) throw refused('The last month is before the first.');
      if (others.some((other) => mandatesMeet(other, changed))) {
        throw refused('This sender has another mandate for some of these months.');
      }
      await end(trx, organisation, mandate.id, { to, at: house.now(), by: actor.userId });
      await appendAudit(trx, auditEntry(house, actor, act));
      return null;
    });
    return tellMandates(house, actor, input.organisation);
  });
};

function refused(detail: string): Refusal {
  return new Refusal('mandate-refused', detail);
}

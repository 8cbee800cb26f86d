import type { Account, Accounts, CallContext, Identity } from '@smalspor/contract/use-cases';
import { appendAudit } from '@smalspor/database/audit';
import { findPerson, findPersonBySubject, type Person, recordSignIn } from '@smalspor/database/people';
import { Refusal } from '@smalspor/domain/refusal';
import { auditActor } from '../audit/audit-actor.ts';
import type { House } from '../house/house.ts';
import { admitInvited } from '../institutions/admit-invited.ts';
import { findRoles } from './find-roles.ts';
import { settleDemoPeople } from './settle-demo-people.ts';

async function toAccount(house: House, person: Person): Promise<Account | null> {
  const { id: userId, name, hpr, professions } = person;
  const { roles, places } = await findRoles(house, person);
  if (roles.length === 0) return null;
  return {
    actor: { userId, name, roles, hpr, professions, places },
    language: person.language,
  };
}

/** A line about whom it was, where the person has been here before; nothing is kept of anybody else. */
async function noteWeakSignIn(house: House, identity: Identity, { requestId }: CallContext): Promise<void> {
  const person = await findPersonBySubject(house.db, identity);
  await appendAudit(house.db, {
    at: house.now(),
    actor: person === null ? 'visitor' : `person:${person.id}`,
    act: 'sign-in',
    objectKind: 'person',
    objectId: person?.id ?? null,
    outcome: 'refused',
    code: 'log-in-too-weak',
    requestId,
  });
}

/** People as the log-in and every later request see them. The audit log begins with the first log-in. */
export function createAccounts(house: House): Accounts {
  return {
    signIn: async (identity, call, minimumLevel, wanted) => {
      const at = house.now();
      if (minimumLevel !== undefined && (identity.securityLevel ?? 0) < minimumLevel) {
        await noteWeakSignIn(house, identity, call);
        throw new Refusal(
          'log-in-too-weak',
          `Smalspor asks for security level ${minimumLevel}. Log in again by a way that has it.`,
        );
      }
      const person = await recordSignIn(house.db, {
        issuer: identity.issuer,
        subject: identity.subject,
        name: identity.name,
        hpr: identity.hpr,
        professions: identity.professions ?? null,
        pidPseudonym: identity.pidPseudonym,
        at,
      });
      await settleDemoPeople(house, person);
      const known = await toAccount(house, person);
      const isAdmitted = known === null && (await admitInvited(house, person, wanted, call));
      const account = isAdmitted ? await toAccount(house, person) : known;
      await appendAudit(house.db, {
        at,
        actor: `person:${person.id}`,
        act: 'sign-in',
        objectKind: 'person',
        objectId: person.id,
        outcome: account === null ? 'refused' : 'success',
        code: account === null ? 'no-access' : null,
        requestId: call.requestId,
      });
      if (account === null) {
        throw new Refusal(
          'no-access',
          'This person has no role here: not in the register of practitioners, and not a data manager.',
        );
      }
      return account;
    },
    load: async (userId) => {
      const person = await findPerson(house.db, userId);
      return person === null ? null : toAccount(house, person);
    },
    noteRefusal: (actor, { operation, objectKind, objectId, code }, call) =>
      appendAudit(house.db, {
        at: house.now(),
        actor: actor === null ? 'visitor' : auditActor(actor),
        act: operation.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`),
        objectKind,
        objectId,
        outcome: 'refused',
        code,
        requestId: call.requestId,
      }),
    signOut: async (actor, call) => {
      await appendAudit(house.db, {
        at: house.now(),
        actor: auditActor(actor),
        act: 'sign-out',
        objectKind: 'person',
        objectId: actor.userId,
        outcome: 'success',
        requestId: call.requestId,
      });
    },
  };
}

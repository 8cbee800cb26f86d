import type { Account, Accounts } from '@smalspor/contract/use-cases';
import { appendAudit } from '@smalspor/database/audit';
import { findPerson, type Person, recordSignIn } from '@smalspor/database/people';
import { Refusal } from '@smalspor/domain/refusal';
import { auditActor } from '../audit/audit-actor.ts';
import type { House } from '../house/house.ts';
import { findRoles } from './find-roles.ts';

async function toAccount(house: House, person: Person): Promise<Account | null> {
  const { roles, places } = await findRoles(house, person);
  if (roles.length === 0) return null;
  return {
    actor: { userId: person.id, name: person.name, roles, hpr: person.hpr, places },
    language: person.language,
  };
}

/** People as the log-in and every later request see them. The audit log begins with the first log-in. */
export function createAccounts(house: House): Accounts {
  return {
    signIn: async (identity, call) => {
      const at = house.now();
      const person = await recordSignIn(house.db, {
        issuer: identity.issuer,
        subject: identity.subject,
        name: identity.name,
        hpr: identity.hpr,
        pidPseudonym: identity.pidPseudonym,
        at,
      });
      const account = await toAccount(house, person);
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

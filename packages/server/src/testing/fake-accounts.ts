import type { Account, Accounts, Identity } from '@smalspor/contract/use-cases';
import type { Role } from '@smalspor/domain/access';
import { Refusal } from '@smalspor/domain/refusal';
import type { Language } from '@smalspor/domain/texts';
import { FAKE_PEOPLE } from './fake-people.ts';

const ROLES: Readonly<Record<(typeof FAKE_PEOPLE)[number]['role'], readonly Role[]>> = {
  gp: ['gp'],
  'group-leader': ['gp', 'group-leader'],
  'data-manager': ['data-manager'],
  'programme-admin': ['programme-admin'],
  participant: ['participant'],
  'institution-contact': ['institution-contact'],
  'institution-staff': ['institution-staff'],
  'regional-centre': ['regional-centre'],
};

export interface FakeAccounts extends Accounts {
  readonly languages: Map<string, Language>;
  /** What the audit log would hold, as `sign-in:anne`. */
  readonly audit: string[];
  /** Whom the log-in service vouched for, the latest last. */
  readonly met: Identity[];
}

/** Accounts in memory for the invented people; anyone else has no role. */
export function createFakeAccounts(): FakeAccounts {
  const languages = new Map<string, Language>();
  const audit: string[] = [];
  const met: Identity[] = [];
  const load = (userId: string): Account | null => {
    const person = FAKE_PEOPLE.find(({ subject }) => subject === userId);
    if (!person) return null;
    const { name, hpr, role } = person;
    return { actor: { userId, name, hpr, roles: ROLES[role] }, language: languages.get(userId) ?? null };
  };
  return {
    languages,
    audit,
    met,
    signIn: async (identity, _call, minimumLevel = 0) => {
      const { subject, securityLevel } = identity;
      met.push(identity);
      if ((securityLevel ?? 0) < minimumLevel) throw new Refusal('log-in-too-weak', 'Log in more strongly.');
      const account = load(subject);
      if (!account) throw new Refusal('no-access', 'This person has no role in Smalspor.');
      audit.push(`sign-in:${subject}`);
      return account;
    },
    load: async (userId) => load(userId),
    noteRefusal: async (actor, { operation, objectKind, objectId, code }) => {
      audit.push([`refused:${actor?.userId ?? 'visitor'}`, operation, objectKind, objectId, code].join(' '));
    },
    signOut: async ({ userId }) => {
      audit.push(`sign-out:${userId}`);
    },
  };
}

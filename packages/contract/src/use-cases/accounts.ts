import type { Actor } from '@smalspor/domain/access';
import type { ProblemCode } from '@smalspor/domain/refusal';
import type { Language } from '@smalspor/domain/texts';
import type { OperationId } from '../operations/index.ts';
import type { CallContext } from './use-cases.ts';

/** What the log-in service vouches for, normalised. It decides nothing about roles. */
export interface Identity {
  readonly issuer: string;
  readonly subject: string;
  readonly name: string;
  /** Digits only, or `null`. */
  readonly hpr: string | null;
  /** Codes of the professions that the person is authorised in; left out or `null` where the service tells none. */
  readonly professions?: readonly string[] | null;
  /** The log-in service's stable pseudonym of the person; `null` where it gives none. */
  readonly pidPseudonym: string | null;
  /** 1–4; HelseID's assurance of who this is. */
  readonly securityLevel: number | null;
}

export interface Account {
  readonly actor: Actor;
  /** The chosen language, or `null` until there is one. */
  readonly language: Language | null;
}

/** What somebody tried and was turned away from, before any use case heard of it. Identifiers only. */
export interface RefusedAttempt {
  readonly operation: OperationId | 'signIn';
  /** What kind of object the attempt named, such as `report`, and which; `null` where it named none that could be. */
  readonly objectKind: string;
  readonly objectId: string | null;
  readonly code: ProblemCode;
}

/** People: who they are here, and what they may be. Roles are read anew for every request. */
export interface Accounts {
  /**
   * Finds or makes the account of someone who has proved who they are, and writes the log-in to the audit log.
   * Refuses (`log-in-too-weak`) a log-in below the least level of assurance, and one without any where a level is asked
   * for; and (`no-access`) a person who has no role here.
   * @param wanted the own page that the log-in began at: whoever comes by an invitation that can be used is let in to answer it
   */
  signIn(identity: Identity, call: CallContext, minimumLevel?: number, wanted?: string): Promise<Account>;
  /** `null` when the account is gone or has no role any more: the session then ends. */
  load(userId: string): Promise<Account | null>;
  /** Writes an attempt that was refused to the audit log; `null` is somebody who has not proved who they are. */
  noteRefusal(actor: Actor | null, attempt: RefusedAttempt, call: CallContext): Promise<void>;
  /** Writes the sign-out to the audit log. */
  signOut(actor: Actor, call: CallContext): Promise<void>;
}

/** Machines that deliver by themselves. */
export interface Senders {
  /** Whom a token belongs to; `null` for any other text. */
  recognise(token: string): Actor | null;
  /** The sender that has this organisation number, for tokens that another service vouches for; `null` where none has. */
  ofOrganisation(organisation: string): Actor | null;
}

/** Tokens that another service has signed, beside the senders' own. */
export interface ServiceTokens {
  /**
   * Whom a token belongs to; `null` when it is not valid or belongs to nobody here. Refuses (`not-allowed`) a valid token without the
   * scope that is asked for, and (`log-in-unavailable`) when the service's keys cannot be had.
   */
  recognise(token: string): Promise<Actor | null>;
}

/** Someone who can be chosen at the demo's log-in. All of them are invented. */
export interface DemoPerson {
  readonly subject: string;
  readonly name: string;
  readonly hpr: string | null;
  /** Codes of the professions that the register of health personnel has the person in; left out where none is known. */
  readonly professions?: readonly string[];
  readonly role:
    | 'gp'
    | 'group-leader'
    | 'data-manager'
    | 'programme-admin'
    | 'participant'
    | 'institution-contact'
    | 'institution-staff'
    | 'regional-centre';
  /** Where the person works, such as «Sagene 2, Oslo»; empty where it does not matter. */
  readonly place: string;
}

/** The invented people of a demo home. */
export interface DemoPeople {
  /** A few people worth meeting first: a doctor, a group leader, the data manager. */
  featured(): Promise<readonly DemoPerson[]>;
  /** People whose name begins with or contains the text, at most `limit`. */
  search(text: string, limit: number): Promise<readonly DemoPerson[]>;
  find(subject: string): Promise<DemoPerson | null>;
}

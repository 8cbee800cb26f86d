import { INSTITUTION_CHANGES, INSTITUTION_ROLES, WARD_TYPES } from '@smalspor/domain/institutions';
import { ROUND_STATUSES } from '@smalspor/domain/programmes';
import { Type } from 'typebox';
import { MAIL_ADDRESS } from './account.ts';
import { operation } from './operation.ts';
import {
  Count,
  Day,
  Id,
  Instant,
  LocalisedSchema,
  MonthText,
  Nothing,
  Nullable,
  OneOf,
  PartId,
} from './schemas.ts';

/** The organisation number of an institution, as it stands in an address. */
export const OrganisationText = Type.String({ pattern: '^[0-9]{9}$' });
export const OrganisationParams = Type.Object({ organisation: OrganisationText });

/** 128 bits that chance has chosen. */
const Code = Type.String({ pattern: '^[A-Za-z0-9_-]{22}$' });
const InvitationParams = Type.Object({ code: Code });
const PersonName = Type.String({ minLength: 1, maxLength: 120 });
const MailAddress = Type.String({ pattern: MAIL_ADDRESS, maxLength: 254 });

const Ward = Type.Object({ type: OneOf(WARD_TYPES), beds: Nullable(Count) });

/** Where an institution is in a programme. */
const InstitutionRound = Type.Object({
  id: Id,
  programme: LocalisedSchema,
  status: OneOf(ROUND_STATUSES),
  statusText: LocalisedSchema,
  /** Whether the round's own page is there for the reader. */
  isMine: Type.Boolean(),
  phases: Type.Array(Type.Object({ id: PartId, name: LocalisedSchema, begunOn: Nullable(Day) })),
  next: Nullable(Type.Object({ name: Nullable(LocalisedSchema), waitsFor: Type.Array(LocalisedSchema) })),
});

export const InstitutionView = Type.Object({
  organisation: OrganisationText,
  name: Type.String(),
  municipality: Type.String(),
  county: Nullable(Type.String()),
  /** The register has a ward that is open today. */
  isOpen: Type.Boolean(),
  wards: Type.Array(Ward),
  /** What the register says has become of it, the newest first. */
  history: Type.Array(
    Type.Object({
      month: MonthText,
      kind: OneOf(INSTITUTION_CHANGES),
      /** `null` where the whole institution is spoken of. */
      wardType: Nullable(OneOf(WARD_TYPES)),
      /** Name, municipality or number of beds; or the institution that had, or has, the beds. */
      before: Nullable(Type.String()),
      after: Nullable(Type.String()),
    }),
  ),
  contact: Nullable(Type.String()),
  /** The reader works here. */
  isOwn: Type.Boolean(),
  /** The reader takes colleagues in. */
  takesIn: Type.Boolean(),
  /** The reader names contacts. */
  namesContact: Type.Boolean(),
  rounds: Type.Array(InstitutionRound),
  /** Everyone who has or had a role here; `null` for who may not see them. */
  people: Nullable(
    Type.Array(
      Type.Object({
        personId: Id,
        name: Type.String(),
        role: OneOf(INSTITUTION_ROLES),
        hasHpr: Type.Boolean(),
        since: Day,
        endedOn: Nullable(Day),
        isSelf: Type.Boolean(),
        /** The reader may end this person's access. */
        mayEnd: Type.Boolean(),
      }),
    ),
  ),
  /** Those who have been invited and have not answered; `null` for who may not see them. */
  invitations: Nullable(
    Type.Array(
      Type.Object({
        invitationId: Id,
        name: Type.String(),
        role: OneOf(INSTITUTION_ROLES),
        expiresOn: Day,
        isOver: Type.Boolean(),
      }),
    ),
  ),
});

/** A letter is on its way, or the link is handed over: no page shows it again. */
const Invited = Type.Object({
  link: Type.String(),
  expiresAt: Instant,
  letters: Count,
  institution: InstitutionView,
});

const OfferedInstitution = Type.Object({
  organisation: OrganisationText,
  name: Type.String(),
  municipality: Type.String(),
  wards: Type.Array(Ward),
  contact: Nullable(Type.String()),
  /** Whose answer is waited for. */
  invited: Nullable(Type.String()),
  /** Where the newest round of the programme stands; `null` for one that was never invited. */
  status: Nullable(OneOf(ROUND_STATUSES)),
});

const read = { method: 'GET', kind: 'json', status: 200, query: Nothing, body: Nothing } as const;
const write = { method: 'POST', kind: 'json', status: 200, query: Nothing } as const;

export const institutionOperations = {
  listInstitutions: operation({
    ...read,
    path: '/api/institutions',
    summary: 'The institutions that I work in',
    policy: 'canOpenSomeInstitution',
    params: Nothing,
    response: Type.Object({
      institutions: Type.Array(
        Type.Object({ organisation: OrganisationText, name: Type.String(), municipality: Type.String() }),
      ),
    }),
  }),
  readInstitution: operation({
    ...read,
    path: '/api/institutions/:organisation',
    summary: 'One institution: what it is, where it is in the year, and for who runs it its people',
    policy: 'canOpenSomeInstitution',
    params: OrganisationParams,
    response: InstitutionView,
  }),
  listOfferedInstitutions: operation({
    ...read,
    path: '/api/programmes/:programme/roll-out/:county/institutions',
    summary: 'The institutions of a county and how far each has come',
    policy: 'canInviteSomeInstitutions',
    params: Type.Object({ programme: PartId, county: Type.String({ pattern: '^[0-9]{2}$' }) }),
    response: Type.Object({
      county: Type.String(),
      isOpen: Type.Boolean(),
      from: MonthText,
      institutions: Type.Array(OfferedInstitution),
    }),
  }),
  inviteContact: operation({
    ...write,
    path: '/api/institutions/:organisation/contact-invitations',
    summary:
      'Invite somebody to be the institution’s contact, to a programme or in the place of the one who leaves',
    policy: 'canInviteSomeInstitutions',
    params: OrganisationParams,
    body: Type.Object({ programme: Nullable(PartId), name: PersonName, mailAddress: MailAddress }),
    response: Invited,
  }),
  inviteColleague: operation({
    ...write,
    path: '/api/institutions/:organisation/colleague-invitations',
    summary: 'Invite a nurse or doctor of the own institution',
    policy: 'canRunSomeInstitution',
    params: OrganisationParams,
    body: Type.Object({ name: PersonName, mailAddress: Nullable(MailAddress) }),
    response: Invited,
  }),
  withdrawInvitation: operation({
    ...write,
    path: '/api/institutions/:organisation/invitations/:invitationId/withdrawal',
    summary: 'Take back an invitation that nobody has taken up',
    policy: 'canManageSomeInstitution',
    params: Type.Object({ organisation: OrganisationText, invitationId: Id }),
    body: Nothing,
    response: InstitutionView,
  }),
  endInstitutionAccess: operation({
    ...write,
    path: '/api/institutions/:organisation/people/:personId/end',
    summary: 'End somebody’s access to the institution',
    policy: 'canManageSomeInstitution',
    params: Type.Object({ organisation: OrganisationText, personId: Id }),
    body: Nothing,
    response: InstitutionView,
  }),
  readInstitutionInvitation: operation({
    ...read,
    path: '/api/institution-invitations/:code',
    summary: 'What the link of an invitation is for',
    policy: 'canUseOwnAccount',
    params: InvitationParams,
    response: Type.Object({
      organisation: OrganisationText,
      institution: Type.String(),
      role: OneOf(INSTITUTION_ROLES),
      programme: Nullable(Type.Object({ name: LocalisedSchema, effort: LocalisedSchema })),
      expiresOn: Day,
      /** I have taken it up before. */
      isMine: Type.Boolean(),
    }),
  }),
  acceptInstitutionInvitation: operation({
    ...write,
    path: '/api/institution-invitations/:code/acceptance',
    summary: 'Take an invitation up: from now on I am what it says in the institution',
    policy: 'canUseOwnAccount',
    params: InvitationParams,
    body: Nothing,
    response: Type.Object({ organisation: OrganisationText, roundId: Nullable(Id) }),
  }),
} as const;

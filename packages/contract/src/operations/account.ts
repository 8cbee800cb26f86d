import { ROLES } from '@smalspor/domain/access';
import { NOTICE_KINDS } from '@smalspor/domain/mail';
import { DIGEST_CHOICES } from '@smalspor/domain/signals';
import { Type } from 'typebox';
import { operation } from './operation.ts';
import { Id, Instant, LanguageSchema, Nothing, Nullable, OneOf } from './schemas.ts';

export const Session = Type.Object({
  /** `null` for a visitor who has not signed in. */
  user: Nullable(
    Type.Object({
      name: Type.String(),
      roles: Type.Array(OneOf(ROLES)),
      /** Whether the person can have reports of their own. */
      readsReports: Type.Boolean(),
      managesData: Type.Boolean(),
      /** Whether the person gets letters, and says where to and about what. */
      getsLetters: Type.Boolean(),
      /** Whether the person sees how deliveries go. */
      followsDeliveries: Type.Boolean(),
      /** Whether the person takes part in programmes: courses, goals and meetings. */
      takesPart: Type.Boolean(),
      /** Whether the person follows or plans the roll-out of programmes. */
      plansRollOut: Type.Boolean(),
      /** Whether the person works in an institution. */
      worksInInstitution: Type.Boolean(),
      /** Whether the person issues and exports certificates. */
      issuesCertificates: Type.Boolean(),
      /** Whether the person makes and runs events. */
      runsEvents: Type.Boolean(),
      /** Whether the person sees answers to questionnaires, added up. */
      readsSatisfaction: Type.Boolean(),
      /** Whether the person reads what came of programmes. */
      readsEvaluations: Type.Boolean(),
      explores: Type.Boolean(),
      /** Whether the person follows what stands out in figures over time. */
      followsSignals: Type.Boolean(),
      /** Whether the person carries out visits to institutions. */
      visitsInstitutions: Type.Boolean(),
      /** Whether the person follows institutions of an area up. */
      followsInstitutions: Type.Boolean(),
      /** Whether the person reads what surveys tell of areas. */
      readsSurveys: Type.Boolean(),
      /** Whether the person reads what was seen on visits to some institution. */
      readsVisits: Type.Boolean(),
    }),
  ),
  /** What the account remembers; `null` until the person has chosen. */
  language: Nullable(LanguageSchema),
  /** When the session ends if nothing more is asked, and when it ends whatever is asked. */
  idleEnd: Nullable(Instant),
  absoluteEnd: Nullable(Instant),
  /** A home with invented data, and a log-in with invented people. */
  demo: Type.Boolean(),
  /** The ways in, the most common first, each with the key of its button's text; `null` for the page's own words. */
  logIns: Type.Array(Type.Object({ id: Type.String(), button: Nullable(Type.String()) })),
});

export const ReportView = Type.Object({
  at: Instant,
  /** Name as it was at the time; `null` when it was the reader's own act. */
  by: Nullable(Type.String()),
  act: OneOf(['read', 'downloaded', 'issued', 'corrected', 'printed', 'readShared']),
  /** `null` for figures that the reader shows to a group. */
  reportId: Nullable(Id),
});

/** An address that a mail server may know; whether it does is seen when a letter comes back. */
export const MAIL_ADDRESS = '^[^\\s@<>,;"]+@[^\\s@<>,;"]+\\.[^\\s@<>,;"]+$';
const MailAddress = Type.String({ pattern: MAIL_ADDRESS, maxLength: 254 });

const Kind = OneOf(NOTICE_KINDS);

export const Notices = Type.Object({
  /** Where the reader is written to: letters have been shown to arrive there. `null` for nowhere. */
  mailAddress: Nullable(MailAddress),
  /** An address that a letter with a code has gone to and that waits for the code; `null` for none. */
  waiting: Nullable(
    Type.Object({
      address: MailAddress,
      /** Whether the code can still be used; else a new one must be asked for. */
      isOpen: Type.Boolean(),
    }),
  ),
  /** What the reader's roles bring letters about, and which of them are wanted. */
  kinds: Type.Array(Type.Object({ kind: Kind, isOn: Type.Boolean() })),
  /** How often the reader wants the digest of signals at most; `null` for who follows no unit. */
  digest: Nullable(OneOf(DIGEST_CHOICES)),
  /** The newest letters to the reader, as they were written; a code is not told. */
  letters: Type.Array(
    Type.Object({
      id: Id,
      at: Instant,
      state: OneOf(['waiting', 'sent', 'dead']),
      subject: Type.String(),
      text: Type.String(),
    }),
  ),
});

const readOwn = {
  method: 'GET',
  policy: 'canReadOwnReports',
  kind: 'json',
  status: 200,
  params: Nothing,
  query: Nothing,
  body: Nothing,
} as const;

export const accountOperations = {
  readSession: operation({
    method: 'GET',
    path: '/api/session',
    summary: 'Who is signed in, if anyone, and in which language',
    policy: 'canUseWithoutSignIn',
    kind: 'json',
    status: 200,
    params: Nothing,
    query: Nothing,
    body: Nothing,
    response: Session,
  }),
  chooseLanguage: operation({
    method: 'PUT',
    path: '/api/session/language',
    summary: 'Remember the language on the account',
    policy: 'canUseOwnAccount',
    kind: 'json',
    status: 200,
    params: Nothing,
    query: Nothing,
    body: Type.Object({ language: LanguageSchema }),
    response: Type.Object({ language: LanguageSchema }),
  }),
  readNotices: operation({
    ...readOwn,
    policy: 'canChooseNotices',
    path: '/api/session/notices',
    summary: 'Where the reader is written to and about what, and the letters so far',
    response: Notices,
  }),
  chooseNotices: operation({
    method: 'PUT',
    path: '/api/session/notices',
    summary:
      'Say where to be written to, or nowhere, and about what; a new address counts when it has been confirmed',
    policy: 'canChooseNotices',
    kind: 'json',
    status: 200,
    params: Nothing,
    query: Nothing,
    body: Type.Object({
      mailAddress: Nullable(MailAddress),
      /** What the reader does not want to be written to about. */
      off: Type.Array(Kind, { maxItems: NOTICE_KINDS.length }),
      /** Leaves it as it is where it is not said. */
      digest: Type.Optional(OneOf(DIGEST_CHOICES)),
      /** Asks for a new code although one is on its way. */
      newCode: Type.Optional(Type.Boolean()),
    }),
    response: Notices,
  }),
  confirmMailAddress: operation({
    method: 'POST',
    path: '/api/session/notices/confirmation',
    summary: 'Show by the code in a letter that letters arrive at the address that waits',
    policy: 'canChooseNotices',
    kind: 'json',
    status: 200,
    params: Nothing,
    query: Nothing,
    body: Type.Object({ code: Type.String({ minLength: 1, maxLength: 20 }) }),
    response: Notices,
  }),
  signOut: operation({
    method: 'POST',
    path: '/api/session/end',
    summary: 'End the session; the answer says where the browser should go next',
    policy: 'canUseOwnAccount',
    kind: 'json',
    status: 200,
    params: Nothing,
    query: Nothing,
    body: Nothing,
    response: Type.Object({ next: Type.String() }),
  }),
  listReportViews: operation({
    ...readOwn,
    path: '/api/session/report-views',
    summary: 'Who has seen my figures: the part of the audit log that concerns the reader',
    response: Type.Object({ views: Type.Array(ReportView) }),
  }),
} as const;

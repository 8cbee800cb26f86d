import { randomInt } from 'node:crypto';
import { findPerson } from '@smalspor/database/people';
import type { Db } from '@smalspor/database/schema';
import {
  buildCertificate,
  type CertificateModel,
  CODE_DRAWS,
  CODE_SIGNS,
  codeOfDraws,
  isMended,
  type VerificationCode,
} from '@smalspor/domain/certificates';
import type { Participant, ProgrammeDefinition } from '@smalspor/domain/programmes';
import type { Localised } from '@smalspor/domain/texts';
import { CERTIFICATE_VERSIONS } from '@smalspor/reports/versions';
import type { House } from '../house/house.ts';
import { namesOf } from '../programmes/names-of.ts';
import { hprOf } from '../programmes/participant-of.ts';
import type { CertificateStanding } from './certificate-standing.ts';

/** Who asks for a certificate: its holder, or an administrator who can judge what a rule cannot. */
export type Asker = 'holder' | 'administrator';

/** Why a certificate cannot be written; what is due can still lack a name, or be as wrong as the one before. */
export type DraftFault = 'not-due' | 'nameless' | 'not-mended';

/** The certificate that could be issued now, with a code of its own; nothing is stored. */
export async function draftCertificate(
  house: House,
  db: Db,
  programme: ProgrammeDefinition,
  participant: Participant,
  standing: CertificateStanding,
  asker: Asker,
): Promise<CertificateModel | DraftFault> {
  if (standing.due === null) return 'not-due';
  const holder = await holderOf(house, db, participant.id);
  if (holder === null) return 'nameless';
  const draft = buildCertificate(
    {
      id: house.newId(),
      code: drawCode(),
      synthetic: await house.synthetic(),
      issuedAt: house.now(),
      verifyAddress: new URL('/certificate', house.configuration.server.publicUrl).href,
      versions: CERTIFICATE_VERSIONS,
      programme,
      institution: institutionOf(programme),
      credit: standing.due,
      credits: standing.credits,
      participant,
      holder,
      rounds: standing.rounds,
      replaced: standing.inForce.map(({ model }) => model),
    },
    house.content.messages,
  );
  const { withdrawn } = standing;
  if (!withdrawn?.withdrawn) return draft;
  const mended = isMended(withdrawn.withdrawn.reason, withdrawn.model, draft);
  return (mended ?? asker === 'administrator') ? draft : 'not-mended';
}

/** Whether a certificate can be issued now. Nothing more than what is due is looked up where none was withdrawn. */
export async function canBeIssued(
  ...[house, db, programme, participant, standing, asker]: Parameters<typeof draftCertificate>
): Promise<boolean> {
  if (standing.due === null || standing.withdrawn === null) return standing.due !== null;
  return typeof (await draftCertificate(house, db, programme, participant, standing, asker)) !== 'string';
}

/** What a programme of institutions alone calls the unit; `null` for the others, whose units are groups of people. */
function institutionOf({ units }: ProgrammeDefinition): Localised | null {
  const [kind] = units;
  return kind?.register === 'institutions' ? kind.name : null;
}

function drawCode(): VerificationCode {
  return codeOfDraws(Array.from({ length: CODE_DRAWS }, () => randomInt(CODE_SIGNS)));
}

/** `null` when no register knows the name: a certificate without one is worth nothing. */
async function holderOf(
  house: House,
  db: Db,
  participant: string,
): Promise<{ readonly name: string; readonly hpr: string | null } | null> {
  const hpr = hprOf(participant);
  const name =
    hpr === null
      ? (await findPerson(db, participant.slice('person:'.length)))?.name
      : (await namesOf({ ...house, db }, [hpr])).get(hpr);
  return name ? { name, hpr } : null;
}

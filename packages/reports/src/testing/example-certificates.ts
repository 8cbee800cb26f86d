import { loadContent } from '@smalspor/content/loading';
import {
  buildCertificate,
  type CertificateModel,
  CODE_DRAWS,
  codeOfDraws,
} from '@smalspor/domain/certificates';
import { creditsOf, currentProgramme, type Participant } from '@smalspor/domain/programmes';
import type { PlainDate } from '@smalspor/domain/time';
import { CERTIFICATE_VERSIONS } from '../certificates/versions.ts';

const content = loadContent();

const day = (text: string) => text as PlainDate;
const days = (entries: Readonly<Record<string, string>>) =>
  new Map(Object.entries(entries)) as unknown as Participant['attended'];
const done = (on: string) => ({ on: day(on), together: false, score: 90 });

const participant: Participant = {
  id: 'hpr:990000018',
  profession: 'doctor',
  joinedOn: day('2020-01-15'),
  joinedIn: null,
  leftOn: null,
  modules: new Map([
    ['respiratory', done('2020-02-05')],
    ['urinary-skin', done('2020-05-11')],
    ['changing-practice', done('2020-09-30')],
  ]),
  attended: days({ first: '2020-02-04', second: '2020-05-26', third: '2020-11-10' }),
  worksheets: days({ first: '2020-02-05', second: '2020-05-26', third: '2020-11-17' }),
  reports: new Map(),
  certificate: null,
};

/** The certificate of a whole course of RAK, as it would be stored. */
export function exampleCertificate(change: Partial<CertificateModel> = {}): CertificateModel {
  const programme = currentProgramme(content.programmes, 'rak');
  if (!programme) throw new Error('The content has no RAK');
  const credits = creditsOf(programme, participant);
  const [credit] = credits;
  if (!credit) throw new Error('No scheme is in force');
  const certificate = buildCertificate(
    {
      id: 'example-certificate',
      code: codeOfDraws(Array.from({ length: CODE_DRAWS }, (_, index) => (index * 7) % 23)),
      synthetic: true,
      issuedAt: '2020-11-20T09:00:00Z',
      verifyAddress: 'https://smalspor.example.no/certificate',
      versions: CERTIFICATE_VERSIONS,
      programme,
      institution: null,
      credit,
      credits,
      participant,
      holder: { name: 'Anne Demo', hpr: '990000018' },
      rounds: [{ roundId: 'round-1', group: 'Sagene 2', participation: participant }],
      replaced: [],
    },
    content.messages,
  );
  return { ...certificate, ...change };
}

import type { OutputOf } from '@smalspor/contract/operations';
import type { UseCases } from '@smalspor/contract/use-cases';
import { CODE_DRAWS, codeOfDraws, readCode } from '@smalspor/domain/certificates';
import { Refusal } from '@smalspor/domain/refusal';
import type { Localised } from '@smalspor/domain/texts';
import { FINISHED_ROUND } from './fake-rounds.ts';

type CertificateUseCases = Pick<
  UseCases,
  | 'issueCertificate'
  | 'issueCertificateFor'
  | 'withdrawCertificate'
  | 'readCertificatePdf'
  | 'listCertificates'
  | 'exportCertificates'
  | 'verifyCertificate'
>;

const same = (text: string): Localised => ({ nb: text, nn: text, en: text });
const PROGRAMME = same('Riktigere antibiotikabruk i kommunene');
const HOURS = { eLearning: 6, meetings: 9 };

/** The codes of three invented certificates: one in force, one that it has replaced, one that was withdrawn. */
export const EXAMPLE_CODES = {
  inForce: codeOfDraws(Array(CODE_DRAWS).fill(1)),
  replaced: codeOfDraws(Array(CODE_DRAWS).fill(2)),
  withdrawn: codeOfDraws(Array(CODE_DRAWS).fill(3)),
} as const;

const ENTRY: OutputOf<'listCertificates'>['certificates'][number] = {
  id: 'example-certificate',
  issuedOn: '2020-11-20',
  name: 'Anne Demo',
  hpr: '990000018',
  programme: PROGRAMME,
  scheme: same('Klinisk emnekurs, gammel ordning / Klinisk emnekurs, ny ordning'),
  countsAs: { nb: 'klinisk emnekurs', nn: 'klinisk emnekurs', en: 'clinical topic course' },
  hours: HOURS,
  version: 1,
  state: 'in-force',
  withdrawn: null,
};

async function nothingHere(): Promise<never> {
  throw new Refusal('not-found', 'There is nothing of the kind among the examples.');
}

export function createFakeCertificates(): CertificateUseCases {
  let current = ENTRY;
  return {
    issueCertificate: async (_actor, { roundId }) =>
      roundId === FINISHED_ROUND.id
        ? {
            outcome: 'issued',
            round: {
              ...FINISHED_ROUND,
              certificateDue: false,
              certificate: { id: ENTRY.id, on: ENTRY.issuedOn, hours: 15 },
            },
          }
        : nothingHere(),
    issueCertificateFor: async (_actor, { roundId }) =>
      roundId === FINISHED_ROUND.id
        ? {
            outcome: 'issued',
            round: { ...FINISHED_ROUND, leads: true, certificateDue: false, credits: [], roster: [] },
          }
        : nothingHere(),
    withdrawCertificate: async (_actor, { certificateId, reason }) => {
      if (certificateId !== ENTRY.id) return nothingHere();
      current = { ...ENTRY, version: 2, state: 'withdrawn', withdrawn: { on: '2020-12-01', reason } };
      return current;
    },
    readCertificatePdf: async (_actor, { certificateId }) =>
      certificateId === ENTRY.id
        ? { bytes: new TextEncoder().encode('%PDF-1.7'), fileName: 'kursbevis.pdf' }
        : nothingHere(),
    listCertificates: async () => ({
      from: '2020-01-01',
      to: '2020-12-31',
      total: 240,
      certificates: [
        current,
        {
          ...ENTRY,
          id: 'example-replaced',
          issuedOn: '2020-05-01',
          hours: { eLearning: 2.5, meetings: 3 },
          countsAs: { nb: 'valgfrie timer', nn: 'valfrie timar', en: 'elective hours' },
          version: 2,
          state: 'replaced',
        },
        {
          ...ENTRY,
          id: 'example-withdrawn',
          name: 'Bo Demo',
          hpr: '990000026',
          version: 2,
          state: 'withdrawn',
          withdrawn: { on: '2020-11-25', reason: 'wrong-hours' },
        },
      ],
      programmes: [{ id: 'rak', name: PROGRAMME }],
    }),
    exportCertificates: async () => ({
      bytes: new TextEncoder().encode('\ufeffHPR-nummer;Navn\r\n990000018;Anne Demo\r\n'),
      fileName: 'kursbevis-2020-01-01-2020-12-31.csv',
      mediaType: 'text/csv; charset=utf-8',
    }),
    verifyCertificate: async (input) => {
      const code = readCode(input.code);
      if (code === null) return { outcome: 'mistyped' };
      const [found] = Object.entries(EXAMPLE_CODES).filter(([, known]) => known === code);
      if (!found) return { outcome: 'unknown' };
      return {
        outcome: 'genuine',
        state: found[0] === 'inForce' ? 'in-force' : found[0] === 'replaced' ? 'replaced' : 'withdrawn',
        withdrawnOn: found[0] === 'withdrawn' ? '2020-11-25' : null,
        name: ENTRY.name,
        programme: PROGRAMME,
        hours: HOURS,
        issuedOn: ENTRY.issuedOn,
      };
    },
  };
}

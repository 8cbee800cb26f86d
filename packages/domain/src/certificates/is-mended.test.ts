import { describe, expect, it } from 'vitest';
import type { WithdrawalReason } from '../programmes/index.ts';
import type { CertificateModel } from './certificate-model.ts';
import { isMended } from './is-mended.ts';

const same = (text: string) => ({ nb: text, nn: text, en: text });
const before = {
  title: same('Kursbevis'),
  issuer: 'Senteret',
  holder: { name: 'Anne', hpr: '990000018', profession: 'doctor' },
  programme: { id: 'course', version: 1, name: same('Kurs') },
  schemes: [
    {
      id: 'old',
      name: same('Gammel'),
      countsAs: { kind: 'elective', text: same('x') },
      approvalNumber: null,
    },
  ],
  hours: { eLearning: 2, meetings: 3 },
  parts: [{ type: 'meetings', id: 'g1', name: same('1'), on: '2020-01-01', hours: 3, roundId: 'r1' }],
  period: { from: '2020-01-01', to: '2020-02-01' },
} as unknown as CertificateModel;

const withHolder = { ...before, holder: { ...before.holder, name: 'Anna' } };
const withHours = { ...before, hours: { eLearning: 0, meetings: 3 } };
const withRules = { ...before, schemes: before.schemes.map((each) => ({ ...each, approvalNumber: '17' })) };

describe('what was wrong with a certificate', () => {
  it.each([
    ['wrong-holder', [true, false, false]],
    ['wrong-hours', [false, true, false]],
    ['wrong-rules', [false, false, true]],
    ['issued-by-mistake', [null, null, null]],
  ] as const)(
    '%s is mended by a change in that place and in no other',
    (reason: WithdrawalReason, expected) => {
      expect([withHolder, withHours, withRules].map((anew) => isMended(reason, before, anew))).toEqual(
        expected,
      );
    },
  );

  it('is not mended by writing the same in another order, or in another round', () => {
    const turned = {
      ...before,
      holder: { profession: 'doctor', hpr: '990000018', name: 'Anne' },
      parts: before.parts.map((part) => ({ ...part, roundId: 'r2' })),
    } as CertificateModel;
    expect(isMended('wrong-holder', before, turned)).toBe(false);
    expect(isMended('wrong-hours', before, turned)).toBe(false);
  });
});

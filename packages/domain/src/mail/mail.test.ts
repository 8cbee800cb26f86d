import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Actor, canFollowSignals, ROLES, type Role, reachOf } from '../access/index.ts';
import { CODE_DIGITS, codeOf, isCodeFresh, writeCode } from './confirmation-code.ts';
import { NOTICE_KINDS, noticeKindsOf } from './notice-kinds.ts';

const actorWith = (...roles: readonly Role[]): Actor => ({ userId: 'me', name: 'Me', roles, hpr: null });

describe('the letters that a role brings', () => {
  it.each([
    ['gp', ['report', 'event']],
    ['group-leader', ['report', 'invitation', 'event']],
    ['data-manager', ['delivery']],
    ['programme-admin', ['delivery', 'recruitment']],
    ['municipal-doctor', ['recruitment']],
    ['regional-centre', ['recruitment']],
    ['institution-contact', ['report', 'invitation', 'event', 'institution-data']],
    ['institution-staff', ['report', 'event']],
  ] as const)('%s: %j', (role, kinds) => {
    expect(noticeKindsOf(actorWith(role))).toEqual(kinds);
  });

  it('are some for exactly those who may say where to be written to', () => {
    for (const role of ROLES) {
      const gets = noticeKindsOf(actorWith(role)).length > 0 || canFollowSignals(actorWith(role));
      expect(gets, role).toBe(reachOf(actorWith(role), 'choose-notices') !== 'none');
    }
  });

  it('add up, in one order and each once', () => {
    fc.assert(
      fc.property(fc.subarray([...ROLES]), (roles) => {
        const kinds = noticeKindsOf(actorWith(...roles));
        expect(kinds).toEqual(NOTICE_KINDS.filter((kind) => kinds.includes(kind)));
        for (const role of roles.filter((one) => one !== 'operator')) {
          for (const kind of noticeKindsOf(actorWith(role))) expect(kinds).toContain(kind);
        }
      }),
    );
  });
});

describe('a code', () => {
  it('is the same however it is typed', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10 ** CODE_DIGITS - 1 }), (number) => {
        const code = String(number).padStart(CODE_DIGITS, '0');
        expect(codeOf(writeCode(code))).toBe(code);
        expect(codeOf(` ${code.slice(0, 2)}-${code.slice(2)}\n`)).toBe(code);
      }),
    );
  });

  it('can be used for a day', () => {
    const asked = '2021-02-01T08:00:00.000Z';
    expect(isCodeFresh(asked, '2021-02-02T07:59:59.999Z')).toBe(true);
    expect(isCodeFresh(asked, '2021-02-02T08:00:00.000Z')).toBe(false);
  });
});

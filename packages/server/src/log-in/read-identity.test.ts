import { describe, expect, it } from 'vitest';
import { readIdentity } from './read-identity.ts';

const HPR = 'helseid://claims/hpr/hpr_number';
const token = { iss: 'https://helseid.example', sub: 's1', name: 'Anne Demo' };

describe('HelseID’s claims', () => {
  it('give the same HPR number whether text or number', () => {
    const hpr = (inToken: unknown, inUserInfo: unknown) =>
      readIdentity({ ...token, [HPR]: inToken }, { [HPR]: inUserInfo }).hpr;
    expect(hpr('9900018', 9900018)).toBe('9900018');
    expect(hpr('009900018', 9900018)).toBe('9900018');
    expect(hpr(null, 990000018)).toBe('990000018');
    expect(hpr('990000018', undefined)).toBe('990000018');
  });

  it('may have no HPR number', () => {
    for (const none of [undefined, null, '', 0, '0']) {
      expect(readIdentity({ ...token, [HPR]: none }, {}).hpr).toBeNull();
    }
  });

  it('are refused when token and userinfo name two people', () => {
    expect(() => readIdentity({ ...token, [HPR]: '990000018' }, { [HPR]: 990000026 })).toThrow(
      'two different HPR numbers',
    );
  });

  it.each(['12 34', '-5', 1.5, '1234567890', {}])('are refused with the HPR number %s', (malformed) => {
    expect(() => readIdentity({ ...token, [HPR]: malformed }, {})).toThrow('malformed');
  });

  it('are refused when they do not say who logged in', () => {
    expect(() => readIdentity({ iss: 'x' }, {})).toThrow('who logged in');
  });

  it('carry the level of assurance and the pseudonym, never the identity number', () => {
    const identity = readIdentity(
      {
        ...token,
        'helseid://claims/identity/security_level': '4',
        'helseid://claims/identity/pid_pseudonym': 'p1',
        'helseid://claims/identity/pid': '01810012345',
      },
      {},
    );
    expect(identity).toEqual({
      issuer: 'https://helseid.example',
      subject: 's1',
      name: 'Anne Demo',
      hpr: null,
      pidPseudonym: 'p1',
      securityLevel: 4,
    });
  });
});

import { describe, expect, it } from 'vitest';
import { readIdentity } from './read-identity.ts';

const HPR = 'helseid://claims/hpr/hpr_number';
const DETAILS = 'helseid://claims/hpr/hpr_details';
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
      professions: null,
      pidPseudonym: 'p1',
      securityLevel: 4,
    });
  });
});

describe('the professions of an HPR number', () => {
  const read = (details: unknown, inToken: unknown = undefined) =>
    readIdentity({ ...token, [HPR]: '990000018', [DETAILS]: inToken }, { [DETAILS]: details }).professions;
  const approval = (profession: unknown) => ({
    profession,
    authorization: { value: '1', description: 'Autorisasjon' },
    requisition_rights: [{ value: '1', description: 'Full rekvisisjonsrett' }],
    specialities: [],
  });
  const details = (...professions: readonly unknown[]) => ({
    approvals: professions.map(approval),
    hpr_number: 990000018,
  });

  it('are those of all authorisations, each once', () => {
    expect(read(details('SP'))).toEqual(['SP']);
    expect(read(details('SP', 'LE', 'SP'))).toEqual(['LE', 'SP']);
    expect(read(details({ value: 'FA1', description: 'Provisorfarmasøyt' }))).toEqual(['FA1']);
    expect(read(JSON.stringify(details('LE')))).toEqual(['LE']);
    expect(read([approval('SP'), approval('HF')])).toEqual(['HF', 'SP']);
    expect(read(details('LE'), details('LE'))).toEqual(['LE']);
  });

  it('are unknown where nothing is told, and none where the list is empty', () => {
    for (const untold of [
      undefined,
      null,
      '',
      { hpr_number: 990000018 },
      { approvals: null },
      details(null),
    ]) {
      expect(read(untold)).toBeNull();
    }
    expect(read(details())).toEqual([]);
  });

  it('are not read for somebody without a number', () => {
    expect(readIdentity(token, { [DETAILS]: { approvals: [approval('LE')] } })).toMatchObject({
      hpr: null,
      professions: null,
    });
  });

  it.each([7, 'lege', '', 'LE SP', {}, { value: 1 }, ['LE']])('are refused when one is %j', (malformed) => {
    expect(() => read(details(malformed))).toThrow('a profession of it is malformed');
  });

  it.each(['not JSON', 7, { approvals: 'LE' }, { approvals: [7] }])(
    'are refused in details like %j',
    (malformed) => {
      expect(() => read(malformed)).toThrow('its HPR details are malformed');
    },
  );

  it('come with the number of the same person, or not at all', () => {
    expect(() => read({ ...details('LE'), hpr_number: 990000026 })).toThrow('two different HPR numbers');
  });
});

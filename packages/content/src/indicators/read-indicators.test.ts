import { describe, expect, it } from 'vitest';
import { problemsAfter } from '../testing/changed-content.ts';

const FILE = 'indicators/penicillin-v-share.yaml';
const after = (from: string | RegExp, to: string, file = FILE) =>
  problemsAfter({ [file]: (text) => text.replace(from, to) });

describe('an indicator is refused, with file and line, for', () => {
  it('an unknown code set', () => {
    expect(after('medicines: respiratory-antibiotics', 'medicines: respiratory')).toEqual([
      `${FILE}:7: there is no code set respiratory`,
    ]);
  });

  it('a code set of the wrong kind', () => {
    expect(after('medicines: penicillin-v,', 'medicines: urinary-diagnoses,')).toEqual([
      `${FILE}:6: the code set urinary-diagnoses holds no medicines`,
    ]);
    expect(after('medicines: penicillin-v,', 'medicines: penicillin-v, diagnoses: macrolides,')).toEqual([
      `${FILE}:6: the code set macrolides holds no diagnoses`,
    ]);
  });

  it('a missing translation, and an empty one', () => {
    const removed = after(/ {2}nn:\n(?: {4,}.*\n)+/, '');
    expect(removed).toEqual([expect.stringMatching(/penicillin-v-share\.yaml:\d+: texts lacks nn$/)]);
    expect(after(/ {4}short: Penicillin V av luftvegs.*\n/, '')).toEqual([
      expect.stringMatching(/:\d+: texts\.nn lacks short$/),
    ]);
    expect(after(/short: Penicillin V of.*/, "short: ' '")).toEqual([
      expect.stringMatching(/:\d+: texts\.en\.short is empty/),
    ]);
  });

  it('a word that is not known', () => {
    expect(after('scale: percent', 'scale: per cent')).toEqual([
      `${FILE}:8: scale must be one of per1000Years, per1000Days, per100Contacts, percent, ratio, mean, seasonal`,
    ]);
    expect(after('scale: percent', 'scale: percent\ncolour: red')).toEqual([
      `${FILE}:9: colour is not known here`,
    ]);
    expect(
      after('{ count: prescriptions, medicines: penicillin-v', '{ count: pills, medicines: penicillin-v'),
    ).toEqual([`${FILE}:6: numerator.count must be one of prescriptions, dispensings, users, ddd`]);
  });

  it('a file that is no YAML, and a key that stands twice', () => {
    expect(after('kind: choice', 'kind: [choice').length).toBeGreaterThan(0);
    expect(after('kind: choice', 'kind: choice\nkind: volume')).toEqual([
      `${FILE}:6: Map keys must be unique`,
    ]);
  });

  it('an id that is not the name of its file', () => {
    expect(after('id: penicillin-v-share', 'id: penicillin-share')).toContain(
      `${FILE}:1: the file of penicillin-share must be called penicillin-share.yaml`,
    );
    expect(after('id: penicillin-v-share', 'id: Penicillin_V')).toEqual([
      `${FILE}:1: id is empty or not written as it should be`,
    ]);
  });

  it('parts that do not go together', () => {
    expect(after('scale: percent', 'scale: per1000Years')).toEqual([
      `${FILE}:8: per1000Years needs person-time below the line`,
    ]);
    expect(after('numerator: { count: prescriptions', 'numerator: { count: users')).toEqual([
      `${FILE}:8: percent needs the same thing counted above and below the line`,
      `${FILE}:12: patients are counted only for doctors with a list, so withoutList must be false`,
    ]);
    expect(after('ages: [10, 79]', 'ages: [79, 10]')).toEqual([
      `${FILE}:6: the ages go from the higher to the lower`,
    ]);
    const children = 'indicators/children-per-1000.yaml';
    expect(after('registeredList, ages: [0, 9]', 'registeredList, ages: [0, 8]', children)).toEqual([
      `${children}:7: the ages do not follow the age bands of the list register`,
      `${children}:8: the ages or the sex above and below the line are not the same`,
    ]);
    expect(after('registeredList', 'residents', 'indicators/users-per-1000.yaml')).toEqual([
      'indicators/users-per-1000.yaml:7: person-time of residents does not belong to the setting general-practice',
      'indicators/users-per-1000.yaml:11: only a rate over the registered list can be standardised',
    ]);
    expect(after(', months: [4, 5, 6, 7, 8, 9]', '', 'indicators/seasonal-variation.yaml')).toEqual([
      'indicators/seasonal-variation.yaml:8: seasonal needs months above and below the line',
    ]);
    expect(after('per1000Days', 'per1000Years', 'indicators/ddd-per-1000-days.yaml')).toEqual([
      'indicators/ddd-per-1000-days.yaml:8: DDDs are told per 1000 days, all else per 1000 years',
    ]);
  });

  it('what no register can answer', () => {
    expect(after('standardised: false', 'standardised: true')).toEqual([
      `${FILE}:11: only a rate over the registered list can be standardised`,
    ]);
    const users = 'indicators/users-per-1000.yaml';
    expect(after('patients: list }', 'patients: list, months: [1] }', users)).toEqual([
      `${users}:6: patients are counted over whole periods, not over chosen months`,
    ]);
    const sum = '{ sum: [{ weight: 1, measure: { count: users, medicines: macrolides } }] }';
    expect(after(/numerator: .*/, `numerator: ${sum}`, users)).toEqual([
      `${users}:6: a rate counts one thing, not a combination`,
      `${users}:6: numbers of patients cannot be added or subtracted`,
    ]);
    expect(after('withoutList: false', 'withoutList: true', users)).toEqual([
      `${users}:12: patients are counted only for doctors with a list, so withoutList must be false`,
    ]);
    expect(
      problemsAfter({
        [users]: (text) =>
          text.replace('registeredList', 'declaredList').replace('standardised: true', 'standardised: false'),
      }),
    ).toEqual([`${users}:7: patients are counted over the registered list, not over a declared one`]);
    const mean = 'indicators/mean-ddd.yaml';
    expect(after('count: prescriptions', 'count: dispensings', mean)).toEqual([
      `${mean}:7: a mean dose is over prescriptions, of which those without a known DDD are left out`,
    ]);
    const residents = 'indicators/resident-prescriptions-per-1000.yaml';
    const women = (text: string) =>
      text.replace('residents }', 'residents, sex: female }').replace(' }', ', sex: female }');
    expect(problemsAfter({ [residents]: women })).toEqual([
      `${residents}:7: inhabitants are not known by age and sex`,
    ]);
  });

  it('a change log that does not tell of the version, and a review before the start', () => {
    expect(after('version: 1', 'version: 2')).toEqual([
      expect.stringMatching(/the last entry must tell what is new in version 2$/),
    ]);
    expect(after(/reviewBy: .*/, 'reviewBy: 2020-01-01')).toEqual([
      expect.stringMatching(/the review is due before the definition is valid$/),
    ]);
  });
});

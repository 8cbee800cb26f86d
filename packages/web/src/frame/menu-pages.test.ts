import { describe, expect, it } from 'vitest';
import type { User } from '../account/use-session.ts';
import { menuOf } from './menu-pages.ts';

const NOTHING: User = {
  name: 'Ola Demo',
  roles: [],
  readsReports: false,
  managesData: false,
  getsLetters: false,
  followsDeliveries: false,
  takesPart: false,
  plansRollOut: false,
  worksInInstitution: false,
  issuesCertificates: false,
  runsEvents: false,
  readsSatisfaction: false,
  readsEvaluations: false,
  explores: false,
  followsSignals: false,
  readsSurveys: false,
  visitsInstitutions: false,
  followsInstitutions: false,
  readsVisits: false,
};
const EVERYTHING: User = Object.fromEntries(
  Object.entries(NOTHING).map(([key, value]) => [key, typeof value === 'boolean' ? true : value]),
) as User;

const addressesOf = (user: User) =>
  menuOf(user).flatMap((entry) => ('pages' in entry ? entry.pages.map(({ to }) => to) : [entry.to]));

describe('the menu', () => {
  it('is one row of pages for those who have few', () => {
    const student = { ...NOTHING, takesPart: true, getsLetters: true };
    expect(menuOf(student).map((entry) => 'to' in entry && entry.to)).toEqual([
      '/rounds',
      '/courses',
      '/notices',
    ]);
  });

  it('groups the many pages of the programmes’ administrator, and leaves a page that is alone as it is', () => {
    const administrator = {
      ...EVERYTHING,
      readsReports: false,
      worksInInstitution: false,
      takesPart: false,
      managesData: false,
    };
    expect(
      menuOf(administrator).map((entry) => ('pages' in entry ? [entry.id, entry.pages.length] : entry.to)),
    ).toEqual([['programmes', 3], ['institutions', 3], ['results', 4], '/deliveries', '/notices']);
  });

  it('never says a group’s name again inside it', () => {
    const groups = menuOf(EVERYTHING).flatMap((entry) => ('pages' in entry ? [entry] : []));
    const followUp = groups.flatMap(({ pages }) => pages).find(({ to }) => to === '/institution-follow-up');
    expect(followUp?.shortText).toBe('nav.followUp');
  });

  it('has every page once, whoever somebody is', () => {
    const addresses = addressesOf(EVERYTHING);
    expect(new Set(addresses).size).toBe(addresses.length);
    expect(addresses).toHaveLength(22);
    expect(menuOf(EVERYTHING).length).toBeLessThanOrEqual(9);
    expect(addressesOf(NOTHING)).toEqual([]);
  });
});

import type { User } from '../account/use-session.ts';

/** A page in the menu. `text` and `shortText` are keys of messages. */
export interface MenuPage {
  readonly to: string;
  readonly text: string;
  /** What it is called under its group’s name, where the name would else be said twice. */
  readonly shortText?: string;
  /** Whether an address below this one is another page of the menu. */
  readonly end?: boolean;
}

/** Pages that fold together under one name. */
export interface MenuGroup {
  readonly id: MenuGroupId;
  readonly pages: readonly MenuPage[];
}

type MenuGroupId = 'reports' | 'programmes' | 'institutions' | 'results' | 'data';

/** As many as stand in one row beside name, language and sign-out on a screen of 1280 px. */
const PAGES_IN_A_ROW = 7;

/** Where a page belongs: to a group, or always in the row itself. */
type Placed = MenuPage & { readonly group: MenuGroupId | null };

/**
 * The pages that someone can go to, in the order of the menu: all in a row while there is room for them, otherwise grouped.
 * A group with one page is that page.
 */
export function menuOf(user: User): readonly (MenuPage | MenuGroup)[] {
  const pages = pagesOf(user);
  if (pages.length <= PAGES_IN_A_ROW) return pages.map(withoutGroup);
  const groups = new Map<string, Placed[]>();
  for (const page of pages) {
    const key = page.group ?? page.to;
    groups.set(key, [...(groups.get(key) ?? []), page]);
  }
  return [...groups.values()].flatMap(entriesOf);
}

function entriesOf(members: readonly Placed[]): readonly (MenuPage | MenuGroup)[] {
  const id = members[0]?.group ?? null;
  const pages = members.map(withoutGroup);
  return id === null || pages.length === 1 ? pages : [{ id, pages }];
}

const withoutGroup = ({ group: _, ...page }: Placed): MenuPage => page;

function pagesOf(user: User): readonly Placed[] {
  const places: readonly (readonly [boolean, MenuGroupId | null, ...MenuPage[]])[] = [
    [user.readsReports, null, { to: '/report', text: 'nav.report' }, { to: '/goals', text: 'nav.goals' }],
    [
      user.readsReports,
      'reports',
      { to: '/reports', text: 'nav.reports', end: true },
      { to: '/views', text: 'nav.views' },
    ],
    [user.worksInInstitution, null, { to: '/institution', text: 'institution.nav' }],
    [
      user.takesPart,
      'programmes',
      { to: '/rounds', text: 'nav.rounds' },
      { to: '/courses', text: 'nav.courses' },
    ],
    [user.worksInInstitution, 'programmes', { to: '/tools', text: 'tool.title' }],
    [user.plansRollOut, 'programmes', { to: '/roll-out', text: 'nav.rollOut' }],
    [user.runsEvents || user.worksInInstitution, 'programmes', { to: '/events', text: 'event.nav' }],
    [user.issuesCertificates, 'programmes', { to: '/certificates', text: 'nav.certificates' }],
    [
      user.followsInstitutions,
      'institutions',
      { to: '/institution-follow-up', text: 'followUp.page.nav', shortText: 'nav.followUp' },
    ],
    [user.visitsInstitutions, 'institutions', { to: '/visits', text: 'visit.nav' }],
    [user.readsSurveys, 'institutions', { to: '/surveys', text: 'survey.nav' }],
    [user.explores, 'results', { to: '/explore', text: 'explorePage.nav' }],
    [user.followsSignals, 'results', { to: '/signals', text: 'signal.nav' }],
    [user.readsEvaluations, 'results', { to: '/evaluation', text: 'evaluation.nav' }],
    [user.readsSatisfaction, 'results', { to: '/satisfaction', text: 'questionnaire.nav' }],
    [
      user.managesData,
      'data',
      { to: '/import', text: 'nav.import' },
      { to: '/releases', text: 'nav.releases' },
    ],
    [user.followsDeliveries, 'data', { to: '/deliveries', text: 'nav.deliveries' }],
    [user.getsLetters, null, { to: '/notices', text: 'nav.notices' }],
  ];
  return places.flatMap(([may, group, ...pages]) => (may ? pages.map((page) => ({ ...page, group })) : []));
}

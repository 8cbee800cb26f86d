import { CONTACT_COLUMNS, CONTACT_COUNT_COLUMNS } from '../contacts/contact-lines.ts';
import { type InstitutionFiles, institutionFiles } from '../institutions/institution-files.ts';
import { GROUP_COLUMNS } from './cme-groups.ts';
import { DECLARED_COLUMNS } from './declared-lists.ts';
import { DISPENSING_COLUMNS } from './dispensing-lines.ts';
import { GP_LIST_COLUMNS } from './gp-lists.ts';
import { PARTICIPATION_COLUMNS } from './participations.ts';
import { PRACTITIONER_COLUMNS } from './practitioners.ts';
import { PRODUCT_COLUMNS } from './products.ts';
import type { RegisterFile } from './register-file.ts';

export interface CountryFiles {
  /** One per year. */
  readonly dispensings: readonly RegisterFile[];
  readonly gpLists: readonly RegisterFile[];
  readonly practitioners: RegisterFile;
  readonly declaredLists: RegisterFile;
  readonly cmeGroups: RegisterFile;
  readonly products: RegisterFile;
  readonly participations: RegisterFile;
  /** Of the last year: contacts are delivered when somebody has agreed to it, and are many. */
  readonly contacts: RegisterFile;
  readonly contactCounts: RegisterFile;
  readonly institutions: InstitutionFiles;
}

/** The register files of a country, with their names and declarations. */
export function registerFiles(years: { readonly from: number; readonly to: number }): CountryFiles {
  const all = Array.from({ length: years.to - years.from + 1 }, (_, index) => years.from + index);
  const span = `${years.from}-01/${years.to}-12`;
  return {
    dispensings: all.map((year) => ({
      name: `dispensings-${year}.csv`,
      format: 'dispensings',
      register: 'LMR',
      period: `${year}-01/${year}-12`,
      columns: DISPENSING_COLUMNS,
    })),
    gpLists: all.map((year) => ({
      name: `gp-lists-${year}.csv`,
      format: 'gp-lists',
      register: 'FLR',
      period: `${year}-01/${year}-12`,
      columns: GP_LIST_COLUMNS,
    })),
    practitioners: {
      name: 'practitioners.csv',
      format: 'practitioners',
      register: 'HPR',
      period: span,
      columns: PRACTITIONER_COLUMNS,
    },
    declaredLists: {
      name: 'declared-lists.csv',
      format: 'declared-lists',
      register: 'RAK',
      period: span,
      columns: DECLARED_COLUMNS,
    },
    cmeGroups: {
      name: 'cme-groups.csv',
      format: 'cme-groups',
      register: 'RAK',
      period: span,
      columns: GROUP_COLUMNS,
    },
    products: {
      name: 'products.csv',
      format: 'products',
      register: 'LMR',
      period: span,
      columns: PRODUCT_COLUMNS,
    },
    participations: {
      name: 'participations.csv',
      format: 'participations',
      register: 'ASP',
      period: span,
      columns: PARTICIPATION_COLUMNS,
    },
    contacts: {
      name: `contacts-${years.to}.csv`,
      format: 'contacts',
      register: 'KPR',
      period: `${years.to}-01/${years.to}-12`,
      columns: CONTACT_COLUMNS,
    },
    contactCounts: {
      name: `contact-counts-${years.to}.csv`,
      format: 'contact-counts',
      register: 'KPR',
      period: `${years.to}-01/${years.to}-12`,
      columns: CONTACT_COUNT_COLUMNS,
    },
    institutions: institutionFiles(years),
  };
}

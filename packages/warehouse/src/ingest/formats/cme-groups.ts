import type { SemicolonFormat } from './format.ts';

/** Groups for continuing medical education, with dated membership. */
export const cmeGroups: SemicolonFormat = {
  kind: 'semicolon',
  id: 'cme-groups',
  version: 1,
  registersPerMonth: 'one',
  name: { nb: 'Smågrupper', en: 'CME groups' },
  about: {
    nb: 'Én linje for hvert medlemskap i en smågruppe.',
    en: 'One line for each membership of a group for continuing medical education.',
  },
  columns: [
    {
      name: 'group_id',
      type: { kind: 'whole', from: 1, to: 999_999_999 },
      required: true,
      about: { nb: 'Gruppens nummer.', en: 'The group’s number.' },
      example: '101',
    },
    {
      name: 'group_name',
      type: { kind: 'text', maxLength: 120 },
      required: true,
      about: { nb: 'Gruppens navn.', en: 'The group’s name.' },
      example: 'Sentrum 1',
    },
    {
      name: 'municipality',
      type: { kind: 'municipality', validIn: 'valid_from' },
      required: true,
      about: {
        nb: 'Kommunen gruppen møtes i, med koden som gjaldt da medlemskapet begynte.',
        en: 'The municipality where the group meets, by the code of the month when the membership began.',
      },
      example: '0301',
    },
    {
      name: 'hpr',
      type: { kind: 'prescriber' },
      required: true,
      about: { nb: 'Medlemmets HPR-nummer.', en: 'The member’s HPR number.' },
      example: '990000123',
    },
    {
      name: 'role',
      type: { kind: 'choice', values: ['member', 'leader'] },
      required: true,
      about: { nb: 'member: medlem; leader: gruppeleder.', en: 'member or leader.' },
      example: 'member',
    },
    {
      name: 'valid_from',
      type: { kind: 'month' },
      required: true,
      about: { nb: 'Første måned.', en: 'First month.' },
      example: '2018-01',
    },
    {
      name: 'valid_to',
      type: { kind: 'month' },
      required: false,
      about: {
        nb: 'Siste måned, medregnet. Tom: gjelder fortsatt.',
        en: 'Last month, included. Empty: still valid.',
      },
      example: '2020-12',
    },
  ],
  checks: [
    {
      column: 'valid_to',
      code: 'ends-before-it-begins',
      reason: { nb: 'Slutter før den begynner', en: 'Ends before it begins' },
      bad: 'valid_to < valid_from',
    },
  ],
  unique: ['group_id', 'hpr', 'valid_from'],
  prepare: [],
  lake: {
    file: 'groups.parquet',
    orderBy: ['group_id', 'prescriber', 'from_month'],
    columns: [
      {
        name: 'group_id',
        type: 'INTEGER',
        from: 'group_id',
        about: { nb: 'Gruppens nummer', en: 'The group’s number' },
      },
      {
        name: 'group_name',
        type: 'VARCHAR',
        from: 'group_name',
        about: { nb: 'Gruppens navn', en: 'The group’s name' },
      },
      {
        name: 'municipality',
        type: 'INTEGER',
        from: 'municipality',
        about: { nb: 'Kommune', en: 'Municipality' },
      },
      {
        name: 'prescriber',
        type: 'INTEGER',
        from: { lookup: 'prescriber', columns: ['hpr'] },
        about: { nb: 'Internt nummer', en: 'Internal number' },
      },
      { name: 'role', type: 'VARCHAR', from: 'role', about: { nb: 'Rolle', en: 'Role' } },
      {
        name: 'from_month',
        type: 'INTEGER',
        from: 'valid_from',
        about: { nb: 'Første måned', en: 'First month' },
      },
      {
        name: 'to_month',
        type: 'INTEGER',
        from: 'valid_to',
        about: { nb: 'Siste måned; NULL når den gjelder fortsatt', en: 'Last month; NULL when still valid' },
      },
    ],
  },
  quality: { groups: 'count(DISTINCT group_id)', leaders: "count_if(role = 'leader')" },
};

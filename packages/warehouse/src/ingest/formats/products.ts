import type { SemicolonFormat } from './format.ts';

/** The product table, from which DDD of a package is computed. */
export const products: SemicolonFormat = {
  kind: 'semicolon',
  id: 'products',
  version: 1,
  registersPerMonth: 'several',
  name: { nb: 'Varer', en: 'Products' },
  about: {
    nb: 'Én linje for hvert varenummer. DDD regnes ut fra mengde, styrke og vei, ikke fra registerets egen verdi.',
    en: 'One line for each product number. DDD is computed from amount, strength and route, not from the register’s own value.',
  },
  columns: [
    {
      name: 'product_number',
      type: { kind: 'whole', from: 1, to: 999_999_999 },
      required: true,
      about: { nb: 'Varenummer.', en: 'Product number.' },
      example: '123456',
    },
    {
      name: 'atc',
      type: { kind: 'atc' },
      required: true,
      about: { nb: 'ATC-kode på femte nivå.', en: 'ATC code of the fifth level.' },
      example: 'J01CE02',
    },
    {
      name: 'name',
      type: { kind: 'text', maxLength: 200 },
      required: true,
      about: { nb: 'Navn, form og styrke.', en: 'Name, form and strength.' },
      example: 'Penicillin tab 660 mg',
    },
    {
      name: 'strength_mg',
      type: { kind: 'decimal', from: 0.000001, to: 1_000_000_000 },
      required: false,
      about: {
        nb: 'Milligram i én enhet av det virkestoffet DDD gjelder. Tom når ukjent.',
        en: 'Milligrams in one unit of the substance that the DDD refers to. Empty when unknown.',
      },
      example: '660',
    },
    {
      name: 'units_per_package',
      type: { kind: 'decimal', from: 0.000001, to: 1_000_000 },
      required: false,
      about: { nb: 'Enheter i pakningen. Tom når ukjent.', en: 'Units in the package. Empty when unknown.' },
      example: '40',
    },
    {
      name: 'route',
      type: { kind: 'text', maxLength: 20 },
      required: true,
      about: { nb: 'Vei: O, P, R, V, N, I …', en: 'Route: O, P, R, V, N, I …' },
      example: 'O',
    },
    {
      name: 'salt',
      type: { kind: 'text', maxLength: 60 },
      required: false,
      about: { nb: 'Salt, der DDD avhenger av det.', en: 'Salt, where the DDD depends on it.' },
      example: 'hippurate',
    },
    {
      name: 'form',
      type: { kind: 'text', maxLength: 80 },
      required: false,
      about: { nb: 'Legemiddelform.', en: 'Dosage form.' },
      example: 'tablet',
    },
    {
      name: 'ddd_per_package',
      type: { kind: 'decimal', from: 0.000001, to: 1_000_000 },
      required: false,
      about: {
        nb: 'Registerets egen DDD for pakningen, til sammenligning.',
        en: 'The register’s own DDD of the package, for comparison.',
      },
      example: '13,2',
    },
  ],
  checks: [],
  unique: ['product_number'],
  prepare: [],
  lake: {
    file: 'products.parquet',
    orderBy: ['product'],
    columns: [
      {
        name: 'product',
        type: 'INTEGER',
        from: 'product_number',
        about: { nb: 'Varenummer', en: 'Product number' },
      },
      {
        name: 'atc',
        type: 'INTEGER',
        from: 'atc',
        about: { nb: 'Pakket ATC-kode', en: 'Packed ATC code' },
      },
      { name: 'name', type: 'VARCHAR', from: 'name', about: { nb: 'Navn', en: 'Name' } },
      {
        name: 'strength_mg',
        type: 'DOUBLE',
        from: 'strength_mg',
        about: { nb: 'Milligram i en enhet', en: 'Milligrams in a unit' },
      },
      {
        name: 'units',
        type: 'DOUBLE',
        from: 'units_per_package',
        about: { nb: 'Enheter i pakningen', en: 'Units in the package' },
      },
      { name: 'route', type: 'VARCHAR', from: 'route', about: { nb: 'Vei', en: 'Route' } },
      { name: 'salt', type: 'VARCHAR', from: 'salt', about: { nb: 'Salt', en: 'Salt' } },
      { name: 'form', type: 'VARCHAR', from: 'form', about: { nb: 'Form', en: 'Form' } },
      {
        name: 'register_ddd',
        type: 'DOUBLE',
        from: 'ddd_per_package',
        about: { nb: 'Registerets DDD for pakningen', en: 'The register’s DDD of the package' },
      },
    ],
  },
  quality: {
    withoutStrength: 'count_if(strength_mg IS NULL)',
    withoutUnits: 'count_if(units_per_package IS NULL)',
    withoutRegisterDdd: 'count_if(ddd_per_package IS NULL)',
  },
};

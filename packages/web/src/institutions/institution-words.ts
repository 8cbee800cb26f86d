import type { OutputOf } from '@smalspor/contract/operations';

export type InstitutionView = OutputOf<'readInstitution'>;

type Translate = (key: string, gaps?: Readonly<Record<string, string | number>>) => string;

/** What kinds of ward an institution has, with their beds, in one line. */
export function writeWards(wards: InstitutionView['wards'], t: Translate): string {
  return wards
    .map(({ type, beds }) =>
      beds === null
        ? t(`institution.ward.${type}`)
        : t('institution.wardWithBeds', { ward: t(`institution.ward.${type}`), beds }),
    )
    .join(' · ');
}

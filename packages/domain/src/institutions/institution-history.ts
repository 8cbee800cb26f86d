import { addMonths, type Month } from '../time/index.ts';
import type { InstitutionWard } from './institution-ward.ts';
import type { WardType } from './ward-type.ts';

export const INSTITUTION_CHANGES = [
  'opened',
  'closed',
  'taken-over',
  'took-over',
  'beds',
  'renamed',
  'moved',
] as const;

/** Something that the register says has become of an institution. */
export type InstitutionChange = { readonly month: Month } & (
  | { readonly kind: 'opened'; readonly wardType: WardType; readonly beds: number | null }
  /** The month is the ward's last; nobody took its beds over. */
  | { readonly kind: 'closed'; readonly wardType: WardType }
  /** The month is the ward's last; another institution has its beds. */
  | { readonly kind: 'taken-over'; readonly wardType: WardType; readonly organisation: number }
  /** The month is the last that the ward had where it came from. */
  | { readonly kind: 'took-over'; readonly wardType: WardType; readonly organisation: number }
  | {
      readonly kind: 'beds';
      readonly wardType: WardType;
      readonly before: number | null;
      readonly after: number | null;
    }
  | { readonly kind: 'renamed'; readonly before: string; readonly after: string }
  /** Municipality codes as the lines had them. */
  | { readonly kind: 'moved'; readonly before: string; readonly after: string }
);

/**
 * What the register says has become of an institution until a month, the newest first.
 *
 * @param wards the register's lines; those of other institutions tell what it has taken over
 * @param placeOf the same for two codes of one place: a municipality that got another number has not moved its homes
 */
export function institutionHistory(
  organisation: number,
  wards: readonly InstitutionWard[],
  month: Month,
  placeOf: (municipality: string) => string,
): readonly InstitutionChange[] {
  const own = wards.filter((ward) => ward.organisation === organisation && ward.fromMonth <= month);
  const byType = Map.groupBy(own, ({ wardType }) => wardType).values();
  const changes = [...byType].flatMap((lines) => changesOfWard(lines, month, placeOf));
  const taken = wards.flatMap(({ continuedBy, toMonth, wardType, organisation: before }) =>
    continuedBy === organisation && toMonth !== null && toMonth < month
      ? [{ kind: 'took-over' as const, month: toMonth, wardType, organisation: before }]
      : [],
  );
  // Wards that were renamed or moved together are one piece of news.
  const once = new Map([...changes, ...taken].map((change) => [JSON.stringify(change), change]));
  return [...once.values()].sort((a, b) => b.month - a.month);
}

function changesOfWard(
  lines: readonly InstitutionWard[],
  now: Month,
  placeOf: (municipality: string) => string,
): readonly InstitutionChange[] {
  const inOrder = lines.toSorted((a, b) => a.fromMonth - b.fromMonth);
  return inOrder.flatMap((line, index): readonly InstitutionChange[] => {
    const { fromMonth: month, wardType, beds, toMonth, continuedBy } = line;
    const before = inOrder[index - 1];
    const after = inOrder[index + 1];
    const goesOn = toMonth === null || toMonth >= now || after?.fromMonth === addMonths(toMonth, 1);
    const end: readonly InstitutionChange[] = goesOn
      ? []
      : [
          continuedBy === null
            ? { kind: 'closed', month: toMonth, wardType }
            : { kind: 'taken-over', month: toMonth, wardType, organisation: continuedBy },
        ];
    if (before === undefined || before.toMonth === null || addMonths(before.toMonth, 1) !== month) {
      return [{ kind: 'opened', month, wardType, beds }, ...end];
    }
    return [...changesBetween(before, line, placeOf), ...end];
  });
}

function changesBetween(
  before: InstitutionWard,
  { fromMonth: month, wardType, name, municipality, beds }: InstitutionWard,
  placeOf: (municipality: string) => string,
): readonly InstitutionChange[] {
  return [
    ...(before.name === name ? [] : [{ kind: 'renamed' as const, month, before: before.name, after: name }]),
    ...(placeOf(before.municipality) === placeOf(municipality)
      ? []
      : [{ kind: 'moved' as const, month, before: before.municipality, after: municipality }]),
    ...(before.beds === beds
      ? []
      : [{ kind: 'beds' as const, month, wardType, before: before.beds, after: beds }]),
  ];
}

import type { Localised } from '../texts/index.ts';
import type { PlainDate } from '../time/index.ts';

export type ChecklistStatus = 'draft' | 'preview' | 'published' | 'archived';

/**
 * How an item is answered.
 * - `choice` yes, no or not applicable
 * - `observed` how many of the occasions that were seen were done right
 * - `note` own words about the place, never about people
 */
export const ITEM_KINDS = ['choice', 'observed', 'note'] as const;
export type ItemKind = (typeof ITEM_KINDS)[number];

/** Where what an item asks for is recommended. */
export interface ChecklistSource {
  readonly id: string;
  readonly title: string;
  readonly url: string;
}

export interface ChecklistItem {
  readonly id: string;
  readonly kind: ItemKind;
  readonly text: Localised;
  /** What counts, and how to see it; `null` where the text says it all. */
  readonly help: Localised | null;
  /** The id of a source of the checklist; `null` for a note. */
  readonly source: string | null;
}

export interface ChecklistSection {
  readonly id: string;
  readonly title: Localised;
  readonly items: readonly ChecklistItem[];
}

/** What is looked at on a visit, whole: nothing in the product knows an item by its name. */
export interface ChecklistDefinition {
  readonly id: string;
  readonly version: number;
  readonly status: ChecklistStatus;
  readonly title: Localised;
  readonly intro: Localised;
  readonly sections: readonly ChecklistSection[];
  readonly sources: readonly ChecklistSource[];
  readonly changeLog: readonly {
    readonly version: number;
    readonly date: PlainDate;
    readonly change: string;
  }[];
}

/** The checklists that a visit can be planned with: of each the highest published version, in the order of their ids. */
export function currentChecklists(all: readonly ChecklistDefinition[]): readonly ChecklistDefinition[] {
  const published = all.filter(({ status }) => status === 'published');
  return [...Map.groupBy(published, ({ id }) => id).values()]
    .flatMap((versions) => versions.toSorted((a, b) => b.version - a.version).slice(0, 1))
    .toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

/** The version that a visit was made with, also when a newer one has come; `null` when it is not kept. */
export function checklistVersion(
  all: readonly ChecklistDefinition[],
  id: string,
  version: number,
): ChecklistDefinition | null {
  return all.find((each) => each.id === id && each.version === version) ?? null;
}

/** The items in the order of the form. */
export function itemsOf({ sections }: Pick<ChecklistDefinition, 'sections'>): readonly ChecklistItem[] {
  return sections.flatMap(({ items }) => items);
}

import type { Localised } from '../texts/index.ts';

export const TOOL_KINDS = ['checklist', 'form', 'leaflet'] as const;
export type ToolKind = (typeof TOOL_KINDS)[number];

/**
 * What a line of a tool is on paper:
 * - `tick` a box to tick
 * - `write` something to write after
 * - `measure` a value now, and what is usual
 * - `point` a sentence to read
 */
export const TOOL_ITEMS = ['tick', 'write', 'measure', 'point'] as const;
export type ToolItemKind = (typeof TOOL_ITEMS)[number];

export interface ToolItem {
  readonly kind: ToolItemKind;
  readonly text: Localised;
}

export interface ToolSection {
  readonly title: Localised;
  readonly text: Localised;
  /** Keys of the tool's sources; never empty. */
  readonly sources: readonly string[];
  readonly items: readonly ToolItem[];
}

/** A sheet of paper that wards work with. It is printed empty: nothing that is written on it comes back here. */
export interface PrintableTool {
  readonly id: string;
  readonly version: number;
  /** `preview` until a clinician has read it. */
  readonly status: 'preview' | 'published';
  readonly kind: ToolKind;
  readonly title: Localised;
  readonly lead: Localised;
  /** The course and the lesson that teach what it is for. */
  readonly course: string;
  readonly lesson: string;
  /** What is written at the top, as the day. */
  readonly fields: readonly Localised[];
  readonly sections: readonly ToolSection[];
  /** By key, in the order in which they are numbered. */
  readonly sources: ReadonlyMap<string, { readonly citation: string; readonly url: string | null }>;
}

import { readFileSync } from 'node:fs';
import type { Language } from '@smalspor/domain/texts';
import { createTypesetter, type Typesetter } from '../pdf/typesetter.ts';

const TEMPLATE = readFileSync(new URL('./cover.typ', import.meta.url), 'utf8');

/** The sheet on top of a printed report: whose it is, and that nobody else is to read it. Finished words, no figures. */
export interface CoverSheet {
  readonly language: Language;
  /** «To», over the name. */
  readonly to: string;
  readonly name: string;
  /** The report's title, and the months that it is about. */
  readonly title: string;
  readonly about: string;
  readonly sealed: string;
  readonly logged: string;
  /** When it was printed, and by whom. */
  readonly printed: string;
  /** Said on sheets about invented people; `null` on real ones. */
  readonly synthetic: string | null;
  /** Instant of printing, ISO 8601 in UTC. */
  readonly printedAt: string;
}

export interface CoverCompiler {
  /** The sheet as PDF. @throws Error when the exporter refuses, as for a sign that the font lacks */
  readonly compile: (cover: CoverSheet) => Uint8Array<ArrayBuffer>;
}

/** Sets cover sheets in this thread. */
export function createCoverCompiler(typesetter: Typesetter = createTypesetter()): CoverCompiler {
  return {
    compile: (cover) =>
      typesetter.set({
        name: 'cover sheet',
        template: TEMPLATE,
        inputs: { cover: JSON.stringify(cover) },
        issuedAt: cover.printedAt,
      }),
  };
}

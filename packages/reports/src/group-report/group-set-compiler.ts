import { readFileSync } from 'node:fs';
import type { GroupSet } from '@smalspor/domain/group-report';
import type { Language } from '@smalspor/domain/texts';
import { createTypesetter, type Typesetter } from '../pdf/typesetter.ts';
import { printGroupSet } from './print-group-set.ts';

/** A group's pages look like the reports that its members have. */
const TEMPLATE = readFileSync(new URL('../pdf/report.typ', import.meta.url), 'utf8');

export interface GroupSetCompiler {
  /**
   * The set for a meeting as PDF/UA-1.
   * @throws Error when the exporter refuses, as for a sign that the font lacks
   */
  readonly compile: (set: GroupSet, language: Language) => Uint8Array<ArrayBuffer>;
}

/** Sets the papers of meetings in this thread. */
export function createGroupSetCompiler(typesetter: Typesetter = createTypesetter()): GroupSetCompiler {
  return {
    compile: (set, language) =>
      typesetter.set({
        name: `set of a group for ${set.report.period.to}`,
        template: TEMPLATE,
        inputs: { report: JSON.stringify(printGroupSet(set, language)) },
        issuedAt: set.printedAt,
      }),
  };
}

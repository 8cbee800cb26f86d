import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

/** Tables, and the queries over them, whose rows tell something about a person or a prescriber. */
const PERSONAL =
  /selectFrom\('(report_models|report_documents|practitioners|goals|goal_changes|goal_notes|certificates|certificate_documents|institution_reports)'\)|\b(selectEntries|documentsIn|notesIn|certificatesIn|practitionersOn|from prescriber_keys|innerJoin\('report_models')/;

const SOURCES = join(import.meta.dirname, '..');

function exportedFunctions(): readonly { readonly name: string; readonly text: string }[] {
  const files = readdirSync(SOURCES, { recursive: true, encoding: 'utf8' }).filter(
    (name) => name.endsWith('.ts') && !name.endsWith('.test.ts') && !name.startsWith('testing'),
  );
  return files.flatMap((file) =>
    readFileSync(join(SOURCES, file), 'utf8')
      .split(/^(?=(?:export )?(?:async )?function )/m)
      .filter((part) => part.startsWith('export'))
      .map((text) => ({ name: /function (\w+)/.exec(text)?.[1] ?? file, text })),
  );
}

describe('a query that can tell something about a person or a prescriber', () => {
  const personal = exportedFunctions().filter(({ text }) => PERSONAL.test(text));

  it('is found by this test', () => {
    expect(personal.length).toBeGreaterThan(8);
  });

  it.each(personal)('$name takes a scope', ({ text }) => {
    expect(text.slice(0, text.indexOf('{\n'))).toMatch(
      /scope: (Scope|OwnScope|InstitutionScope|Extract<Scope)/,
    );
  });
});

import { describe, expect, it } from 'vitest';
import { loadContent } from '../loading/load-content.ts';
import { problemsAfter } from '../testing/changed-content.ts';

const FILE = 'institution-indicators/institution-urinary.yaml';
/** What is said of the file after the change; the programmes that name the indicator have their own tests. */
const after = (from: string | RegExp, to: string) =>
  problemsAfter({ [FILE]: (text) => text.replace(from, to) }).filter((problem) => problem.startsWith(FILE));

describe('the indicators of institutions', () => {
  it('never count methenamine among antibiotics, and give it a line of its own', () => {
    const { institutionIndicators, codeSets } = loadContent();
    const setsOf = (id: string) => {
      const found = institutionIndicators.find((each) => each.id === id);
      return found && codeSets.get(found.numerator.medicines)?.selections[0];
    };
    expect(setsOf('institution-total')?.exclude).toContain('J01XX05');
    expect(setsOf('institution-total')?.include).toEqual(['J01', 'A07AA09', 'J04AB02', 'P01AB01']);
    expect(setsOf('institution-methenamine')?.include).toEqual(['J01XX05']);
    for (const id of [
      'institution-urinary',
      'institution-broad-spectrum',
      'institution-first-choice-share',
    ]) {
      expect(
        setsOf(id)?.include.some((code) => 'J01XX05'.startsWith(code)),
        id,
      ).toBe(false);
    }
  });

  it('are refused, with file and line, for a name that is not the file’s', () => {
    expect(after('id: institution-urinary', 'id: urinary')).toEqual([
      `${FILE}:1: the file of urinary must be called urinary.yaml`,
    ]);
  });

  it('are refused for a code set that is not there, or holds no medicines', () => {
    expect(after('medicines: institution-urinary', 'medicines: urine')).toEqual([
      `${FILE}:5: there is no code set urine`,
    ]);
    expect(after('medicines: institution-urinary', 'medicines: urinary-diagnoses')).toEqual([
      `${FILE}:5: the code set urinary-diagnoses holds no medicines`,
    ]);
  });

  it('are refused for what no sales can answer, and for words that are not known', () => {
    expect(after('routes: [O]', 'dose: missing')).toEqual([
      `${FILE}:5: doses that are not known cannot be added up: count purchases`,
    ]);
    expect(after('count: ddd', 'count: pills')).toEqual([
      expect.stringContaining(`${FILE}:5: numerator.count`),
    ]);
    expect(after('bedTime: bedDays', 'bedTime: nights')).toHaveLength(1);
    expect(after('kind: volume', 'kind: volume\nsetting: residents')).toEqual([
      `${FILE}:5: setting is not known here`,
    ]);
    expect(after('version: 1, date', 'version: 2, date')).toHaveLength(2);
  });
});

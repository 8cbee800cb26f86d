import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROBLEM_CODES } from '@smalspor/domain/refusal';
import { REGISTER_FORMATS } from '@smalspor/domain/registers';
import { LANGUAGES } from '@smalspor/domain/texts';
import { describe, expect, it } from 'vitest';
import { readPageMessages } from '../../build/read-page-messages.ts';

const messages = readPageMessages();
const keys = Object.keys(messages);

/** The page's own code, and the charts that say the same on page and paper. */
const PLACES = ['..', '../../../charts/src/evaluation'];
const source = PLACES.flatMap((place) =>
  readdirSync(join(import.meta.dirname, place), { recursive: true, withFileTypes: true }),
)
  .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !entry.name.includes('.test.'))
  .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'))
  .join('\n');

/** Keys that stand in the code as they are, as `t('frame.skip')` or as data. */
const written = [...source.matchAll(/'([a-z][A-Za-z]*(?:\.[A-Za-z-]+)+)'/g)].map((match) => match[1] ?? '');
/** Beginnings of keys that the code puts together, as `problem.${code}`. */
const begun = [
  ...[...source.matchAll(/`([a-z][A-Za-z]*(?:\.[A-Za-z]+)*\.)\$\{/g)].map((match) => match[1] ?? ''),
  ...[...source.matchAll(/tCode\(\s*'([a-z.]+)'/g)].map((match) => `${match[1]}.`),
];

const exists = (key: string): boolean => key in messages || `${key}.other` in messages;

describe('the texts of the page', () => {
  it('are all there', () => {
    const namespaces = new Set(keys.map((key) => key.split('.')[0]));
    const wanted = written.filter((key) => namespaces.has(key.split('.')[0] ?? ''));
    expect(wanted.length).toBeGreaterThan(100);
    expect(wanted.filter((key) => !exists(key) && !begun.includes(`${key}.`))).toEqual([]);
  });

  it('are all used', () => {
    const used = new Set(written);
    const unused = keys.filter((key) => {
      const plain = key.replace(/\.(one|other)$/, '');
      return !used.has(plain) && !begun.some((beginning) => key.startsWith(beginning));
    });
    expect(unused).toEqual([]);
  });

  it('have a sentence for every refusal and a name for every format', () => {
    expect(PROBLEM_CODES.filter((code) => !(`problem.${code}` in messages))).toEqual([]);
    expect(REGISTER_FORMATS.filter((format) => !(`format.${format}` in messages))).toEqual([]);
  });

  it('have both forms where they count', () => {
    const forms = keys.filter((key) => /\.(one|other)$/.test(key)).map((key) => key.replace(/\.\w+$/, ''));
    for (const key of forms)
      expect([`${key}.one` in messages, `${key}.other` in messages]).toEqual([true, true]);
  });

  it('do not speak bokmål in nynorsk', () => {
    const bokmal =
      /\b(ikke|jeg|hvor|hvordan|hva|hvem|fra|noen|noe|mye|bare|også|være|gjøre|uke|uken|siden er|leger|tall)\b/i;
    const slips = keys.filter((key) => bokmal.test(messages[key]?.nn ?? ''));
    expect(slips).toEqual([]);
  });

  it('never alarm, blame or rank', () => {
    const harsh =
      /(?<!\p{L})(feilaktig|dårligst|verst|worst|best|alarm|advarsel|warning|invalid|error!)(?!\p{L})/iu;
    for (const key of keys) {
      for (const language of LANGUAGES) expect(messages[key]?.[language], key).not.toMatch(harsh);
    }
  });
});

import type { NoValueReason, Scale } from '@smalspor/domain/indicators';
import { NO_DDD_REASONS } from '@smalspor/domain/medicines';
import { LEVELS } from '@smalspor/domain/organisation';
import { LANGUAGES } from '@smalspor/domain/texts';
import { describe, expect, it } from 'vitest';
import { changedContent, directoryWith, problemsAfter, problemsOf } from '../testing/changed-content.ts';
import { loadContent } from './load-content.ts';

const content = loadContent();

describe('the shipped content', () => {
  it('has the indicators that the product promises', () => {
    const ids = content.indicators.map((indicator) => indicator.id);
    const promised = [
      'prescriptions-per-1000',
      'prescriptions-per-1000-declared',
      'off-list-share',
      'ddd-per-1000-days',
      'penicillin-v-share',
      'broad-spectrum-respiratory-share',
      'macrolide-share',
      'amoxicillin-share',
      'doxycycline-share',
      'cephalosporin-share',
      'quinolone-share',
      'uti-first-choice-share',
      'uti-quinolone-share-women',
      'methenamine-per-1000',
      'children-per-1000',
      'elderly-per-1000',
      'diagnosis-share',
      'mean-ddd',
      'access-share',
      'broad-narrow-ratio',
      'users-per-1000',
      'seasonal-variation',
      'resident-prescriptions-per-1000',
      'resident-users-share',
    ];
    expect(ids).toEqual(expect.arrayContaining(promised));
  });

  it('never counts methenamine or drugs outside J01 as antibiotics', () => {
    const systemic = content.codeSets.get('systemic-antibiotics')?.selections;
    expect(systemic).toEqual([{ system: 'ATC', include: ['J01'], exclude: ['J01XX05'] }]);
  });

  it('makes the respiratory set of the parts that the shares are taken of', () => {
    const of = (id: string) => content.codeSets.get(id)?.selections[0];
    expect(of('respiratory-broad-spectrum')).toEqual({
      system: 'ATC',
      include: of('respiratory-antibiotics')?.include,
      exclude: of('penicillin-v')?.include,
    });
  });

  it('writes nynorsk and English texts that are not copies of bokmål', () => {
    for (const { id, texts } of content.indicators) {
      expect(texts.nn.definition, id).not.toBe(texts.nb.definition);
      expect(texts.nn.why, id).not.toBe(texts.nb.why);
      expect(texts.en.definition, id).not.toBe(texts.nb.definition);
    }
  });

  it('gives residents their own setting, never person-time of lists', () => {
    for (const { setting, denominator, id } of content.indicators) {
      expect(setting === 'residents', id).toBe(id.startsWith('resident-'));
      if ('personTime' in denominator)
        expect(denominator.personTime === 'residents').toBe(setting === 'residents');
    }
  });

  it('has a sentence for every reason, level, unit and month', () => {
    const noValue = {
      'below-minimum': true,
      'no-denominator': true,
      'no-list': true,
      'no-declared-list': true,
      'no-data': true,
      'boundary-split': true,
      suppressed: true,
      'too-few-members': true,
      'no-valid-interval': true,
    } satisfies Record<NoValueReason, true>;
    const unit = {
      per1000Years: true,
      per1000Days: true,
      per100Contacts: true,
      percent: true,
      ratio: true,
      mean: true,
      seasonal: true,
    } satisfies Record<Scale, true>;
    const ids = [
      ...Object.keys(noValue).map((reason) => `common.noValue.${reason}`),
      ...Object.keys(unit).map((scale) => `common.unit.${scale}`),
      ...NO_DDD_REASONS.map((reason) => `common.noDdd.${reason}`),
      ...LEVELS.flatMap((level) => [`common.level.${level}`, `common.levelName.${level}`]),
      ...Array.from({ length: 12 }, (_, index) => `common.month.${index + 1}`),
    ];
    for (const id of ids) {
      for (const language of LANGUAGES) expect(content.messages.get(id)?.[language], id).toBeTruthy();
    }
  });
});

describe('loadContent', () => {
  it('names the same content by the same version, and other content by another', () => {
    expect(loadContent(changedContent({})).version).toBe(content.version);
    const changed = changedContent({
      'messages/common.yaml': (text) => text.replace('fastlegen,', 'legen,'),
    });
    expect(loadContent(changed).version).not.toBe(content.version);
  });

  it('lists all problems of all files at once', () => {
    const problems = problemsAfter({
      'messages/common.yaml': (text) => text.replace('nb: fastlegen, ', ''),
      'code-sets/macrolides.yaml': (text) => text.replace('J01FA', 'J01ZA'),
      'geography/counties.csv': (text) => text.replace('03;2012-01;;sor-ost', '03;2012-01;;nowhere'),
      'indicators/mean-ddd.yaml': (text) => text.replace('direction: none', 'direction: sideways'),
    });
    expect(problems.map((problem) => problem.split(':')[0])).toEqual([
      'code-sets/macrolides.yaml',
      'geography/counties.csv',
      'indicators/mean-ddd.yaml',
      'messages/common.yaml',
    ]);
  });

  it('refuses a directory that is not there', () => {
    expect(() => loadContent('/nowhere/at/all')).toThrow('cannot be read');
  });

  it('says which files an empty directory lacks', () => {
    const problems = problemsOf(directoryWith({ 'annotations.yaml': '{}' }));
    expect(problems).toContain('geography/municipalities.csv:1: is missing');
    expect(problems).toContain('medicines/ddd-index.yaml:1: is missing or faulty');
  });
});

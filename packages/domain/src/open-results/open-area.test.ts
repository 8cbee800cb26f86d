import fc from 'fast-check';
import { expect, it } from 'vitest';
import { OPEN_LEVELS, openAreaId, parseOpenArea } from './open-area.ts';

it('names every area in a way that leads back to it', () => {
  fc.assert(
    fc.property(fc.constantFrom(...OPEN_LEVELS), fc.integer({ min: 1, max: 99 }), (level, code) => {
      const unit = level === 'nation' ? 0 : code;
      expect(parseOpenArea(openAreaId({ level, unit }))).toEqual({ level, unit });
    }),
  );
});

it.each([
  'municipality-0301',
  'county-3',
  'county-0301',
  'county--3',
  'group-12',
  'gp-1',
  'Nation',
  '',
  'countyNow-46',
])('knows no area that is called «%s»', (text) => expect(parseOpenArea(text)).toBeNull());

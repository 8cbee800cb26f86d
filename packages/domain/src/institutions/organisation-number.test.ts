import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isOrganisationNumber, organisationNumber } from './organisation-number.ts';

describe('an organisation number', () => {
  it('is known by its check digit', () => {
    // The register of entities itself, and the Directorate of Health.
    expect(isOrganisationNumber(974_760_673)).toBe(true);
    expect(isOrganisationNumber(983_544_622)).toBe(true);
    expect(isOrganisationNumber(974_760_674)).toBe(false);
    expect(isOrganisationNumber(74_760_673)).toBe(false);
    expect(isOrganisationNumber(9_747_606_730)).toBe(false);
    expect(isOrganisationNumber(Number.NaN)).toBe(false);
  });

  it('has no other digit in its last place, and no two neighbours that can be exchanged unseen', () => {
    fc.assert(
      fc.property(fc.integer({ min: 10_000_000, max: 99_999_999 }), fc.nat(6), (first, place) => {
        const number = organisationNumber(first);
        if (number === null) return;
        expect(isOrganisationNumber(number)).toBe(true);
        for (let digit = 0; digit < 10; digit += 1) {
          const other = first * 10 + digit;
          if (other !== number) expect(isOrganisationNumber(other)).toBe(false);
        }
        const digits = [...String(number)];
        const [left, right] = [digits[place] as string, digits[place + 1] as string];
        if (left === right || (place === 0 && right === '0')) return;
        digits.splice(place, 2, right, left);
        expect(isOrganisationNumber(Number(digits.join('')))).toBe(false);
      }),
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalManifest, formatOfName, MANIFEST_FORMAT, readChecksums, readManifest } from './manifest.ts';

const SUM = 'a'.repeat(64);
const file = { name: 'gp-lists-2026.csv', format: 'gp-lists', bytes: 12, sha256: SUM };
const manifest = (change: object = {}) => ({
  format: MANIFEST_FORMAT,
  sender: 'flr',
  files: [file],
  ...change,
});

describe('a manifest', () => {
  it('names the sender and every file', () => {
    expect(readManifest(manifest())).toEqual({ sender: 'flr', files: [file] });
    expect(readManifest(manifest({ sender: undefined })).sender).toBeNull();
  });

  it.each([
    ['no object', 'delivery'],
    ['of another kind', manifest({ format: 'smalspor-delivery/2' })],
    ['without files', manifest({ files: [] })],
    ['without a list', manifest({ files: file })],
    [
      'of too many files',
      manifest({ files: Array.from({ length: 201 }, (_, n) => ({ ...file, name: `f${n}` })) }),
    ],
    ['with a path', manifest({ files: [{ ...file, name: '../gp-lists.csv' }] })],
    ['with a hidden file', manifest({ files: [{ ...file, name: '.gp-lists.csv' }] })],
    ['with an identity number for a name', manifest({ files: [{ ...file, name: '13097248022.csv' }] })],
    ['with another format', manifest({ files: [{ ...file, format: 'workbook' }] })],
    ['with half a byte', manifest({ files: [{ ...file, bytes: 0.5 }] })],
    ['with a short checksum', manifest({ files: [{ ...file, sha256: 'abc' }] })],
    ['with the same name twice', manifest({ files: [file, { ...file, name: 'GP-lists-2026.csv' }] })],
    ['with a sender that is none', manifest({ sender: 'Ola Nordmann' })],
  ])('%s is refused and not repeated', (_what, value) => {
    expect(() => readManifest(value)).toThrow(
      expect.objectContaining({
        code: 'delivery-refused',
        detail: expect.not.stringMatching(/13097|Nordmann/),
      }),
    );
  });

  it('can be what sha256sum prints; the format is what the name begins with', () => {
    const text = `${SUM}  dispensings-2026.csv\r\n${SUM.toUpperCase()} *./products.csv\n\n`;
    expect(readChecksums(text)).toEqual({
      sender: null,
      files: [
        { name: 'dispensings-2026.csv', format: 'dispensings', bytes: null, sha256: SUM },
        { name: 'products.csv', format: 'products', bytes: null, sha256: SUM },
      ],
    });
    expect(() => readChecksums(`${SUM}  letter.csv`)).toThrow(/format/);
    expect(() => readChecksums('dispensings.csv')).toThrow(
      expect.objectContaining({ code: 'delivery-refused' }),
    );
    expect(formatOfName('gp-listsX.csv')).toBeNull();
  });

  it('is the same delivery in whatever order its files stand', () => {
    const names = fc.uniqueArray(fc.stringMatching(/^[a-z]{1,8}$/), { minLength: 1, maxLength: 9 });
    fc.assert(
      fc.property(names, fc.infiniteStream(fc.nat()), (list, order) => {
        const files = list.map((name) => ({ ...file, name }));
        const keyed = files.map((one) => ({ one, key: order.next().value }));
        const shuffled = keyed.sort((a, b) => a.key - b.key).map(({ one }) => one);
        const same = readManifest(manifest({ files: shuffled }));
        expect(canonicalManifest(same)).toBe(canonicalManifest(readManifest(manifest({ files }))));
        const [first, ...others] = files;
        const changed = readManifest(manifest({ files: [{ ...first, bytes: 13 }, ...others] }));
        expect(canonicalManifest(changed)).not.toBe(canonicalManifest(same));
      }),
    );
  });
});

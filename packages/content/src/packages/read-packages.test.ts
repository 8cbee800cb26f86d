import { describe, expect, it } from 'vitest';
import { THROAT_FILES, throatPackage } from '../testing/throat-package.ts';
import { writeZip } from '../testing/write-zip.ts';
import { readPackages } from './read-packages.ts';
import { PACKAGE_LIMITS, readZip, ZipFault } from './read-zip.ts';

const PATH = 'courses/tiny/packages/throat.nb.h5p';

function read(bytes: Uint8Array, path = PATH) {
  const problems: string[] = [];
  const report = (_file: string, _line: number, fault: string) => problems.push(fault);
  const packages = readPackages('courses/tiny/', [{ path, text: '', bytes }], report);
  return { problems, packages };
}

describe('a package in a course', () => {
  it('is read with its files, its language and an id without one', () => {
    const { problems, packages } = read(throatPackage());
    expect(problems).toEqual([]);
    const found = packages.get('packages/throat.nb.h5p');
    expect(found).toMatchObject({
      language: 'nb',
      package: { id: 'throat', digest: expect.stringMatching(/^[0-9a-f]{64}$/) },
    });
    expect([...(found?.package.files.keys() ?? [])]).toEqual(THROAT_FILES.map(([name]) => name));
  });

  it('must lie where packages lie', () => {
    expect(read(throatPackage(), 'courses/tiny/nb/throat.h5p').problems).toHaveLength(1);
  });

  it('is refused without what it needs', () => {
    const faults = (changes: Record<string, string | null>) => read(throatPackage(changes)).problems;
    const library = 'H5P.SmalsporSort-1.0';
    expect(faults({ 'h5p.json': null })).toEqual(['has no h5p.json of the right form']);
    expect(faults({ 'h5p.json': '{"title": 3}' })).toEqual(['has no h5p.json of the right form']);
    expect(faults({ 'content/content.json': null })).toEqual(['has no content/content.json']);
    expect(faults({ 'content/content.json': '{' })).toEqual(['has no content/content.json']);
    expect(faults({ [`${library}/library.json`]: null })).toEqual([`lacks the library ${library}`]);
    expect(faults({ [`${library}/sort.css`]: null })).toEqual([`lacks ${library}/sort.css`]);
    const other = JSON.stringify({ machineName: 'H5P.Other', majorVersion: 1, minorVersion: 0 });
    expect(faults({ [`${library}/library.json`]: other })).toEqual([`holds another library in ${library}`]);
    const needs = { machineName: 'H5P.SmalsporSort', majorVersion: 1, minorVersion: 0 };
    const deep = JSON.stringify({ ...needs, preloadedDependencies: [{ ...needs, majorVersion: 2 }] });
    expect(faults({ [`${library}/library.json`]: deep })).toEqual(['lacks the library H5P.SmalsporSort-2.0']);
  });

  it('is refused with a page or a program of its own in it', () => {
    for (const name of ['content/page.html', 'content/run.wasm', 'content/x.php', 'content/noending']) {
      expect(read(throatPackage({ [name]: 'x' })).problems).toEqual([
        `holds ${name}, a type of file that is not served`,
      ]);
    }
  });
});

describe('an archive', () => {
  const fault = (bytes: Uint8Array): string => {
    try {
      readZip(bytes);
      return 'none';
    } catch (error) {
      if (!(error instanceof ZipFault)) throw error;
      return error.message;
    }
  };

  it('that points out of itself is refused', () => {
    for (const name of [
      '../x.js',
      '/x.js',
      'a/../../x.js',
      'a\\x.js',
      'C:/x.js',
      'a//x.js',
      'a/\0.js',
      './x.js',
    ]) {
      expect(fault(writeZip([[name, 'x']])), name).toMatch(/points out of it/);
    }
    expect(
      fault(
        writeZip([
          ['a.js', 'x'],
          ['a.js', 'y'],
        ]),
      ),
    ).toBe('holds a.js twice');
  });

  it('that is cut off, damaged, encrypted or packed otherwise is refused', () => {
    const whole = throatPackage();
    expect(fault(Buffer.from('no archive'))).toBe('is no zip archive');
    expect(fault(whole.subarray(40))).toMatch(/damaged/);
    for (let at = 60; at < whole.length - 30; at += 97) {
      const broken = Buffer.from(whole);
      broken[at] = (broken[at] ?? 0) ^ 0xff;
      expect(() => {
        try {
          readZip(broken);
        } catch (error) {
          if (!(error instanceof ZipFault)) throw error;
        }
      }).not.toThrow();
    }
    expect(fault(writeZip([['a.js', 'x']], { 'a.js': { flags: 1 } }))).toBe('holds a.js encrypted');
    expect(fault(writeZip([['a.js', 'x']], { 'a.js': { method: 99 } }))).toMatch(/not known here/);
  });

  it('that would fill the memory is refused, whatever it says of its size', () => {
    const bomb = 'x'.repeat(5_000_000);
    expect(fault(writeZip([['a.txt', bomb]], { 'a.txt': { size: 10 } }))).toBe('holds a.txt damaged');
    expect(
      fault(writeZip([['a.txt', bomb]], { 'a.txt': { size: PACKAGE_LIMITS.unpackedBytes + 1 } })),
    ).toMatch(/unpacks to/);
    const many = Array.from(
      { length: PACKAGE_LIMITS.files + 1 },
      (_, place) => [`${place}.txt`, ''] as const,
    );
    expect(fault(writeZip(many))).toMatch(/at most 1000 are allowed/);
    expect(fault(new Uint8Array(PACKAGE_LIMITS.bytes + 1))).toMatch(/at most 20000000/);
  });
});

import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openQuarantine } from './open-quarantine.ts';
import type { QuarantinedRow } from './quarantine-file.ts';
import { sealQuarantine } from './seal-quarantine.ts';

const KEY = { id: 'q1', key: Buffer.alloc(32, 1) };
const OTHER = { id: 'q2', key: Buffer.alloc(32, 2) };
const ABOUT = { batchId: 'batch-1', sealedAt: '2026-01-01T00:00:00.000Z' };
const audit = async () => undefined;

let directory: string;
let files = 0;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'smalspor-quarantine-'));
});
afterAll(() => rm(directory, { recursive: true }));

async function sealed(rows: readonly QuarantinedRow[]): Promise<string> {
  const path = join(directory, `${++files}.enc`);
  await sealQuarantine(path, KEY, ABOUT, rows);
  return path;
}

const row = fc.record({
  file: fc.string({ unit: 'grapheme' }),
  line: fc.nat(),
  raw: fc.string({ unit: 'grapheme', maxLength: 500 }),
});

describe('the quarantine', () => {
  it('gives the rows back as they were', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(row), async (rows) => {
        expect(await openQuarantine(await sealed(rows), { keys: [OTHER, KEY], audit })).toEqual(rows);
      }),
      { numRuns: 20 },
    );
    const many = Array.from({ length: 5000 }, (_, line) => ({ file: 'a', line, raw: 'x'.repeat(200) }));
    const path = await sealed(many);
    expect(await openQuarantine(path, { keys: [KEY], audit })).toEqual(many);
    const wanted = ({ line }: { line: number }) => line === 4711;
    expect(await openQuarantine(path, { keys: [KEY], audit, wanted })).toEqual([many[4711]]);
  });

  it('hides what it holds', async () => {
    const path = await sealed([{ file: 'f', line: 1, raw: 'SECRET' }]);
    const bytes = await readFile(path);
    expect(bytes.includes('SECRET')).toBe(false);
    expect(bytes.includes('"keyId":"q1"')).toBe(true);
  });

  it('opens only after the act has been recorded', async () => {
    const path = await sealed([{ file: 'f', line: 1, raw: 'SECRET' }]);
    const acts: unknown[] = [];
    await openQuarantine(path, { keys: [KEY], audit: async (header) => void acts.push(header) });
    expect(acts).toEqual([{ ...ABOUT, keyId: 'q1' }]);
    const failing = openQuarantine(path, {
      keys: [KEY],
      audit: () => Promise.reject(new Error('the audit log is full')),
    });
    await expect(failing).rejects.toThrow('audit log is full');
  });

  it('stays shut without its key, and when a byte was changed, cut off or moved', async () => {
    const path = await sealed(
      Array.from({ length: 4000 }, (_, line) => ({ file: 'f', line, raw: 'x'.repeat(150) })),
    );
    const bytes = await readFile(path);
    const locked = { code: 'quarantine-locked' };
    await expect(openQuarantine(path, { keys: [OTHER], audit })).rejects.toMatchObject(locked);
    await expect(openQuarantine(path, { keys: [{ id: 'q1', key: OTHER.key }], audit })).rejects.toMatchObject(
      locked,
    );
    const headerEnd = bytes.indexOf('}') + 1;
    const firstChunk = headerEnd + 4 + bytes.readUInt32BE(headerEnd);
    const tampered = {
      changed: Buffer.from(bytes).fill((bytes[600] as number) ^ 1, 600, 601),
      'another batch': Buffer.from(bytes.toString('latin1').replace('batch-1', 'batch-2'), 'latin1'),
      'cut inside': bytes.subarray(0, -10),
      'cut after a chunk': bytes.subarray(0, firstChunk),
      'first chunk left out': Buffer.concat([bytes.subarray(0, headerEnd), bytes.subarray(firstChunk)]),
      'no quarantine': Buffer.from('hello'),
    };
    for (const [name, content] of Object.entries(tampered)) {
      await writeFile(path, content);
      await expect(openQuarantine(path, { keys: [KEY], audit }), name).rejects.toMatchObject(locked);
    }
    await expect(openQuarantine(join(directory, 'none.enc'), { keys: [KEY], audit })).rejects.toMatchObject({
      code: 'not-found',
    });
  });
});

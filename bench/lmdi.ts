import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ReadableStream } from 'node:stream/web';
import { parseArgs } from 'node:util';
import { serveHome } from '../e2e/product.ts';
import { openHouse } from '../packages/application/src/house/open-house.ts';
import { bundleInPieces } from './lmdi-facts/write-bundle.ts';
import { describeMachine } from './report-facts/machine.ts';

/**
 * How many administrations a second the receiver of FHIR bundles takes, by the real command with its database on a home of its
 * own: day by day in bundles of five hundred from two senders at once, and in one bundle of a hundred megabytes.
 */
const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    seconds: { type: 'string', default: '20' },
    megabytes: { type: 'string', default: '100' },
  },
});

const TOKEN = 'a-token-of-an-invented-journal-for-this';
const AT_ONCE = 2;
const PER_BUNDLE = 500;

const home = await mkdtemp(join(tmpdir(), 'smalspor-lmdi-'));
await (await openHouse({ home, access: 'writes', role: 'command', missing: 'make' })).close();
const sender = {
  name: 'journal',
  tokenSha256: [createHash('sha256').update(TOKEN).digest('hex')],
  formats: [],
  organisations: ['310000019'],
};
const product = await serveHome(home, {
  SMALSPOR_SERVER_REQUESTS_PER_MINUTE: '1000000',
  SMALSPOR_DELIVERIES_SENDERS: JSON.stringify([sender]),
});

async function send(pieces: Iterable<string>): Promise<void> {
  const body = ReadableStream.from(
    (function* () {
      for (const piece of pieces) yield Buffer.from(piece);
    })(),
  );
  const answer = await fetch(`${product.origin}/fhirmottak/v1`, {
    method: 'POST',
    headers: { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/fhir+json' },
    body,
    duplex: 'half',
  } as RequestInit);
  const text = await answer.text();
  if (answer.status !== 200) throw new Error(`${answer.status}: ${text.slice(0, 400)}`);
}

const [server] = readFileSync(`/proc/${process.pid}/task/${process.pid}/children`, 'utf8').trim().split(' ');
const memory = (name: string): number =>
  Math.round(
    Number(new RegExp(`${name}:\\s+(\\d+)`).exec(readFileSync(`/proc/${server}/status`, 'utf8'))?.[1]) /
      1_000,
  );

try {
  let next = 0;
  await send(bundleInPieces(next, PER_BUNDLE));
  next += PER_BUNDLE;
  const begun = performance.now();
  const end = begun + Number(values.seconds) * 1_000;
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      while (performance.now() < end) {
        const from = next;
        next += PER_BUNDLE;
        await send(bundleInPieces(from, PER_BUNDLE));
      }
    }),
  );
  const daily = ((next - PER_BUNDLE) * 1_000) / (performance.now() - begun);

  let bytes = 0;
  for (const piece of bundleInPieces(next, 1_000)) bytes += piece.length;
  const many = Math.round((Number(values.megabytes) * 1e6 * 1_000) / bytes);
  writeFileSync(`/proc/${server}/clear_refs`, '5');
  const before = memory('VmRSS');
  const started = performance.now();
  await send(bundleInPieces(next, many));
  const seconds = (performance.now() - started) / 1_000;
  const figures = {
    administrationsPerSecond: Math.round(daily),
    largeBundleMegabytes: Number(values.megabytes),
    largeBundleAdministrations: many,
    largeBundleSeconds: Math.round(seconds * 10) / 10,
    largeBundleAdministrationsPerSecond: Math.round(many / seconds),
    memoryBeforeMb: before,
    memoryPeakMb: memory('VmHWM'),
  };
  if (values.json) console.log(JSON.stringify({ name: 'lmdi', machine: describeMachine(), figures }));
  else for (const [name, value] of Object.entries(figures)) console.log(`${name.padEnd(36)} ${value}`);
} finally {
  await product.stop();
  await rm(home, { recursive: true, force: true });
}

import { spawn } from 'node:child_process';
import { createReadStream, createWriteStream, existsSync, readFileSync } from 'node:fs';
import { chmod, mkdtemp, rename, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir, userInfo } from 'node:os';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress } from 'node:zlib';

export interface UnpackedChromium {
  readonly executable: string;
  /** Libraries for a system that lacks NSS, and fonts for one that has none. */
  readonly libraries: string;
  readonly fonts: string;
}

/**
 * Unpacks the Chromium that comes inside its npm package, once for each user and version. Works beside another process
 * that does the same: whoever is first to rename wins.
 */
export async function unpackChromium(): Promise<UnpackedChromium> {
  const packageRoot = dirname(
    dirname(dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium'))),
  );
  const { version } = JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8')) as {
    version: string;
  };
  const directory = join(tmpdir(), `smalspor-chromium-${version}-${userInfo().uid}`);
  const unpacked = {
    executable: join(directory, 'chromium'),
    libraries: join(directory, 'al2023', 'lib'),
    fonts: join(directory, 'fonts'),
  };
  if (existsSync(directory)) return unpacked;

  const building = await mkdtemp(`${directory}-`);
  const packed = (name: string): string => join(packageRoot, 'bin', name);
  await Promise.all([
    unpackFile(packed('chromium.br'), join(building, 'chromium')),
    unpackTar(packed('al2023.tar.br'), building),
    unpackTar(packed('fonts.tar.br'), building),
  ]);
  await chmod(building, 0o755);
  await rename(building, directory).catch(async (error: unknown) => {
    await rm(building, { recursive: true, force: true });
    if (!existsSync(directory)) throw error;
  });
  return unpacked;
}

async function unpackFile(packed: string, target: string): Promise<void> {
  await pipeline(
    createReadStream(packed),
    createBrotliDecompress(),
    createWriteStream(target, { mode: 0o755 }),
  );
}

async function unpackTar(packed: string, directory: string): Promise<void> {
  const tar = spawn('tar', ['-x', '-C', directory], { stdio: ['pipe', 'ignore', 'inherit'] });
  const ended = new Promise<void>((resolve, reject) => {
    tar.on('error', reject);
    tar.on('close', (code) =>
      code === 0 ? resolve() : reject(new Error(`tar ended with ${code} on ${packed}`)),
    );
  });
  await Promise.all([pipeline(createReadStream(packed), createBrotliDecompress(), tar.stdin), ended]);
}

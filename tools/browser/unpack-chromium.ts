import { execFile } from 'node:child_process';
import { createReadStream, createWriteStream, existsSync, readFileSync } from 'node:fs';
import { chmod, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir, userInfo } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { createBrotliDecompress } from 'node:zlib';

export interface UnpackedChromium {
  readonly executable: string;
  /** Libraries for a system that lacks NSS. */
  readonly libraries: string;
  /** A configuration of fontconfig that knows the fonts that came along, and no others: pages look alike on every machine. */
  readonly fontConfiguration: string;
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
    libraries: join(directory, 'lib'),
    fontConfiguration: join(directory, 'fonts.conf'),
  };
  if (existsSync(directory)) return unpacked;

  const building = await mkdtemp(`${directory}-`);
  const packed = (name: string): string => join(packageRoot, 'bin', name);
  await Promise.all([
    unpackFile(packed('chromium.br'), join(building, 'chromium')),
    unpackTar(packed('al2023.tar.br'), building),
    unpackTar(packed('fonts.tar.br'), building),
  ]);
  await writeFile(join(building, 'fonts.conf'), fontConfiguration(directory));
  await chmod(building, 0o755);
  await rename(building, directory).catch(async (error: unknown) => {
    await rm(building, { recursive: true, force: true });
    if (!existsSync(directory)) throw error;
  });
  return unpacked;
}

function fontConfiguration(directory: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  <dir>${join(directory, 'fonts')}</dir>
  <cachedir>${join(directory, 'font-cache')}</cachedir>
</fontconfig>
`;
}

async function unpackFile(packed: string, target: string): Promise<void> {
  await pipeline(
    createReadStream(packed),
    createBrotliDecompress(),
    createWriteStream(target, { mode: 0o755 }),
  );
}

/** By way of a file: tar stops reading at the archive's end mark, which would break a pipe that has padding left. */
async function unpackTar(packed: string, directory: string): Promise<void> {
  const archive = join(directory, basename(packed, '.br'));
  await unpackFile(packed, archive);
  await promisify(execFile)('tar', ['-xf', archive, '-C', directory]);
  await rm(archive);
}

import type { Rolldown } from 'vite';

/** A built script and all that its browser reads with it, by file name. */
export function filesOf(
  bundle: Rolldown.OutputBundle,
  chunks: readonly Rolldown.OutputChunk[],
): ReadonlySet<string> {
  const files = new Set<string>();
  const add = (fileName: string): void => {
    const found = bundle[fileName];
    if (found?.type !== 'chunk' || files.has(fileName)) return;
    files.add(fileName);
    for (const imported of found.imports) add(imported);
  };
  for (const { fileName } of chunks) add(fileName);
  return files;
}

export function chunksOf(bundle: Rolldown.OutputBundle): readonly Rolldown.OutputChunk[] {
  return Object.values(bundle).filter((file) => file.type === 'chunk');
}

import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { explainUnwritable } from './explain-unwritable.ts';

/** Writes a PDF where the caller said. @throws UsageError where nothing can be written there */
export async function writePdf(file: string, pdf: Uint8Array): Promise<void> {
  try {
    await writeFile(resolve(file), pdf);
  } catch (error) {
    throw explainUnwritable(file, error);
  }
}

import assert from 'node:assert/strict';
import { copyFile, readFile } from 'node:fs/promises';
import type { Locator, Page } from 'playwright-core';
import { type ReadPdf, readPdf } from '../packages/reports/src/testing/read-pdf.ts';

/** A PDF as it came down: what another program reads in it, its words as one text, and the name of the file. */
export interface DownloadedPdf extends ReadPdf {
  readonly fileName: string;
  readonly text: string;
}

/**
 * Presses what downloads a PDF, opens the file, and checks what holds for all of them: tagged, titled and in the page's
 * language. Kept beside the pictures where `E2E_PICTURES` names a directory.
 */
export async function downloadPdf(page: Page, button: Locator): Promise<DownloadedPdf> {
  const coming = page.waitForEvent('download');
  await button.click();
  const download = await coming;
  const path = await download.path();
  const fileName = download.suggestedFilename();
  const directory = process.env.E2E_PICTURES;
  if (directory !== undefined) await copyFile(path, `${directory}/${fileName}`);
  const pdf = await readPdf(new Uint8Array(await readFile(path)));
  assert.match(fileName, /^[a-zæøå0-9-]+\.pdf$/);
  assert.ok(pdf.isMarked && pdf.declaresUa, `${fileName} is tagged`);
  assert.ok(pdf.title, `${fileName} has a title`);
  assert.equal(pdf.language, await page.locator('html').getAttribute('lang'));
  return { ...pdf, fileName, text: pdf.texts.join(' ').replace(/\s+/g, ' ') };
}

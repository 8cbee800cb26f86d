import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';
import { unpackChromium } from './unpack-chromium.ts';

const INSTALLED = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/**
 * Opens a headless Chromium: the one that `E2E_BROWSER` names, else the one that came with npm (Linux on x64), else
 * an installed one. Needs nothing from the system's package manager and works as root and as an ordinary user.
 */
export async function launchBrowser(): Promise<Browser> {
  const named = process.env.E2E_BROWSER;
  if (named) return launch(named, {});
  if (process.platform === 'linux' && process.arch === 'x64') {
    const { executable, libraries, fontConfiguration } = await unpackChromium();
    return launch(executable, {
      ...(lacksLibraries(executable) ? { LD_LIBRARY_PATH: libraries } : {}),
      FONTCONFIG_FILE: fontConfiguration,
    });
  }
  const installed = INSTALLED.find((path) => existsSync(path));
  if (!installed) throw new Error('No browser was found. Name a Chromium or Chrome in E2E_BROWSER.');
  return launch(installed, {});
}

function launch(executablePath: string, environment: Record<string, string>): Promise<Browser> {
  return chromium.launch({
    executablePath,
    headless: true,
    env: { ...(process.env as Record<string, string>), ...environment },
    // Only pages of this project are opened. Containers often lack the user namespaces that the sandbox needs.
    args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--font-render-hinting=none'],
  });
}

/** Whether the system's loader misses any library of the program. */
function lacksLibraries(executable: string): boolean {
  try {
    return execFileSync('ldd', [executable], { encoding: 'utf8' }).includes('not found');
  } catch {
    return true;
  }
}

import { createRequire } from 'node:module';
import type * as Playwright from 'playwright-core';
import { findBrowser } from './find-browser';

const READY_WITHIN_MS = 30_000;

/**
 * Loaded late: it takes more than half a second, which those who start servers only need not wait. Not by
 * `import()`, which Jest cannot follow from a built library.
 */
const playwright = () => createRequire(__filename)('playwright-core') as typeof Playwright;

/**
 * Starts Chromium without a window and with an empty profile; `close()` ends it, and so does the end of
 * this process. The first call on a machine without Chromium installs it, which may take minutes.
 * @throws Error when there is no browser to start, or with its output when it is not ready within 30 s.
 */
export async function startBrowser(): Promise<Playwright.Browser> {
  const executablePath = await findBrowser();
  const { chromium } = playwright();
  // Chromium's sandbox refuses to run as root.
  const chromiumSandbox = process.getuid?.() !== 0;
  return chromium.launch({ executablePath, chromiumSandbox, headless: true, timeout: READY_WITHIN_MS });
}

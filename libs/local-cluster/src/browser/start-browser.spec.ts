import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { findBrowser } from './find-browser';
import { startBrowser } from './start-browser';

const INSTALL_MS = 320_000;
const PAGE = '<p id="place">markup</p><script>place.textContent = "script";</script>';

describe('startBrowser', () => {
  beforeAll(async () => void (await findBrowser()), INSTALL_MS);

  it('starts a browser that runs the script of a page, and ends it', async () => {
    const server = createServer((_, response) => response.end(PAGE)).listen(0, '127.0.0.1');
    const browser = await startBrowser();
    try {
      const page = await browser.newPage();
      await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
      expect(await page.textContent('#place')).toBe('script');
    } finally {
      await browser.close();
      server.close();
    }
    expect(browser.isConnected()).toBe(false);
  });
});

import type { BrowserContext, Page } from 'playwright-core';

const SHOWN_WITHIN_MS = 30_000;

/** A tab with the web client's page, and what the browser did for it. */
export class WebClient {
  /** Preflights, by the request they asked for: `DELETE /api/tokens/1`. */
  readonly preflights: string[] = [];
  /** Requests of the page itself, in the same form. */
  readonly requests: string[] = [];
  /** Errors of the console and of scripts, in the order they came. */
  readonly complaints: string[] = [];

  private constructor(readonly page: Page) {
    page.setDefaultTimeout(SHOWN_WITHIN_MS);
    page.on('console', (message) => {
      if (message.type() === 'error') this.complaints.push(message.text());
    });
    page.on('pageerror', (error) => this.complaints.push(String(error)));
    page.on('request', (request) => this.requests.push(`${request.method()} ${pathOf(request.url())}`));
  }

  /** Opens an address in a new tab. */
  static async open(context: BrowserContext, url: string): Promise<WebClient> {
    const page = await context.newPage();
    const client = new WebClient(page);
    // A page's own events leave preflights out.
    const session = await context.newCDPSession(page);
    session.on('Network.requestWillBeSent', ({ request: { method, url: asked, headers } }) => {
      if (method !== 'OPTIONS') return;
      client.preflights.push(`${headers['Access-Control-Request-Method']} ${pathOf(asked)}`);
    });
    await session.send('Network.enable');
    await page.goto(url);
    return client;
  }

  /** Waits until the client has loaded all it loads when it is opened. */
  async mounted(): Promise<void> {
    await this.page.locator('#live[data-mounted]').waitFor({ state: 'attached' });
  }

  /** Waits until an element with this text stands within `selector`. */
  async shows(selector: string, text: string | RegExp): Promise<void> {
    await this.page.locator(selector).filter({ hasText: text }).first().waitFor({ state: 'attached' });
  }

  /** All texts within `selector` at the moment. */
  texts(selector: string): Promise<string[]> {
    return this.page.locator(selector).allInnerTexts();
  }

  async text(selector: string): Promise<string> {
    return (await this.page.locator(selector).textContent()) ?? '';
  }

  click(selector: string): Promise<void> {
    return this.page.click(selector);
  }

  fill(selector: string, text: string): Promise<void> {
    return this.page.fill(selector, text);
  }

  count(request: string): number {
    return this.requests.filter((each) => each === request).length;
  }

  close(): Promise<void> {
    return this.page.close();
  }
}

function pathOf(url: string): string {
  const { pathname, search } = new URL(url);
  return pathname + search;
}

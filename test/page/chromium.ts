import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type BrowserContext, chromium, type Page } from 'playwright-core';

export const CHROMIUM = '/usr/bin/chromium';

export const hasChromium = existsSync(CHROMIUM);

/** A page in a real browser, with everything that it complained about or asked for. */
export interface OpenPage {
  readonly page: Page;
  readonly complaints: string[];
  readonly requests: string[];
}

/** One browser for the tests of a file, with a profile of its own, and a folder for the pages. */
export class Chromium {
  readonly #folder = mkdtempSync(join(tmpdir(), 'tco-chromium-'));
  #context: BrowserContext | undefined;
  #files = 0;

  async start(): Promise<void> {
    this.#context = await chromium.launchPersistentContext(join(this.#folder, 'profile'), {
      executablePath: CHROMIUM,
      headless: true,
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    });
  }

  async stop(): Promise<void> {
    await this.#context?.close();
    rmSync(this.#folder, { recursive: true, force: true, maxRetries: 3 });
  }

  /** Opens markup as a file, as a reader does; `before` runs ahead of the scripts of the page. */
  async open(markup: string, fragment = '', before?: string): Promise<OpenPage> {
    const file = join(this.#folder, `${this.#files++}.html`);
    writeFileSync(file, markup);
    const page = await this.#context!.newPage();
    if (before) await page.addInitScript(before);
    const complaints: string[] = [];
    const requests: string[] = [];
    page.on('console', message => complaints.push(`${message.type()}: ${message.text()}`));
    page.on('pageerror', fault => complaints.push(fault.message));
    page.on('request', request =>
      requests.push(
        request
          .url()
          .replace(/^blob:.*/, 'blob:')
          .replace(/^file:.*\//, ''),
      ),
    );
    await page.goto(pathToFileURL(file).href + fragment);
    return { page, complaints, requests };
  }
}

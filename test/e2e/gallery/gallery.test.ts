import { mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { oncePerKey } from '../../dialogs/cards/card-checks.ts';
import { findBrowser, launchBrowser } from '../../support/browser.ts';
import { galleryPage, THEMES, type Theme } from './page.ts';
import { everyState } from './states.ts';

const OUT = resolve(import.meta.dirname, '../../../out/gallery');
const WIDTHS = [480, 320] as const;
const LOOKS = THEMES.flatMap((theme) => WIDTHS.map((width) => [theme, width] as const));
const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

interface Frame {
  readonly name: string;
  readonly height: number;
  /** Parts that are wider than the card. */
  readonly tooWide: readonly string[];
}

describe('every card, drawn by the plain renderer', { skip: findBrowser() === null, timeout: 600_000 }, () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser?.close());

  /** The gallery, made by whichever test asks first. */
  const gallery = oncePerKey(async (file) => {
    mkdirSync(OUT, { recursive: true });
    writeFileSync(file, galleryPage(await everyState()));
    const page = await browser.newPage({ viewport: { width: 1600, height: 1200 } });
    await page.goto(pathToFileURL(file).href);
    return page;
  });

  async function shown(theme: Theme, width: number): Promise<Page> {
    const page = await gallery(resolve(OUT, 'index.html'));
    await page.evaluate(`location.hash = '${theme}-${width}'; draw()`);
    return page;
  }

  it.each(LOOKS)('fits in %s at %i px, with nothing sticking out', async (theme, width) => {
    const page = await shown(theme, width);
    await page.screenshot({ path: resolve(OUT, `${theme}-${width}.png`), fullPage: true });
    const frames = await page.evaluate<readonly Frame[]>('frames()');
    writeFileSync(resolve(OUT, `${theme}-${width}.json`), `${JSON.stringify(frames, null, 2)}\n`);
    expect(frames.length).toBeGreaterThan(80);
    expect(frames.filter(({ tooWide }) => tooWide.length > 0)).toEqual([]);
  });

  it.each(THEMES)('can be read by everyone, in %s', async (theme) => {
    const page = await shown(theme, 480);
    await page.addScriptTag({ path: AXE });
    expect(await page.evaluate<readonly string[]>('objections()')).toEqual([]);
  });
});

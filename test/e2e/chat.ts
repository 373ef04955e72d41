import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Browser, errors, type Locator, type Page } from 'playwright-core';

const screenshots = resolve(import.meta.dirname, '../../out/screenshots');

/** How long a page may take to show something, in ms. */
const patience = 60_000;
/** How often a page is opened before its welcome counts as missing. */
const mostOpenings = 3;

const viewports = { desktop: { width: 1100, height: 1400 }, phone: { width: 420, height: 900 } } as const;

export type Device = keyof typeof viewports;

/**
 * A coach in the chat. Everything concerns the newest card, found as a person finds it: by its words. Each method
 * returns when its effect is visible.
 */
export class Chat {
  private opened: Page | null;
  private readonly held: Locator | null;

  /** Without a page, for a coach who opens one later. */
  constructor(opened: Page | null = null, held: Locator | null = null) {
    this.opened = opened;
    this.held = held;
  }

  get page(): Page {
    if (!this.opened) throw new Error('this coach has not opened the page yet');
    return this.opened;
  }

  get card(): Locator {
    return (this.held ?? this.page).locator('.ac-adaptiveCard').last();
  }

  /** Opens the page. The Playground installs the app at once, so the welcome card follows. */
  async open(browser: Browser, url: string, device: Device = 'desktop'): Promise<this> {
    await this.opened?.context().close();
    const context = await browser.newContext({ viewport: viewports[device], locale: 'nl-NL' });
    context.setDefaultTimeout(patience);
    this.opened = await context.newPage();
    await this.page.goto(url);
    await this.welcomed();
    // The Playground's page is always desktop-wide; Teams on a phone gives a card the width of the phone.
    if (device === 'phone')
      await this.page.addStyleTag({ content: '.fai-OutputCard > div { width: 320px !important; }' });
    return this;
  }

  /** Reopens the page with an empty chat, because the Playground gets slower as a chat grows. */
  async startOver(): Promise<void> {
    await this.reopen();
    await this.welcomed();
  }

  /** The same coach, holding on to the card that is the newest now. */
  async holdingThisCard(): Promise<Chat> {
    return new Chat(this.page, this.messages.nth((await this.messages.count()) - 1));
  }

  /** The visible text of the newest card, on one line. */
  async cardText(): Promise<string> {
    return visibleText(this.card);
  }

  /** The newest thing the bot said: a card or a text. */
  async newest(): Promise<string> {
    return visibleText(this.message);
  }

  /** All visible text on the page, including what surrounds the chat. */
  async pageText(): Promise<string> {
    return visibleText(this.page.locator('body'));
  }

  /** The title of the newest card. */
  async title(): Promise<string> {
    return visibleText(this.card.getByRole('heading').first());
  }

  /** The bijnaam and kenmerk at the top of the newest card. */
  async caseNames(): Promise<{ readonly bijnaam: string; readonly kenmerk: string }> {
    const [bijnaam = '', kenmerk = ''] = (await this.cardText()).split(' · ');
    return { bijnaam, kenmerk };
  }

  /** Presses a button that the bot answers, and waits for the card that replaces this one. */
  async press(name: string, on: Locator = this.card): Promise<void> {
    if (await this.isUnderMore(name, on)) await this.button('Meer', on).click();
    const shown = await this.drawing();
    await this.button(name, on).click();
    await this.redrawn(shown);
  }

  /** Presses the button of one row in a list. */
  async pressInRow(row: string, name: string): Promise<void> {
    const rows = this.card
      .locator('.ac-container')
      .filter({ hasText: row, has: this.page.getByRole('button', { name, exact: true }) });
    await this.press(name, rows.last());
  }

  /** Presses twice, as fast as a person can, and waits for both answers. */
  async pressTwice(name: string): Promise<void> {
    let answers = 0;
    const both = this.page.waitForResponse((response) => response.url().endsWith('/invoke') && ++answers === 2);
    const shown = await this.drawing();
    await this.button(name).dblclick();
    await both;
    await this.redrawn(shown);
  }

  /** Presses a button that opens something inside the card, without the bot knowing. */
  async unfold(name: string): Promise<void> {
    if (await this.isUnderMore(name)) await this.button('Meer').click();
    await this.button(name).click();
  }

  /** Whether this button is visible on the newest card. */
  async offers(name: string): Promise<boolean> {
    return this.button(name).isVisible();
  }

  /** Whether this question is on the newest card. */
  async asks(question: string): Promise<boolean> {
    const name = startsWith(question);
    const roles = ['radiogroup', 'combobox', 'checkbox', 'textbox'] as const;
    const counts = await Promise.all(roles.map((role) => this.card.getByRole(role, { name }).count()));
    return counts.some((count) => count > 0);
  }

  async choose(question: string, answer: string): Promise<void> {
    const list = this.card.getByRole('radiogroup', { name: startsWith(question) });
    const dropdown = this.card.getByRole('combobox', { name: startsWith(question) });
    await list.or(dropdown).waitFor();
    if (await list.isVisible()) return list.getByRole('radio', { name: label(answer) }).check();
    await dropdown.click();
    await this.page.getByRole('option', { name: label(answer) }).click();
  }

  async isChosen(question: string, answer: string): Promise<boolean> {
    const list = this.card.getByRole('radiogroup', { name: startsWith(question) });
    return list.getByRole('radio', { name: label(answer) }).isChecked();
  }

  async tick(question: string, ...answers: readonly string[]): Promise<void> {
    for (const answer of answers) await this.box(question, answer).check();
  }

  async isTicked(question: string, answer: string): Promise<boolean> {
    return this.box(question, answer).isChecked();
  }

  async type(question: string, words: string): Promise<void> {
    await this.field(question).fill(words);
  }

  async typed(question: string): Promise<string> {
    return this.field(question).inputValue();
  }

  /** Picks a day of the month in the calendar as it opens. */
  async date(question: string, day: number): Promise<void> {
    await this.card.getByRole('combobox', { name: startsWith(question) }).click();
    const calendar = this.page.getByRole('dialog');
    await calendar
      .getByRole('gridcell', { name: new RegExp(`^${day}, `) })
      .first()
      .click();
    await calendar.waitFor({ state: 'detached' });
  }

  /** Types a line in the chat, and waits for the bot's answer. */
  async say(words: string): Promise<void> {
    const before = await this.messages.count();
    const box = this.page.getByRole('textbox').last();
    await box.fill(words);
    // Enter sends nothing until the words are there.
    await box.filter({ hasText: words }).waitFor();
    await box.press('Enter');
    // On a busy machine the page may not have processed the words yet: they stay in the box, so press again.
    await box
      .filter({ hasText: words })
      .waitFor({ state: 'detached', timeout: patience / 6 })
      .catch(() => box.press('Enter'));
    await this.messages.nth(before).waitFor();
  }

  /** Goes to a channel of the team. */
  async openChannel(name: string): Promise<void> {
    // Only a wide page shows the list of chats and channels beside the chat.
    await this.page.setViewportSize({ width: 1_600, height: viewports.desktop.height });
    await this.page.getByRole('treeitem', { name: new RegExp(`${escaped(name)}$`) }).click();
  }

  /** Posts a line to the bot in the open channel. */
  async mention(words: string): Promise<void> {
    const box = this.page.getByRole('textbox').first();
    await box.pressSequentially('@Route');
    await this.page.getByRole('menuitem', { name: 'Routewijzer' }).click();
    // Anything typed before the mention is there gets lost.
    await box.filter({ hasText: 'Routewijzer' }).waitFor();
    await box.press('End');
    await box.pressSequentially(` ${words}`);
    await box.filter({ hasText: words }).waitFor();
    await this.page.getByRole('button', { name: 'Post' }).click();
  }

  /** Saves a screenshot of the whole newest card in `out/screenshots/`. */
  async screenshot(name: string): Promise<void> {
    mkdirSync(screenshots, { recursive: true });
    const { width, height } = this.page.viewportSize() ?? viewports.desktop;
    await this.page.setViewportSize({ width, height: 4_000 });
    await this.message.screenshot({ path: resolve(screenshots, `${name}.png`), animations: 'disabled' });
    await this.page.setViewportSize({ width, height });
  }

  /**
   * Leaves the page before it is opened again. The Playground sends an answer to the connected pages, and keeps it for
   * the next one when there are none. While the old page still counts as connected, the new one's welcome goes there.
   */
  private async reopen(): Promise<void> {
    const url = this.page.url();
    await this.page.goto('about:blank');
    await this.page.goto(url);
  }

  /** The welcome may go to a page that has just gone. Like a person, open it once more. */
  private async welcomed(): Promise<void> {
    for (let opened = 1; !(await this.seesWelcome()); opened++) {
      if (opened === mostOpenings) throw new Error('the bot does not welcome who opens the page');
      await this.reopen();
    }
  }

  private async seesWelcome(): Promise<boolean> {
    await this.page.getByRole('button', { name: 'Hide log panel' }).click();
    try {
      await this.button('Nieuwe casus').waitFor({ timeout: patience / mostOpenings });
      return true;
    } catch (error) {
      if (error instanceof errors.TimeoutError) return false;
      throw error;
    }
  }

  private get messages(): Locator {
    return this.page.locator('.fai-OutputCard');
  }

  private get message(): Locator {
    return this.held ?? this.messages.last();
  }

  private button(name: string, on: Locator = this.card): Locator {
    return on.getByRole('button', { name, exact: true });
  }

  /** Invisible until *Meer* on that card is pressed: folded parts are not on the page at all. */
  private async isUnderMore(name: string, on: Locator = this.card): Promise<boolean> {
    const folded = on.locator('button[aria-controls="meer"]:not([aria-expanded="true"])');
    await this.button(name, on).or(folded).first().waitFor();
    return !(await this.button(name, on).isVisible());
  }

  private box(question: string, answer: string): Locator {
    return this.card.getByRole('checkbox', { name: new RegExp(`^${escaped(question)}.* ${escaped(answer)}(: |$)`) });
  }

  private field(question: string): Locator {
    return this.card.getByRole('textbox', { name: startsWith(question) });
  }

  /** Every drawn card gets new ids, even when it replaces another with the same words. */
  private async drawing(): Promise<string> {
    return (await this.card.locator('.ac-textBlock').first().getAttribute('id')) ?? '';
  }

  private async redrawn(before: string): Promise<void> {
    await this.page.locator(`[id="${before}"]`).waitFor({ state: 'detached' });
  }
}

/** On one line. Only visible text: folded parts of a card do not count. */
async function visibleText(element: Locator): Promise<string> {
  // biome-ignore lint/performance/useDomNodeTextContent: textContent would also give what is folded away
  const text = await element.innerText();
  return text.replace(/\s+/g, ' ').trim();
}

/** A question by the start of its label, which a hint may follow. */
function startsWith(question: string): RegExp {
  return new RegExp(`^${escaped(question)}`);
}

/** An answer by its label, which an explanation may follow. */
function label(answer: string): RegExp {
  return new RegExp(`^${escaped(answer)}(: |$)`);
}

function escaped(words: string): string {
  return words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

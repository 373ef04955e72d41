import type { Browser } from 'playwright-core';
import { findBrowser, launchBrowser } from '../support/browser.ts';
import { newBotFolder, type RunningBot, removeBotFolder, runBot } from '../support/running-bot.ts';
import { Chat } from './chat.ts';

/** For `describe`: skipped where there is no browser, and patient on a busy machine. */
export const inBrowser = { skip: findBrowser() === null, timeout: 60_000 };

/** A bot, a browser, and a coach who has just installed the app. */
export interface Scene {
  readonly browser: Browser;
  readonly folder: string;
  readonly bot: RunningBot;
  readonly chat: Chat;
  /** Ends the bot as a power cut would, starts it again on the same folder, and opens its page. */
  fallOverAndStartAgain(): Promise<Chat>;
  close(): Promise<void>;
}

export async function openScene(): Promise<Scene> {
  const folder = newBotFolder();
  const browser = await launchBrowser();
  let bot = await runBot(folder);
  return {
    browser,
    folder,
    get bot() {
      return bot;
    },
    chat: await Chat.open(browser, bot.url),
    fallOverAndStartAgain: async () => {
      await bot.kill();
      bot = await runBot(folder);
      return Chat.open(browser, bot.url);
    },
    close: async () => {
      await browser.close();
      await bot.stop();
      removeBotFolder(folder);
    },
  };
}

/** Starts a case in Roermond, with the kenmerk the bot proposes. Leaves the coach at the first step of the route. */
export async function newCase(
  chat: Chat,
  route = 'Routekaart Doorstroompunt',
): Promise<{ readonly bijnaam: string; readonly kenmerk: string }> {
  await chat.say('nieuw');
  await chat.choose('Waarmee begin je?', route);
  await chat.choose('Gemeente', 'Roermond');
  await chat.press('Begin');
  return chat.caseNames();
}

/** From step 1 to the end of step 3, with only the doelgroep answered. */
export async function chooseDoelgroep(chat: Chat, doelgroep: string): Promise<void> {
  await chat.press('Volgende');
  await chat.press('Volgende');
  await chat.choose('Bij welke doelgroep hoort de jongere?', doelgroep);
  await chat.press('Volgende');
}

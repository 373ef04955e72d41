import type { Browser } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { findBrowser, launchBrowser } from '../support/browser.ts';
import { changeUser, newBotFolder, type RunningBot, removeBotFolder, runBot } from '../support/running-bot.ts';
import { Chat, type Device } from './chat.ts';

/** Options for `describe`: skipped without a browser, and with timeouts for a busy machine. */
export const inBrowser = { skip: findBrowser() === null, timeout: 600_000 };

/** A bot, a browser, and a coach who has just installed the app. */
export interface Scene {
  readonly chat: Chat;
  readonly bot: RunningBot;
  /** Where the bot keeps its cases. */
  readonly folder: string;
  /** The same coach in another window. */
  elsewhere(device?: Device): Promise<Chat>;
  /** Continues with a colleague: another person at the same page, with an empty chat. */
  forColleague(): Promise<void>;
  /** Kills the bot as a power cut would, restarts it in the same folder, and opens its page in the same chat. */
  fallOverAndStartAgain(): Promise<void>;
}

/** The scene of a `describe`, from before its first test until after its last. */
export function useScene(): Scene {
  const chat = new Chat();
  let folder: string | undefined;
  let browser: Browser | undefined;
  let bot: RunningBot | undefined;
  const start = async () => {
    bot = await runBot(opened(folder));
    await chat.open(opened(browser), bot.url);
  };

  beforeAll(async () => {
    folder = newBotFolder();
    browser = await launchBrowser();
    await start();
  });
  afterAll(async () => {
    await browser?.close();
    await bot?.stop();
    if (folder) removeBotFolder(folder);
  });
  return {
    chat,
    get bot() {
      return opened(bot);
    },
    get folder() {
      return opened(folder);
    },
    elsewhere: (device) => new Chat().open(opened(browser), opened(bot).url, device),
    forColleague: async () => {
      await bot?.stop();
      changeUser(opened(folder));
      await start();
    },
    fallOverAndStartAgain: async () => {
      await bot?.kill();
      await start();
    },
  };
}

function opened<T>(part: T | undefined): T {
  if (part === undefined) throw new Error('the scene is opened before the first test, not earlier');
  return part;
}

/** Starts a case in Roermond, with a kenmerk the bot proposes when asked. Leaves the coach at the first step of the route. */
export async function newCase(
  chat: Chat,
  route = 'Routekaart Doorstroompunt',
): Promise<{ readonly bijnaam: string; readonly kenmerk: string }> {
  await chat.say('nieuw');
  await chat.choose('Waarmee begin je?', route);
  await chat.choose('Gemeente', 'Roermond');
  await chat.press('Geef een voorstel');
  await chat.press('Begin');
  return chat.caseNames();
}

/** From step 1 to the end of step 3, with only the doelgroep answered, and what it asks of itself. */
export async function chooseDoelgroep(chat: Chat, doelgroep: string): Promise<void> {
  await chat.press('Volgende');
  await chat.press('Volgende');
  await chat.choose('Bij welke doelgroep hoort de jongere?', doelgroep);
  if (doelgroep === "Oud-vsv'er") await chat.choose('Ga je deze jongere nu begeleiden?', 'Nee');
  await chat.press('Volgende');
}

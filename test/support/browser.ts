import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';

/** The Chromium, Chrome or Edge on this machine; null when there is none. `CHROME_PATH` comes first and must exist. */
export function findBrowser(): string | null {
  const { CHROME_PATH, PATH = '' } = process.env;
  if (CHROME_PATH) {
    if (!existsSync(CHROME_PATH)) throw new Error(`CHROME_PATH points at nothing: ${CHROME_PATH}`);
    return CHROME_PATH;
  }
  const onPath = PATH.split(process.platform === 'win32' ? ';' : ':').flatMap((folder) =>
    commands.map((command) => join(folder, command)),
  );
  return [...usualPlaces(), ...onPath].find((path) => existsSync(path)) ?? null;
}

export async function launchBrowser(): Promise<Browser> {
  const executablePath = findBrowser();
  if (executablePath === null) throw new Error(howToInstall);
  return chromium.launch({ executablePath, args: [...flags] });
}

export const howToInstall =
  'No Chromium, Chrome or Edge found, so the browser tests are skipped. ' +
  'Install one (Debian: apt-get install chromium), or set CHROME_PATH to it.';

const commands = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'];

/** No updates, no sync, no network traffic except the page under test. Root has no sandbox. */
const flags = [
  '--no-sandbox',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  '--no-first-run',
  // What the Playground fetches from elsewhere (its fonts) is blocked: tests must not depend on the network.
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost',
] as const;

function usualPlaces(): readonly string[] {
  switch (process.platform) {
    case 'darwin':
      return ['Google Chrome', 'Chromium', 'Microsoft Edge'].map(
        (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
      );
    case 'win32': {
      const roots = [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA];
      const programs = ['Google\\Chrome\\Application\\chrome.exe', 'Microsoft\\Edge\\Application\\msedge.exe'];
      return roots.flatMap((root) => (root ? programs.map((program) => join(root, program)) : []));
    }
    default:
      return ['/usr/bin/chromium', '/usr/bin/google-chrome', '/snap/bin/chromium'];
  }
}

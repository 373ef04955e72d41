import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { findBrowser, howToInstall } from './browser.ts';

/**
 * Runs once, before all tests. Installs a browser on a Debian machine that has none, if we are root (a container, CI).
 * Any other machine is told what to install, and its browser tests are skipped.
 */
export default function installBrowser(): void {
  if (findBrowser() !== null) return;
  if (process.getuid?.() === 0 && existsSync('/etc/debian_version')) {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    const apt = (...args: readonly string[]) =>
      spawnSync('apt-get', args, { env, stdio: ['ignore', 'ignore', 'inherit'] });
    console.log('No browser for the browser tests: installing chromium with apt-get.');
    apt('update', '-q');
    apt('install', '-qy', '--no-install-recommends', 'chromium', 'fonts-liberation');
  }
  if (findBrowser() === null) console.warn(howToInstall);
}

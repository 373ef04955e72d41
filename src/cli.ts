import { run } from './cli/run.ts';
import { loadEnvFile, readConfig } from './config.ts';
import { readContents } from './read-contents.ts';

/** The command line, `npm run -s cli -- <command>`: runs `src/cli/` in this process. */
process.exitCode = await run(process.argv.slice(2), {
  settings: () => readConfig(process.env, loadEnvFile()),
  now: () => new Date(),
  contents: readContents,
  stdin: process.stdin,
  stdout: process.stdout,
  stderr: process.stderr,
});

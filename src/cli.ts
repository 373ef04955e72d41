import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { openApp } from './app.ts';
import { caseList, caseShow } from './cli/cases.ts';
import { check } from './cli/check.ts';
import { fine, type Outcome } from './cli/output.ts';
import { paths } from './cli/paths.ts';
import { walk } from './cli/walk.ts';
import { type Config, loadEnvFile, readConfig } from './config.ts';
import { writeJsonSchemas } from './content/json-schema.ts';
import { loadContent, regionsIn } from './content/load.ts';
import { explain, RoutewijzerError } from './errors.ts';

/** The command line: `npm run -s cli -- <command>`. */

const USAGE = `Gebruik: npm run -s cli -- <opdracht>

  check                                      controleer de inhoud: alle problemen, met bestand en regel
  walk <route> --answers <bestand|-> [--json] welk pad deze antwoorden geven
  paths <route> [--json]                     elk mogelijk pad: antwoorden, uitkomst, paragrafen
  case list [--json]                         alle casussen, zonder antwoorden
  case show <kenmerk> [--json]               één casus: status, antwoorden, pad, gebeurtenissen
  schema                                     schrijf de JSON Schema's waarmee een editor de inhoud aanvult

Een andere regio dan REGIO: --org <regio>.`;

const SCHEMAS = 'schema';

async function run(args: readonly string[]): Promise<Outcome> {
  const { positionals, values } = parse(args);
  const [command, ...rest] = positionals;
  const wrong: Outcome = { code: 2, out: USAGE };
  const config = readConfig(process.env);
  const org = values.org ?? config.org;
  const regions = regionsIn(config.contentDir);
  if (values.org && !regions.includes(values.org)) {
    throw new RoutewijzerError('USAGE', `regio '${values.org}' bestaat niet`, `Regio's: ${regions.join(', ')}.`);
  }
  const content = () => loadContent(config.contentDir, org);
  switch (command) {
    case 'check':
      return rest.length === 0 ? check(config.contentDir, SCHEMAS) : wrong;
    case 'schema':
      writeJsonSchemas(SCHEMAS);
      return fine(`JSON Schema's staan in ${SCHEMAS}/`);
    case 'walk': {
      const [route, ...more] = rest;
      return route && values.answers && more.length === 0 ? walk(content(), route, values.answers, values.json) : wrong;
    }
    case 'paths': {
      const [route, ...more] = rest;
      return route && more.length === 0 ? paths(content(), route, values.json) : wrong;
    }
    case 'case': {
      const [what, kenmerk, ...more] = rest;
      if (what === 'list' && !kenmerk) return withApp({ ...config, org }, (app) => caseList(app, org, values.json));
      if (what === 'show' && kenmerk && more.length === 0)
        return withApp({ ...config, org }, (app) => caseShow(app, org, kenmerk, values.json));
      return wrong;
    }
    default:
      return wrong;
  }
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { json: { type: 'boolean', default: false }, answers: { type: 'string' }, org: { type: 'string' } },
    });
  } catch (error) {
    throw new RoutewijzerError('USAGE', error instanceof Error ? error.message : String(error), USAGE);
  }
}

async function withApp(config: Config, work: (app: ReturnType<typeof openApp>) => Promise<Outcome>): Promise<Outcome> {
  const { file } = config.database;
  // Reading makes no database: a mistyped name would look like an empty one.
  if (!existsSync(file)) return { code: 1, out: `Er is geen database op ${file}.` };
  const app = openApp(config);
  try {
    return await work(app);
  } finally {
    await app.store.close();
  }
}

try {
  loadEnvFile();
  const { code, out } = await run(process.argv.slice(2));
  (code === 2 ? console.error : console.log)(out);
  process.exitCode = code;
} catch (error) {
  console.error(explain(error));
  process.exitCode = error instanceof RoutewijzerError && error.code === 'USAGE' ? 2 : 1;
}

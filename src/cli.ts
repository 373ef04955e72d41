import { parseArgs } from 'node:util';
import { openApp } from './app.ts';
import { caseList, caseShow } from './cli/cases.ts';
import { fine, type Outcome } from './cli/output.ts';
import { paths } from './cli/paths.ts';
import { walk } from './cli/walk.ts';
import { type Config, loadEnvFile, readConfig } from './config.ts';
import { outdatedJsonSchemas, writeJsonSchemas } from './content/json-schema.ts';
import { loadContent, regionsIn } from './content/load.ts';
import { asLine, ContentError } from './content/problem.ts';
import { explain, RoutewijzerError } from './errors.ts';

/** The command line: `npm run -s cli -- <command>`. */

const USAGE = `Gebruik: npm run -s cli -- <opdracht>

  check                                      controleer de inhoud: alle problemen, met bestand en regel
  walk <route> --answers <bestand|-> [--json]  welk pad deze antwoorden geven
  paths <route> [--json]                     elk mogelijk pad: antwoorden, uitkomst, paragrafen
  case list [--json]                         alle casussen, zonder antwoorden
  case show <kenmerk> [--json]               één casus: status, antwoorden, pad, gebeurtenissen
  schema                                     schrijf de JSON Schema's waarmee een editor de inhoud aanvult

Waar meer dan één regio is: --org <regio>.`;

const SCHEMAS = 'schema';

async function run(args: readonly string[]): Promise<Outcome> {
  const { positionals, values } = parse(args);
  const [command, ...rest] = positionals;
  const wrong: Outcome = { code: 2, out: USAGE };
  const config = readConfig(process.env);
  const org = values.org ?? config.org;
  const content = () => loadContent(config.contentDir, org);
  switch (command) {
    case 'check':
      return rest.length === 0 ? check(config) : wrong;
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
      if (what === 'list' && !kenmerk) return withApp(config, (app) => caseList(app, org, values.json));
      if (what === 'show' && kenmerk && more.length === 0)
        return withApp(config, (app) => caseShow(app, org, kenmerk, values.json));
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

/** Checks the content for every region there is: what one region leaves out, another may need. */
function check({ contentDir }: Config): Outcome {
  const regions = regionsIn(contentDir);
  const loaded = regions.map((region) => {
    try {
      return loadContent(contentDir, region);
    } catch (error) {
      if (error instanceof ContentError) return error;
      throw error;
    }
  });
  const errors = loaded.filter((one) => one instanceof ContentError);
  const [content] = loaded;
  if (!content || content instanceof ContentError || errors.length > 0) {
    const lines = new Set(errors.flatMap((error) => error.problems.map(asLine)));
    return { code: 1, out: [...lines].join('\n') || `${contentDir}/regio: er is geen regio.` };
  }
  const outdated = outdatedJsonSchemas(SCHEMAS);
  if (outdated.length > 0) {
    return { code: 1, out: `${SCHEMAS}/: ${outdated.join(', ')} loopt achter. Draai: npm run schema` };
  }
  const { routes, steps, questions, terms } = content;
  const counts = [
    `${routes.size} route(s)`,
    `${steps.size} stappen`,
    `${questions.size} vragen`,
    `${terms.size} begrippen`,
  ];
  return fine(`In orde: ${counts.join(', ')}, ${regions.length} regio('s).`);
}

async function withApp(config: Config, work: (app: ReturnType<typeof openApp>) => Promise<Outcome>): Promise<Outcome> {
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

import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { type App, openApp } from './app.ts';
import { may, type Role } from './cases/domain/access.ts';
import { checkKeys } from './cases/records/key-check.ts';
import {
  type Administration,
  auditVerify,
  caseErase,
  dbBackup,
  dbRestore,
  dbTombstones,
  keysRotate,
  purgeCases,
} from './cli/administration.ts';
import { type Asker, caseList, caseShow } from './cli/cases.ts';
import { check } from './cli/check.ts';
import { impact, oldContents } from './cli/impact.ts';
import { ACTOR, fine, type Outcome } from './cli/output.ts';
import { paths } from './cli/paths.ts';
import { search, searchBatch, searchMissed } from './cli/search.ts';
import { walk } from './cli/walk.ts';
import { type Config, loadEnvFile, readConfig } from './config.ts';
import { loadContent, regionsIn } from './content/load.ts';
import { writeJsonSchemas } from './content/schema/json-schema.ts';
import { explain, RoutewijzerError } from './errors.ts';
import { EVERY_ROLE, rolesOf } from './teams/access.ts';

/** The command line: `npm run -s cli -- <command>`. */

const USAGE = `Gebruik: npm run -s cli -- <opdracht>

  check                                      controleer de inhoud: alle problemen, met bestand en regel
  search "<vraag>" [--json] [--limit n]       zoek in gewone woorden: wat erop antwoordt, het beste eerst
  search --batch <bestand|-> [--limit n]     een vraag per regel, een JSON-lijst per regel
  search --missed [--json]                   wat coaches zochten en niet vonden, zonder iets persoonlijks
  walk <route> --answers <bestand|-> [--json] welk pad deze antwoorden geven
  paths <route> [--json]                     elk mogelijk pad: antwoorden, uitkomst, paragrafen
  impact <oude map> [--json]                 wat de inhoud van nu anders doet met lopende casussen dan die van toen
  case list [--json]                         alle casussen, zonder antwoorden
  case show <kenmerk> [--json]               één casus: status, antwoorden, pad, gebeurtenissen, wie hem bekeek
  case erase <kenmerk>                       wis één casus, voorgoed
  purge                                      wis wat langer is afgesloten dan de bewaartermijn van de regio
  keys rotate                                verpak de sleutel van elke casus met de nieuwste van CASE_KEYS
  audit verify                               controleer of niemand aan gebeurtenissen of beheer heeft gezeten
  db migrate                                 breng de tabellen bij
  db backup <bestand>                        kopieer de database, terwijl de bot doorwerkt
  db restore <bestand> --tombstones <bestand> zet een back-up terug; wat intussen gewist is, blijft gewist
  db tombstones <bestand>                    wis opnieuw wat gewist was, na herstel op een andere manier
  schema                                     schrijf de JSON Schema's waarmee een editor de inhoud aanvult

Een andere regio dan REGIO: --org <regio>. Met --als <Entra-id> zie je wat die persoon mag zien; het staat in het
logboek van de casus.`;

const SCHEMAS = 'schema';

async function run(args: readonly string[]): Promise<Outcome> {
  const { positionals, values } = parse(args);
  const [command, ...rest] = positionals;
  const wrong: Outcome = { code: 2, out: USAGE };
  const config = readConfig(process.env, loadEnvFile());
  const org = values.org ?? config.org;
  const regions = regionsIn(config.contentDir);
  if (values.org && !regions.includes(values.org)) {
    throw new RoutewijzerError('USAGE', `regio '${values.org}' bestaat niet`, `Regio's: ${regions.join(', ')}.`);
  }
  const content = () => loadContent(config.contentDir, org);
  const asker = askerOf(config, org, values.als);
  const by = { actor: asker.person.id, dataDir: config.dataDir };
  const mayAdminister = may(asker.person, 'administer');
  const onlyForAdministrators: Outcome = { code: 1, out: 'Dit mag alleen een beheerder.' };
  switch (command) {
    case 'check':
      return rest.length === 0 ? check(config.contentDir, SCHEMAS, org) : wrong;
    case 'schema':
      writeJsonSchemas(SCHEMAS);
      return fine(`JSON Schema's staan in ${SCHEMAS}/`);
    case 'search': {
      const [question, ...more] = rest;
      if (values.missed) {
        return rest.length === 0 ? withApp({ ...config, org }, (app) => searchMissed(app, org, values.json)) : wrong;
      }
      if (values.batch) return rest.length === 0 ? searchBatch(content(), values.batch, values) : wrong;
      return question !== undefined && more.length === 0 ? search(content(), question, values) : wrong;
    }
    case 'walk': {
      const [route, ...more] = rest;
      return route && values.answers && more.length === 0 ? walk(content(), route, values.answers, values.json) : wrong;
    }
    case 'paths': {
      const [route, ...more] = rest;
      return route && more.length === 0 ? paths(content(), route, values.json) : wrong;
    }
    case 'impact': {
      const [folder, ...more] = rest;
      if (!folder || more.length > 0) return wrong;
      const old = oldContents(folder, org, config.contentDir);
      return withApp({ ...config, org }, (app) => impact(app, old, org, values.json));
    }
    case 'case': {
      const [what, kenmerk, ...more] = rest;
      if (what === 'list' && !kenmerk) return withApp({ ...config, org }, (app) => caseList(app, asker, values.json));
      if (what === 'show' && kenmerk && more.length === 0)
        return withApp({ ...config, org }, (app) => caseShow(app, asker, kenmerk, values.json));
      if (what === 'erase' && !mayAdminister) return onlyForAdministrators;
      if (what === 'erase' && kenmerk && more.length === 0)
        return withApp({ ...config, org }, (app) => caseErase(app, org, kenmerk, by));
      return wrong;
    }
    case 'purge':
      if (!mayAdminister) return onlyForAdministrators;
      return rest.length === 0 ? withApp({ ...config, org }, (app) => purgeCases(app, org, by)) : wrong;
    case 'keys':
      if (!mayAdminister) return onlyForAdministrators;
      return rest.join(' ') === 'rotate' ? withApp({ ...config, org }, (app) => keysRotate(app, by)) : wrong;
    case 'audit':
      if (!mayAdminister) return onlyForAdministrators;
      return rest.join(' ') === 'verify'
        ? withStore({ ...config, org }, (app) => auditVerify(app, config.dataDir))
        : wrong;
    case 'db':
      if (!mayAdminister) return onlyForAdministrators;
      return database({ ...config, org }, rest, values.tombstones, by) ?? wrong;
    default:
      return wrong;
  }
}

/** Who asks: an administrator, who cannot read answers, or with `--als` the person of that id. */
function askerOf(config: Config, org: string, als: string | undefined): Asker {
  if (config.profile === 'local') return { person: { org, id: als ?? ACTOR, roles: EVERY_ROLE }, seesAll: true };
  const id = als?.toLowerCase();
  const roles = id === undefined ? new Set<Role>(['beheerder']) : rolesOf(config.people, id);
  return { person: { org, id: id === undefined ? ACTOR : id, roles }, seesAll: false };
}

/** Null: wrong use. */
function database(
  config: Config,
  [what, file, ...more]: readonly string[],
  tombstones: string | undefined,
  by: Administration,
): Promise<Outcome> | null {
  if (more.length > 0) return null;
  if (what === 'migrate' && !file) {
    return withApp(config, async ({ store }) => {
      await store.ping();
      return fine('De tabellen zijn bij.');
    });
  }
  if (what === 'backup' && file) return dbBackup(config, file);
  if (what === 'restore' && file && tombstones) return dbRestore(config, file, tombstones, by.actor);
  if (what === 'tombstones' && file) return withApp(config, (app) => dbTombstones(app, file, by));
  return null;
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        json: { type: 'boolean', default: false },
        answers: { type: 'string' },
        org: { type: 'string' },
        als: { type: 'string' },
        tombstones: { type: 'string' },
        missed: { type: 'boolean', default: false },
        batch: { type: 'string' },
        limit: { type: 'string' },
      },
    });
  } catch (error) {
    throw new RoutewijzerError('USAGE', error instanceof Error ? error.message : String(error), USAGE);
  }
}

/** With other keys than the cases were written with, no case would be found: that must not read as 'there is none'. */
function withApp(config: Config, work: (app: App) => Promise<Outcome>): Promise<Outcome> {
  return withStore(config, async (app) => {
    await checkKeys(app.store, app.keyring, config.org);
    return work(app);
  });
}

async function withStore(config: Config, work: (app: App) => Promise<Outcome>): Promise<Outcome> {
  const { database } = config;
  // Reading makes no database: a mistyped name would look like an empty one.
  if (database.kind === 'sqlite' && !existsSync(database.file))
    return { code: 1, out: `Er is geen database op ${database.file}.` };
  const app = openApp(config);
  try {
    return await work(app);
  } finally {
    await app.store.close();
  }
}

try {
  const { code, out } = await run(process.argv.slice(2));
  (code === 2 ? console.error : console.log)(out);
  process.exitCode = code;
} catch (error) {
  console.error(explain(error));
  process.exitCode = error instanceof RoutewijzerError && error.code === 'USAGE' ? 2 : 1;
}

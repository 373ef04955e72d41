import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseDocument } from 'yaml';
import { z } from 'zod';

/** What a coach meets in a week of work, with what the sources say to do (README.md). */

const text = z.string().trim().min(1);
const found = z.string().regex(/^(stap|fase|paragraaf|begrip|afspraak|advies):\S+$/);
const answer = z.union([z.string(), z.array(z.string())]);

/** `002:484-488`, lines of one of the five documents; or an id of bronnen.yaml with a place in it. */
const SOURCE = /^(00[0-4]:\d+(-\d+)?|[a-z][a-z0-9-]+(, .+)?)$/;

/** What is typed, and what the first three answers must hold. */
const LookUp = z
  .strictObject({
    vraag: text,
    /** One of these is enough. */
    'een-van': z.array(found).min(1).optional(),
    alle: z.array(found).min(1).optional(),
    /** This and nothing else comes first. */
    eerst: found.optional(),
    /** Nothing here answers it, and the bot says so. */
    niets: z.literal('ja').optional(),
  })
  .refine((one) => Object.keys(one).length > 1, 'zeg wat deze vraag moet vinden: een-van, alle, eerst of niets');

const Walk = z.strictObject({
  route: text,
  antwoorden: z.record(z.string(), answer),
  /** The steps; `…` at the end: the rest does not matter here. Otherwise the end is written too: `12 13 → afgerond`. */
  weg: text,
  'niet-langs': z.array(text).optional(),
  /** Usual ways off the route that are offered and taken: from, to. */
  knoppen: z.record(z.string(), text).optional(),
  /** Words that stand on the card of a step, with these answers. */
  'op-de-kaart': z.record(z.string(), z.union([text, z.array(text)])).optional(),
  /** Routes that are offered beside this one. */
  biedt: z.array(text).optional(),
});

export type Situation = z.infer<typeof Situation>;
const Situation = z
  .strictObject({
    /** In a coach's words. */
    situatie: text,
    bron: z.array(z.string().regex(SOURCE)).min(1),
    /** What no source decides here, and why: the bot must say so. */
    'geen-bron': text.optional(),
    opzoeken: z.array(LookUp).min(1).max(3),
    /** Words that stand at what is found: without them the coach is no wiser. */
    'staat-er': z.record(found, z.union([text, z.array(text)])).optional(),
    doelgroephulp: z.array(z.strictObject({ feiten: z.record(z.string(), z.string()), voorstel: text })).optional(),
    route: z.array(Walk).optional(),
    /** Reasons to close with that must be there. */
    afsluiten: z.array(z.strictObject({ werkproces: text, reden: text })).optional(),
    /** Why this does not hold yet. */
    'nog-niet': text.optional(),
  })
  .refine(
    (one) => !one['geen-bron'] || one['staat-er'] || saysNoSource(one),
    'geen-bron: laat zien waar de bot het eerlijk zegt (staat-er, niets, of voorstel geen-bron)',
  );

function saysNoSource(one: { opzoeken: z.infer<typeof LookUp>[]; doelgroephulp?: { voorstel: string }[] | undefined }) {
  return one.opzoeken.some(({ niets }) => niets) || one.doelgroephulp?.some(({ voorstel }) => voorstel === 'geen-bron');
}

export interface NamedSituation extends Situation {
  readonly name: string;
}

/** @param folder `week`, `open` or `apart` */
export function situationsIn(folder: string): readonly NamedSituation[] {
  return globSync('*.yaml', { cwd: join(import.meta.dirname, folder) })
    .sort()
    .map((file) => {
      const document = parseDocument(readFileSync(join(import.meta.dirname, folder, file), 'utf8'));
      const [problem] = document.errors;
      if (problem) throw new Error(`${folder}/${file}: ${problem.message}`);
      const read = Situation.safeParse(document.toJS());
      if (!read.success) throw new Error(`${folder}/${file}: ${z.prettifyError(read.error)}`);
      return { ...read.data, name: basename(file, '.yaml') };
    });
}

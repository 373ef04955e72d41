import { stemmer } from '@orama/stemmers/dutch';

/** No word of the content comes near it. */
const LONGEST = 40;

/**
 * What a word has in common with its other forms: `gemeld`, `meldt`, `meldingen` and `melden` all give `meld`. Snowball
 * (from Orama) takes off the endings of nouns; what it leaves on verbs, and on nouns made of verbs, is taken off here.
 */
export function rootOf(word: string): string {
  if (word.length < 4 || word.length > LONGEST || /\d/.test(word)) return word;
  const known = roots.get(word);
  if (known !== undefined) return known;
  const root = asSpoken(strong(withoutVerbEnding(withoutGe(word, stemmer(word)))));
  if (roots.size < MOST_KEPT) roots.set(word, root);
  return root;
}

/** Learning stems most words several times; bounded, because coaches may type anything. */
const roots = new Map<string, string>();
const MOST_KEPT = 20_000;

/** They stand loose from their verb, or before the `ge` of its participle. */
const PARTICLES: ReadonlySet<string> = new Set(
  'aan achter af bij door in langs los mee na om onder op over samen tegen terug toe uit vast vol voor weg'.split(' '),
);

const SEPARATED = new RegExp(`^(${[...PARTICLES].join('|')})ge(?!ve)(.{3,})$`);

/** `gemeld` → `meld`, `afgesloten` → `afsloten`; a noun like `gesprek` keeps its `ge`. */
function withoutGe(word: string, stem: string): string {
  const separated = SEPARATED.exec(stem);
  if (separated) return `${separated[1]}${separated[2]}`;
  return /^ge.{3,}[dt]$/.test(word) ? stem.slice(2) : stem;
}

/** In this order. What they take off too much, they take off every form of the word. */
const ENDINGS: readonly (readonly [RegExp, string])[] = [
  [/(?<=.{3})(?:t|p)?jes?$/, ''],
  [/(?<=.{5})schap$/, ''],
  [/(?<=.{2}[dlstz])es$/, ''],
  [/(?<=.{3}[aoiu])s$/, ''],
  [/(?<=.{4})[ai]ties?$/, ''],
  [/(?<=.{5})(?:ties?|ies?)$/, ''],
  [/(?<=.{4})eerd?$/, ''],
  [/(?<=[aeiou].{1,9})ing$/, ''],
  [/(?<=.{2}[^aeiou])t$/, ''],
  [/(?<=.{3}[gjlmnrswz])d$/, ''],
  [/(?<=.{3}[^aeio])(?:er|ar)$/, ''],
  [/(?<=.{4}|^nod)ig$/, ''],
];

function withoutVerbEnding(stem: string): string {
  return ENDINGS.reduce((left, [ending, instead]) => left.replace(ending, instead), stem);
}

const VOWELS = 'aeiou';

/** Double letters and the last consonant as Dutch writes them in the middle of a word: `uitvall`, `loop`, `schrijv`. */
function asSpoken(stem: string): string {
  const last = stem.at(-1) ?? '';
  const before = stem.at(-2) ?? '';
  if (VOWELS.includes(last)) return stem;
  if (last === before) return stem.slice(0, -1);
  const short =
    before !== 'i' && before === stem.at(-3) && VOWELS.includes(before) ? stem.slice(0, -2) : stem.slice(0, -1);
  return short + (VOICELESS[last] ?? last);
}

const VOICELESS: Readonly<Record<string, string>> = { v: 'f', z: 's' };

/** Strong verbs change their vowel, also with a particle before them: `ingeschreven` is `inschrijven`. */
const STRONG: readonly (readonly [RegExp, string])[] = [
  [/schre[vf]$/, 'schrijv'],
  [/slo(?:ot|t)$/, 'sluit'],
  [/spr[ao]a?k$/, 'sprek'],
  [/^(.*)n[oa]a?m$/, '$1nem'],
  [/viell?$/, 'val'],
  [/kre[gk]$/, 'krijg'],
  [/ble[vf]$/, 'blijv'],
  [/(ver|door|af)we[zs]$/, '$1wijz'],
  [/afwek$/, 'afwijk'],
  [/(?:keu[sz]|koz|koo[sz])$/, 'kiez'],
  // Not by its ending: `gemeld` keeps its d.
  [/beld$/, 'bel'],
  [/bracht?$/, 'breng'],
  [/zocht?$/, 'zoek'],
  [/h[ou]lp$/, 'help'],
  [/dw[ao]ng$/, 'dwing'],
  [/overled$/, 'overlij'],
  [/gree?p$/, 'grijp'],
  [/^uren$/, 'uur'],
  [/vond$/, 'vind'],
  [/(?:liep|gelop)$/, 'loop'],
  [/hield$/, 'houd'],
  [/trok$/, 'trek'],
  [/gaa?[vf]$/, 'gev'],
];

function strong(stem: string): string {
  for (const [form, verb] of STRONG) {
    if (form.test(stem)) return stem.replace(form, verb).replace(/^ge(?=.{3})/, '');
  }
  return stem;
}

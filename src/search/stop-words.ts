import { stopwords } from '@orama/stopwords/dutch';
import { PARTICLES, rootOf } from './stem.ts';

/** Words of a question that say little about what it is about, besides those of Dutch in general. */
const OF_A_QUESTION = `
  wanneer waar waarom welk welke hoeveel hoezo graag eigenlijk precies alweer moeten moest kunnen kunt konden gaat gaan
  gegaan ging doe doet gedaan deed zou zouden zullen hoef hoeft hoeven betekent betekenis betekenen definitie uitleg
  uitleggen weet weten wist vraag vragen zoek zoeken vertel zeg zegt zeggen hallo hoi dag bedankt dank alsjeblieft aub
  svb eh uhm ok oke denk denken bedenken snap begrijp bedoel
  elk elke ieder iedere iedereen enkel enkele enige sommige beide zelfde dezelfde hele heel helemaal
  ben bent wij we jullie jouw hen hij zij hun haar onze ons elkaar iemand niemand ding dingen zoiets stuk paar manier
  staat stond komt kom komen kwam kwamen krijg krijgt krijgen kreeg heet heten houdt wordt worden blijft blijven vind
  vinden vond zien zie ziet kijk kijken kijkt lijkt lijken gebeurt gebeurd gebeuren bestaat geldt gelden valt vallen
  laten maak maakt maken geven geef geeft gebruik gebruiken gebruikt pak pakt pakken zet zetten leg leggen neem neemt
  nemen haal halen breng brengen noem noemen
  even ook nou wel steeds nog soms gewoon beetje misschien ongeveer bijvoorbeeld weer toch allemaal vervolgens eigen nodig
  snel straks morgen vandaag gisteren altijd nooit vaak meestal tijdens goed daarom daarna daarbij daarvoor eruit erin
  ervan ervoor erover bijna binnen behalve dankzij doordat echter ergens inmiddels intussen juist later liever mits
  momenteel namelijk overal sinds tenzij terwijl totdat tussen uiteindelijk vanaf vanwege verder volgens vooral wegens
  weinig wellicht zeer zelfs zoals zodat zodra zowel pas net rond per via
  daarin daaruit erbij ermee ernaar eruit eventueel gehad had hadden heb hebben hetzelfde hiervan hierin hierover hierop
  hieruit hieronder hooguit jou kun naartoe naast nee redt vandaan voordat voorop waaronder waarover waarna waaraan
  waardoor waarheen zich hiernaast wou wilde gingen deden dus ineens opeens sommigen liefst mijne jouwe zulke zulk
  dergelijke alvast allebei waarvoor`;

/** Function words that the library's list lacks. */
const FUNCTION_WORDS = `
  aangaande aangezien aanstaande achterna aldus alhoewel alias alsnog alsof altoos andermans anderszins behoudens beneden
  binnenin bovenal bovendien daarachter daaraan daarbuiten daarheen daarnaast daarnet daaronder daarop daarover
  daartegen daartoe daarvan daarzo degene degenen diegene dikwijls eer eindelijk enerzijds enigszins erachter erdoor erna
  ernaast eromheen eronder erop evenals evenveel evenwel gaande gauw gedurende gelijk geleidelijk gelukkig gemoeten
  gemogen gewoonweg gekund haarzelf hebt heen hemzelf hetgeen hierboven hierheen hierzo hijzelf hoever hoewel
  hoogstens hunne ie ikke ikzelf immer immers inderdaad ineens inzake jezelf jijzelf langzaamaan leek blijkt blijken
  bleek schijnt klinkt mezelf mijzelf mocht mochten mogen nabij nadat noch nogal ofschoon omhoog omlaag
  omstreeks omtrent ondanks ondertussen onlangs onszelf opzij overigens plots plotseling raak raken raakte sedert
  sindsdien sowieso tamelijk tegenover telkens ten teveel thans toenmalig trouwens vaker vanuit vooralsnog voorbij
  voordien voorheen voortaan vooruit waarnaartoe waarschijnlijk waartegen waartoe waarvandaan weldra wiens wier wijzelf
  zelden zichzelf zijne zover zoveel zowat zult dadelijk zometeen vanmiddag vanochtend vanavond eergisteren
  overmorgen momentje effe effen efkes binnenkort destijds allerlei allerhande afhankelijk mn zn dr ff gwn iig ivm bv bijv evt
  enz etc ofzo dacht kende durf durven idee mening leuk fijn prima top lekker jammer serieus vraagje hee goedemorgen
  goedemiddag groet groetjes mvg gr dankjewel`;

/** Left in: they turn round what is asked. */
const TELLING = new Set(['geen', 'niet', 'niets', 'zonder', 'samen', 'iets', 'mag', 'vertellen', 'geld']);

const QUESTION_WORDS = OF_A_QUESTION.trim().split(/\s+/);

const LITTLE = new Set(
  [...stopwords, ...QUESTION_WORDS, ...FUNCTION_WORDS.trim().split(/\s+/), ...PARTICLES].filter(
    (word) => !TELLING.has(word),
  ),
);
const NOTHING = new Set('de het een en of van te dat die in is op aan met er dit ik je jij u'.split(' '));

/** Other forms of them: `gekregen`, `gevonden`. Shorter roots are those of other words too. */
const TELLING_ROOTS = new Set([...TELLING].map(rootOf));
const LITTLE_ROOTS = new Set(QUESTION_WORDS.map(rootOf).filter((root) => root.length > 3 && !TELLING_ROOTS.has(root)));

/**
 * Says little by itself, like `wanneer` and `moet`: it makes a difference only where two things fit as well.
 *
 * @param root of the word
 */
export function saysLittle(word: string, root: string): boolean {
  return LITTLE.has(word) || (LITTLE_ROOTS.has(root) && !TELLING.has(word));
}

/** Says nothing at all, like `de` and `van`. */
export function saysNothing(word: string): boolean {
  return NOTHING.has(word);
}

/** Words of any subject: where this content does not use them, they do not make a question one about something else. */
const GENERAL = `
  vastleggen opschrijven noteren invullen bespreken besproken samenvatten opsommen regelen oplossen
  voorbereiden afhandelen nadenken verzinnen wachten lukken lukt mislukken opletten toelichten uitwerken
  terugkomen doorgaan verdergaan voorkomen ontstaan veranderen betreft omgaan meewerken meedoen
  inschatten opstarten opvolgen meegeven behandelen
  aandacht situatie punt kant moment tijd keer dagen periode onderdeel onderwerp voorbeeld wijze kader geval aspect
  antwoord optie mogelijkheid probleem verschil overeenkomst begin einde eind midden vervolg kwestie mensen persoon
  personen
  achteraf vooraf tussendoor tussentijds tegelijk helaas belangrijk mogelijk moeilijk makkelijk lastig langzaam groot
  grote klein kleine erg veel vele minder slecht vorige vorig volgende volgend laatste huidige verschillende bepaalde
  concreet concrete duidelijk algemeen algemene speciaal speciale echt echte zeker handig handige geschikt geschikte
  gewone normaal normale verplicht terecht
  aantal adres afkorting bedrag belang beste beter bron budget code combinatie datum feitelijk functie grond hoog hoogte
  hoger kans lijst locatie maand naam nieuw nummer open oplossen orde plaats plek positie primair procedure product
  programma regel regeling relevant regulier soort stel stuur systeem tafel team tekst titel totaal vorm week woord
  al alleen ander anders anderen eerder eerst lang langer duur duurt duren los meer meest meeste meerdere minder over
  zolang best ooit
  collega land stad vrouw man manier zaak dienst
  waaruit waarmee waarbij waarin waarop daarmee hiermee hiervoor hierbij hoelang`;
const GENERAL_ROOTS = new Set(GENERAL.trim().split(/\s+/).map(rootOf));

/** Whether a word that does not occur in the content may be left out of what the question is about. */
export function isGeneral(root: string): boolean {
  return GENERAL_ROOTS.has(root);
}

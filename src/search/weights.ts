/**
 * What everything counts for, measured on the questions in test/search/. They are not precise: most may go up or down
 * by a fifth and hardly any answer changes. What a question finds is decided by the words in the content.
 */
export const WEIGHTS = {
  // A name, a question or a sentence of an item, when the whole question matches it: from 0 to 1.
  name: 1,
  /** A search word, beside what the source itself calls it. */
  searchWord: 0.95,
  ask: 0.9,
  sentence: 0.7,

  // A loose word of the question, by where the item has it.
  wordInName: 1,
  wordInAsk: 0.8,
  wordInSentence: 0.7,
  /** In the name of its route or phase. */
  wordAround: 0.2,

  /** How much the best matching phrase counts against the loose words. */
  phraseShare: 0.6,
  /** How much more it counts that the phrase has what was asked, than that the question has all of the phrase. */
  askedOverTold: 1.44,

  // How surely a word means another one.
  otherForm: 0.95,
  alike: 0.7,
  partOfWord: 0.55,
  cutOff: 0.8,
  /** For each wrong letter, as a part of the word. */
  mistake: 1.8,

  // How much a word tells: known words by how rare they are.
  unknownWord: 2.5,
  minorWord: 0.5,

  // Whether a question is about this content at all: how much each word tells of that. A known word counts 1.
  unknownSubject: 1.3,
  /** An ordinary Dutch word that the content does not have. */
  ordinarySubject: 2.3,
  /** A word of any subject, which the content happens to have; and how much of it is won then. */
  generalSubject: 0.5,
  generalOurs: 0.5,
  /** How much is won with the parts of an ordinary Dutch word that the content does not have as a whole. */
  ordinaryCompound: 0.6,
  foreignSubject: 4,
  onlySearched: 0.55,
  /** How rare a word of the source is when it begins to count more. */
  jargon: 3.3,

  // Below these, nothing here answers the question: what is covered of it, and for a third of that how well it fits.
  leastCovered: 0.65,
  fitAsCover: 0.3,
  leastScore: 0.3,
  /** Unless it is a sentence, of so many telling words: then it is enough to cover this part, and to win this much. */
  wholeSentence: { words: 5, covered: 0.25, subject: 2 },

  /**
   * A first answer that scores less may be the wrong one. In vragen.jsonl and vragen-zinnen.jsonl together 33 of the 51
   * wrong ones do, and 126 of the 618 right ones.
   */
  sure: 0.71,

  // A mild preference, never above a clearly better match.
  sameRoute: 1.08,
  samePhase: 1.03,
  sameDoelgroep: 1.03,
  /** Without a case, for the route most coaches walk. */
  houseRoute: 1.06,
  /** For who asks what a word means, or for a paragraph. */
  kindAsked: 1.1,
  /** What explains goes before what adds to it. */
  kinds: { stap: 1, fase: 1, paragraaf: 1, begrip: 1.005, afspraak: 0.98, advies: 0.97 },
};

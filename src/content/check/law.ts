import type { Content, FactStatus, SourceDocument } from '../content.ts';
import { dutchDate } from '../questions/index.ts';
import { sourcedItems } from './sourced.ts';

/** A day in a text: a month with its year, with or without the day. */
const DATE =
  /(?:\d{1,2} )?(?:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december) \d{4}/;

/**
 * The law check: what may no longer be so. Each line is something to look up, and no fault of the content.
 *
 * - a fact that is called announced while its day has passed, or in force (or past) while its day has yet to come;
 * - a text with a date that does not say whether it holds;
 * - a document that nobody held against the content for more than a year.
 *
 * @param today YYYY-MM-DD
 */
export function lawCheck(content: Content, today: string): readonly string[] {
  const facts = sourcedItems(content).flatMap(({ ref, texts, source }) => {
    if (source.standing) return isOff(source.standing, today) ? [`${ref} ${saidOf(source.standing)}`] : [];
    const date = texts.map((text) => DATE.exec(text)?.[0]).find((one) => one !== undefined);
    return date ? [`${ref} noemt ${date}, en zegt niet of dat geldt (stand)`] : [];
  });
  const documents = [...content.documents.values()].flatMap((document) => lateOf(document, today));
  return [...new Set([...facts, ...documents])];
}

/** An announcement without a day of its own never comes due; its document does. */
function isOff({ kind, day }: FactStatus, today: string): boolean {
  return kind === 'aangekondigd-voor' ? day <= today : day > today;
}

function saidOf({ kind, day }: FactStatus): string {
  const date = dutchDate(day);
  switch (kind) {
    case 'aangekondigd-voor':
      return `heet aangekondigd voor ${date}, en die dag is voorbij`;
    case 'aangekondigd-op':
      return `heet aangekondigd op ${date}, en die dag moet nog komen`;
    case 'geldt-vanaf':
      return `heet geldend vanaf ${date}, en die dag moet nog komen`;
    case 'voorbij-sinds':
      return `heet voorbij sinds ${date}, en die dag moet nog komen`;
  }
}

function lateOf({ id, checked, invented }: SourceDocument, today: string): readonly string[] {
  if (invented) return [];
  if (checked === null) return [`bron ${id} is nooit nagekeken`];
  return checked < yearBefore(today) ? [`bron ${id} is voor het laatst nagekeken op ${dutchDate(checked)}`] : [];
}

/** The same day a year ago, as text: to compare with, also when that day does not exist. */
function yearBefore(day: string): string {
  return `${Number(day.slice(0, 4)) - 1}${day.slice(4)}`;
}

import { z } from 'zod';
import type { Incoming } from './activity.ts';

/** The most mentions that are read, because each costs a search through the text. */
const MOST_MENTIONS = 50;

const Mention = z.object({
  type: z.literal('mention'),
  mentioned: z.object({ id: z.string() }),
  text: z.string().min(1),
});
type Mention = z.output<typeof Mention>;
const Attachment = z.object({ contentType: z.string(), content: z.unknown().optional() });

/**
 * What a person typed, normalised: without mentions, quotes, markup and invisible characters, and with plain dashes and
 * quotation marks for those that a keyboard or Word inserts. That way a kenmerk, bijnaam, code or word is always
 * recognised.
 */
export function typedIn({ text = '', attachments = [], entities = [], recipient }: Incoming): string {
  const mentions = entities.slice(0, MOST_MENTIONS).flatMap((one) => Mention.safeParse(one).data ?? []);
  // Only the HTML shows where a quote ends; the plain text runs on into what was typed below it.
  const html = htmlOf(attachments);
  if (html?.includes('<blockquote')) {
    const bot = mentions.find(({ mentioned }) => mentioned.id === recipient?.id);
    const name = bot && `>${withoutTags(bot.text).trim()}</`;
    return plainLine(withoutTags(name ? withoutQuotes(html).replaceAll(name, '></') : withoutQuotes(html)));
  }
  const own = withoutMentions(text, mentions, recipient?.id);
  // A card leaves markup in the text. Without a card, anything that looks like a tag was typed.
  return plainLine(attachments.some((one) => kindOf(one) === 'card') ? withoutTags(own) : own);
}

/** Whether the message has something other than text: a photo, a file, a voice message. */
export function hasFile({ attachments = [] }: Incoming): boolean {
  return attachments.some((one) => kindOf(one) === 'file') || /<img\b/.test(htmlOf(attachments) ?? '');
}

export function hasCard({ attachments = [] }: Incoming): boolean {
  return attachments.some((one) => kindOf(one) === 'card');
}

function kindOf(attachment: unknown): 'card' | 'file' | 'text' {
  const type = Attachment.safeParse(attachment).data?.contentType ?? '';
  if (type.startsWith('application/vnd.microsoft.card.')) return 'card';
  // The same text as HTML, or a reference to the message this one answers.
  return type === 'text/html' || /^(?:forwarded)?messagereference$/i.test(type) ? 'text' : 'file';
}

function htmlOf(attachments: readonly unknown[]): string | undefined {
  const html = attachments.map((one) => Attachment.safeParse(one).data).find((one) => one?.contentType === 'text/html');
  return typeof html?.content === 'string' ? html.content : undefined;
}

/** Removes mentions: of the bot everywhere, of others only at the start and end. */
function withoutMentions(text: string, mentions: readonly Mention[], bot: string | undefined): string {
  const isOwn = (mention: Mention) => mention.mentioned.id === bot;
  const rest = mentions.filter(isOwn).reduce((line, own) => line.replaceAll(own.text, ' '), text);
  const others = mentions.filter((mention) => !isOwn(mention)).map((mention) => mention.text);
  return [...others, ...others.toReversed()].reduce((line, name) => {
    const said = trimmed(line);
    if (said.startsWith(name)) return said.slice(name.length);
    return said.endsWith(name) ? said.slice(0, -name.length) : said;
  }, rest);
}

function trimmed(text: string): string {
  return text.replaceAll('&nbsp;', ' ').trim();
}

/** HTML without its quoted parts. */
function withoutQuotes(html: string): string {
  let depth = 0;
  return html
    .split(/(<\/?blockquote\b[^<>]*>)/)
    .filter((part, index) => {
      if (index % 2 === 0) return depth === 0;
      depth = Math.max(0, depth + (part.startsWith('</') ? -1 : 1));
      return false;
    })
    .join(' ');
}

function withoutTags(text: string): string {
  return text.replaceAll(/<[^<>]*>/g, ' ');
}

/** A line as a reader sees it, in plain characters. */
export function plainLine(text: string): string {
  const plain = decoded(text)
    .normalize('NFC')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .replace(/[\p{Default_Ignorable_Code_Point}\p{Cf}]/gu, '')
    .replace(/[\p{Pd}−]/gu, '-')
    .replace(/[‘’‚‛′`´]/g, "'")
    .replace(/[“”„‟″«»]/g, '"')
    .replace(/\*{2,}|_{2,}|~{2,}/g, '')
    .replace(/ {2,}/g, ' ');
  const ended = plain.replace(/(?<![ .…,;:'"*_~])[ .…,;:'"*_~]+$/, '');
  // Keep an apostrophe at the start ('s morgens), unless a closing one shows that it is a quotation mark.
  const isQuoted = plain.slice(ended.length).includes("'");
  return ended.replace(isQuoted ? /^[ '"*_~]+/ : /^[ "*_~]+/, '');
}

const NAMED: ReadonlyMap<string, string> = new Map(
  Object.entries({ nbsp: ' ', amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", shy: '', ndash: '-', mdash: '-' }),
);

/** Decodes each HTML entity once. Leaves unknown ones as they are. */
function decoded(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,6}));/gi, (whole, decimal, hex, name = '') => {
    const code = decimal ? Number(decimal) : Number.parseInt(hex, 16);
    if (code > 0 && code <= 0x10ffff) return String.fromCodePoint(code);
    return NAMED.get(name.toLowerCase()) ?? whole;
  });
}

import { Composer, type Document, LineCounter, Parser, YAMLParseError } from 'yaml';
import { dropped, type Finding } from './dropped.ts';
import { yamlErrors } from './yaml-errors.ts';

export interface Yaml {
  readonly document: Document;
  readonly lines: LineCounter;
  /** What is wrong, one thing for each line. */
  readonly findings: readonly Finding[];
  /** What the text comes to; null: nothing can be made of it. */
  readonly value: { readonly data: unknown } | null;
}

/** Reads a text as YAML, and finds what is wrong with it: also what YAML itself is content with. */
export function parseYaml(text: string): Yaml {
  const lines = new LineCounter();
  const tokens = [...new Parser(lines.addNewLine).parse(text)];
  const composer = new Composer({ prettyErrors: false, logLevel: 'silent' });
  const [document, next] = composer.compose(tokens, true, text.length);
  if (!document) throw new RangeError('the composer gives a document when it is told to');
  const more = next ? [new YAMLParseError([next.range[0], next.range[1]], 'MULTIPLE_DOCS', '')] : [];
  const errors = [...document.errors, ...more];
  // Where YAML drops something, what it stumbles over on that line only follows from that.
  const findings = new Map<number, Finding>();
  const touched = new Set<number>();
  for (const one of [...dropped(tokens, document, text), ...yamlErrors(errors, tokens, text)].sort(byPlace)) {
    const { line } = lines.linePos(one.offset);
    if (!findings.has(line) && !(one.mayFollow && touched.has(line - 1))) findings.set(line, one);
    touched.add(line);
  }
  return {
    document,
    lines,
    findings: [...findings.values()],
    value: errors.length > 0 ? null : made(document),
  };
}

function byPlace(one: Finding, other: Finding): number {
  return one.offset - other.offset;
}

function made(document: Document): Yaml['value'] {
  try {
    return { data: document.toJS() };
  } catch {
    // An alias (*) of nothing: `dropped` tells of every alias there is.
    return null;
  }
}

import { copyContent } from '../support/content.ts';

/**
 * Breaks one thing in a copy of the content and returns the problems an editor would see. A line number is relative:
 * `+2` is two lines below the edit, in the same file.
 */
export function breaking(file: string, from: string, to: string): readonly string[] {
  const copy = copyContent();
  const line = copy.edit(file, from, to);
  return copy.problems().map((problem) =>
    problem.replace(/^([^:]+):(\d+):/, (_, where: string, at: string) => {
      const below = Number(at) - line;
      return where === file ? `${below < 0 ? '' : '+'}${below}:` : `${where}:${at}:`;
    }),
  );
}

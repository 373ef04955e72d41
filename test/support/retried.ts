import { mkdirSync, writeFileSync } from 'node:fs';
import type { Reporter, TestCase } from 'vitest/node';

/** Reports which tests passed only on a retry, and writes their names to `out/retried.json`. */
export default class Retried implements Reporter {
  readonly #names: string[] = [];

  onTestCaseResult(test: TestCase): void {
    if (test.diagnostic()?.retryCount) this.#names.push(`${test.module.relativeModuleId} > ${test.fullName}`);
  }

  onTestRunEnd(): void {
    for (const name of this.#names) console.log(`Tried again: ${name}`);
    mkdirSync('out', { recursive: true });
    writeFileSync('out/retried.json', JSON.stringify(this.#names, null, 2));
  }
}

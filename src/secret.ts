import { inspect } from 'node:util';

/** A value that cannot end up in a log, an error or JSON by accident: only `reveal()` returns it. */
export class Secret {
  readonly #value: string;

  constructor(value: string) {
    this.#value = value;
  }

  reveal(): string {
    return this.#value;
  }

  toString(): string {
    return '[geheim]';
  }

  toJSON(): string {
    return '[geheim]';
  }

  [inspect.custom](): string {
    return '[geheim]';
  }
}

import { createHash } from 'node:crypto';

const inspect = Symbol.for('nodejs.util.inspect.custom');

/** A value that no text, JSON or log can show. `use` is the only way to it; what it is used for stays between the vault, the token request and the app's deploy. */
export class Secret {
  readonly #value: string;

  constructor(value: string) {
    this.#value = value;
  }

  use<T>(work: (value: string) => T): T {
    return work(this.#value);
  }

  toString(): string {
    const digest = createHash('sha256').update(this.#value).digest('hex').slice(0, 8);
    return `[REDACTED sha256:${digest} ${this.#value.length} characters]`;
  }

  toJSON(): string {
    return this.toString();
  }

  [inspect](): string {
    return this.toString();
  }
}

import { once } from 'node:events';
import { getCompileCacheDir } from 'node:module';
import { Worker } from 'node:worker_threads';
import { RoutewijzerError } from '../errors.ts';
import { storageError } from './sqlite-file.ts';
import type { Batch, Done, Write, Written } from './sqlite-writer-thread.ts';

interface Asked {
  readonly write: Write;
  readonly resolve: (written: Written) => void;
  readonly reject: (error: RoutewijzerError) => void;
}

/**
 * Writes to one SQLite file, in the order asked, in a thread of its own. While one batch is on its way to the disk the next
 * gathers, so turns that arrive together share one wait for it.
 */
export class SqliteWriter {
  readonly #path: string;
  #thread: Worker | null = null;
  #waiting: Asked[] = [];
  /** The batches the thread has not answered yet, oldest first. */
  #sent: Asked[][] = [];
  #closed = false;

  constructor(path: string) {
    this.#path = path;
  }

  /** Starts the thread, which opens no file yet; without this the first write does. */
  wake(): void {
    this.#thread ??= this.#start();
    // A program that fails before it writes anything is not kept waiting.
    this.#thread.unref();
  }

  /** Resolves when it is on the disk, or was not written for a known reason. Rejects with what `storageError` lists. */
  write(write: Write): Promise<Written> {
    return new Promise((resolve, reject) => {
      if (this.#closed) return reject(storageError(new Error('closed'), this.#path));
      this.#waiting.push({ write, resolve, reject });
      // What else comes in this round of the event loop goes along.
      if (this.#sent.length === 0 && this.#waiting.length === 1) setImmediate(() => this.#sendNext());
    });
  }

  #sendNext(): void {
    try {
      if (this.#sent.length === 0) this.#send();
    } catch (error) {
      this.#fail(error);
    }
  }

  /** Writes what is waiting and ends the thread. */
  async close(): Promise<void> {
    this.#closed = true;
    this.#send();
    if (this.#thread === null) return;
    const ended = once(this.#thread, 'exit');
    this.#thread.ref();
    this.#thread.postMessage(null);
    await ended;
  }

  #send(): void {
    if (this.#waiting.length === 0) return;
    this.#thread ??= this.#start();
    this.#thread.ref();
    this.#thread.postMessage(this.#waiting.map(({ write }) => write) satisfies Batch);
    this.#sent.push(this.#waiting);
    this.#waiting = [];
  }

  #start(): Worker {
    // It has no use for our environment, which may hold secrets; only for what Node compiled of it before.
    const compiled = getCompileCacheDir();
    const env = compiled === undefined ? {} : { NODE_COMPILE_CACHE: compiled };
    const thread = new Worker(new URL('./sqlite-writer-thread.ts', import.meta.url), { workerData: this.#path, env });
    const isOurs = () => this.#thread === thread;
    thread.on('message', (done: Done) => {
      if (!isOurs()) return;
      const batch = this.#sent.shift() ?? [];
      this.#sendNext();
      for (const [index, { resolve, reject }] of batch.entries()) {
        const result = done[index];
        if (typeof result === 'string') resolve(result);
        else if (result) reject(new RoutewijzerError(result.code, result.message, result.hint));
      }
    });
    // The thread answers for what goes wrong with the file; this is for when it breaks itself. The next write starts
    // another, and a turn that was written after all is recognised by its receipt. What a broken thread still has to
    // say comes when that other may be at work already: it is not about the batches of that one.
    thread.on('error', (error) => isOurs() && this.#fail(error));
    thread.on('exit', () => isOurs() && this.#fail(new Error('the thread that writes has ended')));
    return thread;
  }

  #fail(error: unknown): void {
    const lost = [...this.#sent.flat(), ...this.#waiting];
    this.#thread = null;
    this.#sent = [];
    this.#waiting = [];
    for (const { reject } of lost) reject(storageError(error, this.#path));
  }
}

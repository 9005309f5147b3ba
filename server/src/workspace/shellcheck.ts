import { readRemarks, type ShellcheckRemark } from './shellcheck-remarks.ts';
import type { ShellcheckQuestion } from './shellcheck-scripts.ts';

/** What running ShellCheck comes to: what it prints, or that there is no such program, or that nothing came of it. */
export type Printed = { readonly output: string } | 'absent' | 'failed';

/** Puts one question to ShellCheck. `program` is its name or absolute path. Never rejects. */
export type RunShellcheck = (
  question: Pick<ShellcheckQuestion, 'shell' | 'input'>,
  program: string,
) => Promise<Printed>;

/** Puts questions together: what comes of each, in their order, or why nothing comes of any. Never rejects. */
export type RunShellcheckOnMany = (
  questions: readonly Pick<ShellcheckQuestion, 'shell' | 'input'>[],
  program: string,
) => Promise<readonly Printed[] | 'absent' | 'failed'>;

/** So many at a time: there are other things to do on the machine. */
const AT_ONCE = 2;
/** What is remembered at the most, of one program. */
const LIMIT = { answers: 4000, characters: 8_000_000 };
const NOTHING: readonly ShellcheckRemark[] = [];

/** What ShellCheck says of scripts. Each is put to it once, and the answer remembered. */
export class Shellcheck {
  readonly #run: RunShellcheck;
  readonly #runOnMany: RunShellcheckOnMany | undefined;
  readonly #answers = new Map<string, Map<string, readonly ShellcheckRemark[]>>();
  readonly #absent = new Set<string>();
  readonly #waiting: (() => void)[] = [];
  #characters = 0;
  #running = 0;

  constructor(run: RunShellcheck, runOnMany?: RunShellcheckOnMany) {
    this.#run = run;
    this.#runOnMany = runOnMany;
  }

  /** What it has said of a script; undefined where it was not asked. */
  answer(question: ShellcheckQuestion, program: string): readonly ShellcheckRemark[] | undefined {
    return this.#answers.get(program)?.get(question.key);
  }

  /** Whether there was no such program when it was looked for. */
  isAbsent(program: string): boolean {
    return this.#absent.has(program);
  }

  /** Lets it be looked for again where it was not found. */
  lookAgain(): void {
    this.#absent.clear();
  }

  /** Asks about the scripts that it has not been asked about, as long as that is wanted. */
  async ask(questions: readonly ShellcheckQuestion[], program: string, isWanted = () => true): Promise<void> {
    await this.#askTogether(questions, program);
    await Promise.all(questions.map((question) => this.#ask(question, program, isWanted)));
  }

  /** Where that can be done. When one spoils it for all, none is answered by this. */
  async #askTogether(questions: readonly ShellcheckQuestion[], program: string): Promise<void> {
    const unknown = questions.filter((question) => this.answer(question, program) === undefined);
    const each = [...new Map(unknown.map((question) => [question.key, question])).values()];
    if (each.length < 2 || !this.#runOnMany || this.#absent.has(program)) return;
    const printed = await this.#runOnMany(each, program);
    if (printed === 'absent') this.#absent.add(program);
    else if (printed !== 'failed')
      for (const [i, one] of printed.entries()) if (typeof one === 'object') this.#keep(each[i]!, program, one.output);
  }

  async #ask(question: ShellcheckQuestion, program: string, isWanted: () => boolean): Promise<void> {
    await this.#turn();
    try {
      const known = this.answer(question, program) !== undefined;
      if (known || this.#absent.has(program) || !isWanted()) return;
      const printed = await this.#run(question, program);
      if (printed === 'absent') this.#absent.add(program);
      // What fails once would fail again at the next keystroke.
      else this.#keep(question, program, printed === 'failed' ? undefined : printed.output);
    } finally {
      this.#running--;
      this.#waiting.shift()?.();
    }
  }

  /** Waits until there are fewer at work. */
  async #turn(): Promise<void> {
    while (this.#running >= AT_ONCE) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    this.#running++;
  }

  #keep({ key, input }: ShellcheckQuestion, program: string, output: string | undefined): void {
    const answers = this.#answers.get(program) ?? new Map<string, readonly ShellcheckRemark[]>();
    this.#answers.set(program, answers);
    answers.set(key, (output !== undefined && readRemarks(output, input)) || NOTHING);
    this.#characters += key.length;
    for (const oldest of answers.keys()) {
      if (answers.size <= LIMIT.answers && this.#characters <= LIMIT.characters) break;
      answers.delete(oldest);
      this.#characters -= oldest.length;
    }
  }
}

/** How long after something was asked of the server it is asked whether it still listens, in milliseconds. */
const DELAY = 1000;
/** Silence is counted in short steps, so that a machine that slept meanwhile is not taken for a server that hangs. */
const STEP = 3000;
const STEPS = 5;

/** Finds out that a server hangs. While nobody asks anything of it, nothing happens. */
export class Heartbeat {
  readonly #ask: () => Promise<unknown>;
  readonly #onSilence: () => void;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isToBeAskedAgain = false;

  /** `ask` has the server answer; `onSilence` is called once when it does not for a quarter of a minute. */
  constructor(ask: () => Promise<unknown>, onSilence: () => void) {
    this.#ask = ask;
    this.#onSilence = onSilence;
  }

  /** To be called when something is asked of the server. */
  active(): void {
    if (this.#timer === undefined) this.#timer = setTimeout(() => this.#listen(), DELAY);
    else this.#isToBeAskedAgain = true;
  }

  /** To be called when the server has ended. */
  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#isToBeAskedAgain = false;
  }

  #listen(): void {
    this.#isToBeAskedAgain = false;
    let steps = 0;
    const timer = setInterval(() => {
      if (++steps < STEPS) return;
      this.stop();
      this.#onSilence();
    }, STEP);
    this.#timer = timer;
    const listens = () => {
      // What an earlier server answered, or refused when it ended, is of no interest.
      if (this.#timer !== timer) return;
      const again = this.#isToBeAskedAgain;
      this.stop();
      if (again) this.active();
    };
    this.#ask().then(listens, listens);
  }
}

/** A place in a document, as the protocol counts. */
export interface Place {
  readonly line: number;
  readonly character: number;
}

/** A made-up Dockerfile, and what to ask about it. */
export interface BenchDocument {
  readonly size: number;
  readonly text: string;
  readonly stages: number;
  /** The line of a RUN in the middle, in which is typed. */
  readonly typed: number;
  readonly completion: readonly Place[];
  readonly hover: readonly Place[];
  readonly definition: readonly Place[];
}

const IMAGES = [
  'alpine:3.22',
  'debian:bookworm-slim',
  'golang:1.25-alpine',
  'node:22-bookworm',
  'python:3.13-slim',
  'nginx:1.29',
];
const PACKAGES = [
  'ca-certificates',
  'curl',
  'git',
  'build-essential',
  'libssl-dev',
  'pkg-config',
  'jq',
  'unzip',
  'tini',
  'libpq-dev',
];
const TOOLS = ['npm ci', 'go build ./...', 'pip install -r requirements.txt', 'cargo build --release', 'make all'];
const NOUNS = ['api', 'worker', 'proxy', 'assets', 'reports', 'mailer', 'search', 'billing', 'catalogue', 'gateway'];

/**
 * A Dockerfile of many stages with at least so many lines, in the manner of what people write, with a slip now and then. The same size
 * and seed are the same text.
 */
export function makeDocument(size: number, seed = 0): BenchDocument {
  return new Writer(size, seed).document();
}

class Writer {
  readonly #size: number;
  readonly #lines: string[] = [];
  readonly #stages: string[] = [];
  readonly #plain: number[] = [];
  readonly #froms: Place[] = [];
  readonly #variables: Place[] = [];
  #names: string[] = [];
  #state: number;

  constructor(size: number, seed: number) {
    this.#size = size;
    this.#state = size + 1 + 7919 * seed;
  }

  document(): BenchDocument {
    const lines = this.#lines;
    lines.push('# syntax=docker/dockerfile:1', '# How everything is built', 'ARG RELEASE=3.22', '');
    const lengthOfStage = this.#size < 100 ? 8 : this.#size < 1000 ? 35 : 60;
    let next = 0;
    while (lines.length < this.#size - 3) {
      if (lines.length < next) this.#part();
      else {
        this.#stage();
        next = lines.length + lengthOfStage;
      }
    }
    lines.push(
      'HEALTHCHECK --interval=30s CMD curl -f http://localhost/ || exit 1',
      'ENTRYPOINT ["/usr/bin/tini", "--"]',
    );
    lines.push('CMD ["/usr/local/bin/start"]');
    const middle = lines.length / 2;
    const near = (places: readonly Place[]): Place =>
      places.reduce((best, place) => (Math.abs(place.line - middle) < Math.abs(best.line - middle) ? place : best));
    const typed = near(this.#plain.map((line) => ({ line, character: 0 }))).line;
    const [from, variable] = [near(this.#froms), near(this.#variables)];
    const late = this.#froms.at(-1)!;
    return {
      size: this.#size,
      text: `${lines.join('\n')}\n`,
      stages: this.#stages.length,
      typed,
      completion: [{ line: typed, character: 2 }, from, { line: from.line, character: 7 }, variable],
      hover: [{ line: typed, character: 1 }, from, variable],
      definition: [from, late, variable],
    };
  }

  #stage(): void {
    const name = `${this.#pick(NOUNS)}-${this.#stages.length}`;
    const isBasedOnStage = this.#stages.length > 0 && this.#number(3) === 0;
    this.#lines.push(`FROM ${isBasedOnStage ? this.#pick(this.#stages) : this.#pick(IMAGES)} AS ${name}`);
    const others = [...this.#stages];
    this.#stages.push(name);
    this.#names = [];
    this.#variable('ARG', 'VERSION', '1.4');
    this.#variable('ENV', 'HOME_OF', `/opt/${name}`);
    this.#plainRun();
    if (others.length > 0) this.#copyFrom(this.#pick(others));
    else this.#lines.push(`LABEL org.opencontainers.image.title="${name}"`);
  }

  #variable(keyword: string, prefix: string, value: string): void {
    const name = `${prefix}_${this.#lines.length}`;
    this.#names.push(name);
    this.#lines.push(`${keyword} ${name}=${value}`);
  }

  /** A line of one command that uses a variable. */
  #plainRun(): void {
    const start = `RUN mkdir -p /srv/${this.#pick(NOUNS)} && echo "`;
    this.#plain.push(this.#lines.length);
    this.#variables.push({ line: this.#lines.length, character: start.length + 4 });
    this.#lines.push(`${start}\${${this.#pick(this.#names)}}" > /srv/version-${this.#number(1000)}`);
  }

  #copyFrom(stage: string): void {
    this.#froms.push({ line: this.#lines.length, character: 'COPY --from='.length + 1 });
    this.#lines.push(`COPY --from=${stage} /opt/${stage}/bin /usr/local/bin/${this.#pick(NOUNS)}/`);
  }

  #part(): void {
    const lines = this.#lines;
    const noun = this.#pick(NOUNS);
    const number = this.#number(1000);
    const kinds: (() => void)[] = [
      () => {
        const packages = PACKAGES.filter(() => this.#number(2) === 0).map((name) => `    ${name} \\`);
        lines.push('RUN set -eux; apt-get update && apt-get install -y --no-install-recommends \\', ...packages);
        if (this.#number(4) === 0) lines.push('    # needed at run time');
        lines.push('    && rm -rf /var/lib/apt/lists/*');
      },
      () => lines.push(`RUN --mount=type=cache,target=/root/.cache ${this.#pick(TOOLS)} && echo ${noun} ${number}`),
      () => lines.push('RUN <<EOF', 'set -e', `echo "${noun} ${number}" >> /var/log/${noun}.log`, 'EOF'),
      () => lines.push(`COPY <<"CONF" /etc/${noun}.conf`, `[${noun}]`, `key = ${number}`, 'CONF'),
      () => this.#variable('ENV', noun.toUpperCase(), String(number)),
      () => this.#variable('ARG', noun.toUpperCase(), String(number)),
      () => lines.push(`COPY ${noun}.json ${noun}.lock /srv/${noun}/`),
      () => this.#plainRun(),
      () =>
        this.#stages.length > 1 ? this.#copyFrom(this.#stages[this.#number(this.#stages.length - 1)]!) : lines.push(''),
      () => lines.push(`WORKDIR /srv/${noun}`, `EXPOSE ${1024 + number}/tcp`),
      () => lines.push(`LABEL com.example.${noun}="${noun} ${number}" \\`, `      com.example.number="${number}"`),
      () => lines.push(`# ${noun}: ${this.#pick(NOUNS)} ${number}`, ''),
      () => lines.push(this.#number(3) === 0 ? `run echo ${noun} ${number}` : `USER ${1000 + number}`),
      () =>
        lines.push(this.#number(3) === 0 ? `WORKDIR relative/${noun}` : 'SHELL ["/bin/bash", "-o", "pipefail", "-c"]'),
    ];
    this.#pick(kinds)();
  }

  #pick<T>(list: readonly T[]): T {
    return list[this.#number(list.length)]!;
  }

  /** Below a limit. The same ones in the same order for a size: a linear congruential generator. */
  #number(below: number): number {
    this.#state = (Math.imul(this.#state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((this.#state / 2 ** 32) * below);
  }
}

import { run } from './run.ts';

/** Given by server/src/start/load.ts: to be called when what starts have to be fast for has been done. */
declare const onWarm: () => void;

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // Whoever read the output has had enough of it: `dockerfile-stages check | head`.
  if (error.code === 'EPIPE') process.exit();
  fail(`the output cannot be written: ${error.message}`);
});
// There is nobody left to tell.
process.stderr.on('error', () => process.exit(2));

const { argv, env, stdout, stderr } = process;
const terminal = {
  out: (text: string) => stdout.write(text),
  note: (line: string) => stderr.write(`${line}\n`),
  colour: stdout.isTTY && !env.NO_COLOR,
};
run(argv.slice(2), terminal).then(
  (exitCode) => {
    process.exitCode = exitCode;
    if (argv[2] === 'check') onWarm();
  },
  (error: Error) => fail(String(error.stack)),
);

/** Ends with what went wrong. */
function fail(message: string): void {
  stderr.write(`dockerfile-stages: ${message}\n`, () => process.exit(2));
}

import { run } from './run.ts';

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // Whoever read the output has had enough of it: `dockerfile-stages check | head`.
  if (error.code === 'EPIPE') process.exit();
  throw error;
});

const { argv, env, stdout, stderr } = process;
const terminal = {
  out: (text: string) => stdout.write(text),
  note: (line: string) => stderr.write(`${line}\n`),
  colour: stdout.isTTY && !env.NO_COLOR,
};
run(argv.slice(2), terminal).then(
  (exitCode) => {
    process.exitCode = exitCode;
  },
  (error: Error) => {
    terminal.note(`dockerfile-stages: ${error.stack}`);
    process.exitCode = 2;
  },
);

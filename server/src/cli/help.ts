export const HELP = `Dockerfile Stages reads multi-stage Dockerfiles as BuildKit does, and says what is wrong with them.

  dockerfile-stages check [--format text|json] [--fail-on error|warning|information|hint] [--all-rules]
                          [--no-shellcheck] [--build-context name] [path ...]
  dockerfile-stages fix [--all] [--dry-run] [--build-context name] [path ...]
  dockerfile-stages pin [--update] [--dry-run] [--mirror registry=mirror] [--build-context name] [path ...]
  dockerfile-stages outline [--format text|json] [path ...]
  dockerfile-stages targets [--format text|json] [folder]
  dockerfile-stages --help | --version

A path is a file, a folder, or - for standard input. Without one, it is the current folder. In a folder, every
Dockerfile, Containerfile, Dockerfile.*, Containerfile.*, *.dockerfile and *.containerfile is read. The folders
node_modules and .git are left out, and symbolic links are not followed.

check     Lists the problems. Changes nothing.
  --format      text (default), or json: an array with one object for each problem
  --fail-on     the least severity that makes the exit code 1 (default: warning)
  --all-rules   run the rules that are off by default, too; what they find are hints
  --no-shellcheck  do not have commands checked by ShellCheck, which is done where \`shellcheck\` is in PATH
  --build-context  a named context of the build, beside those that Compose files, Bake files, workflows and scripts
                nearby name; may be repeated
fix       Applies the fixes that cannot change what is built, until there are none. With -, the result goes to
          standard output.
  --all         apply the preferred fixes of the other problems, too; look at the result before you build
  --dry-run     show what would change, and change nothing
  --build-context  as for check
pin       Writes the digests of images behind their tags. It asks their registries, with what \`docker login\` has stored where
          they want to know who asks; nothing else here uses the network. With -, the result goes to standard output.
  --update      bring the digests of images that are pinned up to date, too
  --dry-run     show what would change, and change nothing
  --mirror      what to ask in place of a registry: docker.io=https://mirror.example; may be repeated
  --build-context  as for check
outline   Lists the stages and their instructions.
  --format      text (default), or json: an object for one file, an array of objects for several
targets   Lists who builds which Dockerfile, with which target: Compose and Bake files, workflows of GitHub, GitLab and
          CircleCI, development containers, Skaffold, Tilt, Cloud Build, Makefiles, task files, scripts and READMEs.
  --format      text (default), or json: an array with an object for each build: file, range (of the target, else of
                what names the Dockerfile), dockerfile, context, target, args and certain. Paths are relative to the
                folder. What is unknown is null, and then certain is false; a target of null is the last stage.

Lines and characters count from 0 in JSON and from 1 in text; a character is a UTF-16 unit.

What a project wants stands in .dockerfile-stages.yaml, in the folder of the Dockerfile or above it; .hadolint.yaml is
read for what maps: severities, trusted registries and labels.

Exit code: 0 all is well, 1 check found problems, 2 the command line is wrong, a file cannot be read or written, a file
that says what the project wants has a fault, or a rule failed.
`;

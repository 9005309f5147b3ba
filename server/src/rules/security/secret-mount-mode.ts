import { placedInstructions } from '../../model/instructions.ts';
import type { Mount, MountField } from '../../syntax/mount.ts';
import { type Edit, insert, replace } from '../../text/edit.ts';
import type { Fix, Rule } from '../rule.ts';
import { userAt } from '../support/user.ts';

const OTHERS = 0o007;

export const secretMountMode: Rule = {
  id: 'security/secret-mount-mode',
  severity: 'warning',
  summary: 'A mounted secret is open to every user of the build step',
  why: `A secret is a file of root's that nobody else can read (mode 0400), and an SSH agent a socket like that (0600). A wider mode
lets every program of the RUN at it, whoever it runs as. A user who needs it can own it: \`uid=1000\`.
[Mounts of secrets](https://docs.docker.com/reference/dockerfile/#run---mounttypesecret) have both keys.`,
  reported: 'FROM node:22\nRUN --mount=type=secret,id=npmrc,target=/root/.npmrc,mode=[|0444|] npm ci\n',
  fine: 'FROM node:22\nUSER node\nRUN --mount=type=secret,id=npmrc,target=/home/node/.npmrc,uid=1000,mode=0400 npm ci\n',
  peers: ['Sonar S6469'],
  changes: ['steps', 'OnBuild'],
  deep: true,
  each: ['RUN'],
  *check(dockerfile) {
    for (const { instruction, stage } of placedInstructions(dockerfile)) {
      if (!stage || instruction.name !== 'RUN') continue;
      for (const { mount } of instruction.mounts) {
        const field = mount && modeOf(mount);
        if (!mount || !field?.value) continue;
        const text = stage.scope.evaluate(field.value.text, instruction);
        // BuildKit reads it as an octal number (parseMount in commands_runmount.go).
        if (text === undefined || !/^[0-7]{1,4}$/.test(text) || (Number.parseInt(text, 8) & OTHERS) === 0) continue;
        const written = field.value;
        yield {
          range: written.range,
          message: `Mode ${text} opens the ${mount.type === 'ssh' ? 'SSH agent' : 'secret'} to every user.`,
          fixes: () => (written.text === text ? close(mount, field, userAt(dockerfile, stage, instruction)) : []),
        };
      }
    }
  },
};

/** The mode of a file that a mount makes of a secret. In the environment alone there is none. */
function modeOf({ type, fields, target }: Mount): MountField | undefined {
  if (type !== 'secret' && type !== 'ssh') return undefined;
  if (!target && fields.some(({ key }) => key.text === 'env')) return undefined;
  return fields.findLast(({ key }) => key.text === 'mode');
}

/** Leaves it to its owner alone, and makes that the user of the RUN; nothing where it is not known who that is. */
function close({ fields }: Mount, mode: MountField, user: ReturnType<typeof userAt>): Fix[] {
  const text = mode.value!.text;
  const has = (name: string) => fields.some(({ key }) => key.text === name);
  const owned = has('uid') || user.root === true;
  if (!owned && (user.uid === undefined || has('gid'))) return [];
  const shut = text.padStart(4, '0').replace(/.(.).$/, (digits) => `${digits[0]}${has('gid') ? digits[1] : 0}0`);
  const edits: Edit[] = [replace(mode.value!.range, shut)];
  if (owned) return [{ title: `Use mode ${shut}`, edits, safe: false, preferred: true }];
  edits.push(insert(mode.value!.range.end, `,uid=${user.uid}`));
  return [{ title: `Give it to user ${user.uid}, with mode ${shut}`, edits, safe: false, preferred: true }];
}

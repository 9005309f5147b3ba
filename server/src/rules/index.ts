import type { BuilderRule } from './builder-rule.ts';
import * as cache from './cache/index.ts';
import * as file from './file/index.ts';
import type { IgnoreRule } from './ignore-rule.ts';
import * as image from './image/index.ts';
import * as label from './label/index.ts';
import * as layer from './layer/index.ts';
import * as pkg from './pkg/index.ts';
import type { Rule } from './rule.ts';
import * as runtime from './runtime/index.ts';
import * as security from './security/index.ts';
import * as shell from './shell/index.ts';
import * as stage from './stage/index.ts';
import * as style from './style/index.ts';
import * as syntax from './syntax/index.ts';
import * as variables from './var/index.ts';

/** A rule, whatever file it looks at. */
export type AnyRule = Rule | IgnoreRule | BuilderRule;

const groups: readonly Readonly<Record<string, AnyRule>>[] = [
  syntax,
  variables,
  stage,
  cache,
  layer,
  security,
  image,
  pkg,
  shell,
  style,
  runtime,
  label,
  file,
];

/** All rules, group by group. Each group's index names its own. */
export const allRules: readonly AnyRule[] = groups.flatMap((group) => Object.values(group));

/** Those that look at Dockerfiles. */
export const rules: readonly Rule[] = allRules.filter((rule) => 'check' in rule);

/** Those that look at ignore files. */
export const ignoreRules: readonly IgnoreRule[] = allRules.filter((rule) => 'checkIgnore' in rule);

/** Those that look at files that start builds. */
export const builderRules: readonly BuilderRule[] = allRules.filter((rule) => 'checkBuilds' in rule);

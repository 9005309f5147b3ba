import type { Instruction } from '../../syntax/instruction.ts';
import { similar } from '../../text/distance.ts';

/** Whether an unknown instruction is most likely a FROM: what stands below it belongs to a stage, then. */
export const isLikeFrom = ({ name, keyword }: Instruction): boolean =>
  name === undefined && similar(keyword.text.toUpperCase(), ['FROM'], (text) => text).length > 0;

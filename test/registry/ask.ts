import { askDigest } from '../../server/src/registry/digest.ts';
import { dockerCredentials } from '../../server/src/registry/node-credentials.ts';
import { connect } from '../../server/src/registry/node-transport.ts';
import { readImageReference } from '../../server/src/syntax/image-reference.ts';

/** Asks as our programs do, over the network of this machine: the digest, or what is said in its place. */
export async function ask(image: string, { wantsPlatforms = false, patience = 5000 } = {}): Promise<string> {
  const reference = readImageReference(image)!;
  const question = { reference, tag: reference.tag!, wantsPlatforms };
  const means = { send: connect({}), credentialsFor: dockerCredentials, mirrors: {} };
  const answer = await askDigest(question, means, undefined, patience).catch((error: Error) => error);
  if (answer instanceof Error) return answer.message;
  return answer.platforms ? `${answer.digest} ${answer.platforms.join(' ')}` : answer.digest;
}

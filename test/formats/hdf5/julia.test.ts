/** JLD of Julia: a function without a name that its reader makes of the code in the file. See https://github.com/JuliaIO/JLD.jl/blob/master/src/JLD.jl. */
import { gunzipSync } from 'node:zlib';
import test from 'ava';
import { findingLines } from '../../support/scanned.ts';

/** As h5py writes it: a type of Julia with the name of a structure. */
const HONEST = gunzipSync(
  Buffer.from(
    'H4sIAAAAAAACA+v0cHHj5ZLiYgABDg4GFgYBBmTwHwoSOFH5MPkEKM0IpTug9AommDgjWE4CKi4INR9dXUiQqytI9X80ALPnASuE5mAYBSMReLg6BoDoCCgflkpPMKGqiy+pLEgtRqRHDwrtxZV+PZgh/AxW4tJvA/to+h1Nv4j0C0tPHayo6gwgwJABrVx1INPeYD9/F1AKhqU7BWZUc9HT8SjAVQ6wgMPMA17+QMqBE9CAnQFXqUFR/Giwj4Y1OYAZmENASVgMGEksQDqRSH0CHBD1wJwBJnmgMczIwA2MEw6GrNKczEQFUKUCUS8MNF8eKf/4Jmbm6Tl65OelFpcElxSVJpeUFqX6p4VkpPrmp6TmMAAAyO0pVGAJAAA=',
    'base64',
  ),
);
const TYPE = 'Main.AHonestStructureOfTheModel';
const FUNCTION = 'JLD.AnonymousFunctionSerializer';

test('a structure is silent', async (t) => {
  t.deepEqual(await findingLines(HONEST, 'model.jld'), []);
});

test('a function', async (t) => {
  const file = Buffer.from(HONEST.toString('latin1').replace(TYPE, FUNCTION), 'latin1');
  t.deepEqual(await findingLines(file, 'model.jld'), ['medium julia/code-by-value model.jld']);
});

/** Expressions of MONAI bundles: what starts or evaluates something in any spelling of Python, and what bundles compute with. See https://docs.monai.io/en/stable/config_syntax.html. */
import test from 'ava';
import { actingExpression } from '../../../src/formats/configuration/expressions.ts';
import { judgeBytes } from '../../support/scanned.ts';

const ACTING: readonly string[] = [
  "$__import__('os').system('x')",
  "$os . system('x')",
  "$os\\\n.system('x')",
  "$(os # a comment\n.system)('x')",
  "$ｏｓ.ｓystem('x')",
  "$getattr(os, 'sys' + 'tem')('x')",
  "$getattr(os, 'system')('x')",
  "$o.system('x')",
  '$from os import system',
  '$[x for x in ().__class__.__base__.__subclasses__()]',
  "$map(eval, ['1'])",
  "$globals()['os']",
  '$import os, subprocess as s',
  "$sys.modules['os']",
  '$f"{os.system(\'x\')}"',
  "$getattr(torch, 'lo' + 'ad')('x')",
  "$operator.attrgetter('system')(os)('x')",
  "${eval:__import__('os')}",
  "$(eval if 1 else 0)('1')",
  "$(getattr)(o, 'sys' + 'tem')('x')",
  "$operator.attrgetter('sys' + 'tem')(o)('x')",
  "$hydra.utils.get_method('os.system')('x')",
  '$import pydoc as p',
];
const COMPUTING: readonly string[] = [
  '$import glob',
  '$import os',
  "$list(sorted(glob.glob(@dataset_dir + '/*.nii.gz')))",
  "$setattr(torch.backends.cudnn, 'benchmark', True)",
  "$torch.device('cuda:0' if torch.cuda.is_available() else 'cpu')",
  "$[{'image': i, 'label': l} for i, l in zip(@images[:-9], @labels[:-9])]",
  '$torch.load(@ckpt, map_location=@device)',
  '$platform.system()',
  "$getattr(@model, 'encoder')",
  '$@network.eval()',
  "$os.path.join(@bundle_root, 'eval')",
  '$@eval#x',
  '$dict(eval=True)',
  "$operator.attrgetter('shape')(@x)",
  '$torch.compile(@net)',
  "$'{0:.2f}'.format(3)",
  '$from monai.data import decollate_batch',
  '$100',
  '${model.name}',
];
for (const expression of ACTING) test(`acts: ${expression}`, (t) => t.not(actingExpression(expression), null));
for (const expression of COMPUTING) test(`computes: ${expression}`, (t) => t.is(actingExpression(expression), null));

for (const [name, text] of [
  ['inference.json', `{"imports":["$import os"],"run":["$os.system('echo harmless')"]}`],
  ['inference.json', `{"run":["\\u0024__import__('os').system('echo harmless')"]}`],
  ['inference.json', `{"run": "$(lambda: __import__('os').system('echo harmless'))()"}`],
  ['train.yaml', "imports:\n- $import os\nrun:\n- $os.system('echo harmless')\n"],
  ['train.yml', `initialize:\n  - "$__import__('os').system('echo harmless')"\n`],
] as const) {
  test(`a bundle that names no target: ${text.slice(0, 40)}`, async (t) => {
    t.is((await judgeBytes(text, name)).status, 'rejected');
  });
}

test('texts of other programs that begin alike', async (t) => {
  const actions = `jobs:\n  a:\n    - run: $PYTHON -c "import subprocess; subprocess.run('x')"\n    - $HOME/bin/x os.system(1)\n`;
  t.is((await judgeBytes(actions, 'ci.yml')).status, 'not-a-model');
  t.is(
    (await judgeBytes('{"q": "$__timeFilter(time)", "t": "$env:X=(Get-Item x)"}', 'panel.json')).status,
    'not-a-model',
  );
});

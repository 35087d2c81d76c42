/** Which names of modules are the repository's own. */
import test from 'ava';
import { FirstPartyModules, modulesOf } from '../../src/git/first-party.ts';

const { known, top } = modulesOf([
  'README.md',
  'train.py',
  'src/mine/__init__.py',
  'src/mine/models/net.py',
  'tools/prepare.py',
  'torch/__init__.py',
  'numpy/helper.py',
  'fast.cpython-311-x86_64-linux-gnu.so',
]);

const isKnown = test.macro((t, module: string, expected: boolean) => t.is(known.has(module), expected));
test('a file at the root', isKnown, 'train', true);
test('a package below src', isKnown, 'mine', true);
test('a module of a folder without __init__.py', isKnown, 'mine.models.net', true);
test('an extension', isKnown, 'fast', true);
test('not a file that is no module', isKnown, 'README', false);
test('not a name that is not there', isKnown, 'mine.other', false);

test('only what Python would import instead hides an installed package', (t) => {
  t.is(top.get('torch'), 'torch/__init__.py');
  t.is(top.get('numpy'), undefined);
  t.is(top.get('tools'), undefined);
});

test('git is not asked for what the run has listed', (t) => {
  const nowhere = { cwd: '/', environment: { PATH: '' } };
  const modules = new FirstPartyModules(nowhere, { from: 'revision', revision: 'HEAD' });
  modules.learn([{ path: Buffer.from('src/mine/net.py') }, { path: Buffer.from('torch.py') }]);
  t.true(modules.isModule('mine.net'));
  t.false(modules.isModule('other'));
  t.is(modules.shadows('torch'), 'torch.py');
});

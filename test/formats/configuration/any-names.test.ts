/** Names that are no identifiers: to import one runs whatever file is called so, wherever it is named. */
import test from 'ava';
import { judgeBytes } from '../../support/scanned.ts';

const NAMES = ['x y.f', "q'uote.f", 'os\\x.f', 'a-b.F', '1a.f', 'a\tb.f', 'x.y z', '%.f', `${'x'.repeat(3000)}.f`];

async function imports(content: string, name: string): Promise<readonly string[]> {
  const { findings } = await judgeBytes(content, name);
  return findings.map(({ rule }) => rule);
}

/** What names a class or function, by its loader. */
const FILES: Readonly<Record<string, (name: string) => unknown>> = {
  'jsonpickle, an object': (name) => ({ 'py/object': name }),
  'jsonpickle, a function': (name) => ({ 'py/function': name }),
  'jsonpickle, a call': (name) => ({ 'py/reduce': [{ 'py/type': name }, { 'py/tuple': [1] }] }),
  Hydra: (name) => ({ model: { _target_: name } }),
  torchtune: (name) => ({ model: { _component_: name } }),
  Haystack: (name) => ({ components: { a: { type: name, init_parameters: {} } } }),
  logging: (name) => ({ version: 1, handlers: { a: { class: name } } }),
};

for (const [title, make] of Object.entries(FILES)) {
  test(`${title}, by any name`, async (t) => {
    for (const name of NAMES) {
      const rules = await imports(JSON.stringify(make(name)), 'config.json');
      t.true(rules.length > 0, `${JSON.stringify(name)} is not told of`);
    }
  });
}

test('what something else puts in is no name', async (t) => {
  for (const name of ['${model.class}', '{{ cookiecutter.package }}.Model', '$import torch.nn', '@net.f'])
    t.deepEqual(await imports(JSON.stringify({ _component_: name }), 'config.json'), [], name);
});

test('empty parts, which pydoc.locate passes over', async (t) => {
  for (const text of ['net: {_target_: os..system}', 'x: !apply:os..system [a]', 'x: !new:.os.system. [a]']) {
    const rules = await imports(text, 'hyperparams.yaml');
    t.true(rules.includes('python/os/process-execution'), text);
  }
});

test('a module of HyperPyYAML by one name', async (t) => {
  t.true((await imports('f: !module:evil\n', 'hyperparams.yaml')).length > 0);
});

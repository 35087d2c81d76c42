/** Of which package a repository is the source, by its own files. */
import test from 'ava';
import { packageNames } from '../../src/git/package-names.ts';

const names = test.macro((t, text: string, expected: readonly string[]) => {
  t.deepEqual([...new Set(packageNames(text))].sort(), [...expected]);
});

test('pyproject.toml', names, '[project]\nname = "joblib"\ndependencies = ["numpy", "torch"]\n', ['joblib']);
test('a distribution with another name', names, '[project]\nname = "scikit-learn"\n', ['sklearn']);
test('poetry', names, '[tool.poetry]\nname = "my-models"\n[tool.poetry.dependencies]\nnumpy = "^1"\n', ['my_models']);
test('flit', names, '[tool.flit.metadata]\nauthor = "A"\nmodule = "cloudpickle"\n[tool.black]\n', ['cloudpickle']);
test('uv and maturin', names, '[tool.maturin]\nmodule-name = "tokenizers.tokenizers"\n', ['tokenizers']);
test('overrides of mypy', names, '[tool.flit.metadata]\n[[tool.mypy.overrides]]\nmodule = "torch"\n', []);
test('setup.cfg', names, '[metadata]\nname = statsmodels\n[options]\ninstall_requires =\n    numpy\n', ['statsmodels']);
test('setup.py', names, "setup(\n    name='gensim',\n    install_requires=['numpy'],\n)\n", ['gensim']);
test('setup.py in one line', names, "setup(name='tables', version='1')\n", ['tables']);
test('setup.py with a constant', names, 'DISTNAME = "scikit-learn"\nsetup(name=DISTNAME, requires=["torch"])\n', [
  'sklearn',
]);
test('setup.py with packages', names, "setup(packages=['theano', 'theano.tensor'], requires=['numpy'])\n", ['theano']);
test('setup.py with a dictionary', names, "metadata = dict(\n    name='numpy',\n    requires=['torch'],\n)\n", [
  'numpy',
]);
test('setup.py that asks the environment', names, "package_name = os.getenv('TORCH_PACKAGE_NAME', 'torch')\n", [
  'torch',
]);
test('PKG-INFO', names, 'Metadata-Version: 2.1\nName: networkx\nRequires-Dist: numpy\n', ['networkx']);
test('meson.build', names, "project('scipy',\n  'c')\ndependency('numpy')\n", ['scipy']);
test('what only needs a package is not it', names, "setup(install_requires=['torch', 'numpy'])\n", []);

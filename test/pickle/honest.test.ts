/** What real picklers write is never reported as an anomaly, nor as a name that only running shows. See https://docs.python.org/3/library/pickle.html. */
import test from 'ava';
import { inFull } from '../support/in-full.ts';
import { pythonsWith, runPython } from '../support/python.ts';
import { factsOf } from './facts-of.ts';

const QUIET = new Set(['import', 'call']);

/** The script leaves its streams in `out`, a list of bytes. */
const writes = test.macro((t, modules: readonly string[], script: string) => {
  const [python] = pythonsWith(...modules);
  if (python === undefined) {
    t.log(`skipped: no python3 with ${modules.join(', ')}`);
    t.pass();
    return;
  }
  const text = runPython(
    python,
    `import base64, io, json, pickle, pickletools\nout = []\n${script}\nprint(json.dumps([base64.b64encode(b).decode() for b in out]))`,
  );
  const streams = JSON.parse(text.trimEnd().split('\n').at(-1) ?? '[]') as string[]; // as printed above
  t.true(streams.length > 0);
  for (const stream of streams) {
    const facts = factsOf(Buffer.from(stream, 'base64'));
    t.deepEqual(
      facts.filter(({ kind }) => !QUIET.has(kind)),
      [],
    );
  }
});

const VALUES = `
import array, collections, datetime, decimal, enum, fractions, functools, operator, uuid
class Colour(enum.Enum): RED = 1
class Plain:
    def __init__(self): self.a, self.b = [1, 2], {'k': (1,)}
class Slots:
    __slots__ = ('x',)
class Listed(list): pass
class Mapped(dict): pass
s = Slots(); s.x = 1
shared = [1]; cycle = [shared, shared]; cycle.append(cycle)
values = [None, True, 1, -1, 2**70, 1.5, float('inf'), 'text é', b'bytes', bytearray(b'x'), (), (1, 2, 3, 4), [1], {}, {'a': 1}, {1, 2}, frozenset([1]),
  collections.OrderedDict(a=1), collections.Counter('ab'), collections.deque([1]), collections.defaultdict(list, a=[1]), datetime.datetime(2020, 1, 2), datetime.timedelta(1), decimal.Decimal('1.5'), fractions.Fraction(1, 2),
  Colour.RED, Plain(), s, Listed([1, 2]), Mapped(a=1), cycle, functools.partial(int, base=2), operator.itemgetter(1), uuid.UUID(int=1), range(5), slice(1), complex(1, 2), array.array('d', [1.5]), print, Plain, [].append if False else len, ValueError('x'), list(range(3000)), 'x' * 300, 'y' * 70000, [bytes(70000), 'z' * 66000], {str(i): i for i in range(2500)}, [Plain() for _ in range(1500)]]
`;

const PICKLERS = `
for value in values:
    for protocol in range(6):
        try: data = pickle.dumps(value, protocol)
        except Exception: continue
        out.append(data)
        out.append(pickletools.optimize(data))
        file = io.BytesIO(); pickle._Pickler(file, protocol).dump(value); out.append(file.getvalue())
`;

test('CPython, in C and in Python, every protocol, optimized or not', writes, [], VALUES + PICKLERS);
test(
  'several pickles in one file',
  writes,
  [],
  `${VALUES}\nout = [b''.join(pickle.dumps(v, p) for v in values[:20]) for p in range(6)]`,
);
test(
  'numpy',
  writes,
  ['numpy'],
  'import numpy as np\nfor v in [np.arange(5.), np.float32(1), np.dtype([("a", "f8")]), np.array([1, "x"], dtype=object), np.random.RandomState(0)]:\n    for p in range(6): out.append(pickle.dumps(v, p))',
);
inFull(
  'pandas',
  writes,
  ['pandas'],
  'import pandas as pd\nfor v in [pd.DataFrame({"a": [1, 2], "b": ["x", None]}), pd.Series([1.5]), pd.Timestamp("2020-01-01")]:\n    for p in range(2, 6): out.append(pickle.dumps(v, p))',
);
inFull(
  'scikit-learn',
  writes,
  ['sklearn'],
  'from sklearn.ensemble import RandomForestClassifier\nfrom sklearn.pipeline import make_pipeline\nfrom sklearn.preprocessing import StandardScaler\nm = make_pipeline(StandardScaler(), RandomForestClassifier(3)).fit([[0.], [1.]], [0, 1])\nout = [pickle.dumps(m, p) for p in range(2, 6)]',
);
test(
  'joblib, with its raw arrays',
  writes,
  ['joblib', 'numpy'],
  'import joblib, numpy as np\nfor v in [[np.arange(1000.), np.array(["a"], dtype=object), np.zeros((0, 3)), np.array(["ab"]), np.float64(1), {"k": np.arange(3)}], np.zeros(3, dtype=[("a", "f8"), ("b", "i4")])]:\n    f = io.BytesIO(); joblib.dump(v, f); out.append(f.getvalue())',
);

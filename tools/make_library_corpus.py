"""Makes honest models of every library that the interpreter has: estimators are found by walking the packages, fitted on a small table and saved in every way that people save them; other objects have a maker each.

Usage: python tools/make_library_corpus.py FOLDER [PACKAGE...]
None of the files may be stopped by git model-check; functions by value are a warning. Prints the number of files and of packages.
"""
import contextlib
import importlib
import inspect
import io
import os
import pickle
import pkgutil
import signal
import sys
import warnings

SECONDS = 6
PER_PACKAGE = 60
FOLDER = None
MADE = {}

# Packages whose classes have `fit` as scikit-learn's do.
ESTIMATORS = (
    "sklearn category_encoders imblearn mlxtend feature_engine sklearn_pandas hdbscan umap pynndescent pyod tslearn lightgbm xgboost catboost boruta gplearn hmmlearn "
    "interpret sklearn2pmml skorch sktime lifelines treeple ngboost imodels mapie kmodes sklego tsfresh causalml econml pykalman skopt bayes_opt"
).split()
# Packages whose learners take one sample at a time.
LEARNERS = ["river"]


class Late(Exception):
    pass


@contextlib.contextmanager
def limited(times=1):
    def late(*_):
        raise Late()
    signal.signal(signal.SIGALRM, late)
    signal.alarm(SECONDS * times)
    try:
        yield
    finally:
        signal.alarm(0)


def write(package, name, ending, data):
    with open(os.path.join(FOLDER, f"{package}-{name}-{ending}"), "wb") as file:
        file.write(data)
    MADE[package] = MADE.get(package, 0) + 1


def save(package, name, value):
    for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
        with contextlib.suppress(Exception):
            write(package, name, f"p{protocol}.pkl", pickle.dumps(value, protocol))
    for writer in ("joblib", "dill", "cloudpickle"):
        with contextlib.suppress(Exception):
            stream = io.BytesIO()
            importlib.import_module(writer).dump(value, stream)
            write(package, name, f"{writer}.{'joblib' if writer == 'joblib' else 'pkl'}", stream.getvalue())
    if package.startswith(("torch", "pyro", "gpytorch", "timm", "botorch")):
        with contextlib.suppress(Exception):
            stream = io.BytesIO()
            importlib.import_module("torch").save(value, stream)
            write(package, name, "torch.pt", stream.getvalue())


def classes_of(package):
    """Each public class of a package that it defines itself, in the order of its modules."""
    root = importlib.import_module(package)
    seen = set()
    modules = [root.__name__] + [one.name for one in pkgutil.walk_packages(getattr(root, "__path__", []), package + ".", onerror=lambda _: None)]
    for name in modules:
        if any(part in ("tests", "test", "conftest", "externals", "setup") or part.startswith("_test") for part in name.split(".")):
            continue
        try:
            with limited():
                module = importlib.import_module(name)
        except BaseException:
            continue
        for label, one in sorted(vars(module).items()):
            if inspect.isclass(one) and not label.startswith("_") and one.__module__.startswith(package) and one not in seen:
                seen.add(one)
                yield one


def table():
    import numpy
    rows = numpy.random.RandomState(0).rand(40, 3)
    return rows, (rows[:, 0] > 0.5).astype(int)


def estimators(package):
    rows, target = table()
    try:
        import pandas
        frame = pandas.DataFrame(rows, columns=list("abc"))
    except ImportError:
        frame = rows
    for one in classes_of(package):
        if MADE.get(package, 0) >= PER_PACKAGE * 9 or not hasattr(one, "fit"):
            continue
        for given in ((rows, target), (frame, target), (rows,), (frame,)):
            try:
                with limited():
                    model = one()
                    model.fit(*given)
            except BaseException:
                continue
            save(package, one.__name__, model)
            break


def learners(package):
    rows, target = table()
    for one in classes_of(package):
        if MADE.get(package, 0) >= PER_PACKAGE * 9 or not hasattr(one, "learn_one"):
            continue
        try:
            with limited():
                model = one()
                for row, value in zip(rows[:10], target):
                    with contextlib.suppress(TypeError):
                        model.learn_one(dict(zip("abc", row)), int(value))
        except BaseException:
            continue
        save(package, one.__name__, model)


def module(name):
    return importlib.import_module(name)


def frame():
    import pandas
    return pandas.DataFrame({"a": [1.0, 2, 3, 4, 5, 6], "b": [2.0, 1, 4, 3, 6, 5], "d": pandas.date_range("2020-01-01", periods=6)})


def study():
    import optuna
    optuna.logging.set_verbosity(optuna.logging.ERROR)
    made = optuna.create_study()
    made.optimize(lambda trial: trial.suggest_float("x", 0, 1) + trial.suggest_int("n", 1, 3), n_trials=12)
    return made


def agent(directory):
    import stable_baselines3
    from stable_baselines3.common.vec_env import DummyVecEnv, VecNormalize
    import gymnasium
    environment = VecNormalize(DummyVecEnv([lambda: gymnasium.make("CartPole-v1")]))
    for name in ("PPO", "A2C", "DQN"):
        model = getattr(stable_baselines3, name)("MlpPolicy", "CartPole-v1")
        model.save(os.path.join(directory, f"stable_baselines3-{name}.zip"))
        MADE["stable_baselines3"] = MADE.get("stable_baselines3", 0) + 1
    return environment


def explainer():
    import shap
    from sklearn.ensemble import RandomForestClassifier
    rows, target = table()
    return shap.TreeExplainer(RandomForestClassifier(5).fit(rows, target))


def prophet():
    from prophet import Prophet
    import pandas
    return Prophet().fit(pandas.DataFrame({"ds": pandas.date_range("2020-01-01", periods=60), "y": range(60)}))


def bayesian():
    from pgmpy.models import DiscreteBayesianNetwork
    from pgmpy.factors.discrete import TabularCPD
    network = DiscreteBayesianNetwork([("a", "b")])
    network.add_cpds(TabularCPD("a", 2, [[0.5], [0.5]]), TabularCPD("b", 2, [[0.1, 0.2], [0.9, 0.8]], ["a"], [2]))
    return network


def statsmodels_results():
    import statsmodels.api as sm
    from statsmodels.tsa.arima.model import ARIMA
    data = frame()
    return [sm.OLS(data.a, sm.add_constant(data.b)).fit(), ARIMA([1, 3, 2, 5, 4, 6, 8, 7, 9, 12], order=(1, 0, 0)).fit()]


def topics():
    from gensim.corpora import Dictionary
    from gensim.models import LdaModel, TfidfModel, Word2Vec
    texts = [["a", "b"], ["b", "c"], ["a", "c"]] * 4
    words = Dictionary(texts)
    bags = [words.doc2bow(text) for text in texts]
    return [words, TfidfModel(bags), LdaModel(bags, num_topics=2, id2word=words), Word2Vec(texts, min_count=1, vector_size=4)]


def recommender():
    import pandas
    from surprise import Dataset, Reader, SVD
    ratings = pandas.DataFrame({"u": [1, 1, 2, 2], "i": [1, 2, 1, 2], "r": [3, 4, 5, 1]})
    return SVD().fit(Dataset.load_from_df(ratings, Reader()).build_full_trainset())


def net():
    import torch
    return torch.nn.Sequential(torch.nn.Linear(2, 3), torch.nn.ReLU(), torch.nn.LSTM(3, 2), torch.nn.TransformerEncoderLayer(4, 2))


def trained():
    import torch
    model = net()[0]
    return {"model": model, "optimizer": torch.optim.Adam(model.parameters()), "schedule": torch.optim.lr_scheduler.StepLR(torch.optim.SGD(model.parameters(), 0.1), 2)}


def alternating():
    import scipy.sparse
    from implicit.als import AlternatingLeastSquares
    model = AlternatingLeastSquares(factors=2, iterations=2)
    model.fit(scipy.sparse.csr_matrix([[1.0, 0, 1], [0, 1, 1]]), show_progress=False)
    return model


def arrays():
    import numpy
    generator = numpy.random.default_rng(0)
    return {
        "plain": numpy.ones((2, 3), "f4"), "dates": numpy.array(["2020-01-01"], "M8[D]"), "texts": numpy.array(["a", "b"]), "objects": numpy.array([1, "a", None], object),
        "record": numpy.zeros(2, [("a", "i4"), ("b", "f8")]), "masked": numpy.ma.array([1, 2], mask=[0, 1]), "generator": generator, "state": numpy.random.RandomState(1),
        "scalar": numpy.float32(1), "type": numpy.float64, "function": numpy.log1p, "poly": numpy.poly1d([1, 2]), "polynomial": numpy.polynomial.Polynomial([1, 2]),
    }


def curves():
    import numpy
    import scipy.interpolate
    import scipy.optimize
    import scipy.sparse
    import scipy.spatial
    import scipy.stats
    line = numpy.arange(6.0)
    return [
        scipy.sparse.csr_matrix(numpy.eye(2)), scipy.sparse.coo_matrix(numpy.eye(2)), scipy.sparse.lil_matrix(numpy.eye(2)), scipy.sparse.dok_matrix(numpy.eye(2)),
        scipy.interpolate.interp1d(line, line), scipy.interpolate.CubicSpline(line, line), scipy.interpolate.UnivariateSpline(line, line), scipy.interpolate.RegularGridInterpolator((line,), line),
        scipy.spatial.KDTree(numpy.ones((3, 2))), scipy.spatial.transform.Rotation.identity(), scipy.stats.norm(0, 1), scipy.stats.gaussian_kde(line + line % 2),
        scipy.optimize.minimize(lambda x: x @ x, [1.0]), scipy.spatial.distance.euclidean,
    ]


def standard_values():
    import array
    import collections
    import datetime
    import decimal
    import fractions
    import ipaddress
    import pathlib
    import random
    import re
    import uuid
    return [
        collections.OrderedDict(a=1), collections.defaultdict(list, a=[1]), collections.Counter("abc"), collections.deque([1], 3), datetime.datetime(2020, 1, 1, tzinfo=datetime.timezone.utc),
        datetime.timedelta(1), decimal.Decimal("1.5"), fractions.Fraction(1, 3), uuid.UUID(int=5), pathlib.PurePosixPath("a"), re.compile("a+"), array.array("d", [1.0]), random.Random(1),
        ipaddress.ip_address("::1"), range(3), slice(1), complex(1, 2), frozenset("a"), bytearray(b"a"), ValueError("a"), Ellipsis, len, int,
    ]


def trials():
    from hyperopt import Trials, fmin, hp, rand
    made = Trials()
    fmin(lambda x: x * x, hp.uniform("x", -1, 1), algo=rand.suggest, max_evals=3, trials=made, show_progressbar=False)
    return made


def population():
    from deap import tools
    made = tools.HallOfFame(1)
    return [tools.Logbook(), made, tools.ParetoFront(), tools.Statistics()]


def spaces():
    from gymnasium.spaces import Box, Dict, Discrete, Graph, MultiBinary, MultiDiscrete, Sequence, Text, Tuple
    return [Dict({"a": Box(0, 1, (2,)), "b": Discrete(3)}), MultiBinary(3), MultiDiscrete([2, 3]), Tuple((Discrete(2), Discrete(3))), Text(3), Sequence(Discrete(2)), Graph(Box(0, 1, (2,)), Discrete(2))]


def pipelines():
    from sklearn.compose import ColumnTransformer
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.impute import SimpleImputer
    from sklearn.linear_model import LogisticRegression
    from sklearn.model_selection import GridSearchCV
    from sklearn.pipeline import Pipeline
    from sklearn.preprocessing import OneHotEncoder, StandardScaler
    rows, target = table()
    columns = ColumnTransformer([("n", Pipeline([("i", SimpleImputer()), ("s", StandardScaler())]), [0, 1]), ("c", OneHotEncoder(handle_unknown="ignore"), [2])])
    search = GridSearchCV(Pipeline([("c", columns), ("m", LogisticRegression())]), {"m__C": [0.1, 1]}, cv=2).fit(rows, target)
    words = Pipeline([("v", TfidfVectorizer()), ("m", LogisticRegression())]).fit(["a bad day", "a good day"], [0, 1])
    return {"search": search, "words": words, "columns": ["a", "b"]}


MAKERS = {
    "sympy": lambda: [module("sympy").Symbol("x") ** 2 + 1, module("sympy").Matrix([[1, 2]])],
    "mpmath": lambda: module("mpmath").mpf("1.5"),
    "networkx": lambda: module("networkx").karate_club_graph(),
    "igraph": lambda: module("igraph").Graph.Ring(5),
    "geopandas": lambda: module("geopandas").GeoDataFrame({"g": [module("shapely.geometry").Point(1, 2)]}, geometry="g"),
    "shapely": lambda: module("shapely.geometry").Polygon([(0, 0), (1, 0), (1, 1)]),
    "xarray": lambda: module("xarray").Dataset({"a": ("x", [1, 2])}),
    "dask": lambda: module("dask.array").ones((4, 4)),
    "polars": lambda: module("polars").DataFrame({"a": [1, 2]}),
    "pandas": frame,
    "nltk": lambda: [module("nltk").FreqDist("abc"), module("nltk").Tree("S", ["a"]), module("nltk.stem").PorterStemmer(), module("nltk.classify").NaiveBayesClassifier.train([({"a": 1}, "x"), ({"a": 2}, "y")])],
    "gensim": topics,
    "statsmodels": statsmodels_results,
    "pgmpy": bayesian,
    "prophet": prophet,
    "gymnasium": spaces,
    "stable_baselines3": lambda: agent(FOLDER),
    "optuna": study,
    "shap": explainer,
    "easydict": lambda: module("easydict").EasyDict(a=1),
    "omegaconf": lambda: module("omegaconf").OmegaConf.create({"a": [1, {"b": "${a}"}]}),
    "yacs": lambda: module("yacs.config").CfgNode({"a": 1}),
    "addict": lambda: module("addict").Dict(a=1),
    "box": lambda: module("box").Box(a={"b": 1}),
    "rdkit": lambda: [module("rdkit.Chem").MolFromSmiles("CCO"), module("rdkit.Chem.rdFingerprintGenerator").GetMorganGenerator().GetFingerprint(module("rdkit.Chem").MolFromSmiles("CCO"))],
    "pmdarima": lambda: module("pmdarima").ARIMA((1, 0, 0)).fit([1.0, 3, 2, 5, 4, 6, 8, 7, 9, 12]),
    "arch": lambda: module("arch").arch_model([1.0, -1, 2, -2, 1, 3, -1, 2, -3, 1] * 5).fit(disp="off"),
    "surprise": recommender,
    "implicit": alternating,
    "treelib": lambda: module("treelib").Tree(),
    "patsy": lambda: module("patsy").dmatrix("a + b", frame()),
    "formulaic": lambda: module("formulaic").model_matrix("a + b", frame()),
    "plotly": lambda: module("plotly.graph_objects").Figure(),
    "fastcore": lambda: module("fastcore.foundation").L(1, 2),
    "frozenlist": lambda: module("frozenlist").FrozenList([1]),
    "httpx": lambda: [module("httpx").URL("https://example.org/a"), module("httpx").Headers({"a": "b"}), module("httpx").QueryParams(a=1)],
    "markdown_it": lambda: module("markdown_it").MarkdownIt().parse("a *b*"),
    "markupsafe": lambda: module("markupsafe").Markup("<a>"),
    "pygments": lambda: [module("pygments.token").Token.Text, module("pygments.style").Style],
    "pyproj": lambda: module("pyproj").CRS.from_epsg(4326),
    "rich": lambda: [module("rich.text").Text("a"), module("rich.style").Style(bold=True)],
    "traitlets": lambda: module("traitlets.utils.bunch").Bunch(a=1),
    "urllib3": lambda: [module("urllib3.util").Url("https", host="example.org"), module("urllib3").HTTPHeaderDict(a="b"), module("urllib3.util").Retry(3)],
    "werkzeug": lambda: [module("werkzeug.datastructures").MultiDict(a=1), module("werkzeug.datastructures").Headers({"a": "b"})],
    "starlette": lambda: [module("starlette.datastructures").Headers({"a": "b"}), module("starlette.datastructures").QueryParams("a=1")],
    "cycler": lambda: module("cycler").cycler(color=["r", "g"]),
    "confection": lambda: module("confection").Config({"a": {"b": 1}}),
    "soupsieve": lambda: module("soupsieve").compile("a.b"),
    "pycparser": lambda: module("pycparser").CParser().parse("int a;"),
    "pyparsing": lambda: module("pyparsing").Word("ab").parse_string("ab"),
    "imageio": lambda: module("imageio.core").Array(table()[0]),
    "graphviz": lambda: module("graphviz").Digraph("a"),
    "opt_einsum": lambda: module("opt_einsum").contract_path("ab,bc->ac", table()[0], table()[0].T)[1],
    "SALib": lambda: module("SALib").ProblemSpec({"names": ["a"], "num_vars": 1, "bounds": [[0, 1]]}),
    "tabulate": lambda: module("tabulate").simple_separated_format("|"),
    "sqlalchemy": lambda: [module("sqlalchemy").Integer(), module("sqlalchemy").MetaData(), module("sqlalchemy").select(module("sqlalchemy").literal(1))],
    "click": lambda: [module("click").Choice(["a"]), module("click").UsageError("a")],
    "tqdm": lambda: module("tqdm.utils").CallbackIOWrapper,
    "fsspec": lambda: module("fsspec.implementations.memory").MemoryFileSystem(),
    "jinja2": lambda: module("jinja2").Environment().parse("a {{ b }}"),
    "narwhals": lambda: module("narwhals").Int64(),
    "plum": lambda: module("plum").Signature(int),
    "prompt_toolkit": lambda: module("prompt_toolkit.document").Document("a"),
    "aiohttp": lambda: module("aiohttp").BasicAuth("a", "b"),
    "h11": lambda: module("h11").Request(method="GET", target="/", headers=[("Host", "a")]),
    "toolz": lambda: module("toolz").compose(len, list),
    "joblib": lambda: module("joblib").delayed(len)([1]),
    "autograd": lambda: module("autograd.numpy").ones(2),
    "tifffile": lambda: module("tifffile").TIFF.COMPRESSION.LZW,
    "texttable": lambda: module("texttable").Texttable(),
    "zipp": lambda: module("zipp").CompleteDirs,
    "gevent": lambda: module("gevent.queue").Empty(),
    "cmdstanpy": lambda: module("cmdstanpy.utils").EXTENSION,
    "matplotlib": lambda: module("matplotlib.figure").Figure().subplots(),
    "torch": lambda: [net(), trained()],
    "pyro": lambda: module("pyro.distributions").Normal(0.0, 1.0),
    "gpytorch": lambda: [module("gpytorch.kernels").ScaleKernel(module("gpytorch.kernels").RBFKernel()), module("gpytorch.likelihoods").GaussianLikelihood()],
    "torch_geometric": lambda: [module("torch_geometric.data").Data(x=module("torch").ones(2, 2)), module("torch_geometric.nn").GCNConv(2, 2)],
    "torchmetrics": lambda: module("torchmetrics").MeanMetric(),
    "timm": lambda: module("timm").create_model("mobilenetv3_small_050"),
    "tokenizers": lambda: module("tokenizers").Tokenizer(module("tokenizers").models.BPE()),
    "spacy": lambda: module("spacy").blank("en"),
    "regex": lambda: module("regex").compile("a+"),
    "sortedcontainers": lambda: module("sortedcontainers").SortedDict(a=1),
    "astropy": lambda: [module("astropy.units").m, module("astropy.table").Table({"a": [1]}), module("astropy.time").Time("2020-01-01")],
    "pint": lambda: module("pint").UnitRegistry().meter * 2,
    "uncertainties": lambda: module("uncertainties").ufloat(1, 0.1),
    "bitarray": lambda: module("bitarray").bitarray("101"),
    "sparse": lambda: module("sparse").COO([[0, 1], [0, 1]], [1, 2]),
    "ase": lambda: module("ase").Atoms("H2O"),
    "pymatgen": lambda: module("pymatgen.core").Lattice.cubic(3),
    "trimesh": lambda: module("trimesh").creation.box(),
    "Bio": lambda: [module("Bio.Seq").Seq("ACGT"), module("Bio.SeqRecord").SeqRecord(module("Bio.Seq").Seq("ACGT"))],
    "deap": population,
    "numpy": arrays,
    "scipy": curves,
    "standard": standard_values,
    "pipeline": pipelines,
    "hyperopt": trials,
    "ruptures": lambda: module("ruptures").Pelt(model="l2").fit(table()[0][:, 0]),
    "stumpy": lambda: module("stumpy").stump(table()[0][:, 0], 5),
    "pygam": lambda: module("pygam").LinearGAM().fit(*table()),
    "linearmodels": lambda: module("linearmodels.iv").IV2SLS(table()[1], table()[0], None, None).fit(),
    "copulas": lambda: module("copulas.univariate").GaussianUnivariate(),
    "rank_bm25": lambda: module("rank_bm25").BM25Okapi([["a", "b"], ["b"]]),
    "sklearn_crfsuite": lambda: module("sklearn_crfsuite").CRF(max_iterations=2).fit([[{"a": "b"}]], [["x"]]),
    "sentence_transformers": lambda: module("sentence_transformers").models.Normalize(),
    "einops": lambda: module("einops.layers.torch").Rearrange("a b -> b a"),
    "torchvision": lambda: [module("torchvision").models.squeezenet1_1(), module("torchvision").transforms.Compose([module("torchvision").transforms.Resize(4), module("torchvision").transforms.ToTensor()])],
    "altair": lambda: module("altair").Chart("a.csv").mark_bar(),
    "bokeh": lambda: module("bokeh.models").Range1d(0, 1),
    "modAL": lambda: module("modAL.models").ActiveLearner(module("sklearn.linear_model").LogisticRegression(), X_training=table()[0], y_training=table()[1]),
    "pymoo": lambda: module("pymoo.core.population").Population(2),
    "cma": lambda: module("cma").CMAEvolutionStrategy([0, 0], 1, {"verbose": -9}),
    "minisom": lambda: module("minisom").MiniSom(2, 2, 3),
    "prince": lambda: module("prince").PCA().fit(frame()[["a", "b"]]),
    "factor_analyzer": lambda: module("factor_analyzer").FactorAnalyzer(2).fit(table()[0]),
    "metric_learn": lambda: module("metric_learn").NCA().fit(*table()),
    "pyswarms": lambda: module("pyswarms.backend.swarms").Swarm(table()[0], table()[0]),
    "vaderSentiment": lambda: module("vaderSentiment.vaderSentiment").SentimentIntensityAnalyzer(),
    "langdetect": lambda: module("langdetect.language").Language("en", 0.5),
    "emoji": lambda: module("emoji").EMOJI_DATA["\U0001f600"],
    "lime": lambda: module("lime.lime_tabular").LimeTabularExplainer(table()[0]).base,
    "zarr": lambda: module("zarr").zeros(3),
    "h5py": lambda: module("h5py").string_dtype(),
    "pyarrow": lambda: module("pyarrow").table({"a": [1]}),
    "dateutil": lambda: [module("dateutil.relativedelta").relativedelta(days=1), module("dateutil.tz").gettz("Europe/Rome")],
    "pytz": lambda: module("pytz").timezone("Europe/Rome"),
    "attrs": lambda: module("attr").make_class("C", ["a"]),
    "pydantic": lambda: module("pydantic").AnyUrl("https://example.org"),
    "bs4": lambda: str(module("bs4").BeautifulSoup("<a>", "html.parser")),
    "PIL": lambda: module("PIL.Image").new("RGB", (2, 2)),
    "skimage": lambda: module("skimage.transform").AffineTransform(scale=(1, 2)),
    "filterpy": lambda: module("filterpy.kalman").KalmanFilter(2, 1),
    "textblob": lambda: module("textblob").TextBlob("a b"),
    "holidays": lambda: module("holidays").country_holidays("IT"),
    "docutils": lambda: module("docutils.core").publish_doctree("A *text*."),
    "requests": lambda: module("requests.structures").CaseInsensitiveDict(a=1),
    "yarl": lambda: module("yarl").URL("https://example.org"),
    "multidict": lambda: module("multidict").MultiDict(a="1"),
    "packaging": lambda: module("packaging.version").Version("1.2"),
    "nibabel": lambda: module("nibabel").Nifti1Header(),
    "lmfit": lambda: module("lmfit").create_params(a=1, b={"value": 2, "min": 0}),
    "emcee": lambda: module("emcee").State(table()[0]),
    "intervaltree": lambda: module("intervaltree").IntervalTree.from_tuples([(1, 2, "a"), (3, 5)]),
    "meshio": lambda: module("meshio").Mesh([[0.0, 0.0], [1.0, 0.0], [0.0, 1.0]], [("triangle", [[0, 1, 2]])]),
    "cvxpy": lambda: module("cvxpy").Variable(2),
    "pulp": lambda: [module("pulp").LpVariable("x", 0, 1), module("pulp").LpProblem("a")],
    "anndata": lambda: module("anndata").AnnData(table()[0]),
    "obspy": lambda: [module("obspy").UTCDateTime(0), module("obspy").Trace(table()[0][0])],
    "music21": lambda: module("music21.pitch").Pitch("C4"),
    "mne": lambda: module("mne").create_info(3, 100.0),
    "cvxopt": lambda: module("cvxopt").matrix([1.0, 2.0]),
    "simpy": lambda: module("simpy.exceptions").Interrupt("a"),
    "skbio": lambda: [module("skbio").DNA("ACGT"), module("skbio").DistanceMatrix([[0.0, 1.0], [1.0, 0.0]])],
    "jsonschema": lambda: module("jsonschema").ValidationError("a"),
    "rasterio": lambda: [module("rasterio.crs").CRS.from_epsg(4326), module("rasterio.transform").from_origin(0, 0, 1, 1)],
    "affine": lambda: module("affine").Affine.translation(1, 2),
    "fiona": lambda: module("fiona.model").Geometry(coordinates=(1, 2), type="Point"),
    "sunpy": lambda: module("sunpy.util").MetaDict({"a": 1}),
    "photutils": lambda: module("photutils.aperture").CircularAperture((1.0, 2.0), r=3.0),
    "numba": lambda: [module("numba").float64, module("numba").types.Tuple([module("numba").int64])],
    "seaborn": lambda: module("seaborn").color_palette("deep", 3),
    "pywt": lambda: module("pywt").Wavelet("db2"),
    "gym": lambda: [module("gym.spaces").Box(0, 1, (2,)), module("gym.spaces").Discrete(3)],
    "langchain_core": lambda: [module("langchain_core.documents").Document(page_content="a", metadata={"b": 1}), module("langchain_core.messages").HumanMessage("a"), module("langchain_core.prompts").PromptTemplate.from_template("{a}")],
    "jax": lambda: [module("jax.numpy").ones(2), module("jax").ShapeDtypeStruct((2,), "float32")],
    "flax": lambda: module("flax.core").freeze({"a": {"b": table()[0]}}),
    "optax": lambda: module("optax").ScaleByAdamState(module("numpy").zeros((), "i4"), {"a": table()[0]}, {"a": table()[0]}),
    "evaluate": lambda: module("evaluate").EvaluationModuleInfo,
    "datasets": lambda: [module("datasets").Features({"a": module("datasets").Value("int64")}), module("datasets").ClassLabel(names=["a"])],
    "peft": lambda: module("peft").LoraConfig(),
    "gluonts": lambda: module("gluonts.model.forecast").SampleForecast(table()[0], module("pandas").Period("2020-01-01", "D")),
    "cytoolz": lambda: module("cytoolz").curry(max),
    "transformers": lambda: [module("transformers").BertConfig(), module("transformers").TrainingArguments("x", report_to=[])],
}


def main(folder, wanted):
    global FOLDER
    FOLDER = folder
    os.makedirs(folder, exist_ok=True)
    warnings.simplefilter("ignore")
    for package in [*ESTIMATORS, *LEARNERS, *MAKERS]:
        if wanted and package not in wanted:
            continue
        try:
            if package in MAKERS:
                with limited(20):
                    save(package, "made", MAKERS[package]())
            elif package in LEARNERS:
                learners(package)
            else:
                estimators(package)
        except BaseException as error:
            print(f"{package}: {type(error).__name__} {str(error)[:80]}", file=sys.stderr)
    print(sum(MADE.values()), len(MADE))


if __name__ == "__main__":
    SECONDS = int(os.environ.get("SECONDS_EACH", SECONDS))
    main(sys.argv[1], sys.argv[2:])

"""Makes honest model files with the libraries that the interpreter has, saved in the ways that those libraries offer.

Usage: python tools/make_corpus.py FOLDER   (libraries that are missing are named on standard error)
None of these files may be stopped by git model-check; the operators that they name are recorded in test/rules/recorded/.
"""
import collections
import datetime
import decimal
import fractions
import importlib
import io
import os
import pickle
import random
import sys
import traceback
import uuid
import warnings

FOLDER = None
COUNT = [0]


def path_of(name):
    COUNT[0] += 1
    return os.path.join(FOLDER, name)


def pickled(name, value, protocols=None):
    for protocol in protocols or range(pickle.HIGHEST_PROTOCOL + 1):
        try:
            data = pickle.dumps(value, protocol)
        except Exception as error:
            sys.stderr.write("%s at protocol %d: %s\n" % (name, protocol, error))
            continue
        with open(path_of("%s_p%d.pkl" % (name, protocol)), "wb") as stream:
            stream.write(data)


def with_joblib(name, value, compressions=(0, ("zlib", 3), ("gzip", 3), ("bz2", 3), ("xz", 3), ("lzma", 3))):
    import joblib
    for compression in compressions:
        label = compression if isinstance(compression, int) else compression[0]
        joblib.dump(value, path_of("%s_%s.joblib" % (name, label)), compress=compression)


def with_torch(name, value):
    import torch
    torch.save(value, path_of(name + ".pt"))
    torch.save(value, path_of(name + "_legacy.pth"), _use_new_zipfile_serialization=False)
    torch.save(value, path_of(name + "_p4.pt"), pickle_protocol=4)


class Part(object):
    def __init__(self):
        self.values = [1, 2]

    def method(self):
        return self


def standard_library():
    import argparse
    values = {
        "plain": {"a": [1, 2.5, True, None, "x", u"\u00e9", b"\x00"], "b": (1, (2, 3)), "c": 10 ** 40, "d": complex(1, 2)},
        "sets": [set([1, 2]), frozenset([3]), bytearray(b"abc")],
        "collections": [collections.OrderedDict([("a", 1)]), collections.defaultdict(list, {"a": [1]}), collections.Counter("aab"), collections.deque([1], 5)],
        "dates": [datetime.datetime(2020, 1, 1), datetime.date(2020, 1, 1), datetime.timedelta(3), datetime.time(1, 2)],
        "numbers": [decimal.Decimal("1.5"), fractions.Fraction(1, 3)],
        "uuid": [uuid.UUID(int=5)],
        "namespace": [argparse.Namespace(lr=0.1, layers=[1, 2])],
        "random": [random.Random(3)],
        "types": [int, float, str, list, dict, object, ValueError, type(None)],
        "exception": [ValueError("x"), KeyError("y")],
    }
    if sys.version_info[0] > 2:
        import functools
        import operator
        import pathlib
        import re
        import types
        values["new"] = [pathlib.PurePosixPath("a/b"), types.SimpleNamespace(a=1), range(3), slice(1, 2), datetime.timezone.utc, re.compile("a+")]
        values["partial"] = [functools.partial(int, base=2), operator.itemgetter(1), functools.partial(round, ndigits=2)]
        values["logger"] = [__import__("logging").getLogger("model")] if sys.version_info >= (3, 7) else []
        values["bound"] = [[].append, "x".upper, {}.get]
        values["reference"] = [len, sum, max, sorted, abs]
        values["buffer"] = [io.BytesIO(b"abc"), io.StringIO(u"abc")]
    for name, value in sorted(values.items()):
        pickled("stdlib_" + name, value)


def numpy_values():
    import numpy as np
    rng = np.random.RandomState(0)
    values = {
        "arrays": [np.arange(6).reshape(2, 3), np.array(1.5), np.array(["a", "bc"]), np.array([b"a"]), np.array([1 + 2j]), np.asfortranarray(np.ones((2, 2)))],
        "object": np.array([1, "a", None], dtype=object),
        "scalars": [np.float32(1), np.float64(2), np.int64(3), np.bool_(True), np.str_("x"), np.datetime64("2020-01-01"), np.timedelta64(3, "D")],
        "dtypes": [np.dtype("f8"), np.dtype([("a", "i4"), ("b", "U3")]), np.dtype("M8[ns]")],
        "types": [np.float32, np.int64, np.ndarray, np.bool_],
        "random_state": rng,
        "generators": [np.random.default_rng(0), np.random.Generator(np.random.MT19937(1)), np.random.Generator(np.random.Philox(1)), np.random.Generator(np.random.SFC64(1))],
        "masked": np.ma.array([1, 2], mask=[0, 1]),
        "matrix": np.matrix([[1, 2]]),
        "recarray": np.rec.array([(1, 2.0)], dtype=[("a", "i4"), ("b", "f8")]),
        "ufuncs": [np.log1p, np.exp, np.sqrt, np.mean, np.argmax],
        "poly": [np.poly1d([1, 2]), np.polynomial.Polynomial([1, 2])],
    }
    for name, value in sorted(values.items()):
        pickled("numpy_" + name, value)
    np.save(path_of("array.npy"), np.arange(5))
    np.save(path_of("object.npy"), values["object"])
    np.savez(path_of("arrays.npz"), a=np.arange(3), b=values["object"])
    np.savez_compressed(path_of("arrays_compressed.npz"), a=np.arange(3))


def pandas_values():
    import numpy as np
    import pandas as pd
    frame = pd.DataFrame({"a": [1, 2], "b": ["x", "y"], "c": pd.Categorical(["u", "v"]), "d": pd.date_range("2020", periods=2), "e": [0.5, np.nan]})
    values = {
        "frame": frame,
        "series": frame["a"],
        "indexes": [pd.Index(["a", "b"]), pd.RangeIndex(3), pd.MultiIndex.from_product([[1, 2], ["a"]]), pd.DatetimeIndex(["2020"]), pd.TimedeltaIndex(["1D"]), pd.CategoricalIndex(["a"]), pd.IntervalIndex.from_breaks([0, 1, 2]), pd.PeriodIndex(["2020"], freq="D")],
        "scalars": [pd.Timestamp("2020", tz="UTC"), pd.Timedelta("1D"), pd.Period("2020", "M"), pd.Interval(0, 1), pd.NaT, pd.NA],
        "extension": pd.DataFrame({"i": pd.array([1, None], dtype="Int64"), "s": pd.array(["a", None], dtype="string"), "b": pd.array([True, None], dtype="boolean"), "f": pd.array([1.5, None], dtype="Float64")}),
        "sparse": pd.DataFrame({"s": pd.arrays.SparseArray([0, 0, 1])}),
        "offsets": [pd.offsets.Day(2), pd.offsets.MonthEnd(), pd.offsets.BusinessDay(), pd.DateOffset(months=1)],
        "dtypes": [pd.CategoricalDtype(["a"]), pd.Int64Dtype(), pd.DatetimeTZDtype(tz="UTC"), pd.StringDtype()],
        "timezone": pd.date_range("2020", periods=2, tz="Europe/Paris"),
        "multi": frame.set_index(["a", "b"]),
    }
    for name, value in sorted(values.items()):
        pickled("pandas_" + name, value, (2, 4, pickle.HIGHEST_PROTOCOL))
    for suffix in (".pkl", ".pkl.gz", ".pkl.bz2", ".pkl.xz", ".pkl.zip"):
        frame.to_pickle(path_of("pandas_to_pickle" + suffix))


def sklearn_values():
    import numpy as np
    import sklearn
    from sklearn import cluster, compose, covariance, cross_decomposition, decomposition, discriminant_analysis, ensemble, feature_extraction, feature_selection, gaussian_process, impute, isotonic, kernel_approximation, kernel_ridge, linear_model, manifold, mixture, model_selection, multiclass, multioutput, naive_bayes, neighbors, neural_network, pipeline, preprocessing, random_projection, semi_supervised, svm, tree
    warnings.simplefilter("ignore")
    rng = np.random.RandomState(0)
    X, y = rng.rand(40, 4), rng.randint(0, 2, 40)
    values = {
        "scaler": preprocessing.StandardScaler(), "minmax": preprocessing.MinMaxScaler(), "quantile": preprocessing.QuantileTransformer(n_quantiles=5),
        "power": preprocessing.PowerTransformer(), "spline": preprocessing.SplineTransformer(), "poly": preprocessing.PolynomialFeatures(), "kbins": preprocessing.KBinsDiscretizer(3),
        "functional": preprocessing.FunctionTransformer(np.log1p), "logistic": linear_model.LogisticRegression(), "sgd": linear_model.SGDClassifier(), "ridge": linear_model.Ridge(),
        "lasso": linear_model.LassoCV(cv=2), "perceptron": linear_model.Perceptron(), "huber": linear_model.HuberRegressor(), "poisson": linear_model.PoissonRegressor(), "ransac": linear_model.RANSACRegressor(),
        "svc": svm.SVC(probability=False), "svr": svm.SVR(), "linear_svc": svm.LinearSVC(), "oneclass": svm.OneClassSVM(), "tree": tree.DecisionTreeClassifier(), "extra_tree": tree.ExtraTreeRegressor(),
        "forest": ensemble.RandomForestClassifier(3), "extra": ensemble.ExtraTreesRegressor(3), "gradient": ensemble.GradientBoostingClassifier(n_estimators=3), "gradient_regressor": ensemble.GradientBoostingRegressor(n_estimators=3), "hist": ensemble.HistGradientBoostingClassifier(max_iter=3), "hist_regressor": ensemble.HistGradientBoostingRegressor(max_iter=3, loss="poisson"), "ada": ensemble.AdaBoostClassifier(n_estimators=3),
        "bagging": ensemble.BaggingClassifier(n_estimators=2), "isolation": ensemble.IsolationForest(n_estimators=3), "voting": ensemble.VotingClassifier([("a", naive_bayes.GaussianNB()), ("b", tree.DecisionTreeClassifier())]), "stacking": ensemble.StackingClassifier([("a", naive_bayes.GaussianNB())], cv=2),
        "knn": neighbors.KNeighborsClassifier(), "knn_ball": neighbors.KNeighborsClassifier(algorithm="ball_tree"), "kde": neighbors.KernelDensity(), "lof": neighbors.LocalOutlierFactor(novelty=True), "nearest": neighbors.NearestNeighbors(algorithm="kd_tree"), "radius": neighbors.RadiusNeighborsRegressor(), "nca": neighbors.NeighborhoodComponentsAnalysis(max_iter=2),
        "gaussian_nb": naive_bayes.GaussianNB(), "bernoulli_nb": naive_bayes.BernoulliNB(), "mlp": neural_network.MLPClassifier((3,), max_iter=3), "mlp_regressor": neural_network.MLPRegressor((3,), max_iter=3), "rbm": neural_network.BernoulliRBM(2, n_iter=1),
        "gp": gaussian_process.GaussianProcessClassifier(), "gpr": gaussian_process.GaussianProcessRegressor(gaussian_process.kernels.RBF() + gaussian_process.kernels.WhiteKernel() * gaussian_process.kernels.ConstantKernel()), "kmeans": cluster.KMeans(2, n_init=1), "minibatch": cluster.MiniBatchKMeans(2, n_init=1), "dbscan": cluster.DBSCAN(), "birch": cluster.Birch(), "agglomerative": cluster.AgglomerativeClustering(), "meanshift": cluster.MeanShift(), "spectral": cluster.SpectralClustering(2), "optics": cluster.OPTICS(min_samples=3),
        "pca": decomposition.PCA(2), "nmf": decomposition.NMF(2, max_iter=5), "ica": decomposition.FastICA(2), "svd": decomposition.TruncatedSVD(2), "kernel_pca": decomposition.KernelPCA(2, kernel="rbf"), "lda_topics": decomposition.LatentDirichletAllocation(2, max_iter=2), "dictionary": decomposition.MiniBatchDictionaryLearning(2, max_iter=2) if sklearn.__version__ >= "1.1" else decomposition.MiniBatchDictionaryLearning(2),
        "lda": discriminant_analysis.LinearDiscriminantAnalysis(), "qda": discriminant_analysis.QuadraticDiscriminantAnalysis(), "gmm": mixture.GaussianMixture(2), "bgmm": mixture.BayesianGaussianMixture(n_components=2, max_iter=5), "isomap": manifold.Isomap(n_neighbors=3), "tsne": manifold.TSNE(perplexity=3), "lle": manifold.LocallyLinearEmbedding(n_neighbors=3), "isotonic": None,
        "nystroem": kernel_approximation.Nystroem(n_components=3), "rbf_sampler": kernel_approximation.RBFSampler(n_components=3), "kernel_ridge": kernel_ridge.KernelRidge(), "imputer": impute.SimpleImputer(), "knn_imputer": impute.KNNImputer(), "kbest": feature_selection.SelectKBest(k=2), "rfe": feature_selection.RFE(linear_model.LogisticRegression()), "variance": feature_selection.VarianceThreshold(), "from_model": feature_selection.SelectFromModel(linear_model.LogisticRegression()),
        "projection": random_projection.GaussianRandomProjection(2), "pls": cross_decomposition.PLSRegression(), "cov": covariance.EllipticEnvelope(), "ledoit": covariance.LedoitWolf(), "ovr": multiclass.OneVsRestClassifier(linear_model.LogisticRegression()), "ecoc": multiclass.OutputCodeClassifier(tree.DecisionTreeClassifier()), "label_spreading": semi_supervised.LabelSpreading(), "self_training": semi_supervised.SelfTrainingClassifier(linear_model.LogisticRegression()),
        "grid": model_selection.GridSearchCV(linear_model.LogisticRegression(), {"C": [1, 2]}, cv=2), "random_search": model_selection.RandomizedSearchCV(linear_model.LogisticRegression(), {"C": __import__("scipy.stats").stats.uniform(0.1, 1)}, n_iter=2, cv=2), "pipeline": pipeline.make_pipeline(preprocessing.StandardScaler(), svm.SVC()), "union": pipeline.make_union(decomposition.PCA(1), feature_selection.SelectKBest(k=1)),
        "columns": compose.ColumnTransformer([("a", preprocessing.StandardScaler(), [0, 1])], remainder="passthrough"), "target": compose.TransformedTargetRegressor(linear_model.LinearRegression(), func=np.log1p, inverse_func=np.expm1), "multioutput": None,
    }
    for name, model in sorted(values.items()):
        if model is None:
            continue
        try:
            model.fit(X, y)
        except Exception as error:
            sys.stderr.write("sklearn %s: %s\n" % (name, error))
        pickled("sklearn_" + name, model, (2, pickle.HIGHEST_PROTOCOL))
        with_joblib("sklearn_" + name, model, (0,))
    documents = ["a cat sat", "a dog ran"]
    texts = {"count": feature_extraction.text.CountVectorizer(), "tfidf": feature_extraction.text.TfidfVectorizer(ngram_range=(1, 2)), "hashing": feature_extraction.text.HashingVectorizer(n_features=8)}
    for name, model in sorted(texts.items()):
        pickled("sklearn_" + name, model.fit(documents), (2, 4))
    pickled("sklearn_dict", feature_extraction.DictVectorizer().fit([{"a": 1}]))
    pickled("sklearn_labels", [preprocessing.LabelEncoder().fit(["a", "b"]), preprocessing.OneHotEncoder().fit([["a"], ["b"]]), preprocessing.OrdinalEncoder().fit([["a"]]), preprocessing.LabelBinarizer().fit([1, 2]), preprocessing.MultiLabelBinarizer().fit([[1], [2]])])
    pickled("sklearn_isotonic", isotonic.IsotonicRegression().fit(X[:, 0], y))
    pickled("sklearn_multioutput", multioutput.MultiOutputClassifier(linear_model.LogisticRegression()).fit(X, np.c_[y, y]))
    pickled("sklearn_calibrated", __import__("sklearn.calibration").calibration.CalibratedClassifierCV(naive_bayes.GaussianNB(), cv=2).fit(X, y))
    with_joblib("sklearn_forest_compressed", ensemble.RandomForestClassifier(3).fit(X, y))


def scipy_values():
    import numpy as np
    from scipy import interpolate, optimize, sparse, spatial, stats
    matrix = sparse.random(5, 5, 0.3, random_state=0)
    values = {
        "sparse": [matrix, matrix.tocsr(), matrix.tocsc(), matrix.tolil(), matrix.todok(), matrix.tobsr(), matrix.todia()],
        "interpolators": [interpolate.interp1d([0, 1, 2], [1, 2, 3]), interpolate.CubicSpline([0, 1, 2], [1, 2, 3]), interpolate.UnivariateSpline([0, 1, 2, 3], [1, 2, 3, 4]), interpolate.PchipInterpolator([0, 1, 2], [1, 2, 3]), interpolate.BSpline(np.arange(8.0), np.ones(4), 3)],
        "spatial": [spatial.cKDTree(np.random.rand(9, 2)), spatial.KDTree(np.random.rand(9, 2)), spatial.transform.Rotation.from_euler("z", 30, degrees=True)],
        "stats": [stats.norm(0, 1), stats.gamma(2.0), stats.norm, stats.poisson(2), stats.gaussian_kde([1.0, 2, 3]), stats.multivariate_normal([0, 0])],
        "result": [optimize.minimize(np.cosh, 1.0), stats.ttest_ind([1.0, 2, 3], [2.0, 3, 4])],
    }
    for name, value in sorted(values.items()):
        for index, one in enumerate(value):
            pickled("scipy_%s%d" % (name, index), one, (2, pickle.HIGHEST_PROTOCOL))


def torch_values():
    import torch
    from torch import nn
    state = {k: v for k, v in nn.Sequential(nn.Linear(2, 3), nn.BatchNorm1d(3)).state_dict().items()}
    model = nn.Sequential(nn.Conv2d(1, 2, 3), nn.ReLU(), nn.BatchNorm2d(2), nn.Dropout(), nn.Flatten(), nn.Linear(8, 2))
    optimizer = torch.optim.Adam(model.parameters())
    scheduler = torch.optim.lr_scheduler.StepLR(optimizer, 3)
    values = {
        "tensor": torch.arange(4), "state": state, "state_ordered": model.state_dict(), "model": model,
        "types": [torch.zeros(1, dtype=getattr(torch, d)) for d in "float32 float64 float16 bfloat16 int8 int16 int32 int64 uint8 bool complex64 complex128".split()],
        "checkpoint": {"model": model.state_dict(), "optimizer": optimizer.state_dict(), "scheduler": scheduler.state_dict(), "epoch": 3, "loss": 0.5, "rng": torch.get_rng_state()},
        "parameter": nn.Parameter(torch.ones(2)), "size": [torch.Size([1, 2]), torch.float32, torch.device("cpu"), torch.strided, torch.contiguous_format],
        "rnn": [nn.LSTM(2, 3, 2), nn.GRU(2, 3), nn.RNN(2, 2), nn.LSTMCell(2, 2)], "transformer": nn.Transformer(4, 2, 1, 1, 8), "attention": nn.MultiheadAttention(4, 2), "embedding": [nn.Embedding(3, 2), nn.EmbeddingBag(3, 2)],
        "layers": [nn.Conv1d(1, 1, 1), nn.ConvTranspose2d(1, 1, 1), nn.MaxPool2d(2), nn.AvgPool2d(2), nn.AdaptiveAvgPool2d(1), nn.LayerNorm(2), nn.GroupNorm(1, 2), nn.InstanceNorm2d(2), nn.PReLU(), nn.GELU(), nn.SiLU(), nn.Softmax(1), nn.Identity(), nn.Bilinear(1, 1, 1), nn.Upsample(2), nn.PixelShuffle(2), nn.ZeroPad2d(1), nn.Unfold(1), nn.Hardswish(), nn.Mish()],
        "losses": [nn.CrossEntropyLoss(), nn.MSELoss(), nn.BCEWithLogitsLoss(), nn.NLLLoss(), nn.CTCLoss(), nn.TripletMarginLoss()], "containers": [nn.ModuleList([nn.Linear(1, 1)]), nn.ModuleDict({"a": nn.Linear(1, 1)}), nn.ParameterList([nn.Parameter(torch.ones(1))]), nn.ParameterDict({"a": nn.Parameter(torch.ones(1))})],
        "sparse": [torch.eye(3).to_sparse(), torch.eye(3).to_sparse_csr()], "optimizers": [optimizer, torch.optim.SGD(model.parameters(), 0.1, momentum=0.9), torch.optim.AdamW(model.parameters())], "scheduler": scheduler,
        "distribution": [torch.distributions.Normal(0.0, 1.0), torch.distributions.Categorical(torch.ones(3))], "dataset": torch.utils.data.TensorDataset(torch.ones(3)), "grad": torch.ones(2, requires_grad=True), "none": None, "weight_norm": nn.utils.weight_norm(nn.Linear(2, 2)), "spectral_norm": nn.utils.spectral_norm(nn.Linear(2, 2)), "quantized": torch.quantize_per_tensor(torch.ones(3), 0.1, 0, torch.qint8), "storage": torch.ones(3).storage(), "numpy": {"a": torch.ones(2).numpy(), "n": __import__("numpy").float64(1)}, "generator": torch.Generator().get_state(),
    }
    hooked = nn.Linear(1, 1)
    values["lbfgs"] = torch.optim.LBFGS(hooked.parameters())
    if hasattr(nn.utils, "parametrizations"):
        values["quantized_model"] = torch.quantization.quantize_dynamic(nn.Sequential(nn.Linear(2, 2)), {nn.Linear})
    for name, value in sorted(values.items()):
        try:
            with_torch("torch_" + name, value)
        except Exception as error:
            sys.stderr.write("torch %s: %s\n" % (name, error))
    for name in ("tensor", "model", "state_ordered", "parameter", "rnn"):
        pickled("torch_pickle_" + name, values[name], (2, 4))
    torch.jit.save(torch.jit.script(nn.Sequential(nn.Linear(2, 2), nn.ReLU())), path_of("torch_script.pt"))
    torch.save(model.state_dict(), path_of("pytorch_model.bin"))
    torch.save({"state_dict": model.state_dict(), "hyper_parameters": {"lr": 0.1}}, path_of("checkpoint.ckpt"))


def torchvision_values():
    import torchvision
    for name in ("resnet18", "mobilenet_v3_small", "squeezenet1_0", "densenet121", "efficientnet_b0", "vit_b_16", "googlenet", "shufflenet_v2_x0_5", "convnext_tiny", "swin_t"):
        if not hasattr(torchvision.models, name) or (name == "vit_b_16" and len(sys.argv) < 2):
            continue
        with_small(name, getattr(torchvision.models, name)(**({"init_weights": False, "aux_logits": False} if name == "googlenet" else {})))
    detection = torchvision.models.detection
    with_small("fasterrcnn", detection.fasterrcnn_mobilenet_v3_large_fpn(weights=None, weights_backbone=None))
    with_small("deeplab", torchvision.models.segmentation.lraspp_mobilenet_v3_large(weights=None, weights_backbone=None))
    transforms = torchvision.transforms.Compose([torchvision.transforms.Resize(3), torchvision.transforms.ToTensor(), torchvision.transforms.Normalize([0.5], [0.5]), torchvision.transforms.RandomHorizontalFlip(), torchvision.transforms.ColorJitter()])
    pickled("torchvision_transforms", transforms, (2, 4))


def with_small(name, model):
    """The structure counts, not the weights: they are cut to one number each."""
    import torch
    for parameter in model.parameters():
        parameter.data = torch.zeros(1)
    for buffer in model.buffers():
        buffer.data = torch.zeros(1)
    torch.save(model, path_of("whole_%s.pt" % name))


def xgboost_values():
    import numpy as np
    import xgboost
    X, y = np.random.rand(20, 3), np.random.randint(0, 2, 20)
    for name, model in {"classifier": xgboost.XGBClassifier(n_estimators=2), "regressor": xgboost.XGBRegressor(n_estimators=2), "forest": xgboost.XGBRFClassifier(n_estimators=2)}.items():
        model.fit(X, y)
        pickled("xgboost_" + name, model, (2, 4))
        with_joblib("xgboost_" + name, model, (0,))
    pickled("xgboost_booster", model.get_booster(), (2, 4))


def lightgbm_values():
    import lightgbm
    import numpy as np
    X, y = np.random.rand(60, 3), np.random.randint(0, 2, 60)
    for name, model in {"classifier": lightgbm.LGBMClassifier(n_estimators=2, verbose=-1), "regressor": lightgbm.LGBMRegressor(n_estimators=2, verbose=-1)}.items():
        model.fit(X, y)
        pickled("lightgbm_" + name, model, (2, 4))
        with_joblib("lightgbm_" + name, model, (0,))
    pickled("lightgbm_booster", model.booster_, (2, 4))


def statsmodels_values():
    import numpy as np
    import pandas as pd
    import statsmodels.api as sm
    import statsmodels.formula.api as smf
    warnings.simplefilter("ignore")
    X, y = np.random.rand(40, 2), np.random.rand(40)
    frame = pd.DataFrame({"a": X[:, 0], "b": X[:, 1], "y": y})
    results = {"ols": lambda: sm.OLS(y, sm.add_constant(X)).fit(), "glm": lambda: sm.GLM(y, X).fit(), "logit": lambda: sm.Logit((y > 0.5).astype(int), X).fit(disp=0), "formula": lambda: smf.ols("y ~ a + b", frame).fit(), "arima": lambda: sm.tsa.ARIMA(y, order=(1, 0, 0)).fit(), "smoothing": lambda: sm.tsa.ExponentialSmoothing(y + 1).fit(), "rlm": lambda: sm.RLM(y, X).fit(), "gee": lambda: sm.GEE(y, X, groups=np.arange(40) // 4).fit(), "sarimax": lambda: sm.tsa.SARIMAX(y, order=(1, 0, 0)).fit(disp=0)}
    for name, make in sorted(results.items()):
        try:
            result = make()
            pickled("statsmodels_" + name, result, (2, 4))
            result.save(path_of("statsmodels_%s.pickle" % name))
        except Exception as error:
            sys.stderr.write("statsmodels %s: %s\n" % (name, error))


def networkx_values():
    import networkx
    graph = networkx.karate_club_graph()
    pickled("networkx", [graph, networkx.DiGraph([(1, 2)]), networkx.MultiGraph([(1, 2)])], (2, 4))


def figure_values():
    import matplotlib
    matplotlib.use("Agg")
    import matplotlib.pyplot as plt
    figure, axes = plt.subplots(2, 3)
    axes[0, 0].plot([1, 2, 3], label="a")
    axes[0, 0].legend()
    figure.colorbar(axes[0, 1].imshow([[1, 2], [3, 4]]))
    axes[1, 0].bar(["a", "b"], [1, 2])
    axes[1, 0].twinx().plot([1, 2])
    axes[1, 1].boxplot([1, 2, 3])
    axes[0, 2].contourf([[1, 2], [3, 4]])
    axes[1, 2].pcolormesh([[1, 2], [3, 4]], norm=matplotlib.colors.LogNorm())
    axes[1, 2].annotate("x", (0, 0), (1, 1), arrowprops={})
    figure.suptitle("a figure")
    empty = plt.figure()
    polar = plt.figure()
    polar.add_subplot(projection="polar").plot([0, 1], [0, 1])
    solid = plt.figure()
    solid.add_subplot(projection="3d").plot([0, 1], [0, 1], [0, 1])
    for name, value in (("figure", figure), ("empty", empty), ("polar", polar), ("solid", solid), ("axes", axes[0, 0])):
        pickled("matplotlib_" + name, value, (2, 4))


def transformers_values():
    import torch
    import transformers
    tiny = {"hidden_size": 8, "num_hidden_layers": 1, "num_attention_heads": 2, "intermediate_size": 8, "vocab_size": 10, "n_embd": 8, "n_layer": 1, "n_head": 2, "d_model": 8, "d_ff": 8, "num_layers": 1, "num_heads": 2, "d_kv": 4, "encoder_layers": 1, "decoder_layers": 1, "encoder_attention_heads": 2, "decoder_attention_heads": 2, "encoder_ffn_dim": 8, "decoder_ffn_dim": 8, "dim": 8, "n_layers": 1, "n_heads": 2, "hidden_dim": 8, "num_key_value_heads": 2, "image_size": 8, "patch_size": 4, "pad_token_id": 0}
    for name in "Bert GPT2 T5 Roberta DistilBert Llama Bart ViT Mistral Albert Electra".split():
        try:
            config = getattr(transformers, name + "Config")(**tiny)
            with_small("transformers_" + name.lower(), getattr(transformers, name + "Model")(config))
            pickled("transformers_config_" + name.lower(), config, (2, 4))
        except Exception as error:
            sys.stderr.write("transformers %s: %s\n" % (name, error))
    torch.save(transformers.TrainingArguments(output_dir=os.path.join(FOLDER, "out"), report_to=[]), path_of("training_args.bin"))
    output = transformers.modeling_outputs.BaseModelOutput(last_hidden_state=torch.ones(1))
    pickled("transformers_output", [output, transformers.BatchEncoding({"input_ids": [1]})], (2, 4))


def timm_values():
    import timm
    for name in ("resnet18", "vit_tiny_patch16_224", "efficientnet_b0", "mobilenetv3_small_050", "convnext_atto"):
        with_small("timm_" + name, timm.create_model(name, pretrained=False))


def geometric_values():
    import torch
    from torch_geometric import data, nn
    with_torch("geometric_data", data.Data(x=torch.ones(2, 2), edge_index=torch.zeros(2, 2, dtype=torch.long)))
    with_small("geometric_gcn", torch.nn.ModuleList([nn.GCNConv(2, 2), nn.GATConv(2, 2), nn.SAGEConv(2, 2)]))
    with_torch("geometric_hetero", data.HeteroData())


def lightning_values():
    import pytorch_lightning
    import torch

    trainer = pytorch_lightning.Trainer(max_epochs=1, logger=False, enable_checkpointing=True, enable_progress_bar=False, enable_model_summary=False, default_root_dir=FOLDER, accelerator="cpu")
    model = pytorch_lightning.demos.boring_classes.BoringModel()
    trainer.fit_loop.max_epochs = 1
    trainer.fit(model)
    trainer.save_checkpoint(path_of("lightning.ckpt"))
    with_small("lightning_demo", torch.nn.Sequential(pytorch_lightning.demos.boring_classes.BoringModel()))


def spacy_values():
    import spacy
    language = spacy.blank("en")
    language.add_pipe("sentencizer")
    pickled("spacy_blank", language, (4,))
    pickled("spacy_doc", language("A cat sat."), (4,))
    pickled("spacy_vocab", language.vocab, (4,))


def optuna_values():
    import optuna
    optuna.logging.set_verbosity(optuna.logging.ERROR)
    study = optuna.create_study()
    study.optimize(lambda trial: trial.suggest_float("x", 0, 1), n_trials=2)
    pickled("optuna_study", study, (4,))
    with_joblib("optuna_study", study, (0,))


def other_values():
    for name, make in {
        "pillow": lambda: importlib.import_module("PIL.Image").new("RGB", (2, 2)),
        "sympy_free": None,
        "xarray": lambda: importlib.import_module("xarray").DataArray([1, 2], dims="x"),
        "polars": lambda: importlib.import_module("polars").DataFrame({"a": [1]}),
        "pyarrow": lambda: importlib.import_module("pyarrow").table({"a": [1]}),
        "nltk_tagger": lambda: importlib.import_module("nltk").FreqDist("aab"),
        "nltk_bayes": lambda: importlib.import_module("nltk").NaiveBayesClassifier.train([({"a": 1}, "x"), ({"a": 2}, "y")]),
        "nltk_stemmer": lambda: [importlib.import_module("nltk").PorterStemmer(), importlib.import_module("nltk").SnowballStemmer("english")],
        "gensim_word2vec": lambda: importlib.import_module("gensim.models").Word2Vec([["a", "b"], ["a", "c"]], vector_size=3, min_count=1),
        "gensim_dictionary": lambda: importlib.import_module("gensim.corpora").Dictionary([["a", "b"]]),
        "gensim_lda": lambda: importlib.import_module("gensim.models").LdaModel([[(0, 1)]], 2),
        "skimage": lambda: importlib.import_module("skimage.transform").SimilarityTransform(scale=2),
        "matplotlib": lambda: importlib.import_module("matplotlib.colors").Normalize(0, 1),
        "patsy": lambda: importlib.import_module("patsy").dmatrix("a", {"a": [1, 2]}).design_info,
        "peft": lambda: importlib.import_module("peft").LoraConfig(),
        "tokenizers": lambda: importlib.import_module("tokenizers").Tokenizer(importlib.import_module("tokenizers").models.BPE()),
        "torchmetrics": lambda: importlib.import_module("torchmetrics").Accuracy(task="binary"),
        "dask_free": None,
    }.items():
        if make is None:
            continue
        try:
            pickled(name, make(), (2, 4))
        except Exception as error:
            sys.stderr.write("%s: %s\n" % (name, error))


def code_values():
    """Functions by value: honest, reported as a warning."""
    for name in ("cloudpickle", "dill"):
        library = importlib.import_module(name)
        for label, value in {"lambda": lambda x: x + 1, "closure": (lambda n: lambda x: x * n)(3), "nested": {"f": lambda x: os.path.join(x, "a")}}.items():
            with open(path_of("code_%s_%s.pkl" % (name, label)), "wb") as stream:
                stream.write(library.dumps(value))
        with open(path_of("%s_plain.pkl" % name), "wb") as stream:
            stream.write(library.dumps({"a": [1, 2]}))


GROUPS = [standard_library, numpy_values, pandas_values, scipy_values, sklearn_values, torch_values, torchvision_values, xgboost_values, lightgbm_values, statsmodels_values, networkx_values, figure_values, transformers_values, timm_values, geometric_values, lightning_values, spacy_values, optuna_values, other_values, code_values]

if __name__ == "__main__":
    FOLDER = sys.argv[1]
    if not os.path.isdir(FOLDER):
        os.makedirs(FOLDER)
    wanted = sys.argv[2:]
    for group in GROUPS:
        if wanted and group.__name__ not in wanted:
            continue
        try:
            group()
        except ImportError as error:
            sys.stderr.write("left out %s: %s\n" % (group.__name__, error))
        except Exception:
            sys.stderr.write("failed %s\n%s\n" % (group.__name__, traceback.format_exc()))
    print(COUNT[0])

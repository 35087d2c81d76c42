"""Makes honest models of seventy libraries more, each of which wants an environment of its own: JAX's, PyTorch's, causal, survival and recommender libraries, AutoGluon.

Usage: python tools/make_more_corpus.py FOLDER [MAKER...]      (as tools/make_library_corpus.py, whose makers it has, too)
"""
import os
import sys
import warnings

import make_library_corpus as base
from make_library_corpus import frame, module, net, table

base.PER_PACKAGE = 14

def series(n=60):
    import pandas, numpy
    return pandas.Series(numpy.sin(numpy.arange(n)) + numpy.arange(n) / 10, index=pandas.date_range("2020-01-01", periods=n, name="ds"), name="y")

def long_frame():
    import pandas
    s = series()
    return pandas.DataFrame({"unique_id": "a", "ds": s.index, "y": s.values})

def dowhy():
    import pandas, numpy
    from dowhy import CausalModel
    r = numpy.random.RandomState(0)
    data = pandas.DataFrame(r.rand(50, 3), columns=["w", "t", "y"]); data["t"] = data.t > 0.5
    m = CausalModel(data, "t", "y", common_causes=["w"])
    e = m.identify_effect(proceed_when_unidentifiable=True)
    return [m, e, m.estimate_effect(e, method_name="backdoor.linear_regression")]

def fairlearn():
    from fairlearn.postprocessing import ThresholdOptimizer
    from fairlearn.reductions import ExponentiatedGradient, DemographicParity
    from sklearn.linear_model import LogisticRegression
    rows, target = table(); g = (rows[:, 1] > 0.5).astype(int)
    return [ExponentiatedGradient(LogisticRegression(), DemographicParity()).fit(rows, target, sensitive_features=g)]

def fairlearn2():
    from fairlearn.postprocessing import ThresholdOptimizer
    from sklearn.linear_model import LogisticRegression
    rows, target = table(); g = (rows[:, 1] > 0.5).astype(int)
    return ThresholdOptimizer(estimator=LogisticRegression(), predict_method="predict_proba").fit(rows, target, sensitive_features=g)

def aif():
    import pandas
    from aif360.datasets import BinaryLabelDataset
    rows, target = table()
    d = pandas.DataFrame(rows, columns=list("abc")); d["y"] = target; d["g"] = (rows[:, 1] > 0.5).astype(int)
    return BinaryLabelDataset(df=d, label_names=["y"], protected_attribute_names=["g"])

def alibi():
    from alibi.explainers import KernelShap, AnchorTabular
    from sklearn.linear_model import LogisticRegression
    rows, target = table(); m = LogisticRegression().fit(rows, target)
    a = AnchorTabular(m.predict, ["a", "b", "c"]); a.fit(rows)
    return a

def pymc():
    import pymc
    with pymc.Model() as m:
        x = pymc.Normal("x", 0, 1); pymc.Normal("y", x, 1, observed=[1.0, 2.0])
    return m

def bambi():
    import bambi
    return bambi.Model("b ~ a", frame())

def arviz_made():
    import arviz, numpy
    return arviz.from_dict({"posterior": {"a": numpy.ones((2, 10))}})

def survival():
    import numpy
    from sksurv.util import Surv
    from sksurv.ensemble import RandomSurvivalForest, GradientBoostingSurvivalAnalysis
    from sksurv.linear_model import CoxPHSurvivalAnalysis
    rows, target = table(); y = Surv.from_arrays(target.astype(bool), rows[:, 2] + 1)
    return [RandomSurvivalForest(5).fit(rows, y), CoxPHSurvivalAnalysis().fit(rows, y), GradientBoostingSurvivalAnalysis(n_estimators=3).fit(rows, y)]

def chaid():
    from CHAID import Tree
    import numpy
    rows, target = table()
    return Tree.from_numpy((rows * 3).astype(int), target)

def causal():
    from causallearn.search.ConstraintBased.PC import pc
    return pc(table()[0], show_progress=False)

def mne_made():
    import mne, numpy
    info = mne.create_info(3, 100.0, "eeg")
    raw = mne.io.RawArray(numpy.random.rand(3, 300), info, verbose=False)
    ev = numpy.array([[50, 0, 1], [150, 0, 1]])
    return [info, raw, mne.Epochs(raw, ev, tmin=0, tmax=0.2, baseline=None, preload=True, verbose=False), mne.decoding.CSP()]

def als():
    import scipy.sparse
    from implicit.bpr import BayesianPersonalizedRanking
    from implicit.nearest_neighbours import TFIDFRecommender
    m = TFIDFRecommender(); m.fit(scipy.sparse.csr_matrix([[1.0, 0, 1], [0, 1, 1]]), show_progress=False)
    b = BayesianPersonalizedRanking(factors=2, iterations=2); b.fit(scipy.sparse.csr_matrix([[1.0, 0, 1], [0, 1, 1]]), show_progress=False)
    return [base.alternating(), m, b]

def rec():
    import pandas
    from surprise import Dataset, Reader, SVD, KNNBasic, NMF, SlopeOne, CoClustering, BaselineOnly
    d = Dataset.load_from_df(pandas.DataFrame({"u": [1, 1, 2, 2], "i": [1, 2, 1, 2], "r": [3, 4, 5, 1]}), Reader()).build_full_trainset()
    return [d] + [c().fit(d) for c in (SVD, KNNBasic, NMF, SlopeOne, BaselineOnly)]

def gp():
    import torch, gpytorch
    return [gpytorch.kernels.ScaleKernel(gpytorch.kernels.RBFKernel()), gpytorch.likelihoods.GaussianLikelihood(), gpytorch.means.ConstantMean(), gpytorch.distributions.MultivariateNormal(torch.zeros(2), torch.eye(2))]

def bo():
    import torch
    from botorch.models import SingleTaskGP
    from botorch.acquisition import LogExpectedImprovement
    m = SingleTaskGP(torch.rand(5, 2).double(), torch.rand(5, 1).double())
    return [m, LogExpectedImprovement(m, 0.1)]

def pyro_made():
    import pyro, torch
    import pyro.distributions as d
    from pyro.infer.autoguide import AutoNormal
    pyro.param("a", torch.tensor(1.0))
    return [d.Normal(0.0, 1.0), pyro.get_param_store(), pyro.nn.PyroModule[torch.nn.Linear](2, 2), pyro.optim.Adam({"lr": 0.1})]

def darts_made():
    import darts
    from darts import TimeSeries
    from darts.models import ExponentialSmoothing, LinearRegressionModel, NaiveSeasonal, Theta, RandomForestModel
    t = TimeSeries.from_series(series().astype("float32"))
    out = [t]
    for c, k in ((ExponentialSmoothing, {}), (LinearRegressionModel, {"lags": 3}), (NaiveSeasonal, {}), (Theta, {})):
        out.append(c(**k).fit(t))
    from darts.dataprocessing.transformers import Scaler
    out.append(Scaler().fit(t))
    return out

def darts_torch():
    from darts import TimeSeries
    from darts.models import NBEATSModel
    t = TimeSeries.from_series(series().astype("float32"))
    m = NBEATSModel(4, 2, n_epochs=1, num_blocks=1, num_layers=1, layer_widths=4, pl_trainer_kwargs={"logger": False, "enable_progress_bar": False, "accelerator": "cpu"})
    m.fit(t, verbose=False)
    m.save(os.path.join(base.FOLDER, "darts-nbeats.pt")); base.MADE["darts"] = base.MADE.get("darts", 0) + 1
    return m

def neural():
    from neuralforecast import NeuralForecast
    from neuralforecast.models import NHITS
    m = NeuralForecast([NHITS(h=2, input_size=4, max_steps=2, accelerator="cpu", enable_progress_bar=False, logger=False)], freq="D")
    m.fit(long_frame())
    return m

def flair_made():
    from flair.data import Sentence, Dictionary, Label, Corpus
    from flair.embeddings import OneHotEmbeddings, CharacterEmbeddings
    d = Dictionary(); d.add_item("a")
    s = Sentence("a small text"); s[0].add_label("ner", "X")
    return [d, s, CharacterEmbeddings()]

def setfit_made():
    from setfit import SetFitHead, TrainingArguments
    return [SetFitHead(4, 2), TrainingArguments(output_dir="x", report_to=None)]

def captum_made():
    from captum.attr import IntegratedGradients, Saliency
    return [IntegratedGradients(net()[0]), Saliency(net()[0])]

def tabnet():
    from pytorch_tabnet.tab_model import TabNetClassifier
    rows, target = table()
    m = TabNetClassifier(verbose=0, n_d=4, n_a=4); m.fit(rows.astype("f4"), target, max_epochs=1)
    m.save_model(os.path.join(base.FOLDER, "pytorch_tabnet-saved")); base.MADE["pytorch_tabnet"] = 1
    return m

def forecasting():
    from pytorch_forecasting import TimeSeriesDataSet, Baseline
    from pytorch_forecasting.data.encoders import GroupNormalizer, NaNLabelEncoder
    f = long_frame(); f["t"] = range(len(f))
    return [TimeSeriesDataSet(f, "t", "y", ["unique_id"], max_encoder_length=4, max_prediction_length=2), NaNLabelEncoder().fit(f.unique_id), GroupNormalizer(groups=["unique_id"]).fit(f.y, f)]

def tianshou_made():
    from tianshou.data import Batch, ReplayBuffer, VectorReplayBuffer
    import numpy
    b = ReplayBuffer(4); b.add(Batch(obs=1, act=0, rew=1.0, terminated=False, truncated=False, obs_next=2, info={}))
    return [Batch(a=numpy.ones(2)), b, VectorReplayBuffer(8, 2)]

def widedeep():
    from pytorch_widedeep.preprocessing import TabPreprocessor, WidePreprocessor
    from pytorch_widedeep.models import TabMlp, WideDeep
    f = frame()[["a", "b"]].assign(c=list("xyxyxy"))
    t = TabPreprocessor(cat_embed_cols=["c"], continuous_cols=["a", "b"]); t.fit(f)
    w = WidePreprocessor(wide_cols=["c"]); w.fit(f)
    m = WideDeep(deeptabular=TabMlp(column_idx=t.column_idx, cat_embed_input=t.cat_embed_input, continuous_cols=["a", "b"], mlp_hidden_dims=[4, 2]))
    return [t, w, m]

def lightning_made():
    import lightning
    from lightning.pytorch.callbacks import EarlyStopping, ModelCheckpoint
    from lightning.pytorch.demos.boring_classes import BoringModel
    return [BoringModel(), EarlyStopping("x"), ModelCheckpoint()]

def rl3():
    import d3rlpy, numpy
    r = numpy.random.RandomState(0)
    d = d3rlpy.dataset.MDPDataset(r.rand(20, 2).astype("f4"), r.randint(0, 2, (20, 1)), r.rand(20, 1).astype("f4"), numpy.array([0] * 19 + [1]))
    a = d3rlpy.algos.DQNConfig().create(device="cpu"); a.build_with_dataset(d)
    a.save(os.path.join(base.FOLDER, "d3rlpy-dqn.d3")); base.MADE["d3rlpy"] = 1
    return [d, d3rlpy.algos.DQNConfig(), d3rlpy.preprocessing.StandardObservationScaler()]

def gluon():
    from gluonts.dataset.common import ListDataset
    from gluonts.torch import SimpleFeedForwardEstimator
    from gluonts.model.forecast import SampleForecast
    from gluonts.model.seasonal_naive import SeasonalNaivePredictor
    from gluonts.transform import Chain, AddObservedValuesIndicator
    return [SampleForecast(table()[0], module("pandas").Period("2020-01-01", "D")), SeasonalNaivePredictor(2, 2), SimpleFeedForwardEstimator(prediction_length=2), Chain([AddObservedValuesIndicator("a", "b")])]

def geometric():
    import torch
    from torch_geometric.data import Data, HeteroData, Batch
    from torch_geometric.nn import GCNConv, GATConv, SAGEConv, GIN
    from torch_geometric.transforms import NormalizeFeatures, Compose
    d = Data(x=torch.ones(2, 2), edge_index=torch.tensor([[0, 1], [1, 0]]))
    h = HeteroData(); h["a"].x = torch.ones(2, 2)
    return [d, h, Batch.from_data_list([d, d]), GCNConv(2, 2), GATConv(2, 2), GIN(2, 2, 1), Compose([NormalizeFeatures()])]

def sentences():
    from sentence_transformers import models, InputExample
    from sentence_transformers.losses import CosineSimilarityLoss
    return [models.Normalize(), models.Pooling(4), models.Dense(4, 2), models.WordWeights(["a"], {"a": 1.0}), InputExample(texts=["a"])]

def peft_made():
    import peft, torch
    return [peft.LoraConfig(), peft.PromptTuningConfig(), peft.get_peft_model(net()[:1], peft.LoraConfig(target_modules=["0"]))]

def hf():
    from transformers import BertConfig, BertModel, TrainingArguments, GPT2Config, DataCollatorWithPadding
    c = BertConfig(hidden_size=8, num_hidden_layers=1, num_attention_heads=1, intermediate_size=8, vocab_size=10)
    return [c, BertModel(c), GPT2Config(), TrainingArguments("x", report_to=[])]

def datasets_made():
    import datasets
    d = datasets.Dataset.from_dict({"a": [1, 2], "b": ["x", "y"]})
    return [d, datasets.DatasetDict({"t": d}), d.features, datasets.ClassLabel(names=["a"])]

def equinox():
    import equinox, jax
    m = equinox.nn.MLP(2, 2, 3, 1, key=jax.random.PRNGKey(0))
    return [m, equinox.nn.Linear(2, 2, key=jax.random.PRNGKey(0)), equinox.nn.State(m)]

def haiku():
    import haiku, jax
    f = haiku.transform(lambda x: haiku.Linear(2)(x))
    p = f.init(jax.random.PRNGKey(0), jax.numpy.ones((1, 2)))
    return [p, haiku.LSTMState(jax.numpy.ones(2), jax.numpy.ones(2))]

def flax_made():
    import flax.linen as nn, jax, optax
    from flax.training.train_state import TrainState
    m = nn.Dense(2); p = m.init(jax.random.PRNGKey(0), jax.numpy.ones((1, 2)))
    return [p, m, module("flax.core").freeze({"a": {"b": table()[0]}}), nn.Sequential([nn.Dense(2), nn.Dense(1)])]

def flax_state():
    import flax.linen as nn, jax, optax
    from flax.training.train_state import TrainState
    m = nn.Dense(2); p = m.init(jax.random.PRNGKey(0), jax.numpy.ones((1, 2)))
    return TrainState.create(apply_fn=m.apply, params=p, tx=optax.adam(0.1))

def nnx():
    from flax import nnx
    return [nnx.Linear(2, 2, rngs=nnx.Rngs(0)), nnx.state(nnx.Linear(2, 2, rngs=nnx.Rngs(0)))]

def optax_made():
    import optax, jax
    p = {"a": jax.numpy.ones(2)}
    return [optax.adam(0.1).init(p), optax.chain(optax.clip(1.0), optax.sgd(0.1, momentum=0.9)).init(p)]

def numpyro_made():
    import numpyro, jax
    import numpyro.distributions as d
    from numpyro.infer import MCMC, NUTS
    k = NUTS(lambda: numpyro.sample("x", d.Normal(0, 1)))
    m = MCMC(k, num_warmup=5, num_samples=5, progress_bar=False); m.run(jax.random.PRNGKey(0))
    return [d.Normal(0.0, 1.0), m.get_samples(), m.last_state, d.constraints.positive]

def numpyro_mcmc():
    import numpyro, jax
    import numpyro.distributions as d
    from numpyro.infer import MCMC, NUTS
    m = MCMC(NUTS(lambda: numpyro.sample("x", d.Normal(0, 1))), num_warmup=5, num_samples=5, progress_bar=False); m.run(jax.random.PRNGKey(0))
    return m

def black():
    import blackjax, jax
    k = blackjax.hmc(lambda x: -x["a"] ** 2, 0.1, jax.numpy.ones(1), 2)
    return [k.init({"a": jax.numpy.ones(())})]

def gpj():
    import gpjax, jax.numpy as j
    return [gpjax.kernels.RBF(), gpjax.Dataset(X=j.ones((3, 1)), y=j.ones((3, 1))), gpjax.mean_functions.Constant()]

def gluon_tab():
    import pandas
    from autogluon.tabular import TabularPredictor
    rows, target = table()
    d = pandas.DataFrame(rows, columns=list("abc")); d["y"] = target
    path = os.path.join(base.FOLDER, "autogluon-models")
    p = TabularPredictor("y", path=path, verbosity=0).fit(d, hyperparameters={"RF": {"n_estimators": 5}, "XT": {"n_estimators": 5}, "KNN": {}, "LR": {}}, time_limit=60)
    base.MADE["autogluon"] = sum(f.endswith(".pkl") for _, _, fs in os.walk(path) for f in fs)
    return p

def ray_made():
    from ray.tune import grid_search, choice, Tuner, TuneConfig
    from ray.air import RunConfig
    import ray
    return [choice([1]), ray.tune.ResultGrid, RunConfig(), TuneConfig()]

def tpot_made():
    from tpot import TPOTClassifier
    rows, target = table()
    m = TPOTClassifier(generations=1, population_size=2, max_time_mins=0.3, n_jobs=1, verbose=0)
    m.fit(rows, target)
    return m.fitted_pipeline_

base.ESTIMATORS = tuple(base.ESTIMATORS) + ("sksurv", "pyts", "linearmodels", "alibi_detect", "imodels", "aif360.sklearn", "evalml")
base.MAKERS |= {
    "dowhy": dowhy, "fairlearn": lambda: [*fairlearn(), fairlearn2()], "aif360": aif, "alibi": alibi, "pymc": pymc, "bambi": bambi, "arviz": arviz_made, "sksurv": survival, "CHAID": chaid, "causallearn": causal,
    "mne": mne_made, "implicit": als, "surprise": rec, "gpytorch": gp, "botorch": bo, "pyro": pyro_made, "darts": darts_made, "darts_torch": darts_torch, "neuralforecast": neural, "flair": flair_made, "setfit": setfit_made, "captum": captum_made,
    "pytorch_tabnet": tabnet, "pytorch_forecasting": forecasting, "tianshou": tianshou_made, "pytorch_widedeep": widedeep, "lightning": lightning_made, "d3rlpy": rl3, "gluonts": gluon, "torch_geometric": geometric,
    "sentence_transformers": sentences, "peft": peft_made, "transformers": hf, "datasets": datasets_made, "equinox": equinox, "haiku": haiku, "flax": flax_made, "flax_state": flax_state, "flax_nnx": nnx, "optax": optax_made, "numpyro": numpyro_made, "numpyro_mcmc": numpyro_mcmc, "blackjax": black, "gpjax": gpj,
    "autogluon": gluon_tab, "ray": ray_made, "tpot": tpot_made,
    "librosa": lambda: module("librosa").feature.mfcc(y=table()[0][:, 0], sr=100, n_fft=16, n_mels=4),
    "pytensor": lambda: [module("pytensor.tensor").dscalar("x"), module("pytensor").function([], module("pytensor.tensor").constant(1.0))],
    "moocore": lambda: module("moocore").Hypervolume(ref=[1, 1]),
    "pettingzoo": lambda: module("pettingzoo.utils").agent_selector,
    "orbax": lambda: module("orbax.checkpoint").SaveArgs(),
    "chex": lambda: module("chex").ArrayBatched,
    "distrax": lambda: [module("distrax").Normal(0.0, 1.0), module("distrax").Tanh()],
    "tensorflow_probability": lambda: module("tensorflow_probability.substrates.jax").distributions.Normal(0.0, 1.0),
    "diffrax": lambda: [module("diffrax").Tsit5(), module("diffrax").PIDController(1e-3, 1e-3)],
    "optimistix": lambda: module("optimistix").BFGS(1e-3, 1e-3),
    "dask_dataframe": lambda: module("dask.dataframe").from_pandas(frame(), npartitions=2),
    "ConfigSpace": lambda: module("ConfigSpace").ConfigurationSpace({"a": (0.0, 1.0), "b": ["x", "y"]}),
    "biom": lambda: module("biom").Table(table()[0], list(range(40)), list("abc")),
    "trimesh_scene": lambda: module("trimesh").Scene(module("trimesh").creation.box()),
}
if __name__ == "__main__":
    warnings.simplefilter("ignore")
    base.SECONDS = int(os.environ.get("SECONDS_EACH", 4))
    base.main(sys.argv[1], sys.argv[2:])

/** Classes proved to run nothing of theirs when they are rebuilt without `__init__`; written by tools/pack_inert.mjs from what tools/prove_inert.py measured, which says what the flags mean. */

/** The versions that were measured. */
export const MEASURED_VERSIONS = 'Bio==1.80 PIL==12.3.0 accelerate==1.15.0 astropy==5.2.1 dask==2022.12.1+dfsg deap==1.3.1 emcee==3.1.4 formulaic==1.2.2 gensim==4.2.0 geopandas==0.12.2 igraph==0.10.2 imblearn==0.10.0 joblib==1.2.0 joblib==1.6.0 lightgbm==4.7.0 lightning_utilities==0.15.3 matplotlib==3.11.2 matplotlib==3.6.3 networkx==2.8.8 networkx==3.6.1 nltk==3.10.3 numpy==1.24.2 numpy==2.4.6 optuna==5.0.0 pandas==1.5.3 pandas==3.0.6 peft==0.21.0 pint==0.19.2 pomegranate==0.14.8 pyproj==3.4.1 pytorch_lightning==2.6.6 scipy==1.10.1 scipy==1.17.1 sentence_transformers==6.0.1 shapely==1.8.5 skimage==0.19.3 skimage==0.26.0 sklearn==1.2.1 sklearn==1.9.1 skorch==0.12.1 sortedcontainers==2.4.0 spacy==3.8.16 statsmodels==0.13.5+dfsg statsmodels==0.15.0 thinc==8.3.13 timm==1.0.29 torch==1.13.0a0+gitunknown torch==2.13.0+cpu torch_geometric==2.8.0.post1 torchmetrics==1.9.0 torchvision==0.14.1a0 torchvision==0.28.0 transformers==5.18.0 uncertainties==3.1.6 xarray==2026.9.0 xgboost==1.7.4';

/** `module class class:flags …` a line, sorted; no flags: `i`. A function, so that a run that asks of no such class does not load half a megabyte. */
export const inertClasses = (): string => `
Bio MissingExternalDependencyError MissingPythonDependencyError
Bio.Affy.CelFile Record
Bio.Align MultipleSeqAlignment PairwiseAlignments
Bio.Align.AlignInfo PSSM SummaryInfo
Bio.Align.Applications._ClustalOmega ClustalOmegaCommandline
Bio.Align.Applications._Clustalw ClustalwCommandline
Bio.Align.Applications._Dialign DialignCommandline
Bio.Align.Applications._MSAProbs MSAProbsCommandline
Bio.Align.Applications._Mafft MafftCommandline
Bio.Align.Applications._Muscle MuscleCommandline
Bio.Align.Applications._Prank PrankCommandline
Bio.Align.Applications._Probcons ProbconsCommandline
Bio.Align.Applications._TCoffee TCoffeeCommandline
Bio.Align.a2m AlignmentIterator AlignmentWriter
Bio.Align.bed AlignmentIterator AlignmentWriter
Bio.Align.bigbed AlignmentIterator AutoSQLTable Field
Bio.Align.bigmaf AlignmentIterator
Bio.Align.bigpsl AlignmentIterator
Bio.Align.clustal AlignmentIterator AlignmentWriter
Bio.Align.emboss AlignmentIterator
Bio.Align.exonerate AlignmentIterator AlignmentWriter
Bio.Align.fasta AlignmentIterator AlignmentWriter
Bio.Align.hhr AlignmentIterator
Bio.Align.interfaces AlignmentIterator AlignmentWriter
Bio.Align.maf AlignmentIterator AlignmentWriter
Bio.Align.mauve AlignmentIterator AlignmentWriter
Bio.Align.msf AlignmentIterator
Bio.Align.nexus AlignmentIterator AlignmentWriter
Bio.Align.phylip AlignmentIterator AlignmentWriter
Bio.Align.psl AlignmentIterator AlignmentWriter
Bio.Align.sam AlignmentIterator AlignmentWriter
Bio.Align.stockholm AlignmentIterator AlignmentWriter
Bio.Align.tabular AlignmentIterator State:e
Bio.AlignIO.ClustalIO ClustalIterator ClustalWriter
Bio.AlignIO.EmbossIO EmbossIterator
Bio.AlignIO.Interfaces AlignmentIterator AlignmentWriter SequentialAlignmentWriter
Bio.AlignIO.MafIO MafIndex MafWriter
Bio.AlignIO.MauveIO MauveIterator MauveWriter
Bio.AlignIO.MsfIO MsfIterator
Bio.AlignIO.NexusIO NexusWriter
Bio.AlignIO.PhylipIO PhylipIterator PhylipWriter RelaxedPhylipIterator RelaxedPhylipWriter SequentialPhylipIterator SequentialPhylipWriter
Bio.AlignIO.StockholmIO StockholmIterator StockholmWriter
Bio.Application AbstractCommandline ApplicationError _AbstractParameter _Argument _ArgumentList _Option _StaticArgument _Switch
Bio.Blast.Applications NcbiblastformatterCommandline NcbiblastnCommandline NcbiblastpCommandline NcbiblastxCommandline NcbideltablastCommandline NcbimakeblastdbCommandline NcbipsiblastCommandline NcbirpsblastCommandline NcbirpstblastnCommandline NcbitblastnCommandline NcbitblastxCommandline _NcbibaseblastCommandline _Ncbiblast2SeqCommandline _NcbiblastCommandline _NcbiblastMain2SeqCommandline
Bio.Blast.NCBIXML BlastParser _XMLparser
Bio.Blast.ParseBlastTable BlastTableEntry BlastTableReader BlastTableRec
Bio.Blast.Record Alignment Blast DatabaseReport Description DescriptionExt DescriptionExtItem HSP Header MultipleAlignment PSIBlast Parameters Round
Bio.CAPS AlignmentHasDifferentLengthsError CAPSMap DifferentialCutsite
Bio.Cluster Record
Bio.Compass Record
Bio.Data.CodonTable AmbiguousForwardTable CodonTable NCBICodonTable NCBICodonTableDNA NCBICodonTableRNA TranslationError
Bio.Emboss.Applications DiffseqCommandline EInvertedCommandline ETandemCommandline Est2GenomeCommandline FConsenseCommandline FDNADistCommandline FDNAParsCommandline FNeighborCommandline FProtDistCommandline FProtParsCommandline FSeqBootCommandline FTreeDistCommandline FuzznucCommandline FuzzproCommandline IepCommandline NeedleCommandline NeedleallCommandline PalindromeCommandline Primer3Commandline PrimerSearchCommandline SeqmatchallCommandline SeqretCommandline StretcherCommandline TranalignCommandline WaterCommandline _EmbossCommandLine _EmbossMinimalCommandLine
Bio.Emboss.Primer3 Primers Record
Bio.Emboss.PrimerSearch Amplifier InputRecord OutputRecord
Bio.Entrez.Parser DataHandler DictionaryElement:id ListElement:il NoneElement OrderedListElement:il
Bio.ExPASy.Enzyme Record:id
Bio.ExPASy.Prodoc Record Reference
Bio.ExPASy.Prosite Record
Bio.ExPASy.ScanProsite ContentHandler Parser Record:il
Bio.ExPASy.cellosaurus Record:id
Bio.File _IndexedSeqFileProxy
Bio.GenBank FeatureParser Iterator RecordParser _BaseGenBankConsumer _FeatureConsumer _RecordConsumer
Bio.GenBank.Record Feature Qualifier Record Reference
Bio.GenBank.Scanner EmblScanner GenBankScanner InsdcScanner _ImgtScanner
Bio.GenBank.utils FeatureValueCleaner
Bio.Geo.Record Record
Bio.Graphics.BasicChromosome AnnotatedChromosomeSegment Chromosome ChromosomeSegment Organism SpacerSegment TelomereSegment _ChromosomeComponent
Bio.Graphics.ColorSpiral ColorSpiral
Bio.Graphics.Comparative ComparativeScatterPlot
Bio.Graphics.DisplayRepresentation ChromosomeCounts
Bio.Graphics.Distribution BarChartDistribution DistributionPage LineDistribution
Bio.Graphics.GenomeDiagram._AbstractDrawer AbstractDrawer
Bio.Graphics.GenomeDiagram._CircularDrawer CircularDrawer
Bio.Graphics.GenomeDiagram._Colors ColorTranslator
Bio.Graphics.GenomeDiagram._CrossLink CrossLink
Bio.Graphics.GenomeDiagram._Diagram Diagram
Bio.Graphics.GenomeDiagram._FeatureSet FeatureSet
Bio.Graphics.GenomeDiagram._Graph GraphData
Bio.Graphics.GenomeDiagram._GraphSet GraphSet
Bio.Graphics.GenomeDiagram._LinearDrawer LinearDrawer
Bio.Graphics.GenomeDiagram._Track Track
Bio.Graphics.KGML_vis KGMLCanvas
Bio.HMM.DynamicProgramming AbstractDPAlgorithms LogDPAlgorithms ScaledDPAlgorithms
Bio.HMM.MarkovModel HiddenMarkovModel MarkovModelBuilder
Bio.HMM.Trainer AbstractTrainer BaumWelchTrainer KnownStateTrainer TrainingSequence
Bio.KEGG.Compound Record
Bio.KEGG.Enzyme Record
Bio.KEGG.Gene Record
Bio.KEGG.KGML.KGML_parser KGMLParser
Bio.KEGG.KGML.KGML_pathway Component Entry Graphics Pathway Reaction Relation
Bio.LogisticRegression LogisticRegression
Bio.MarkovModel MarkovModel
Bio.MaxEntropy MaxEntropy
Bio.Medline Record:id
Bio.NMR.xpktools Peaklist XpkEntry
Bio.NaiveBayes NaiveBayes
Bio.Nexus.Nexus Block CharBuffer Commandline Nexus NexusError StepMatrix
Bio.Nexus.Nodes Chain ChainException Node NodeException
Bio.Nexus.StandardData NexusError StandardData
Bio.Nexus.Trees NodeData Tree TreeError
Bio.PDB.AbstractPropertyMap AbstractAtomPropertyMap AbstractPropertyMap AbstractResiduePropertyMap
Bio.PDB.Chain Chain
Bio.PDB.DSSP DSSP
Bio.PDB.Dice ChainSelector
Bio.PDB.Entity Entity
Bio.PDB.FragmentMapper Fragment FragmentMapper
Bio.PDB.HSExposure ExposureCN HSExposureCA HSExposureCB _AbstractHSExposure
Bio.PDB.MMCIF2Dict MMCIF2Dict:id
Bio.PDB.MMCIFParser FastMMCIFParser MMCIFParser
Bio.PDB.Model Model
Bio.PDB.NACCESS NACCESS NACCESS_atomic
Bio.PDB.NeighborSearch NeighborSearch
Bio.PDB.PDBExceptions PDBConstructionException PDBException PDBIOException
Bio.PDB.PDBIO PDBIO Select StructureIO
Bio.PDB.PDBList PDBList
Bio.PDB.PDBParser PDBParser
Bio.PDB.PSEA PSEA
Bio.PDB.Polypeptide CaPPBuilder PPBuilder Polypeptide:il _PPBuilder
Bio.PDB.QCPSuperimposer QCPSuperimposer
Bio.PDB.Residue Residue
Bio.PDB.ResidueDepth ResidueDepth
Bio.PDB.SASA ShrakeRupley
Bio.PDB.Structure Structure
Bio.PDB.StructureAlignment StructureAlignment
Bio.PDB.StructureBuilder StructureBuilder
Bio.PDB.Superimposer Superimposer
Bio.PDB.cealign CEAligner
Bio.PDB.internal_coords AtomKey Dihedron Edron Hedron HedronMatchError IC_Chain IC_Residue MissingAtomError
Bio.PDB.mmcifio MMCIFIO
Bio.PDB.qcprot QCPSuperimposer
Bio.PDB.vectors Vector
Bio.Pathway Interaction Network System
Bio.Phylo.Applications._Fasttree FastTreeCommandline
Bio.Phylo.Applications._Phyml PhymlCommandline
Bio.Phylo.Applications._Raxml RaxmlCommandline
Bio.Phylo.BaseTree BranchColor Clade Tree TreeElement TreeMixin
Bio.Phylo.CDAO Clade Tree
Bio.Phylo.NeXML Clade Tree
Bio.Phylo.NeXMLIO NeXMLError Parser Writer
Bio.Phylo.Newick Clade Tree
Bio.Phylo.NewickIO NewickError Parser Writer
Bio.Phylo.PAML._paml Paml
Bio.Phylo.PAML.baseml Baseml
Bio.Phylo.PAML.codeml Codeml
Bio.Phylo.PAML.yn00 Yn00
Bio.Phylo.PhyloXML Accession Annotation BinaryCharacters BranchColor Clade CladeRelation Date Distribution DomainArchitecture Events Id MolSeq Other PhyloElement Phylogeny Phyloxml Point Polygon Property ProteinDomain Reference Sequence SequenceRelation Taxonomy Uri
Bio.Phylo.PhyloXMLIO Parser PhyloXMLError Writer
Bio.Phylo.TreeConstruction DistanceCalculator DistanceMatrix DistanceTreeConstructor NNITreeSearcher ParsimonyScorer ParsimonyTreeConstructor Scorer TreeConstructor TreeSearcher _Matrix
Bio.PopGen.GenePop Record
Bio.PopGen.GenePop.Controller GenePopController _GenePopCommandline
Bio.PopGen.GenePop.EasyController EasyController
Bio.PopGen.GenePop.FileParser FileRecord
Bio.PopGen.GenePop.LargeFileParser Record
Bio.Restriction.PrintFormat PrintFormat
Bio.Restriction.Restriction Analysis RestrictionBatch
Bio.SCOP Astral Domain Node Scop
Bio.SCOP.Cla Index:id Record
Bio.SCOP.Des Record
Bio.SCOP.Dom Record
Bio.SCOP.Hie Record
Bio.SCOP.Raf Res SeqMap SeqMapIndex:id
Bio.SCOP.Residues Residues
Bio.SVDSuperimposer SVDSuperimposer
Bio.SearchIO.BlastIO.blast_tab BlastTabIndexer BlastTabParser BlastTabWriter
Bio.SearchIO.BlastIO.blast_text BlastTextParser
Bio.SearchIO.BlastIO.blast_xml BlastXmlIndexer BlastXmlParser BlastXmlWriter _BlastXmlGenerator
Bio.SearchIO.BlatIO BlatPslIndexer BlatPslParser BlatPslWriter
Bio.SearchIO.ExonerateIO._base _BaseExonerateIndexer _BaseExonerateParser
Bio.SearchIO.ExonerateIO.exonerate_cigar ExonerateCigarIndexer ExonerateCigarParser
Bio.SearchIO.ExonerateIO.exonerate_text ExonerateTextIndexer ExonerateTextParser
Bio.SearchIO.ExonerateIO.exonerate_vulgar ExonerateVulgarIndexer ExonerateVulgarParser
Bio.SearchIO.FastaIO FastaM10Indexer FastaM10Parser
Bio.SearchIO.HHsuiteIO.hhsuite2_text Hhsuite2TextParser
Bio.SearchIO.HmmerIO._base _BaseHmmerTextIndexer
Bio.SearchIO.HmmerIO.hmmer2_text Hmmer2TextIndexer Hmmer2TextParser _HitPlaceholder
Bio.SearchIO.HmmerIO.hmmer3_domtab Hmmer3DomtabHmmhitIndexer Hmmer3DomtabHmmhitParser Hmmer3DomtabHmmhitWriter Hmmer3DomtabHmmqueryIndexer Hmmer3DomtabHmmqueryParser Hmmer3DomtabHmmqueryWriter Hmmer3DomtabParser
Bio.SearchIO.HmmerIO.hmmer3_tab Hmmer3TabIndexer Hmmer3TabParser Hmmer3TabWriter
Bio.SearchIO.HmmerIO.hmmer3_text Hmmer3TextIndexer Hmmer3TextParser
Bio.SearchIO.InterproscanIO.interproscan_xml InterproscanXmlParser
Bio.SearchIO._index SearchIndexer
Bio.SearchIO._legacy.NCBIStandalone BlastErrorParser BlastParser Iterator LowQualityBlastError PSIBlastParser ShortQueryBlastError _AlignmentConsumer _BlastConsumer _BlastErrorConsumer _DatabaseReportConsumer _DescriptionConsumer _HSPConsumer _HeaderConsumer _PSIBlastConsumer _ParametersConsumer _Scanner
Bio.SearchIO._legacy.ParserSupport AbstractConsumer AbstractParser
Bio.SearchIO._model._base _BaseHSP _BaseSearchObject
Bio.SearchIO._model.hit Hit
Bio.SearchIO._model.hsp HSP HSPFragment
Bio.SearchIO._model.query QueryResult
Bio.SeqFeature Location Position PositionGap Reference UnknownPosition
Bio.SeqIO.AbiIO AbiIterator
Bio.SeqIO.FastaIO FastaIterator FastaTwoLineIterator FastaTwoLineWriter FastaWriter
Bio.SeqIO.GckIO GckIterator
Bio.SeqIO.IgIO IgIterator
Bio.SeqIO.InsdcIO EmblCdsFeatureIterator EmblIterator EmblWriter GenBankCdsFeatureIterator GenBankIterator GenBankWriter ImgtIterator ImgtWriter _InsdcWriter
Bio.SeqIO.Interfaces SequenceIterator SequenceWriter
Bio.SeqIO.NibIO NibIterator NibWriter
Bio.SeqIO.PdbIO PdbSeqresIterator
Bio.SeqIO.PhdIO PhdWriter
Bio.SeqIO.PirIO PirIterator PirWriter
Bio.SeqIO.QualityIO FastqIlluminaWriter FastqPhredIterator FastqPhredWriter FastqSolexaWriter QualPhredIterator QualPhredWriter
Bio.SeqIO.SeqXmlIO ContentHandler SeqXmlIterator SeqXmlWriter
Bio.SeqIO.SffIO SffIterator SffWriter _AddTellHandle _SffTrimIterator
Bio.SeqIO.SnapGeneIO SnapGeneIterator
Bio.SeqIO.TabIO TabIterator TabWriter
Bio.SeqIO.TwoBitIO TwoBitIterator
Bio.SeqIO.UniprotIO Parser
Bio.SeqIO.XdnaIO XdnaIterator XdnaWriter
Bio.SeqIO._index EmblRandomAccess FastqRandomAccess GenBankRandomAccess IntelliGeneticsRandomAccess SeqFileRandomAccess SequentialSeqFileRandomAccess SffRandomAccess SffTrimedRandomAccess SwissRandomAccess TabRandomAccess UniprotRandomAccess
Bio.SeqRecord _RestrictedDict
Bio.SeqUtils CodonAdaptationIndex:id
Bio.SeqUtils.CodonUsage CodonAdaptationIndex
Bio.SeqUtils.IsoelectricPoint IsoelectricPoint
Bio.SeqUtils.ProtParam ProteinAnalysis
Bio.Sequencing.Ace ACEFileRecord Contig Reads af bs ct ds qa rd rt wa wr
Bio.Sequencing.Applications._Novoalign NovoalignCommandline
Bio.Sequencing.Applications._bwa BwaAlignCommandline BwaBwaswCommandline BwaIndexCommandline BwaMemCommandline BwaSampeCommandline BwaSamseCommandline
Bio.Sequencing.Applications._samtools SamtoolsCalmdCommandline SamtoolsCatCommandline SamtoolsFaidxCommandline SamtoolsFixmateCommandline SamtoolsIdxstatsCommandline SamtoolsIndexCommandline SamtoolsMergeCommandline SamtoolsMpileupCommandline SamtoolsPhaseCommandline SamtoolsReheaderCommandline SamtoolsRmdupCommandline SamtoolsTargetcutCommandline SamtoolsVersion0xSortCommandline SamtoolsVersion1xSortCommandline SamtoolsViewCommandline
Bio.Sequencing.Phd Record
Bio.SwissProt Record Reference
Bio.SwissProt.KeyWList Record:id
Bio.UniGene ProtsimLine Record STSLine SequenceLine
Bio.Wise.dnal Statistics
Bio.Wise.psw Alignment AlignmentColumn AlignmentColumnFullException ColumnUnit
Bio.bgzf BgzfReader BgzfWriter
Bio.codonalign.codonalignment CodonAlignment
Bio.kNN kNN
Bio.motifs Instances:il Motif
Bio.motifs.alignace Record:il
Bio.motifs.applications._xxmotif XXmotifCommandline
Bio.motifs.clusterbuster Record:il
Bio.motifs.jaspar Motif Record:il
Bio.motifs.mast Record:il
Bio.motifs.matrix FrequencyPositionMatrix:id GenericPositionMatrix:id PositionSpecificScoringMatrix:id PositionWeightMatrix:id
Bio.motifs.meme Motif Record:il
Bio.motifs.minimal Record:il
Bio.motifs.pfm Record:il
Bio.motifs.thresholds ScoreDistribution
Bio.motifs.transfac Motif:id Record:il
Bio.motifs.xms Record:il XMSScanner
Bio.pairwise2 Alignment affine_penalty dictionary_match identity_match
Bio.phenotype.phen_micro JsonWriter PlateRecord
PIL.AvifImagePlugin AvifImageFile:gx
PIL.BdfFontFile BdfFontFile
PIL.BlpImagePlugin AlphaEncoding:e BLP1Decoder BLP2Decoder BLPEncoder BlpImageFile:gx Encoding:e Format:e _BLPBaseDecoder
PIL.BmpImagePlugin BmpImageFile:gx BmpRleDecoder DibImageFile:gx
PIL.BufrStubImagePlugin BufrStubImageFile:gx
PIL.ContainerIO ContainerIO
PIL.CurImagePlugin CurImageFile:gx
PIL.DcxImagePlugin DcxImageFile:gx
PIL.DdsImagePlugin D3DFMT:e DDPF:e DDSCAPS:e DDSCAPS2:e DDSD:e DXGI_FORMAT:e DdsImageFile:gx DdsRgbDecoder
PIL.EpsImagePlugin EpsImageFile:gx
PIL.ExifTags Base:e GPS:e IFD:e Interop:e LightSource:e
PIL.FitsImagePlugin FitsGzipDecoder FitsImageFile:gx
PIL.FliImagePlugin FliImageFile:gx
PIL.FontFile FontFile
PIL.FtexImagePlugin Format:e FtexImageFile:gx
PIL.GbrImagePlugin GbrImageFile:gx
PIL.GdImageFile GdImageFile:gx
PIL.GifImagePlugin GifImageFile:gx LoadingStrategy:e
PIL.GimpGradientFile GimpGradientFile GradientFile
PIL.GimpPaletteFile GimpPaletteFile
PIL.GribStubImagePlugin GribStubImageFile:gx
PIL.Hdf5StubImagePlugin HDF5StubImageFile:gx
PIL.IcnsImagePlugin IcnsFile IcnsImageFile:gx
PIL.IcoImagePlugin IcoFile:ix IcoImageFile:gx
PIL.ImImagePlugin ImImageFile:gx
PIL.Image DecompressionBombError Dither:e Image:g ImagePointHandler ImagePointTransform ImageTransformHandler Palette:e Quantize:e Resampling:e SupportsArrayInterface SupportsArrowArrayInterface SupportsGetData Transform:e Transpose:e
PIL.ImageCms Direction:e Flags:e ImageCmsProfile:x ImageCmsTransform Intent:e PyCMSError
PIL.ImageDraw ImageDraw
PIL.ImageDraw2 Brush Draw Font Pen
PIL.ImageEnhance Brightness Color Contrast Sharpness _Enhance
PIL.ImageFile ImageFile:gx Parser PyCodec PyCodecState PyDecoder PyEncoder StubHandler StubImageFile:gx
PIL.ImageFilter BLUR BoxBlur BuiltinFilter CONTOUR Color3DLUT DETAIL EDGE_ENHANCE EDGE_ENHANCE_MORE EMBOSS FIND_EDGES Filter GaussianBlur Kernel MaxFilter MedianFilter MinFilter ModeFilter MultibandFilter RankFilter SHARPEN SMOOTH SMOOTH_MORE UnsharpMask
PIL.ImageFont Axis:id BaseImageFont FreeTypeFont:gx ImageFont Layout:e TransposedFont
PIL.ImageMorph LutBuilder MorphOp
PIL.ImageOps SupportsGetMesh
PIL.ImagePalette ImagePalette
PIL.ImageSequence Iterator
PIL.ImageShow DisplayViewer EogViewer GmDisplayViewer IPythonViewer MacViewer UnixViewer Viewer WindowsViewer XDGViewer XVViewer
PIL.ImageStat Stat
PIL.ImageText Text _Wrap
PIL.ImageTk PhotoImage:x
PIL.ImageTransform AffineTransform ExtentTransform MeshTransform PerspectiveTransform QuadTransform Transform
PIL.ImageWin Dib HDC HWND ImageWindow Window
PIL.ImtImagePlugin ImtImageFile:gx
PIL.IptcImagePlugin IptcImageFile:gx
PIL.Jpeg2KImagePlugin BoxReader Jpeg2KImageFile:gx
PIL.JpegImagePlugin JpegImageFile:gx
PIL.McIdasImagePlugin McIdasImageFile:gx
PIL.MpegImagePlugin BitStream MpegImageFile:gx
PIL.MpoImagePlugin MpoImageFile:gx
PIL.MspImagePlugin MspDecoder MspImageFile:gx
PIL.PSDraw PSDraw:ix
PIL.PaletteFile PaletteFile
PIL.PcdImagePlugin PcdImageFile:gx
PIL.PcfFontFile PcfFontFile:ix
PIL.PcxImagePlugin PcxImageFile:gx
PIL.PdfParser PdfArray:il PdfBinary PdfParser:ix PdfStream XrefTable
PIL.PixarImagePlugin PixarImageFile:gx
PIL.PngImagePlugin Blend:e ChunkStream Disposal:e PngImageFile:gx PngInfo PngStream _fdat _idat
PIL.PpmImagePlugin PpmDecoder PpmImageFile:gx PpmPlainDecoder
PIL.PsdImagePlugin PsdImageFile:gx
PIL.QoiImagePlugin QoiDecoder QoiEncoder QoiImageFile:gx
PIL.SgiImagePlugin SGI16Decoder SgiImageFile:gx
PIL.SpiderImagePlugin SpiderImageFile:gx
PIL.SunImagePlugin SunImageFile:gx
PIL.TarIO TarIO:ix
PIL.TgaImagePlugin TgaImageFile:gx
PIL.TiffImagePlugin AppendingTiffWriter:x TiffImageFile:gx
PIL.WalImageFile WalImageFile:gx
PIL.WebPImagePlugin WebPImageFile:gx
PIL.WmfImagePlugin WmfStubImageFile:gx
PIL.XVThumbImagePlugin XVThumbImageFile:gx
PIL.XbmImagePlugin XbmImageFile:gx
PIL.XpmImagePlugin XpmDecoder XpmImageFile:gx
PIL._typing SupportsRead
PIL._util DeferredError
accelerate.accelerator Accelerator:ix
accelerate.commands.config.config_args SageMakerConfig
accelerate.data_loader BatchSamplerShard DataLoaderAdapter:x DataLoaderDispatcher:x DataLoaderShard:x DataLoaderStateMixin IterableDatasetShard SeedableRandomSampler SkipBatchSampler SkipDataLoader:x
accelerate.hooks AlignDevicesHook CpuOffload LayerwiseCastingHook ModelHook SequentialHook UserCpuOffloadHook
accelerate.local_sgd LocalSGD
accelerate.logging MultiProcessAdapter
accelerate.parallelism_config ParallelismConfig:ix
accelerate.scheduler AcceleratedScheduler
accelerate.state AcceleratorState:ix GradientState PartialState:ix
accelerate.tracking AimTracker ClearMLTracker CometMLTracker DVCLiveTracker GeneralTracker MLflowTracker:ix SwanLabTracker TensorBoardTracker TrackioTracker WandBTracker
accelerate.utils.dataclasses AORecipeKwargs AutocastKwargs BaseEnum:e BnbQuantizationConfig ComputeEnvironment:e CustomDtype:e DDPCommunicationHookType:e DataLoaderConfiguration DeepSpeedPlugin:ix DeepSpeedSequenceParallelConfig:ix DistributedDataParallelKwargs DistributedType:e DynamoBackend:e FP8BackendType:e FP8RecipeKwargs:ix FullyShardedDataParallelPlugin:ix GradScalerKwargs GradientAccumulationPlugin InitProcessGroupKwargs KwargsHandler LoggerType:e MSAMPRecipeKwargs:ix MegatronLMPlugin:ix PrecisionType:e ProfileKwargs ProjectConfiguration RNGType:e SageMakerDistributedType:e TERecipeKwargs:ix TensorInformation TorchContextParallelConfig:ix TorchDynamoPlugin:ix TorchTensorParallelConfig TorchTensorParallelPlugin
accelerate.utils.deepspeed DeepSpeedEngineWrapper DeepSpeedSchedulerWrapper DummyOptim DummyScheduler HfDeepSpeedConfig:ix
accelerate.utils.environment CPUInformation
accelerate.utils.launch PrepareForLaunch
accelerate.utils.megatron_lm AbstractTrainStep BertTrainStep GPTTrainStep MegatronEngine MegatronLMDummyDataLoader MegatronLMDummyScheduler MegatronLMSchedulerWrapper T5TrainStep
accelerate.utils.offload OffloadedWeightsLoader:x
accelerate.utils.operations ConvertOutputsToFp32 DistributedOperationException
astropy astronomical_constants physical_constants
astropy.config.configuration ConfigItem ConfigNamespace
astropy.config.paths _SetTempPath set_temp_cache set_temp_config
astropy.convolution.core Kernel Kernel1D Kernel2D
astropy.convolution.kernels AiryDisk2DKernel Box1DKernel Box2DKernel CustomKernel Gaussian1DKernel Gaussian2DKernel Model1DKernel Model2DKernel Moffat2DKernel RickerWavelet1DKernel RickerWavelet2DKernel Ring2DKernel Tophat2DKernel Trapezoid1DKernel TrapezoidDisk2DKernel
astropy.convolution.utils DiscretizationError KernelSizeError
astropy.coordinates.angle_formats _AngleParser
astropy.coordinates.angles dms_tuple hms_tuple signed_dms_tuple
astropy.coordinates.attributes Attribute CartesianRepresentationAttribute CoordinateAttribute DifferentialAttribute EarthLocationAttribute QuantityAttribute TimeAttribute
astropy.coordinates.builtin_frames.galactocentric _StateProxy galactocentric_frame_defaults
astropy.coordinates.earth GeodeticLocation
astropy.coordinates.erfa_astrom ErfaAstrom ErfaAstromInterpolator erfa_astrom
astropy.coordinates.errors ConvertError
astropy.coordinates.name_resolve NameResolveError sesame_database sesame_url
astropy.coordinates.solar_system solar_system_ephemeris
astropy.coordinates.transformations AffineTransform BaseAffineTransform CompositeTransform CoordinateTransform DynamicMatrixTransform FunctionTransform FunctionTransformWithFiniteDifference StaticMatrixTransform TransformGraph
astropy.cosmology.connect CosmologyFromFormat CosmologyRead CosmologyToFormat CosmologyWrite
astropy.cosmology.core CosmologyError FlatCosmologyMixin
astropy.cosmology.flrw.base FlatFLRWMixin
astropy.cosmology.io.model _CosmologyModel
astropy.cosmology.realizations default_cosmology
astropy.extern._strptime LocaleTime TimeRE:id
astropy.io.ascii.basic Basic BasicData BasicHeader CommentedHeader CommentedHeaderHeader Csv CsvData CsvHeader CsvSplitter NoHeader NoHeaderData NoHeaderHeader Rdb RdbData RdbHeader Tab TabData TabDataSplitter TabHeader TabHeaderSplitter
astropy.io.ascii.cds Cds CdsData CdsHeader
astropy.io.ascii.core AllType BaseData BaseHeader BaseInputter BaseOutputter BaseReader BaseSplitter BoolType Column ContinuationLinesInputter CsvWriter DefaultSplitter FloatType IntType NoType NumType OptionalTableImportError StrType TableOutputter WhitespaceSplitter
astropy.io.ascii.cparser CParserError
astropy.io.ascii.daophot Daophot DaophotData DaophotHeader DaophotInputter
astropy.io.ascii.ecsv Ecsv EcsvData EcsvHeader EcsvOutputter
astropy.io.ascii.fastbasic FastBasic FastCommentedHeader FastCsv FastNoHeader FastRdb FastTab
astropy.io.ascii.fixedwidth FixedWidth FixedWidthData FixedWidthHeader FixedWidthHeaderSplitter FixedWidthNoHeader FixedWidthNoHeaderData FixedWidthNoHeaderHeader FixedWidthSplitter FixedWidthTwoLine FixedWidthTwoLineData FixedWidthTwoLineDataSplitter FixedWidthTwoLineHeader
astropy.io.ascii.html HTML HTMLData HTMLHeader HTMLInputter HTMLOutputter HTMLSplitter ListWriter
astropy.io.ascii.ipac Ipac IpacData IpacDataSplitter IpacFormatError IpacFormatErrorDBMS IpacHeader IpacHeaderSplitter
astropy.io.ascii.latex AASTex AASTexData AASTexHeader AASTexHeaderSplitter Latex LatexData LatexHeader LatexInputter LatexSplitter
astropy.io.ascii.mrt Mrt MrtData MrtHeader MrtSplitter
astropy.io.ascii.qdp QDP QDPData QDPHeader QDPSplitter
astropy.io.ascii.rst RST SimpleRSTData SimpleRSTHeader
astropy.io.ascii.sextractor SExtractor SExtractorData SExtractorHeader
astropy.io.fits Conf
astropy.io.fits.card Card Undefined
astropy.io.fits.column ColumnAttribute Delayed
astropy.io.fits.diff FITSDiff HDUDiff HeaderDiff ImageDataDiff RawDataDiff TableDataDiff _BaseDiff
astropy.io.fits.file _File
astropy.io.fits.fitsrec FITS_record
astropy.io.fits.hdu.base ExtensionHDU InvalidHDUException NonstandardExtHDU _BaseHDU _CorruptedHDU _Delayed _NonstandardHDU _ValidHDU
astropy.io.fits.hdu.compressed CompImageHDU
astropy.io.fits.hdu.groups Group GroupsHDU
astropy.io.fits.hdu.hdulist HDUList
astropy.io.fits.hdu.image ImageHDU PrimaryHDU Section _ImageBaseHDU _IndexInfo
astropy.io.fits.hdu.nonstandard FitsHDU
astropy.io.fits.hdu.streaming StreamingHDU
astropy.io.fits.hdu.table BinTableHDU FITSTableDumpDialect TableHDU _TableBaseHDU _TableLikeHDU
astropy.io.fits.header Header _BasicHeaderCards _DelayedHeader
astropy.io.fits.scripts.fitsdiff StoreListAction
astropy.io.fits.scripts.fitsheader ExtensionNotFoundException HeaderFormatter TableHeaderFormatter
astropy.io.fits.util NotifierMixin
astropy.io.fits.verify VerifyError _ErrList:il _Verify
astropy.io.misc.yaml AstropyDumper AstropyLoader
astropy.io.registry.base IORegistryError _UnifiedIORegistryBase
astropy.io.registry.core UnifiedIORegistry UnifiedInputRegistry UnifiedOutputRegistry
astropy.io.registry.interface UnifiedReadWrite
astropy.io.votable Conf
astropy.io.votable.converters Array ArrayVarArray Bit BitArray Boolean BooleanArray Char Complex ComplexArray ComplexArrayVarArray ComplexVarArray Converter Double DoubleComplex Float FloatComplex FloatingPoint Int Integer Long Numeric NumericArray ScalarVarArray Short UnicodeChar UnsignedByte VarArray
astropy.io.votable.exceptions Conf
astropy.io.votable.tree CooSys Element Field FieldRef Group Info Link Param ParamRef Resource SimpleElement SimpleElementWithContent Table TimeSys VOTableFile Values _DescriptionProperty _IDProperty _NameProperty _UcdProperty _UtypeProperty _XtypeProperty
astropy.io.votable.ucd UCDWords
astropy.io.votable.validator.result Result
astropy.logger AstropyLogger Conf FilterOrigin ListHandler LoggingError StreamHandler _AstLogIPYExc
astropy.modeling.bounding_box _BaseInterval _BaseSelectorArgument _BoundingDomain _Interval
astropy.modeling.convolution Convolution
astropy.modeling.core CompoundModel Fittable1DModel Fittable2DModel FittableModel Model
astropy.modeling.fitting Covariance DogBoxLSQFitter Fitter FittingWithOutlierRemoval JointFitter LMLSQFitter LevMarLSQFitter LinearLSQFitter ModelLinearityError ModelsError SLSQPLSQFitter SimplexLSQFitter StandardDeviations TRFLSQFitter _NLLSQFitter _NonLinearLSQFitter
astropy.modeling.functional_models AiryDisk2D ArcCosine1D ArcSine1D ArcTangent1D Box1D Box2D Const1D Const2D Cosine1D Disk2D Ellipse2D Exponential1D Gaussian1D Gaussian2D KingProjectedAnalytic1D Linear1D Logarithmic1D Lorentz1D Moffat1D Moffat2D Multiply Planar2D RedshiftScaleFactor RickerWavelet1D RickerWavelet2D Ring2D Scale Sersic1D Sersic2D Shift Sine1D Tangent1D Trapezoid1D TrapezoidDisk2D Voigt1D _InverseTrigonometric1D _Trigonometric1D
astropy.modeling.mappings Identity Mapping UnitsMapping
astropy.modeling.math_functions AbsoluteUfunc AddUfunc ArccosUfunc ArccoshUfunc ArcsinUfunc ArcsinhUfunc Arctan2Ufunc ArctanUfunc ArctanhUfunc CbrtUfunc CosUfunc CoshUfunc Deg2radUfunc DivmodUfunc Exp2Ufunc ExpUfunc Expm1Ufunc FabsUfunc Floor_divideUfunc FmodUfunc HypotUfunc Log10Ufunc Log1pUfunc Log2Ufunc LogUfunc Logaddexp2Ufunc LogaddexpUfunc MultiplyUfunc NegativeUfunc PositiveUfunc PowerUfunc Rad2degUfunc ReciprocalUfunc RemainderUfunc RintUfunc SinUfunc SinhUfunc SqrtUfunc SquareUfunc SubtractUfunc TanUfunc TanhUfunc True_divideUfunc _NPUfuncModel
astropy.modeling.optimizers Optimization SLSQP Simplex
astropy.modeling.parameters ParameterDefinitionError ParameterError
astropy.modeling.physical_models BlackBody Drude1D NFW Plummer1D
astropy.modeling.polynomial Chebyshev1D Chebyshev2D Hermite1D Hermite2D InverseSIP Legendre1D Legendre2D OrthoPolynomialBase Polynomial1D Polynomial2D PolynomialBase PolynomialModel SIP _PolyDomainWindow1D _SIP1D
astropy.modeling.powerlaws BrokenPowerLaw1D ExponentialCutoffPowerLaw1D LogParabola1D PowerLaw1D Schechter1D SmoothlyBrokenPowerLaw1D
astropy.modeling.projections AffineTransformation2D Conic Cylindrical HEALPix Projection PseudoConic PseudoCylindrical QuadCube Zenithal
astropy.modeling.rotations EulerAngleRotation RotateCelestial2Native RotateNative2Celestial Rotation2D RotationSequence3D SphericalRotationSequence _EulerRotation _SkyRotation
astropy.modeling.spline Spline1D SplineExactKnotsFitter SplineInterpolateFitter SplineSmoothingFitter SplineSplrepFitter _Spline _SplineFitter
astropy.modeling.tabular Tabular1D Tabular2D _Tabular
astropy.nddata Conf
astropy.nddata.bitmask BitFlagNameMap
astropy.nddata.ccddata CCDData
astropy.nddata.compat NDDataArray
astropy.nddata.flag_collection FlagCollection
astropy.nddata.mixins.ndarithmetic NDArithmeticMixin
astropy.nddata.mixins.ndio NDDataRead NDDataWrite NDIOMixin
astropy.nddata.mixins.ndslicing NDSlicingMixin
astropy.nddata.nddata NDData
astropy.nddata.nddata_base NDDataBase
astropy.nddata.nddata_withmixins NDDataRef
astropy.nddata.nduncertainty IncompatibleUncertaintiesException MissingDataAssociationException _VariancePropagationMixin
astropy.nddata.utils Cutout2D
astropy.samp Conf
astropy.samp.client SAMPClient
astropy.samp.errors SAMPClientError SAMPHubError SAMPProxyError
astropy.samp.hub SAMPHubServer WebProfileDialog
astropy.samp.hub_proxy SAMPHubProxy
astropy.samp.integrated_client SAMPIntegratedClient
astropy.samp.standard_profile SAMPSimpleXMLRPCRequestHandler ThreadingXMLRPCServer
astropy.samp.utils SAMPMsgReplierWrapper
astropy.samp.web_profile WebProfileRequestHandler WebProfileXMLRPCServer
astropy.stats.bayesian_blocks Events FitnessFunc PointMeasures RegularEvents
astropy.stats.bls BoxLeastSquares BoxLeastSquaresResults:id
astropy.stats.histogram _KnuthF
astropy.stats.lombscargle LombScargle
astropy.stats.sigma_clipping SigmaClip
astropy.stats.spatial RipleysKEstimator
astropy.table Conf
astropy.table.bst BST MaxValue MinValue
astropy.table.connect TableRead TableWrite
astropy.table.groups BaseGroups ColumnGroups TableGroups
astropy.table.index Index SlicedIndex TableILoc TableIndices:il TableLoc TableLocIndices _IndexModeContext
astropy.table.jsviewer Conf JSViewer
astropy.table.meta ColumnDict:id ColumnOrderList:il YamlParseError
astropy.table.mixins.registry MixinRegistryError
astropy.table.pprint TableFormatter
astropy.table.serialize SerializedColumn:id _TableLite:id
astropy.table.soco SCEngine
astropy.table.sorted_array SortedArray
astropy.table.table PprintIncludeExclude TableAttribute TableColumns
astropy.table.table_helpers TimingTables
astropy.time Conf
astropy.time.core ScaleValueError _LeapSecondsCheck:e
astropy.time.formats TimeBesselianEpoch TimeBesselianEpochString TimeCxcSec TimeDatetime TimeDatetime64 TimeDecimalYear TimeDeltaDatetime TimeDeltaFormat TimeDeltaJD TimeDeltaNumeric TimeDeltaSec TimeEpochDate TimeEpochDateString TimeFITS TimeFormat TimeFromEpoch TimeGPS TimeISO TimeISOT TimeJD TimeJulianEpoch TimeJulianEpochString TimeMJD TimeNumeric TimePlotDate TimeStardate TimeString TimeUnique TimeUnix TimeUnixTai TimeYMDHMS TimeYearDayTime
astropy.timeseries.periodograms.base BasePeriodogram
astropy.timeseries.periodograms.bls.core BoxLeastSquares BoxLeastSquaresResults:id
astropy.timeseries.periodograms.lombscargle.core LombScargle
astropy.uncertainty.core _DistributionRepr
astropy.units.core UnitsError _UnitContext _UnitRegistry
astropy.units.decorators QuantityInput
astropy.units.equivalencies Equivalency
astropy.units.function.mixin FunctionMixin
astropy.units.quantity Conf QuantityIterator
astropy.units.quantity_helper.converters UfuncHelpers
astropy.units.quantity_helper.function_helpers FunctionAssigner
astropy.utils.collections HomogeneousList
astropy.utils.console Getch ProgressBar ProgressBarOrSpinner Spinner _GetchMacCarbon _GetchUnix _GetchWindows _IPython _mapfunc
astropy.utils.data Conf ReadOnlyDict _FTPTLSHandler _ftptlswrapper
astropy.utils.data_info InfoAttribute ParentAttribute
astropy.utils.exceptions _NoValue
astropy.utils.iers.iers Conf earth_orientation_table
astropy.utils.masked.core MaskedArraySubclassInfo MaskedInfoBase MaskedIterator MaskedNDArrayInfo
astropy.utils.masked.function_helpers MaskedFormat
astropy.utils.metadata MergeNpConcatenate MergePlus MergeStrategy MetaAttribute MetaData _EnableMergeStrategies
astropy.utils.misc JsonCustomEncoder NumpyRNGContext OrderedDescriptor _DummyFile
astropy.utils.parsing ThreadSafeParser
astropy.utils.shapes NDArrayShapeMethods ShapedLikeNDArray
astropy.utils.state ScienceState _ScienceStateContext
astropy.utils.xml.writer XMLWriter
astropy.visualization.interval AsymmetricPercentileInterval BaseInterval ManualInterval MinMaxInterval PercentileInterval ZScaleInterval
astropy.visualization.lupton_rgb AsinhMapping AsinhZScaleMapping LinearMapping Mapping
astropy.visualization.mpl_normalize ImageNormalize
astropy.visualization.stretch AsinhStretch BaseStretch CompositeStretch ContrastBiasStretch HistEqStretch InvertedContrastBiasStretch InvertedHistEqStretch InvertedLogStretch InvertedPowerDistStretch LinearStretch LogStretch PowerDistStretch PowerStretch SinhStretch SqrtStretch SquaredStretch
astropy.visualization.transform BaseTransform CompositeTransform
astropy.visualization.wcsaxes Conf
astropy.visualization.wcsaxes.axislabels AxisLabels
astropy.visualization.wcsaxes.coordinate_helpers CoordinateHelper
astropy.visualization.wcsaxes.coordinates_map CoordinatesMap
astropy.visualization.wcsaxes.core _WCSAxesArtist
astropy.visualization.wcsaxes.formatter_locator AngleFormatterLocator BaseFormatterLocator ScalarFormatterLocator
astropy.visualization.wcsaxes.frame BaseFrame:id EllipticalFrame:id RectangularFrame:id RectangularFrame1D:id Spine SpineXAligned
astropy.visualization.wcsaxes.patches Quadrangle SphericalCircle
astropy.visualization.wcsaxes.ticklabels TickLabels
astropy.visualization.wcsaxes.ticks Ticks
astropy.wcs Auxprm Tabprm Wtbarr
astropy.wcs.utils custom_frame_to_wcs_mappings custom_wcs_to_frame_mappings
astropy.wcs.wcs NoConvergence
astropy.wcs.wcsapi.fitswcs FITSWCSAPIMixin SlicedFITSWCS custom_ctype_to_ucd_mapping
astropy.wcs.wcsapi.high_level_api BaseHighLevelWCS HighLevelWCSMixin
astropy.wcs.wcsapi.high_level_wcs_wrapper HighLevelWCSWrapper
astropy.wcs.wcsapi.low_level_api BaseLowLevelWCS
astropy.wcs.wcsapi.wrappers.base BaseWCSWrapper
astropy.wcs.wcsapi.wrappers.sliced_wcs SlicedLowLevelWCS
dask.array.backends ArrayBackendEntrypoint NumpyBackendEntrypoint
dask.array.cupy_entry_point CupyBackendEntrypoint
dask.array.gufunc gufunc
dask.array.numpy_compat _Recurser
dask.array.random RandomState
dask.array.rechunk _PrettyBlocks
dask.array.stats F_onewayResult KurtosistestResult NormaltestResult Power_divergenceResult SkewtestResult Ttest_1sampResult Ttest_indResult Ttest_relResult
dask.backends DaskBackendEntrypoint
dask.bag.core Bag Item _MapChunk no_result
dask.base DaskMethodsMixin
dask.blockwise BlockIndex BlockwiseDep BlockwiseDepDict
dask.cache Cache
dask.callbacks Callback add_callbacks
dask.config set
dask.context GlobalMethod
dask.dataframe.accessor Accessor CachedAccessor DatetimeAccessor StringAccessor
dask.dataframe.backends DataFrameBackendEntrypoint PandasBackendEntrypoint ShuffleGroupResult:id
dask.dataframe.categorical CategoricalAccessor
dask.dataframe.groupby Aggregation DataFrameGroupBy SeriesGroupBy _GroupBy
dask.dataframe.indexing _IndexerBase _LocIndexer _iLocIndexer
dask.dataframe.io.csv CSVFunctionWrapper
dask.dataframe.io.demo MakeTimeseriesPart
dask.dataframe.io.hdf HDFFunctionWrapper
dask.dataframe.io.io _PackedArgCallable
dask.dataframe.io.orc.core ORCFunctionWrapper
dask.dataframe.io.orc.utils ORCEngine
dask.dataframe.io.parquet.core ParquetFunctionWrapper ToParquetFunctionWrapper
dask.dataframe.io.parquet.fastparquet FastParquetEngine
dask.dataframe.io.parquet.utils Engine
dask.dataframe.io.utils DataFrameIOFunction
dask.dataframe.rolling CombinedOutput Rolling RollingGroupby
dask.dataframe.shuffle maybe_buffered_partd
dask.dataframe.tseries.resample Resampler
dask.diagnostics.profile CacheData CacheProfiler Profiler ResourceData TaskData _Tracker
dask.diagnostics.progress ProgressBar
dask.graph_manipulation chunks
dask.layers ArrayBlockwiseDep ArrayChunkShapeDep ArraySliceDep CallableLazyImport
dask.local MultiprocessingPoolExecutor SynchronousExecutor
dask.multiprocessing RemoteException
dask.optimization Default:e
dask.order OrderInfo
dask.rewrite RewriteRule RuleSet Token Traverser
dask.sizeof SimpleSizeof
dask.typing DaskCollection HLGDaskCollection PostPersistCallable SchedulerGetCallable
dask.utils Dispatch OperatorMethodMixin SerializableLock cached_property
dask.utils_test GetFunctionTestMixin
deap.base Fitness Toolbox
deap.cma Strategy StrategyMultiObjective StrategyOnePlusLambda
deap.gp PrimitiveSet PrimitiveSetTyped PrimitiveTree:il
deap.tools._hypervolume.pyhv _HyperVolume _MultiList
deap.tools.constraint ClosestValidPenalty DeltaPenalty
deap.tools.emo NSGA3Memory selNSGA3WithMemory
deap.tools.support HallOfFame History Logbook:il MultiStatistics:id ParetoFront Statistics
emcee.autocorr AutocorrError
emcee.backends.backend Backend
emcee.backends.hdf HDFBackend TempHDFBackend
emcee.ensemble EnsembleSampler _FunctionWrapper
emcee.model Model
emcee.moves.de DEMove
emcee.moves.de_snooker DESnookerMove
emcee.moves.gaussian GaussianMove _diagonal_proposal _isotropic_proposal _proposal
emcee.moves.kde KDEMove
emcee.moves.mh MHMove
emcee.moves.move Move
emcee.moves.red_blue RedBlueMove
emcee.moves.stretch StretchMove
emcee.moves.walk WalkMove
emcee.mpi_pool MPIPool
emcee.pbar _NoOpPBar
emcee.ptsampler PTSampler
formulaic.errors FactorEncodingError FactorEvaluationError FormulaInvalidError FormulaMaterializationError FormulaMaterializerInvalidError FormulaMaterializerNotFoundError FormulaParsingError FormulaSyntaxError FormulaicError
formulaic.formula Formula OrderingMethod:e
formulaic.materializers.base FormulaMaterializer
formulaic.materializers.narwhals NarwhalsMaterializer
formulaic.materializers.pandas PandasMaterializer
formulaic.materializers.types.enums ClusterBy:e NAAction:e
formulaic.materializers.types.factor_values FactorValuesMetadata
formulaic.model_spec ModelSpec
formulaic.parser.parser DefaultFormulaParser DefaultOperatorResolver
formulaic.parser.types.ast_node ASTNode
formulaic.parser.types.formula_parser FormulaParser
formulaic.parser.types.operator Operator
formulaic.parser.types.operator_resolver OperatorResolver
formulaic.transforms.basis_spline SplineExtrapolation:e
formulaic.transforms.contrasts Contrasts ContrastsState CustomContrasts DiffContrasts HelmertContrasts PolyContrasts SASContrasts SumContrasts TreatmentContrasts
formulaic.utils.constraints ConstraintOperatorResolver LinearConstraintParser LinearConstraints
formulaic.utils.iterators peekable_iter
formulaic.utils.sentinels Sentinel:e
gensim.corpora.bleicorpus BleiCorpus:ix
gensim.corpora.csvcorpus CsvCorpus:ix
gensim.corpora.hashdictionary HashDictionary:id
gensim.corpora.indexedcorpus IndexedCorpus
gensim.corpora.lowcorpus LowCorpus
gensim.corpora.malletcorpus MalletCorpus
gensim.corpora.opinosiscorpus OpinosisCorpus:ix
gensim.corpora.sharded_corpus ShardedCorpus:ix
gensim.corpora.svmlightcorpus SvmLightCorpus
gensim.corpora.textcorpus TextCorpus TextDirectoryCorpus:ix
gensim.corpora.ucicorpus UciCorpus:x UciReader:x UciWriter:x
gensim.corpora.wikicorpus WikiCorpus:ix
gensim.interfaces CorpusABC SimilarityABC TransformationABC TransformedCorpus
gensim.matutils Dense2Corpus MmWriter:x Scipy2Corpus Sparse2Corpus
gensim.models VocabTransform
gensim.models.atmodel AuthorTopicModel AuthorTopicState
gensim.models.basemodel BaseTopicModel
gensim.models.callbacks Callback CallbackAny2Vec CoherenceMetric ConvergenceMetric DiffMetric Metric PerplexityMetric
gensim.models.coherencemodel CoherenceModel:ix
gensim.models.doc2vec Doc2Vec:ix Doc2VecTrainables Doc2VecVocab TaggedBrownCorpus TaggedLineDocument
gensim.models.ensemblelda CBDBSCAN Cluster EnsembleLda Topic
gensim.models.fasttext FastText:ix FastTextKeyedVectors FastTextTrainables FastTextVocab
gensim.models.hdpmodel HdpModel HdpTopicFormatter SuffStats
gensim.models.keyedvectors CompatVocab KeyedVectors
gensim.models.ldamodel LdaModel LdaState
gensim.models.ldamulticore LdaMulticore
gensim.models.ldaseqmodel LdaPost LdaSeqModel sslm
gensim.models.logentropy_model LogEntropyModel
gensim.models.lsimodel LsiModel Projection:ix
gensim.models.nmf Nmf
gensim.models.normmodel NormModel
gensim.models.phrases FrozenPhrases Phrases:ix _PhrasesTransformation
gensim.models.poincare LexicalEntailmentEvaluation:ix LinkPredictionEvaluation:ix NegativesBuffer PoincareBatch PoincareKeyedVectors PoincareModel PoincareRelations ReconstructionEvaluation:ix
gensim.models.rpmodel RpModel
gensim.models.tfidfmodel TfidfModel
gensim.models.translation_matrix BackMappingTranslationMatrix Space TranslationMatrix
gensim.models.word2vec BrownCorpus LineSentence PathLineSentences:ix Text8Corpus Word2Vec:ix Word2VecTrainables Word2VecVocab
gensim.parsing.porter PorterStemmer
gensim.scripts.segment_wiki _WikiSectionsCorpus:ix
gensim.similarities.annoy AnnoyIndexer
gensim.similarities.docsim MatrixSimilarity Shard:ix Similarity SoftCosineSimilarity SparseMatrixSimilarity WmdSimilarity
gensim.similarities.fastss FastSS
gensim.similarities.levenshtein LevenshteinSimilarityIndex
gensim.similarities.termsim SparseTermSimilarityMatrix TermSimilarityIndex UniformTermSimilarityIndex WordEmbeddingSimilarityIndex
gensim.topic_coherence.indirect_confirmation_measure ContextVectorComputer
gensim.topic_coherence.text_analysis AccumulatingWorker:ix BaseAnalyzer CorpusAccumulator InvertedIndexAccumulator InvertedIndexBased ParallelWordOccurrenceAccumulator PatchedWordOccurrenceAccumulator UsesDictionary WindowedTextsAnalyzer WordOccurrenceAccumulator WordVectorsAccumulator
gensim.utils ClippedCorpus FakeDict InputQueue:ix RepeatCorpus RepeatCorpusNTimes SaveLoad SlicedCorpus
geopandas._config Option Options
geopandas.base GeoPandasBase _CoordinateIndexer
geopandas.plotting GeoplotAccessor
geopandas.sindex BaseSpatialIndex
igraph ARPACKOptions BFSIter DFSIter Edge Vertex
igraph._igraph EdgeSeq InternalError VertexSeq
igraph.app.shell ClassicPythonShell ConsoleProgressBarMixin IDLEShell IPythonShell ProgressBar Shell TerminalController
igraph.clustering Clustering CohesiveBlocks Cover Dendrogram VertexClustering VertexCover VertexDendrogram
igraph.configuration Configuration
igraph.cut Cut Flow
igraph.datatypes UniqueIdGenerator
igraph.drawing DrawerDirectory
igraph.drawing.baseclasses AbstractDrawer AbstractEdgeDrawer AbstractGraphDrawer AbstractVertexDrawer AbstractXMLRPCDrawer
igraph.drawing.cairo.base AbstractCairoDrawer
igraph.drawing.cairo.coord CoordinateSystem DescartesCoordinateSystem
igraph.drawing.cairo.dendrogram CairoDendrogramDrawer
igraph.drawing.cairo.edge AbstractCairoEdgeDrawer AlphaVaryingEdgeDrawer CairoArrowEdgeDrawer DarkToLightEdgeDrawer LightToDarkEdgeDrawer TaperedEdgeDrawer
igraph.drawing.cairo.graph AbstractCairoGraphDrawer CairoGraphDrawer
igraph.drawing.cairo.histogram CairoHistogramDrawer
igraph.drawing.cairo.matrix CairoMatrixDrawer
igraph.drawing.cairo.palette CairoPaletteDrawer
igraph.drawing.cairo.plot CairoPlot
igraph.drawing.cairo.polygon CairoPolygonDrawer
igraph.drawing.cairo.text CairoTextDrawer
igraph.drawing.cairo.vertex AbstractCairoVertexDrawer CairoVertexDrawer
igraph.drawing.colors AdvancedGradientPalette ClusterColoringPalette GradientPalette Palette PrecalculatedPalette RainbowPalette
igraph.drawing.graph CytoscapeGraphDrawer GephiGraphStreamingDrawer
igraph.drawing.matplotlib.dendrogram MatplotlibDendrogramDrawer
igraph.drawing.matplotlib.edge MatplotlibEdgeDrawer
igraph.drawing.matplotlib.graph MatplotlibGraphDrawer
igraph.drawing.matplotlib.histogram MatplotlibHistogramDrawer
igraph.drawing.matplotlib.matrix MatplotlibMatrixDrawer
igraph.drawing.matplotlib.palette MatplotlibPaletteDrawer
igraph.drawing.matplotlib.polygon MatplotlibPolygonDrawer
igraph.drawing.matplotlib.vertex MatplotlibVertexDrawer
igraph.drawing.metamagic AttributeCollectorBase
igraph.drawing.plotly.edge PlotlyEdgeDrawer
igraph.drawing.plotly.graph PlotlyGraphDrawer
igraph.drawing.plotly.polygon PlotlyPolygonDrawer
igraph.drawing.plotly.vertex PlotlyVerticesDrawer
igraph.drawing.shapes CircleDrawer DiamondDrawer DownTriangleDrawer NullDrawer RectangleDrawer ShapeDrawer ShapeDrawerDirectory UpTriangleDrawer
igraph.drawing.text TextAlignment:e
igraph.drawing.utils BoundingBox FakeModule Point
igraph.layout Layout
igraph.matching Matching
igraph.remote.gephi GephiGraphStreamer GephiGraphStreamingAPIFormat
igraph.seq EdgeSeq VertexSeq
igraph.statistics FittedPowerLaw Histogram RunningMean
igraph.summary FakeWrapper GraphSummary
imblearn.base BaseSampler FunctionSampler SamplerMixin _ParamsValidationMixin
imblearn.combine._smote_enn SMOTEENN
imblearn.combine._smote_tomek SMOTETomek
imblearn.ensemble._bagging BalancedBaggingClassifier
imblearn.ensemble._easy_ensemble EasyEnsembleClassifier
imblearn.ensemble._forest BalancedRandomForestClassifier
imblearn.ensemble._weight_boosting RUSBoostClassifier
imblearn.keras._generator BalancedBatchGenerator
imblearn.metrics.pairwise ValueDifferenceMetric
imblearn.over_sampling._adasyn ADASYN
imblearn.over_sampling._random_over_sampler RandomOverSampler
imblearn.over_sampling._smote.base BaseSMOTE SMOTE SMOTEN SMOTENC
imblearn.over_sampling._smote.cluster KMeansSMOTE
imblearn.over_sampling._smote.filter BorderlineSMOTE SVMSMOTE
imblearn.over_sampling.base BaseOverSampler
imblearn.pipeline Pipeline
imblearn.under_sampling._prototype_generation._cluster_centroids ClusterCentroids
imblearn.under_sampling._prototype_selection._condensed_nearest_neighbour CondensedNearestNeighbour
imblearn.under_sampling._prototype_selection._edited_nearest_neighbours AllKNN EditedNearestNeighbours RepeatedEditedNearestNeighbours
imblearn.under_sampling._prototype_selection._instance_hardness_threshold InstanceHardnessThreshold
imblearn.under_sampling._prototype_selection._nearmiss NearMiss
imblearn.under_sampling._prototype_selection._neighbourhood_cleaning_rule NeighbourhoodCleaningRule
imblearn.under_sampling._prototype_selection._one_sided_selection OneSidedSelection
imblearn.under_sampling._prototype_selection._random_under_sampler RandomUnderSampler
imblearn.under_sampling._prototype_selection._tomek_links TomekLinks
imblearn.under_sampling.base BaseCleaningSampler BaseUnderSampler
imblearn.utils._docstring Substitution
imblearn.utils._validation ArraysTransformer
joblib._dask Batch DaskDistributedBackend _WeakKeyDictionary
joblib._deprecated_my_exceptions JoblibAttributeError JoblibException JoblibImportError JoblibIndentationError JoblibModuleNotFoundError JoblibNameError JoblibSyntaxError JoblibTabError JoblibUnboundLocalError TransportableException
joblib._memmapping_reducer ArrayMemmapForwardReducer TemporaryResourcesManager _WeakArrayKeyMap
joblib._parallel_backends AutoBatchingMixin FallbackToBackend ImmediateResult LokyBackend MultiprocessingBackend ParallelBackendBase PoolManagerMixin SafeFunction SequentialBackend ThreadingBackend
joblib._store_backends FileSystemStoreBackend StoreBackendBase StoreBackendMixin
joblib._utils _Sentinel _TracebackCapturingWrapper
joblib.compressor BZ2CompressorWrapper BinaryGzipFile:x BinaryZlibFile:x CompressorWrapper GzipCompressorWrapper LZ4CompressorWrapper LZMACompressorWrapper XZCompressorWrapper ZlibCompressorWrapper
joblib.executor MemmappingExecutor:ix _TestingMemmappingExecutor:ix
joblib.externals.loky._base Future:ix
joblib.externals.loky.backend.context LokyContext LokyInitMainContext
joblib.externals.loky.backend.popen_loky_posix Popen:ix _DupFd
joblib.externals.loky.backend.process LokyInitMainProcess:ix LokyProcess:ix
joblib.externals.loky.backend.queues Queue:gx SimpleQueue:ix
joblib.externals.loky.backend.reduction _C
joblib.externals.loky.backend.resource_tracker ResourceTracker:x
joblib.externals.loky.backend.stdlib_py314_resource_tracker ResourceTracker:x
joblib.externals.loky.backend.synchronize Event
joblib.externals.loky.initializers _ChainedInitializer
joblib.externals.loky.process_executor ProcessPoolExecutor:ix _CallItem _ExceptionWithTraceback:ix _ExecutorFlags _ExecutorManagerThread:ix _RemoteTraceback _ResultItem _SafeQueue:gx _ThreadWakeup:ix
joblib.externals.loky.reusable_executor _ReusablePoolExecutor:ix
joblib.hashing Hasher:ix NumpyHasher:ix _ConsistentSet _MyHash
joblib.logger Logger PrintTime:ix
joblib.memory AsyncMemorizedFunc AsyncNotMemorizedFunc MemorizedFunc MemorizedResult Memory:ix NotMemorizedFunc
joblib.my_exceptions WorkerInterrupt
joblib.numpy_pickle NumpyArrayWrapper NumpyPickler:ix NumpyUnpickler:ix
joblib.numpy_pickle_compat NDArrayWrapper ZNDArrayWrapper ZipNumpyUnpickler:ix
joblib.parallel BatchCompletionCallBack BatchedCalls Parallel:ix parallel_backend parallel_config
joblib.pool CustomizablePicklingQueue:x MemmappingPool:x PicklingPool:x
lightgbm.basic Booster:gx LightGBMError Sequence _ConfigAliases _DummyLogger _InnerPredictor:x _MissingType:e _TempFile
lightgbm.callback CallbackEnv EarlyStopException _EarlyStoppingCallback _LogEvaluationCallback _RecordEvaluationCallback _ResetParameterCallback
lightgbm.dask DaskLGBMClassifier DaskLGBMRanker DaskLGBMRegressor _DaskLGBMModel _DatasetNames:e _RemoteSocket
lightgbm.engine CVBooster:x
lightgbm.sklearn LGBMClassifier LGBMModel LGBMRanker LGBMRegressor _EvalFunctionWrapper _ObjectiveFunctionWrapper
lightning_utilities.core.enums StrEnum:e
lightning_utilities.core.imports LazyModule:g ModuleAvailableCache RequirementCache
lightning_utilities.core.rank_zero WarningCache
matplotlib._afm AFM FontMetricsHeader:id
matplotlib._api _Unset classproperty unsupported_method
matplotlib._api.deprecation _deprecated_parameter_class deprecate_privatize_attribute
matplotlib._docstring Substitution _ArtistKwdocLoader:id _ArtistPropertiesSubstitution
matplotlib._enums CapStyle:e JoinStyle:e _AutoStringNameEnum:e
matplotlib._fontconfig_pattern FontconfigPatternParser
matplotlib._layoutgrid LayoutGrid
matplotlib._mathtext Accent AutoHeightChar AutoWidthChar BakomaFonts Box Char ComputerModernFontConstants DejaVuFonts DejaVuSansFontConstants DejaVuSansFonts DejaVuSerifFontConstants DejaVuSerifFonts FontConstantsBase Fonts Glue HCentered Hbox Hlist Hrule Kern List Node Output Parser ParserState Rule STIXFontConstants STIXSansFontConstants StixFonts StixSansFonts TruetypeFonts UnicodeFonts VCentered Vbox Vlist Vrule
matplotlib._pylab_helpers Gcf
matplotlib._type1font Type1Font:x _BalancedExpression _BinaryToken _BooleanToken _DelimiterToken _KeywordToken _NameToken _NumberToken _StringToken _WhitespaceToken
matplotlib.animation AbstractMovieWriter FFMpegBase FFMpegWriter ImageMagickBase ImageMagickWriter MovieWriter MovieWriterRegistry PillowWriter
matplotlib.artist Artist ArtistInspector _Unset
matplotlib.axes SubplotBase
matplotlib.axes._axes _GroupedBarReturn
matplotlib.axes._base _PropCycle _TransformedBoundsLocator _axis_method_wrapper
matplotlib.axes._subplots SubplotBase
matplotlib.axis Axis Tick Ticker XAxis XTick YAxis YTick _LazyTickList
matplotlib.backend_bases CloseEvent DrawEvent Event FigureCanvasBase FigureManagerBase GraphicsContextBase KeyEvent LocationEvent MouseButton:e MouseEvent NavigationToolbar2 NonGuiException PickEvent RendererBase ResizeEvent ShowBase ToolContainerBase _Backend _Mode:e
matplotlib.backend_managers ToolEvent ToolManager ToolManagerMessageEvent ToolTriggerEvent
matplotlib.backend_tools AxisScaleBase ConfigureSubplotsBase Cursors:e RubberbandBase SaveFigureBase SetCursorBase ToolBack ToolBase ToolCopyToClipboardBase ToolCursorPosition ToolForward ToolFullScreen ToolGrid ToolHelpBase ToolHome ToolMinorGrid ToolPan ToolQuit ToolQuitAll ToolSetCursor ToolToggleBase ToolViewsPositions ToolXScale ToolYScale ToolZoom ViewsPositionsBase ZoomPanBase
matplotlib.backends._backend_pdf_ps CharacterTracker GlyphMap RendererPDFPSBase
matplotlib.backends._backend_tk ConfigureSubplotsTk FigureCanvasTk:ix FigureManagerTk HelpTk NavigationToolbar2Tk RubberbandTk SaveFigureTk SetCursorTk ToolTip ToolbarTk _BackendTk
matplotlib.backends.backend_agg FigureCanvasAgg RendererAgg _BackendAgg
matplotlib.backends.backend_pdf FigureCanvasPdf GraphicsContextPdf Op:e PdfFile:ix Reference RendererPdf Verbatim _BackendPdf
matplotlib.backends.backend_pgf FigureCanvasPgf LatexError LatexManager RendererPgf _BackendPgf
matplotlib.backends.backend_ps FigureCanvasPS PsBackendHelper RendererPS _BackendPS _Orientation:e
matplotlib.backends.backend_svg FigureCanvasSVG RendererSVG:ix XMLWriter:ix _BackendSVG _XMLWriter:ix
matplotlib.backends.backend_template FigureCanvasTemplate FigureManagerTemplate GraphicsContextTemplate RendererTemplate
matplotlib.backends.backend_tkagg FigureCanvasTkAgg:ix _BackendTkAgg
matplotlib.backends.backend_webagg_core FigureCanvasWebAggCore FigureManagerWebAgg NavigationToolbar2WebAgg _BackendWebAggCoreAgg
matplotlib.backends.registry BackendFilter:e BackendRegistry
matplotlib.bezier BezierSegment
matplotlib.blocking_input BlockingContourLabeler BlockingInput BlockingKeyMouseInput BlockingMouseInput
matplotlib.category StrCategoryConverter StrCategoryFormatter StrCategoryLocator UnitData
matplotlib.cbook GrouperView Stack _ExceptionInfo _Stack _UnhashDict maxdict silent_list:il
matplotlib.cm ScalarMappable
matplotlib.collections AsteriskPolygonCollection:ix BrokenBarHCollection CircleCollection:ix Collection:ix EllipseCollection:ix EventCollection:ix FillBetweenPolyCollection:ix LineCollection:ix PatchCollection:ix PathCollection:ix PolyCollection:ix PolyQuadMesh:ix QuadMesh:ix RegularPolyCollection:ix StarPolygonCollection:ix TriMesh:ix _CollectionWithSizes:ix _MeshData
matplotlib.colorbar Colorbar:ix _ColorbarAxesLocator _ColorbarSpine:ix
matplotlib.colorizer Colorizer ColorizingArtist:ix _ColorizerInterface _ScalarMappable:ix
matplotlib.colors AsinhNorm BoundaryNorm CenteredNorm ColorConverter FuncNorm LightSource LogNorm MultiNorm:ix NoNorm Norm Normalize PowerNorm SymLogNorm TwoSlopeNorm _ColorMapping
matplotlib.container PieContainer
matplotlib.contour ClabelText ContourLabeler ContourSet:ix QuadContourSet:ix
matplotlib.dates AutoDateFormatter AutoDateLocator ConciseDateConverter ConciseDateFormatter DateConverter DateFormatter DateLocator DayLocator HourLocator MicrosecondLocator MinuteLocator MonthLocator RRuleLocator SecondLocator WeekdayLocator YearLocator _SwitchableDateConverter rrulewrapper
matplotlib.dviread Dvi:ix TexMetrics Tfm:x TtfMetrics Vf:ix
matplotlib.figure FigureBase SubFigure SubplotParams
matplotlib.font_manager FontEntry FontManager:ix _JSONEncoder
matplotlib.ft2font FaceFlags:e Kerning:e LoadFlags:e RenderMode:e StyleFlags:e
matplotlib.gridspec GridSpec GridSpecBase GridSpecFromSubplotSpec SubplotParams
matplotlib.hatch Circles:ix HatchPatternBase HorizontalHatch LargeCircles:ix NorthEastHatch Shapes SmallCircles:ix SmallFilledCircles:ix SouthEastHatch Stars:ix VerticalHatch
matplotlib.image AxesImage:ix BboxImage:ix FigureImage:ix NonUniformImage:ix PcolorImage:ix _ImageBase:ix
matplotlib.inset InsetIndicator
matplotlib.layout_engine ConstrainedLayoutEngine LayoutEngine PlaceHolderLayoutEngine TightLayoutEngine
matplotlib.legend DraggableLegend Legend
matplotlib.legend_handler HandlerBase HandlerCircleCollection HandlerErrorbar HandlerLine2D HandlerLine2DCompound HandlerLineCollection HandlerNpoints HandlerNpointsYoffsets HandlerPatch HandlerPathCollection HandlerPolyCollection HandlerRegularPolyCollection HandlerStem HandlerStepPatch HandlerTuple _Line2DHandleList
matplotlib.lines AxLine Line2D VertexSelector _AxLine
matplotlib.markers MarkerStyle
matplotlib.mathtext MathTextParser MathtextBackend MathtextBackendAgg MathtextBackendPath
matplotlib.mlab GaussianKDE
matplotlib.offsetbox AnchoredOffsetbox AnchoredText AnnotationBbox AuxTransformBox DraggableAnnotation DraggableBase DraggableOffsetBox DrawingArea HPacker OffsetBox OffsetImage PackerBase PaddedBox TextArea VPacker
matplotlib.patches Annulus Arc:ix Arrow Circle:ix CirclePolygon:ix ConnectionPatch Ellipse:ix FancyArrow FancyArrowPatch FancyBboxPatch Patch PathPatch Polygon Rectangle RegularPolygon:ix Shadow StepPatch Wedge
matplotlib.path Path
matplotlib.patheffects AbstractPathEffect Normal PathPatchEffect SimpleLineShadow SimplePatchShadow Stroke TickedStroke withSimplePatchShadow withStroke withTickedStroke
matplotlib.projections ProjectionRegistry
matplotlib.projections.polar RadialAxis RadialLocator RadialTick ThetaAxis ThetaFormatter ThetaLocator ThetaTick _AxisWrapper
matplotlib.pyplot _ReplDisplayHook:e
matplotlib.quiver Barbs:ix Quiver:ix QuiverKey
matplotlib.rcsetup _DunderChecker _Param _Section _Subsection _ignorecase:il
matplotlib.sankey Sankey
matplotlib.scale AsinhScale FuncScale FuncScaleLog LinearScale LogScale LogitScale ScaleBase SymmetricalLogScale
matplotlib.sphinxext.mathmpl MathDirective latex_math
matplotlib.sphinxext.plot_directive ImageFile PlotDirective
matplotlib.spines Spine:ix
matplotlib.streamplot DomainMap Grid InvalidIndexError StreamMask StreamplotSet TerminateTrajectory
matplotlib.style.core _StyleLibrary:id
matplotlib.table Cell Table
matplotlib.text Annotation OffsetFrom Text _AnnotationBase
matplotlib.textpath TextPath TextToPath
matplotlib.ticker AsinhLocator AutoLocator AutoMinorLocator EngFormatter FixedFormatter FixedLocator FormatStrFormatter Formatter FuncFormatter IndexLocator LinearLocator Locator LogFormatter LogFormatterExponent LogFormatterMathtext LogFormatterSciNotation LogLocator LogitFormatter LogitLocator MaxNLocator MultipleLocator NullFormatter NullLocator PercentFormatter ScalarFormatter StrMethodFormatter SymmetricalLogLocator TickHelper _DummyAxis _Edge_integer _UnicodeMinusFormat
matplotlib.tri._triangulation Triangulation:ix
matplotlib.tri._tricontour TriContourSet:ix
matplotlib.tri._trifinder TrapezoidMapTriFinder TriFinder
matplotlib.tri._triinterpolate CubicTriInterpolator LinearTriInterpolator TriInterpolator _DOF_estimator _DOF_estimator_geom _DOF_estimator_min_E _DOF_estimator_user _ReducedHCT_Element _Sparse_Matrix_coo
matplotlib.tri._trirefine TriRefiner UniformTriRefiner
matplotlib.tri._tritools TriAnalyzer
matplotlib.tri.triangulation Triangulation
matplotlib.tri.tricontour TriContourSet
matplotlib.tri.trifinder TrapezoidMapTriFinder TriFinder
matplotlib.tri.triinterpolate CubicTriInterpolator LinearTriInterpolator TriInterpolator _DOF_estimator _DOF_estimator_geom _DOF_estimator_min_E _DOF_estimator_user _ReducedHCT_Element _Sparse_Matrix_coo
matplotlib.tri.trirefine TriRefiner UniformTriRefiner
matplotlib.tri.tritools TriAnalyzer
matplotlib.units AxisInfo ConversionInterface DecimalConverter Registry:id
matplotlib.widgets AxesWidget Button CheckButtons Cursor EllipseSelector Lasso LassoSelector LockDraw MultiCursor:ix PolygonSelector RadioButtons RangeSlider RectangleSelector Slider SliderBase SpanSelector SubplotTool:ix TextBox ToolHandles ToolLineHandles Widget _Buttons _RectangleSelectorAction:e _SelectorWidget
networkx.algorithms.approximation.treewidth MinDegreeHeuristic
networkx.algorithms.centrality.flow_matrix CGInverseLaplacian FullInverseLaplacian InverseLaplacian SuperLUInverseLaplacian
networkx.algorithms.chordal NetworkXTreewidthBoundExceeded
networkx.algorithms.clique MaxWeightClique
networkx.algorithms.community.quality NotAPartition
networkx.algorithms.connectivity.edge_kcomponents EdgeComponentAuxGraph
networkx.algorithms.cycles _NeighborhoodCache:id
networkx.algorithms.flow.networksimplex _DataEssentialsAndFunctions
networkx.algorithms.flow.utils GlobalRelabelThreshold
networkx.algorithms.isomorphism.ismags EdgeLookup ISMAGS
networkx.algorithms.isomorphism.isomorphvf2 DiGMState DiGraphMatcher:ix GMState GraphMatcher:ix
networkx.algorithms.isomorphism.temporalisomorphvf2 TimeRespectingDiGraphMatcher:ix TimeRespectingGraphMatcher:ix
networkx.algorithms.isomorphism.vf2userfunc DiGraphMatcher:ix GraphMatcher:ix MultiDiGraphMatcher:ix MultiGraphMatcher:ix
networkx.algorithms.planarity ConflictPair Interval
networkx.algorithms.simple_paths PathBuffer
networkx.algorithms.tree.branchings ArborescenceIterator Edmonds MultiDiGraph_EdgeKey
networkx.algorithms.tree.coding NotATree
networkx.algorithms.tree.mst EdgePartition:e SpanningTreeIterator
networkx.classes.digraph _CachedPropertyResetterAdjAndSucc _CachedPropertyResetterPred
networkx.classes.filters show_nodes
networkx.classes.graph _CachedPropertyResetterAdj _CachedPropertyResetterNode
networkx.classes.ordered OrderedDiGraph OrderedGraph OrderedMultiDiGraph OrderedMultiGraph
networkx.classes.reportviews DegreeView DiDegreeView DiMultiDegreeView EdgeViewABC InDegreeView InMultiDegreeView MultiDegreeView OutDegreeView OutMultiDegreeView
networkx.drawing.nx_pylab CurvedArrowTextBase FancyArrowFactory
networkx.exception AmbiguousSolution ExceededMaxIterations HasACycle NetworkXAlgorithmError NetworkXError NetworkXException NetworkXNoCycle NetworkXNoPath NetworkXNotImplemented NetworkXPointlessConcept NetworkXUnbounded NetworkXUnfeasible NodeNotFound PowerIterationFailedConvergence
networkx.generators.degree_seq DegreeSequenceRandomGraph
networkx.generators.internet_as_graphs AS_graph_generator
networkx.linalg.algebraicconnectivity _LUSolver _PCGSolver
networkx.readwrite.gexf GEXF GEXFReader GEXFWriter
networkx.readwrite.gml Pattern:e
networkx.readwrite.graphml GraphML GraphMLReader GraphMLWriter GraphMLWriterLxml IncrementalElement
networkx.readwrite.text AsciiBaseGlyphs AsciiDirectedGlyphs AsciiUndirectedGlyphs BaseGlyphs UtfBaseGlyphs UtfDirectedGlyphs UtfUndirectedGlyphs
networkx.utils.backends _LazyArgsRepr
networkx.utils.decorators argmap
networkx.utils.heaps BinaryHeap MinHeap PairingHeap
networkx.utils.mapped_queue MappedQueue
networkx.utils.misc PythonRandomInterface
networkx.utils.union_find UnionFind
nltk.app.chartparser_app BottomUpEdgeRule BottomUpLeftCornerEdgeRule ChartComparer ChartMatrixView ChartParserApp ChartResultsView ChartView EdgeList EdgeRule FundamentalEdgeRule TopDownPredictEdgeRule
nltk.app.chunkparser_app RegexpChunkApp
nltk.app.collocations_app CollocationsModel CollocationsView
nltk.app.concordance_app ConcordanceSearchModel ConcordanceSearchView
nltk.app.nemo_app FindZone ReplaceZone Zone
nltk.app.rdparser_app RecursiveDescentApp
nltk.app.srparser_app ShiftReduceApp
nltk.app.wordnet_app MyServerHandler Reference
nltk.ccg.api AbstractCCGCategory CCGVar Direction FunctionalCategory PrimitiveCategory
nltk.ccg.chart BackwardTypeRaiseRule BinaryCombinatorRule CCGChart CCGChartParser CCGEdge CCGLeafEdge ForwardTypeRaiseRule
nltk.ccg.combinator BackwardCombinator DirectedBinaryCombinator ForwardCombinator UndirectedBinaryCombinator UndirectedComposition UndirectedFunctionApplication UndirectedSubstitution UndirectedTypeRaise
nltk.ccg.lexicon CCGLexicon Token
nltk.chat.util Chat
nltk.chunk.api ChunkParserI
nltk.chunk.named_entity Maxent_NE_Chunker NEChunkParser NEChunkParserTagger
nltk.chunk.regexp ChunkRule:ix ChunkRuleWithContext:ix ChunkString ExpandLeftRule:ix ExpandRightRule:ix MergeRule:ix RegexpChunkParser RegexpChunkRule:ix RegexpParser SplitRule:ix StripRule:ix UnChunkRule:ix
nltk.chunk.util ChunkScore
nltk.classify.api ClassifierI MultiClassifierI
nltk.classify.decisiontree DecisionTreeClassifier
nltk.classify.maxent BinaryMaxentFeatureEncoding FunctionBackedMaxentFeatureEncoding GISEncoding MaxentClassifier MaxentFeatureEncodingI TadmEventMaxentFeatureEncoding TadmMaxentClassifier TypedMaxentFeatureEncoding
nltk.classify.naivebayes NaiveBayesClassifier
nltk.classify.positivenaivebayes PositiveNaiveBayesClassifier
nltk.classify.rte_classify RTEFeatureExtractor
nltk.classify.scikitlearn SklearnClassifier
nltk.classify.senna Senna
nltk.classify.svm SvmClassifier
nltk.classify.textcat TextCat
nltk.classify.util CutoffChecker
nltk.classify.weka ARFF_Formatter WekaClassifier
nltk.cluster.api ClusterI
nltk.cluster.em EMClusterer
nltk.cluster.gaac GAAClusterer
nltk.cluster.kmeans KMeansClusterer
nltk.cluster.util Dendrogram VectorSpaceClusterer _DendrogramNode
nltk.collections AbstractLazySequence LazyConcatenation LazyEnumerate LazyIteratorList LazyMap LazyZip OrderedDict Trie:id
nltk.collocations AbstractCollocationFinder BigramCollocationFinder QuadgramCollocationFinder TrigramCollocationFinder
nltk.corpus.reader.aligned AlignedCorpusReader AlignedSentCorpusView:ix
nltk.corpus.reader.api CategorizedCorpusReader CorpusReader SyntaxCorpusReader
nltk.corpus.reader.bcp47 BCP47CorpusReader:ix
nltk.corpus.reader.bnc BNCCorpusReader BNCSentence:il BNCWordView:ix
nltk.corpus.reader.bracket_parse AlpinoCorpusReader BracketParseCorpusReader CategorizedBracketParseCorpusReader
nltk.corpus.reader.categorized_sents CategorizedSentencesCorpusReader
nltk.corpus.reader.chasen ChasenCorpusReader ChasenCorpusView:ix
nltk.corpus.reader.childes CHILDESCorpusReader
nltk.corpus.reader.chunked ChunkedCorpusReader ChunkedCorpusView:ix
nltk.corpus.reader.cmudict CMUDictCorpusReader
nltk.corpus.reader.comparative_sents ComparativeSentencesCorpusReader Comparison
nltk.corpus.reader.conll ConllChunkCorpusReader ConllCorpusReader ConllSRLInstance ConllSRLInstanceList:il
nltk.corpus.reader.crubadan CrubadanCorpusReader
nltk.corpus.reader.dependency DependencyCorpusReader DependencyCorpusView:ix
nltk.corpus.reader.framenet AttrDict:id FramenetCorpusReader FramenetError PrettyDict:id PrettyLazyConcatenation PrettyLazyIteratorList PrettyLazyMap PrettyList:il SpecialList:il
nltk.corpus.reader.ieer IEERCorpusReader IEERDocument
nltk.corpus.reader.indian IndianCorpusReader IndianCorpusView:ix
nltk.corpus.reader.ipipan IPIPANCorpusReader IPIPANCorpusView:ix
nltk.corpus.reader.knbc KNBCorpusReader
nltk.corpus.reader.lin LinThesaurusCorpusReader
nltk.corpus.reader.markdown CategorizedMarkdownCorpusReader CodeBlock MarkdownBlock MarkdownCorpusReader MarkdownSection
nltk.corpus.reader.mte MTECorpusReader MTECorpusView:ix MTEFileReader MTETagConverter
nltk.corpus.reader.nkjp NKJPCorpusReader NKJPCorpus_Header_View:ix NKJPCorpus_Morph_View:ix NKJPCorpus_Segmentation_View:ix NKJPCorpus_Text_View:ix XML_Tool:ix
nltk.corpus.reader.nombank NombankChainTreePointer NombankCorpusReader NombankInstance NombankPointer NombankSplitTreePointer
nltk.corpus.reader.nps_chat NPSChatCorpusReader
nltk.corpus.reader.opinion_lexicon IgnoreReadmeCorpusView:ix OpinionLexiconCorpusReader
nltk.corpus.reader.panlex_lite Meaning:id PanLexLiteCorpusReader:ix
nltk.corpus.reader.panlex_swadesh PanlexSwadeshCorpusReader
nltk.corpus.reader.pl196x Pl196xCorpusReader TEICorpusView:ix
nltk.corpus.reader.plaintext CategorizedPlaintextCorpusReader EuroparlCorpusReader PlaintextCorpusReader PortugueseCategorizedPlaintextCorpusReader
nltk.corpus.reader.ppattach PPAttachment PPAttachmentCorpusReader
nltk.corpus.reader.propbank PropbankChainTreePointer PropbankCorpusReader PropbankInflection PropbankInstance PropbankPointer PropbankSplitTreePointer
nltk.corpus.reader.pros_cons ProsConsCorpusReader
nltk.corpus.reader.reviews Review ReviewLine ReviewsCorpusReader
nltk.corpus.reader.rte RTECorpusReader RTEPair
nltk.corpus.reader.semcor SemcorCorpusReader SemcorSentence:il SemcorWordView:ix
nltk.corpus.reader.senseval SensevalCorpusReader SensevalCorpusView:ix SensevalInstance
nltk.corpus.reader.sentiwordnet SentiSynset SentiWordNetCorpusReader
nltk.corpus.reader.sinica_treebank SinicaTreebankCorpusReader
nltk.corpus.reader.string_category StringCategoryCorpusReader
nltk.corpus.reader.switchboard SwitchboardCorpusReader SwitchboardTurn:il
nltk.corpus.reader.tagged CategorizedTaggedCorpusReader MacMorphoCorpusReader TaggedCorpusReader TaggedCorpusView:ix TimitTaggedCorpusReader
nltk.corpus.reader.timit SpeakerInfo TimitCorpusReader
nltk.corpus.reader.toolbox ToolboxCorpusReader
nltk.corpus.reader.twitter TwitterCorpusReader:ix
nltk.corpus.reader.udhr UdhrCorpusReader
nltk.corpus.reader.util ConcatenatedCorpusView StreamBackedCorpusView:ix
nltk.corpus.reader.verbnet VerbnetCorpusReader
nltk.corpus.reader.wordlist MWAPPDBCorpusReader NonbreakingPrefixesCorpusReader SwadeshCorpusReader UnicharsCorpusReader WordListCorpusReader
nltk.corpus.reader.wordnet WordNetCorpusReader:ix WordNetError WordNetICCorpusReader
nltk.corpus.reader.xmldocs XMLCorpusReader XMLCorpusView:ix
nltk.corpus.reader.ycoe YCOECorpusReader YCOEParseCorpusReader YCOETaggedCorpusReader
nltk.data FileSystemPathPointer:ix GzipFileSystemPathPointer:ix LazyLoader:g OpenOnDemandZipFile:x PathPointer ZipFilePathPointer:ix
nltk.downloader Collection Downloader DownloaderGUI:ix DownloaderMessage DownloaderShell ErrorMessage FinishCollectionMessage FinishDownloadMessage FinishPackageMessage FinishUnzipMessage Package:ix ProgressMessage SelectDownloadDirMessage StaleMessage StartCollectionMessage StartDownloadMessage StartPackageMessage StartUnzipMessage UpToDateMessage
nltk.draw.cfg CFGDemo CFGEditor ProductionList
nltk.draw.table MultiListbox Table
nltk.draw.tree TreeSegmentWidget TreeView TreeWidget
nltk.draw.util AbstractContainerWidget BoxWidget BracketWidget CanvasFrame CanvasWidget ColorizedList EntryDialog MutableOptionMenu OvalWidget ParenWidget ScrollWatcherWidget SequenceWidget ShowText SpaceWidget StackWidget SymbolWidget TextWidget
nltk.featstruct CustomFeatureValue FeatStructReader Feature FeatureValueTuple RangeFeature SlashFeature SubstituteBindingsSequence _UnificationFailure _UnificationFailureError
nltk.grammar CFG DependencyGrammar DependencyProduction FeatureGrammar FeatureValueType Nonterminal PCFG ProbabilisticDependencyGrammar Production
nltk.huggingface.dataset HFDatasetPathPointer
nltk.inference.api BaseModelBuilderCommand BaseProverCommand BaseTheoremToolCommand ModelBuilder ModelBuilderCommand ModelBuilderCommandDecorator ParallelProverBuilder ParallelProverBuilderCommand Prover ProverCommand ProverCommandDecorator TheoremToolCommand TheoremToolCommandDecorator TheoremToolThread:ix
nltk.inference.discourse CfgReadingCommand DiscourseTester DrtGlueReadingCommand:ix ReadingCommand
nltk.inference.mace Mace MaceCommand
nltk.inference.nonmonotonic ClosedDomainProver ClosedWorldProver PredHolder ProverParseError SetHolder:il UniqueNamesProver
nltk.inference.prover9 Prover9 Prover9Command Prover9CommandParent Prover9Exception Prover9FatalException Prover9LimitExceededException Prover9Parent
nltk.inference.resolution BindingDict BindingException Clause:il DebugObject ProverParseError ResolutionProver ResolutionProverCommand UnificationException _UnifyTimeout
nltk.inference.tableau Agenda Categories Debug ProverParseError TableauProver TableauProverCommand
nltk.internals Counter UntrustedJarError
nltk.jsontags JSONTaggedDecoder JSONTaggedEncoder
nltk.lazyimport LazyModule:g
nltk.lm.api LanguageModel Smoothing
nltk.lm.counter NgramCounter
nltk.lm.models AbsoluteDiscountingInterpolated InterpolatedLanguageModel KneserNeyInterpolated Laplace Lidstone MLE StupidBackoff WittenBellInterpolated
nltk.lm.smoothing AbsoluteDiscounting KneserNey WittenBell
nltk.lm.vocabulary Vocabulary
nltk.metrics.agreement AnnotationTask
nltk.metrics.association BigramAssocMeasures ContingencyMeasures NgramAssocMeasures QuadgramAssocMeasures TrigramAssocMeasures
nltk.metrics.confusionmatrix ConfusionMatrix
nltk.metrics.paice Paice
nltk.misc.minimalset MinimalSet
nltk.parse.api ParserI
nltk.parse.bllip BllipParser
nltk.parse.chart AbstractChartRule BottomUpChartParser BottomUpLeftCornerChartParser BottomUpPredictCombineRule BottomUpPredictRule CachedTopDownPredictRule Chart ChartParser ChartRuleI EdgeI EmptyPredictRule FilteredBottomUpPredictCombineRule FilteredSingleEdgeFundamentalRule FundamentalRule LeafEdge LeafInitRule LeftCornerChartParser SingleEdgeFundamentalRule SteppingChartParser TopDownChartParser TopDownInitRule TopDownPredictRule TreeEdge
nltk.parse.corenlp CoreNLPDependencyParser:ix CoreNLPParser:ix CoreNLPServer GenericCoreNLPParser:ix
nltk.parse.dependencygraph DependencyGraph DependencyGraphError
nltk.parse.earleychart CompleteFundamentalRule CompleterRule EarleyChartParser FeatureCompleteFundamentalRule FeatureCompleterRule FeatureEarleyChartParser FeatureIncrementalBottomUpChartParser FeatureIncrementalBottomUpLeftCornerChartParser FeatureIncrementalChart FeatureIncrementalChartParser FeatureIncrementalTopDownChartParser FeaturePredictorRule FeatureScannerRule FilteredCompleteFundamentalRule IncrementalBottomUpChartParser IncrementalBottomUpLeftCornerChartParser IncrementalChart IncrementalChartParser IncrementalLeftCornerChartParser IncrementalTopDownChartParser PredictorRule ScannerRule
nltk.parse.evaluate DependencyEvaluator
nltk.parse.featurechart FeatureBottomUpChartParser FeatureBottomUpLeftCornerChartParser FeatureBottomUpPredictCombineRule FeatureBottomUpPredictRule FeatureChart FeatureChartParser FeatureEmptyPredictRule FeatureFundamentalRule FeatureSingleEdgeFundamentalRule FeatureTopDownChartParser FeatureTopDownInitRule FeatureTopDownPredictRule FeatureTreeEdge InstantiateVarsChart
nltk.parse.malt MaltParser:ix
nltk.parse.nonprojectivedependencyparser DemoScorer DependencyScorerI NaiveBayesDependencyScorer NonprojectiveDependencyParser ProbabilisticNonprojectiveParser
nltk.parse.pchart BottomUpProbabilisticChartParser InsideChartParser LongestChartParser ProbabilisticBottomUpInitRule ProbabilisticBottomUpPredictRule ProbabilisticFundamentalRule ProbabilisticLeafEdge ProbabilisticTreeEdge RandomChartParser SingleEdgeProbabilisticFundamentalRule UnsortedChartParser
nltk.parse.projectivedependencyparser ChartCell DependencySpan ProbabilisticProjectiveDependencyParser ProjectiveDependencyParser
nltk.parse.recursivedescent RecursiveDescentParser SteppingRecursiveDescentParser
nltk.parse.shiftreduce ShiftReduceParser SteppingShiftReduceParser
nltk.parse.stanford GenericStanfordParser:ix StanfordDependencyParser:ix StanfordNeuralDependencyParser:ix StanfordParser:ix
nltk.parse.transitionparser Configuration Transition TransitionParser
nltk.parse.util TestGrammar
nltk.parse.viterbi ViterbiParser
nltk.pathsec ZipFile:x _SafeHTTPConnection:ix _SafeHTTPHandler _SafeHTTPSConnection:ix _SafeHTTPSHandler _ValidatingRedirectHandler
nltk.probability ConditionalFreqDist:id ConditionalProbDist:id ConditionalProbDistI:id CrossValidationProbDist DictionaryConditionalProbDist:id DictionaryProbDist ELEProbDist FreqDist HeldoutProbDist ImmutableProbabilisticMixIn KneserNeyProbDist LaplaceProbDist LidstoneProbDist MLEProbDist MutableProbDist ProbDistI ProbabilisticMixIn RandomProbDist SimpleGoodTuringProbDist UniformProbDist WittenBellProbDist
nltk.sem.boxer AbstractBoxerDrs Boxer BoxerDrsParser BoxerNot BoxerOutputDrsParser NltkDrtBoxerDrsInterpreter PassthroughBoxerDrsInterpreter UnparseableInputException
nltk.sem.chat80 Concept
nltk.sem.cooper_storage CooperStore
nltk.sem.drt AnaphoraResolutionException DrsDrawer DrtBinaryExpression DrtBooleanExpression DrtEqualityExpression DrtExpression DrtOrExpression DrtParser DrtProposition DrtTokens PossibleAntecedents:il
nltk.sem.drt_glue_demo DrsWidget DrtGlueDemo
nltk.sem.evaluate Assignment:id Error Model Undefined Valuation:id
nltk.sem.glue DrtGlue:ix DrtGlueDict:id DrtGlueFormula Glue:ix GlueDict:id GlueFormula
nltk.sem.hole Constants Constraint HoleSemantics
nltk.sem.lfg FStructure
nltk.sem.linearlogic AtomicExpression ConstantExpression Expression LinearLogicApplicationException LinearLogicParser Tokens UnificationException VariableBindingException VariableExpression
nltk.sem.logic AndExpression BinaryExpression BooleanExpression EqualityExpression ExpectedMoreTokensException Expression IffExpression IllegalTypeException ImpExpression InconsistentTypeHierarchyException LogicParser LogicalExpressionException OrExpression SubstituteBindingsI Tokens Type TypeException TypeResolutionException UnexpectedTokenException
nltk.sentiment.sentiment_analyzer SentimentAnalyzer
nltk.sentiment.vader SentiText SentimentIntensityAnalyzer:ix VaderConstants
nltk.stem.api StemmerI
nltk.stem.arlstem ARLSTem:ix
nltk.stem.arlstem2 ARLSTem2:ix
nltk.stem.cistem Cistem
nltk.stem.isri ISRIStemmer:ix
nltk.stem.lancaster LancasterStemmer
nltk.stem.porter PorterStemmer
nltk.stem.regexp RegexpStemmer:ix
nltk.stem.rslp RSLPStemmer
nltk.stem.snowball ArabicStemmer DanishStemmer DutchStemmer EnglishStemmer FinnishStemmer FrenchStemmer GermanStemmer HungarianStemmer ItalianStemmer NorwegianStemmer PorterStemmer PortugueseStemmer RomanianStemmer RussianStemmer SnowballStemmer SpanishStemmer SwedishStemmer _LanguageSpecificStemmer _ScandinavianStemmer _StandardStemmer
nltk.stem.wordnet WordNetLemmatizer
nltk.tabdata MaxentDecoder MaxentEncoder PunktDecoder TabDecoder TabEncoder
nltk.tag.api FeaturesetTaggerI TaggerI
nltk.tag.brill BrillTagger Pos Word
nltk.tag.brill_trainer BrillTaggerTrainer
nltk.tag.crf CRFTagger:ix
nltk.tag.hmm HiddenMarkovModelTagger HiddenMarkovModelTrainer
nltk.tag.hunpos HunposTagger:x
nltk.tag.perceptron AveragedPerceptron PerceptronTagger
nltk.tag.senna SennaChunkTagger SennaNERTagger SennaTagger
nltk.tag.sequential AffixTagger BigramTagger ClassifierBasedPOSTagger ClassifierBasedTagger ContextTagger DefaultTagger NgramTagger RegexpTagger:ix SequentialBackoffTagger TrigramTagger UnigramTagger
nltk.tag.stanford StanfordNERTagger StanfordPOSTagger StanfordTagger
nltk.tag.tnt TnT
nltk.tbl.feature Feature
nltk.tbl.rule Rule TagRule
nltk.tbl.template BrillTemplateI Template
nltk.text ConcordanceIndex ContextIndex Text TextCollection TokenSearcher
nltk.tgrep TgrepException
nltk.tokenize.api StringTokenizer TokenizerI
nltk.tokenize.casual TweetTokenizer
nltk.tokenize.destructive MacIntyreContractions NLTKWordTokenizer
nltk.tokenize.legality_principle LegalitySyllableTokenizer
nltk.tokenize.mwe MWETokenizer
nltk.tokenize.punkt PunktBaseClass PunktParameters PunktSentenceTokenizer PunktTokenizer PunktTrainer
nltk.tokenize.regexp BlanklineTokenizer RegexpTokenizer WhitespaceTokenizer WordPunctTokenizer
nltk.tokenize.repp ReppTokenizer:ix
nltk.tokenize.sexpr SExprTokenizer:ix
nltk.tokenize.simple CharTokenizer LineTokenizer SpaceTokenizer TabTokenizer
nltk.tokenize.sonority_sequencing SyllableTokenizer
nltk.tokenize.stanford StanfordTokenizer
nltk.tokenize.stanford_segmenter StanfordSegmenter:ix
nltk.tokenize.texttiling TextTilingTokenizer TokenSequence TokenTableField
nltk.tokenize.toktok ToktokTokenizer
nltk.tokenize.treebank TreebankWordDetokenizer TreebankWordTokenizer
nltk.tokenize.util CJKChars
nltk.toolbox StandardFormat:ix ToolboxData:ix ToolboxSettings:ix
nltk.translate.api AlignedSent PhraseTable
nltk.translate.bleu_score Fraction:gx SmoothingFunction
nltk.translate.gale_church LanguageIndependent
nltk.translate.ibm1 IBMModel1
nltk.translate.ibm2 IBMModel2 Model2Counts
nltk.translate.ibm3 IBMModel3 Model3Counts
nltk.translate.ibm4 IBMModel4 Model4Counts
nltk.translate.ibm5 IBMModel5 Model5Counts Slots
nltk.translate.ibm_model AlignmentInfo Counts IBMModel
nltk.translate.stack_decoder StackDecoder _Hypothesis _Stack
nltk.tree.immutable ImmutableMultiParentedTree ImmutableParentedTree ImmutableProbabilisticTree ImmutableTree
nltk.tree.parented AbstractParentedTree MultiParentedTree ParentedTree
nltk.tree.prettyprinter TreePrettyPrinter
nltk.tree.tree Tree:il
nltk.twitter.api BasicTweetHandler TweetHandlerI
nltk.util Index:id
numpy DataSource:gx _CopyMode:e __array_namespace_info__ flatiter format_parser iinfo memmap:gx ndenumerate ndindex vectorize
numpy.__config__ DisplayModes:e
numpy._core._ufunc_config _unspecified
numpy._core.arrayprint BoolFormat ComplexFloatingFormat DatetimeFormat FloatingFormat IntegerFormat StructuredVoidFormat SubArrayFormat TimedeltaFormat _TimelikeFormat
numpy._core.numerictypes _PreprocessDTypeError
numpy._globals _SignatureDescriptor
numpy._pytesttester PytestTester
numpy._typing _128Bit _16Bit _256Bit _32Bit _64Bit _80Bit _8Bit _96Bit
numpy._typing._array_like _Buffer _SupportsArray _SupportsArrayFunc _UnknownType
numpy._typing._dtype_like _DTypeDict:id _DTypeDictBase:id _HasDType _HasNumPyDType _SupportsDType
numpy._typing._nested_sequence _NestedSequence
numpy.array_api._data_type_functions finfo_object iinfo_object
numpy.array_api._set_functions UniqueAllResult UniqueCountsResult UniqueInverseResult
numpy.array_api._typing NestedSequence SupportsDLPack
numpy.array_api.linalg EighResult QRResult SVDResult SlogdetResult
numpy.compat._pep440 _Version
numpy.compat.py3k contextlib_nullcontext
numpy.core._ufunc_config _unspecified
numpy.core.arrayprint BoolFormat ComplexFloatingFormat DatetimeFormat FloatingFormat IntegerFormat StructuredVoidFormat SubArrayFormat TimedeltaFormat _TimelikeFormat
numpy.core.getlimits MachArLike
numpy.core.numerictypes _typedict:id
numpy.core.overrides ArgSpec
numpy.lib Arrayterator:x
numpy.lib._datasource Repository:gx _FileOpeners:ix
numpy.lib._iotools ConverterError ConverterLockError LineSplitter NameValidator StringConverter
numpy.lib._stride_tricks_impl DummyArray
numpy.lib._utils_impl _Deprecate
numpy.lib.arrayterator Arrayterator:x
numpy.lib.index_tricks AxisConcatenator CClass IndexExpression MGridClass OGridClass RClass nd_grid
numpy.lib.npyio DataSource:gx
numpy.lib.stride_tricks DummyArray
numpy.lib.utils _Deprecate
numpy.linalg.lapack_lite LapackError
numpy.ma.core MAError MaskError MaskedIterator _DomainCheckInterval _DomainGreater _DomainGreaterEqual _DomainSafeDivide _DomainTan _DomainedBinaryOperation _MaskedBinaryOperation _MaskedPrintOption _MaskedUFunc _MaskedUnaryOperation _convert2ma _extrema_operation _frommethod
numpy.ma.extras _fromnxfunction _fromnxfunction_allargs _fromnxfunction_args _fromnxfunction_seq _fromnxfunction_single
numpy.ma.timer_comparison ModuleTester
numpy.random.bit_generator ISeedSequence ISpawnableSeedSequence
optuna._callbacks MaxTrialsCallback
optuna._gp.acqf BaseAcquisitionFunc LCB LogCEHVI LogCEI LogEHVI LogEI LogPI UCB _PerSampleParetoBaseline qLogCEHVI qLogCEI qLogEHVI qLogEI qLogPI
optuna._gp.gp ConditionalGPRegressor GPRegressor ListConditionalGPRegressor
optuna._gp.search_space SearchSpace _ScaleType:e
optuna._imports _DeferredImportExceptionContextManager _LazyImport:g
optuna._transform _SearchSpaceTransform
optuna.artifacts._backoff Backoff
optuna.artifacts._boto3 Boto3ArtifactStore
optuna.artifacts._filesystem FileSystemArtifactStore:ix
optuna.artifacts._gcs GCSArtifactStore
optuna.artifacts._protocol ArtifactStore
optuna.artifacts._upload ArtifactMeta
optuna.artifacts.exceptions ArtifactNotFound
optuna.exceptions CLIUsageError DuplicatedStudyError OptunaError StorageInternalError TrialPruned
optuna.importance._base BaseImportanceEvaluator
optuna.importance._fanova._evaluator FanovaImportanceEvaluator
optuna.importance._fanova._fanova _Fanova
optuna.importance._fanova._tree _FanovaTree
optuna.importance._mean_decrease_impurity MeanDecreaseImpurityImportanceEvaluator
optuna.importance._ped_anova.evaluator PedAnovaImportanceEvaluator _QuantileFilter
optuna.importance._ped_anova.scott_parzen_estimator ScottParzenEstimator
optuna.progress_bar _ProgressBar _TqdmLoggingHandler:ix
optuna.pruners._base BasePruner
optuna.pruners._hyperband HyperbandPruner
optuna.pruners._median MedianPruner
optuna.pruners._nop NopPruner
optuna.pruners._patient PatientPruner
optuna.pruners._percentile PercentilePruner
optuna.pruners._successive_halving SuccessiveHalvingPruner
optuna.pruners._threshold ThresholdPruner
optuna.pruners._wilcoxon WilcoxonPruner
optuna.samplers._base BaseSampler
optuna.samplers._brute_force BruteForceSampler _UnexpandedTreeNode
optuna.samplers._cmaes CmaEsSampler
optuna.samplers._ga._base BaseGASampler
optuna.samplers._gp.sampler GPSampler
optuna.samplers._grid GridSampler
optuna.samplers._lazy_random_state LazyRandomState
optuna.samplers._nsgaiii._elite_population_selection_strategy NSGAIIIElitePopulationSelectionStrategy
optuna.samplers._nsgaiii._sampler NSGAIIISampler
optuna.samplers._partial_fixed PartialFixedSampler
optuna.samplers._qmc QMCSampler
optuna.samplers._random RandomSampler
optuna.samplers._tpe.parzen_estimator _ParzenEstimator
optuna.samplers._tpe.sampler TPESampler
optuna.samplers.nsgaii._after_trial_strategy NSGAIIAfterTrialStrategy
optuna.samplers.nsgaii._child_generation_strategy NSGAIIChildGenerationStrategy
optuna.samplers.nsgaii._crossovers._base BaseCrossover
optuna.samplers.nsgaii._crossovers._blxalpha BLXAlphaCrossover
optuna.samplers.nsgaii._crossovers._sbx SBXCrossover
optuna.samplers.nsgaii._crossovers._spx SPXCrossover
optuna.samplers.nsgaii._crossovers._undx UNDXCrossover
optuna.samplers.nsgaii._crossovers._uniform UniformCrossover
optuna.samplers.nsgaii._crossovers._vsbx VSBXCrossover
optuna.samplers.nsgaii._elite_population_selection_strategy NSGAIIElitePopulationSelectionStrategy
optuna.samplers.nsgaii._mutations._base BaseMutation
optuna.samplers.nsgaii._mutations._polynomial PolynomialMutation
optuna.samplers.nsgaii._sampler NSGAIISampler
optuna.search_space.group_decomposed _GroupDecomposedSearchSpace _SearchSpaceGroup
optuna.search_space.intersection IntersectionSearchSpace
optuna.storages._base BaseStorage
optuna.storages._cached_storage _CachedStorage:gx _StudyInfo
optuna.storages._callbacks RetryFailedTrialCallback RetryHeartbeatStaleTrialCallback
optuna.storages._grpc.client GrpcClientCache:ix GrpcClientCacheEntry
optuna.storages._grpc.servicer OptunaStorageProxyService:ix
optuna.storages._heartbeat BaseHeartbeat BaseHeartbeatThread HeartbeatThread NullHeartbeatThread
optuna.storages._in_memory InMemoryStorage:gx _StudyInfo
optuna.storages._rdb.models StudyDirectionModel StudyModel StudySystemAttributeModel StudyUserAttributeModel TrialHeartbeatModel TrialIntermediateValueModel TrialModel TrialParamModel TrialSystemAttributeModel TrialUserAttributeModel TrialValueModel VersionInfoModel
optuna.storages._rdb.storage _VersionManager
optuna.storages.journal._base BaseJournalBackend BaseJournalLogStorage BaseJournalSnapshot
optuna.storages.journal._file BaseJournalFileLock DeprecatedJournalFileOpenLock DeprecatedJournalFileSymlinkLock JournalFileBackend:ix JournalFileOpenLock JournalFileStorage:ix JournalFileSymlinkLock
optuna.storages.journal._storage JournalOperation:e JournalStorage:gx JournalStorageReplayResult
optuna.study._study_direction StudyDirection:e
optuna.terminator.callback TerminatorCallback
optuna.terminator.erroreval BaseErrorEvaluator CrossValidationErrorEvaluator StaticErrorEvaluator
optuna.terminator.improvement.emmr EMMREvaluator
optuna.terminator.improvement.evaluator BaseImprovementEvaluator BestValueStagnationEvaluator RegretBoundEvaluator
optuna.terminator.median_erroreval MedianErrorEvaluator
optuna.terminator.terminator BaseTerminator Terminator
optuna.trial._base BaseTrial
optuna.trial._fixed FixedTrial
optuna.trial._state TrialState:e
optuna.trial._trial Trial
optuna.visualization._optimization_history _ValueState:e
optuna.visualization.matplotlib._contour _LabelEncoder
pandas ExcelFile:ix ExcelWriter:gx Flags HDFStore:x NamedAgg
pandas._config.config CallableDynamicDoc DeprecatedOption RegisteredOption option_context
pandas._libs.lib _NoDefault:e
pandas._libs.tslibs.dtypes FreqGroup:e NpyDatetimeUnit:e Resolution:e
pandas._libs.tslibs.fields RoundTo
pandas._libs.tslibs.parsing _timelex
pandas._libs.tslibs.strptime TimeRE:id
pandas._libs.tslibs.timedeltas MinMaxReso
pandas._libs.tslibs.timestamps MinMaxReso
pandas._typing ArrowArrayExportable ArrowStreamExportable BaseBuffer ReadBuffer ReadCsvBuffer ReadPickleBuffer WriteBuffer WriteExcelBuffer
pandas._version NotThisMethod VersioneerConfig
pandas.api.executors BaseExecutionEngine
pandas.api.extensions ExtensionScalarOpsMixin
pandas.api.indexers BaseIndexer FixedForwardWindowIndexer VariableOffsetWindowIndexer
pandas.api.interchange DataFrame
pandas.api.typing JsonReader:ix SASReader StataReader:ix
pandas.compat.numpy.function CompatValidator
pandas.compat.pickle_compat Unpickler:ix
pandas.core._numba.extensions IlocType IndexType SeriesType
pandas.core.accessor Accessor CachedAccessor DirNamesMixin PandasDelegate
pandas.core.algorithms SelectN SelectNFrame SelectNSeries
pandas.core.apply Apply FrameApply FrameColumnApply FrameRowApply GroupByApply NDFrameApply ResamplerWindowApply SeriesApply
pandas.core.arrays._arrow_string_mixins ArrowStringArrayMixin
pandas.core.arrays.arrow.accessors ArrowAccessor ListAccessor StructAccessor
pandas.core.arrays.base ExtensionOpsMixin ExtensionScalarOpsMixin
pandas.core.arrays.categorical CategoricalAccessor
pandas.core.arrays.datetimelike InvalidComparison
pandas.core.arrays.sparse.accessor BaseAccessor SparseAccessor SparseFrameAccessor
pandas.core.base NoNewAttributesMixin PandasObject SelectionMixin
pandas.core.computation.engines AbstractEngine NumExprEngine PythonEngine
pandas.core.computation.expr BaseExprVisitor Expr PandasExprVisitor PythonExprVisitor
pandas.core.computation.ops BinOp Div FuncNode MathCall Op UnaryOp
pandas.core.computation.parsing ParseState:e
pandas.core.computation.pytables BinOp ConditionBinOp FilterBinOp JointConditionBinOp JointFilterBinOp PyTablesExpr PyTablesExprVisitor PyTablesScope:x TermValue UnaryOp
pandas.core.computation.scope Scope:x
pandas.core.describe DataFrameDescriber NDFrameDescriberAbstract SeriesDescriber
pandas.core.dtypes.base Registry
pandas.core.dtypes.cast LossySetitemError
pandas.core.dtypes.generic ABCCategorical ABCCategoricalIndex ABCDataFrame ABCDatetimeArray ABCDatetimeIndex ABCExtensionArray ABCFloat64Index ABCIndex ABCInt64Index ABCIntervalIndex ABCMultiIndex ABCNDFrame ABCNumpyExtensionArray ABCPandasArray ABCPeriodArray ABCPeriodIndex ABCRangeIndex ABCSeries ABCTimedeltaArray ABCTimedeltaIndex ABCUInt64Index
pandas.core.flags Flags
pandas.core.groupby.base OutputKey
pandas.core.groupby.generic NamedAgg
pandas.core.groupby.groupby BaseGroupBy
pandas.core.groupby.grouper Grouping
pandas.core.groupby.indexing GroupByIndexingMixin GroupByNthSelector GroupByPositionalSelector
pandas.core.groupby.ops BaseGrouper BinGrouper DataSplitter FrameSplitter SeriesSplitter WrappedCythonOp
pandas.core.indexers.objects BaseIndexer ExpandingIndexer ExponentialMovingWindowIndexer FixedForwardWindowIndexer FixedWindowIndexer GroupbyIndexer VariableOffsetWindowIndexer VariableWindowIndexer
pandas.core.indexes.accessors ArrowTemporalProperties DatetimeProperties PeriodProperties Properties TimedeltaProperties
pandas.core.indexing IndexingMixin _IndexSlice
pandas.core.interchange.buffer PandasBuffer PandasBufferPyarrow
pandas.core.interchange.column PandasColumn
pandas.core.interchange.dataframe PandasDataFrameXchg
pandas.core.interchange.dataframe_protocol Buffer CategoricalDescription:id Column ColumnBuffers:id ColumnNullType:e DataFrame DlpackDeviceType:e DtypeKind:e
pandas.core.interchange.utils ArrowCTypes Endianness NoBufferPresent
pandas.core.internals.array_manager ArrayManager BaseArrayManager NullArrayProxy SingleArrayManager
pandas.core.internals.base DataManager SingleDataManager
pandas.core.internals.concat JoinUnit
pandas.core.internals.managers BaseBlockManager
pandas.core.internals.ops BlockPairInfo
pandas.core.methods.describe DataFrameDescriber NDFrameDescriberAbstract SeriesDescriber
pandas.core.methods.selectn SelectN SelectNFrame SelectNSeries
pandas.core.nanops bottleneck_switch disallow
pandas.core.resample _GroupByMixin
pandas.core.reshape.concat _Concatenator
pandas.core.reshape.merge _AsOfMerge _MergeOperation _OrderedMerge
pandas.core.reshape.reshape _Unstacker
pandas.core.strings.accessor StringMethods
pandas.core.strings.base BaseStringArrayMethods
pandas.core.strings.object_array ObjectStringArrayMixin
pandas.core.tools.datetimes FulldatetimeDict:id YearMonthDayDict:id
pandas.core.window.online EWMMeanState
pandas.errors ClosedFileError DataError IndexingError InvalidComparison InvalidIndexError LossySetitemError NoBufferPresent NumExprClobberingError NumbaUtilError PossibleDataLossError PyperclipWindowsException:x SpecificationError UndefinedVariableError
pandas.io.clipboard CheckedCall
pandas.io.common IOArgs IOHandles _BytesTarFile:x _BytesZipFile:x
pandas.io.excel._base BaseExcelReader ExcelWriter:gx
pandas.io.excel._calamine CalamineReader
pandas.io.excel._odfreader ODFReader
pandas.io.excel._odswriter ODSWriter:gx
pandas.io.excel._openpyxl OpenpyxlReader OpenpyxlWriter:gx
pandas.io.excel._pyxlsb PyxlsbReader
pandas.io.excel._xlrd XlrdReader
pandas.io.excel._xlsxwriter XlsxWriter:gx _XlsxStyler
pandas.io.excel._xlwt XlwtWriter:gx
pandas.io.formats.css CSSResolver
pandas.io.formats.csvs CSVFormatter:ix
pandas.io.formats.excel CSSToExcelConverter CssExcelCell ExcelFormatter
pandas.io.formats.format CategoricalFormatter DataFrameFormatter DataFrameRenderer Datetime64Formatter Datetime64TZFormatter EastAsianTextAdjustment EngFormatter ExtensionArrayFormatter FloatArrayFormatter GenericArrayFormatter IntArrayFormatter SeriesFormatter TextAdjustment Timedelta64Formatter _Datetime64Formatter _Datetime64TZFormatter _ExtensionArrayFormatter _GenericArrayFormatter _IntArrayFormatter _Timedelta64Formatter
pandas.io.formats.html HTMLFormatter NotebookFormatter
pandas.io.formats.info BaseInfo DataFrameInfo DataFrameInfoPrinter DataFrameTableBuilder DataFrameTableBuilderNonVerbose DataFrameTableBuilderVerbose InfoPrinterAbstract SeriesInfo SeriesInfoPrinter SeriesTableBuilder SeriesTableBuilderNonVerbose SeriesTableBuilderVerbose TableBuilderAbstract TableBuilderVerboseMixin _BaseInfo _DataFrameInfoPrinter _DataFrameTableBuilder _DataFrameTableBuilderNonVerbose _DataFrameTableBuilderVerbose _InfoPrinterAbstract _SeriesInfoPrinter _SeriesTableBuilder _SeriesTableBuilderNonVerbose _SeriesTableBuilderVerbose _TableBuilderAbstract _TableBuilderVerboseMixin
pandas.io.formats.latex GenericTableBuilder LatexFormatter LongTableBuilder RegularTableBuilder RowBodyIterator RowHeaderIterator RowStringConverter RowStringIterator TableBuilderAbstract TabularBuilder
pandas.io.formats.printing PrettyDict:id _EastAsianTextAdjustment _TextAdjustment
pandas.io.formats.string StringFormatter
pandas.io.formats.style Styler
pandas.io.formats.style_render CSSDict:id StylerRenderer Tooltips
pandas.io.formats.xml BaseXMLFormatter EtreeXMLFormatter LxmlXMLFormatter _BaseXMLFormatter
pandas.io.html _BeautifulSoupHtml5LibFrameParser _HtmlFrameParser _LxmlFrameParser
pandas.io.json._json FrameParser FrameWriter JSONTableWriter JsonReader Parser SeriesParser SeriesWriter Writer
pandas.io.parquet BaseImpl FastParquetImpl PyArrowImpl
pandas.io.parsers.arrow_parser_wrapper ArrowParserWrapper
pandas.io.parsers.base_parser ParserBase
pandas.io.parsers.c_parser_wrapper CParserWrapper
pandas.io.parsers.python_parser FixedWidthFieldParser:ix FixedWidthReader PythonParser:ix
pandas.io.parsers.readers TextFileReader _C_Parser_Defaults:id _DeprecationConfig _Fwf_Defaults:id
pandas.io.pytables AppendableFrameTable AppendableMultiFrameTable AppendableMultiSeriesTable AppendableSeriesTable AppendableTable BlockManagerFixed Fixed FrameFixed GenericFixed GenericTable HDFStore:x Selection:ix SeriesFixed Table TableIterator:ix WORMTable
pandas.io.sas.sas7bdat SAS7BDATReader _Column _SubheaderPointer
pandas.io.sas.sas_constants SASIndex
pandas.io.sas.sas_xport XportReader
pandas.io.sas.sasreader ReaderBase
pandas.io.sql ADBCDatabase BaseEngine PandasSQL SQLAlchemyEngine SQLDatabase:ix SQLTable SQLiteDatabase SQLiteTable:ix
pandas.io.stata StataMissingValue StataNonCatValueLabel StataParser StataReader:ix StataStrLWriter:ix StataValueLabel StataWriter:ix StataWriter117:ix StataWriterUTF8:ix
pandas.io.xml _EtreeFrameParser _LxmlFrameParser _XMLFrameParser
pandas.plotting PlotAccessor
pandas.plotting._core PlotAccessor
pandas.plotting._matplotlib.boxplot BoxPlot
pandas.plotting._matplotlib.converter DatetimeConverter MilliSecondLocator PandasAutoDateFormatter PandasAutoDateLocator PeriodConverter TimeConverter TimeFormatter TimeSeries_DateFormatter TimeSeries_DateLocator TimeSeries_TimedeltaFormatter
pandas.plotting._matplotlib.core AreaPlot BarPlot BarhPlot HexBinPlot LinePlot MPLPlot PiePlot PlanePlot ScatterPlot
pandas.plotting._matplotlib.hist HistPlot KdePlot
pandas.plotting._misc _Options
pandas.tseries.frequencies _FrequencyInferer _TimedeltaFrequencyInferer
pandas.tseries.holiday AbstractHolidayCalendar Holiday USFederalHolidayCalendar
pandas.util._decorators Appender Substitution
pandas.util._doctools TablePlotter
pandas.util.version InfinityType NegativeInfinityType _Version
peft.auto AutoPeftModel AutoPeftModelForCausalLM AutoPeftModelForFeatureExtraction AutoPeftModelForQuestionAnswering AutoPeftModelForSeq2SeqLM AutoPeftModelForSequenceClassification AutoPeftModelForTokenClassification _BaseAutoPeftModel
peft.config PeftConfig PeftConfigMixin PromptLearningConfig
peft.helpers DoraCaching KappaTuneSelector MontecloraTrainerMixin
peft.mixed_model PeftMixedModel
peft.optimizers.lorafa LoraFAOptimizer
peft.optimizers.riemannian _RiemannianPreconditioner
peft.peft_model PeftModel PeftModelForCausalLM PeftModelForFeatureExtraction PeftModelForQuestionAnswering PeftModelForSeq2SeqLM PeftModelForSequenceClassification PeftModelForTokenClassification TunerLayerStatus TunerModelStatus
peft.tuners._buffer_dict BufferDict
peft.tuners.adalora.config AdaLoraConfig:ix
peft.tuners.adalora.gptq SVDQuantLinear
peft.tuners.adalora.layer AdaLoraLayer RankAllocator SVDConv2d SVDLinear
peft.tuners.adalora.model AdaLoraModel
peft.tuners.adamss.asa_callback AdamssAsaCallback
peft.tuners.adamss.config AdamssConfig
peft.tuners.adamss.layer AdamssLayer Linear
peft.tuners.adamss.model AdamssModel
peft.tuners.adaption_prompt.config AdaptionPromptConfig
peft.tuners.adaption_prompt.layer AdaptedAttention AdaptedAttentionGPT _BaseAdaptedAttention
peft.tuners.adaption_prompt.model AdaptionPromptModel
peft.tuners.beft.config BeftConfig
peft.tuners.beft.layer BeftLayer Linear
peft.tuners.beft.model BeftModel
peft.tuners.boft.config BOFTConfig
peft.tuners.boft.layer BOFTLayer Conv2d Linear MultiplicativeDropoutLayer
peft.tuners.boft.model BOFTModel
peft.tuners.c3a.config C3AConfig
peft.tuners.c3a.layer C3ALayer C3ALinear
peft.tuners.c3a.model C3AModel
peft.tuners.cartridge.config CartridgeConfig
peft.tuners.cartridge.model CartridgeEncoder
peft.tuners.cpt.config CPTConfig
peft.tuners.cpt.model CPTEmbedding
peft.tuners.deft.config DeftConfig
peft.tuners.deft.layer DeftLayer DeftLinear
peft.tuners.deft.model DeftModel
peft.tuners.delora.config DeloraConfig
peft.tuners.delora.layer DeloraLayer DeloraLinear
peft.tuners.delora.model DeloraModel
peft.tuners.fourierft.config FourierFTConfig
peft.tuners.fourierft.layer FourierFTLayer FourierFTLinear
peft.tuners.fourierft.model FourierFTModel
peft.tuners.frod.config FrodConfig
peft.tuners.frod.layer FrodLayer Linear
peft.tuners.frod.model FrodModel
peft.tuners.glora.config GloraConfig
peft.tuners.glora.layer GloraEmptyPath GloraLayer GloraLinear GloraLoraPath GloraPath GloraScalarPath GloraVectorPath
peft.tuners.glora.model GloraModel
peft.tuners.gralora.config GraloraConfig
peft.tuners.gralora.layer GraloraLayer Linear
peft.tuners.gralora.model GraloraModel
peft.tuners.hira.config HiraConfig
peft.tuners.hira.layer Conv1d Conv2d Conv3d Embedding HiraLayer Linear _ConvNd
peft.tuners.hira.model HiraModel
peft.tuners.hra.config HRAConfig
peft.tuners.hra.layer HRAConv2d HRALayer HRALinear
peft.tuners.hra.model HRAModel
peft.tuners.ia3.config IA3Config
peft.tuners.ia3.layer Conv2d Conv3d IA3Layer Linear _ConvNd
peft.tuners.ia3.model IA3Model
peft.tuners.lily.config LilyConfig
peft.tuners.lily.layer LilyLayer Linear
peft.tuners.lily.model LilyModel
peft.tuners.ln_tuning.config LNTuningConfig
peft.tuners.ln_tuning.layer LNTuningLayer
peft.tuners.ln_tuning.model LNTuningModel
peft.tuners.loha.config LoHaConfig
peft.tuners.loha.layer Conv1d Conv2d Linear LoHaLayer
peft.tuners.loha.model LoHaModel
peft.tuners.lokr.config LoKrConfig
peft.tuners.lokr.layer Conv1d Conv2d Linear LoKrLayer
peft.tuners.lokr.model LoKrModel
peft.tuners.lora.aqlm AqlmLoraLinear
peft.tuners.lora.arrow ArrowLoraLinearLayer
peft.tuners.lora.awq AwqLoraLinear
peft.tuners.lora.config ArrowConfig BdLoraConfig CordaConfig EvaConfig KasaConfig LoftQConfig LoraConfig:ix LoraGAConfig LoraRuntimeConfig MontecloraConfig VeloraConfig
peft.tuners.lora.corda CordaEigens
peft.tuners.lora.dora DoraConv1dLayer DoraConv2dLayer DoraConv3dLayer DoraEmbeddingLayer DoraLinearLayer _DoraConvNdLayer
peft.tuners.lora.eva HashHook SVDHook _Hook
peft.tuners.lora.gptq GPTQLoraLinear
peft.tuners.lora.layer Conv1d Conv2d Conv3d Embedding Linear LoraLayer LoraVariant MultiheadAttention ParamWrapper _ConvNd _LoraEmbeddingAHolder _LoraFactorsProxy _LoraParameterProxy
peft.tuners.lora.model LoraModel
peft.tuners.lora.monteclora BufferedMontecloraSampler MontecloraSampler
peft.tuners.lora.te TeLinear
peft.tuners.lora.torchao TorchaoLoraLinear
peft.tuners.lora.tp_layer LoraParallelLinear
peft.tuners.lora.variants ALoraLinearVariant ArrowLinearVariant BdLoraLinearVariant BlockDiagonalLinear DoraConv1dVariant DoraConv2dVariant DoraConv3dVariant DoraEmbeddingVariant DoraLinearVariant KasaLinearVariant MiCAEmbeddingVariant MiCALinearVariant MontecloraLinearVariant QALoraLinearVariant VeloraLinearVariant _DoraConvNdVariant
peft.tuners.lycoris_utils LycorisConfig LycorisLayer LycorisTuner
peft.tuners.miss.config MissConfig
peft.tuners.miss.layer MissLayer MissLinear
peft.tuners.miss.model MissModel
peft.tuners.mixed.model MixedModel
peft.tuners.multitask_prompt_tuning.config MultitaskPromptTuningConfig MultitaskPromptTuningInit:e
peft.tuners.multitask_prompt_tuning.model MultitaskPromptEmbedding:ix
peft.tuners.oft.config OFTConfig
peft.tuners.oft.layer Conv2d Embedding Linear MultiplicativeDropoutLayer OFTLayer OFTRotationModule
peft.tuners.oft.model OFTModel
peft.tuners.osf.config OSFConfig
peft.tuners.osf.layer Linear:g OSFLayer:g
peft.tuners.osf.model OSFModel
peft.tuners.p_tuning.config PromptEncoderConfig PromptEncoderReparameterizationType:e
peft.tuners.p_tuning.model PromptEncoder
peft.tuners.peanut.config PeanutConfig
peft.tuners.peanut.layer Linear PeanutLayer
peft.tuners.peanut.model PeanutModel
peft.tuners.poly.config PolyConfig
peft.tuners.poly.layer Linear PolyLayer
peft.tuners.poly.model PolyModel
peft.tuners.poly.router PolyRouter Router
peft.tuners.prefix_tuning.config PrefixTuningConfig
peft.tuners.prefix_tuning.model PrefixEncoder
peft.tuners.prompt_tuning.config PromptTuningConfig PromptTuningInit:e
peft.tuners.prompt_tuning.model PromptEmbedding:ix
peft.tuners.psoft.config PsoftConfig
peft.tuners.psoft.layer Linear OrthLayer PsoftLayer
peft.tuners.psoft.model PsoftModel
peft.tuners.pvera.config PveraConfig
peft.tuners.pvera.layer Linear PveraLayer
peft.tuners.pvera.model PveraModel
peft.tuners.randlora.config RandLoraConfig
peft.tuners.randlora.layer Linear RandLoraLayer
peft.tuners.randlora.model RandLoraModel
peft.tuners.road.config RoadConfig
peft.tuners.road.layer Linear RoadLayer
peft.tuners.road.model RoadModel
peft.tuners.shadow.config ShadowConfig
peft.tuners.shadow.diffusion_models DetachedFluxShadowModel DiffusionShadowBackend Flux2ShadowBackend _SharedModuleProxy
peft.tuners.shadow.layers DetachedShadowModel ShadowCarrier ShadowLayer
peft.tuners.shadow.model ShadowModel _TokenShadowBackbone _TokenShadowConfig
peft.tuners.shira.config ShiraConfig
peft.tuners.shira.layer Linear ShiraLayer
peft.tuners.shira.model ShiraModel
peft.tuners.supertuning.config SupertuningConfig
peft.tuners.supertuning.layer Linear SupertuningLayer
peft.tuners.supertuning.model SupertuningModel
peft.tuners.tinylora.config TinyLoraConfig
peft.tuners.tinylora.layer Embedding Linear TinyLoraLayer
peft.tuners.tinylora.model TinyLoraModel
peft.tuners.trainable_tokens.config TrainableTokensConfig
peft.tuners.trainable_tokens.layer TrainableTokensLayer
peft.tuners.trainable_tokens.model TrainableTokensModel
peft.tuners.tuners_utils BasePromptEncoder BaseTuner BaseTunerLayer _ExcludedModule
peft.tuners.unilora.config UniLoraConfig
peft.tuners.unilora.layer Linear UniLoraLayer
peft.tuners.unilora.model UniLoraModel
peft.tuners.vblora.config VBLoRAConfig
peft.tuners.vblora.layer Linear VBLoRALayer
peft.tuners.vblora.model VBLoRAModel
peft.tuners.vera.config VeraConfig
peft.tuners.vera.layer Linear VeraLayer
peft.tuners.vera.model VeraModel
peft.tuners.waveft.config WaveFTConfig
peft.tuners.waveft.layer WaveFTLayer WaveFTLinear
peft.tuners.waveft.model WaveFTModel
peft.tuners.waveft.wavelet Wavelet
peft.tuners.waveft.waverec2d Wavelet
peft.tuners.xlora.classifier TemperatureScaledSoftmax XLoraClassifier
peft.tuners.xlora.config XLoraConfig
peft.tuners.xlora.layer XLoraConv2dLayer XLoraEmbeddingLayer XLoraLayer XLoraLinearLayer
peft.tuners.xlora.model XLoraModel:ix
peft.utils.error PeftError
peft.utils.incremental_pca IncrementalPCA
peft.utils.integrations TpInfo
peft.utils.loftq_utils _SafetensorLoader:ix
peft.utils.other AuxiliaryTrainingWrapper ModulesToSaveWrapper TrainableTokensWrapper
peft.utils.peft_types PeftType:e TaskType:e
peft.utils.quantization_utils Bnb4bitBackend Bnb8bitBackend ForwardOnlyQuantizationBackend HqqBackend QuantizationBackend TorchaoBackend
peft.utils.transformers_weight_conversion FlattenDims PeftConcatenate PermuteDims
pint.context Context ContextDefinition Expression Relation
pint.converters Converter LogarithmicConverter OffsetConverter ScaleConverter
pint.definitions AliasDefinition Definition DimensionDefinition PrefixDefinition PreprocessedDefinition UnitDefinition _NotNumeric
pint.errors DefinitionSyntaxError PintError UndefinedUnitError
pint.matplotlib PintAxisInfo PintConverter
pint.parser DefinitionFile DefinitionFiles ImportDefinition Parser
pint.pint_eval EvalTreeNode
pint.quantity _Exception
pint.registry ContextCacheOverlay DefaultsDefinition
pint.systems GroupDefinition SystemDefinition
pint.testsuite QuantityTestCase
pint.testsuite.helpers PintOutputChecker
pint.util PrettyIPython udict:id
pomegranate.callbacks CSVLogger Callback History LambdaCallback ModelCheckpoint
pomegranate.distributions.NeuralNetworkWrapper NeuralNetworkWrapper
pomegranate.io BaseGenerator CSVGenerator DataFrameGenerator DataGenerator SequenceGenerator
pyproj.aoi AreaOfInterest AreaOfUse BBox
pyproj.crs.enums Cartesian2DCSAxis:e CoordinateOperationType:e DatumType:e Ellipsoidal2DCSAxis:e Ellipsoidal3DCSAxis:e VerticalCSAxis:e
pyproj.enums BaseEnum:e GeodIntermediateFlag:e PJType:e ProjVersion:e TransformDirection:e WktVersion:e
pyproj.transformer TransformerFromCRS TransformerFromPipeline TransformerMaker TransformerUnsafe
pyproj.utils DataType:e NumpyEncoder
pytorch_lightning._graveyard.hpu HPUAccelerator HPUCheckpointIO HPUParallelStrategy HPUPrecisionPlugin SingleHPUStrategy
pytorch_lightning._graveyard.precision FSDPMixedPrecisionPlugin
pytorch_lightning._graveyard.tpu SingleTPUStrategy TPUAccelerator TPUBf16PrecisionPlugin:ix TPUPrecisionPlugin:ix XLABf16PrecisionPlugin:ix
pytorch_lightning.accelerators.accelerator Accelerator
pytorch_lightning.accelerators.cpu CPUAccelerator
pytorch_lightning.accelerators.cuda CUDAAccelerator
pytorch_lightning.accelerators.mps MPSAccelerator
pytorch_lightning.accelerators.xla XLAAccelerator
pytorch_lightning.callbacks.batch_size_finder BatchSizeFinder
pytorch_lightning.callbacks.callback Callback
pytorch_lightning.callbacks.checkpoint Checkpoint
pytorch_lightning.callbacks.device_stats_monitor DeviceStatsMonitor
pytorch_lightning.callbacks.early_stopping EarlyStopping EarlyStoppingReason:e
pytorch_lightning.callbacks.finetuning BackboneFinetuning BaseFinetuning
pytorch_lightning.callbacks.gradient_accumulation_scheduler GradientAccumulationScheduler
pytorch_lightning.callbacks.lambda_function LambdaCallback
pytorch_lightning.callbacks.lr_finder LearningRateFinder
pytorch_lightning.callbacks.lr_monitor LearningRateMonitor
pytorch_lightning.callbacks.model_checkpoint ModelCheckpoint
pytorch_lightning.callbacks.model_summary ModelSummary
pytorch_lightning.callbacks.on_exception_checkpoint OnExceptionCheckpoint
pytorch_lightning.callbacks.prediction_writer BasePredictionWriter WriteInterval:e
pytorch_lightning.callbacks.progress.progress_bar ProgressBar
pytorch_lightning.callbacks.progress.rich_progress BatchesProcessedColumn CustomBarColumn CustomInfiniteTask CustomProgress CustomTimeColumn MetricsTextColumn ProcessingSpeedColumn RichProgressBar RichProgressBarTheme _RefreshThread
pytorch_lightning.callbacks.progress.tqdm_progress TQDMProgressBar
pytorch_lightning.callbacks.pruning ModelPruning _LayerRef:id
pytorch_lightning.callbacks.rich_model_summary RichModelSummary
pytorch_lightning.callbacks.spike SpikeDetection
pytorch_lightning.callbacks.stochastic_weight_avg StochasticWeightAveraging
pytorch_lightning.callbacks.throughput_monitor ThroughputMonitor
pytorch_lightning.callbacks.timer Interval:e Timer
pytorch_lightning.callbacks.weight_averaging EMAWeightAveraging WeightAveraging
pytorch_lightning.core.datamodule LightningDataModule
pytorch_lightning.core.hooks CheckpointHooks DataHooks ModelHooks
pytorch_lightning.core.mixins.hparams_mixin HyperparametersMixin
pytorch_lightning.core.module LightningModule
pytorch_lightning.core.optimizer _MockOptimizer
pytorch_lightning.demos.boring_classes BoringDataModule BoringDataModuleNoLen BoringModel DemoModel IterableBoringDataModule ManualOptimBoringModel Net RandomDataset RandomDictDataset RandomIterableDataset RandomIterableDatasetWithLen
pytorch_lightning.demos.lstm LightningLSTM SequenceSampler SimpleLSTM
pytorch_lightning.demos.mnist_datamodule MNISTDataModule _MNIST:ix
pytorch_lightning.demos.transformer Dictionary LightningTransformer PositionalEncoding Transformer WikiText2:ix
pytorch_lightning.loggers.comet CometLogger:ix
pytorch_lightning.loggers.csv_logs CSVLogger:ix ExperimentWriter:ix
pytorch_lightning.loggers.litlogger LitLogger:ix
pytorch_lightning.loggers.logger Logger
pytorch_lightning.loggers.mlflow MLFlowLogger
pytorch_lightning.loggers.neptune NeptuneLogger
pytorch_lightning.loggers.tensorboard TensorBoardLogger:ix
pytorch_lightning.loggers.wandb WandbLogger:ix
pytorch_lightning.loops.evaluation_loop RestartStage _EvaluationLoop
pytorch_lightning.loops.fetchers _DataFetcher _DataFetcherWrapper _DataLoaderIterDataFetcher _PrefetchDataFetcher
pytorch_lightning.loops.fit_loop RestartStage _FitLoop
pytorch_lightning.loops.loop _Loop
pytorch_lightning.loops.optimization.automatic Closure ClosureResult _AutomaticOptimization
pytorch_lightning.loops.optimization.closure AbstractClosure OutputResult
pytorch_lightning.loops.optimization.manual ManualResult _ManualOptimization
pytorch_lightning.loops.prediction_loop _PredictionLoop
pytorch_lightning.loops.progress _BaseProgress _BatchProgress _OptimizationProgress _OptimizerProgress _ProcessedTracker _Progress _ReadyCompletedTracker _SchedulerProgress _StartedTracker
pytorch_lightning.loops.training_epoch_loop RestartStage _TrainingEpochLoop
pytorch_lightning.overrides.distributed UnrepeatedDistributedSampler UnrepeatedDistributedSamplerWrapper _IndexBatchSamplerWrapper
pytorch_lightning.plugins.io.async_plugin AsyncCheckpointIO
pytorch_lightning.plugins.io.wrapper _WrappingCheckpointIO
pytorch_lightning.plugins.layer_sync LayerSync TorchSyncBatchNorm _BatchNormXd
pytorch_lightning.plugins.precision.amp MixedPrecision
pytorch_lightning.plugins.precision.bitsandbytes BitsandbytesPrecision
pytorch_lightning.plugins.precision.deepspeed DeepSpeedPrecision
pytorch_lightning.plugins.precision.double DoublePrecision LightningDoublePrecisionModule
pytorch_lightning.plugins.precision.fsdp FSDPPrecision
pytorch_lightning.plugins.precision.half HalfPrecision
pytorch_lightning.plugins.precision.precision Precision
pytorch_lightning.plugins.precision.transformer_engine TransformerEnginePrecision
pytorch_lightning.plugins.precision.xla XLAPrecision:ix
pytorch_lightning.profilers.pytorch RegisterRecordFunction ScheduleWrapper
pytorch_lightning.serve.servable_module ServableModule
pytorch_lightning.serve.servable_module_validator ServableModuleValidator
pytorch_lightning.strategies.ddp DDPStrategy _DDPForwardRedirection
pytorch_lightning.strategies.deepspeed DeepSpeedStrategy
pytorch_lightning.strategies.fsdp FSDPStrategy
pytorch_lightning.strategies.launchers.launcher _Launcher
pytorch_lightning.strategies.launchers.multiprocessing _GlobalStateSnapshot _MultiProcessingLauncher:ix
pytorch_lightning.strategies.launchers.subprocess_script _SubprocessScriptLauncher
pytorch_lightning.strategies.launchers.xla _XLALauncher:ix
pytorch_lightning.strategies.model_parallel ModelParallelStrategy
pytorch_lightning.strategies.parallel ParallelStrategy
pytorch_lightning.strategies.single_device SingleDeviceStrategy
pytorch_lightning.strategies.single_xla SingleDeviceXLAStrategy
pytorch_lightning.strategies.strategy Strategy _ForwardRedirection
pytorch_lightning.strategies.xla XLAStrategy
pytorch_lightning.trainer.connectors.accelerator_connector _AcceleratorConnector
pytorch_lightning.trainer.connectors.callback_connector _CallbackConnector
pytorch_lightning.trainer.connectors.checkpoint_connector _CheckpointConnector
pytorch_lightning.trainer.connectors.data_connector _DataConnector _DataHookSelector _DataLoaderSource
pytorch_lightning.trainer.connectors.logger_connector.fx_validator _FxValidator
pytorch_lightning.trainer.connectors.logger_connector.logger_connector _LoggerConnector
pytorch_lightning.trainer.connectors.logger_connector.result _METRICS:id _Metadata _ResultCollection:id _Sync
pytorch_lightning.trainer.connectors.signal_connector _HandlersCompose _SignalConnector
pytorch_lightning.trainer.states RunningStage:e TrainerFn:e TrainerState TrainerStatus:e
pytorch_lightning.trainer.trainer Trainer
pytorch_lightning.tuner.lr_finder _ExponentialLR _LRCallback _LRFinder _LinearLR
pytorch_lightning.tuner.tuning Tuner
pytorch_lightning.utilities.combined_loader CombinedLoader _CombinationMode:id _MaxSize _MaxSizeCycle _MinSize _ModeIterator _Sequential
pytorch_lightning.utilities.enums GradClipAlgorithmType:e
pytorch_lightning.utilities.exceptions SIGTERMException _TunerExitException
pytorch_lightning.utilities.migration.utils _RedirectingUnpickler:ix pl_legacy_patch
pytorch_lightning.utilities.model_helpers _ModuleMode
pytorch_lightning.utilities.model_summary.model_summary LayerSummary:g ModelSummary
pytorch_lightning.utilities.model_summary.model_summary_deepspeed DeepSpeedLayerSummary:g DeepSpeedSummary
pytorch_lightning.utilities.parsing AttributeDict:id
pytorch_lightning.utilities.types DistributedDataParallel LRSchedulerConfig LRSchedulerConfigType:id OptimizerConfig:id OptimizerLRSchedulerConfig:id _SizedIterable
scipy.__config__ DisplayModes:e
scipy._lib._array_api _XPSphinxCapability
scipy._lib._array_api_docs_tables BackendSupportStatus:e
scipy._lib._array_api_override _ArrayClsInfo:e
scipy._lib._ccallback CData LowLevelCallable:g
scipy._lib._disjoint_set DisjointSet
scipy._lib._docscrape ClassDoc:x Parameter ParseError Reader
scipy._lib._pep440 _Version
scipy._lib._sparse SparseABC
scipy._lib._testutils PytestTester _TestPythranFunc
scipy._lib._threadsafety ReentrancyLock:ix
scipy._lib._uarray._backend Dispatchable
scipy._lib._util FullArgSpec MapWrapper:ix _FunctionWrapper _RichResult:id _ScalarFunctionWrapper
scipy._lib.array_api_compat.common._helpers _ClsToXPInfo:e _dask_device
scipy._lib.array_api_compat.common._typing Capabilities:id DTypesAll:id DTypesBool:id DTypesComplex:id DTypesIntegral:id DTypesNumeric:id DTypesReal:id DTypesSigned:id DTypesUnsigned:id DefaultDTypes:id HasShape JustComplex JustFloat JustInt NestedSequence SupportsArrayNamespace
scipy._lib.array_api_extra._lib._at Undef:e _AtOp:e
scipy._lib.cobyqa.framework TrustRegion
scipy._lib.cobyqa.models Interpolation Models Quadratic
scipy._lib.cobyqa.problem BoundConstraints LinearConstraints NonlinearConstraints ObjectiveFunction Problem
scipy._lib.cobyqa.settings Constants:e ExitStatus:e Options:e
scipy._lib.cobyqa.utils.exceptions CallbackSuccess FeasibleSuccess MaxEvalError TargetSuccess
scipy._lib.decorator ArgSpec ContextManager FunctionMaker
scipy._lib.doccer Decorator
scipy._lib.pyprima ConstraintType:e
scipy._lib.pyprima.cobyla.cobyla COBYLAResult
scipy.cluster.vq ClusterError
scipy.fft._backend _ScipyBackend
scipy.fft._debug_backends EchoBackend NumPyBackend
scipy.integrate._bvp BVPResult:id
scipy.integrate._cubature CubatureRegion CubatureResult _InfiniteLimitsTransform _VariableTransform
scipy.integrate._ivp.base ConstantDenseOutput DenseOutput OdeSolver
scipy.integrate._ivp.bdf BDF BdfDenseOutput
scipy.integrate._ivp.common OdeSolution
scipy.integrate._ivp.ivp OdeResult:id
scipy.integrate._ivp.lsoda LSODA LsodaDenseOutput
scipy.integrate._ivp.radau Radau RadauDenseOutput
scipy.integrate._ivp.rk DOP853 Dop853DenseOutput RK23 RK45 RkDenseOutput RungeKutta
scipy.integrate._ode IntegratorBase complex_ode dop853 dopri5 lsoda ode vode zvode
scipy.integrate._quad_vec DoubleInfiniteFunc:ix LRUDict SemiInfiniteFunc:ix _Bunch
scipy.integrate._quadpack_py _NQuad _OptFunc _RangeFunc
scipy.integrate._quadrature QMCQuadResult
scipy.integrate._rules._base FixedRule NestedFixedRule ProductNestedFixed Rule
scipy.integrate._rules._gauss_kronrod GaussKronrodQuadrature
scipy.integrate._rules._gauss_legendre GaussLegendreQuadrature
scipy.integrate._rules._genz_malik GenzMalikCubature
scipy.integrate._vode error
scipy.interpolate._bary_rational AAA FloaterHormannInterpolator _BarycentricRational
scipy.interpolate._bsplines BSpline
scipy.interpolate._cubic Akima1DInterpolator CubicHermiteSpline CubicSpline PchipInterpolator
scipy.interpolate._fitpack2 BivariateSpline InterpolatedUnivariateSpline LSQBivariateSpline LSQSphereBivariateSpline LSQUnivariateSpline RectBivariateSpline RectSphereBivariateSpline SmoothBivariateSpline SmoothSphereBivariateSpline SphereBivariateSpline UnivariateSpline _BivariateSplineBase _DerivedBivariateSpline
scipy.interpolate._fitpack_repro Bunch F Fperiodic
scipy.interpolate._interpnd CloughTocher2DInterpolator LinearNDInterpolator NDInterpolatorBase
scipy.interpolate._interpolate BPoly NdPPoly PPoly interp1d interp2d
scipy.interpolate._ndbspline NdBSpline
scipy.interpolate._ndgriddata NearestNDInterpolator
scipy.interpolate._polyint BarycentricInterpolator KroghInterpolator _Interpolator1DWithDerivatives
scipy.interpolate._rbf Rbf
scipy.interpolate._rgi RegularGridInterpolator
scipy.interpolate.interpnd CloughTocher2DInterpolator LinearNDInterpolator NDInterpolatorBase
scipy.io._fast_matrix_market _FMMThreadPoolCtlController:ix
scipy.io._fortran FortranFile:ix
scipy.io._harwell_boeing._fortran_format_parser BadFortranFormat ExpFormat FortranFormatParser:ix IntFormat Token Tokenizer
scipy.io._harwell_boeing.hb HBFile HBInfo HBMatrixType MalformedHeader
scipy.io._idl ObjectPointer Pointer
scipy.io._netcdf netcdf_file:x netcdf_variable
scipy.io.arff._arffread Attribute DateAttribute MetaData NominalAttribute NumericAttribute RelationalAttribute StringAttribute
scipy.io.matlab._mio4 MatFile4Reader MatFile4Writer VarHeader4 VarReader4 VarWriter4
scipy.io.matlab._mio5 EmptyStructMarker MatFile5Reader:ix MatFile5Writer VarWriter5
scipy.io.matlab._mio5_params mat_struct
scipy.io.matlab._miobase MatFileReader MatReadError MatVarReader MatWriteError
scipy.io.wavfile SeekEmulatingReader WAVE_FORMAT:e
scipy.linalg._testutils _FakeMatrix _FakeMatrix2
scipy.odr._models _ExponentialModel _MultilinearModel _QuadraticModel _UnilinearModel
scipy.odr._odrpack Data Model ODR:ix OdrError OdrStop Output
scipy.optimize._basinhopping AdaptiveStepsize BasinHoppingRunner Metropolis MinimizerWrapper RandomDisplacement Storage
scipy.optimize._constraints Bounds LinearConstraint NonlinearConstraint PreparedConstraint
scipy.optimize._dcsrch DCSRCH
scipy.optimize._differentiable_functions IdentityVectorFunction LinearVectorFunction ScalarFunction VectorFunction _ScalarGradWrapper _ScalarHessWrapper _VectorFunWrapper _VectorHessWrapper _VectorJacWrapper
scipy.optimize._differentialevolution DifferentialEvolutionSolver _ConstraintWrapper
scipy.optimize._dual_annealing EnergyState LocalSearchWrapper ObjectiveFunWrapper StrategyChain VisitingDistribution
scipy.optimize._hessian_update_strategy BFGS FullHessianUpdateStrategy HessianUpdateStrategy SR1
scipy.optimize._linprog_util _LPProblem
scipy.optimize._lsq.least_squares _WrapArgsKwargs
scipy.optimize._minimize _Patch_Callback_Equal_Variables _Remove_From_Func:ix
scipy.optimize._nonlin Anderson BroydenFirst BroydenSecond DiagBroyden ExcitingMixing GenericBroyden InverseJacobian Jacobian KrylovJacobian LinearMixing LowRankMatrix NoConvergence TerminationCondition
scipy.optimize._numdiff _Fun_Wrapper
scipy.optimize._optimize Brent MemoizeJac OptimizeResult:id _Brute_Wrapper
scipy.optimize._root_scalar MemoizeDer
scipy.optimize._shgo LMap LMapCache SHGO
scipy.optimize._shgo_lib._complex Complex
scipy.optimize._shgo_lib._vertex ConstraintWrapper FieldWrapper VertexCacheBase VertexCacheField VertexCacheIndex
scipy.optimize._shgo_lib.triangulation Cell Complex Simplex Vertex VertexCache VertexGroup
scipy.optimize._spectral _NoConvergence
scipy.optimize._trlib._trlib TRLIBQuadraticSubproblem
scipy.optimize._trustregion BaseQuadraticSubproblem
scipy.optimize._trustregion_constr.canonical_constraint CanonicalConstraint
scipy.optimize._trustregion_constr.minimize_trustregion_constr HessianLinearOperator LagrangianHessian
scipy.optimize._trustregion_constr.report BasicReport IPReport ReportBase SQPReport
scipy.optimize._trustregion_constr.tr_interior_point BarrierSubproblem
scipy.optimize._trustregion_dogleg DoglegSubproblem
scipy.optimize._trustregion_exact IterativeSubproblem
scipy.optimize._trustregion_ncg CGSteihaugSubproblem
scipy.optimize._zeros_py RootResults TOMS748Solver
scipy.signal._czt CZT ZoomFFT
scipy.signal._ltisys Bunch
scipy.signal._short_time_fft ShortTimeFFT
scipy.signal._upfirdn _UpFIRDn
scipy.sparse._arrays _sparray
scipy.sparse._base sparray
scipy.sparse._data _minmax_mixin
scipy.sparse._index IndexMixin
scipy.sparse._matrix spmatrix
scipy.sparse.csgraph._flow MaximumFlowResult
scipy.sparse.csgraph._shortest_path NegativeCycleError
scipy.sparse.linalg._eigen.arpack.arpack _ArpackParams _SymmetricArpackParams _UnsymmetricArpackParams
scipy.sparse.linalg._expm_multiply LazyOperatorNormInfo
scipy.sparse.linalg._matfuncs _ExpmPadeHelper
scipy.sparse.linalg._special_sparse_arrays MikotaPair
scipy.sparse.linalg._svdp _AProd
scipy.spatial._kdtree Rectangle
scipy.spatial._spherical_voronoi SphericalVoronoi
scipy.spatial.distance CDistMetricWrapper CDistWeightedMetricWrapper MetricInfo PDistMetricWrapper PDistWeightedMetricWrapper
scipy.spatial.transform._rigid_transform RigidTransform
scipy.spatial.transform._rotation Slerp
scipy.spatial.transform._rotation_spline RotationSpline
scipy.special._mptestutils Arg ComplexArg FixedArg IntArg MpmathData:ix TimeoutError
scipy.special._multiufuncs MultiUFunc
scipy.special._sf_error SpecialFunctionError
scipy.special._specfun Status:e
scipy.special._testutils FuncData MissingModule
scipy.special._ufuncs errstate
scipy.stats._binned_statistic BinnedStatistic2dResult BinnedStatisticResult BinnedStatisticddResult
scipy.stats._binomtest BinomTestResult
scipy.stats._censored_data CensoredData
scipy.stats._common ConfidenceInterval
scipy.stats._continuous_distns alpha_gen:gx anglit_gen:gx arcsine_gen:gx argus_gen:gx beta_gen:gx betaprime_gen:gx bradford_gen:gx burr12_gen:gx burr_gen:gx cauchy_gen:gx chi2_gen:gx chi_gen:gx cosine_gen:gx crystalball_gen:gx dgamma_gen:gx dpareto_lognorm_gen:gx dweibull_gen:gx erlang_gen:gx expon_gen:gx exponnorm_gen:gx exponpow_gen:gx exponweib_gen:gx f_gen:gx fatiguelife_gen:gx fisk_gen:gx foldcauchy_gen:gx foldnorm_gen:gx gamma_gen:gx gausshyper_gen:gx genexpon_gen:gx genextreme_gen:gx gengamma_gen:gx genhalflogistic_gen:gx genhyperbolic_gen:gx geninvgauss_gen:gx genlogistic_gen:gx gennorm_gen:gx genpareto_gen:gx gibrat_gen:gx gilbrat_gen:gx gompertz_gen:gx gumbel_l_gen:gx gumbel_r_gen:gx halfcauchy_gen:gx halfgennorm_gen:gx halflogistic_gen:gx halfnorm_gen:gx hypsecant_gen:gx invgamma_gen:gx invgauss_gen:gx invweibull_gen:gx irwinhall_gen:gx jf_skew_t_gen:gx johnsonsb_gen:gx johnsonsu_gen:gx kappa3_gen:gx kappa4_gen:gx ksone_gen:gx kstwo_gen:gx kstwobign_gen:gx landau_gen:gx laplace_asymmetric_gen:gx laplace_gen:gx levy_gen:gx levy_l_gen:gx loggamma_gen:gx logistic_gen:gx loglaplace_gen:gx lognorm_gen:gx lomax_gen:gx maxwell_gen:gx mielke_gen:gx moyal_gen:gx nakagami_gen:gx ncf_gen:gx nct_gen:gx ncx2_gen:gx norm_gen:gx norminvgauss_gen:gx pareto_gen:gx pearson3_gen:gx powerlaw_gen:gx powerlognorm_gen:gx powernorm_gen:gx rayleigh_gen:gx rdist_gen:gx recipinvgauss_gen:gx reciprocal_gen:gx rel_breitwigner_gen:gx rice_gen:gx rv_histogram:x semicircular_gen:gx skew_norm_gen:gx skewcauchy_gen:gx skewnorm_gen:gx studentized_range_gen:gx t_gen:gx trapezoid_gen:gx triang_gen:gx truncexpon_gen:gx truncnorm_gen:gx truncpareto_gen:gx truncweibull_min_gen:gx tukeylambda_gen:gx uniform_gen:gx vonmises_gen:gx wald_gen:gx weibull_max_gen:gx weibull_min_gen:gx wrapcauchy_gen:gx
scipy.stats._covariance CovViaCholesky CovViaDiagonal CovViaEigendecomposition CovViaPSD CovViaPrecision Covariance
scipy.stats._crosstab CrosstabResult
scipy.stats._discrete_distns poisson_binomial_frozen
scipy.stats._distn_infrastructure _ShapeInfo rv_continuous:gx rv_continuous_frozen rv_discrete_frozen rv_frozen
scipy.stats._distribution_infrastructure ContinuousDistribution DiscreteDistribution FoldedDistribution Mixture MonotonicTransformedDistribution OrderStatisticDistribution ShiftedScaledDistribution TransformedDistribution TruncatedDistribution UnivariateDistribution _Domain _IntegerInterval _Interval _Parameter _Parameterization _RealInterval _RealParameter
scipy.stats._fit FitResult GoodnessOfFitResult
scipy.stats._hypotests BarnardExactResult BoschlooExactResult CramerVonMisesResult Epps_Singleton_2sampResult SomersDResult TukeyHSDResult
scipy.stats._kde gaussian_kde
scipy.stats._levy_stable levy_stable_frozen levy_stable_gen:gx
scipy.stats._mannwhitneyu MannwhitneyuResult _MWU
scipy.stats._mgc _ParallelP
scipy.stats._morestats AndersonResult Anderson_ksampResult AnsariResult BartlettResult DirectionalStats FlignerResult LeveneResult Mean MedianTestResult ShapiroResult Std_dev Variance WilcoxonResult _ABW _BigFloat
scipy.stats._mstats_basic BrunnerMunzelResult DescribeResult F_onewayResult FriedmanchisquareResult KruskalResult KurtosistestResult MannwhitneyuResult ModeResult NormaltestResult PointbiserialrResult SenSeasonalSlopesResult SkewtestResult Ttest_1sampResult Ttest_indResult Ttest_relResult
scipy.stats._multicomp DunnettResult
scipy.stats._multivariate _PSD dirichlet_frozen dirichlet_gen dirichlet_multinomial_frozen dirichlet_multinomial_gen invwishart_frozen invwishart_gen matrix_normal_frozen matrix_normal_gen matrix_t_frozen matrix_t_gen multi_rv_frozen multi_rv_generic multinomial_frozen multinomial_gen multivariate_hypergeom_frozen multivariate_hypergeom_gen multivariate_normal_frozen multivariate_normal_gen multivariate_t_frozen multivariate_t_gen normal_inverse_gamma_frozen normal_inverse_gamma_gen ortho_group_frozen ortho_group_gen random_correlation_frozen random_correlation_gen random_table_frozen random_table_gen special_ortho_group_frozen special_ortho_group_gen uniform_direction_frozen uniform_direction_gen unitary_group_frozen unitary_group_gen vonmises_fisher_frozen vonmises_fisher_gen wishart_frozen wishart_gen
scipy.stats._new_distributions Binomial Logistic Uniform _Gamma _LogUniform
scipy.stats._odds_ratio OddsRatioResult
scipy.stats._page_trend_test PageTrendTestResult _PageL
scipy.stats._probability_distribution _ProbabilityDistribution
scipy.stats._qmc Halton LatinHypercube MultinomialQMC MultivariateNormalQMC PoissonDisk QMCEngine Sobol
scipy.stats._relative_risk RelativeRiskResult
scipy.stats._resampling BootstrapMethod BootstrapResult MonteCarloMethod MonteCarloTestResult PermutationMethod PermutationTestResult PowerResult ResamplingMethod
scipy.stats._sampling CustomDistPINV FastGeneratorInversion RatioUniforms
scipy.stats._sensitivity_analysis BootstrapSobolResult SobolResult
scipy.stats._stats_mstats_common LinregressResult SiegelslopesResult TheilslopesResult
scipy.stats._stats_py AlexanderGovernResult BrunnerMunzelResult ConfidenceInterval CumfreqResult DescribeResult F_onewayResult FriedmanchisquareResult HistogramResult KruskalResult KstestResult KurtosistestResult MGCResult ModeResult NormaltestResult PearsonRResult PearsonRResultBase Power_divergenceResult QuantileTestResult RanksumsResult RelfreqResult RepeatedResults SigmaclipResult SignificanceResult SkewtestResult TtestResult TtestResultBase Ttest_indResult _ParallelP _SimpleBeta _SimpleChi2 _SimpleF _SimpleNormal _SimpleStudentT
scipy.stats._survival ECDFResult EmpiricalDistributionFunction LogRankResult
scipy.stats._wilcoxon WilcoxonDistribution
scipy.stats.contingency Chi2ContingencyResult
sentence_transformers.base.data_collator BaseDataCollator
sentence_transformers.base.evaluation.evaluator BaseEvaluator
sentence_transformers.base.evaluation.sequential SequentialEvaluator
sentence_transformers.base.losses.gradcache CachedLossMixin RandContext
sentence_transformers.base.modality InputFormatter
sentence_transformers.base.modality_types AudioDict:id MessageDict:id VideoDict:id
sentence_transformers.base.model BaseModel:ix
sentence_transformers.base.model_card BaseModelCardCallback BaseModelCardData _MinMeanMax
sentence_transformers.base.modules.dense Dense
sentence_transformers.base.modules.input_module InputModule
sentence_transformers.base.modules.module Module
sentence_transformers.base.modules.normalize Normalize
sentence_transformers.base.modules.router Router
sentence_transformers.base.modules.transformer ModalityParams:id ProcessingKwargs:id QueryExpansionConfig:id Transformer _ModalityParamsRequired:id
sentence_transformers.base.peft_mixin PeftAdapterMixin
sentence_transformers.base.sampler BatchSamplers:e DefaultBatchSampler GroupByLabelBatchSampler MultiDatasetBatchSamplers:e MultiDatasetDefaultBatchSampler NoDuplicatesBatchSampler:ix ProportionalBatchSampler RoundRobinBatchSampler SetEpochMixin
sentence_transformers.base.trainer BaseTrainer:ix
sentence_transformers.base.training_args BaseTrainingArguments:ix
sentence_transformers.cross_encoder.data_collator CrossEncoderDataCollator
sentence_transformers.cross_encoder.evaluation.classification CrossEncoderClassificationEvaluator
sentence_transformers.cross_encoder.evaluation.correlation CrossEncoderCorrelationEvaluator
sentence_transformers.cross_encoder.evaluation.nano_beir CrossEncoderNanoBEIREvaluator
sentence_transformers.cross_encoder.evaluation.reranking CrossEncoderRerankingEvaluator
sentence_transformers.cross_encoder.fit_mixin EvaluatorCallback:ix FitMixin FitMixinLoss OriginalCallback SaveModelCallback
sentence_transformers.cross_encoder.losses.adr_mse ADRMSELoss
sentence_transformers.cross_encoder.losses.binary_cross_entropy BinaryCrossEntropyLoss
sentence_transformers.cross_encoder.losses.cached_multiple_negatives_ranking CachedMultipleNegativesRankingLoss
sentence_transformers.cross_encoder.losses.cross_entropy CrossEntropyLoss
sentence_transformers.cross_encoder.losses.lambda_loss BaseWeightingScheme LambdaLoss LambdaRankScheme NDCGLoss1Scheme NDCGLoss2PPScheme NDCGLoss2Scheme NoWeightingScheme
sentence_transformers.cross_encoder.losses.list_mle ListMLELoss
sentence_transformers.cross_encoder.losses.list_net ListNetLoss
sentence_transformers.cross_encoder.losses.margin_mse MarginMSELoss
sentence_transformers.cross_encoder.losses.mse MSELoss
sentence_transformers.cross_encoder.losses.multiple_negatives_ranking MultipleNegativesRankingLoss
sentence_transformers.cross_encoder.losses.plist_mle PListMLELambdaWeight PListMLELoss
sentence_transformers.cross_encoder.losses.rank_net RankNetLoss
sentence_transformers.cross_encoder.model CrossEncoder:x
sentence_transformers.cross_encoder.model_card CrossEncoderModelCardCallback CrossEncoderModelCardData
sentence_transformers.cross_encoder.modules.logit_score LogitScore
sentence_transformers.cross_encoder.trainer CrossEncoderTrainer:ix
sentence_transformers.cross_encoder.training_args CrossEncoderTrainingArguments:ix
sentence_transformers.multi_vector_encoder.data_collator MultiVectorEncoderDataCollator
sentence_transformers.multi_vector_encoder.evaluation.distillation MultiVectorDistillationEvaluator
sentence_transformers.multi_vector_encoder.evaluation.information_retrieval MultiVectorInformationRetrievalEvaluator
sentence_transformers.multi_vector_encoder.evaluation.nano_beir MultiVectorNanoBEIREvaluator
sentence_transformers.multi_vector_encoder.evaluation.reranking MultiVectorRerankingEvaluator
sentence_transformers.multi_vector_encoder.evaluation.triplet MultiVectorTripletEvaluator
sentence_transformers.multi_vector_encoder.losses.cached_multiple_negatives_ranking CachedMultiVectorMultipleNegativesRankingLoss
sentence_transformers.multi_vector_encoder.losses.distill_kl_div MultiVectorDistillKLDivLoss
sentence_transformers.multi_vector_encoder.losses.margin_mse MultiVectorMarginMSELoss
sentence_transformers.multi_vector_encoder.losses.multiple_negatives_ranking MultiVectorMultipleNegativesRankingLoss
sentence_transformers.multi_vector_encoder.model MultiVectorEncoder:ix _LegacyStash
sentence_transformers.multi_vector_encoder.model_card MultiVectorEncoderModelCardCallback MultiVectorEncoderModelCardData
sentence_transformers.multi_vector_encoder.modules.multi_vector_mask MultiVectorMask
sentence_transformers.multi_vector_encoder.modules.token_pooling BaseTokenPooling HierarchicalTokenPooling LambdaTokenPooling
sentence_transformers.multi_vector_encoder.scoring.xtr XTRKDScores XTRScores
sentence_transformers.multi_vector_encoder.trainer MultiVectorEncoderTrainer:ix
sentence_transformers.multi_vector_encoder.training_args MultiVectorEncoderTrainingArguments:ix
sentence_transformers.sentence_transformer.data_collator SentenceTransformerDataCollator
sentence_transformers.sentence_transformer.datasets.no_duplicates_dataloader NoDuplicatesDataLoader
sentence_transformers.sentence_transformer.datasets.parallel_sentences ParallelSentencesDataset
sentence_transformers.sentence_transformer.datasets.sentence_label SentenceLabelDataset
sentence_transformers.sentence_transformer.datasets.sentences SentencesDataset
sentence_transformers.sentence_transformer.deprecated_model_card_templates ModelCardTemplate
sentence_transformers.sentence_transformer.evaluation.binary_classification BinaryClassificationEvaluator
sentence_transformers.sentence_transformer.evaluation.embedding_similarity EmbeddingSimilarityEvaluator
sentence_transformers.sentence_transformer.evaluation.information_retrieval InformationRetrievalEvaluator
sentence_transformers.sentence_transformer.evaluation.label_accuracy LabelAccuracyEvaluator
sentence_transformers.sentence_transformer.evaluation.mse MSEEvaluator
sentence_transformers.sentence_transformer.evaluation.mse_from_dataframe MSEEvaluatorFromDataFrame
sentence_transformers.sentence_transformer.evaluation.nano_beir NanoBEIREvaluator
sentence_transformers.sentence_transformer.evaluation.paraphrase_mining ParaphraseMiningEvaluator
sentence_transformers.sentence_transformer.evaluation.reranking RerankingEvaluator
sentence_transformers.sentence_transformer.evaluation.translation TranslationEvaluator
sentence_transformers.sentence_transformer.evaluation.triplet TripletEvaluator
sentence_transformers.sentence_transformer.fit_mixin EvaluatorCallback:ix FitMixin OriginalCallback SaveModelCallback
sentence_transformers.sentence_transformer.losses.adaptive_layer AdaptiveLayerLoss ForwardDecorator TransformerDecorator
sentence_transformers.sentence_transformer.losses.angle AnglELoss
sentence_transformers.sentence_transformer.losses.batch_all_triplet BatchAllTripletLoss
sentence_transformers.sentence_transformer.losses.batch_hard_soft_margin_triplet BatchHardSoftMarginTripletLoss
sentence_transformers.sentence_transformer.losses.batch_hard_triplet BatchHardTripletLoss BatchHardTripletLossDistanceFunction
sentence_transformers.sentence_transformer.losses.batch_semi_hard_triplet BatchSemiHardTripletLoss
sentence_transformers.sentence_transformer.losses.cached_gist_embed CachedGISTEmbedLoss
sentence_transformers.sentence_transformer.losses.contrastive ContrastiveLoss SiameseDistanceMetric:e
sentence_transformers.sentence_transformer.losses.contrastive_tension ContrastiveTensionDataLoader ContrastiveTensionLoss ContrastiveTensionLossInBatchNegatives
sentence_transformers.sentence_transformer.losses.cosent CoSENTLoss
sentence_transformers.sentence_transformer.losses.cosine_similarity CosineSimilarityLoss
sentence_transformers.sentence_transformer.losses.denoising_auto_encoder DenoisingAutoEncoderLoss:ix
sentence_transformers.sentence_transformer.losses.distill_kl_div DistillKLDivLoss
sentence_transformers.sentence_transformer.losses.embed_distill EmbedDistillLoss
sentence_transformers.sentence_transformer.losses.gist_embed GISTEmbedLoss
sentence_transformers.sentence_transformer.losses.global_orthogonal_regularization GlobalOrthogonalRegularizationLoss
sentence_transformers.sentence_transformer.losses.margin_mse MarginMSELoss
sentence_transformers.sentence_transformer.losses.matryoshka CachedLossDecorator ForwardDecorator MatryoshkaLoss
sentence_transformers.sentence_transformer.losses.matryoshka_2d Matryoshka2dLoss
sentence_transformers.sentence_transformer.losses.mega_batch_margin MegaBatchMarginLoss
sentence_transformers.sentence_transformer.losses.mse MSELoss
sentence_transformers.sentence_transformer.losses.multiple_negatives_ranking MultipleNegativesRankingLoss
sentence_transformers.sentence_transformer.losses.online_contrastive OnlineContrastiveLoss
sentence_transformers.sentence_transformer.losses.softmax SoftmaxLoss
sentence_transformers.sentence_transformer.losses.triplet TripletDistanceMetric:e TripletLoss
sentence_transformers.sentence_transformer.model SentenceTransformer:ix
sentence_transformers.sentence_transformer.model_card SentenceTransformerModelCardCallback SentenceTransformerModelCardData
sentence_transformers.sentence_transformer.modules.bow BoW
sentence_transformers.sentence_transformer.modules.clip_model CLIPModel
sentence_transformers.sentence_transformer.modules.cnn CNN
sentence_transformers.sentence_transformer.modules.dropout Dropout
sentence_transformers.sentence_transformer.modules.layer_norm LayerNorm
sentence_transformers.sentence_transformer.modules.lstm LSTM
sentence_transformers.sentence_transformer.modules.pooling Pooling
sentence_transformers.sentence_transformer.modules.static_embedding StaticEmbedding:ix
sentence_transformers.sentence_transformer.modules.tokenizer.phrase PhraseTokenizer
sentence_transformers.sentence_transformer.modules.tokenizer.whitespace WhitespaceTokenizer
sentence_transformers.sentence_transformer.modules.tokenizer.word TransformersTokenizerWrapper WordTokenizer
sentence_transformers.sentence_transformer.modules.weighted_layer_pooling WeightedLayerPooling
sentence_transformers.sentence_transformer.modules.word_embeddings WordEmbeddings
sentence_transformers.sentence_transformer.modules.word_weights WordWeights
sentence_transformers.sentence_transformer.readers.input_example InputExample
sentence_transformers.sentence_transformer.readers.label_sentence LabelSentenceReader
sentence_transformers.sentence_transformer.readers.nli_data NLIDataReader
sentence_transformers.sentence_transformer.readers.paired_files PairedFilesReader
sentence_transformers.sentence_transformer.readers.sts_data STSBenchmarkDataReader STSDataReader
sentence_transformers.sentence_transformer.readers.triplet TripletReader
sentence_transformers.sentence_transformer.trainer SentenceTransformerTrainer:ix
sentence_transformers.sentence_transformer.training_args SentenceTransformerTrainingArguments:ix
sentence_transformers.sparse_encoder.callbacks.splade_callbacks SchedulerType:e SpladeRegularizerWeightSchedulerCallback
sentence_transformers.sparse_encoder.data_collator SparseEncoderDataCollator
sentence_transformers.sparse_encoder.evaluation.reciprocal_rank_fusion ReciprocalRankFusionEvaluator
sentence_transformers.sparse_encoder.evaluation.sparse_binary_classification SparseBinaryClassificationEvaluator
sentence_transformers.sparse_encoder.evaluation.sparse_embedding_similarity SparseEmbeddingSimilarityEvaluator
sentence_transformers.sparse_encoder.evaluation.sparse_information_retrieval SparseInformationRetrievalEvaluator
sentence_transformers.sparse_encoder.evaluation.sparse_mse SparseMSEEvaluator
sentence_transformers.sparse_encoder.evaluation.sparse_nano_beir SparseNanoBEIREvaluator
sentence_transformers.sparse_encoder.evaluation.sparse_reranking SparseRerankingEvaluator
sentence_transformers.sparse_encoder.evaluation.sparse_translation SparseTranslationEvaluator
sentence_transformers.sparse_encoder.evaluation.sparse_triplet SparseTripletEvaluator
sentence_transformers.sparse_encoder.losses.cached_splade CachedSpladeLoss
sentence_transformers.sparse_encoder.losses.csr CSRLoss CSRReconstructionLoss
sentence_transformers.sparse_encoder.losses.flops FlopsLoss
sentence_transformers.sparse_encoder.losses.sparse_angle SparseAnglELoss
sentence_transformers.sparse_encoder.losses.sparse_cosent SparseCoSENTLoss
sentence_transformers.sparse_encoder.losses.sparse_cosine_similarity SparseCosineSimilarityLoss
sentence_transformers.sparse_encoder.losses.sparse_distill_kl_div SparseDistillKLDivLoss
sentence_transformers.sparse_encoder.losses.sparse_margin_mse SparseMarginMSELoss
sentence_transformers.sparse_encoder.losses.sparse_mse SparseMSELoss
sentence_transformers.sparse_encoder.losses.sparse_multiple_negatives_ranking SparseMultipleNegativesRankingLoss
sentence_transformers.sparse_encoder.losses.sparse_triplet SparseTripletLoss
sentence_transformers.sparse_encoder.losses.splade SpladeLoss
sentence_transformers.sparse_encoder.model SparseEncoder:ix
sentence_transformers.sparse_encoder.model_card SparseEncoderModelCardCallback SparseEncoderModelCardData
sentence_transformers.sparse_encoder.modules.mlm_transformer MLMTransformer
sentence_transformers.sparse_encoder.modules.sparse_auto_encoder SparseAutoEncoder TiedTranspose
sentence_transformers.sparse_encoder.modules.sparse_static_embedding SparseStaticEmbedding
sentence_transformers.sparse_encoder.modules.splade_pooling SpladePooling
sentence_transformers.sparse_encoder.trainer SparseEncoderTrainer:ix
sentence_transformers.sparse_encoder.training_args SparseEncoderTrainingArguments:ix
sentence_transformers.util.deprecated_import _DeprecatedModuleFinder _DeprecatedModuleLoader
sentence_transformers.util.logging LoggingHandler
sentence_transformers.util.similarity SimilarityFunction:e
shapely.algorithms.polylabel Cell
shapely.coords BoundsOp CoordinateSequence
shapely.errors DimensionError EmptyPartError PredicateError ReadingError ShapelyError TopologicalError UnsupportedGEOSVersionError WKBReadingError WKTReadingError
shapely.geometry.base CAP_STYLE GeometrySequence HeterogeneousGeometrySequence JOIN_STYLE
shapely.geometry.polygon InteriorRingSequence
shapely.geometry.proxy CachingGeometryProxy PolygonProxy
shapely.impl BaseImpl GEOSImpl
shapely.iterops IterOp
shapely.linref InterpolateOp LinearRefBase ProjectOp
shapely.ops CollectionOperator SplitOp ValidateOp
shapely.predicates BinaryPredicate UnaryPredicate
shapely.topology BinaryRealProperty BinaryTopologicalOp Delegating UnaryRealProperty UnaryTopologicalOp Validating
skimage._build WindowsError
skimage._shared.tester PytestTester
skimage._shared.utils DEPRECATED FailedEstimationAccessError _DecoratorBaseClass change_default_value channel_as_last_axis deprecate_func deprecate_kwarg deprecate_multichannel_kwarg deprecate_parameter deprecated remove_arg
skimage.feature._fisher_vector DescriptorException FisherVectorException
skimage.feature.brief BRIEF
skimage.feature.censure CENSURE
skimage.feature.orb ORB
skimage.feature.sift SIFT
skimage.feature.util DescriptorExtractor FeatureDetector
skimage.filters.lpi_filter LPIFilter2D
skimage.future.graph.rag RAG
skimage.future.trainable_segmentation TrainableSegmenter
skimage.io._plugins.util ColorMixer GuiLockError ImgThread ThreadDispatch WindowManager
skimage.io.collection ImageCollection:ix MultiImage:ix
skimage.measure.fit BaseModel CircleModel EllipseModel LineModelND RansacModelProtocol _BaseModel
skimage.segmentation.morphsnakes _fcycle
skimage.transform._geometric AffineTransform EssentialMatrixTransform EuclideanTransform FundamentalMatrixTransform GeometricTransform PiecewiseAffineTransform PolynomialTransform ProjectiveTransform SimilarityTransform _GeometricTransform _HMatrixTransform
skimage.transform._thin_plate_splines ThinPlateSplineTransform
skimage.util._backends BackendInformation
skimage.util._map_array ArrayMap
skimage.viewer.canvastools.base CanvasToolBase ToolHandles
skimage.viewer.canvastools.linetool LineTool ThickLineTool
skimage.viewer.canvastools.painttool CenteredWindow PaintTool
skimage.viewer.canvastools.recttool RectangleTool
skimage.viewer.plugins.base Plugin
skimage.viewer.plugins.canny CannyPlugin
skimage.viewer.plugins.color_histogram ColorHistogram
skimage.viewer.plugins.crop Crop
skimage.viewer.plugins.labelplugin LabelPainter
skimage.viewer.plugins.lineprofile LineProfile
skimage.viewer.plugins.measure Measure
skimage.viewer.plugins.overlayplugin OverlayPlugin
skimage.viewer.plugins.plotplugin PlotPlugin
skimage.viewer.qt QtCore_cls QtGui_cls
skimage.viewer.utils.canvas BlitManager EventManager
skimage.viewer.utils.core FigureCanvas RequiredAttr
skimage.viewer.viewers.core CollectionViewer:ix ImageViewer:ix
skimage.viewer.widgets.core BaseWidget Button:ix CheckBox:ix ComboBox:ix Slider:ix Text
skimage.viewer.widgets.history OKCancelButtons:ix SaveButtons:ix
sklearn._loss.glm_distribution DistributionBoundary ExponentialDispersionModel GammaDistribution InverseGaussianDistribution NormalDistribution PoissonDistribution TweedieDistribution
sklearn._loss.link BaseLink HalfLogitLink IdentityLink Interval LogLink LogitLink MultinomialLogit
sklearn._loss.loss AbsoluteError ArrayAPILossMixin BaseLoss ExponentialLoss HalfBinomialLoss HalfBinomialLossArrayAPI HalfGammaLoss HalfMultinomialLoss HalfMultinomialLossArrayAPI HalfPoissonLoss HalfPoissonLossArrayAPI HalfSquaredError HalfTweedieLoss HalfTweedieLossIdentity HuberLoss PinballLoss
sklearn.base BaseEstimator BiclusterMixin ClassNamePrefixFeaturesOutMixin ClassifierMixin ClusterMixin DensityMixin MetaEstimatorMixin MultiOutputMixin OneToOneFeatureMixin OutlierMixin RegressorMixin TransformerMixin _UnstableArchMixin
sklearn.calibration CalibratedClassifierCV CalibrationDisplay _CalibratedClassifier _SigmoidCalibration _TemperatureScaling
sklearn.callback._base AutoPropagatedCallback FitCallback _BaseCallback
sklearn.callback._callback_context CallbackContext
sklearn.callback._callback_support CallbackSupportMixin
sklearn.callback._progressbar ProgressBar RichProgressMonitor RichTask _Progress _StyledColumnMixin _StyledPercentageColumn _StyledTimeRemainingColumn
sklearn.callback._scoring_monitor ScoringMonitorLog
sklearn.cluster._affinity_propagation AffinityPropagation
sklearn.cluster._agglomerative AgglomerativeClustering FeatureAgglomeration
sklearn.cluster._bicluster BaseSpectral SpectralBiclustering SpectralCoclustering
sklearn.cluster._birch Birch _CFNode _CFSubcluster
sklearn.cluster._bisect_k_means BisectingKMeans _BisectingTree
sklearn.cluster._dbscan DBSCAN
sklearn.cluster._feature_agglomeration AgglomerationTransform
sklearn.cluster._hdbscan.hdbscan HDBSCAN
sklearn.cluster._kmeans KMeans MiniBatchKMeans _BaseKMeans
sklearn.cluster._mean_shift MeanShift
sklearn.cluster._optics OPTICS
sklearn.cluster._spectral SpectralClustering
sklearn.compose._column_transformer ColumnTransformer make_column_selector
sklearn.compose._target TransformedTargetRegressor
sklearn.covariance._elliptic_envelope EllipticEnvelope
sklearn.covariance._empirical_covariance EmpiricalCovariance
sklearn.covariance._graph_lasso BaseGraphicalLasso GraphicalLasso GraphicalLassoCV
sklearn.covariance._robust_covariance MinCovDet
sklearn.covariance._shrunk_covariance LedoitWolf OAS ShrunkCovariance
sklearn.cross_decomposition._pls CCA PLSCanonical PLSRegression PLSSVD _PLS
sklearn.decomposition._base _BasePCA
sklearn.decomposition._dict_learning DictionaryLearning MiniBatchDictionaryLearning SparseCoder _BaseSparseCoding
sklearn.decomposition._factor_analysis FactorAnalysis
sklearn.decomposition._fastica FastICA
sklearn.decomposition._incremental_pca IncrementalPCA
sklearn.decomposition._kernel_pca KernelPCA
sklearn.decomposition._lda LatentDirichletAllocation
sklearn.decomposition._nmf MiniBatchNMF NMF _BaseNMF
sklearn.decomposition._pca PCA
sklearn.decomposition._sparse_pca MiniBatchSparsePCA SparsePCA _BaseSparsePCA
sklearn.decomposition._truncated_svd TruncatedSVD
sklearn.discriminant_analysis DiscriminantAnalysisPredictionMixin LinearDiscriminantAnalysis QuadraticDiscriminantAnalysis
sklearn.dummy DummyClassifier DummyRegressor
sklearn.ensemble._bagging BaggingClassifier BaggingRegressor BaseBagging
sklearn.ensemble._base BaseEnsemble _BaseHeterogeneousEnsemble
sklearn.ensemble._forest BaseForest ExtraTreesClassifier ExtraTreesRegressor ForestClassifier ForestRegressor RandomForestClassifier RandomForestRegressor RandomTreesEmbedding
sklearn.ensemble._gb BaseGradientBoosting GradientBoostingClassifier GradientBoostingRegressor VerboseReporter
sklearn.ensemble._gb_losses BinomialDeviance ClassificationLossFunction ExponentialLoss HuberLossFunction LeastAbsoluteError LeastSquaresError LossFunction MultinomialDeviance QuantileLossFunction RegressionLossFunction
sklearn.ensemble._hist_gradient_boosting.binning _BinMapper
sklearn.ensemble._hist_gradient_boosting.common MonotonicConstraint:e
sklearn.ensemble._hist_gradient_boosting.gradient_boosting BaseHistGradientBoosting HistGradientBoostingClassifier HistGradientBoostingRegressor
sklearn.ensemble._hist_gradient_boosting.grower TreeGrower TreeNode
sklearn.ensemble._hist_gradient_boosting.splitting SplitInfo
sklearn.ensemble._iforest IsolationForest
sklearn.ensemble._stacking StackingClassifier StackingRegressor _BaseStacking
sklearn.ensemble._voting VotingClassifier VotingRegressor _BaseVoting
sklearn.ensemble._weight_boosting AdaBoostClassifier AdaBoostRegressor BaseWeightBoosting
sklearn.externals._arff ArffDecoder ArffEncoder ArffException BadAttributeFormat BadAttributeName BadAttributeType BadDataFormat BadLayout BadNominalFormatting BadNominalValue BadNumericalValue BadObject BadRelationFormat BadStringValue COOData Data DenseGeneratorData EncodedNominalConversor LODData LODGeneratorData NominalConversor _DataListMixin
sklearn.externals._packaging._structures InfinityType NegativeInfinityType
sklearn.externals._packaging.version _Version
sklearn.externals.array_api_compat.common._helpers _ClsToXPInfo:e _dask_device
sklearn.externals.array_api_compat.common._typing Capabilities:id DTypesAll:id DTypesBool:id DTypesComplex:id DTypesIntegral:id DTypesNumeric:id DTypesReal:id DTypesSigned:id DTypesUnsigned:id DefaultDTypes:id HasShape JustComplex JustFloat JustInt NestedSequence SupportsArrayNamespace
sklearn.externals.array_api_extra._at _AtOp:e _Undef:e
sklearn.feature_extraction._dict_vectorizer DictVectorizer
sklearn.feature_extraction._hash FeatureHasher
sklearn.feature_extraction.image PatchExtractor
sklearn.feature_extraction.text CountVectorizer HashingVectorizer TfidfTransformer TfidfVectorizer _VectorizerMixin
sklearn.feature_selection._base SelectorMixin
sklearn.feature_selection._from_model SelectFromModel
sklearn.feature_selection._rfe RFE RFECV
sklearn.feature_selection._sequential SequentialFeatureSelector
sklearn.feature_selection._univariate_selection GenericUnivariateSelect SelectFdr SelectFpr SelectFwe SelectKBest SelectPercentile _BaseFilter
sklearn.feature_selection._variance_threshold VarianceThreshold
sklearn.frozen._frozen FrozenEstimator
sklearn.gaussian_process._gpc GaussianProcessClassifier _BinaryGaussianProcessClassifierLaplace
sklearn.gaussian_process._gpr GaussianProcessRegressor
sklearn.gaussian_process.kernels GenericKernelMixin NormalizedKernelMixin StationaryKernelMixin
sklearn.impute._base MissingIndicator SimpleImputer _BaseImputer
sklearn.impute._iterative IterativeImputer _ImputerTriplet
sklearn.impute._knn KNNImputer
sklearn.inspection._plot.decision_boundary DecisionBoundaryDisplay
sklearn.inspection._plot.partial_dependence PartialDependenceDisplay
sklearn.kernel_approximation AdditiveChi2Sampler Nystroem PolynomialCountSketch RBFSampler SkewedChi2Sampler
sklearn.kernel_ridge KernelRidge
sklearn.linear_model._base LinearClassifierMixin LinearModel LinearRegression MultiOutputLinearModel SparseCoefMixin
sklearn.linear_model._bayes ARDRegression BayesianRidge
sklearn.linear_model._coordinate_descent ElasticNet ElasticNetCV Lasso LassoCV LinearModelCV MultiTaskElasticNet MultiTaskElasticNetCV MultiTaskLasso MultiTaskLassoCV
sklearn.linear_model._glm._newton_solver NewtonCholeskySolver NewtonSolver
sklearn.linear_model._glm.glm GammaRegressor PoissonRegressor TweedieRegressor _GeneralizedLinearRegressor
sklearn.linear_model._huber HuberRegressor
sklearn.linear_model._least_angle Lars LarsCV LassoLars LassoLarsCV LassoLarsIC
sklearn.linear_model._linear_loss LinearModelLoss
sklearn.linear_model._logistic LogisticRegression LogisticRegressionCV _LbfgsCallbackBridge
sklearn.linear_model._omp OrthogonalMatchingPursuit OrthogonalMatchingPursuitCV
sklearn.linear_model._perceptron Perceptron
sklearn.linear_model._quantile QuantileRegressor
sklearn.linear_model._ransac RANSACRegressor
sklearn.linear_model._ridge Ridge RidgeCV RidgeClassifier RidgeClassifierCV _BaseRidge _BaseRidgeCV _IdentityClassifier _IdentityRegressor _RidgeClassifierMixin _RidgeGCV
sklearn.linear_model._stochastic_gradient BaseSGD BaseSGDClassifier BaseSGDRegressor SGDClassifier SGDOneClassSVM SGDRegressor _ValidationScoreCallback
sklearn.linear_model._theil_sen TheilSenRegressor
sklearn.manifold._classical_mds ClassicalMDS
sklearn.manifold._isomap Isomap
sklearn.manifold._locally_linear LocallyLinearEmbedding
sklearn.manifold._mds MDS
sklearn.manifold._spectral_embedding SpectralEmbedding
sklearn.manifold._t_sne TSNE
sklearn.metrics._pairwise_distances_reduction._dispatcher ArgKmin ArgKminClassMode BaseDistancesReductionDispatcher RadiusNeighbors RadiusNeighborsClassMode
sklearn.metrics._plot.confusion_matrix ConfusionMatrixDisplay
sklearn.metrics._plot.det_curve DetCurveDisplay
sklearn.metrics._plot.precision_recall_curve PrecisionRecallDisplay
sklearn.metrics._plot.regression PredictionErrorDisplay
sklearn.metrics._plot.roc_curve RocCurveDisplay
sklearn.metrics._scorer _BaseScorer _CurveScorer _DeprecatedScorers:id _MultimetricScorer _PassthroughScorer _PredictScorer _ProbaScorer _Scorer _ThresholdScorer
sklearn.mixture._base BaseMixture
sklearn.mixture._bayesian_mixture BayesianGaussianMixture
sklearn.mixture._gaussian_mixture GaussianMixture
sklearn.model_selection._classification_threshold BaseThresholdClassifier FixedThresholdClassifier TunedThresholdClassifierCV
sklearn.model_selection._plot LearningCurveDisplay ValidationCurveDisplay _BaseCurveDisplay
sklearn.model_selection._search BaseSearchCV GridSearchCV ParameterGrid ParameterSampler RandomizedSearchCV
sklearn.model_selection._search_successive_halving BaseSuccessiveHalving HalvingGridSearchCV HalvingRandomSearchCV _SubsampleMetaSplitter
sklearn.model_selection._split BaseCrossValidator BaseShuffleSplit GroupKFold GroupShuffleSplit GroupsConsumerMixin KFold LeaveOneGroupOut LeaveOneOut LeavePGroupsOut LeavePOut PredefinedSplit RepeatedKFold RepeatedStratifiedKFold ShuffleSplit StratifiedGroupKFold StratifiedKFold StratifiedShuffleSplit TimeSeriesSplit _BaseKFold _CVIterableWrapper _RepeatedSplits _UnsupportedGroupCVMixin
sklearn.multiclass OneVsOneClassifier OneVsRestClassifier OutputCodeClassifier _ConstantPredictor
sklearn.multioutput ClassifierChain MultiOutputClassifier MultiOutputRegressor RegressorChain _BaseChain _MultiOutputEstimator
sklearn.naive_bayes BernoulliNB CategoricalNB ComplementNB GaussianNB MultinomialNB _BaseDiscreteNB _BaseNB
sklearn.neighbors._base KNeighborsMixin NeighborsBase RadiusNeighborsMixin
sklearn.neighbors._classification KNeighborsClassifier RadiusNeighborsClassifier
sklearn.neighbors._graph KNeighborsTransformer RadiusNeighborsTransformer
sklearn.neighbors._kde KernelDensity
sklearn.neighbors._lof LocalOutlierFactor
sklearn.neighbors._nca NeighborhoodComponentsAnalysis
sklearn.neighbors._nearest_centroid NearestCentroid
sklearn.neighbors._regression KNeighborsRegressor RadiusNeighborsRegressor
sklearn.neighbors._unsupervised NearestNeighbors
sklearn.neural_network._multilayer_perceptron BaseMultilayerPerceptron MLPClassifier MLPRegressor
sklearn.neural_network._rbm BernoulliRBM
sklearn.neural_network._stochastic_optimizers AdamOptimizer BaseOptimizer SGDOptimizer
sklearn.pipeline FeatureUnion Pipeline
sklearn.preprocessing._data Binarizer KernelCenterer MaxAbsScaler MinMaxScaler Normalizer PowerTransformer QuantileTransformer RobustScaler StandardScaler
sklearn.preprocessing._discretization KBinsDiscretizer
sklearn.preprocessing._encoders OneHotEncoder OrdinalEncoder _BaseEncoder
sklearn.preprocessing._function_transformer FunctionTransformer
sklearn.preprocessing._label LabelBinarizer LabelEncoder MultiLabelBinarizer
sklearn.preprocessing._polynomial PolynomialFeatures SplineTransformer
sklearn.preprocessing._target_encoder TargetEncoder
sklearn.random_projection BaseRandomProjection GaussianRandomProjection SparseRandomProjection
sklearn.semi_supervised._label_propagation BaseLabelPropagation LabelPropagation LabelSpreading
sklearn.semi_supervised._self_training SelfTrainingClassifier
sklearn.svm._base BaseLibSVM BaseSVC
sklearn.svm._classes LinearSVC LinearSVR NuSVC NuSVR OneClassSVM SVC SVR
sklearn.tree._classes BaseDecisionTree DecisionTreeClassifier DecisionTreeRegressor ExtraTreeClassifier ExtraTreeRegressor
sklearn.tree._reingold_tilford DrawTree Tree
sklearn.utils._available_if _AvailableIfDescriptor
sklearn.utils._bunch Bunch:id
sklearn.utils._cython_blas BLAS_Order:e BLAS_Trans:e
sklearn.utils._encode MissingValues _NaNCounter:id _nandict:id
sklearn.utils._estimator_html_repr _IDCounter _VisualBlock
sklearn.utils._isfinite FiniteStatus:e
sklearn.utils._metadata_requests MetadataRequest:g MetadataRouter MethodMapping MethodMetadataRequest RequestMethod _MetadataRequester _RoutingNotSupportedMixin
sklearn.utils._mocking ArraySlicingWrapper CheckingClassifier NoSampleWeightWrapper _MockEstimatorOnOffPrediction
sklearn.utils._param_validation HasMethods Hidden Interval MissingValues Options RealNotInt StrOptions _ArrayLikes _Booleans _CVObjects _Callables _Constraint _InstancesOf _IterablesNotString _MissingValues _NanConstraint _NoneConstraint _PandasNAConstraint _RandomStates _SparseMatrices _VerboseHelper
sklearn.utils._plotting _BinaryClassifierCurveDisplayMixin
sklearn.utils._pprint KeyValTuple KeyValTupleParam _EstimatorPrettyPrinter
sklearn.utils._repr_html.base ReprHTMLMixin _HTMLDocumentationLinkMixin _IDCounter
sklearn.utils._repr_html.estimator _VisualBlock
sklearn.utils._set_output ContainerAdapterProtocol ContainerAdaptersManager PandasAdapter PolarsAdapter _SetOutputMixin
sklearn.utils.deprecation deprecated
sklearn.utils.estimator_checks _NotAnArray
sklearn.utils.metaestimators _BaseComposition _IffHasAttrDescriptor
sklearn.utils.parallel Parallel:ix _FuncWrapper
skorch._version _Version
skorch.callbacks.base Callback
skorch.callbacks.logging EpochTimer MlflowLogger NeptuneLogger PrintLog ProgressBar SacredLogger TensorBoard WandbLogger
skorch.callbacks.lr_scheduler LRScheduler WarmRestartLR
skorch.callbacks.regularization GradientNormClipping
skorch.callbacks.scoring BatchScoring EpochScoring PassthroughScoring ScoringBase
skorch.callbacks.training Checkpoint EarlyStopping Freezer Initializer InputShapeSetter LoadInitState ParamMapper TrainEndCheckpoint Unfreezer
skorch.dataset CVSplit Dataset ValidSplit
skorch.exceptions SkorchAttributeError SkorchException SkorchTrainingImpossibleError
skorch.helper DataFrameTransformer SliceDataset
skorch.history History:il _none
skorch.toy MLPModule
skorch.utils Ansi:e FirstStepAccumulator TeeGenerator _none
sortedcontainers.sorteddict SortedDict
spacy.displacy.render DependencyRenderer EntityRenderer SpanRenderer
spacy.lang.af Afrikaans AfrikaansDefaults
spacy.lang.am Amharic AmharicDefaults
spacy.lang.ar Arabic ArabicDefaults
spacy.lang.az Azerbaijani AzerbaijaniDefaults
spacy.lang.bg Bulgarian BulgarianDefaults
spacy.lang.bn Bengali BengaliDefaults
spacy.lang.bo Tibetan TibetanDefaults
spacy.lang.ca Catalan CatalanDefaults
spacy.lang.cs Czech CzechDefaults
spacy.lang.da Danish DanishDefaults
spacy.lang.de German GermanDefaults
spacy.lang.dsb LowerSorbian LowerSorbianDefaults
spacy.lang.el Greek GreekDefaults
spacy.lang.en English EnglishDefaults
spacy.lang.es Spanish SpanishDefaults
spacy.lang.et Estonian EstonianDefaults
spacy.lang.eu Basque BasqueDefaults
spacy.lang.fa Persian PersianDefaults
spacy.lang.fi Finnish FinnishDefaults
spacy.lang.fo Faroese FaroeseDefaults
spacy.lang.fr French FrenchDefaults
spacy.lang.ga Irish IrishDefaults
spacy.lang.gd Scottish ScottishDefaults
spacy.lang.grc AncientGreek AncientGreekDefaults
spacy.lang.gu Gujarati GujaratiDefaults
spacy.lang.he Hebrew HebrewDefaults
spacy.lang.hi Hindi HindiDefaults
spacy.lang.hr Croatian CroatianDefaults
spacy.lang.hsb UpperSorbian UpperSorbianDefaults
spacy.lang.ht HaitianCreole HaitianCreoleDefaults
spacy.lang.hu Hungarian HungarianDefaults
spacy.lang.hy Armenian ArmenianDefaults
spacy.lang.id Indonesian IndonesianDefaults
spacy.lang.is Icelandic IcelandicDefaults
spacy.lang.it Italian ItalianDefaults
spacy.lang.ja Japanese JapaneseDefaults JapaneseTokenizer
spacy.lang.kmr Kurmanji KurmanjiDefaults
spacy.lang.kn Kannada KannadaDefaults
spacy.lang.ko Korean KoreanDefaults KoreanTokenizer
spacy.lang.ky Kyrgyz KyrgyzDefaults
spacy.lang.la Latin LatinDefaults
spacy.lang.lb Luxembourgish LuxembourgishDefaults
spacy.lang.lg Luganda LugandaDefaults
spacy.lang.lij Ligurian LigurianDefaults
spacy.lang.lt Lithuanian LithuanianDefaults
spacy.lang.lv Latvian LatvianDefaults
spacy.lang.mk Macedonian MacedonianDefaults
spacy.lang.ml Malayalam MalayalamDefaults
spacy.lang.mr Marathi MarathiDefaults
spacy.lang.ms Malay MalayDefaults
spacy.lang.nb Norwegian NorwegianDefaults
spacy.lang.ne Nepali NepaliDefaults
spacy.lang.nl Dutch DutchDefaults
spacy.lang.nn NorwegianNynorsk NorwegianNynorskDefaults
spacy.lang.pl Polish PolishDefaults
spacy.lang.pt Portuguese PortugueseDefaults
spacy.lang.ro Romanian RomanianDefaults
spacy.lang.ru Russian RussianDefaults
spacy.lang.sa Sanskrit SanskritDefaults
spacy.lang.si Sinhala SinhalaDefaults
spacy.lang.sk Slovak SlovakDefaults
spacy.lang.sl Slovenian SlovenianDefaults
spacy.lang.sq Albanian AlbanianDefaults
spacy.lang.sr Serbian SerbianDefaults
spacy.lang.sv Swedish SwedishDefaults
spacy.lang.ta Tamil TamilDefaults
spacy.lang.te Telugu TeluguDefaults
spacy.lang.th Thai ThaiDefaults ThaiTokenizer
spacy.lang.ti Tigrinya TigrinyaDefaults
spacy.lang.tl Tagalog TagalogDefaults
spacy.lang.tn Setswana SetswanaDefaults
spacy.lang.tr Turkish TurkishDefaults
spacy.lang.tt Tatar TatarDefaults
spacy.lang.uk Ukrainian UkrainianDefaults
spacy.lang.ur Urdu UrduDefaults
spacy.lang.vi Vietnamese VietnameseDefaults VietnameseTokenizer
spacy.lang.xx MultiLanguage
spacy.lang.yo Yoruba YorubaDefaults
spacy.lang.zh Chinese ChineseDefaults ChineseTokenizer Segmenter:e
spacy.language BaseDefaults DisabledPipes:il FactoryMeta Language _Sender _WorkDoneSentinel
spacy.lookups Lookups Table
spacy.matcher.matcher _ComparisonPredicate _FuzzyPredicate _RegexPredicate _SetPredicate
spacy.ml.models.multi_task _RandomWords
spacy.ml.parser_model ParserStepModel
spacy.parts_of_speech univ_pos_t:e
spacy.pipeline._parser_internals.transition_system OracleError
spacy.pipeline.functions DocCleaner TokenSplitter
spacy.pipeline.spancat Suggester _Intervals
spacy.pipeline.tok2vec Tok2VecListener
spacy.schemas TokenPatternOperatorSimple:e
spacy.scorer PRFScore ROCAUCScore Scorer
spacy.tokens._serialize DocBin
spacy.tokens.doc SetEntsDefault:e
spacy.training.alignment Alignment
spacy.training.corpus Corpus JsonlCorpus PlainTextCorpus
spacy.training.pretrain ProgressTracker
spacy.ty InitializableComponent ListenedToComponent TrainableComponent
spacy.util DummyTokenizer ENV_VARS SimpleFrozenDict SimpleFrozenList registry
spacy.vectors Mode:e
statsmodels.base._constraints LinearConstraints TransformRestriction
statsmodels.base._penalized PenalizedMixin
statsmodels.base._penalties ConstraintsPenalty CovariancePenalty L2 L2ConstraintsPenalty L2Univariate NonePenalty PSD Penalty PseudoHuber SCAD SCADSmoothed
statsmodels.base._prediction_inference PredictionResultsBase PredictionResultsDelta PredictionResultsMean PredictionResultsMonotonic
statsmodels.base._screening ScreeningResults VariableScreening
statsmodels.base.distributed_estimation DistributedModel DistributedResults
statsmodels.base.elastic_net RegularizedResults
statsmodels.base.model GenericLikelihoodModel GenericLikelihoodModelResults LikelihoodModel LikelihoodModelResults Model ResultMixin Results _LLRMixin
statsmodels.base.optimizer Optimizer
statsmodels.base.transform BoxCox
statsmodels.compat._scipy_multivariate_t _PSD multi_rv_frozen multi_rv_generic multivariate_normal_frozen multivariate_normal_gen multivariate_t_frozen multivariate_t_gen
statsmodels.compat.pytest NoWarningsChecker
statsmodels.discrete.conditional_models ConditionalLogit ConditionalMNLogit ConditionalPoisson ConditionalResults _ConditionalModel
statsmodels.discrete.count_model GenericZeroInflated L1ZeroInflatedGeneralizedPoissonResults L1ZeroInflatedNegativeBinomialResults L1ZeroInflatedPoissonResults ZeroInflatedGeneralizedPoisson ZeroInflatedGeneralizedPoissonResults ZeroInflatedNegativeBinomialP ZeroInflatedNegativeBinomialResults ZeroInflatedPoisson ZeroInflatedPoissonResults ZeroInflatedResults
statsmodels.discrete.diagnostic CountDiagnostic PoissonDiagnostic
statsmodels.discrete.discrete_margins DiscreteMargins Margins
statsmodels.discrete.discrete_model BinaryModel BinaryResults CountModel CountResults DiscreteModel DiscreteResults GeneralizedPoisson GeneralizedPoissonResults L1BinaryResults L1CountResults L1GeneralizedPoissonResults L1MultinomialResults L1NegativeBinomialResults L1PoissonResults Logit LogitResults MNLogit MultinomialModel MultinomialResults NegativeBinomialP NegativeBinomialPResults NegativeBinomialResults OrderedResults Poisson PoissonResults Probit ProbitResults
statsmodels.discrete.truncated_model HurdleCountModel HurdleCountResults L1HurdleCountResults L1TruncatedLFGenericResults TruncatedLFGeneralizedPoisson TruncatedLFGeneric TruncatedLFGenericResults TruncatedLFNegativeBinomialP TruncatedLFPoisson TruncatedLFPoissonResults TruncatedNegativeBinomialResults _RCensored _RCensoredGeneralizedPoisson _RCensoredGeneric _RCensoredNegativeBinomialP _RCensoredPoisson
statsmodels.distributions.bernstein BernsteinDistribution BernsteinDistributionBV BernsteinDistributionUV
statsmodels.distributions.copula._special Sterling1 Sterling2
statsmodels.distributions.copula.archimedean ArchimedeanCopula ClaytonCopula FrankCopula GumbelCopula
statsmodels.distributions.copula.copulas Copula CopulaDistribution
statsmodels.distributions.copula.depfunc_ev AsymBiLogistic AsymLogistic AsymMixed AsymNegLogistic HR PickandDependence TEV
statsmodels.distributions.copula.elliptical EllipticalCopula GaussianCopula StudentTCopula
statsmodels.distributions.copula.extreme_value ExtremeValueCopula
statsmodels.distributions.copula.other_copulas IndependenceCopula
statsmodels.distributions.copula.transforms TransfClayton TransfFrank TransfGumbel TransfIndep Transforms _TransfPower
statsmodels.distributions.discrete DiscretizedModel
statsmodels.distributions.edgeworth ExpandedNormal:x
statsmodels.distributions.empirical_distribution ECDF ECDFDiscrete StepFunction
statsmodels.distributions.mixture_rvs MixtureDistribution
statsmodels.distributions.tools _Grid
statsmodels.duration.hazard_regression PHReg PHRegResults PHSurvivalTime rv_discrete_float
statsmodels.duration.survfunc CumIncidenceRight SurvfuncRight
statsmodels.emplike.aft_el AFTResults OptAFT emplikeAFT
statsmodels.emplike.descriptive DescStatMV DescStatUV _OptFuncts
statsmodels.emplike.elanova ANOVA _ANOVAOpt
statsmodels.emplike.elregress _ELRegOpts
statsmodels.emplike.originregress ELOriginRegress OriginResults
statsmodels.formula._manager FormulaManager NAAction _Default _FormulaOption
statsmodels.formula.formulatools NAAction
statsmodels.gam.gam_cross_validation.cross_validators BaseCrossValidator KFold
statsmodels.gam.gam_cross_validation.gam_cross_validation BaseCV BasePenaltiesPathCV MultivariateGAMCV MultivariateGAMCVPath
statsmodels.gam.gam_penalties MultivariateGamPenalty UnivariateGamPenalty
statsmodels.gam.generalized_additive_model GLMGam GLMGamResults LogitGam
statsmodels.gam.smooth_basis AdditiveGamSmoother BSplines CubicSplines CyclicCubicSplines GenericSmoothers PolynomialSmoother UnivariateBSplines UnivariateCubicCyclicSplines UnivariateCubicSplines UnivariateGamSmoother UnivariateGenericSmoother UnivariatePolynomialSmoother
statsmodels.genmod._prediction PredictionResults
statsmodels.genmod.bayes_mixed_glm BayesMixedGLMResults BinomialBayesMixedGLM PoissonBayesMixedGLM _BayesMixedGLM _VariationalBayesMixedGLM
statsmodels.genmod.cov_struct Autoregressive CategoricalCovStruct CovStruct Equivalence Exchangeable GlobalOddsRatio Independence Nested NominalIndependence OrdinalIndependence Stationary Unstructured
statsmodels.genmod.families.family Binomial Family Gamma Gaussian InverseGaussian NegativeBinomial Poisson Tweedie
statsmodels.genmod.families.links CDFLink CLogLog Cauchy Identity InversePower InverseSquared Link Log LogC LogLog Logit NegativeBinomial Power Probit Sqrt cauchy cloglog identity inverse_power inverse_squared log logc logit loglog nbinom probit sqrt
statsmodels.genmod.families.varfuncs Binomial NegativeBinomial Power VarianceFunction
statsmodels.genmod.generalized_estimating_equations GEE:ix GEEMargins GEEResults NominalGEE:ix NominalGEEResults OrdinalGEE:ix OrdinalGEEResults ParameterConstraint _Multinomial _MultinomialLogit
statsmodels.genmod.generalized_linear_model GLM GLMResults _ModuleVariable
statsmodels.genmod.qif QIF QIFAutoregressive QIFCovariance QIFExchangeable QIFIndependence QIFResults
statsmodels.graphics.functional HdrResults
statsmodels.graphics.gofplots ProbPlot
statsmodels.imputation.bayes_mi BayesGaussMI MI MIResults
statsmodels.imputation.mice MICE MICEData MICEResults PatsyFormula
statsmodels.iolib.summary Summary
statsmodels.iolib.summary2 Summary
statsmodels.iolib.table Cell Row:il SimpleTable:il
statsmodels.miscmodels.count NonlinearDeltaCov PoissonGMLE PoissonOffsetGMLE PoissonZiGMLE
statsmodels.miscmodels.nonlinls Myfunc NonlinearLS Results
statsmodels.miscmodels.ordinal_model OrderedModel OrderedResults
statsmodels.miscmodels.tmodel TArma TLinearModel
statsmodels.miscmodels.try_mlecov MLEGLS
statsmodels.multivariate.cancorr CanCorr CanCorrTestResults
statsmodels.multivariate.factor Factor FactorResults
statsmodels.multivariate.manova MANOVA
statsmodels.multivariate.multivariate_ols MultivariateLS MultivariateLSResults MultivariateTestResults _MultivariateOLS _MultivariateOLSResults
statsmodels.multivariate.pca PCA
statsmodels.nonparametric._kernel_base EstimatorSettings GenericKDE LeaveOneOut
statsmodels.nonparametric.kde KDEUnivariate
statsmodels.nonparametric.kernel_density KDEMultivariate KDEMultivariateConditional
statsmodels.nonparametric.kernel_regression KernelCensoredReg KernelReg TestRegCoefC TestRegCoefD
statsmodels.othermod.betareg BetaModel BetaResults
statsmodels.regression._prediction PredictionResults
statsmodels.regression._tools _MinimalWLS
statsmodels.regression.dimred CovarianceReduction DimReductionResults PrincipalHessianDirections SlicedAverageVarianceEstimation SlicedInverseReg _DimReductionRegression
statsmodels.regression.feasible_gls GLSHet GLSHet2
statsmodels.regression.linear_model GLS GLSAR OLS:ix OLSResults RegressionModel RegressionResults WLS
statsmodels.regression.mixed_linear_model MixedLM MixedLMParams MixedLMResults VCSpec _mixedlm_distribution
statsmodels.regression.process_regression GaussianCovariance ProcessCovariance ProcessMLE ProcessMLEResults
statsmodels.regression.quantile_regression QuantReg QuantRegResults
statsmodels.regression.recursive_ls RecursiveLS RecursiveLSResults
statsmodels.regression.rolling RollingOLS RollingRegressionResults RollingStore RollingWLS
statsmodels.robust.covariance CovDetMCD CovDetMM CovDetS CovM _NormalizeTruncCov _Standardize
statsmodels.robust.norms AndrewWave Hampel HuberT LeastSquares MQuantileNorm RamsayE RobustNorm StudentT TrimmedMean TukeyBiweight TukeyQuartic
statsmodels.robust.resistant_linear_model RLMDetS RLMDetSMM
statsmodels.robust.robust_linear_model RLM RLMResults
statsmodels.robust.scale Huber HuberScale MScale
statsmodels.sandbox.regression.gmm GMM
statsmodels.sandbox.stats.multicomp MultiComparison
statsmodels.sandbox.stats.runs Runs
statsmodels.stats._delta_method NonlinearDeltaCov
statsmodels.stats._diagnostic_other CMTNewey CMTTauchen ResultsGeneric TestResults
statsmodels.stats._knockoff RegressionFDR
statsmodels.stats._results_store ResultsStore
statsmodels.stats.anova AnovaRM AnovaResults
statsmodels.stats.base AllPairsResults HolderTuple LimitedIterationMixin
statsmodels.stats.contingency_tables SquareTable StratifiedTable Table Table2x2 _Bunch
statsmodels.stats.contrast Contrast ContrastResults MultiCompResult WaldTestResults
statsmodels.stats.correlation_tools FactoredPSDMatrix GaussianMultivariateKernel MultivariateKernel
statsmodels.stats.descriptivestats Describe Description
statsmodels.stats.diagnostic ResultsStore
statsmodels.stats.dist_dependence_measures DistDependStat
statsmodels.stats.inter_rater KappaResults:id ResultsBunch:id
statsmodels.stats.knockoff_regeffects CorrelationEffects ForwardEffects OLSEffects RegModelEffects RegressionEffects
statsmodels.stats.mediation Mediation MediationResults
statsmodels.stats.meta_analysis CombineResults
statsmodels.stats.multitest NullDistribution
statsmodels.stats.oaxaca OaxacaBlinder OaxacaResults
statsmodels.stats.outliers_influence GLMInfluence MLEInfluence OLSInfluence _BaseInfluenceMixin
statsmodels.stats.power FTestAnovaPower FTestPower FTestPowerF2 GofChisquarePower NormalIndPower Power TTestIndPower TTestPower _GofChisquareIndPower
statsmodels.stats.regularized_covariance RegularizedInvCovariance
statsmodels.stats.robust_compare TrimmedMean
statsmodels.stats.tabledist TableDist
statsmodels.stats.weightstats CompareMeans DescrStatsW
statsmodels.tools._decorators CachedAttribute CachedWritableAttribute ResettableCache:id cache_readonly
statsmodels.tools._test_runner PytestTester:ix
statsmodels.tools._testing PytestTester:ix
statsmodels.tools.decorators CachedAttribute CachedWritableAttribute ResettableCache:id
statsmodels.tools.docstring Docstring Parameter Reader
statsmodels.tools.docstring_helpers Appender Substitution
statsmodels.tools.grouputils Group GroupSorted Grouping
statsmodels.tools.sm_exceptions MissingDataError ParseError PerfectSeparationError X13Error X13NotFoundError
statsmodels.tools.testing Holder
statsmodels.tools.tools Bunch:id
statsmodels.tools.transform_model StandardizeTransform
statsmodels.tools.validation.validation PandasWrapper
statsmodels.treatment.treatment_effects TreatmentEffect TreatmentEffectResults _AIPWGMM _AIPWWLSGMM _IPWGMM _IPWRAGMM _RAGMM _TEGMM _TEGMMGeneric1
statsmodels.tsa.ar_model AR AROrderSelectionResults ARResults AutoReg AutoRegResults
statsmodels.tsa.ardl.model ARDL ARDLOrderSelectionResults ARDLResults BoundsTestResult UECM UECMResults
statsmodels.tsa.arima.model ARIMA ARIMAResults
statsmodels.tsa.arima.params SARIMAXParams
statsmodels.tsa.arima.specification SARIMAXSpecification
statsmodels.tsa.arima_model ARIMA ARIMAResults ARMA ARMAResults
statsmodels.tsa.arima_process ArmaProcess
statsmodels.tsa.arma_mle Arma
statsmodels.tsa.base.prediction PredictionResults
statsmodels.tsa.base.tsa_model TimeSeriesModel TimeSeriesModelResults
statsmodels.tsa.descriptivestats TsaDescriptive
statsmodels.tsa.deterministic DeterministicProcess
statsmodels.tsa.exponential_smoothing.base StateSpaceMLEModel StateSpaceMLEResults
statsmodels.tsa.exponential_smoothing.ets ETSModel ETSResults PredictionResults
statsmodels.tsa.forecasting.stl STLForecast STLForecastResults
statsmodels.tsa.forecasting.theta ThetaModel ThetaModelResults
statsmodels.tsa.holtwinters._smoothers HoltWintersArgs
statsmodels.tsa.holtwinters.model ExponentialSmoothing Holt SimpleExpSmoothing _OptConfig
statsmodels.tsa.holtwinters.results HoltWintersResults
statsmodels.tsa.mlemodel TSMLEModel
statsmodels.tsa.regime_switching.markov_autoregression MarkovAutoregression MarkovAutoregressionResults
statsmodels.tsa.regime_switching.markov_regression MarkovRegression MarkovRegressionResults
statsmodels.tsa.regime_switching.markov_switching HamiltonFilterResults KimSmootherResults MarkovSwitching MarkovSwitchingParams MarkovSwitchingResults
statsmodels.tsa.seasonal DecomposeResult
statsmodels.tsa.seasonal._seasonal DecomposeResult
statsmodels.tsa.statespace._pykalman_smoother _KalmanSmoother
statsmodels.tsa.statespace._quarterly_ar1 QuarterlyAR1
statsmodels.tsa.statespace.cfa_simulation_smoother CFASimulationSmoother
statsmodels.tsa.statespace.dynamic_factor DynamicFactor DynamicFactorResults
statsmodels.tsa.statespace.dynamic_factor_mq DynamicFactorMQ DynamicFactorMQResults DynamicFactorMQStates:id FactorBlock:id
statsmodels.tsa.statespace.exponential_smoothing ExponentialSmoothing ExponentialSmoothingResults
statsmodels.tsa.statespace.initialization Initialization
statsmodels.tsa.statespace.kalman_filter FilterResults KalmanFilter PredictionResults:gx
statsmodels.tsa.statespace.kalman_smoother KalmanSmoother SmootherResults
statsmodels.tsa.statespace.mlemodel MLEModel MLEResults PredictionResults
statsmodels.tsa.statespace.news NewsResults
statsmodels.tsa.statespace.representation FrozenRepresentation MatrixWrapper OptionWrapper Representation
statsmodels.tsa.statespace.sarimax SARIMAX SARIMAXResults
statsmodels.tsa.statespace.simulation_smoother SimulationSmoothResults SimulationSmoother
statsmodels.tsa.statespace.structural UnobservedComponents UnobservedComponentsResults
statsmodels.tsa.statespace.varmax VARMAX VARMAXResults
statsmodels.tsa.stattools ZivotAndrewsUnitRoot
statsmodels.tsa.stattools._leybourne LeybourneMcCabeStationarity
statsmodels.tsa.stattools._stattools ZivotAndrewsUnitRoot
statsmodels.tsa.stl.mstl MSTL
statsmodels.tsa.varma_process VarmaPoly _Var
statsmodels.tsa.vector_ar.irf BaseIRAnalysis IRAnalysis
statsmodels.tsa.vector_ar.local_proj LocalProjections LocalProjectionsResults
statsmodels.tsa.vector_ar.output VARSummary
statsmodels.tsa.vector_ar.plotting MPLConfigurator
statsmodels.tsa.vector_ar.svar_model SVAR SVARProcess SVARResults
statsmodels.tsa.vector_ar.var_model FEVD LagOrderResults VAR VARProcess VARResults
statsmodels.tsa.vector_ar.vecm CointRankResults JohansenTestResult VECM VECMResults
statsmodels.tsa.x13 SeriesSpec Spec X13ArimaAnalysisResult
thinc.backends._param_server ParamServer
thinc.backends.cupy_ops CupyOps
thinc.backends.mps_ops MPSOps
thinc.backends.numpy_ops NumpyOps
thinc.backends.ops Ops
thinc.config registry
thinc.layers.sparselinear _finish_linear_update
thinc.loss CategoricalCrossentropy CosineDistance L2Distance Loss SequenceCategoricalCrossentropy
thinc.shims.mxnet MXNetShim
thinc.shims.pytorch PyTorchShim
thinc.shims.pytorch_grad_scaler PyTorchGradScaler
thinc.shims.shim Shim
thinc.shims.tensorflow TensorFlowShim
thinc.shims.torchscript TorchScriptShim
thinc.types ArgsKwargs Decorator Floats1d Floats2d Floats3d Floats4d Generator Ints1d Ints2d Ints3d Ints4d Padded Pairs Ragged SizedGenerator Unserializable _Array _Array1d _Array2d _Array3d _Array4d _Floats _Ints
thinc.util ArrayInfo
timm.data.auto_augment AugMixAugment AugmentOp AutoAugment RandAugment
timm.data.dataset AugMixDataset ImageDataset IterableImageDataset
timm.data.dataset_info CustomDatasetInfo DatasetInfo DatasetInfoLabelMapper
timm.data.distributed_sampler OrderedDistributedSampler RepeatAugSampler
timm.data.imagenet_info ImageNetInfo:ix
timm.data.loader MultiEpochsDataLoader PrefetchLoader _RepeatSampler
timm.data.mixup FastCollateMixup Mixup
timm.data.naflex_dataset NaFlexCollator NaFlexMapDatasetWrapper
timm.data.naflex_loader NaFlexPrefetchLoader
timm.data.naflex_mixup NaFlexMixup
timm.data.naflex_random_erasing PatchRandomErasing
timm.data.naflex_transforms CenterCropToSequence Patchify RandomCropToSequence RandomResizedCropToSequence ResizeKeepRatioToSequence ResizeToSequence
timm.data.random_erasing RandomErasing
timm.data.readers.reader Reader
timm.data.readers.reader_image_folder ReaderImageFolder
timm.data.readers.reader_image_in_tar ReaderImageInTar TarState
timm.data.readers.reader_image_tar ReaderImageTar:ix
timm.data.readers.reader_wds ReaderWds ResampledShards2 SplitInfo
timm.data.readers.shared_count SharedCount
timm.data.real_labels RealLabelsImagenet:ix
timm.data.scheduled_sampler ScheduledBatchSampler ScheduledTransformDataset
timm.data.tf_preprocessing TfPreprocessTransform
timm.data.transforms CenterCropOrPad MaybePILToTensor MaybeToTensor RandomCropOrPad RandomPad RandomResizedCropAndInterpolation ResizeKeepRatio ToNumpy ToTensor TrimBorder
timm.layers.activations GELU GELUTanh HardMish HardSigmoid HardSwish Mish PReLU QuickGELU Sigmoid Swish Tanh
timm.layers.activations_me HardMishMe HardSigmoidMe HardSwishMe MishMe SwishMe
timm.layers.adaptive_avgmax_pool AdaptiveAvgMaxPool2d AdaptiveCatAvgMaxPool2d FastAdaptiveAvgMaxPool FastAdaptiveAvgPool FastAdaptiveCatAvgMaxPool FastAdaptiveMaxPool SelectAdaptivePool2d
timm.layers.attention Attention AttentionRope
timm.layers.attention2d Attention2d MultiQueryAttention2d MultiQueryAttentionV2
timm.layers.attention_pool AttentionPoolLatent AttentionPoolPrr
timm.layers.attention_pool2d AttentionPool2d RotAttentionPool2d
timm.layers.blur_pool BlurPool2d
timm.layers.bottleneck_attn BottleneckAttn PosEmbedRel
timm.layers.cbam CbamModule ChannelAttn LightCbamModule LightChannelAttn LightSpatialAttn SpatialAttn
timm.layers.classifier ClNormMlpClassifierHead ClassifierHead NormMlpClassifierHead
timm.layers.cond_conv2d CondConv2d
timm.layers.config set_exportable set_layer_config set_no_jit set_scriptable
timm.layers.conv2d_same Conv2dSame Conv2dSameExport
timm.layers.conv_bn_act ConvNormAct
timm.layers.coord_attn CoordAttn EfficientLocalAttn SimpleCoordAttn StripAttn
timm.layers.diff_attention DiffAttention
timm.layers.drop DropBlock2d DropPath
timm.layers.eca CecaModule EcaModule
timm.layers.evo_norm EvoNorm2dB0 EvoNorm2dB1 EvoNorm2dB2 EvoNorm2dS0 EvoNorm2dS0a EvoNorm2dS1 EvoNorm2dS1a EvoNorm2dS2 EvoNorm2dS2a
timm.layers.filter_response_norm FilterResponseNormAct2d FilterResponseNormTlu2d
timm.layers.format Format:e
timm.layers.gather_excite GatherExcite
timm.layers.global_context GlobalContext
timm.layers.grn GlobalResponseNorm
timm.layers.halo_attn HaloAttn PosEmbedRel
timm.layers.hybrid_embed HybridEmbed HybridEmbedWithSize
timm.layers.inplace_abn InplaceAbn
timm.layers.interpolate RegularGridInterpolator
timm.layers.lambda_layer LambdaLayer
timm.layers.layer_scale LayerScale LayerScale2d
timm.layers.linear Linear
timm.layers.median_pool MedianPool2d
timm.layers.mixed_conv2d MixedConv2d
timm.layers.ml_decoder MLDecoder
timm.layers.mlp ConvMlp GatedMlp GlobalResponseNormMlp GluMlp Mlp SwiGLU
timm.layers.non_local_attn BatNonLocalAttn BilinearAttnTransform NonLocalAttn
timm.layers.norm GroupNorm GroupNorm1 LayerNorm LayerNorm2d LayerNorm2dFp32 LayerNormExp2d LayerNormFp32 RmsNorm RmsNorm2d RmsNorm2dFp32 RmsNormFp32 SimpleNorm SimpleNorm2d SimpleNorm2dFp32 SimpleNormFp32
timm.layers.norm_act BatchNormAct2d FrozenBatchNormAct2d GroupNorm1Act GroupNormAct LayerNormAct LayerNormAct2d LayerNormAct2dFp32 LayerNormActFp32 RmsNormAct RmsNormAct2d RmsNormAct2dFp32 RmsNormActFp32 SyncBatchNormAct
timm.layers.other_pool LsePlus1d LsePlus2d SimPool1d SimPool2d
timm.layers.patch_dropout PatchDropout PatchDropoutWithIndices
timm.layers.patch_embed PatchEmbed PatchEmbedInterpolator PatchEmbedResamplerFixedOrigSize PatchEmbedWithSize
timm.layers.pool2d_same AvgPool2dSame MaxPool2dSame
timm.layers.pos_embed_rel RelPosBias RelPosBiasTf RelPosMlp
timm.layers.pos_embed_sincos FourierEmbed RotaryEmbedding RotaryEmbeddingCat RotaryEmbeddingDinoV3 RotaryEmbeddingMRope RotaryEmbeddingMixed
timm.layers.selective_kernel SelectiveKernel SelectiveKernelAttn
timm.layers.separable_conv SeparableConv2d SeparableConvNormAct
timm.layers.space_to_depth DepthToSpace SpaceToDepth
timm.layers.split_attn RadixSoftmax SplitAttn
timm.layers.split_batchnorm SplitBatchNorm2d
timm.layers.squeeze_excite EffectiveSEModule SEModule SqueezeExciteCl
timm.layers.std_conv ScaledStdConv2d ScaledStdConv2dSame StdConv2d StdConv2dSame
timm.layers.test_time_pool TestTimePoolHead
timm.loss.asymmetric_loss AsymmetricLossMultiLabel AsymmetricLossSingleLabel
timm.loss.binary_cross_entropy BinaryCrossEntropy
timm.loss.cross_entropy LabelSmoothingCrossEntropy SoftTargetCrossEntropy
timm.loss.jsd JsdCrossEntropy
timm.models._efficientnet_blocks CondConvResidual ConvBnAct DepthwiseSeparableConv EdgeResidual InvertedResidual MobileAttention SqueezeExcite UniversalInvertedResidual
timm.models._efficientnet_builder EfficientNetBuilder
timm.models._features FeatureDictNet:ix FeatureGetterNet FeatureHookNet FeatureHooks FeatureInfo FeatureListNet:ix
timm.models._features_fx FeatureGraphNet GraphExtractNet
timm.models._pretrained DefaultCfg PretrainedCfg
timm.models.beit Attention Beit Block RelativePositionBias
timm.models.byobnet BasicBlock BottleneckBlock ByoBlockCfg ByoModelCfg ByobNet DarkBlock DownsampleAvg EdgeBlock LayerFn MobileOneBlock RepVggBlock SelfAttnBlock Stem
timm.models.cait Cait ClassAttn LayerScaleBlock LayerScaleBlockClassAttn TalkingHeadAttn
timm.models.coat CoaT ConvPosEnc ConvRelPosEnc FactorAttnConvRelPosEnc ParallelBlock SerialBlock
timm.models.convit Block ConVit GPSA MHSA
timm.models.convmixer ConvMixer Residual
timm.models.convnext ConvNeXt ConvNeXtBlock ConvNeXtStage Downsample
timm.models.cpubone CPUBone CPUBoneBlock ClsHead ConvAttention ConvLayer FusedMBConv LinearLayer MBConv ResidualBlock
timm.models.crossvit CrossAttention CrossAttentionBlock CrossVit MultiScaleBlock PatchEmbed
timm.models.csatv2 Block CSATv2 Dct1d Dct2d Dct2dStats LearnableDct2d PosConv SpatialAttention SpatialTransformerBlock TransformerBlock
timm.models.cspnet BottleneckBlock CrossStage CrossStage3 CspModelCfg CspNet CspStagesCfg CspStemCfg DarkBlock DarkStage EdgeBlock
timm.models.davit ChannelAttention ChannelAttentionV2 ChannelBlock ConvPosEnc DaVit DaVitStage Downsample SpatialBlock Stem WindowAttention
timm.models.deit VisionTransformerDistilled
timm.models.densenet DenseBlock DenseLayer DenseNet DenseTransition
timm.models.dla DLA DlaBasic DlaBottle2neck DlaBottleneck DlaRoot DlaTree
timm.models.dpn BnActConv2d CatBnAct DPN DualPathBlock
timm.models.edgenext ConvBlock CrossCovarianceAttn EdgeNeXt EdgeNeXtStage PositionalEncodingFourier SplitTransposeBlock
timm.models.efficientformer Attention ConvMlpWithNorm Downsample EfficientFormer EfficientFormerStage Flat MetaBlock1d MetaBlock2d Pooling Stem4
timm.models.efficientformer_v2 Attention2d Attention2dDownsample ConvMlpWithNorm ConvNorm Downsample EfficientFormerV2 EfficientFormerV2Block EfficientFormerV2Stage LocalGlobalQuery Stem4
timm.models.efficientnet EfficientNet EfficientNetFeatures
timm.models.efficientvit_mit ClassifierHead ConvBlock ConvNormAct DSConv EfficientVit EfficientVitBlock EfficientVitLarge EfficientVitLargeStage EfficientVitStage FusedMBConv LiteMLA MBConv ResidualBlock Stem
timm.models.efficientvit_msra CascadedGroupAttention ConvMlp ConvNorm EfficientVitBlock EfficientVitMsra EfficientVitStage LocalWindowAttention NormLinear PatchEmbedding PatchMerging ResidualDrop
timm.models.eva Eva EvaAttention EvaBlock EvaBlockPostNorm
timm.models.fasternet Block FasterNet MLPBlock Partial_conv3 PatchEmbed PatchMerging
timm.models.fastvit Attention AttentionBlock ConvMlp FastVit:ix FastVitStage LayerScale2d MobileOneBlock PatchEmbed RepConditionalPosEnc RepMixer RepMixerBlock ReparamLargeKernelConv
timm.models.focalnet Downsample FocalModulation FocalNet FocalNetBlock FocalNetStage
timm.models.gcvit Downsample2d FeatureBlock GlobalContextVit GlobalContextVitBlock GlobalContextVitStage MbConvBlock Stem WindowAttentionGlobal
timm.models.gemma4_vit Gemma4Attention Gemma4Block Gemma4ClippableLinear Gemma4GatedMlp Gemma4PatchEmbed Gemma4RotaryEmbedding2D Gemma4VisionPooler Gemma4VitClassifier Gemma4VitEncoder
timm.models.ghostnet GhostBottleneck GhostBottleneckV3 GhostModule GhostModuleV2 GhostModuleV3 GhostNet
timm.models.hgnet ClassifierHead ConvBNAct EseModule HighPerfGpuBlock HighPerfGpuNet HighPerfGpuStage LearnableAffineBlock LightConvBNAct StemV1 StemV2
timm.models.hiera Hiera HieraBlock MaskUnitAttention PatchEmbed Reroll Unroll
timm.models.hieradet_sam2 HieraDet HieraPatchEmbed MultiScaleAttention MultiScaleBlock
timm.models.hrnet HighResolutionModule HighResolutionNet HighResolutionNetFeatures SequentialList
timm.models.inception_next ConvMlp InceptionDWConv2d MetaNeXt MetaNeXtBlock MetaNeXtStage MlpClassifierHead
timm.models.inception_resnet_v2 Block17 Block35 Block8 InceptionResnetV2 Mixed_5b Mixed_6a Mixed_7a
timm.models.inception_v3 InceptionA InceptionAux InceptionB InceptionC InceptionD InceptionE InceptionV3
timm.models.inception_v4 InceptionA InceptionB InceptionC InceptionV4 Mixed3a Mixed4a Mixed5a ReductionA ReductionB
timm.models.lcnetv2 LCNetV2 RepDepthwiseSeparable
timm.models.levit Attention AttentionDownsample ConvNorm Downsample Levit LevitBlock LevitDistilled LevitDownsample LevitMlp LevitStage LinearNorm NormLinear Stem16 Stem8
timm.models.lowformer ConvAttention ConvLayer FusedMBConv LowFormer LowFormerBlock MBConv ResidualBlock
timm.models.mambaout Downsample DownsampleNormFirst GatedConvBlock MambaOut MambaOutStage MlpHead Stem
timm.models.maxxvit Attention2d AttentionCl ConvNeXtBlock Downsample2d MaxxVit MaxxVitBlock MaxxVitCfg MaxxVitConvCfg MaxxVitStage MaxxVitTransformerCfg MbConvBlock ParallelMaxxVitBlock ParallelPartitionAttention PartitionAttention2d PartitionAttentionCl Stem TransformerBlock2d
timm.models.metaformer Attention Downsampling GroupNorm1NoBias LayerNorm2dNoBias LayerNormNoBias MetaFormer MetaFormerBlock MetaFormerStage MlpHead Pooling Scale SepConv SquaredReLU StarReLU Stem
timm.models.mlp_mixer Affine MixerBlock MlpMixer ResBlock SpatialGatingBlock SpatialGatingUnit
timm.models.mobilenetv3 MobileNetV3 MobileNetV3Features
timm.models.mobilenetv5 MobileNetV5 MobileNetV5Encoder MobileNetV5MultiScaleFusionAdapter
timm.models.mobilevit LinearSelfAttention LinearTransformerBlock MobileVitBlock MobileVitV2Block
timm.models.mvitv2 MultiScaleAttention MultiScaleAttentionPoolFirst MultiScaleBlock MultiScaleVit MultiScaleVitCfg MultiScaleVitStage PatchEmbed
timm.models.naflexvit NaFlexEmbeds NaFlexRopeIterator NaFlexVit NaFlexVitCfg
timm.models.nasnet ActConvBn BranchSeparables CellStem0 CellStem1 FirstCell NASNetALarge NormalCell ReductionCell0 ReductionCell1 SeparableConv2d
timm.models.nest Attention ConvPool Nest NestLevel TransformerLayer
timm.models.nextvit ConvAttention ConvNormAct EfficientAttention NextConvBlock NextStage NextTransformerBlock NextViT PatchEmbed
timm.models.nfnet DownsampleAvg GammaAct NfCfg NormFreeBlock NormFreeNet
timm.models.pit ConvEmbedding Pooling PoolingVisionTransformer SequentialTuple Transformer
timm.models.pnasnet ActConvBn BranchSeparables Cell CellBase CellStem0 FactorizedReduction PNASNet5Large SeparableConv2d
timm.models.pvt_v2 Attention Block MlpWithDepthwiseConv OverlapPatchEmbed PyramidVisionTransformerStage PyramidVisionTransformerV2
timm.models.rdnet Block BlockESE DenseBlock DenseStage RDNet
timm.models.regnet Bottleneck PreBottleneck RegNet RegNetCfg RegStage
timm.models.repghost RepGhostBottleneck RepGhostModule RepGhostNet
timm.models.repvit ConvNorm NormLinear RepVggDw RepViTBlock RepVit RepVitClassifier RepVitDownsample RepVitMlp RepVitStage RepVitStem
timm.models.res2net Bottle2neck
timm.models.resnest ResNestBottleneck
timm.models.resnet BasicBlock Bottleneck ResNet
timm.models.resnetv2 Bottleneck DownsampleAvg DownsampleConv PreActBasic PreActBottleneck ResNetStage ResNetV2
timm.models.rexnet LinearBottleneck RexNet
timm.models.selecsls SelecSls SelecSlsBlock SelectSeq SequentialList
timm.models.senet Bottleneck SEBottleneck SEModule SENet SEResNeXtBottleneck SEResNetBlock SEResNetBottleneck
timm.models.sequencer Downsample2d LSTM2d RNN2dBase RNNIdentity Sequencer2d Sequencer2dBlock Sequencer2dStage Shuffle
timm.models.shvit BasicBlock Conv2dNorm FFN NormLinear PatchMerging Residual SHSA SHViT StageBlock
timm.models.sknet SelectiveKernelBasic SelectiveKernelBottleneck
timm.models.starnet Block ConvBN StarNet
timm.models.swiftformer Block ConvEncoder EfficientAdditiveAttention Embedding LayerScale2d LocalRepresentation Mlp Stage SwiftFormer
timm.models.swin_transformer PatchMerging SwinTransformer SwinTransformerBlock SwinTransformerStage WindowAttention
timm.models.swin_transformer_v2 PatchMerging SwinTransformerV2 SwinTransformerV2Block SwinTransformerV2Stage WindowAttention
timm.models.swin_transformer_v2_cr PatchEmbed PatchMerging SwinTransformerV2Cr SwinTransformerV2CrBlock SwinTransformerV2CrStage WindowMultiHeadAttention
timm.models.tiny_vit Attention ConvLayer ConvNorm MBConv NormMlp PatchEmbed PatchMerging TinyVit TinyVitBlock TinyVitStage
timm.models.tnt Attention Block PixelEmbed TNT
timm.models.tresnet BasicBlock Bottleneck TResNet
timm.models.twins Block GlobalSubSampleAttn LocallyGroupedAttn PatchEmbed PosConv Twins
timm.models.vgg ConvMlp VGG
timm.models.visformer Attention Block SpatialMlp Visformer
timm.models.vision_transformer Block DiffParallelScalingBlock ParallelScalingBlock ParallelThingsBlock ResPostBlock VisionTransformer
timm.models.vision_transformer_hybrid ConvStem
timm.models.vision_transformer_relpos RelPosAttention RelPosBlock ResPostRelPosBlock VisionTransformerRelPos
timm.models.vision_transformer_sam Attention Block VisionTransformerSAM
timm.models.vitamin Downsample2d GeGluMlp MbConvLNBlock MbConvStages Stem StridedConv VitCfg VitConvCfg
timm.models.volo Attention ClassAttention ClassBlock Downsample OutlookAttention Outlooker PatchEmbed Transformer VOLO
timm.models.vovnet OsaBlock OsaStage SequentialAppendList VovNet
timm.models.xception Block SeparableConv2d Xception
timm.models.xception_aligned PreSeparableConv2d PreXceptionModule SeparableConv2d XceptionAligned XceptionModule
timm.models.xcit ClassAttentionBlock ConvPatchEmbed LPI PositionalEncodingFourier XCA XCABlock Xcit
timm.optim._optim_factory OptimInfo OptimizerRegistry
timm.optim._types OptimizerCallable
timm.optim.adafactor Adafactor
timm.optim.adahessian Adahessian
timm.optim.adamp AdamP
timm.optim.adan MultiTensorApply
timm.optim.kron Kron:ix
timm.optim.lars Lars
timm.optim.lion Lion
timm.optim.lookahead Lookahead
timm.optim.madgrad MADGRAD
timm.optim.muon Muon
timm.optim.nadam NAdamLegacy
timm.optim.sgdp SGDP
timm.optim.sgdw SGDW
timm.scheduler.cosine_lr CosineLRScheduler
timm.scheduler.multistep_lr MultiStepLRScheduler
timm.scheduler.plateau_lr PlateauLRScheduler
timm.scheduler.poly_lr PolyLRScheduler
timm.scheduler.scheduler Scheduler
timm.scheduler.step_lr StepLRScheduler
timm.scheduler.tanh_lr TanhLRScheduler
timm.task.classification ClassificationTask
timm.task.distillation DistillationTeacher:ix FeatureDistillationTask FeatureDistillationTrainableModule LogitDistillationTask
timm.task.task TrainingTask
timm.task.token_distillation TokenDistillationTask TokenDistillationTeacher:ix
timm.utils.attention_extract AttentionExtract:ix
timm.utils.checkpoint_saver CheckpointSaver
timm.utils.cuda ApexScaler NativeScaler
timm.utils.log FormatterNoInfo
timm.utils.metrics AverageMeter
timm.utils.misc ParseKwargs
timm.utils.model ActivationStatsHook
timm.utils.model_ema ModelEma:ix ModelEmaV2:ix ModelEmaV3:ix
torch FatalError _TorchCompileAOTInductorWrapper:x _TorchCompileInductorWrapper:x _TritonLibrary dtype layout memory_format qscheme
torch._C _VariableFunctionsClass
torch._appdirs AppDirs
torch._custom_op.impl CustomOp FuncAndLocation
torch._decomp.decompositions Reduction:e
torch._decomp.decompositions_for_rng PhiloxState PhiloxStateTracker
torch._dispatch.python Lit
torch._dynamo.callback CallbackTrigger:e
torch._dynamo.exc UserErrorType:e
torch._dynamo.precompile_context BackendCacheArtifact PrecompileContext
torch._dynamo.utils CompileEventLogger
torch._export.non_strict_utils _NonStrictTorchFunctionHandler
torch._export.passes.collect_tracepoints_pass CollectTracepointsPass
torch._export.serde.serialize ExportedProgramDeserializer SerializedArtifact
torch._export.verifier SpecViolationError Verifier
torch._functorch._activation_checkpointing.graph_info_provider GraphInfoProvider
torch._functorch._activation_checkpointing.knapsack_evaluator KnapsackEvaluator
torch._functorch._activation_offloading.activation_offloading ReloadNodeInfo ReloadQueueEntry
torch._functorch._aot_autograd.aot_autograd_result AOTAutogradResult BundledAOTAutogradCacheArtifact BundledAOTAutogradResult BundledCompiledBackward BundledCompiledForward BundledOutputCodeLoadable CompiledBackward CompiledForward FxGraphCacheLoadable GenericAOTAutogradResult GenericCompiledBackward InductorOutput SerializedGraphModule
torch._functorch._aot_autograd.autograd_cache AOTAutogradCache AOTAutogradCacheArtifact AOTAutogradCacheDetails BypassAOTAutogradCache FXGraphCacheMiss
torch._functorch._aot_autograd.descriptors AOTInput AOTOutput BackwardTokenAOTInput BackwardTokenAOTOutput BufferAOTInput DifferentiableAOTInput DifferentiableAOTOutput DummyAOTInput DummyAOTOutput ForwardTokenAOTInput ForwardTokenAOTOutput GradAOTOutput InputMutationAOTOutput IntermediateBaseAOTOutput MetadataMutationAOTOutput ParamAOTInput PhiloxBackwardBaseOffsetAOTInput PhiloxBackwardSeedAOTInput PhiloxForwardBaseOffsetAOTInput PhiloxForwardSeedAOTInput PhiloxUpdatedBackwardOffsetAOTOutput PhiloxUpdatedForwardOffsetAOTOutput PlainAOTInput PlainAOTOutput SavedForBackwardsAOTOutput SavedForBackwardsNoVcCheckAOTOutput SubclassGetAttrAOTInput SubclassGetAttrAOTOutput SubclassSizeAOTInput SubclassSizeAOTOutput SubclassStrideAOTInput SubclassStrideAOTOutput SyntheticBaseAOTInput TangentAOTInput ViewBaseAOTInput
torch._functorch._aot_autograd.functional_utils MetadataKey
torch._functorch._aot_autograd.graph_capture _GraphCaptureTracingResult
torch._functorch._aot_autograd.graph_capture_wrappers JointFnHandle MutationCounters
torch._functorch._aot_autograd.graph_compile InvokeSubgraphHopGraphs
torch._functorch._aot_autograd.runtime_wrappers AOTDedupeWrapper AOTDispatchAutograd AOTDispatchAutogradCompileSpec AOTDispatchSubclassWrapper AOTSyntheticBaseWrapper AliasOfInputHandler AliasOfIntermediateHandler AutogradLazyBackwardCompileInfo CachedAutogradLazyBackwardCompileInfo DebugAssertWrapper EffectTokensWrapper FakifiedOutWrapper FunctionalizedRngRuntimeWrapper IsInputHandler NoopAliasHandler RuntimeWrapper SerializableCompiledFunction _AOTDispatchAutogradFunctionFactory _AnalyzeCustomOpInputOutputMode _AutogradBackwardCompiler _AutogradForwardEpilogue _AutogradRngStateTracker _AutogradSavedState _FirstInvocationContext _RuntimeCompiledFnInvoker _RuntimeForwardEpilogue
torch._functorch._aot_autograd.schemas AOTAutogradCacheInfo AOTConfig AOTDispatchCompiler AOTGraphCapture AOTState BackwardSignature CacheableAOTConfig CompilerWrapper FlatFn GraphSignature InductorWrapper InputAliasInfo JointTraceFn JointWithDescriptors MemoryFormatMeta MutationType:e OpaqueMeta OutputAliasInfo OutputType:e PlainTensorMeta PreppedForAutogradTraceFn SerializableAOTDispatchCompiler SubclassCreationMeta SubclassMeta TensorAlias TraceFn
torch._functorch._aot_autograd.subclass_codegen _CodegenState
torch._functorch._aot_autograd.subclass_parametrization SubclassCreationMeta UnwrapTensorSubclass
torch._functorch._aot_autograd.utils PytreeThunk
torch._functorch.autograd_function AutogradFunctionApply CustomFunctionHigherOrderOperator DynamoAutogradFunctionTraceHelper
torch._functorch.compilers DebugInterpreter
torch._functorch.fx_minifier ConcreteProp LoadTensorMeta ReproState
torch._functorch.make_functional FunctionalModule FunctionalModuleWithBuffers
torch._functorch.partitioners InvalidNodeBase MinCutOptions NodeInfo OpTypes
torch._functorch.pyfunctorch FuncTorchInterpreter FunctionalizeInterpreter GradInterpreter JvpInterpreter VmapInterpreter
torch._guards ChainedSource Checkpointable CompileContext DuplicateInputs GlobalContext GuardBuilderBase GuardEnvExpr GuardSource:e GuardsContext GuardsSet HopDispatchSetCache HopSubgraphCache InlinedCodeCache InvokeSubgraphCache InvokeSubgraphReuseCondition InvokeSubgraphReuseEntry ModuleContext SLoc Source StorageOverlap TracingContext
torch._higher_order_ops._invoke_quant InvokeQuant InvokeQuantTracer InvokeQuantUnpacked
torch._higher_order_ops.aoti_call_delegate AOTICallDelegate
torch._higher_order_ops.associative_scan AssociativeScanOp
torch._higher_order_ops.auto_functionalize AliasViewInfo AsStridedViewInfo AutoFunctionalized AutoFunctionalizedV2 FunctionalCallableWithEpilogue NotView SchemaHolder SliceViewInfo:ix ViewInfo
torch._higher_order_ops.base_hop BaseHOP FunctionWithNoFreeVars
torch._higher_order_ops.cond CondOp
torch._higher_order_ops.cudagraph_conditional_nodes CUDAGraphCaptureControlFlowOpDispatchMode ControlFlowOpWarmupDispatchMode
torch._higher_order_ops.effects WithEffects
torch._higher_order_ops.executorch_call_delegate ExecutorchCallDelegate
torch._higher_order_ops.flat_apply FlatApply
torch._higher_order_ops.flex_attention FlexAttentionBackwardHOP FlexAttentionHOP
torch._higher_order_ops.foreach_map ForeachMap
torch._higher_order_ops.hints_wrap HintsWrapper
torch._higher_order_ops.inline_asm_elementwise InlineAsmElementwiseOp
torch._higher_order_ops.invoke_leaf_function GradientInfo InvokeLeafFunction _LeafCallable
torch._higher_order_ops.invoke_subgraph InvokeSubgraphHOP NestedCompileRegionOptions OutputMetadata
torch._higher_order_ops.local_map LocalMapHOP
torch._higher_order_ops.map MapImpl
torch._higher_order_ops.out_dtype OutDtypeOperator
torch._higher_order_ops.partitioner HopGraphMinCutPartitioner HopJointGraph HopPartitionedGraph
torch._higher_order_ops.print Print
torch._higher_order_ops.register_hook RegisterHookOp
torch._higher_order_ops.run_const_graph RunConstGraph
torch._higher_order_ops.scan ScanAutogradImpl ScanForwardIntermediatesHandlingPolicy:e ScanOp
torch._higher_order_ops.schema CArgumentGen CFunctionSchemaGen CTypeGen HopArgumentInfoGen HopSchemaGenerator
torch._higher_order_ops.strict_mode StrictMode
torch._higher_order_ops.torchbind CallTorchBind
torch._higher_order_ops.triton_kernel_wrap KernelSideTable MemoizeWithCycleCheck TensorAccesses TraceableTritonKernelWrapper TracingTritonHOPifier TritonHOPifier TritonKernelWrapperFunctional TritonKernelWrapperMutation TritonStore TritonStores _TritonKernelWrapper
torch._higher_order_ops.utils FunctionalizeCtxWrapper HopInstance SubgraphCallableWrapper
torch._higher_order_ops.while_loop WhileLoopOp WhileLoopStackOutputOp
torch._higher_order_ops.wrap DynamoBypassingWrapper InductorCompiledCallable InductorCompiledCode TagActivationCheckpoint Wrap WrapActivationCheckpoint WrapWithAutocast WrapWithSetGradEnabled
torch._inductor.codecache BypassFxGraphCache FxGraphCache FxGraphHashDetails GuardedCache
torch._inductor.custom_graph_pass CustomKnapsackSolver CustomRuntimeEstimator
torch._inductor.output_code CompiledFxGraph:x CompiledFxGraphConstants OutputCode
torch._inductor.utils BoxedBool IndentedBuffer
torch._jit_internal BroadcastingListCls FunctionModifiers HasGetattr SourceLoader _IgnoreContextManager
torch._lazy.closure AsyncClosureHandler:ix ClosureHandler
torch._lazy.device_context DeviceContext
torch._lazy.extract_compiled_graph GraphInputMatcher ReturnValueHandler
torch._library.autograd Info InfoProtocol
torch._library.custom_ops CustomOpDef
torch._library.effects EffectHolder EffectType:e
torch._library.fake_class_registry FakeClassRegistry FakeScriptMethod HasStaticMethodFromReal
torch._library.fake_impl FakeImplCtx FakeImplHolder
torch._library.fake_profile OpProfile TensorMetadata
torch._library.opaque_object FakeOpaqueObject MemberType:e _OpaqueTypeInfo
torch._library.simple_registry GenericTorchDispatchRuleHolder SimpleLibraryRegistry SimpleOperatorEntry SymmMemArgsHolder
torch._library.utils Kernel MutationChecker RegistrationHandle
torch._lobpcg LOBPCG
torch._logging._internal LazyString
torch._meta_registrations GridSamplerInterpolation:e
torch._native.dsl_registry DSLModuleProtocol DSLRegistry
torch._native.registry _FilterState _OverrideNode
torch._numpy._funcs IndexExpression
torch._numpy._ndarray _Unspecified
torch._numpy.linalg LinAlgError
torch._opaque_base OpaqueBase
torch._ops HigherOrderOperator OperatorBase PyOperator PyOperatorABC TorchBindOpOverload _ModeStackStateForPreDispatch
torch._prims ELEMENTWISE_PRIM_TYPE_PROMOTION_KIND:e
torch._prims.context NvfuserPrimsMode TorchRefsMode TorchRefsNvfuserCapabilityMode
torch._prims.nvfuser_executor NvfuserGraphModule NvfuserPrimOperatorSupport PartitionedInterpreter nvFuserScalarTemplate nvFuserTensorTemplate
torch._prims_common CUDARngStateHelper ELEMENTWISE_TYPE_PROMOTION_KIND:e REDUCTION_OUTPUT_TYPE_KIND:e RETURN_TYPE:e
torch._prims_common.wrappers elementwise_type_promotion_wrapper
torch._python_dispatcher PythonDispatcher
torch._refs.fft _CanonicalizeC2rReturn _ShapeAndDims
torch._sources ParsedDef
torch._strobelight.cli_function_profiler StrobelightCLIFunctionProfiler StrobelightCLIProfilerError
torch._strobelight.compile_time_profiler StrobelightCompileTimeProfiler
torch._subclasses.complex_tensor ComplexTensorMode
torch._subclasses.complex_tensor._ops.common WrapComplexMode
torch._subclasses.fake_tensor FakeCopyMode FakeTensorConfig FakeTensorConverter FakeTensorMode SingletonConstant SymNumberMemoDescriptor _FakeTensorConstructorIgnoredState:id
torch._subclasses.fake_utils CrossRefFakeMode
torch._subclasses.functional_tensor BaseFunctionalizeAPI CppFunctionalizeAPI FunctionalTensorMode FunctorchFunctionalizeAPI PythonFunctionalizeAPI
torch._subclasses.meta_utils MetaConverter MetaStorageDesc MetaTensorDesc MetaTensorDescriber ViewFunc WeakTensorRefKey _CustomViewFunc _FakeTensorViewFunc _MetaTensorCallback _MetaTensorCallbackKwargs:id _MetaTensorCallbackOptDevice
torch._subclasses.schema_check_mode SchemaCheckMode
torch._tensor_iterator TensorIterator
torch._tensor_str _Formatter __PrinterOptions
torch._utils CallbackRegistry ExceptionWrapper:ix KeyErrorMessage _Block:id _ClassPropertyDescriptor _Frame:id _LazySeedTracker _Segment:id _Snapshot:id _TraceEntry:id
torch._weights_only_unpickler Unpickler:ix _safe_globals
torch.accelerator device_index
torch.amp.autocast_mode _UnmanagedAutocast autocast
torch.amp.grad_scaler GradScaler OptState:e _MultiDeviceReplicator
torch.ao.nn.intrinsic.modules.fused BNReLU2d BNReLU3d ConvAdd2d ConvAddReLU2d ConvBn1d ConvBn2d ConvBn3d ConvBnReLU1d ConvBnReLU2d ConvBnReLU3d ConvReLU1d ConvReLU2d ConvReLU3d LinearBn1d LinearLeakyReLU LinearReLU LinearTanh _FusedModule
torch.ao.nn.intrinsic.qat.modules.conv_fused ConvBn1d ConvBn2d ConvBn3d ConvBnReLU1d ConvBnReLU2d ConvBnReLU3d ConvReLU1d ConvReLU2d ConvReLU3d _ConvBnNd
torch.ao.nn.intrinsic.qat.modules.linear_fused LinearBn1d
torch.ao.nn.intrinsic.qat.modules.linear_relu LinearReLU
torch.ao.nn.intrinsic.quantized.dynamic.modules.linear_relu LinearReLU
torch.ao.nn.intrinsic.quantized.modules.bn_relu BNReLU2d BNReLU3d
torch.ao.nn.intrinsic.quantized.modules.linear_relu LinearLeakyReLU LinearReLU LinearTanh
torch.ao.nn.qat.dynamic.modules.linear Linear
torch.ao.nn.qat.modules.embedding_ops Embedding EmbeddingBag
torch.ao.nn.qat.modules.linear Linear
torch.ao.nn.quantizable.modules.activation MultiheadAttention
torch.ao.nn.quantizable.modules.rnn LSTM LSTMCell _LSTMLayer _LSTMSingleLayer
torch.ao.nn.quantized.dynamic.modules.linear Linear
torch.ao.nn.quantized.dynamic.modules.rnn GRU GRUCell LSTM LSTMCell PackedParameter RNNBase RNNCell RNNCellBase
torch.ao.nn.quantized.modules DeQuantize Quantize
torch.ao.nn.quantized.modules.activation ELU Hardswish LeakyReLU MultiheadAttention PReLU ReLU6 Sigmoid Softmax
torch.ao.nn.quantized.modules.batchnorm BatchNorm2d BatchNorm3d _BatchNorm
torch.ao.nn.quantized.modules.dropout Dropout
torch.ao.nn.quantized.modules.embedding_ops Embedding EmbeddingBag EmbeddingPackedParams
torch.ao.nn.quantized.modules.functional_modules FXFloatFunctional FloatFunctional QFunctional
torch.ao.nn.quantized.modules.linear Linear LinearPackedParams
torch.ao.nn.quantized.modules.normalization GroupNorm InstanceNorm1d InstanceNorm2d InstanceNorm3d LayerNorm
torch.ao.nn.quantized.modules.rnn LSTM
torch.ao.nn.quantized.modules.utils WeightedQuantizedModule
torch.ao.nn.quantized.reference.modules.linear Linear
torch.ao.nn.quantized.reference.modules.rnn GRU GRUCell LSTM LSTMCell RNNBase RNNCell RNNCellBase
torch.ao.nn.quantized.reference.modules.sparse Embedding EmbeddingBag
torch.ao.nn.quantized.reference.modules.utils ReferenceQuantizedModule
torch.ao.nn.sparse.quantized.dynamic.linear Linear
torch.ao.nn.sparse.quantized.linear Linear LinearPackedParams
torch.ao.nn.sparse.quantized.utils LinearBlockSparsePattern
torch.ao.ns._numeric_suite Logger OutputLogger Shadow ShadowLogger
torch.ao.ns._numeric_suite_fx NSTracer OutputComparisonLogger OutputLogger
torch.ao.ns.fx.n_shadows_utils OutputProp
torch.ao.ns.fx.ns_types NSSingleResultValuesType:e
torch.ao.ns.fx.qconfig_multi_mapping QConfigMultiMapping
torch.ao.pruning._experimental.activation_sparsifier.activation_sparsifier ActivationSparsifier
torch.ao.pruning._experimental.data_scheduler.base_data_scheduler BaseDataScheduler
torch.ao.pruning._experimental.data_sparsifier.base_data_sparsifier _Container
torch.ao.pruning._experimental.data_sparsifier.lightning.callbacks.data_sparsity PostTrainingDataSparsity TrainingAwareDataSparsity
torch.ao.pruning._experimental.pruner.FPGM_pruner FPGMPruner
torch.ao.pruning._experimental.pruner.base_structured_sparsifier BaseStructuredSparsifier
torch.ao.pruning._experimental.pruner.lstm_saliency_pruner LSTMSaliencyPruner
torch.ao.pruning._experimental.pruner.parametrization BiasHook FakeStructuredSparsity
torch.ao.pruning._experimental.pruner.saliency_pruner SaliencyPruner
torch.ao.pruning.scheduler.base_scheduler BaseScheduler
torch.ao.pruning.scheduler.cubic_scheduler CubicSL
torch.ao.pruning.scheduler.lambda_scheduler LambdaSL
torch.ao.pruning.sparsifier.base_sparsifier BaseSparsifier
torch.ao.pruning.sparsifier.nearly_diagonal_sparsifier NearlyDiagonalSparsifier
torch.ao.pruning.sparsifier.utils FakeSparsity
torch.ao.pruning.sparsifier.weight_norm_sparsifier WeightNormSparsifier
torch.ao.quantization _DerivedObserverOrFakeQuantize
torch.ao.quantization._correct_bias MeanShadowLogger
torch.ao.quantization._learnable_fake_quantize _LearnableFakeQuantize
torch.ao.quantization.backend_config._common_operator_config_utils _ConvMetadata
torch.ao.quantization.backend_config.backend_config BackendConfig BackendPatternConfig DTypeConfig DTypeWithConstraints ObservationType:e
torch.ao.quantization.fake_quantize FakeQuantize FakeQuantizeBase FixedQParamsFakeQuantize FusedMovingAvgObsFakeQuantize
torch.ao.quantization.fx.custom_config ConvertCustomConfig FuseCustomConfig PrepareCustomConfig
torch.ao.quantization.fx.tracer QuantizationTracer ScopeContextManager
torch.ao.quantization.observer AffineQuantizedObserverBase FixedQParamsObserver Granularity HistogramObserver MappingType:e MinMaxObserver MovingAverageMinMaxObserver MovingAveragePerChannelMinMaxObserver NoopObserver ObserverBase PerAxis PerBlock PerChannelMinMaxObserver PerGroup PerRow PerTensor PerToken PlaceholderObserver RecordingObserver ReuseInputObserver TorchAODType:e UniformQuantizationObserverBase ZeroPointDomain:e _PartialWrapper
torch.ao.quantization.qconfig_mapping QConfigMapping
torch.ao.quantization.quant_type QuantType:e
torch.ao.quantization.quantize_fx Scope ScopeContextManager
torch.ao.quantization.stubs DeQuantStub QuantStub QuantWrapper
torch.ao.quantization.utils MatchAllNode
torch.ao.sparsity._experimental.activation_sparsifier.activation_sparsifier ActivationSparsifier
torch.ao.sparsity._experimental.data_scheduler.base_data_scheduler BaseDataScheduler
torch.ao.sparsity._experimental.data_sparsifier.base_data_sparsifier _Container
torch.ao.sparsity._experimental.pruner.base_pruner BasePruner
torch.ao.sparsity._experimental.pruner.parametrization ActivationReconstruction BiasHook PruningParametrization ZeroesParametrization
torch.ao.sparsity.scheduler.base_scheduler BaseScheduler
torch.ao.sparsity.scheduler.cubic_scheduler CubicSL
torch.ao.sparsity.scheduler.lambda_scheduler LambdaSL
torch.ao.sparsity.sparsifier.base_sparsifier BaseSparsifier
torch.ao.sparsity.sparsifier.nearly_diagonal_sparsifier NearlyDiagonalSparsifier
torch.ao.sparsity.sparsifier.utils FakeSparsity
torch.ao.sparsity.sparsifier.weight_norm_sparsifier WeightNormSparsifier
torch.autograd.anomaly_mode detect_anomaly set_detect_anomaly
torch.autograd.forward_ad UnpackedDualTensor _UnpackedDualTensor _set_fwd_grad_enabled dual_level
torch.autograd.function FunctionCtx _HookMixin
torch.autograd.grad_mode _DecoratorContextManager _force_original_view_tracking _unsafe_preserve_version_counter enforce_grad_layout_policy set_grad_enabled set_multithreading_enabled
torch.autograd.graph Node _AllowMutationOnSavedContext _CloneArgBeforeMutateMode _Handle _swap_with_cloned save_on_cpu saved_tensors_hooks
torch.autograd.profiler EnforceUnique KinetoStepTracker _ProfilerStats emit_itt emit_nvtx profile record_function
torch.autograd.profiler_legacy profile
torch.autograd.profiler_util EventList:il FormattedTimesMixin FunctionEvent FunctionEventAvg Interval:ix Kernel MemRecordsAcc StringTable:id
torch.backends ContextProp
torch.backends._nnapi.prepare NnapiModule
torch.backends._nnapi.serializer ConvPoolArgs2d DimOrder:e NNAPI_FuseCode NNAPI_OperandCode NNAPI_OperationCode Operand OperandValueSourceType TorchScalarTypes:e _NnapiSerializer
torch.backends.cuda cuFFTPlanCache cuFFTPlanCacheAttrContextProp
torch.backends.cudnn.rnn Unserializable
torch.backends.mkl verbose
torch.backends.xeon.run_cpu _CPUinfo:ix _Launcher
torch.compiler._cache CacheArtifact CacheArtifactFactory CacheArtifactManager CacheArtifactRecorder CacheInfo
torch.cpu Event Stream StreamContext
torch.cpu.amp.grad_scaler GradScaler
torch.cuda DeferredCudaCallError StreamContext _CompatInterval _CompatSet _DeviceGuard _LazySeedTracker _WrappedTritonKernel cudaStatus device device_of
torch.cuda._device_limits GPULimits
torch.cuda._memory_viz Bytes
torch.cuda._sanitizer Access AccessType:e ArgumentHandler CUDASanitizer:g CUDASanitizerDispatchMode CUDASanitizerErrors EventHandler StreamSynchronizations SynchronizationError TensorInfo:ix UnsynchronizedAccessError _TensorsAccessed
torch.cuda._utils _CudaKernel _CudaModule:g
torch.cuda.amp.grad_scaler GradScaler OptState:e _MultiDeviceReplicator
torch.cuda.gds GdsFile:gx
torch.cuda.graphs graph
torch.cuda.green_contexts GreenContext
torch.cuda.jiterator _CodeParser _JittedFunction
torch.cuda.memory CUDAPluggableAllocator:ix _CUDAAllocator
torch.cuda.nvtx _NVTXStub
torch.distributed._checkpointable _Checkpointable
torch.distributed._composable.checkpoint_activation _CheckpointState
torch.distributed._composable.contract RegistryItem _ContractFn
torch.distributed._composable.replicate _ReplicateState
torch.distributed._composable.replicate_with_fsdp _ReplicateState _ReplicateStateContext
torch.distributed._composable_state _State
torch.distributed._dist2 ProcessGroupFactory
torch.distributed._local_tensor LocalRunnerMode:ix LocalTensorMode:ix _ExceptionRaisingThread _LocalDeviceMesh _LocalOffsetBasedRNGTracker _LocalPhiloxState _LocalRandom
torch.distributed._mesh_layout _FlatLayout _MeshLayout
torch.distributed._pycute.layout LayoutBase
torch.distributed._pycute.typing Integer
torch.distributed._serialization _Entry _PseudoZipFile
torch.distributed._shard.checkpoint._async_executor _AsyncCheckpointExecutor
torch.distributed._shard.checkpoint._async_process_executor _AsyncCheckpointProcess:x _AsyncCheckpointRequest _CheckpointRequestIdentifier _CheckpointSaveProcessControlOpts:e _ProcessBasedAsyncCheckpointExecutor _ProcessGroupInitInfo:ix
torch.distributed._shard.checkpoint._async_thread_executor _ThreadBasedAsyncCheckpointExecutor
torch.distributed._shard.checkpoint._checkpointer _Checkpointer
torch.distributed._shard.checkpoint._consolidate_hf_safetensors _FqnData _InputFileData _OutputFileData
torch.distributed._shard.checkpoint._experimental.barriers Barrier BarrierConfig DistBarrier TCPStoreBarrier
torch.distributed._shard.checkpoint._experimental.checkpoint_process CheckpointProcess CheckpointProcessConfig RequestType:e WorkerRequest WorkerResponse
torch.distributed._shard.checkpoint._experimental.checkpoint_reader CheckpointReader
torch.distributed._shard.checkpoint._experimental.checkpoint_writer CheckpointWriter CheckpointWriterConfig WriterHook
torch.distributed._shard.checkpoint._experimental.checkpointer AsyncCheckpointer Checkpointer SyncCheckpointer
torch.distributed._shard.checkpoint._experimental.config CheckpointerConfig
torch.distributed._shard.checkpoint._experimental.staging CheckpointStager CheckpointStagerConfig DefaultStager
torch.distributed._shard.checkpoint._experimental.types RankInfo
torch.distributed._shard.checkpoint._extension Extension ExtensionRegistry StreamTransformExtension ZStandard
torch.distributed._shard.checkpoint._fsspec_filesystem FileSystem FsspecReader FsspecWriter
torch.distributed._shard.checkpoint._hf_utils _HFStorageInfo
torch.distributed._shard.checkpoint._pg_transport PGTransport _DTensorMeta _ShardedTensorMeta _StateDictMeta _TensorMeta
torch.distributed._shard.checkpoint._state_dict_stager StateDictStager
torch.distributed._shard.checkpoint.api CheckpointException
torch.distributed._shard.checkpoint.default_planner DefaultLoadPlanner DefaultSavePlanner _EmptyStateDictLoadPlanner
torch.distributed._shard.checkpoint.filesystem FileSystem FileSystemBase FileSystemReader FileSystemWriter SerializationFormat:e _FileSystemWriter _OverlappingCpuLoader _SerialCpuLoader _StorageInfo _StoragePrefix _StorageReaderTransforms _StorageWriterTransforms _TensorLoader
torch.distributed._shard.checkpoint.format_utils BroadcastingTorchSaveReader DynamicMetaLoadPlanner
torch.distributed._shard.checkpoint.hf_storage HuggingFaceStorageReader HuggingFaceStorageWriter
torch.distributed._shard.checkpoint.metadata BytesStorageMetadata ChunkStorageMetadata Metadata MetadataIndex StorageMeta TensorStorageMetadata _MEM_FORMAT_ENCODING:e
torch.distributed._shard.checkpoint.optimizer _ReaderWithOffset
torch.distributed._shard.checkpoint.planner BytesIOWriteData LoadItemType:e LoadPlan LoadPlanner ReadItem SavePlan SavePlanner TensorWriteData WriteItem WriteItemType:e
torch.distributed._shard.checkpoint.quantized_hf_storage QuantizedHuggingFaceStorageReader
torch.distributed._shard.checkpoint.staging AsyncStager BlockingAsyncStager DefaultStager StagingOptions _ReplicationStager:ix
torch.distributed._shard.checkpoint.state_dict StateDictOptions _EXTRA_STATE _StateDictInfo
torch.distributed._shard.checkpoint.state_dict_saver AsyncCheckpointerType:e AsyncSaveResponse
torch.distributed._shard.checkpoint.stateful Stateful
torch.distributed._shard.checkpoint.storage StorageReader StorageWriter WriteResult
torch.distributed._shard.checkpoint.utils _DistWrapper
torch.distributed._shard.sharded_optim.api ShardedOptimizer
torch.distributed._shard.sharded_tensor.metadata MEM_FORMAT_ENCODING:e ShardedTensorMetadata
torch.distributed._shard.sharder Sharder
torch.distributed._shard.sharding_plan.api ShardingPlan ShardingPlanner
torch.distributed._shard.sharding_spec.api DevicePlacementSpec EnumerableShardingSpec PlacementSpec ShardingSpec
torch.distributed._shard.sharding_spec.chunk_sharding_spec ChunkShardingSpec
torch.distributed._sharded_tensor.metadata MEM_FORMAT_ENCODING:e ShardedTensorMetadata
torch.distributed._sharding_spec.api DevicePlacementSpec EnumerableShardingSpec PlacementSpec ShardingSpec
torch.distributed._sharding_spec.chunk_sharding_spec ChunkShardingSpec
torch.distributed._spmd.comm_tensor _CommResult
torch.distributed._state_dict_utils CompanionMismatch
torch.distributed._symmetric_memory _ScaleMode:e
torch.distributed._symmetric_memory._nvshmem_triton NvshmemKernelRegistry NvshmemLibFinder
torch.distributed._symmetric_memory._rocshmem_triton RocshmemKernelRegistry RocshmemLibFinder
torch.distributed._symmetric_memory._shmem_triton_utils ShmemKernelRegistry
torch.distributed._tools.fake_collectives CollectiveOp
torch.distributed._tools.fsdp2_mem_tracker FSDPMemTracker _FSDPModMemStats _FSDPModState:e _FSDPRefType:e _FSDPState:e
torch.distributed._tools.ilp_utils Graph ModOrder:id ModRuntime:id ModStats:id ModuleInfo:id Node:id
torch.distributed._tools.mem_tracker MemTracker _MemRefType:e _ModMemStats _ModState:e _RefType:e _State:e _UpdateType:e _WeakRefInfo
torch.distributed._tools.memory_tracker MemoryProfileDispatchMode MemoryTracker
torch.distributed._tools.mod_tracker ModTracker
torch.distributed._tools.runtime_estimator RuntimeEstimator
torch.distributed._tools.sac_estimator SACEstimator SACGreedyOrderMeta SACStats SACTradeOffStats _SACMetadata _SACModMetadata
torch.distributed.algorithms._checkpoint.checkpoint_wrapper ActivationWrapper CheckpointImpl:e CheckpointWrapper OffloadWrapper
torch.distributed.algorithms._optimizer_overlap.optimizer_overlap OverlappedOptimizer _OverlappedStandardOptimizer
torch.distributed.algorithms._quantization.quantization DQuantType:e
torch.distributed.algorithms.ddp_comm_hooks DDPCommHookType:e
torch.distributed.algorithms.ddp_comm_hooks.mixed_precision_hooks _AllreduceUpcastHookState
torch.distributed.algorithms.ddp_comm_hooks.optimizer_overlap_hooks _OptimInBackwardHookState
torch.distributed.algorithms.join Join JoinHook Joinable _JoinConfig
torch.distributed.algorithms.model_averaging.averagers ModelAverager PeriodicModelAverager
torch.distributed.algorithms.model_averaging.hierarchical_model_averager HierarchicalModelAverager
torch.distributed.argparse_util check_env:ix env:ix
torch.distributed.autograd context
torch.distributed.checkpoint._async_executor _AsyncCheckpointExecutor
torch.distributed.checkpoint._async_process_executor _AsyncCheckpointProcess:x _AsyncCheckpointRequest _CheckpointRequestIdentifier _CheckpointSaveProcessControlOpts:e _ProcessBasedAsyncCheckpointExecutor _ProcessGroupInitInfo:ix
torch.distributed.checkpoint._async_thread_executor _ThreadBasedAsyncCheckpointExecutor
torch.distributed.checkpoint._checkpointer _Checkpointer
torch.distributed.checkpoint._consolidate_hf_safetensors _FqnData _InputFileData _OutputFileData
torch.distributed.checkpoint._experimental.barriers Barrier BarrierConfig DistBarrier TCPStoreBarrier
torch.distributed.checkpoint._experimental.checkpoint_process CheckpointProcess CheckpointProcessConfig RequestType:e WorkerRequest WorkerResponse
torch.distributed.checkpoint._experimental.checkpoint_reader CheckpointReader
torch.distributed.checkpoint._experimental.checkpoint_writer CheckpointWriter CheckpointWriterConfig WriterHook
torch.distributed.checkpoint._experimental.checkpointer AsyncCheckpointer Checkpointer SyncCheckpointer
torch.distributed.checkpoint._experimental.config CheckpointerConfig
torch.distributed.checkpoint._experimental.staging CheckpointStager CheckpointStagerConfig DefaultStager
torch.distributed.checkpoint._experimental.types RankInfo
torch.distributed.checkpoint._extension Extension ExtensionRegistry StreamTransformExtension ZStandard
torch.distributed.checkpoint._fsspec_filesystem FileSystem FsspecReader FsspecWriter
torch.distributed.checkpoint._hf_utils _HFStorageInfo
torch.distributed.checkpoint._pg_transport PGTransport _DTensorMeta _ShardedTensorMeta _StateDictMeta _TensorMeta
torch.distributed.checkpoint._state_dict_stager StateDictStager
torch.distributed.checkpoint.api CheckpointException
torch.distributed.checkpoint.default_planner DefaultLoadPlanner DefaultSavePlanner _EmptyStateDictLoadPlanner
torch.distributed.checkpoint.filesystem FileSystem FileSystemBase FileSystemReader FileSystemWriter SerializationFormat:e _FileSystemWriter _OverlappingCpuLoader _SerialCpuLoader _StorageInfo _StoragePrefix _StorageReaderTransforms _StorageWriterTransforms _TensorLoader
torch.distributed.checkpoint.format_utils BroadcastingTorchSaveReader DynamicMetaLoadPlanner
torch.distributed.checkpoint.hf_storage HuggingFaceStorageReader HuggingFaceStorageWriter
torch.distributed.checkpoint.metadata BytesStorageMetadata ChunkStorageMetadata Metadata MetadataIndex StorageMeta TensorStorageMetadata _MEM_FORMAT_ENCODING:e
torch.distributed.checkpoint.optimizer _ReaderWithOffset
torch.distributed.checkpoint.planner BytesIOWriteData LoadItemType:e LoadPlan LoadPlanner ReadItem SavePlan SavePlanner TensorWriteData WriteItem WriteItemType:e
torch.distributed.checkpoint.quantized_hf_storage QuantizedHuggingFaceStorageReader
torch.distributed.checkpoint.staging AsyncStager BlockingAsyncStager DefaultStager StagingOptions _ReplicationStager:ix
torch.distributed.checkpoint.state_dict StateDictOptions _EXTRA_STATE _StateDictInfo
torch.distributed.checkpoint.state_dict_saver AsyncCheckpointerType:e AsyncSaveResponse
torch.distributed.checkpoint.stateful Stateful
torch.distributed.checkpoint.storage StorageReader StorageWriter WriteResult
torch.distributed.checkpoint.utils _DistWrapper
torch.distributed.collective_utils SyncPayload
torch.distributed.debug._frontend DebugHandler FrontendServer:ix HTTPRequestHandler PeriodicDumper:ix _IPv6HTTPServer:ix
torch.distributed.device_mesh DeviceMesh:x
torch.distributed.distributed_c10d BackendConfig GroupMember _CoalescingManager _CollOp _TimeEstimator _World group
torch.distributed.elastic.agent.server.api ElasticAgent RunResult SimpleElasticAgent WorkerSpec WorkerState:e
torch.distributed.elastic.agent.server.health_check_server HealthCheckServer
torch.distributed.elastic.agent.server.local_elastic_agent LocalElasticAgent _AliveCallbackProxy
torch.distributed.elastic.events.api Event EventSource:e NodeState:e RdzvEvent
torch.distributed.elastic.metrics.api ConsoleMetricHandler MetricData MetricHandler MetricStream NullMetricHandler
torch.distributed.elastic.multiprocessing.api DefaultLogsSpecs:x LogsDest LogsSpecs MultiprocessContext:ix PContext:ix RunProcsResult SignalException Std:e SubprocessContext:ix SubprocessHandler:ix
torch.distributed.elastic.multiprocessing.errors ChildFailedError ProcessFailure:ix
torch.distributed.elastic.multiprocessing.errors.error_handler ErrorHandler
torch.distributed.elastic.multiprocessing.subprocess_handler.subprocess_handler SubprocessHandler:ix
torch.distributed.elastic.multiprocessing.tail_log TailLog
torch.distributed.elastic.rendezvous._etcd_stub Client EtcdAlreadyExist EtcdCompareFailed EtcdEventIndexCleared EtcdException EtcdKeyNotFound EtcdResult EtcdStubError EtcdWatchTimedOut
torch.distributed.elastic.rendezvous.api RendezvousClosedError RendezvousConnectionError RendezvousError RendezvousGracefulExitError RendezvousHandler RendezvousHandlerRegistry RendezvousInfo RendezvousParameters RendezvousStateError RendezvousStoreInfo RendezvousTimeoutError
torch.distributed.elastic.rendezvous.c10d_rendezvous_backend C10dRendezvousBackend
torch.distributed.elastic.rendezvous.dynamic_rendezvous DynamicRendezvousHandler:ix RendezvousBackend RendezvousSettings RendezvousTimeout _Action:e _BackendRendezvousStateHolder _DistributedRendezvousOpExecutor _NodeDesc _NodeDescGenerator:ix _RendezvousCloseOp _RendezvousContext _RendezvousExitOp _RendezvousJoinOp _RendezvousKeepAliveOp _RendezvousOpExecutor _RendezvousState _RendezvousStateHolder
torch.distributed.elastic.rendezvous.etcd_rendezvous EtcdRendezvous:x EtcdRendezvousRetryImmediately EtcdRendezvousRetryableFailure
torch.distributed.elastic.rendezvous.etcd_rendezvous_backend EtcdRendezvousBackend
torch.distributed.elastic.rendezvous.etcd_server EtcdServer:ix
torch.distributed.elastic.rendezvous.static_tcp_rendezvous StaticTCPRendezvous
torch.distributed.elastic.rendezvous.utils _PeriodicTimer
torch.distributed.elastic.timer.api RequestQueue TimerClient TimerServer
torch.distributed.elastic.timer.file_based_local_timer FileTimerClient FileTimerServer:ix
torch.distributed.elastic.timer.local_timer LocalTimerClient LocalTimerServer MultiprocessingRequestQueue
torch.distributed.elastic.utils.api macros
torch.distributed.elastic.utils.data.cycling_iterator CyclingIterator
torch.distributed.elastic.utils.data.elastic_distributed_sampler ElasticDistributedSampler
torch.distributed.flight_recorder.components.config_manager JobConfig
torch.distributed.flight_recorder.components.types EntryState MatchInfo MatchState:e MatchStateRecord Op:ix Ref
torch.distributed.fsdp CPUOffloadPolicy DataParallelMeshDims MixedPrecisionPolicy OffloadPolicy UnshardHandle
torch.distributed.fsdp._common_utils HandleTrainingState:e TrainingState:e _FSDPState
torch.distributed.fsdp._debug_utils SimpleProfiler
torch.distributed.fsdp._exec_order_utils _ExecOrderData _ExecOrderWarnStatus:e
torch.distributed.fsdp._flat_param FlatParamHandle:ix HandleShardingStrategy:e
torch.distributed.fsdp._fsdp_extensions FSDPExtensions
torch.distributed.fsdp._fully_shard._fsdp_api AllGather Comm ReduceScatter
torch.distributed.fsdp._fully_shard._fsdp_collectives DefaultAllGather DefaultAllocMixin DefaultReduceScatter ProcessGroupAllocAllGather ProcessGroupAllocMixin ProcessGroupAllocReduceScatter SymmMemAllGather SymmMemAllocMixin SymmMemReduceScatter
torch.distributed.fsdp._fully_shard._fsdp_common DDPMeshInfo DataParallelMeshInfo FSDPMeshInfo HSDPMeshInfo ShardPlacementResult TrainingState:e
torch.distributed.fsdp._fully_shard._fsdp_param ExtensionsData FSDPParam ParamModuleInfo ShardedState:e
torch.distributed.fsdp._fully_shard._fsdp_param_group FSDPCommContext FSDPParamGroup
torch.distributed.fsdp._fully_shard._fsdp_state FSDPState FSDPStateContext
torch.distributed.fsdp._fully_shard._fully_shard _UnshardHandleImpl
torch.distributed.fsdp._limiter_utils _FreeEventQueue
torch.distributed.fsdp._optim_utils FSDPParamInfo StateInfo _ConsolidatedOptimState
torch.distributed.fsdp._runtime_utils _PrefetchMode:e
torch.distributed.fsdp._trace_utils TracingConfig _ExecOrderTracer _ExecutionInfo
torch.distributed.fsdp.api BackwardPrefetch:e CPUOffload FullOptimStateDictConfig FullStateDictConfig LocalOptimStateDictConfig LocalStateDictConfig MixedPrecision OptimStateDictConfig ShardedOptimStateDictConfig ShardedStateDictConfig ShardingStrategy:e StateDictConfig StateDictSettings StateDictType:e
torch.distributed.fsdp.fully_sharded_data_parallel FullyShardedDataParallel OptimStateKeyType:e
torch.distributed.fsdp.sharded_grad_scaler ShardedGradScaler _GeneralMultiDeviceReplicator
torch.distributed.fsdp.wrap CustomPolicy ModuleWrapPolicy _ConfigAutoWrap _Policy
torch.distributed.launcher.api LaunchConfig:ix elastic_launch
torch.distributed.nn.api.remote_module _SerializedRemoteModule
torch.distributed.optim.functional_adadelta _FunctionalAdadelta
torch.distributed.optim.functional_adagrad _FunctionalAdagrad
torch.distributed.optim.functional_adam _FunctionalAdam
torch.distributed.optim.functional_adamax _FunctionalAdamax
torch.distributed.optim.functional_adamw _FunctionalAdamW
torch.distributed.optim.functional_rmsprop _FunctionalRMSprop
torch.distributed.optim.functional_rprop _FunctionalRprop
torch.distributed.optim.functional_sgd _FunctionalSGD
torch.distributed.optim.named_optimizer _NamedOptimizer
torch.distributed.optim.optimizer DistributedOptimizer _LocalOptimizer _ScriptLocalOptimizer _ScriptLocalOptimizerInterface
torch.distributed.optim.post_localSGD_optimizer PostLocalSGDOptimizer
torch.distributed.optim.zero_redundancy_optimizer ZeroRedundancyOptimizer _DDPBucketAssignment _OverlapInfo _OverlapStatus:e _ZeROJoinHook
torch.distributed.pipeline.sync.batchnorm DeferredBatchNorm
torch.distributed.pipeline.sync.checkpoint Checkpointing Context Function
torch.distributed.pipeline.sync.copy Context
torch.distributed.pipeline.sync.microbatch Batch NoChunk
torch.distributed.pipeline.sync.pipe Pipe PipeSequential WithDevice
torch.distributed.pipeline.sync.pipeline Pipeline
torch.distributed.pipeline.sync.skip.layout SkipLayout
torch.distributed.pipeline.sync.skip.portal Context Portal
torch.distributed.pipeline.sync.skip.skippable Skippable
torch.distributed.pipeline.sync.skip.tracker SkipTracker SkipTrackerThroughPotals
torch.distributed.pipeline.sync.stream CPUStreamType
torch.distributed.pipeline.sync.worker Task
torch.distributed.pipelining._IR DetachExecutor LossWrapper MultiUseParameterConfig:e Pipe PipeSequential PipeSplitWrapper SplitPoint:e TrivialLossWrapper _LinearNodeList _NodeReference
torch.distributed.pipelining._schedule_visualizer _ComputationTypeVisual
torch.distributed.pipelining._utils GetMeshCallback InferenceMode:e _MeshCache
torch.distributed.pipelining.microbatch TensorChunkSpec _CustomReducer _LossReducer _Replicate
torch.distributed.pipelining.schedules PipelineScheduleMulti PipelineScheduleSingle Schedule1F1B ScheduleDualPipeV ScheduleGPipe ScheduleInterleaved1F1B ScheduleInterleavedZeroBubble ScheduleLoopedBFS ScheduleZBVZeroBubble _ComputationType:e _CustomFunctionProtocol _PipelineContext _PipelineSchedule _PipelineScheduleRuntime _ScheduleForwardOnly
torch.distributed.pipelining.stage PipelineStage _PipelineStage _PipelineStageBase _RecvInfo
torch.distributed.tensor._collective_utils MeshTopoInfo
torch.distributed.tensor._decompositions DecompShardingStrategy PlacementTrackingMode
torch.distributed.tensor._dispatch OpDispatcher
torch.distributed.tensor._op_schema OpInfo OutputSharding RuntimeSchemaInfo StrategyType
torch.distributed.tensor._ops._einsum_strategy EinsumDims
torch.distributed.tensor._ops._mask_buffer MaskBuffer
torch.distributed.tensor._ops._math_ops NormReduction Reduction:e
torch.distributed.tensor._ops._view_ops Broadcast DimSpec Flatten NewDim Repeat Singleton Split _ViewShardingPropagator
torch.distributed.tensor._ops.single_dim_strategy _PQEntry _PreparedSingleDimStrategy _ShardingPlaceholder _SingleDimStrategyInfo
torch.distributed.tensor._random OffsetBasedRNGTracker _PhiloxState _RNGStateTracker
torch.distributed.tensor._redistribute DTensorRedistributePlanner _BackwardDtypeConfig:id _DtypeConfig:id
torch.distributed.tensor._sharding_prop ShardingPropagator
torch.distributed.tensor._utils ExplicitRedistributionContext
torch.distributed.tensor.debug CommDebugMode
torch.distributed.tensor.debug._comm_mode _CommModeModuleTracker
torch.distributed.tensor.experimental._context_parallel._attention _AllGatherRotater _AllToAllRotater _AttentionOp _CausalBehavior:e _ContextParallel _ContextParallelOptions _DispatchMode:e _RingRotater _RotateMethod:e _SDPAMerger
torch.distributed.tensor.experimental._context_parallel._load_balancer _HeadTailLoadBalancer _LoadBalancer _PTRRLoadBalancer _PerDocumentHeadTailLoadBalancer
torch.distributed.tensor.experimental._tp_transform _TensorParallelTransformPass
torch.distributed.tensor.parallel.fsdp DTensorExtensions
torch.distributed.tensor.parallel.style ColwiseParallel ParallelStyle PrepareModuleInput PrepareModuleInputOutput PrepareModuleOutput RowwiseParallel SequenceParallel
torch.distributed.tensor.placement_types _StridedShardOffsetMode:e
torch.distributions.bernoulli Bernoulli
torch.distributions.beta Beta
torch.distributions.binomial Binomial
torch.distributions.categorical Categorical
torch.distributions.cauchy Cauchy
torch.distributions.chi2 Chi2
torch.distributions.constraint_registry ConstraintRegistry
torch.distributions.constraints Constraint MixtureSameFamilyConstraint _Boolean _Cat _CorrCholesky _Dependent _GreaterThan _GreaterThanEq _HalfOpenInterval _IndependentConstraint _IntegerGreaterThan _IntegerInterval _IntegerLessThan _Interval _LessThan _LowerCholesky _LowerTriangular _Multinomial _OneHot _PositiveDefinite _PositiveSemidefinite _Real _Simplex _Square _Stack _Symmetric
torch.distributions.continuous_bernoulli ContinuousBernoulli
torch.distributions.dirichlet Dirichlet
torch.distributions.distribution Distribution
torch.distributions.exp_family ExponentialFamily
torch.distributions.exponential Exponential
torch.distributions.fishersnedecor FisherSnedecor
torch.distributions.gamma Gamma
torch.distributions.generalized_pareto GeneralizedPareto
torch.distributions.geometric Geometric
torch.distributions.gumbel Gumbel
torch.distributions.half_cauchy HalfCauchy
torch.distributions.half_normal HalfNormal
torch.distributions.independent Independent
torch.distributions.inverse_gamma InverseGamma
torch.distributions.kumaraswamy Kumaraswamy
torch.distributions.laplace Laplace
torch.distributions.lkj_cholesky LKJCholesky
torch.distributions.log_normal LogNormal
torch.distributions.logistic_normal LogisticNormal
torch.distributions.lowrank_multivariate_normal LowRankMultivariateNormal
torch.distributions.mixture_same_family MixtureSameFamily
torch.distributions.multinomial Multinomial
torch.distributions.multivariate_normal MultivariateNormal
torch.distributions.negative_binomial NegativeBinomial
torch.distributions.normal Normal
torch.distributions.one_hot_categorical OneHotCategorical OneHotCategoricalStraightThrough
torch.distributions.pareto Pareto
torch.distributions.poisson Poisson
torch.distributions.relaxed_bernoulli LogitRelaxedBernoulli RelaxedBernoulli
torch.distributions.relaxed_categorical ExpRelaxedCategorical RelaxedOneHotCategorical
torch.distributions.studentT StudentT
torch.distributions.transformed_distribution TransformedDistribution
torch.distributions.transforms CatTransform CorrCholeskyTransform CumulativeDistributionTransform IndependentTransform ReshapeTransform StackTransform Transform
torch.distributions.uniform Uniform
torch.distributions.utils lazy_property
torch.distributions.von_mises VonMises
torch.distributions.weibull Weibull
torch.distributions.wishart Wishart
torch.export._draft_export CaptureStructuredTrace:ix DraftExportReport ExpressionCreatedNode FailureReport FailureType:e LogRecord
torch.export._safeguard AutogradStateOpsFailSafeguard
torch.export._trace ATenExportArtifact ExportArtifact ExportDynamoConfig _ExportModuleSpecTrackerDict:id
torch.export._unlift GuardsFn
torch.export._wrapper_utils _WrapperModule
torch.export.custom_obj ScriptObjectMeta
torch.export.decomp_utils CustomDecompTable
torch.export.dynamic_shapes AdditionalInputs Dim ShapesCollection _Constraint _ConstraintTarget _DerivedConstraint _DerivedDim _DimHint _DimHintType:e _IntWrapper _PhantomRoot _RelaxedConstraint _StaticDim
torch.export.experimental _ExportMethod _ExportPackage
torch.export.exported_program ExportedProgram ModuleCallEntry ModuleCallSignature
torch.export.graph_signature ConstantArgument CustomObjArgument ExportBackwardSignature ExportGraphSignature InputKind:e InputSpec OutputKind:e OutputSpec SymBoolArgument SymFloatArgument SymIntArgument TensorArgument TokenArgument
torch.export.pt2_archive PT2ArchiveReader PT2ArchiveWriter
torch.export.pt2_archive._package AOTICompiledModel PT2ArchiveContents
torch.export.pt2_archive._package_weights TensorProperties:ix Weights:id
torch.export.unflatten FlatArgsAdapter InterpreterModule InterpreterModuleDispatcher UnflattenedModule _AttrKind:e _IVals _ModuleFrame _SubmoduleBase _SubmoduleEntry _TensorID
torch.fx.experimental._backward_state BackwardState
torch.fx.experimental._constant_symnode ConstantIntNode
torch.fx.experimental.proxy_tensor PreDispatchTorchFunctionMode ProxyTorchDispatchMode PythonKeyTracer _ProxyTensor
torch.fx.experimental.sym_node SymNode
torch.fx.experimental.symbolic_shapes PropagateUnbackedSymInts ShapeEnv
torch.fx.graph Graph _PyTreeCodeGen
torch.fx.immutable_collections immutable_dict immutable_list
torch.fx.passes.infra.partitioner CapabilityBasedPartitioner
torch.fx.passes.infra.pass_base PassBase
torch.fx.passes.infra.pass_manager PassManager
torch.fx.proxy Scope
torch.fx.traceback NodeSourceAction:e
torch.hub _Faketqdm
torch.jit Error
torch.library Library:gx
torch.monitor TensorboardEventHandler
torch.mtia DeferredMtiaCallError StreamContext device
torch.mtia.mtia_graph graph
torch.multiprocessing.pool Pool:x
torch.multiprocessing.queue Queue:gx SimpleQueue:ix
torch.multiprocessing.reductions SharedCache
torch.multiprocessing.spawn ProcessContext ProcessException ProcessExitedException ProcessRaisedException SpawnContext
torch.nativert.backends._lowered_aoti_module LoweredBackendModule
torch.nested._internal.nested_int NestedIntNode
torch.nn.attention._fa3 _FA3Handle
torch.nn.attention._fa4 _FA4Handle
torch.nn.attention._registry FlashAttentionHandle
torch.nn.attention.bias CausalVariant:e
torch.nn.attention.experimental._paged_attention PagedAttention
torch.nn.attention.experimental._scaled_dot_product_attention_quantized DescaleType:e
torch.nn.attention.flex_attention BlockMask FlexKernelOptions:id _ExtractedLeaf _KernelOptionsWithInternals:id _ModificationType:e
torch.nn.cpp ModuleWrapper OrderedDictWrapper
torch.nn.intrinsic.qat.modules.linear_fused LinearBn1d
torch.nn.intrinsic.qat.modules.linear_relu LinearReLU
torch.nn.intrinsic.quantized.dynamic.modules.linear_relu LinearReLU
torch.nn.intrinsic.quantized.modules.bn_relu BNReLU2d BNReLU3d
torch.nn.intrinsic.quantized.modules.linear_relu LinearReLU
torch.nn.modules.activation CELU ELU GELU GLU Hardshrink Hardsigmoid Hardswish Hardtanh LeakyReLU LogSigmoid LogSoftmax Mish MultiheadAttention PReLU RReLU ReLU ReLU6 SELU SiLU Sigmoid Softmax Softmax2d Softmin Softplus Softshrink Softsign Tanh Tanhshrink Threshold
torch.nn.modules.adaptive AdaptiveLogSoftmaxWithLoss _ASMoutput
torch.nn.modules.batchnorm BatchNorm1d BatchNorm2d BatchNorm3d LazyBatchNorm1d LazyBatchNorm2d LazyBatchNorm3d SyncBatchNorm _BatchNorm _LazyNormBase _NormBase
torch.nn.modules.channelshuffle ChannelShuffle
torch.nn.modules.container ModuleDict ModuleList ParameterDict ParameterList Sequential
torch.nn.modules.conv _LazyConvXdMixin
torch.nn.modules.distance CosineSimilarity PairwiseDistance
torch.nn.modules.dropout AlphaDropout Dropout Dropout1d Dropout2d Dropout3d FeatureAlphaDropout _DropoutNd
torch.nn.modules.flatten Flatten Unflatten
torch.nn.modules.fold Fold Unfold
torch.nn.modules.instancenorm InstanceNorm1d InstanceNorm2d InstanceNorm3d LazyInstanceNorm1d LazyInstanceNorm2d LazyInstanceNorm3d _InstanceNorm
torch.nn.modules.lazy LazyModuleMixin _LazyProtocol
torch.nn.modules.linear Bilinear Identity LazyLinear Linear NonDynamicallyQuantizableLinear
torch.nn.modules.linear_cross_entropy _ChunkContext _ChunkViews
torch.nn.modules.loss BCELoss BCEWithLogitsLoss CTCLoss CosineEmbeddingLoss CrossEntropyLoss GaussianNLLLoss HingeEmbeddingLoss HuberLoss KLDivLoss L1Loss LinearCrossEntropyLoss MSELoss MarginRankingLoss MultiLabelMarginLoss MultiLabelSoftMarginLoss MultiMarginLoss NLLLoss PoissonNLLLoss SmoothL1Loss SoftMarginLoss TripletMarginLoss TripletMarginWithDistanceLoss _Loss _WeightedLoss
torch.nn.modules.module Module _IncompatibleKeys
torch.nn.modules.normalization CrossMapLRN2d GroupNorm LayerNorm LocalResponseNorm RMSNorm
torch.nn.modules.padding CircularPad1d CircularPad2d CircularPad3d ConstantPad1d ConstantPad2d ConstantPad3d ReflectionPad1d ReflectionPad2d ReflectionPad3d ReplicationPad1d ReplicationPad2d ReplicationPad3d ZeroPad1d ZeroPad2d ZeroPad3d _CircularPadNd _ConstantPadNd _ReflectionPadNd _ReplicationPadNd
torch.nn.modules.pixelshuffle PixelShuffle PixelUnshuffle
torch.nn.modules.pooling AdaptiveAvgPool1d AdaptiveAvgPool2d AdaptiveAvgPool3d AdaptiveMaxPool1d AdaptiveMaxPool2d AdaptiveMaxPool3d AvgPool1d AvgPool2d FractionalMaxPool2d FractionalMaxPool3d LPPool1d LPPool2d LPPool3d MaxPool1d MaxPool2d MaxPool3d MaxUnpool1d MaxUnpool2d MaxUnpool3d _AdaptiveAvgPoolNd _AdaptiveMaxPoolNd _AvgPoolNd _LPPoolNd _MaxPoolNd _MaxUnpoolNd
torch.nn.modules.rnn GRU GRUCell LSTM LSTMCell RNN RNNBase RNNCell RNNCellBase
torch.nn.modules.sparse Embedding EmbeddingBag
torch.nn.modules.transformer Transformer TransformerDecoder TransformerDecoderLayer TransformerEncoder TransformerEncoderLayer
torch.nn.modules.upsampling Upsample UpsamplingBilinear2d UpsamplingNearest2d
torch.nn.parallel DistributedDataParallelCPU:gx
torch.nn.parallel.data_parallel DataParallel
torch.nn.parallel.distributed DistributedDataParallel:gx _BucketCapacityConfig _BufferCommHook _BufferCommHookLocation:e _DDPJoinHook _MixedPrecision
torch.nn.parameter UninitializedTensorMixin
torch.nn.utils._named_member_accessor NamedMemberAccessor
torch.nn.utils.parametrizations _OrthMaps:e _Orthogonal _SpectralNorm _WeightNorm
torch.nn.utils.parametrize ParametrizationList
torch.nn.utils.prune BasePruningMethod CustomFromMask Identity L1Unstructured LnStructured PruningContainer RandomStructured RandomUnstructured
torch.nn.utils.rnn PackedSequence_
torch.nn.utils.spectral_norm SpectralNorm SpectralNormLoadStateDictPreHook SpectralNormStateDictHook
torch.nn.utils.weight_norm WeightNorm
torch.numa.binding AffinityMode:e NumaOptions
torch.optim Muon
torch.optim.adam _MultiDeviceReplicator
torch.optim.lbfgs LBFGS
torch.optim.lr_scheduler ChainedScheduler ConstantLR CosineAnnealingLR CosineAnnealingWarmRestarts CyclicLR ExponentialLR LRScheduler LambdaLR LinearLR MultiStepLR MultiplicativeLR OneCycleLR PolynomialLR ReduceLROnPlateau SequentialLR StepLR _LRScheduler _SchedulePhase:id _enable_get_lr_call _initial_mode
torch.optim.optimizer Optimizer _RequiredParameter
torch.optim.sgd SGD
torch.optim.sparse_adam SparseAdam
torch.optim.swa_utils AveragedModel SWALR
torch.overrides BaseTorchFunctionMode TorchFunctionMode _TorchFunctionStackMode enable_reentrant_dispatch
torch.package._package_unpickler PackageUnpickler:ix
torch.package.importer Importer OrderedImporter
torch.package.package_importer PackageImporter:ix
torch.profiler._cupti_monitor CuptiMonitor:ix
torch.profiler._memory_profiler Action:e Category:e CategoryDict CategoryElement DataFlowEdge DataFlowGraph DataFlowNode Key MemoryProfile MemoryProfileTimeline OpTree SchemaMatcher SizeMap TensorKey
torch.profiler._pattern_matcher Conv2dBiasFollowedByBatchNorm2dPattern ExtraCUDACopyPattern FP32MatMulPattern ForLoopIndexingPattern GradNotSetToNonePattern MatMulDimInFP16Pattern NamePattern OptimizerSingleTensorPattern Pattern SynchronizedDataLoaderPattern
torch.profiler._trace_validator Violation
torch.profiler._utils BasicEvaluation ContextStackEntry EventKey EventMetrics Interval:ix TimelineEvent
torch.profiler.itt _ITTStub
torch.profiler.profiler ProfilerAction:e _ITraceObserver _KinetoProfile _NumpyEncoder profile:ix
torch.quasirandom SobolEngine
torch.serialization LoadEndianness:e StorageType _open_buffer_reader _open_buffer_writer _open_file:ix _open_zipfile_reader _open_zipfile_writer_buffer _open_zipfile_writer_file:ix _opener safe_globals set_default_mmap_options:ix skip_data
torch.sparse check_sparse_tensor_invariants
torch.storage _StorageBase
torch.testing._internal.logging_tensor LoggingTensorMode
torch.torch_version _LazyImport
torch.types Storage SymInt
torch.utils._appending_byte_serializer AppendingByteSerializer BytesReader BytesWriter
torch.utils._config_module ContextDecorator _Config _ConfigEntry
torch.utils._content_store ContentStoreReader ContentStoreWriter
torch.utils._contextlib _DecoratorContextManager
torch.utils._cpp_extension_versioner Entry ExtensionVersioner
torch.utils._cuda_debug _CUDAGraphInputLivenessTracker _TensorTrackingMode
torch.utils._cuda_trace CallbackRegistry
torch.utils._debug_mode._calls _AnnotateCall _DebugCall _OpCall _OutputPlacementCall _RedistributeCall _TritonKernelCall
torch.utils._debug_mode._mode DebugInterpreter DebugMode
torch.utils._debug_mode._utils TensorIdTracker
torch.utils._device DeviceContext
torch.utils._filelock FileLock:gx
torch.utils._freeze Freezer FrozenModule
torch.utils._python_dispatch AliasInfo BaseTorchDispatchMode SchemaInfo TorchDispatchMode TraceableWrapperSubclass _TorchDispatchStackMode
torch.utils._pytree EnumEncoder KeyEntry NodeDef _TreeSpecSchema
torch.utils._strobelight.cli_function_profiler StrobelightCLIFunctionProfiler StrobelightCLIProfilerError
torch.utils._sympy.printers CppPrinter ExprPrinter PythonPrinter
torch.utils._sympy.reference OptimizedPythonReferenceAnalysis PythonReferenceAnalysis ReferenceAnalysis TensorReferenceAnalysis
torch.utils._sympy.symbol SymT:e
torch.utils._sympy.value_ranges SymPyValueRangeAnalysis ValueRanges
torch.utils.backcompat Warning
torch.utils.backend_registration _DummyBackendModule
torch.utils.bundled_inputs InflatableArg
torch.utils.checkpoint CheckpointPolicy:e DefaultDeviceType GraphExecGroup SelectiveCheckpointContext _CachedTorchDispatchMode _CachingTorchDispatchMode _CheckpointFrame _Handle _Holder _StopRecomputationError _VersionWrapper _checkpoint_hook _recomputation_hook
torch.utils.collect_env SystemEnv
torch.utils.data._utils.fetch _BaseDatasetFetcher _IterableDatasetFetcher _MapDatasetFetcher
torch.utils.data._utils.worker ManagerWatchdog:ix _IterableDatasetStopIteration _ResumeIteration
torch.utils.data.communication.iter InvalidStateResetRequired NotAvailable
torch.utils.data.communication.map NotAvailable
torch.utils.data.communication.messages DataLoaderQueueMessage GetItemRequest GetItemResponse GetNextRequest GetNextResponse InvalidStateResponse LenRequest LenResponse Request ResetIteratorRequest ResetIteratorResponse Response StopIterationResponse TerminateRequest TerminateResponse
torch.utils.data.communication.protocol EmptyQueue IterDataPipeQueueProtocolClient IterDataPipeQueueProtocolServer MapDataPipeQueueProtocolClient MapDataPipeQueueProtocolServer ProtocolClient ProtocolServer
torch.utils.data.communication.queue LocalQueue ThreadingQueue:ix
torch.utils.data.dataloader DataLoader _BaseDataLoaderIter _DatasetKind _InfiniteConstantSampler _MultiProcessingDataLoaderIter:x _SingleProcessDataLoaderIter
torch.utils.data.dataloader_experimental _ThreadingDataLoader2:x
torch.utils.data.datapipes._decorator functional_datapipe guaranteed_datapipes_determinism non_deterministic runtime_validation_disabled
torch.utils.data.datapipes.datapipe DataChunk:il _IterDataPipeSerializationWrapper:g _MapDataPipeSerializationWrapper:g
torch.utils.data.datapipes.iter.sharding SHARDING_PRIORITIES:e
torch.utils.data.dataset ChainDataset ConcatDataset Dataset IterableDataset StackDataset Subset TensorDataset
torch.utils.data.distributed DistributedSampler
torch.utils.data.sampler BatchSampler RandomSampler Sampler SequentialSampler SubsetRandomSampler WeightedRandomSampler
torch.utils.dlpack DLDeviceType:e
torch.utils.file_baton FileBaton
torch.utils.flop_counter FlopCounterMode _FlopCounterMode
torch.utils.hooks BackwardHook
torch.utils.mobile_optimizer LintCode:e
torch.utils.module_tracker ModuleTracker
torch.utils.show_pickle DumpUnpickler:ix FakeClass FakeObject
torch.utils.throughput_benchmark ExecutionStats ThroughputBenchmark
torch.utils.weak TensorWeakRef _IterationGuard
torch.xpu StreamContext _DeviceGuard _ZesDeviceInfo device device_of
torch.xpu.graphs graph
torch.xpu.memory XPUPluggableAllocator:ix _XPUAllocator
torch_geometric.config_mixin ConfigMixin
torch_geometric.config_store Config ConfigNode ConfigStore Dataset LRScheduler Metadata Model Optimizer Transform
torch_geometric.contrib.explain.pgm_explainer PGMExplainer
torch_geometric.contrib.nn.models.rbcd_attack GRBCDAttack PRBCDAttack
torch_geometric.data.batch Batch DynamicInheritanceGetter
torch_geometric.data.data BaseData DataEdgeAttr DataTensorAttr
torch_geometric.data.database Database RocksDatabase:ix SQLiteDatabase:ix TensorInfo
torch_geometric.data.dataset Dataset
torch_geometric.data.feature_store FeatureStore TensorAttr _FieldStatus:e
torch_geometric.data.graph_store EdgeAttr EdgeLayout:e GraphStore
torch_geometric.data.lightning.datamodule LightningData LightningDataModule LightningDataset LightningLinkData LightningNodeData
torch_geometric.data.on_disk_dataset OnDiskDataset
torch_geometric.data.storage AttrType:e
torch_geometric.data.summary Stats Summary
torch_geometric.data.view ItemsView KeysView MappingView ValuesView
torch_geometric.datasets.amazon Amazon:x
torch_geometric.datasets.coauthor Coauthor:x
torch_geometric.datasets.mnist_superpixels MNISTSuperpixels:x
torch_geometric.datasets.planetoid Planetoid:x
torch_geometric.datasets.ppi PPI:x
torch_geometric.datasets.qm7 QM7b:x
torch_geometric.debug debug set_debug
torch_geometric.distributed.dist_context DistContext DistRole:e
torch_geometric.distributed.dist_link_neighbor_loader DistLinkNeighborLoader:ix
torch_geometric.distributed.dist_loader DistLoader:ix
torch_geometric.distributed.dist_neighbor_loader DistNeighborLoader:ix
torch_geometric.distributed.dist_neighbor_sampler DistNeighborSampler RPCSamplingCallee
torch_geometric.distributed.event_loop ConcurrentEventLoop:ix
torch_geometric.distributed.local_feature_store LocalFeatureStore LocalTensorAttr RPCCallFeatureLookup
torch_geometric.distributed.local_graph_store LocalGraphStore
torch_geometric.distributed.partition Partitioner
torch_geometric.distributed.rpc RPCCallBase RPCRouter
torch_geometric.distributed.utils BatchDict DistEdgeHeteroSamplerInput NodeDict
torch_geometric.edge_index SortOrder:e
torch_geometric.experimental experimental_mode set_experimental_mode
torch_geometric.explain.algorithm.attention_explainer AttentionExplainer
torch_geometric.explain.algorithm.base ExplainerAlgorithm
torch_geometric.explain.algorithm.captum CaptumHeteroModel CaptumModel MaskLevelType:e
torch_geometric.explain.algorithm.captum_explainer CaptumExplainer
torch_geometric.explain.algorithm.dummy_explainer DummyExplainer
torch_geometric.explain.algorithm.gnn_explainer GNNExplainer GNNExplainer_:ix
torch_geometric.explain.algorithm.graphmask_explainer GraphMaskExplainer
torch_geometric.explain.algorithm.pg_explainer PGExplainer
torch_geometric.explain.config ExplainerConfig ExplanationType:e MaskType:e ModelConfig ModelMode:e ModelReturnType:e ModelTaskLevel:e ThresholdConfig ThresholdType:e
torch_geometric.explain.explainer Explainer:ix
torch_geometric.explain.explanation ExplanationMixin
torch_geometric.graphgym.logger Logger:ix LoggerCallback
torch_geometric.graphgym.model_builder GraphGymModule
torch_geometric.graphgym.models.encoder AtomEncoder BondEncoder IntegerFeatureEncoder
torch_geometric.graphgym.models.gnn FeatureEncoder GNN:ix GNNStackStage
torch_geometric.graphgym.models.head GNNEdgeHead GNNGraphHead GNNNodeHead
torch_geometric.graphgym.models.layer BatchNorm1dEdge BatchNorm1dNode GATConv GCNConv GINConv GeneralConv GeneralEdgeConv GeneralLayer GeneralMultiLayer GeneralSampleEdgeConv LayerConfig Linear MLP SAGEConv SplineConv
torch_geometric.graphgym.optim OptimizerConfig SchedulerConfig
torch_geometric.graphgym.train GraphGymDataModule
torch_geometric.graphgym.utils.tools dummy_context
torch_geometric.inspector Inspector
torch_geometric.lazy_loader LazyLoader:g
torch_geometric.llm.models.g_retriever GRetriever
torch_geometric.llm.models.git_mol GITFormer:ix GITMol GraphEncoder
torch_geometric.llm.models.glem GLEM:ix
torch_geometric.llm.models.llm LLM:ix
torch_geometric.llm.models.llm_judge LLMJudge
torch_geometric.llm.models.molecule_gpt MoleculeGPT
torch_geometric.llm.models.protein_mpnn PositionWiseFeedForward PositionalEncoding ProteinMPNN
torch_geometric.llm.models.sentence_transformer PoolingStrategy:e SentenceTransformer:ix
torch_geometric.llm.models.txt2kg TXT2KG
torch_geometric.llm.models.vision_transformer VisionTransformer:ix
torch_geometric.llm.rag_loader RAGFeatureStore RAGGraphStore RAGQueryLoader
torch_geometric.llm.utils.backend_utils ConvertableFeatureStore ConvertableGraphStore RemoteDataType:e RemoteGraphBackendLoader:g
torch_geometric.llm.utils.feature_store KNNRAGFeatureStore
torch_geometric.llm.utils.graph_store NeighborSamplingRAGGraphStore
torch_geometric.llm.utils.vectorrag DocumentRetriever VectorRetriever
torch_geometric.loader.cache CachedLoader
torch_geometric.loader.cluster ClusterData:ix ClusterLoader Partition
torch_geometric.loader.data_list_loader DataListLoader
torch_geometric.loader.dataloader Collater DataLoader
torch_geometric.loader.dense_data_loader DenseDataLoader
torch_geometric.loader.dynamic_batch_sampler DynamicBatchSampler
torch_geometric.loader.graph_saint GraphSAINTEdgeSampler GraphSAINTNodeSampler GraphSAINTRandomWalkSampler GraphSAINTSampler
torch_geometric.loader.hgt_loader HGTLoader
torch_geometric.loader.ibmb_loader IBMBBaseLoader IBMBBatchLoader IBMBNodeLoader IBMBOrderedSampler IBMBWeightedSampler _IBMBBaseLoader
torch_geometric.loader.imbalanced_sampler ImbalancedSampler
torch_geometric.loader.link_loader LinkLoader
torch_geometric.loader.link_neighbor_loader LinkNeighborLoader
torch_geometric.loader.mixin AffinityMixin LogMemoryMixin MultithreadingMixin WorkerInitWrapper
torch_geometric.loader.neighbor_loader NeighborLoader
torch_geometric.loader.neighbor_sampler NeighborSampler
torch_geometric.loader.node_loader NodeLoader
torch_geometric.loader.prefetch DeviceHelper PrefetchLoader
torch_geometric.loader.random_node_loader RandomNodeLoader
torch_geometric.loader.shadow ShaDowKHopSampler
torch_geometric.loader.temporal_dataloader TemporalDataLoader
torch_geometric.loader.zip_loader ZipLoader
torch_geometric.metrics.link_pred LinkPredMetricCollection LinkPredMetricData
torch_geometric.nn.aggr.attention AttentionalAggregation
torch_geometric.nn.aggr.base Aggregation
torch_geometric.nn.aggr.basic MaxAggregation MeanAggregation MinAggregation MulAggregation PowerMeanAggregation SoftmaxAggregation StdAggregation SumAggregation VarAggregation
torch_geometric.nn.aggr.deep_sets DeepSetsAggregation
torch_geometric.nn.aggr.equilibrium EquilibriumAggregation MomentumOptimizer ResNetPotential
torch_geometric.nn.aggr.fused FusedAggregation
torch_geometric.nn.aggr.gmt GraphMultisetTransformer
torch_geometric.nn.aggr.gru GRUAggregation
torch_geometric.nn.aggr.lcm LCMAggregation
torch_geometric.nn.aggr.lstm LSTMAggregation
torch_geometric.nn.aggr.mlp MLPAggregation
torch_geometric.nn.aggr.multi MultiAggregation
torch_geometric.nn.aggr.patch_transformer PatchTransformerAggregation
torch_geometric.nn.aggr.quantile MedianAggregation QuantileAggregation
torch_geometric.nn.aggr.scaler DegreeScalerAggregation
torch_geometric.nn.aggr.set2set Set2Set
torch_geometric.nn.aggr.set_transformer SetTransformerAggregation
torch_geometric.nn.aggr.sort SortAggregation
torch_geometric.nn.aggr.utils InducedSetAttentionBlock MultiheadAttentionBlock PoolingByMultiheadAttention SetAttentionBlock
torch_geometric.nn.aggr.variance_preserving VariancePreservingAggregation
torch_geometric.nn.attention.performer PerformerAttention PerformerProjection
torch_geometric.nn.attention.polynormer PolynormerAttention
torch_geometric.nn.attention.qformer QFormer
torch_geometric.nn.attention.sgformer SGFormerAttention
torch_geometric.nn.conv.antisymmetric_conv AntiSymmetricConv
torch_geometric.nn.conv.cugraph.base CuGraphModule
torch_geometric.nn.conv.cugraph.gat_conv CuGraphGATConv
torch_geometric.nn.conv.cugraph.rgcn_conv CuGraphRGCNConv
torch_geometric.nn.conv.cugraph.sage_conv CuGraphSAGEConv
torch_geometric.nn.conv.dir_gnn_conv DirGNNConv
torch_geometric.nn.conv.dna_conv Attention Linear MultiHead
torch_geometric.nn.conv.gen_conv MLP
torch_geometric.nn.conv.gps_conv GPSConv
torch_geometric.nn.conv.hetero_conv HeteroConv
torch_geometric.nn.conv.wl_conv WLConv
torch_geometric.nn.conv.x_conv XConv
torch_geometric.nn.data_parallel DataParallel
torch_geometric.nn.dense.dense_gat_conv DenseGATConv
torch_geometric.nn.dense.dense_gcn_conv DenseGCNConv
torch_geometric.nn.dense.dense_gin_conv DenseGINConv
torch_geometric.nn.dense.dense_graph_conv DenseGraphConv
torch_geometric.nn.dense.dense_sage_conv DenseSAGEConv
torch_geometric.nn.dense.dmon_pool DMoNPooling
torch_geometric.nn.dense.linear HeteroDictLinear HeteroLinear Linear
torch_geometric.nn.encoding PositionalEncoding TemporalEncoding
torch_geometric.nn.fx Transformer
torch_geometric.nn.kge.base KGEModel
torch_geometric.nn.kge.complex ComplEx
torch_geometric.nn.kge.distmult DistMult
torch_geometric.nn.kge.loader KGTripletLoader
torch_geometric.nn.kge.rotate RotatE
torch_geometric.nn.kge.transe TransE
torch_geometric.nn.lr_scheduler ConstantWithWarmupLR CosineWithWarmupLR CosineWithWarmupRestartsLR LinearWithWarmupLR PolynomialWithWarmupLR
torch_geometric.nn.models.attentive_fp AttentiveFP
torch_geometric.nn.models.attract_repel ARLinkPredictor
torch_geometric.nn.models.autoencoder ARGA ARGVA GAE InnerProductDecoder VGAE
torch_geometric.nn.models.basic_gnn BasicGNN EdgeCNN GAT GCN GIN GraphSAGE PNA
torch_geometric.nn.models.correct_and_smooth CorrectAndSmooth
torch_geometric.nn.models.deep_graph_infomax DeepGraphInfomax
torch_geometric.nn.models.deepgcn DeepGCNLayer
torch_geometric.nn.models.dimenet BesselBasisLayer DimeNet DimeNetPlusPlus EmbeddingBlock Envelope InteractionBlock InteractionPPBlock OutputBlock OutputPPBlock ResidualLayer SphericalBasisLayer
torch_geometric.nn.models.gnnff EdgeBlock GNNFF GaussianFilter NodeBlock
torch_geometric.nn.models.gpse BatchNorm1dEdge BatchNorm1dNode GNNInductiveHybridMultiHead GNNStackStage GPSE:ix GPSENodeEncoder GeneralLayer GeneralMultiLayer IdentityHead Linear MLP ResGatedGCNConv
torch_geometric.nn.models.graph_mixer LinkEncoder NodeEncoder _MLPMixer
torch_geometric.nn.models.graph_unet GraphUNet
torch_geometric.nn.models.jumping_knowledge HeteroJumpingKnowledge JumpingKnowledge
torch_geometric.nn.models.lightgcn BPRLoss LightGCN
torch_geometric.nn.models.linkx LINKX
torch_geometric.nn.models.lpformer LPFormer MLP
torch_geometric.nn.models.mask_label MaskLabel
torch_geometric.nn.models.meta MetaLayer
torch_geometric.nn.models.metapath2vec MetaPath2Vec:ix
torch_geometric.nn.models.mlp MLP
torch_geometric.nn.models.neural_fingerprint NeuralFingerprint
torch_geometric.nn.models.node2vec Node2Vec
torch_geometric.nn.models.pmlp PMLP
torch_geometric.nn.models.polynormer Polynormer
torch_geometric.nn.models.re_net RENet
torch_geometric.nn.models.rect RECT_L
torch_geometric.nn.models.rev_gnn GroupAddRev InvertibleModule
torch_geometric.nn.models.schnet GaussianSmearing InteractionBlock RadiusInteractionGraph SchNet ShiftedSoftplus
torch_geometric.nn.models.sgformer GraphModule SGFormer SGModule
torch_geometric.nn.models.signed_gcn SignedGCN
torch_geometric.nn.models.tgn IdentityMessage LastAggregator LastNeighborLoader MeanAggregator TGNMemory TimeEncoder
torch_geometric.nn.models.visnet Atomref CosineCutoff Distance EdgeEmbedding EquivariantScalar ExpNormalSmearing GatedEquivariantBlock Sphere VecLayerNorm ViSNet ViSNetBlock
torch_geometric.nn.module_dict ModuleDict
torch_geometric.nn.norm.batch_norm BatchNorm HeteroBatchNorm
torch_geometric.nn.norm.diff_group_norm DiffGroupNorm
torch_geometric.nn.norm.graph_norm GraphNorm
torch_geometric.nn.norm.graph_size_norm GraphSizeNorm
torch_geometric.nn.norm.instance_norm InstanceNorm
torch_geometric.nn.norm.layer_norm HeteroLayerNorm LayerNorm
torch_geometric.nn.norm.mean_subtraction_norm MeanSubtractionNorm
torch_geometric.nn.norm.msg_norm MessageNorm
torch_geometric.nn.norm.pair_norm PairNorm
torch_geometric.nn.parameter_dict ParameterDict
torch_geometric.nn.pool.asap ASAPooling
torch_geometric.nn.pool.cluster_pool ClusterPooling
torch_geometric.nn.pool.connect.base Connect ConnectOutput
torch_geometric.nn.pool.connect.filter_edges FilterEdges
torch_geometric.nn.pool.edge_pool EdgePooling
torch_geometric.nn.pool.knn ApproxL2KNNIndex ApproxMIPSKNNIndex KNNIndex L2KNNIndex MIPSKNNIndex
torch_geometric.nn.pool.mem_pool MemPooling
torch_geometric.nn.pool.pan_pool PANPooling:ix
torch_geometric.nn.pool.sag_pool SAGPooling:ix
torch_geometric.nn.pool.select.base Select SelectOutput
torch_geometric.nn.pool.select.topk SelectTopK
torch_geometric.nn.pool.topk_pool TopKPooling:ix
torch_geometric.nn.reshape Reshape
torch_geometric.nn.sequential Sequential:x
torch_geometric.nn.to_fixed_size_transformer ToFixedSizeTransformer
torch_geometric.nn.to_hetero_module ToHeteroLinear ToHeteroMessagePassing
torch_geometric.nn.to_hetero_transformer ToHeteroTransformer
torch_geometric.nn.to_hetero_with_bases_transformer HeteroBasisConv LinearAlign ToHeteroWithBasesTransformer
torch_geometric.profile.profile CUDAStats CUDAStatsSummary GPUStats GPUStatsSummary timeit
torch_geometric.profile.profiler Profiler
torch_geometric.sampler.base BaseSampler DataType:e EdgeSamplerInput HeteroSamplerOutput NegativeSampling NegativeSamplingMode:e NodeSamplerInput NumNeighbors SamplerOutput SubgraphType:e
torch_geometric.sampler.hgt_sampler HGTSampler
torch_geometric.sampler.neighbor_sampler BidirectionalNeighborSampler:ix NeighborSampler:ix
torch_geometric.transforms.add_gpse AddGPSE
torch_geometric.transforms.add_metapaths AddMetaPaths AddRandomMetaPaths
torch_geometric.transforms.add_positional_encoding AddLaplacianEigenvectorPE AddRandomWalkPE
torch_geometric.transforms.add_remaining_self_loops AddRemainingSelfLoops
torch_geometric.transforms.add_self_loops AddSelfLoops
torch_geometric.transforms.base_transform BaseTransform
torch_geometric.transforms.cartesian Cartesian
torch_geometric.transforms.center Center
torch_geometric.transforms.compose Compose ComposeFilters
torch_geometric.transforms.constant Constant
torch_geometric.transforms.delaunay Delaunay _QhullTransform _SequentialTransform _ShullTransform
torch_geometric.transforms.distance Distance
torch_geometric.transforms.face_to_edge FaceToEdge
torch_geometric.transforms.feature_propagation FeaturePropagation
torch_geometric.transforms.fixed_points FixedPoints
torch_geometric.transforms.gcn_norm GCNNorm
torch_geometric.transforms.gdc GDC
torch_geometric.transforms.generate_mesh_normals GenerateMeshNormals
torch_geometric.transforms.grid_sampling GridSampling:ix
torch_geometric.transforms.half_hop HalfHop
torch_geometric.transforms.knn_graph KNNGraph
torch_geometric.transforms.laplacian_lambda_max LaplacianLambdaMax
torch_geometric.transforms.largest_connected_components LargestConnectedComponents
torch_geometric.transforms.line_graph LineGraph
torch_geometric.transforms.linear_transformation LinearTransformation
torch_geometric.transforms.local_cartesian LocalCartesian
torch_geometric.transforms.local_degree_profile LocalDegreeProfile
torch_geometric.transforms.mask IndexToMask MaskToIndex
torch_geometric.transforms.node_property_split NodePropertySplit
torch_geometric.transforms.normalize_features NormalizeFeatures
torch_geometric.transforms.normalize_rotation NormalizeRotation
torch_geometric.transforms.normalize_scale NormalizeScale
torch_geometric.transforms.one_hot_degree OneHotDegree
torch_geometric.transforms.pad AttrNamePadding EdgeTypePadding MappingPadding NodeTypePadding Pad Padding UniformPadding _NumEdges _NumNodes
torch_geometric.transforms.point_pair_features PointPairFeatures
torch_geometric.transforms.polar Polar
torch_geometric.transforms.radius_graph RadiusGraph
torch_geometric.transforms.random_flip RandomFlip
torch_geometric.transforms.random_jitter RandomJitter
torch_geometric.transforms.random_link_split RandomLinkSplit
torch_geometric.transforms.random_node_split RandomNodeSplit
torch_geometric.transforms.random_rotate RandomRotate
torch_geometric.transforms.random_scale RandomScale
torch_geometric.transforms.random_shear RandomShear
torch_geometric.transforms.remove_duplicated_edges RemoveDuplicatedEdges
torch_geometric.transforms.remove_isolated_nodes RemoveIsolatedNodes
torch_geometric.transforms.remove_self_loops RemoveSelfLoops
torch_geometric.transforms.remove_training_classes RemoveTrainingClasses
torch_geometric.transforms.rooted_subgraph RootedEgoNets RootedRWSubgraph RootedSubgraph
torch_geometric.transforms.sample_points SamplePoints
torch_geometric.transforms.sign SIGN
torch_geometric.transforms.spherical Spherical
torch_geometric.transforms.svd_feature_reduction SVDFeatureReduction
torch_geometric.transforms.target_indegree TargetIndegree
torch_geometric.transforms.to_dense ToDense
torch_geometric.transforms.to_device ToDevice
torch_geometric.transforms.to_sparse_tensor ToSparseTensor
torch_geometric.transforms.to_superpixels ToSLIC
torch_geometric.transforms.to_undirected ToUndirected
torch_geometric.transforms.two_hop TwoHop
torch_geometric.transforms.virtual_node VirtualNode
torch_geometric.typing CPUHashMap CUDAHashMap MockTorchCSCTensor SparseStorage SparseTensor TensorFrame torch_sparse
torch_geometric.utils._trim_to_layer TrimToLayer
torch_geometric.utils.mixin CastMixin
torch_geometric.warnings WarningCache
torchmetrics.collections MetricCollection
torchmetrics.detection._mean_ap BaseMetricResults:id COCOMetricResults:id MAPMetricResults:id MARMetricResults:id
torchmetrics.detection.helpers CocoBackend
torchmetrics.functional.audio.dnsmos InferenceSession
torchmetrics.functional.audio.nisqa _AdaptCNN _Framewise _NISQADIM _PoolAttFF _Pooling _SelfAttention _SelfAttentionLayer _TimeDependency
torchmetrics.functional.image.arniqa _ARNIQA _NoTrainArniqa
torchmetrics.functional.image.dists DISTSNetwork:ix L2pooling
torchmetrics.functional.image.lpips Alexnet NetLinLayer ScalingLayer SqueezeNet Vgg16 _LPIPS:ix _NoTrainLpips:ix
torchmetrics.functional.image.perceptual_path_length GeneratorType
torchmetrics.functional.multimodal.clip_score JinaProcessorWrapper
torchmetrics.functional.regression.kendall _MetricVariant:e _TestAlternative:e
torchmetrics.functional.text.helper _EditOperations:e _LevenshteinEditDistance
torchmetrics.functional.text.helper_embedding_metric TextDataset TokenizedDataset
torchmetrics.functional.text.infolm _IMEnum:e _InformationMeasure
torchmetrics.functional.text.sacre_bleu _SacreBLEUTokenizer
torchmetrics.functional.text.ter _TercomTokenizer
torchmetrics.image.fid NoTrainInceptionV3:ix _FeatureExtractorInceptionV3
torchmetrics.text.bert BERTScore:x
torchmetrics.utilities.enums AverageMethod:e ClassificationTask:e ClassificationTaskNoBinary:e ClassificationTaskNoMultilabel:e DataType:e EnumStr:e MDMCAverageMethod:e
torchmetrics.utilities.exceptions TorchMetricsUserError
torchmetrics.wrappers.feature_share FeatureShare NetworkCache
torchmetrics.wrappers.tracker MetricTracker
torchvision._utils StrEnum:e
torchvision.datasets.ucf101 UCF101:ix
torchvision.io.image ImageReadMode:e
torchvision.io.video_reader VideoReader
torchvision.models._api WeightsEnum:e
torchvision.models._utils IntermediateLayerGetter _ModelURLs:id
torchvision.models.alexnet AlexNet AlexNet_Weights:e
torchvision.models.convnext CNBlock CNBlockConfig ConvNeXt ConvNeXt_Base_Weights:e ConvNeXt_Large_Weights:e ConvNeXt_Small_Weights:e ConvNeXt_Tiny_Weights:e LayerNorm2d
torchvision.models.densenet DenseNet DenseNet121_Weights:e DenseNet161_Weights:e DenseNet169_Weights:e DenseNet201_Weights:e _DenseBlock _DenseLayer _Transition
torchvision.models.detection._utils BalancedPositiveNegativeSampler BoxCoder BoxLinearCoder Matcher SSDMatcher
torchvision.models.detection.anchor_utils AnchorGenerator DefaultBoxGenerator
torchvision.models.detection.backbone_utils BackboneWithFPN
torchvision.models.detection.faster_rcnn FastRCNNConvFCHead FastRCNNPredictor FasterRCNN FasterRCNN_MobileNet_V3_Large_320_FPN_Weights:e FasterRCNN_MobileNet_V3_Large_FPN_Weights:e FasterRCNN_ResNet50_FPN_V2_Weights:e FasterRCNN_ResNet50_FPN_Weights:e TwoMLPHead
torchvision.models.detection.fcos FCOS FCOSClassificationHead FCOSHead FCOSRegressionHead FCOS_ResNet50_FPN_Weights:e
torchvision.models.detection.generalized_rcnn GeneralizedRCNN
torchvision.models.detection.image_list ImageList
torchvision.models.detection.keypoint_rcnn KeypointRCNN KeypointRCNNHeads KeypointRCNNPredictor KeypointRCNN_ResNet50_FPN_Weights:e
torchvision.models.detection.mask_rcnn MaskRCNN MaskRCNNHeads MaskRCNNPredictor MaskRCNN_ResNet50_FPN_V2_Weights:e MaskRCNN_ResNet50_FPN_Weights:e
torchvision.models.detection.retinanet RetinaNet RetinaNetClassificationHead RetinaNetHead RetinaNetRegressionHead RetinaNet_ResNet50_FPN_V2_Weights:e RetinaNet_ResNet50_FPN_Weights:e
torchvision.models.detection.roi_heads RoIHeads
torchvision.models.detection.rpn RPNHead RegionProposalNetwork
torchvision.models.detection.ssd SSD SSD300_VGG16_Weights:e SSDClassificationHead SSDFeatureExtractorVGG SSDHead SSDRegressionHead SSDScoringHead
torchvision.models.detection.ssdlite SSDLite320_MobileNet_V3_Large_Weights:e SSDLiteClassificationHead SSDLiteFeatureExtractorMobileNet SSDLiteHead SSDLiteRegressionHead
torchvision.models.detection.transform GeneralizedRCNNTransform
torchvision.models.efficientnet EfficientNet EfficientNet_B0_Weights:e EfficientNet_B1_Weights:e EfficientNet_B2_Weights:e EfficientNet_B3_Weights:e EfficientNet_B4_Weights:e EfficientNet_B5_Weights:e EfficientNet_B6_Weights:e EfficientNet_B7_Weights:e EfficientNet_V2_L_Weights:e EfficientNet_V2_M_Weights:e EfficientNet_V2_S_Weights:e FusedMBConv FusedMBConvConfig MBConv MBConvConfig _MBConvConfig
torchvision.models.feature_extraction LeafModuleAwareTracer NodePathTracer
torchvision.models.googlenet BasicConv2d GoogLeNet GoogLeNetOutputs GoogLeNet_Weights:e Inception InceptionAux
torchvision.models.inception BasicConv2d Inception3 InceptionA InceptionAux InceptionB InceptionC InceptionD InceptionE InceptionOutputs Inception_V3_Weights:e
torchvision.models.maxvit MBConv MaxVit MaxVitBlock MaxVitLayer MaxVit_T_Weights:e PartitionAttentionLayer RelativePositionalMultiHeadAttention SwapAxes WindowDepartition WindowPartition
torchvision.models.mnasnet MNASNet MNASNet0_5_Weights:e MNASNet0_75_Weights:e MNASNet1_0_Weights:e MNASNet1_3_Weights:e _InvertedResidual
torchvision.models.mobilenetv2 InvertedResidual MobileNetV2 MobileNet_V2_Weights:e
torchvision.models.mobilenetv3 InvertedResidual InvertedResidualConfig MobileNetV3 MobileNet_V3_Large_Weights:e MobileNet_V3_Small_Weights:e
torchvision.models.optical_flow.raft BottleneckBlock ConvGRU CorrBlock FeatureEncoder FlowHead MaskPredictor MotionEncoder RAFT Raft_Large_Weights:e Raft_Small_Weights:e RecurrentBlock ResidualBlock UpdateBlock
torchvision.models.quantization.googlenet GoogLeNet_QuantizedWeights:e QuantizableBasicConv2d QuantizableGoogLeNet QuantizableInception QuantizableInceptionAux
torchvision.models.quantization.inception Inception_V3_QuantizedWeights:e QuantizableBasicConv2d QuantizableInception3 QuantizableInceptionA QuantizableInceptionAux QuantizableInceptionB QuantizableInceptionC QuantizableInceptionD QuantizableInceptionE
torchvision.models.quantization.mobilenetv2 MobileNet_V2_QuantizedWeights:e QuantizableInvertedResidual QuantizableMobileNetV2
torchvision.models.quantization.mobilenetv3 MobileNet_V3_Large_QuantizedWeights:e QuantizableInvertedResidual QuantizableMobileNetV3 QuantizableSqueezeExcitation
torchvision.models.quantization.resnet QuantizableBasicBlock QuantizableBottleneck QuantizableResNet ResNeXt101_32X8D_QuantizedWeights:e ResNeXt101_64X4D_QuantizedWeights:e ResNet18_QuantizedWeights:e ResNet50_QuantizedWeights:e
torchvision.models.quantization.shufflenetv2 QuantizableInvertedResidual QuantizableShuffleNetV2 ShuffleNet_V2_X0_5_QuantizedWeights:e ShuffleNet_V2_X1_0_QuantizedWeights:e ShuffleNet_V2_X1_5_QuantizedWeights:e ShuffleNet_V2_X2_0_QuantizedWeights:e
torchvision.models.regnet AnyStage BlockParams BottleneckTransform RegNet RegNet_X_16GF_Weights:e RegNet_X_1_6GF_Weights:e RegNet_X_32GF_Weights:e RegNet_X_3_2GF_Weights:e RegNet_X_400MF_Weights:e RegNet_X_800MF_Weights:e RegNet_X_8GF_Weights:e RegNet_Y_128GF_Weights:e RegNet_Y_16GF_Weights:e RegNet_Y_1_6GF_Weights:e RegNet_Y_32GF_Weights:e RegNet_Y_3_2GF_Weights:e RegNet_Y_400MF_Weights:e RegNet_Y_800MF_Weights:e RegNet_Y_8GF_Weights:e ResBottleneckBlock SimpleStemIN
torchvision.models.resnet BasicBlock Bottleneck ResNeXt101_32X8D_Weights:e ResNeXt101_64X4D_Weights:e ResNeXt50_32X4D_Weights:e ResNet ResNet101_Weights:e ResNet152_Weights:e ResNet18_Weights:e ResNet34_Weights:e ResNet50_Weights:e Wide_ResNet101_2_Weights:e Wide_ResNet50_2_Weights:e
torchvision.models.segmentation._utils _SimpleSegmentationModel
torchvision.models.segmentation.deeplabv3 ASPP ASPPConv ASPPPooling DeepLabHead DeepLabV3 DeepLabV3_MobileNet_V3_Large_Weights:e DeepLabV3_ResNet101_Weights:e DeepLabV3_ResNet50_Weights:e
torchvision.models.segmentation.fcn FCN FCNHead FCN_ResNet101_Weights:e FCN_ResNet50_Weights:e
torchvision.models.segmentation.lraspp LRASPP LRASPPHead LRASPP_MobileNet_V3_Large_Weights:e
torchvision.models.shufflenetv2 InvertedResidual ShuffleNetV2 ShuffleNet_V2_X0_5_Weights:e ShuffleNet_V2_X1_0_Weights:e ShuffleNet_V2_X1_5_Weights:e ShuffleNet_V2_X2_0_Weights:e
torchvision.models.squeezenet Fire SqueezeNet SqueezeNet1_0_Weights:e SqueezeNet1_1_Weights:e
torchvision.models.swin_transformer PatchMerging PatchMergingV2 ShiftedWindowAttention ShiftedWindowAttentionV2 SwinTransformer SwinTransformerBlock SwinTransformerBlockV2 Swin_B_Weights:e Swin_S_Weights:e Swin_T_Weights:e Swin_V2_B_Weights:e Swin_V2_S_Weights:e Swin_V2_T_Weights:e
torchvision.models.vgg VGG VGG11_BN_Weights:e VGG11_Weights:e VGG13_BN_Weights:e VGG13_Weights:e VGG16_BN_Weights:e VGG16_Weights:e VGG19_BN_Weights:e VGG19_Weights:e
torchvision.models.video.mvit MSBlockConfig MViT MViT_V1_B_Weights:e MViT_V2_S_Weights:e MultiscaleAttention:ix MultiscaleBlock:ix Pool PositionalEncoding
torchvision.models.video.resnet BasicBlock BasicStem Bottleneck Conv2Plus1D MC3_18_Weights:e R2Plus1D_18_Weights:e R2Plus1dStem R3D_18_Weights:e VideoResNet
torchvision.models.video.s3d S3D S3D_Weights:e SepInceptionBlock3D TemporalSeparableConv
torchvision.models.video.swin_transformer PatchEmbed3d ShiftedWindowAttention3d Swin3D_B_Weights:e Swin3D_S_Weights:e Swin3D_T_Weights:e SwinTransformer3d
torchvision.models.vision_transformer ConvStemConfig Encoder EncoderBlock MLPBlock ViT_B_16_Weights:e ViT_B_32_Weights:e ViT_H_14_Weights:e ViT_L_16_Weights:e ViT_L_32_Weights:e VisionTransformer
torchvision.ops.deform_conv DeformConv2d
torchvision.ops.drop_block DropBlock2d DropBlock3d
torchvision.ops.feature_pyramid_network ExtraFPNBlock FeaturePyramidNetwork LastLevelMaxPool LastLevelP6P7
torchvision.ops.misc Conv2dNormActivation Conv3dNormActivation ConvNormActivation FrozenBatchNorm2d MLP Permute SqueezeExcitation
torchvision.ops.poolers LevelMapper MultiScaleRoIAlign
torchvision.ops.ps_roi_align PSRoIAlign
torchvision.ops.ps_roi_pool PSRoIPool
torchvision.ops.roi_align RoIAlign
torchvision.ops.roi_pool RoIPool
torchvision.ops.stochastic_depth StochasticDepth
torchvision.transforms._presets ImageClassification ObjectDetection OpticalFlow SemanticSegmentation VideoClassification
torchvision.transforms._transforms_video CenterCropVideo NormalizeVideo RandomCropVideo RandomHorizontalFlipVideo RandomResizedCropVideo ToTensorVideo
torchvision.transforms.autoaugment AugMix AutoAugment AutoAugmentPolicy:e RandAugment TrivialAugmentWide
torchvision.transforms.functional InterpolationMode:e
torchvision.transforms.transforms CenterCrop ColorJitter Compose ConvertImageDtype ElasticTransform FiveCrop GaussianBlur Grayscale Lambda LinearTransformation Normalize PILToTensor Pad RandomAdjustSharpness RandomAffine RandomApply RandomAutocontrast RandomChoice RandomCrop RandomEqualize RandomErasing RandomGrayscale RandomHorizontalFlip RandomInvert RandomOrder RandomPerspective RandomPosterize RandomResizedCrop RandomRotation RandomSolarize RandomTransforms RandomVerticalFlip Resize TenCrop ToPILImage ToTensor
torchvision.transforms.v2._augment CutMix JPEG MixUp RandomErasing _BaseMixUpCutMix
torchvision.transforms.v2._auto_augment AugMix AutoAugment RandAugment TrivialAugmentWide _AutoAugmentBase
torchvision.transforms.v2._color ColorJitter Grayscale RGB RandomAdjustSharpness RandomAutocontrast RandomChannelPermutation RandomEqualize RandomGrayscale RandomInvert RandomPhotometricDistort RandomPosterize RandomSolarize
torchvision.transforms.v2._container Compose RandomApply RandomChoice RandomOrder
torchvision.transforms.v2._deprecated ToTensor
torchvision.transforms.v2._geometry CenterCrop ElasticTransform FiveCrop Pad RandomAffine RandomCrop RandomHorizontalFlip RandomIoUCrop RandomPerspective RandomResize RandomResizedCrop RandomRotation RandomShortestSize RandomVerticalFlip RandomZoomOut Resize ScaleJitter TenCrop
torchvision.transforms.v2._meta ClampBoundingBoxes ClampKeyPoints ConvertBoundingBoxFormat SetClampingMode
torchvision.transforms.v2._misc ConvertImageDtype GaussianBlur GaussianNoise Identity Lambda LinearTransformation Normalize SanitizeBoundingBoxes SanitizeKeyPoints ToDtype
torchvision.transforms.v2._temporal UniformTemporalSubsample
torchvision.transforms.v2._transform Transform _RandomApplyTransform
torchvision.transforms.v2._type_conversion PILToTensor ToImage ToPILImage ToPureTensor
torchvision.tv_tensors._bounding_boxes BoundingBoxFormat:e
torchvision.tv_tensors._dataset_wrapper WrapperFactories:id
torchvision.tv_tensors._torch_function_helpers _ReturnTypeCM
torchvision.utils _ImageDrawTV
transformers._typing TransformersLogger WhisperGenerationConfigLike
transformers.activations AccurateGELUActivation ClassInstantier:id ClippedGELUActivation FastGELUActivation GELUActivation GELUTanh LaplaceActivation LinearActivation MishActivation NewGELUActivation QuickGELUActivation ReLUSquaredActivation SiLUActivation SqrtSoftplusActivation XIELUActivation
transformers.backbone_utils BackboneConfigMixin BackboneMixin
transformers.cache_utils Cache CacheLayerMixin DFlashCache DynamicCache DynamicIndexedLayer DynamicLayer DynamicSlidingWindowLayer EncoderDecoderCache HQQQuantizedLayer LinearAttentionAndFullAttentionLayer LinearAttentionAndSlidingWindowAttentionLayer LinearAttentionAndStaticFullAttentionLayer LinearAttentionAndStaticSlidingWindowAttentionLayer LinearAttentionCacheLayerMixin LinearAttentionLayer MtpCache QuantizedCache QuantizedLayer QuantoQuantizedLayer StaticCache StaticIndexedLayer StaticLayer StaticSlidingWindowLayer
transformers.configuration_utils PreTrainedConfig
transformers.convert_slow_tokenizer SpmConverter:ix
transformers.core_model_loading WeightConverter:x WeightRenaming:x
transformers.data.data_collator DataCollatorWithPadding
transformers.debug_utils DebugOption:e DebugUnderflowOverflow
transformers.distributed.configuration_utils DistributedConfig:ix
transformers.distributed.mixin DistributedMixin
transformers.distributed.pipeline_parallel PipelineStage
transformers.feature_extraction_sequence_utils SequenceFeatureExtractor
transformers.feature_extraction_utils FeatureExtractionMixin
transformers.generation.candidate_generator AssistantToTargetTranslator AssistantVocabTranslatorCache AssistedCandidateGenerator AssistedCandidateGeneratorDifferentTokenizers CandidateGenerator DFlashTokenCandidateGenerator EarlyExitCandidateGenerator MTPCandidateGenerator:ix PromptLookupCandidateGenerator SinglePositionMultiTokenCandidateGenerator UniversalSpeculativeDecodingGenerator _MapInputEmbedding _PruneReindexingLMHead
transformers.generation.configuration_utils BaseWatermarkingConfig CompileConfig ContinuousBatchingConfig:ix GenerationMode:e SynthIDTextWatermarkingConfig WatermarkingConfig
transformers.generation.continuous_batching.cache PagedAttentionCache PagedAttentionMemoryHandler
transformers.generation.continuous_batching.cache_allocators.cache_allocator BlockLedger CacheAllocator
transformers.generation.continuous_batching.cache_allocators.cache_pool CachePool RegularTrees
transformers.generation.continuous_batching.cache_allocators.full_attention FullAttentionCacheAllocator
transformers.generation.continuous_batching.cache_allocators.sliding_attention SlidingAttentionCacheAllocator
transformers.generation.continuous_batching.cb_logits_processors ContinuousBatchingLogitsProcessor ContinuousBatchingLogitsProcessorList ContinuousBatchingTemperatureLogitsWarper ContinuousBatchingTopKLogitsWarper ContinuousBatchingTopPLogitsWarper
transformers.generation.continuous_batching.continuous_api BackgroundThreadStatus:ix ContinuousBatchingManager:ix ContinuousMixin OutputRouter:ix ProtoPretrainedModel
transformers.generation.continuous_batching.distributed DistributedHelper
transformers.generation.continuous_batching.input_outputs ContinuousBatchingAsyncIOs ContinuousBatchingIOs HostDeviceIOPair PagedAttentionArgs:id
transformers.generation.continuous_batching.model_runner ModelRunner:ix
transformers.generation.continuous_batching.offloading_manager OffloadingManager
transformers.generation.continuous_batching.requests FutureBatch:x GenerationOutput RequestState RequestStatus:e
transformers.generation.continuous_batching.scheduler FIFOScheduler:ix PrefillFirstScheduler:ix Scheduler:ix
transformers.generation.continuous_batching.utils WorkloadHints
transformers.generation.logits_process AlternatingCodebooksLogitsProcessor BarkEosPrioritizerLogitsProcessor ClassifierFreeGuidanceLogitsProcessor DiaClassifierFreeGuidanceLogitsProcessor DiaEOSChannelFilterLogitsProcessor DiaEOSDelayPatternLogitsProcessor EncoderNoRepeatNGramLogitsProcessor EncoderRepetitionPenaltyLogitsProcessor EpsilonLogitsWarper EtaLogitsWarper ExponentialDecayLengthPenalty ForcedBOSTokenLogitsProcessor ForcedEOSTokenLogitsProcessor InfNanRemoveLogitsProcessor LogitNormalization LogitsProcessor LogitsProcessorList:il MinLengthLogitsProcessor MinNewTokensLengthLogitsProcessor MinPLogitsWarper NoBadWordsLogitsProcessor NoRepeatNGramLogitsProcessor PrefixConstrainedLogitsProcessor RepetitionPenaltyLogitsProcessor SequenceBiasLogitsProcessor SuppressTokensAtBeginLogitsProcessor SuppressTokensLogitsProcessor SynthIDTextWatermarkLogitsProcessor SynthIDTextWatermarkState TemperatureLogitsWarper TopHLogitsWarper TopKLogitsWarper TopPLogitsWarper TypicalLogitsWarper UnbatchedClassifierFreeGuidanceLogitsProcessor WatermarkLogitsProcessor WhisperNoSpeechDetection WhisperTimeStampLogitsProcessor
transformers.generation.stopping_criteria ConfidenceCriteria EosTokenCriteria MaxLengthCriteria MaxTimeCriteria StopStringCriteria StoppingCriteria StoppingCriteriaList:il
transformers.generation.streamers AsyncTextIteratorStreamer:ix BaseStreamer TextDiffusionStreamer TextIteratorStreamer TextStreamer
transformers.generation.utils DeferredStopCheck GenerateBeamDecoderOnlyOutput GenerateBeamEncoderDecoderOutput GenerateDecoderOnlyOutput GenerateEncoderDecoderOutput GenerationMixin StopCheck
transformers.generation.watermarking BayesianDetectorConfig BayesianDetectorModel BayesianDetectorWatermarkedLikelihood BayesianWatermarkDetectorModelOutput SynthIDTextWatermarkDetector WatermarkDetector WatermarkDetectorOutput
transformers.image_processing_backends PilBackend TorchvisionBackend
transformers.image_processing_base ImageProcessingMixin
transformers.image_processing_utils BaseImageProcessor
transformers.image_transforms PaddingMode:e
transformers.image_utils AnnotationFormat:e ChannelDimension:e ImageType:e
transformers.integrations.heterogeneity.configuration_utils HeterogeneousConfigMixin _HeterogeneitySpec _PerLayerConfigView
transformers.integrations.peft PeftAdapterMixin
transformers.modelcard TrainingSummary
transformers.modeling_attn_mask_utils AttentionMaskConverter
transformers.modeling_flash_attention_utils FlashAttentionKwargs:id
transformers.modeling_gguf_pytorch_utils BloomTensorProcessor GPT2TensorProcessor Gemma2TensorProcessor GptOssTensorProcessor Lfm2TensorProcessor LlamaTensorProcessor MambaTensorProcessor MiniMaxM2TensorProcessor NemotronTensorProcessor Qwen2MoeTensorProcessor T5TensorProcessor TensorProcessor
transformers.modeling_layers GenericForQuestionAnswering GenericForSequenceClassification GenericForTokenClassification GradientCheckpointingLayer MtpLayer MtpModel
transformers.modeling_outputs BackboneOutput BaseModelOutput BaseModelOutputWithCrossAttentions BaseModelOutputWithNoAttention BaseModelOutputWithPast BaseModelOutputWithPastAndCrossAttentions BaseModelOutputWithPooling BaseModelOutputWithPoolingAndCrossAttentions BaseModelOutputWithPoolingAndNoAttention BaseModelOutputWithPoolingAndProjection CausalLMOutput CausalLMOutputWithCrossAttentions CausalLMOutputWithPast DepthEstimatorOutput ImageClassifierOutput ImageClassifierOutputWithNoAttention ImageSuperResolutionOutput MaskedImageModelingOutput MaskedLMOutput MoEModelOutput MoEModelOutputWithPastAndCrossAttentions MoeCausalLMOutputWithPast MoeModelOutputWithPast MultipleChoiceModelOutput NextSentencePredictorOutput QuestionAnsweringModelOutput SampleTSPredictionOutput SemanticSegmenterOutput Seq2SeqLMOutput Seq2SeqMoEModelOutput Seq2SeqMoEOutput Seq2SeqModelOutput Seq2SeqQuestionAnsweringModelOutput Seq2SeqSequenceClassifierOutput Seq2SeqSpectrogramOutput Seq2SeqTSModelOutput Seq2SeqTSPredictionOutput SequenceClassifierOutput SequenceClassifierOutputWithPast TokenClassifierOutput Wav2Vec2BaseModelOutput XVectorOutput
transformers.modeling_rope_utils RopeParameters:id RotaryEmbeddingConfigMixin
transformers.modeling_utils EmbeddingAccessMixin LoadStateDictConfig ModuleUtilsMixin PreTrainedAudioTokenizerBase PreTrainedModel
transformers.models.afmoe.configuration_afmoe AfmoeConfig
transformers.models.afmoe.modeling_afmoe AfmoeAttention AfmoeDecoderLayer AfmoeExperts AfmoeForCausalLM AfmoeMLP AfmoeModel AfmoePreTrainedModel AfmoeRMSNorm AfmoeRotaryEmbedding AfmoeSparseMoeBlock AfmoeTokenChoiceRouter
transformers.models.aimv2.configuration_aimv2 Aimv2Config Aimv2TextConfig Aimv2VisionConfig
transformers.models.aimv2.modeling_aimv2 Aimv2Attention Aimv2AttentionPoolingHead Aimv2Encoder Aimv2EncoderLayer Aimv2MLP Aimv2Model Aimv2Output Aimv2PreTrainedModel Aimv2RMSNorm Aimv2TextEmbeddings Aimv2TextModel Aimv2VisionEmbeddings Aimv2VisionModel
transformers.models.albert.configuration_albert AlbertConfig
transformers.models.albert.modeling_albert AlbertAttention AlbertEmbeddings AlbertForMaskedLM AlbertForMultipleChoice AlbertForPreTraining AlbertForPreTrainingOutput AlbertForQuestionAnswering AlbertForSequenceClassification AlbertForTokenClassification AlbertLayer AlbertLayerGroup AlbertMLMHead AlbertModel AlbertPreTrainedModel AlbertSOPHead AlbertTransformer
transformers.models.align.configuration_align AlignConfig AlignTextConfig AlignVisionConfig
transformers.models.align.modeling_align AlignModel AlignOutput AlignPreTrainedModel AlignTextAttention AlignTextEmbeddings AlignTextEncoder AlignTextIntermediate AlignTextLayer AlignTextModel AlignTextModelOutput AlignTextOutput AlignTextPooler AlignTextSelfAttention AlignTextSelfOutput AlignVisionBlock AlignVisionDepthwiseConv2d AlignVisionDepthwiseLayer AlignVisionEmbeddings AlignVisionEncoder AlignVisionExpansionLayer AlignVisionFinalBlockLayer AlignVisionModel AlignVisionModelOutput AlignVisionSqueezeExciteLayer
transformers.models.altclip.configuration_altclip AltCLIPConfig AltCLIPTextConfig AltCLIPVisionConfig
transformers.models.altclip.modeling_altclip AltCLIPAttention AltCLIPEncoder AltCLIPEncoderLayer AltCLIPMLP AltCLIPModel AltCLIPOutput AltCLIPPreTrainedModel AltCLIPTextModel AltCLIPVisionEmbeddings AltCLIPVisionModel AltRobertaAttention AltRobertaEmbeddings AltRobertaEncoder AltRobertaIntermediate AltRobertaLayer AltRobertaModel AltRobertaOutput AltRobertaPooler AltRobertaSelfAttention AltRobertaSelfOutput
transformers.models.apertus.configuration_apertus ApertusConfig
transformers.models.apertus.modeling_apertus ApertusAttention ApertusDecoderLayer ApertusForCausalLM ApertusForTokenClassification ApertusMLP ApertusModel ApertusPreTrainedModel ApertusRMSNorm ApertusRotaryEmbedding
transformers.models.arcee.configuration_arcee ArceeConfig
transformers.models.arcee.modeling_arcee ArceeAttention ArceeDecoderLayer ArceeForCausalLM ArceeForQuestionAnswering ArceeForSequenceClassification ArceeForTokenClassification ArceeMLP ArceeModel ArceePreTrainedModel ArceeRMSNorm ArceeRotaryEmbedding
transformers.models.aria.configuration_aria AriaConfig AriaTextConfig
transformers.models.aria.image_processing_aria AriaImageProcessor AriaImageProcessorKwargs:id
transformers.models.aria.image_processing_pil_aria AriaImageProcessorKwargs:id AriaImageProcessorPil
transformers.models.aria.modeling_aria AriaCausalLMOutputWithPast AriaCrossAttention AriaExperts AriaForConditionalGeneration AriaModel AriaModelOutputWithPast AriaPreTrainedModel AriaProjector AriaProjectorMLP AriaSharedExpertsMLP AriaTextAttention AriaTextDecoderLayer AriaTextForCausalLM AriaTextMoELayer AriaTextModel AriaTextPreTrainedModel AriaTextRMSNorm AriaTextRotaryEmbedding AriaTextTopKRouter
transformers.models.audio_spectrogram_transformer.configuration_audio_spectrogram_transformer ASTConfig
transformers.models.audio_spectrogram_transformer.modeling_audio_spectrogram_transformer ASTAttention ASTEmbeddings ASTForAudioClassification ASTLayer ASTMLP ASTMLPHead ASTModel ASTPatchEmbeddings ASTPreTrainedModel
transformers.models.audioflamingo3.configuration_audioflamingo3 AudioFlamingo3Config AudioFlamingo3EncoderConfig
transformers.models.audioflamingo3.modeling_audioflamingo3 AudioFlamingo3Attention AudioFlamingo3CausalLMOutputWithPast AudioFlamingo3Encoder AudioFlamingo3EncoderLayer AudioFlamingo3ForConditionalGeneration AudioFlamingo3Model AudioFlamingo3ModelOutputWithPast AudioFlamingo3MultiModalProjector AudioFlamingo3PreTrainedModel
transformers.models.auto.auto_factory _BaseAutoBackboneClass _BaseAutoModelClass _LazyAutoMapping:id
transformers.models.auto.configuration_auto AutoConfig _LazyConfigMapping:id _LazyLoadAllMappings:id
transformers.models.auto.image_processing_auto AutoImageProcessor
transformers.models.auto.modeling_auto AutoBackbone AutoModel AutoModelForAudioClassification AutoModelForAudioFrameClassification AutoModelForAudioTokenization AutoModelForAudioXVector AutoModelForCTC AutoModelForCausalLM AutoModelForDepthEstimation AutoModelForDocumentQuestionAnswering AutoModelForImageClassification AutoModelForImageMatting AutoModelForImageSegmentation AutoModelForImageTextToText AutoModelForImageToImage AutoModelForInstanceSegmentation AutoModelForKeypointDetection AutoModelForKeypointMatching AutoModelForMaskGeneration AutoModelForMaskedImageModeling AutoModelForMaskedLM AutoModelForMultimodalLM AutoModelForMultipleChoice AutoModelForNextSentencePrediction AutoModelForNormalEstimation AutoModelForObjectDetection AutoModelForPointmapEstimation AutoModelForPoseEstimation AutoModelForPreTraining AutoModelForQuestionAnswering AutoModelForRNNT AutoModelForSemanticSegmentation AutoModelForSeq2SeqLM AutoModelForSequenceClassification AutoModelForSpeechSeq2Seq AutoModelForTDT AutoModelForTableQuestionAnswering AutoModelForTableRecognition AutoModelForTextEncoding AutoModelForTextRecognition AutoModelForTextToSpectrogram AutoModelForTextToWaveform AutoModelForTimeSeriesPrediction AutoModelForTokenClassification AutoModelForUniversalSegmentation AutoModelForVideoClassification AutoModelForVisualQuestionAnswering AutoModelForZeroShotImageClassification AutoModelForZeroShotObjectDetection
transformers.models.auto.processing_auto AutoProcessor
transformers.models.auto.tokenization_auto AutoTokenizer
transformers.models.autoformer.configuration_autoformer AutoformerConfig
transformers.models.autoformer.modeling_autoformer AutoFormerDecoderOutput AutoformerAttention AutoformerDecoder AutoformerDecoderLayer AutoformerEncoder AutoformerEncoderLayer AutoformerFeatureEmbedder AutoformerForPrediction AutoformerLayernorm AutoformerMeanScaler AutoformerModel AutoformerModelOutput AutoformerNOPScaler AutoformerPreTrainedModel AutoformerSeriesDecompositionLayer AutoformerSinusoidalPositionalEmbedding AutoformerStdScaler AutoformerValueEmbedding
transformers.models.axk1.configuration_axk1 AXK1Config
transformers.models.axk1.modeling_axk1 AXK1Attention AXK1DecoderLayer AXK1Experts AXK1ForCausalLM AXK1ForSequenceClassification AXK1ForTokenClassification AXK1MLP AXK1MoE AXK1Model AXK1PreTrainedModel AXK1RMSNorm AXK1RotaryEmbedding AXK1TopkRouter
transformers.models.axk2.configuration_axk2 AXK2Config
transformers.models.axk2.modeling_axk2 AXK2Attention AXK2DecoderLayer AXK2Experts AXK2ForCausalLM AXK2ForSequenceClassification AXK2ForTokenClassification AXK2GateMLP AXK2GatedRMSNorm AXK2Indexer AXK2MLP AXK2MoE AXK2Model AXK2PreTrainedModel AXK2RMSNorm AXK2RotaryEmbedding AXK2TopkRouter
transformers.models.aya_vision.configuration_aya_vision AyaVisionConfig
transformers.models.aya_vision.modeling_aya_vision AyaVisionCausalLMOutputWithPast AyaVisionForConditionalGeneration AyaVisionModel AyaVisionModelOutputWithPast AyaVisionMultiModalProjector AyaVisionPreTrainedModel
transformers.models.bamba.configuration_bamba BambaConfig
transformers.models.bamba.modeling_bamba BambaAttention BambaDecoderLayer BambaForCausalLM BambaMLP BambaMixer BambaModel BambaPreTrainedModel BambaRMSNorm BambaRMSNormGated BambaRotaryEmbedding
transformers.models.bark.configuration_bark BarkCoarseConfig BarkConfig BarkFineConfig BarkSemanticConfig BarkSubModelConfig
transformers.models.bark.modeling_bark BarkBlock BarkCausalModel BarkCoarseModel BarkFineModel BarkMLP BarkModel BarkPreTrainedModel BarkSelfAttention BarkSelfFlashAttention2 BarkSemanticModel
transformers.models.bart.configuration_bart BartConfig
transformers.models.bart.modeling_bart BartAttention BartClassificationHead BartDecoder BartDecoderLayer BartDecoderWrapper BartEncoder BartEncoderLayer BartForCausalLM BartForConditionalGeneration BartForQuestionAnswering BartForSequenceClassification BartLearnedPositionalEmbedding BartModel BartPreTrainedModel BartPretrainedModel BartScaledWordEmbedding PretrainedBartModel
transformers.models.beit.configuration_beit BeitConfig
transformers.models.beit.image_processing_beit BeitImageProcessor BeitImageProcessorKwargs:id
transformers.models.beit.image_processing_pil_beit BeitImageProcessorKwargs:id BeitImageProcessorPil
transformers.models.beit.modeling_beit BeitAttention BeitBackbone BeitConvLayer BeitDropPath BeitEmbeddings BeitFCNHead BeitFPNNeck BeitFPNUpBlock BeitForImageClassification BeitForMaskedImageModeling BeitForSemanticSegmentation BeitLayer BeitMLP BeitModel BeitModelOutputWithPooling BeitPatchEmbeddings BeitPooler BeitPreTrainedModel BeitPyramidPoolingBlock BeitPyramidPoolingModule BeitRelativePositionBias BeitUperHead
transformers.models.bert.configuration_bert BertConfig
transformers.models.bert.modeling_bert BertAttention BertCrossAttention BertEmbeddings BertEncoder BertForMaskedLM BertForMultipleChoice BertForNextSentencePrediction BertForPreTraining BertForPreTrainingOutput BertForQuestionAnswering BertForSequenceClassification BertForTokenClassification BertIntermediate BertLMHeadModel BertLMPredictionHead BertLayer BertModel BertOnlyMLMHead BertOnlyNSPHead BertOutput BertPooler BertPreTrainedModel BertPreTrainingHeads BertPredictionHeadTransform BertSelfAttention BertSelfOutput
transformers.models.bert.tokenization_bert BertTokenizer:x
transformers.models.bert.tokenization_bert_legacy BasicTokenizer BertTokenizerLegacy:x WordpieceTokenizer
transformers.models.bert_generation.configuration_bert_generation BertGenerationConfig
transformers.models.bert_generation.modeling_bert_generation BertEncoder BertGenerationAttention BertGenerationCrossAttention BertGenerationDecoder BertGenerationEmbeddings BertGenerationEncoder BertGenerationIntermediate BertGenerationLayer BertGenerationOnlyLMHead BertGenerationOutput BertGenerationPreTrainedModel BertGenerationSelfAttention BertGenerationSelfOutput
transformers.models.bert_japanese.tokenization_bert_japanese BasicTokenizer BertJapaneseTokenizer:x CharacterTokenizer JumanppTokenizer MecabTokenizer:ix SentencepieceTokenizer SudachiTokenizer WordpieceTokenizer
transformers.models.bertweet.tokenization_bertweet BertweetTokenizer:x TweetTokenizer
transformers.models.big_bird.configuration_big_bird BigBirdConfig
transformers.models.big_bird.modeling_big_bird BigBirdAttention BigBirdBlockSparseAttention BigBirdClassificationHead BigBirdEmbeddings BigBirdEncoder BigBirdForCausalLM BigBirdForMaskedLM BigBirdForMultipleChoice BigBirdForPreTraining BigBirdForPreTrainingOutput BigBirdForQuestionAnswering BigBirdForQuestionAnsweringHead BigBirdForQuestionAnsweringModelOutput BigBirdForSequenceClassification BigBirdForTokenClassification BigBirdIntermediate BigBirdLMPredictionHead BigBirdLayer BigBirdModel BigBirdOnlyMLMHead BigBirdOnlyNSPHead BigBirdOutput BigBirdPreTrainedModel BigBirdPreTrainingHeads BigBirdPredictionHeadTransform BigBirdSelfAttention BigBirdSelfOutput
transformers.models.bigbird_pegasus.configuration_bigbird_pegasus BigBirdPegasusConfig
transformers.models.bigbird_pegasus.modeling_bigbird_pegasus BigBirdPegasusBlockSparseAttention BigBirdPegasusClassificationHead BigBirdPegasusDecoder BigBirdPegasusDecoderAttention BigBirdPegasusDecoderLayer BigBirdPegasusDecoderWrapper BigBirdPegasusEncoder BigBirdPegasusEncoderAttention BigBirdPegasusEncoderLayer BigBirdPegasusForCausalLM BigBirdPegasusForConditionalGeneration BigBirdPegasusForQuestionAnswering BigBirdPegasusForSequenceClassification BigBirdPegasusLearnedPositionalEmbedding BigBirdPegasusModel BigBirdPegasusPreTrainedModel BigBirdPegasusScaledWordEmbedding BigBirdPegasusSelfAttention
transformers.models.biogpt.configuration_biogpt BioGptConfig
transformers.models.biogpt.modeling_biogpt BioGptAttention BioGptDecoderLayer BioGptForCausalLM BioGptForSequenceClassification BioGptForTokenClassification BioGptLearnedPositionalEmbedding BioGptModel BioGptPreTrainedModel BioGptScaledWordEmbedding
transformers.models.bit.configuration_bit BitConfig
transformers.models.bit.image_processing_bit BitImageProcessor
transformers.models.bit.image_processing_pil_bit BitImageProcessorPil
transformers.models.bit.modeling_bit BitBackbone BitBottleneckLayer BitDownsampleConv BitDropPath BitEmbeddings BitEncoder BitForImageClassification BitGroupNormActivation BitMaxPool2d BitModel BitPreActivationBottleneckLayer BitPreTrainedModel BitStage DynamicPad2d WeightStandardizedConv2d
transformers.models.bitnet.configuration_bitnet BitNetConfig
transformers.models.bitnet.modeling_bitnet BitNetAttention BitNetDecoderLayer BitNetForCausalLM BitNetMLP BitNetModel BitNetPreTrainedModel BitNetRMSNorm BitNetRotaryEmbedding
transformers.models.blenderbot.configuration_blenderbot BlenderbotConfig
transformers.models.blenderbot.modeling_blenderbot BlenderbotAttention BlenderbotDecoder BlenderbotDecoderLayer BlenderbotDecoderWrapper BlenderbotEncoder BlenderbotEncoderLayer BlenderbotForCausalLM BlenderbotForConditionalGeneration BlenderbotLearnedPositionalEmbedding BlenderbotModel BlenderbotPreTrainedModel BlenderbotScaledWordEmbedding
transformers.models.blenderbot_small.configuration_blenderbot_small BlenderbotSmallConfig
transformers.models.blenderbot_small.modeling_blenderbot_small BlenderbotSmallAttention BlenderbotSmallDecoder BlenderbotSmallDecoderLayer BlenderbotSmallDecoderWrapper BlenderbotSmallEncoder BlenderbotSmallEncoderLayer BlenderbotSmallForCausalLM BlenderbotSmallForConditionalGeneration BlenderbotSmallLearnedPositionalEmbedding BlenderbotSmallModel BlenderbotSmallPreTrainedModel
transformers.models.blip.configuration_blip BlipConfig BlipTextConfig BlipVisionConfig
transformers.models.blip.image_processing_blip BlipImageProcessor
transformers.models.blip.image_processing_pil_blip BlipImageProcessorPil
transformers.models.blip.modeling_blip BlipAttention BlipEncoder BlipEncoderLayer BlipForConditionalGeneration BlipForConditionalGenerationModelOutput BlipForImageTextRetrieval BlipForQuestionAnswering BlipImageTextMatchingModelOutput BlipMLP BlipModel BlipOutput BlipPreTrainedModel BlipTextEmbeddings BlipTextVisionModelOutput BlipVisionEmbeddings BlipVisionModel
transformers.models.blip.modeling_blip_text BlipTextAttention BlipTextEmbeddings BlipTextEncoder BlipTextIntermediate BlipTextLMHeadModel BlipTextLMPredictionHead BlipTextLayer BlipTextModel BlipTextOnlyMLMHead BlipTextOutput BlipTextPooler BlipTextPreTrainedModel BlipTextPredictionHeadTransform BlipTextSelfAttention BlipTextSelfOutput
transformers.models.blip_2.configuration_blip_2 Blip2Config Blip2QFormerConfig Blip2VisionConfig
transformers.models.blip_2.modeling_blip_2 BaseModelOutputWithVisionQformerOutputs Blip2Attention Blip2Encoder Blip2EncoderLayer Blip2ForConditionalGeneration Blip2ForConditionalGenerationModelOutput Blip2ForImageTextRetrieval Blip2ImageTextMatchingModelOutput Blip2MLP Blip2Model Blip2PreTrainedModel Blip2QFormerAttention Blip2QFormerEncoder Blip2QFormerIntermediate Blip2QFormerLayer Blip2QFormerModel Blip2QFormerMultiHeadAttention Blip2QFormerOutput Blip2QFormerSelfOutput Blip2TextEmbeddings Blip2TextModelOutput Blip2TextModelWithProjection Blip2VisionEmbeddings Blip2VisionModel Blip2VisionModelOutput Blip2VisionModelWithProjection
transformers.models.bloom.configuration_bloom BloomConfig
transformers.models.bloom.modeling_bloom BloomAttention BloomBlock BloomForCausalLM BloomForQuestionAnswering BloomForSequenceClassification BloomForTokenClassification BloomGelu BloomMLP BloomModel BloomPreTrainedModel
transformers.models.blt.configuration_blt BltConfig BltGlobalTransformerConfig BltLocalDecoderConfig BltLocalEncoderConfig BltPatcherConfig
transformers.models.blt.modeling_blt BltCrossAttention BltForCausalLM BltGlobalTransformer BltLocalDecoder BltLocalEncoder BltMLP BltModel:ix BltPatcher BltPreTrainedModel BltRMSNorm BltRotaryEmbedding BltSelfAttention BltTransformerLayer
transformers.models.bridgetower.configuration_bridgetower BridgeTowerConfig BridgeTowerTextConfig BridgeTowerVisionConfig
transformers.models.bridgetower.image_processing_bridgetower BridgeTowerImageProcessor BridgeTowerImageProcessorKwargs:id
transformers.models.bridgetower.image_processing_pil_bridgetower BridgeTowerImageProcessorKwargs:id BridgeTowerImageProcessorPil
transformers.models.bridgetower.modeling_bridgetower BridgeTowerAttention BridgeTowerBertCrossLayer BridgeTowerContrastiveHead BridgeTowerContrastiveOutput BridgeTowerCrossAttention BridgeTowerForContrastiveLearning BridgeTowerForImageAndTextRetrieval BridgeTowerForMaskedLM BridgeTowerITMHead BridgeTowerIntermediate BridgeTowerLinkTower BridgeTowerMLMHead BridgeTowerModel BridgeTowerModelOutput BridgeTowerOutput BridgeTowerPooler BridgeTowerPreTrainedModel BridgeTowerPredictionHeadTransform BridgeTowerResidualAttention BridgeTowerSelfAttention BridgeTowerSelfOutput BridgeTowerTextEmbeddings BridgeTowerTextEncoder BridgeTowerTextLayer BridgeTowerTextModel BridgeTowerTransformer BridgeTowerVisionEmbeddings BridgeTowerVisionModel BridgeTowerVisionTransformer
transformers.models.bros.configuration_bros BrosConfig
transformers.models.bros.modeling_bros BrosAttention BrosBboxEmbeddings BrosEncoder BrosForTokenClassification BrosIntermediate BrosLayer BrosModel BrosOutput BrosPooler BrosPositionalEmbedding1D BrosPositionalEmbedding2D BrosPreTrainedModel BrosRelationExtractor BrosSelfAttention BrosSelfOutput BrosSpadeEEForTokenClassification BrosSpadeELForTokenClassification BrosSpadeOutput BrosTextEmbeddings
transformers.models.camembert.configuration_camembert CamembertConfig
transformers.models.camembert.modeling_camembert CamembertAttention CamembertClassificationHead CamembertCrossAttention CamembertEmbeddings CamembertEncoder CamembertForCausalLM CamembertForMaskedLM CamembertForMultipleChoice CamembertForQuestionAnswering CamembertForSequenceClassification CamembertForTokenClassification CamembertIntermediate CamembertLMHead CamembertLayer CamembertModel CamembertOutput CamembertPooler CamembertPreTrainedModel CamembertSelfAttention CamembertSelfOutput
transformers.models.canary.configuration_canary CanaryConfig CanaryDecoderConfig
transformers.models.canary.modeling_canary CanaryCrossAttention CanaryDecoder CanaryDecoderLayer CanaryDecoderMLP CanaryForConditionalGeneration CanaryModel CanaryPositionalEmbedding CanaryPreTrainedModel CanarySelfAttention
transformers.models.canine.configuration_canine CanineConfig
transformers.models.canine.modeling_canine CanineAttention CanineEmbeddings CanineEncoder CanineForMultipleChoice CanineForQuestionAnswering CanineForSequenceClassification CanineForTokenClassification CanineIntermediate CanineLMPredictionHead CanineLayer CanineModel CanineModelOutputWithPooling CanineOnlyMLMHead CanineOutput CaninePooler CaninePreTrainedModel CaninePredictionHeadTransform CanineSelfAttention CanineSelfOutput CharactersToMolecules ConvProjection
transformers.models.chameleon.configuration_chameleon ChameleonConfig ChameleonVQVAEConfig
transformers.models.chameleon.image_processing_chameleon ChameleonImageProcessor
transformers.models.chameleon.image_processing_pil_chameleon ChameleonImageProcessorPil
transformers.models.chameleon.modeling_chameleon ChameleonAttention ChameleonDecoderLayer ChameleonForConditionalGeneration ChameleonImageVocabularyMapping ChameleonLayerNorm ChameleonMLP ChameleonModel ChameleonPreTrainedModel ChameleonRMSNorm ChameleonRotaryEmbedding ChameleonSwinDecoderLayer ChameleonVQVAE:ix ChameleonVQVAEEncoder ChameleonVQVAEEncoderAttnBlock ChameleonVQVAEEncoderConvDownsample ChameleonVQVAEEncoderResnetBlock ChameleonVQVAEModelOutput ChameleonVQVAEVectorQuantizer
transformers.models.chinese_clip.configuration_chinese_clip ChineseCLIPConfig ChineseCLIPTextConfig ChineseCLIPVisionConfig
transformers.models.chinese_clip.image_processing_chinese_clip ChineseCLIPImageProcessor
transformers.models.chinese_clip.image_processing_pil_chinese_clip ChineseCLIPImageProcessorPil
transformers.models.chinese_clip.modeling_chinese_clip ChineseCLIPModel ChineseCLIPOutput ChineseCLIPPreTrainedModel ChineseCLIPTextAttention ChineseCLIPTextEmbeddings ChineseCLIPTextEncoder ChineseCLIPTextIntermediate ChineseCLIPTextLayer ChineseCLIPTextModel ChineseCLIPTextOutput ChineseCLIPTextPooler ChineseCLIPTextSelfAttention ChineseCLIPTextSelfOutput ChineseCLIPVisionAttention ChineseCLIPVisionEmbeddings ChineseCLIPVisionEncoder ChineseCLIPVisionLayer ChineseCLIPVisionMLP ChineseCLIPVisionModel
transformers.models.chmv2.configuration_chmv2 CHMv2Config
transformers.models.chmv2.image_processing_chmv2 CHMv2ImageProcessor CHMv2ImageProcessorKwargs:id
transformers.models.chmv2.modeling_chmv2 CHMv2FeatureFusionLayer CHMv2FeaturesToDepth CHMv2ForDepthEstimation CHMv2Head CHMv2PreActResidualLayer CHMv2PreTrainedModel CHMv2ReassembleLayer CHMv2ReassembleStage CHMv2UpsampleConvHead
transformers.models.clap.configuration_clap ClapAudioConfig ClapConfig ClapTextConfig
transformers.models.clap.modeling_clap ClapAudioAFFBlock ClapAudioAttention ClapAudioEncoder ClapAudioIntermediate ClapAudioLayer ClapAudioModel ClapAudioModelOutput ClapAudioModelWithProjection ClapAudioOutput ClapAudioPatchEmbed ClapAudioPatchMerging ClapAudioSelfAttention ClapAudioSelfOutput ClapAudioStage ClapDropPath ClapModel ClapOutput ClapPreTrainedModel ClapProjectionLayer ClapTextAttention ClapTextEmbeddings ClapTextEncoder ClapTextIntermediate ClapTextLayer ClapTextModel ClapTextModelOutput ClapTextModelWithProjection ClapTextOutput ClapTextPooler ClapTextSelfAttention ClapTextSelfOutput
transformers.models.clip.configuration_clip CLIPConfig CLIPTextConfig CLIPVisionConfig
transformers.models.clip.image_processing_clip CLIPImageProcessor
transformers.models.clip.image_processing_pil_clip CLIPImageProcessorPil
transformers.models.clip.modeling_clip CLIPAttention CLIPEncoder CLIPEncoderLayer CLIPForImageClassification CLIPMLP CLIPModel CLIPOutput CLIPPreTrainedModel CLIPTextEmbeddings CLIPTextModel CLIPTextModelOutput CLIPTextModelWithProjection CLIPVisionEmbeddings CLIPVisionModel CLIPVisionModelOutput CLIPVisionModelWithProjection
transformers.models.clipseg.configuration_clipseg CLIPSegConfig CLIPSegTextConfig CLIPSegVisionConfig
transformers.models.clipseg.modeling_clipseg CLIPSegAttention CLIPSegDecoder CLIPSegDecoderLayer CLIPSegDecoderOutput CLIPSegEncoder CLIPSegEncoderLayer CLIPSegForImageSegmentation CLIPSegImageSegmentationOutput CLIPSegMLP CLIPSegModel CLIPSegOutput CLIPSegPreTrainedModel CLIPSegTextEmbeddings CLIPSegTextModel CLIPSegVisionEmbeddings CLIPSegVisionModel
transformers.models.clvp.configuration_clvp ClvpConfig ClvpDecoderConfig ClvpEncoderConfig
transformers.models.clvp.modeling_clvp ClvpConditioningEncoder ClvpDecoder ClvpDecoderLayer ClvpDecoderMLP ClvpEncoder ClvpEncoderLayer ClvpEncoderMLP ClvpEncoderOutput ClvpForCausalLM ClvpGatedLinearUnit ClvpModel ClvpModelForConditionalGeneration ClvpOutput ClvpPreTrainedModel ClvpRMSNorm ClvpRotaryPositionalEmbedding ClvpSelfAttention ClvpSequenceSummary
transformers.models.codegen.configuration_codegen CodeGenConfig
transformers.models.codegen.modeling_codegen CodeGenAttention CodeGenBlock CodeGenForCausalLM CodeGenMLP CodeGenModel CodeGenPreTrainedModel
transformers.models.cohere.configuration_cohere CohereConfig
transformers.models.cohere.modeling_cohere CohereAttention CohereDecoderLayer CohereForCausalLM CohereLayerNorm CohereMLP CohereModel CoherePreTrainedModel CohereRotaryEmbedding
transformers.models.cohere2.configuration_cohere2 Cohere2Config
transformers.models.cohere2.modeling_cohere2 Cohere2Attention Cohere2DecoderLayer Cohere2ForCausalLM Cohere2LayerNorm Cohere2MLP Cohere2Model Cohere2PreTrainedModel Cohere2RotaryEmbedding
transformers.models.cohere2_moe.configuration_cohere2_moe Cohere2MoeConfig
transformers.models.cohere2_moe.modeling_cohere2_moe Cohere2MoeAttention Cohere2MoeDecoderLayer Cohere2MoeExperts Cohere2MoeForCausalLM Cohere2MoeLayerNorm Cohere2MoeMLP Cohere2MoeModel Cohere2MoePreTrainedModel Cohere2MoeRMSNorm Cohere2MoeRotaryEmbedding Cohere2MoeSparseMoeBlock Cohere2MoeTopKRouter
transformers.models.cohere2_vision.configuration_cohere2_vision Cohere2VisionConfig
transformers.models.cohere2_vision.image_processing_cohere2_vision Cohere2VisionImageProcessor Cohere2VisionImageProcessorKwargs:id
transformers.models.cohere2_vision.modeling_cohere2_vision Cohere2VisionCausalLMOutputWithPast Cohere2VisionForConditionalGeneration Cohere2VisionModel Cohere2VisionModelOutputWithPast Cohere2VisionMultiModalProjector Cohere2VisionPreTrainedModel
transformers.models.cohere_asr.configuration_cohere_asr CohereAsrConfig
transformers.models.cohere_asr.modeling_cohere_asr CohereAsrCrossAttention CohereAsrDecoder CohereAsrDecoderLayer CohereAsrDecoderMLP CohereAsrForConditionalGeneration CohereAsrModel CohereAsrPreTrainedModel CohereAsrSelfAttention
transformers.models.cohere_compass.configuration_cohere_compass CohereCompassConfig CohereCompassTextConfig CohereCompassVisionConfig
transformers.models.cohere_compass.image_processing_cohere_compass CohereCompassImageProcessor CohereCompassImageProcessorKwargs:id
transformers.models.cohere_compass.image_processing_pil_cohere_compass CohereCompassImageProcessorKwargs:id CohereCompassImageProcessorPil
transformers.models.cohere_compass.modeling_cohere_compass BaseModelOutputWithDeepstackFeatures CohereCompassAttention CohereCompassDecoderLayer CohereCompassForCausalLM CohereCompassForConditionalGeneration CohereCompassLayerNorm CohereCompassMLP CohereCompassModel CohereCompassModelOutputWithPast CohereCompassPreTrainedModel CohereCompassRotaryEmbedding CohereCompassTextForSequenceClassification CohereCompassTextModel CohereCompassVisionAttention CohereCompassVisionBlock CohereCompassVisionMLP CohereCompassVisionModel CohereCompassVisionPatchEmbed CohereCompassVisionPatchMerger CohereCompassVisionRotaryEmbedding
transformers.models.colmodernvbert.configuration_colmodernvbert ColModernVBertConfig
transformers.models.colmodernvbert.modeling_colmodernvbert ColModernVBertForRetrieval ColModernVBertForRetrievalOutput ColModernVBertPreTrainedModel
transformers.models.colpali.configuration_colpali ColPaliConfig
transformers.models.colpali.modeling_colpali ColPaliForRetrieval ColPaliForRetrievalOutput ColPaliPreTrainedModel
transformers.models.colqwen2.configuration_colqwen2 ColQwen2Config
transformers.models.colqwen2.modeling_colqwen2 ColQwen2ForRetrieval ColQwen2ForRetrievalOutput ColQwen2PreTrainedModel
transformers.models.conditional_detr.configuration_conditional_detr ConditionalDetrConfig
transformers.models.conditional_detr.image_processing_conditional_detr ConditionalDetrImageProcessor ConditionalDetrImageProcessorKwargs:id
transformers.models.conditional_detr.image_processing_pil_conditional_detr ConditionalDetrImageProcessorKwargs:id ConditionalDetrImageProcessorPil
transformers.models.conditional_detr.modeling_conditional_detr ConditionalDetrConvBlock ConditionalDetrConvEncoder ConditionalDetrDecoder ConditionalDetrDecoderCrossAttention ConditionalDetrDecoderLayer ConditionalDetrDecoderOutput ConditionalDetrDecoderSelfAttention ConditionalDetrEncoder ConditionalDetrEncoderLayer ConditionalDetrFPNFusionStage ConditionalDetrForObjectDetection ConditionalDetrForSegmentation ConditionalDetrFrozenBatchNorm2d ConditionalDetrLearnedPositionEmbedding ConditionalDetrMHAttentionMap ConditionalDetrMLP ConditionalDetrMLPPredictionHead ConditionalDetrMaskHeadSmallConv ConditionalDetrModel ConditionalDetrModelOutput ConditionalDetrObjectDetectionOutput ConditionalDetrPreTrainedModel ConditionalDetrSegmentationOutput ConditionalDetrSelfAttention ConditionalDetrSinePositionEmbedding
transformers.models.convbert.configuration_convbert ConvBertConfig
transformers.models.convbert.modeling_convbert ConvBertAttention ConvBertClassificationHead ConvBertEmbeddings ConvBertEncoder ConvBertForMaskedLM ConvBertForMultipleChoice ConvBertForQuestionAnswering ConvBertForSequenceClassification ConvBertForTokenClassification ConvBertGeneratorPredictions ConvBertIntermediate ConvBertLayer ConvBertModel ConvBertOutput ConvBertPreTrainedModel ConvBertPredictionHeadTransform ConvBertSelfAttention ConvBertSelfOutput ConvBertSequenceSummary GroupedLinearLayer SeparableConv1D
transformers.models.convnext.configuration_convnext ConvNextConfig
transformers.models.convnext.image_processing_convnext ConvNextImageProcessor ConvNextImageProcessorKwargs:id
transformers.models.convnext.image_processing_pil_convnext ConvNextImageProcessorKwargs:id ConvNextImageProcessorPil
transformers.models.convnext.modeling_convnext ConvNextBackbone ConvNextDropPath ConvNextEmbeddings ConvNextEncoder ConvNextForImageClassification ConvNextLayer ConvNextLayerNorm ConvNextModel ConvNextPreTrainedModel ConvNextStage
transformers.models.convnextv2.configuration_convnextv2 ConvNextV2Config
transformers.models.convnextv2.modeling_convnextv2 ConvNextV2Backbone ConvNextV2DropPath ConvNextV2Embeddings ConvNextV2Encoder ConvNextV2ForImageClassification ConvNextV2GRN ConvNextV2Layer ConvNextV2LayerNorm ConvNextV2Model ConvNextV2PreTrainedModel ConvNextV2Stage
transformers.models.cosmos3_edge.configuration_cosmos3_edge Cosmos3EdgeConfig Cosmos3EdgeTextConfig Cosmos3EdgeVisionConfig
transformers.models.cosmos3_edge.image_processing_cosmos3_edge Cosmos3EdgeImageProcessor Cosmos3EdgeImageProcessorKwargs:id
transformers.models.cosmos3_edge.image_processing_pil_cosmos3_edge Cosmos3EdgeImageProcessorKwargs:id Cosmos3EdgeImageProcessorPil
transformers.models.cosmos3_edge.modeling_cosmos3_edge Cosmos3EdgeCausalLMOutputWithPast Cosmos3EdgeEncoder Cosmos3EdgeForConditionalGeneration Cosmos3EdgeMLP Cosmos3EdgeModel Cosmos3EdgeModelOutputWithPast Cosmos3EdgePatchMerger Cosmos3EdgePreTrainedModel Cosmos3EdgeTextAttention Cosmos3EdgeTextDecoderLayer Cosmos3EdgeTextMLP Cosmos3EdgeTextModel Cosmos3EdgeTextRMSNorm Cosmos3EdgeTextRotaryEmbedding Cosmos3EdgeVisionAttention Cosmos3EdgeVisionEmbeddings Cosmos3EdgeVisionEncoderLayer Cosmos3EdgeVisionModel
transformers.models.cosmos3_omni.configuration_cosmos3_omni Cosmos3OmniConfig
transformers.models.cosmos3_omni.modeling_cosmos3_omni BaseModelOutputWithDeepstackFeatures Cosmos3OmniCausalLMOutputWithPast Cosmos3OmniForConditionalGeneration Cosmos3OmniModel Cosmos3OmniModelOutputWithPast Cosmos3OmniPreTrainedModel
transformers.models.cpmant.configuration_cpmant CpmAntConfig
transformers.models.cpmant.modeling_cpmant CpmAntAttention CpmAntDenseGatedACT CpmAntEncoder CpmAntFFNBlock CpmAntFeedForward CpmAntForCausalLM CpmAntIntermediate CpmAntLayerNorm CpmAntModel CpmAntOutput CpmAntPreTrainedModel CpmAntSegmentPositionEmbedding CpmAntSelfAttentionBlock CpmAntTransformerBlock
transformers.models.csm.configuration_csm CsmConfig CsmDepthDecoderConfig
transformers.models.csm.generation_csm CsmGenerateOutput CsmGenerationMixin
transformers.models.csm.modeling_csm CsmAttention CsmBackboneModel CsmBackboneModelEmbeddings CsmCodebooksHead CsmDecoderLayer CsmDepthDecoderForCausalLM CsmDepthDecoderModel CsmForConditionalGeneration CsmMLP CsmOutputWithPast CsmPreTrainedModel CsmRMSNorm CsmRotaryEmbedding
transformers.models.ctrl.configuration_ctrl CTRLConfig
transformers.models.ctrl.modeling_ctrl CTRLForSequenceClassification CTRLLMHeadModel CTRLModel CTRLPreTrainedModel EncoderLayer MultiHeadAttention
transformers.models.cvt.configuration_cvt CvtConfig
transformers.models.cvt.modeling_cvt BaseModelOutputWithCLSToken CvtAttention CvtConvEmbeddings CvtDropPath CvtEmbeddings CvtEncoder CvtForImageClassification CvtIntermediate CvtLayer CvtModel CvtOutput CvtPreTrainedModel CvtSelfAttention CvtSelfAttentionConvProjection CvtSelfAttentionLinearProjection CvtSelfAttentionProjection CvtSelfOutput CvtStage
transformers.models.cwm.configuration_cwm CwmConfig
transformers.models.cwm.modeling_cwm CwmAttention CwmDecoderLayer CwmForCausalLM CwmMLP CwmModel CwmModelOutputWithPast CwmPreTrainedModel CwmRMSNorm CwmRotaryEmbedding
transformers.models.d_fine.configuration_d_fine DFineConfig
transformers.models.d_fine.modeling_d_fine DFineAIFILayer DFineCSPRepLayer DFineConvEncoder DFineConvNormLayer DFineDecoder DFineDecoderLayer DFineDecoderOutput DFineEncoderLayer DFineForObjectDetection DFineFrozenBatchNorm2d DFineGate DFineHybridEncoder DFineIntegral DFineLQE DFineMLP DFineMLPPredictionHead DFineModel DFineModelOutput DFineMultiscaleDeformableAttention DFineObjectDetectionOutput DFinePreTrainedModel DFineRepNCSPELAN4 DFineRepVggBlock DFineSCDown DFineSelfAttention DFineSinePositionEmbedding
transformers.models.dab_detr.configuration_dab_detr DabDetrConfig
transformers.models.dab_detr.modeling_dab_detr DabDetrAttention DabDetrConvEncoder DabDetrConvModel DabDetrDecoder DabDetrDecoderLayer DabDetrDecoderLayerCrossAttention DabDetrDecoderLayerFFN DabDetrDecoderLayerSelfAttention DabDetrDecoderOutput DabDetrEncoder DabDetrEncoderLayer DabDetrForObjectDetection DabDetrFrozenBatchNorm2d DabDetrMHAttentionMap DabDetrMLP DabDetrModel DabDetrModelOutput DabDetrObjectDetectionOutput DabDetrPreTrainedModel DabDetrSinePositionEmbedding DetrAttention
transformers.models.dac.configuration_dac DacConfig
transformers.models.dac.modeling_dac DacDecoder DacDecoderBlock DacDecoderOutput DacEncoder DacEncoderBlock DacEncoderOutput DacModel DacOutput DacPreTrainedModel DacResidualUnit DacResidualVectorQuantizer DacVectorQuantize Snake1d
transformers.models.data2vec.configuration_data2vec_audio Data2VecAudioConfig
transformers.models.data2vec.configuration_data2vec_text Data2VecTextConfig
transformers.models.data2vec.configuration_data2vec_vision Data2VecVisionConfig
transformers.models.data2vec.modeling_data2vec_audio AMSoftmaxLoss Data2VecAudioAdapter Data2VecAudioAdapterLayer Data2VecAudioAttention Data2VecAudioConvLayer Data2VecAudioEncoder Data2VecAudioEncoderLayer Data2VecAudioFeatureEncoder Data2VecAudioFeatureProjection Data2VecAudioFeedForward Data2VecAudioForAudioFrameClassification Data2VecAudioForCTC Data2VecAudioForSequenceClassification Data2VecAudioForXVector Data2VecAudioModel Data2VecAudioPadLayer Data2VecAudioPositionalConvEmbedding Data2VecAudioPositionalConvLayer Data2VecAudioPreTrainedModel TDNNLayer
transformers.models.data2vec.modeling_data2vec_text Data2VecTextAttention Data2VecTextClassificationHead Data2VecTextCrossAttention Data2VecTextEmbeddings Data2VecTextEncoder Data2VecTextForCausalLM Data2VecTextForMaskedLM Data2VecTextForMultipleChoice Data2VecTextForQuestionAnswering Data2VecTextForSequenceClassification Data2VecTextForTokenClassification Data2VecTextIntermediate Data2VecTextLMHead Data2VecTextLayer Data2VecTextModel Data2VecTextOutput Data2VecTextPooler Data2VecTextPreTrainedModel Data2VecTextSelfAttention Data2VecTextSelfOutput
transformers.models.data2vec.modeling_data2vec_vision Data2VecVisionAttention Data2VecVisionConvLayer Data2VecVisionDropPath Data2VecVisionEmbeddings Data2VecVisionEncoder Data2VecVisionFCNHead Data2VecVisionForImageClassification Data2VecVisionForSemanticSegmentation Data2VecVisionIntermediate Data2VecVisionLayer Data2VecVisionModel Data2VecVisionModelOutputWithPooling Data2VecVisionOutput Data2VecVisionPatchEmbeddings Data2VecVisionPooler Data2VecVisionPreTrainedModel Data2VecVisionPyramidPoolingBlock Data2VecVisionPyramidPoolingModule Data2VecVisionRelativePositionBias Data2VecVisionSdpaSelfAttention Data2VecVisionSelfAttention Data2VecVisionSelfOutput Data2VecVisionUperHead
transformers.models.dbrx.configuration_dbrx DbrxAttentionConfig DbrxConfig DbrxFFNConfig
transformers.models.dbrx.modeling_dbrx DbrxAttention DbrxBlock DbrxExpertGLU DbrxExperts DbrxFFN DbrxForCausalLM DbrxModel DbrxNormAttentionNorm DbrxPreTrainedModel DbrxRotaryEmbedding DbrxRouter
transformers.models.deberta.configuration_deberta DebertaConfig
transformers.models.deberta.modeling_deberta ContextPooler DebertaAttention DebertaEmbeddings DebertaEncoder DebertaForMaskedLM DebertaForQuestionAnswering DebertaForSequenceClassification DebertaForTokenClassification DebertaIntermediate DebertaLMPredictionHead DebertaLayer DebertaLayerNorm DebertaModel DebertaOnlyMLMHead DebertaOutput DebertaPreTrainedModel DebertaSelfOutput DisentangledSelfAttention LegacyDebertaLMPredictionHead LegacyDebertaOnlyMLMHead LegacyDebertaPredictionHeadTransform
transformers.models.deberta_v2.configuration_deberta_v2 DebertaV2Config
transformers.models.deberta_v2.modeling_deberta_v2 ContextPooler ConvLayer DebertaV2Attention DebertaV2Embeddings DebertaV2Encoder DebertaV2ForMaskedLM DebertaV2ForMultipleChoice DebertaV2ForQuestionAnswering DebertaV2ForSequenceClassification DebertaV2ForTokenClassification DebertaV2Intermediate DebertaV2LMPredictionHead DebertaV2Layer DebertaV2Model DebertaV2OnlyMLMHead DebertaV2Output DebertaV2PreTrainedModel DebertaV2SelfOutput DisentangledSelfAttention LegacyDebertaV2LMPredictionHead LegacyDebertaV2OnlyMLMHead LegacyDebertaV2PredictionHeadTransform
transformers.models.decision_transformer.configuration_decision_transformer DecisionTransformerConfig
transformers.models.decision_transformer.modeling_decision_transformer DecisionTransformerGPT2Attention DecisionTransformerGPT2Block DecisionTransformerGPT2MLP DecisionTransformerGPT2Model DecisionTransformerGPT2PreTrainedModel DecisionTransformerModel DecisionTransformerOutput DecisionTransformerPreTrainedModel
transformers.models.deepseek_ocr2.configuration_deepseek_ocr2 DeepseekOcr2Config DeepseekOcr2SamVisionConfig DeepseekOcr2TextConfig DeepseekOcr2VisionConfig DeepseekOcr2VisionEncoderConfig
transformers.models.deepseek_ocr2.image_processing_deepseek_ocr2 DeepseekOcr2ImageProcessor DeepseekOcr2ImageProcessorKwargs:id
transformers.models.deepseek_ocr2.image_processing_pil_deepseek_ocr2 DeepseekOcr2ImageProcessorKwargs:id DeepseekOcr2ImageProcessorPil
transformers.models.deepseek_ocr2.modeling_deepseek_ocr2 DeepseekOcr2CausalLMOutputWithPast DeepseekOcr2ForConditionalGeneration DeepseekOcr2Model DeepseekOcr2ModelOutputWithPast DeepseekOcr2ModelOutputWithPooling DeepseekOcr2PreTrainedModel DeepseekOcr2SamLayerNorm DeepseekOcr2SamMLPBlock DeepseekOcr2SamPatchEmbeddings DeepseekOcr2SamVisionAttention DeepseekOcr2SamVisionEncoder DeepseekOcr2SamVisionLayer DeepseekOcr2SamVisionNeck DeepseekOcr2SamVisionProj DeepseekOcr2SamVisionSdpaAttention DeepseekOcr2TextAttention DeepseekOcr2TextDecoderLayer DeepseekOcr2TextExperts DeepseekOcr2TextMLP DeepseekOcr2TextModel DeepseekOcr2TextMoe DeepseekOcr2TextPreTrainedModel DeepseekOcr2TextRMSNorm DeepseekOcr2TextRotaryEmbedding DeepseekOcr2TextTopkRouter DeepseekOcr2VisionAttention DeepseekOcr2VisionEncoder DeepseekOcr2VisionEncoderLayer DeepseekOcr2VisionMLP DeepseekOcr2VisionModel DeepseekOcr2VisionRMSNorm DeepseekOcr2VisionRotaryEmbedding
transformers.models.deepseek_v2.configuration_deepseek_v2 DeepseekV2Config
transformers.models.deepseek_v2.modeling_deepseek_v2 DeepseekV2Attention DeepseekV2DecoderLayer DeepseekV2Experts DeepseekV2ForCausalLM DeepseekV2ForSequenceClassification DeepseekV2MLP DeepseekV2Model DeepseekV2Moe DeepseekV2PreTrainedModel DeepseekV2RMSNorm DeepseekV2RotaryEmbedding DeepseekV2TopkRouter
transformers.models.deepseek_v3.configuration_deepseek_v3 DeepseekV3Config
transformers.models.deepseek_v3.modeling_deepseek_v3 DeepseekV3Attention DeepseekV3DecoderLayer DeepseekV3Experts DeepseekV3ForCausalLM DeepseekV3ForSequenceClassification DeepseekV3ForTokenClassification DeepseekV3MLP DeepseekV3MoE DeepseekV3Model DeepseekV3PreTrainedModel DeepseekV3RMSNorm DeepseekV3RotaryEmbedding DeepseekV3TopkRouter
transformers.models.deepseek_v32.configuration_deepseek_v32 DeepseekV32Config
transformers.models.deepseek_v32.modeling_deepseek_v32 DeepseekV32Attention DeepseekV32DecoderLayer DeepseekV32Experts DeepseekV32ForCausalLM DeepseekV32Indexer DeepseekV32MLP DeepseekV32MoE DeepseekV32Model DeepseekV32PreTrainedModel DeepseekV32RMSNorm DeepseekV32RotaryEmbedding DeepseekV32TopkRouter
transformers.models.deepseek_v4.configuration_deepseek_v4 DeepseekV4Config
transformers.models.deepseek_v4.modeling_deepseek_v4 DeepseekV4Attention DeepseekV4CSACache DeepseekV4CSACompressor DeepseekV4DecoderLayer DeepseekV4Experts DeepseekV4ForCausalLM DeepseekV4GroupedLinear DeepseekV4HCACache DeepseekV4HCACompressor DeepseekV4HashRouter DeepseekV4HyperConnection DeepseekV4HyperHead DeepseekV4Indexer DeepseekV4IndexerScorer DeepseekV4MLP DeepseekV4Model DeepseekV4PreTrainedModel DeepseekV4RMSNorm DeepseekV4RotaryEmbedding DeepseekV4SparseMoeBlock DeepseekV4TopKRouter DeepseekV4UnweightedRMSNorm
transformers.models.deepseek_vl.configuration_deepseek_vl DeepseekVLConfig
transformers.models.deepseek_vl.image_processing_deepseek_vl DeepseekVLImageProcessor DeepseekVLImageProcessorKwargs:id
transformers.models.deepseek_vl.image_processing_pil_deepseek_vl DeepseekVLImageProcessorKwargs:id DeepseekVLImageProcessorPil
transformers.models.deepseek_vl.modeling_deepseek_vl DeepseekVLAligner DeepseekVLBaseModelOutputWithPast DeepseekVLCausalLMOutputWithPast DeepseekVLForConditionalGeneration DeepseekVLModel DeepseekVLPreTrainedModel
transformers.models.deepseek_vl_hybrid.configuration_deepseek_vl_hybrid DeepseekVLHybridConfig
transformers.models.deepseek_vl_hybrid.image_processing_deepseek_vl_hybrid DeepseekVLHybridImageProcessor DeepseekVLHybridImageProcessorKwargs:id
transformers.models.deepseek_vl_hybrid.image_processing_pil_deepseek_vl_hybrid DeepseekVLHybridImageProcessorKwargs:id DeepseekVLHybridImageProcessorPil
transformers.models.deepseek_vl_hybrid.modeling_deepseek_vl_hybrid BaseModelOutputWithHighResVisionEncodings DeepseekVLHybridAligner DeepseekVLHybridBaseModelOutputWithPast DeepseekVLHybridCausalLMOutputWithPast DeepseekVLHybridForConditionalGeneration DeepseekVLHybridLayerNorm DeepseekVLHybridModel DeepseekVLHybridPreTrainedModel DeepseekVLSamVisionNeck DeepseekVLSamVisionProj
transformers.models.deformable_detr.configuration_deformable_detr DeformableDetrConfig
transformers.models.deformable_detr.image_processing_deformable_detr DeformableDetrImageProcessor DeformableDetrImageProcessorKwargs:id
transformers.models.deformable_detr.image_processing_pil_deformable_detr DeformableDetrImageProcessorKwargs:id DeformableDetrImageProcessorPil
transformers.models.deformable_detr.modeling_deformable_detr DeformableDetrConvEncoder DeformableDetrDecoder DeformableDetrDecoderLayer DeformableDetrDecoderOutput DeformableDetrEncoder DeformableDetrEncoderLayer DeformableDetrForObjectDetection DeformableDetrFrozenBatchNorm2d DeformableDetrLearnedPositionEmbedding DeformableDetrMLP DeformableDetrMLPPredictionHead DeformableDetrModel DeformableDetrModelOutput DeformableDetrMultiscaleDeformableAttention DeformableDetrObjectDetectionOutput DeformableDetrPreTrainedModel DeformableDetrSelfAttention DeformableDetrSinePositionEmbedding MultiScaleDeformableAttention
transformers.models.deimv2.configuration_deimv2 Deimv2Config
transformers.models.deimv2.modeling_deimv2 Deimv2AIFILayer Deimv2CSPRepLayer Deimv2ConvEncoder Deimv2ConvNormLayer Deimv2DINOv3ConvEncoder Deimv2Decoder Deimv2DecoderLayer Deimv2DecoderOutput Deimv2EncoderLayer Deimv2EncoderOutput Deimv2ForObjectDetection Deimv2FrozenBatchNorm2d Deimv2Gate Deimv2HybridEncoder Deimv2Integral Deimv2LQE Deimv2LiteEncoder Deimv2MLP Deimv2Model Deimv2ModelOutput Deimv2MultiscaleDeformableAttention Deimv2ObjectDetectionOutput Deimv2PreTrainedModel Deimv2RMSNorm Deimv2RepNCSPELAN5 Deimv2RepVggBlock Deimv2SCDown Deimv2SelfAttention Deimv2SinePositionEmbedding Deimv2SpatialTuningAdapter Deimv2SwiGLUFFN
transformers.models.deit.configuration_deit DeiTConfig
transformers.models.deit.image_processing_deit DeiTImageProcessor
transformers.models.deit.image_processing_pil_deit DeiTImageProcessorPil
transformers.models.deit.modeling_deit DeiTAttention DeiTEmbeddings DeiTForImageClassification DeiTForImageClassificationWithTeacher DeiTForImageClassificationWithTeacherOutput DeiTForMaskedImageModeling DeiTLayer DeiTMLP DeiTModel DeiTPatchEmbeddings DeiTPooler DeiTPreTrainedModel
transformers.models.depth_anything.configuration_depth_anything DepthAnythingConfig
transformers.models.depth_anything.modeling_depth_anything DepthAnythingDepthEstimationHead DepthAnythingFeatureFusionLayer DepthAnythingFeatureFusionStage DepthAnythingForDepthEstimation DepthAnythingNeck DepthAnythingPreActResidualLayer DepthAnythingPreTrainedModel DepthAnythingReassembleLayer DepthAnythingReassembleStage
transformers.models.depth_pro.configuration_depth_pro DepthProConfig
transformers.models.depth_pro.image_processing_depth_pro DepthProImageProcessor
transformers.models.depth_pro.modeling_depth_pro DepthProDepthEstimationHead DepthProDepthEstimatorOutput DepthProEncoder DepthProFeatureFusionLayer DepthProFeatureFusionStage DepthProFeatureProjection DepthProFeatureUpsample DepthProFeatureUpsampleBlock DepthProForDepthEstimation DepthProFovEncoder DepthProFovHead DepthProFovModel DepthProImageEncoder DepthProModel DepthProNeck DepthProOutput DepthProPatchEncoder DepthProPreActResidualLayer DepthProPreTrainedModel
transformers.models.detr.configuration_detr DetrConfig
transformers.models.detr.image_processing_detr DetrImageProcessor DetrImageProcessorKwargs:id
transformers.models.detr.image_processing_pil_detr DetrImageProcessorKwargs:id DetrImageProcessorPil
transformers.models.detr.modeling_detr DetrConvBlock DetrConvEncoder DetrCrossAttention DetrDecoder DetrDecoderLayer DetrDecoderOutput DetrEncoder DetrEncoderLayer DetrFPNFusionStage DetrForObjectDetection DetrForSegmentation DetrFrozenBatchNorm2d DetrLearnedPositionEmbedding DetrMHAttentionMap DetrMLP DetrMLPPredictionHead DetrMaskHeadSmallConv DetrModel DetrModelOutput DetrObjectDetectionOutput DetrPreTrainedModel DetrSegmentationOutput DetrSelfAttention DetrSinePositionEmbedding
transformers.models.dia.configuration_dia DiaConfig DiaDecoderConfig DiaEncoderConfig
transformers.models.dia.generation_dia DiaGenerationMixin
transformers.models.dia.modeling_dia DiaCrossAttention DiaDecoder DiaDecoderLayer DiaEncoder DiaEncoderLayer DiaForConditionalGeneration DiaMLP DiaModel DiaMultiChannelEmbedding DiaPreTrainedModel DiaRMSNorm DiaRotaryEmbedding DiaSelfAttention
transformers.models.diffllama.configuration_diffllama DiffLlamaConfig
transformers.models.diffllama.modeling_diffllama DiffLlamaAttention DiffLlamaDecoderLayer DiffLlamaForCausalLM DiffLlamaForQuestionAnswering DiffLlamaForSequenceClassification DiffLlamaForTokenClassification DiffLlamaMLP DiffLlamaModel DiffLlamaPreTrainedModel DiffLlamaRMSNorm DiffLlamaRotaryEmbedding
transformers.models.diffusion_gemma.configuration_diffusion_gemma DiffusionGemmaConfig DiffusionGemmaTextConfig
transformers.models.diffusion_gemma.generation_diffusion_gemma DiffusionGemmaAdaptiveStopping DiffusionGemmaGenerationMixin DiffusionGemmaGenerationOutput EntropyBoundSampler EntropyBoundSamplerConfig LinearTemperatureScheduleLogitsProcessor StableAndConfidentStoppingCriteria
transformers.models.diffusion_gemma.modeling_diffusion_gemma DiffusionGemmaBlockDiffusionOutputWithPast DiffusionGemmaClippableLinear DiffusionGemmaDecoderModel DiffusionGemmaDecoderTextAttention DiffusionGemmaDecoderTextLayer DiffusionGemmaEncoderModel DiffusionGemmaEncoderTextAttention DiffusionGemmaEncoderTextLayer DiffusionGemmaEncoderTextModel DiffusionGemmaForBlockDiffusion DiffusionGemmaModel DiffusionGemmaModelOutputWithPast DiffusionGemmaMultimodalEmbedder DiffusionGemmaPreTrainedModel DiffusionGemmaRMSNorm DiffusionGemmaSelfConditioning DiffusionGemmaText4MLP DiffusionGemmaTextExperts DiffusionGemmaTextRotaryEmbedding DiffusionGemmaTextRouter DiffusionGemmaTextScaledWordEmbedding
transformers.models.dinat.configuration_dinat DinatConfig
transformers.models.dinat.modeling_dinat DinatBackbone DinatDownsampler DinatDropPath DinatEmbeddings DinatEncoder DinatEncoderOutput DinatForImageClassification DinatImageClassifierOutput DinatIntermediate DinatLayer DinatModel DinatModelOutput DinatOutput DinatPatchEmbeddings DinatPreTrainedModel DinatStage NeighborhoodAttention NeighborhoodAttentionModule NeighborhoodAttentionOutput
transformers.models.dinov2.configuration_dinov2 Dinov2Config
transformers.models.dinov2.modeling_dinov2 Dinov2Attention Dinov2Backbone Dinov2DropPath Dinov2Embeddings Dinov2Encoder Dinov2ForImageClassification Dinov2Layer Dinov2LayerScale Dinov2MLP Dinov2Model Dinov2PatchEmbeddings Dinov2PreTrainedModel Dinov2SwiGLUFFN
transformers.models.dinov2_with_registers.configuration_dinov2_with_registers Dinov2WithRegistersConfig
transformers.models.dinov2_with_registers.modeling_dinov2_with_registers Dinov2WithRegistersAttention Dinov2WithRegistersBackbone Dinov2WithRegistersDropPath Dinov2WithRegistersEmbeddings Dinov2WithRegistersEncoder Dinov2WithRegistersForImageClassification Dinov2WithRegistersLayer Dinov2WithRegistersLayerScale Dinov2WithRegistersMLP Dinov2WithRegistersModel Dinov2WithRegistersPatchEmbeddings Dinov2WithRegistersPreTrainedModel Dinov2WithRegistersSwiGLUFFN
transformers.models.dinov3_convnext.configuration_dinov3_convnext DINOv3ConvNextConfig
transformers.models.dinov3_convnext.modeling_dinov3_convnext DINOv3ConvNextBackbone DINOv3ConvNextEncoder DINOv3ConvNextLayer DINOv3ConvNextLayerNorm DINOv3ConvNextModel DINOv3ConvNextPreTrainedModel DINOv3ConvNextStage Dinov3ConvnextDropPath
transformers.models.dinov3_vit.configuration_dinov3_vit DINOv3ViTConfig
transformers.models.dinov3_vit.image_processing_dinov3_vit DINOv3ViTImageProcessor
transformers.models.dinov3_vit.modeling_dinov3_vit DINOv3ViTAttention DINOv3ViTBackbone DINOv3ViTBackboneOutput DINOv3ViTEmbeddings DINOv3ViTEncoder DINOv3ViTGatedMLP DINOv3ViTLayer DINOv3ViTLayerScale DINOv3ViTMLP DINOv3ViTModel DINOv3ViTPreTrainedModel DINOv3ViTRopePositionEmbedding Dinov3ViTDropPath
transformers.models.distilbert.configuration_distilbert DistilBertConfig
transformers.models.distilbert.modeling_distilbert DistilBertForMaskedLM DistilBertForMultipleChoice DistilBertForQuestionAnswering DistilBertForSequenceClassification DistilBertForTokenClassification DistilBertModel DistilBertPreTrainedModel DistilBertSelfAttention Embeddings FFN Transformer TransformerBlock
transformers.models.doge.configuration_doge DogeConfig
transformers.models.doge.modeling_doge DogeAttention DogeCDMoE DogeDecoderLayer DogeForCausalLM DogeForSequenceClassification DogeMLP DogeModel DogePreTrainedModel DogeRMSNorm DogeRotaryEmbedding
transformers.models.donut.configuration_donut_swin DonutSwinConfig
transformers.models.donut.image_processing_donut DonutImageProcessor DonutImageProcessorKwargs:id
transformers.models.donut.image_processing_pil_donut DonutImageProcessorKwargs:id DonutImageProcessorPil
transformers.models.donut.modeling_donut_swin DonutDropPath DonutSwinAttention DonutSwinEmbeddings DonutSwinEncoder DonutSwinEncoderOutput DonutSwinForImageClassification DonutSwinImageClassifierOutput DonutSwinIntermediate DonutSwinLayer DonutSwinModel DonutSwinModelOutput DonutSwinOutput DonutSwinPatchEmbeddings DonutSwinPatchMerging DonutSwinPreTrainedModel DonutSwinSelfAttention DonutSwinSelfOutput DonutSwinStage
transformers.models.dots1.configuration_dots1 Dots1Config
transformers.models.dots1.modeling_dots1 Dots1Attention Dots1DecoderLayer Dots1Experts Dots1ForCausalLM Dots1MLP Dots1MoE Dots1Model Dots1PreTrainedModel Dots1RMSNorm Dots1RotaryEmbedding Dots1TopkRouter
transformers.models.dpr.configuration_dpr DPRConfig
transformers.models.dpr.modeling_dpr DPRContextEncoder DPRContextEncoderOutput DPREncoder DPRPreTrainedModel DPRPretrainedContextEncoder DPRPretrainedQuestionEncoder DPRPretrainedReader DPRQuestionEncoder DPRQuestionEncoderOutput DPRReader DPRReaderOutput DPRSpanPredictor
transformers.models.dpt.configuration_dpt DPTConfig
transformers.models.dpt.image_processing_dpt DPTImageProcessor DPTImageProcessorKwargs:id
transformers.models.dpt.image_processing_pil_dpt DPTImageProcessorKwargs:id DPTImageProcessorPil
transformers.models.dpt.modeling_dpt BaseModelOutputWithIntermediateActivations BaseModelOutputWithPoolingAndIntermediateActivations DPTAuxiliaryHead DPTDepthEstimationHead DPTFeatureFusionLayer DPTFeatureFusionStage DPTForDepthEstimation DPTForSemanticSegmentation DPTModel DPTNeck DPTPreActResidualLayer DPTPreTrainedModel DPTReassembleLayer DPTReassembleStage DPTSelfAttention DPTSemanticSegmentationHead DPTViTAttention DPTViTEmbeddings DPTViTEncoder DPTViTHybridEmbeddings DPTViTIntermediate DPTViTLayer DPTViTOutput DPTViTPatchEmbeddings DPTViTPooler DPTViTSelfOutput
transformers.models.edgetam.configuration_edgetam EdgeTamConfig EdgeTamMaskDecoderConfig EdgeTamPromptEncoderConfig EdgeTamVisionConfig:ix
transformers.models.edgetam.modeling_edgetam EdgeTamAttention EdgeTamFeedForward EdgeTamImageSegmentationOutput EdgeTamLayerNorm EdgeTamMaskDecoder EdgeTamMaskEmbedding EdgeTamModel EdgeTamPositionalEmbedding EdgeTamPreTrainedModel EdgeTamPromptEncoder EdgeTamSinePositionEmbedding EdgeTamTwoWayAttentionBlock EdgeTamTwoWayTransformer EdgeTamVisionEncoderOutput EdgeTamVisionModel EdgeTamVisionNeck
transformers.models.edgetam_video.configuration_edgetam_video EdgeTamVideoConfig EdgeTamVideoMaskDecoderConfig EdgeTamVideoPromptEncoderConfig
transformers.models.edgetam_video.modeling_edgetam_video EdgeTamVideoAttention EdgeTamVideoFeedForward EdgeTamVideoImageSegmentationOutput EdgeTamVideoInferenceCache EdgeTamVideoInferenceSession EdgeTamVideoLayerNorm EdgeTamVideoMaskDecoder EdgeTamVideoMaskDownSampler EdgeTamVideoMaskDownSamplerLayer EdgeTamVideoMaskEmbedding EdgeTamVideoMemoryAttention EdgeTamVideoMemoryAttentionLayer EdgeTamVideoMemoryAttentionMLP EdgeTamVideoMemoryEncoder EdgeTamVideoMemoryFuser EdgeTamVideoMemoryFuserCXBlock EdgeTamVideoModel EdgeTamVideoPerceiverAttention EdgeTamVideoPerceiverEncoderLayer EdgeTamVideoPerceiverMLP EdgeTamVideoPerceiverResampler EdgeTamVideoPositionEmbeddingSine EdgeTamVideoPositionalEmbedding EdgeTamVideoPreTrainedModel EdgeTamVideoPromptEncoder EdgeTamVideoRoPECrossAttention EdgeTamVideoRoPESelfAttention EdgeTamVideoSegmentationOutput EdgeTamVideoTwoWayAttentionBlock EdgeTamVideoTwoWayTransformer EdgeTamVideoVisionEncoderOutput EdgeTamVideoVisionRotaryEmbedding
transformers.models.efficientloftr.configuration_efficientloftr EfficientLoFTRConfig
transformers.models.efficientloftr.image_processing_efficientloftr EfficientLoFTRImageProcessor EfficientLoFTRImageProcessorKwargs:id
transformers.models.efficientloftr.image_processing_pil_efficientloftr EfficientLoFTRImageProcessorKwargs:id EfficientLoFTRImageProcessorPil
transformers.models.efficientloftr.modeling_efficientloftr EfficientLoFTRAggregatedAttention EfficientLoFTRAggregationLayer EfficientLoFTRAttention EfficientLoFTRConvNormLayer EfficientLoFTRFineFusionLayer EfficientLoFTRForKeypointMatching EfficientLoFTRKeypointMatchingOutput EfficientLoFTRLocalFeatureTransformer EfficientLoFTRLocalFeatureTransformerLayer EfficientLoFTRMLP EfficientLoFTRModel EfficientLoFTROutConvBlock EfficientLoFTRPreTrainedModel EfficientLoFTRRepVGGBlock EfficientLoFTRRepVGGStage EfficientLoFTRRotaryEmbedding EfficientLoFTRepVGG
transformers.models.efficientnet.configuration_efficientnet EfficientNetConfig
transformers.models.efficientnet.image_processing_efficientnet EfficientNetImageProcessor EfficientNetImageProcessorKwargs:id
transformers.models.efficientnet.image_processing_pil_efficientnet EfficientNetImageProcessorKwargs:id EfficientNetImageProcessorPil
transformers.models.efficientnet.modeling_efficientnet EfficientNetBlock EfficientNetDepthwiseConv2d EfficientNetDepthwiseLayer EfficientNetEmbeddings EfficientNetEncoder EfficientNetExpansionLayer EfficientNetFinalBlockLayer EfficientNetForImageClassification EfficientNetModel EfficientNetPreTrainedModel EfficientNetSqueezeExciteLayer
transformers.models.electra.configuration_electra ElectraConfig
transformers.models.electra.modeling_electra ElectraAttention ElectraClassificationHead ElectraCrossAttention ElectraDiscriminatorPredictions ElectraEmbeddings ElectraEncoder ElectraForCausalLM ElectraForMaskedLM ElectraForMultipleChoice ElectraForPreTraining ElectraForPreTrainingOutput ElectraForQuestionAnswering ElectraForSequenceClassification ElectraForTokenClassification ElectraGeneratorPredictions ElectraIntermediate ElectraLayer ElectraModel ElectraOutput ElectraPreTrainedModel ElectraSelfAttention ElectraSelfOutput ElectraSequenceSummary
transformers.models.emu3.configuration_emu3 Emu3Config Emu3TextConfig Emu3VQVAEConfig
transformers.models.emu3.image_processing_emu3 Emu3ImageProcessor Emu3ImageProcessorKwargs:id
transformers.models.emu3.modeling_emu3 Emu3Attention Emu3DecoderLayer Emu3ForCausalLM Emu3ForConditionalGeneration Emu3ImageVocabularyMapping Emu3MLP Emu3Model Emu3PreTrainedModel Emu3RMSNorm Emu3RotaryEmbedding Emu3TextModel Emu3VQVAE:ix Emu3VQVAEAttentionBlock Emu3VQVAEConv3d Emu3VQVAEDecoder Emu3VQVAEDownBlock Emu3VQVAEEncoder Emu3VQVAEEncoderConvDownsample Emu3VQVAEEncoderConvUpsample Emu3VQVAEGroupNorm Emu3VQVAEMiddleBlock Emu3VQVAEModelOutput Emu3VQVAEResnetBlock Emu3VQVAESpatialNorm Emu3VQVAETemporalDownsample Emu3VQVAETemporalResnetBlock Emu3VQVAETemporalUpsample Emu3VQVAEUpBlock Emu3VQVAEVectorQuantizer
transformers.models.encodec.configuration_encodec EncodecConfig
transformers.models.encodec.modeling_encodec EncodecConv1d EncodecConvTranspose1d EncodecDecoder EncodecDecoderOutput EncodecEncoder EncodecEncoderOutput EncodecEuclideanCodebook EncodecLSTM EncodecModel EncodecOutput EncodecPreTrainedModel EncodecResidualVectorQuantizer EncodecResnetBlock EncodecVectorQuantization
transformers.models.encoder_decoder.configuration_encoder_decoder EncoderDecoderConfig
transformers.models.encoder_decoder.modeling_encoder_decoder EncoderDecoderModel
transformers.models.eomt.configuration_eomt EomtConfig
transformers.models.eomt.image_processing_eomt EomtImageProcessor EomtImageProcessorKwargs:id
transformers.models.eomt.image_processing_pil_eomt EomtImageProcessorKwargs:id EomtImageProcessorPil
transformers.models.eomt.modeling_eomt EomtAttention EomtDropPath EomtEmbeddings EomtForUniversalSegmentation EomtForUniversalSegmentationOutput EomtHungarianMatcher EomtLayer EomtLayerNorm2d EomtLayerScale EomtLoss EomtMLP EomtMaskHead EomtPatchEmbeddings EomtPreTrainedModel EomtScaleBlock EomtScaleLayer EomtSwiGLUFFN
transformers.models.eomt_dinov3.configuration_eomt_dinov3 EomtDinov3Config
transformers.models.eomt_dinov3.modeling_eomt_dinov3 EomtDinov3Attention EomtDinov3DropPath EomtDinov3Embeddings EomtDinov3ForUniversalSegmentation EomtDinov3ForUniversalSegmentationOutput EomtDinov3GatedMLP EomtDinov3HungarianMatcher EomtDinov3Layer EomtDinov3LayerNorm2d EomtDinov3LayerScale EomtDinov3Loss EomtDinov3MLP EomtDinov3MaskHead EomtDinov3PreTrainedModel EomtDinov3RotaryEmbedding EomtDinov3ScaleBlock EomtDinov3ScaleLayer
transformers.models.ernie.configuration_ernie ErnieConfig
transformers.models.ernie.modeling_ernie ErnieAttention ErnieCrossAttention ErnieEmbeddings ErnieEncoder ErnieForCausalLM ErnieForMaskedLM ErnieForMultipleChoice ErnieForNextSentencePrediction ErnieForPreTraining ErnieForPreTrainingOutput ErnieForQuestionAnswering ErnieForSequenceClassification ErnieForTokenClassification ErnieIntermediate ErnieLMPredictionHead ErnieLayer ErnieModel ErnieOnlyMLMHead ErnieOnlyNSPHead ErnieOutput ErniePooler ErniePreTrainedModel ErniePreTrainingHeads ErniePredictionHeadTransform ErnieSelfAttention ErnieSelfOutput
transformers.models.ernie4_5.configuration_ernie4_5 Ernie4_5Config
transformers.models.ernie4_5.modeling_ernie4_5 Ernie4_5Attention Ernie4_5DecoderLayer Ernie4_5ForCausalLM Ernie4_5MLP Ernie4_5Model Ernie4_5PreTrainedModel Ernie4_5RMSNorm Ernie4_5RotaryEmbedding
transformers.models.ernie4_5_moe.configuration_ernie4_5_moe Ernie4_5_MoeConfig
transformers.models.ernie4_5_moe.modeling_ernie4_5_moe Ernie4_5_MoeAttention Ernie4_5_MoeDecoderLayer Ernie4_5_MoeExperts Ernie4_5_MoeForCausalLM Ernie4_5_MoeMLP Ernie4_5_MoeModel Ernie4_5_MoePreTrainedModel Ernie4_5_MoeRMSNorm Ernie4_5_MoeRotaryEmbedding Ernie4_5_MoeSparseMoeBlock Ernie4_5_MoeStatics Ernie4_5_MoeTopKRouter
transformers.models.ernie4_5_vl_moe.configuration_ernie4_5_vl_moe Ernie4_5_VLMoeConfig Ernie4_5_VLMoeTextConfig Ernie4_5_VLMoeVisionConfig Ernie4_5_VL_MoeConfig Ernie4_5_VL_MoeTextConfig Ernie4_5_VL_MoeVisionConfig
transformers.models.ernie4_5_vl_moe.image_processing_ernie4_5_vl_moe Ernie4_5_VLMoeImageProcessor Ernie4_5_VLMoeImageProcessorKwargs:id Ernie4_5_VL_MoeImageProcessor
transformers.models.ernie4_5_vl_moe.image_processing_pil_ernie4_5_vl_moe Ernie4_5_VLMoeImageProcessorKwargs:id Ernie4_5_VLMoeImageProcessorPil Ernie4_5_VL_MoeImageProcessorPil
transformers.models.ernie4_5_vl_moe.modeling_ernie4_5_vl_moe Ernie4_5VLVisionMLP Ernie4_5_VLMoeDecoderLayer Ernie4_5_VLMoeForConditionalGeneration Ernie4_5_VLMoeMLP Ernie4_5_VLMoeModel Ernie4_5_VLMoeMoeBlock Ernie4_5_VLMoeMoeExperts Ernie4_5_VLMoeMoeStatics Ernie4_5_VLMoeMoeTopKRouter Ernie4_5_VLMoePatchEmbed Ernie4_5_VLMoePreTrainedModel Ernie4_5_VLMoeRMSNorm Ernie4_5_VLMoeSparseMoeBlock Ernie4_5_VLMoeTextAttention Ernie4_5_VLMoeTextModel Ernie4_5_VLMoeTextRotaryEmbedding Ernie4_5_VLMoeVariableResolutionResamplerModel Ernie4_5_VLMoeVisionAttention Ernie4_5_VLMoeVisionBlock Ernie4_5_VLMoeVisionMLP Ernie4_5_VLMoeVisionRotaryEmbedding Ernie4_5_VLMoeVisionTransformerPretrainedModel Ernie4_5_VL_MoeForConditionalGeneration Ernie4_5_VL_MoeModel Ernie4_5_VL_MoePreTrainedModel Ernie4_5_VL_MoeTextModel Ernie4_5_VL_MoeVariableResolutionResamplerModel Ernie4_5_VL_MoeVisionTransformerPretrainedModel
transformers.models.esm.configuration_esm EsmConfig EsmFoldConfig StructureModuleConfig TrunkConfig
transformers.models.esm.modeling_esm EsmAttention EsmClassificationHead EsmContactPredictionHead EsmEmbeddings EsmEncoder EsmForMaskedLM EsmForSequenceClassification EsmForTokenClassification EsmIntermediate EsmLMHead EsmLayer EsmModel EsmOutput EsmPooler EsmPreTrainedModel EsmRotaryEmbedding EsmSelfAttention EsmSelfOutput
transformers.models.esm.modeling_esmfold EsmCategoricalMixture EsmFoldAngleResnet EsmFoldAngleResnetBlock EsmFoldAttention EsmFoldBackboneUpdate EsmFoldDropout EsmFoldInvariantPointAttention EsmFoldLayerNorm EsmFoldLinear EsmFoldPairToSequence EsmFoldPreTrainedModel EsmFoldRelativePosition EsmFoldResidueMLP EsmFoldSelfAttention EsmFoldSequenceToPair EsmFoldStructureModule EsmFoldStructureModuleTransition EsmFoldStructureModuleTransitionLayer EsmFoldTriangleAttention EsmFoldTriangleMultiplicativeUpdate EsmFoldTriangularSelfAttentionBlock EsmFoldingTrunk EsmForProteinFolding EsmForProteinFoldingOutput
transformers.models.esm.openfold_utils.protein Protein
transformers.models.esm.openfold_utils.rigid_utils Rigid Rotation
transformers.models.esmc.configuration_esmc EsmcConfig
transformers.models.esmc.modeling_esmc EsmcAttention EsmcClassificationHead EsmcForMaskedLM EsmcForSequenceClassification EsmcForTokenClassification EsmcLayer EsmcLayerNorm EsmcMLP EsmcMaskedLMHead EsmcModel EsmcPreTrainedModel EsmcRotaryEmbedding
transformers.models.esmfold2.configuration_esmfold2 EsmFold2AtomEncoderConfig EsmFold2ConfidenceHeadConfig EsmFold2Config EsmFold2DiffusionModuleConfig EsmFold2LmEncoderConfig EsmFold2MsaEncoderConfig EsmFold2StructureHeadConfig
transformers.models.esmfold2.generation_esmfold2 EsmFold2FoldingMixin
transformers.models.esmfold2.modeling_esmfold2 EsmFold2AdaptiveLayerNorm EsmFold2AtomAttention EsmFold2AtomDecoder EsmFold2AtomEncoder EsmFold2AtomInputs EsmFold2AtomLayer EsmFold2ConfidenceHead EsmFold2ConfidenceInputEmbedder EsmFold2DenoiserConditioning EsmFold2DiffusionAttention EsmFold2DiffusionConditioning EsmFold2DiffusionLayer EsmFold2DiffusionModule EsmFold2DiffusionTransformer EsmFold2FourierEmbedding EsmFold2InputEmbedder EsmFold2LanguageModelEncoder EsmFold2LayerNorm EsmFold2MSAEncoder EsmFold2MSAEncoderLayer EsmFold2MSAPairWeightedAveraging EsmFold2Model EsmFold2OuterProductMean EsmFold2Output EsmFold2PairUpdateLayer EsmFold2PairUpdateStack EsmFold2Parcae EsmFold2PreTrainedModel EsmFold2RMSNorm EsmFold2RelativePositionEncoding EsmFold2RotaryEmbedding EsmFold2RowAttentionPooling EsmFold2SingleToPair EsmFold2SwiGLU EsmFold2Transition EsmFold2TriangleMultiplicativeUpdate EsmFold2TrunkOutput
transformers.models.eurobert.configuration_eurobert EuroBertConfig
transformers.models.eurobert.modeling_eurobert EuroBertAttention EuroBertDecoderLayer EuroBertForMaskedLM EuroBertForSequenceClassification EuroBertForTokenClassification EuroBertMLP EuroBertModel EuroBertPreTrainedModel EuroBertRMSNorm EuroBertRotaryEmbedding
transformers.models.evolla.configuration_evolla EvollaConfig SaProtConfig
transformers.models.evolla.modeling_evolla EvollaAttention EvollaDecoderLayer EvollaFeedForward EvollaForProteinText2Text EvollaMLP EvollaModel EvollaPreTrainedModel EvollaProteinEncoder EvollaProteinEncoderModelOutput EvollaRMSNorm EvollaRotaryEmbedding EvollaSaProtAttention EvollaSaProtEmbeddings EvollaSaProtEncoder EvollaSaProtIntermediate EvollaSaProtLayer EvollaSaProtOutput EvollaSaProtPooler EvollaSaProtPreTrainedModel EvollaSaProtProteinEncoder EvollaSaProtRotaryEmbedding EvollaSaProtSelfAttention EvollaSaProtSelfOutput EvollaSequenceAlignerCrossAttention EvollaSequenceCompressorAttention EvollaSequenceCompressorResampler
transformers.models.exaone4.configuration_exaone4 Exaone4Config
transformers.models.exaone4.modeling_exaone4 Exaone4Attention Exaone4DecoderLayer Exaone4ForCausalLM Exaone4ForQuestionAnswering Exaone4ForSequenceClassification Exaone4ForTokenClassification Exaone4MLP Exaone4Model Exaone4PreTrainedModel Exaone4RMSNorm Exaone4RotaryEmbedding
transformers.models.exaone4_5.configuration_exaone4_5 Exaone4_5_Config Exaone4_5_VisionConfig
transformers.models.exaone4_5.modeling_exaone4_5 Exaone4_5_Attention Exaone4_5_DecoderLayer Exaone4_5_ForConditionalGeneration Exaone4_5_MLP Exaone4_5_Model Exaone4_5_PatchEmbed Exaone4_5_PatchMerger Exaone4_5_PreTrainedModel Exaone4_5_RMSNorm Exaone4_5_VisionAttention Exaone4_5_VisionBlock Exaone4_5_VisionModel Exaone4_5_VisionRotaryEmbedding
transformers.models.exaone_moe.configuration_exaone_moe ExaoneMoeConfig
transformers.models.exaone_moe.modeling_exaone_moe ExaoneMoeAttention ExaoneMoeDecoderLayer ExaoneMoeExperts ExaoneMoeForCausalLM ExaoneMoeMLP ExaoneMoeModel ExaoneMoePreTrainedModel ExaoneMoeRMSNorm ExaoneMoeRotaryEmbedding ExaoneMoeSparseMoEBlock ExaoneMoeTopkRouter
transformers.models.falcon.configuration_falcon FalconConfig
transformers.models.falcon.modeling_falcon FalconAttention FalconDecoderLayer FalconFlashAttention2 FalconForCausalLM FalconForQuestionAnswering FalconForSequenceClassification FalconForTokenClassification FalconLinear FalconMLP FalconModel FalconPreTrainedModel FalconRotaryEmbedding
transformers.models.falcon_h1.configuration_falcon_h1 FalconH1Config
transformers.models.falcon_h1.modeling_falcon_h1 FalconH1Attention FalconH1DecoderLayer FalconH1ForCausalLM FalconH1MLP FalconH1Mixer FalconH1Model FalconH1PreTrainedModel FalconH1RMSNorm FalconH1RMSNormGated FalconH1RotaryEmbedding
transformers.models.falcon_mamba.configuration_falcon_mamba FalconMambaConfig
transformers.models.falcon_mamba.modeling_falcon_mamba FalconMambaBlock FalconMambaCausalLMOutput FalconMambaForCausalLM FalconMambaMixer FalconMambaModel FalconMambaOutput FalconMambaPreTrainedModel FalconMambaRMSNorm FalconMambaWeightlessRMSNorm
transformers.models.fast_vlm.configuration_fast_vlm FastVlmConfig
transformers.models.fast_vlm.modeling_fast_vlm FastVlmCausalLMOutputWithPast FastVlmForConditionalGeneration FastVlmModel FastVlmModelOutputWithPast FastVlmMultiModalProjector FastVlmPreTrainedModel
transformers.models.fastspeech2_conformer.configuration_fastspeech2_conformer FastSpeech2ConformerConfig FastSpeech2ConformerHifiGanConfig FastSpeech2ConformerWithHifiGanConfig
transformers.models.fastspeech2_conformer.modeling_fastspeech2_conformer FastSpeech2ConformerAttention FastSpeech2ConformerBatchNormConvLayer FastSpeech2ConformerConvolutionModule FastSpeech2ConformerDurationPredictor FastSpeech2ConformerEncoder FastSpeech2ConformerEncoderLayer FastSpeech2ConformerHifiGan FastSpeech2ConformerLoss FastSpeech2ConformerModel FastSpeech2ConformerModelOutput FastSpeech2ConformerMultiLayeredConv1d FastSpeech2ConformerPreTrainedModel FastSpeech2ConformerPredictorLayer FastSpeech2ConformerRelPositionalEncoding FastSpeech2ConformerSpeechDecoderPostnet FastSpeech2ConformerVarianceEmbedding FastSpeech2ConformerVariancePredictor FastSpeech2ConformerWithHifiGan FastSpeech2ConformerWithHifiGanOutput HifiGanResidualBlock
transformers.models.flaubert.configuration_flaubert FlaubertConfig
transformers.models.flaubert.modeling_flaubert FlaubertForMultipleChoice FlaubertForQuestionAnswering FlaubertForQuestionAnsweringOutput FlaubertForQuestionAnsweringSimple FlaubertForSequenceClassification FlaubertForTokenClassification FlaubertModel FlaubertPoolerAnswerClass FlaubertPoolerEndLogits FlaubertPoolerStartLogits FlaubertPreTrainedModel FlaubertPredLayer FlaubertSQuADHead FlaubertSequenceSummary FlaubertSquadHeadOutput FlaubertWithLMHeadModel MultiHeadAttention TransformerFFN
transformers.models.flava.configuration_flava FlavaConfig FlavaImageCodebookConfig FlavaImageConfig FlavaMultimodalConfig FlavaTextConfig
transformers.models.flava.image_processing_flava FlavaImageProcessor FlavaImageProcessorKwargs:id FlavaMaskingGenerator
transformers.models.flava.image_processing_pil_flava FlavaImageProcessorKwargs:id FlavaImageProcessorPil FlavaMaskingGenerator
transformers.models.flava.modeling_flava FlavaAttention FlavaEncoder FlavaForPreTraining FlavaForPreTrainingOutput FlavaGlobalContrastiveHead FlavaITMHead FlavaImageCodebook FlavaImageCodebookBlock FlavaImageCodebookLayerGroup FlavaImageCodebookResPath FlavaImageEmbeddings FlavaImageModel FlavaIntermediate FlavaLayer FlavaLosses FlavaMaskedPredictionHead FlavaModel FlavaModelOutput FlavaMultimodalModel FlavaOutput FlavaPooler FlavaPreTrainedModel FlavaPredictionHeadTransform FlavaSelfAttention FlavaSelfOutput FlavaTextEmbeddings FlavaTextModel PatchEmbeddings
transformers.models.flex_olmo.configuration_flex_olmo FlexOlmoConfig
transformers.models.flex_olmo.modeling_flex_olmo FlexOlmoAttention FlexOlmoDecoderLayer FlexOlmoExperts FlexOlmoForCausalLM FlexOlmoMLP FlexOlmoModel FlexOlmoPreTrainedModel FlexOlmoRMSNorm FlexOlmoRotaryEmbedding FlexOlmoSparseMoeBlock FlexOlmoTopKRouter
transformers.models.florence2.configuration_florence2 Florence2Config Florence2VisionConfig
transformers.models.florence2.modeling_florence2 Florence2DropPath Florence2ForConditionalGeneration Florence2Model Florence2MultiModalProjector Florence2PreTrainedModel Florence2Seq2SeqLMOutput Florence2Seq2SeqModelOutput Florence2VisionBackbone Florence2VisionBlock Florence2VisionChannelAttention Florence2VisionChannelBlock Florence2VisionConvEmbed Florence2VisionLearnedAbsolutePositionEmbedding2D Florence2VisionMLP Florence2VisionPositionalEmbeddingCosine1D Florence2VisionPreTrainedModel Florence2VisionSpatialBlock Florence2VisionWindowAttention
transformers.models.fnet.configuration_fnet FNetConfig
transformers.models.fnet.modeling_fnet FNetBasicFourierTransform FNetBasicOutput FNetEmbeddings FNetEncoder FNetForMaskedLM FNetForMultipleChoice FNetForNextSentencePrediction FNetForPreTraining FNetForPreTrainingOutput FNetForQuestionAnswering FNetForSequenceClassification FNetForTokenClassification FNetFourierTransform FNetIntermediate FNetLMPredictionHead FNetLayer FNetModel FNetOnlyMLMHead FNetOnlyNSPHead FNetOutput FNetPooler FNetPreTrainedModel FNetPreTrainingHeads FNetPredictionHeadTransform
transformers.models.focalnet.configuration_focalnet FocalNetConfig
transformers.models.focalnet.modeling_focalnet FocalNetBackbone FocalNetDropPath FocalNetEmbeddings FocalNetEncoder FocalNetEncoderOutput FocalNetForImageClassification FocalNetForMaskedImageModeling FocalNetImageClassifierOutput FocalNetLayer FocalNetMaskedImageModelingOutput FocalNetMlp FocalNetModel FocalNetModelOutput FocalNetModulation FocalNetPatchEmbeddings FocalNetPreTrainedModel FocalNetStage
transformers.models.fsmt.configuration_fsmt FSMTConfig
transformers.models.fsmt.modeling_fsmt Attention DecoderLayer EncoderLayer FSMTDecoder FSMTEncoder FSMTForConditionalGeneration FSMTModel PretrainedFSMTModel SinusoidalPositionalEmbedding
transformers.models.fun_asr_nano.configuration_fun_asr_nano FunAsrNanoAdaptorConfig FunAsrNanoConfig FunAsrNanoEncoderConfig
transformers.models.fun_asr_nano.modeling_fun_asr_nano FunAsrNanoAttention FunAsrNanoCausalLMOutputWithPast FunAsrNanoEncoder FunAsrNanoEncoderLayer FunAsrNanoFSMN FunAsrNanoForConditionalGeneration FunAsrNanoMLP FunAsrNanoModel FunAsrNanoModelOutputWithPast FunAsrNanoMultiModalProjector FunAsrNanoPositionEmbedding FunAsrNanoPreTrainedModel
transformers.models.funnel.configuration_funnel FunnelConfig
transformers.models.funnel.modeling_funnel FunnelAttentionStructure FunnelBaseModel FunnelClassificationHead FunnelDecoder FunnelDiscriminatorPredictions FunnelEmbeddings FunnelEncoder FunnelForMaskedLM FunnelForMultipleChoice FunnelForPreTraining FunnelForPreTrainingOutput FunnelForQuestionAnswering FunnelForSequenceClassification FunnelForTokenClassification FunnelLayer FunnelModel FunnelPositionwiseFFN FunnelPreTrainedModel FunnelRelMultiheadAttention
transformers.models.fuyu.configuration_fuyu FuyuConfig
transformers.models.fuyu.image_processing_fuyu FuyuImageProcessor FuyuImagesKwargs:id
transformers.models.fuyu.image_processing_pil_fuyu FuyuImageProcessorPil FuyuImagesKwargs:id
transformers.models.fuyu.modeling_fuyu FuyuForCausalLM FuyuModel FuyuPreTrainedModel
transformers.models.gemma.configuration_gemma GemmaConfig
transformers.models.gemma.modeling_gemma GemmaAttention GemmaDecoderLayer GemmaForCausalLM GemmaForSequenceClassification GemmaForTokenClassification GemmaMLP GemmaModel GemmaPreTrainedModel GemmaRMSNorm GemmaRotaryEmbedding GemmaTextScaledWordEmbedding
transformers.models.gemma2.configuration_gemma2 Gemma2Config
transformers.models.gemma2.modeling_gemma2 Gemma2Attention Gemma2DecoderLayer Gemma2ForCausalLM Gemma2ForSequenceClassification Gemma2ForTokenClassification Gemma2MLP Gemma2Model Gemma2PreTrainedModel Gemma2RMSNorm Gemma2RotaryEmbedding Gemma2TextScaledWordEmbedding
transformers.models.gemma3.configuration_gemma3 Gemma3Config Gemma3TextConfig
transformers.models.gemma3.image_processing_gemma3 Gemma3ImageProcessor Gemma3ImageProcessorKwargs:id
transformers.models.gemma3.image_processing_pil_gemma3 Gemma3ImageProcessorKwargs:id Gemma3ImageProcessorPil
transformers.models.gemma3.modeling_gemma3 Gemma3Attention Gemma3CausalLMOutputWithPast Gemma3DecoderLayer Gemma3ForCausalLM Gemma3ForConditionalGeneration Gemma3ForSequenceClassification Gemma3MLP Gemma3Model Gemma3ModelOutputWithPast Gemma3MultiModalProjector Gemma3PreTrainedModel Gemma3RMSNorm Gemma3RotaryEmbedding Gemma3TextForSequenceClassification Gemma3TextModel Gemma3TextScaledWordEmbedding
transformers.models.gemma3n.configuration_gemma3n Gemma3nAudioConfig Gemma3nConfig Gemma3nTextConfig Gemma3nVisionConfig
transformers.models.gemma3n.modeling_gemma3n Gemma3nAudioAttention Gemma3nAudioConformerAttention Gemma3nAudioConformerBlock Gemma3nAudioConformerFeedForward Gemma3nAudioConformerLightConv1d Gemma3nAudioCumulativeGroupNorm Gemma3nAudioEncoder Gemma3nAudioEncoderModelOutput Gemma3nAudioRelativePositionEmbedding Gemma3nAudioSSCPConvBlock Gemma3nAudioSubSampleConvProjection Gemma3nCausalLMOutputWithPast Gemma3nForCausalLM Gemma3nForConditionalGeneration Gemma3nModel Gemma3nModelOutputWithPast Gemma3nMultimodalEmbedder Gemma3nPreTrainedModel Gemma3nRMSNorm Gemma3nRotaryEmbedding Gemma3nTextAltUp Gemma3nTextAttention Gemma3nTextDecoderLayer Gemma3nTextLaurelBlock Gemma3nTextMLP Gemma3nTextModel Gemma3nTextScaledWordEmbedding
transformers.models.gemma4.configuration_gemma4 Gemma4AudioConfig Gemma4Config Gemma4TextConfig Gemma4VisionConfig
transformers.models.gemma4.image_processing_gemma4 Gemma4ImageProcessor Gemma4ImageProcessorKwargs:id
transformers.models.gemma4.image_processing_pil_gemma4 Gemma4ImageProcessorKwargs:id Gemma4ImageProcessorPil
transformers.models.gemma4.modeling_gemma4 Gemma4AudioAttention Gemma4AudioCausalConv1d Gemma4AudioFeedForward Gemma4AudioLayer Gemma4AudioLightConv1d Gemma4AudioModel Gemma4AudioModelOutput Gemma4AudioRelPositionalEncoding Gemma4AudioSubSampleConvProjection Gemma4AudioSubSampleConvProjectionLayer Gemma4CausalLMOutputWithPast Gemma4ClippableLinear Gemma4ForCausalLM Gemma4ForConditionalGeneration Gemma4Model Gemma4ModelOutputWithPast Gemma4MultimodalEmbedder Gemma4PreTrainedModel Gemma4RMSNorm Gemma4TextAttention Gemma4TextDecoderLayer Gemma4TextExperts Gemma4TextMLP Gemma4TextModel Gemma4TextModelOutputWithPast Gemma4TextRotaryEmbedding Gemma4TextRouter Gemma4TextScaledWordEmbedding Gemma4VisionAttention Gemma4VisionEncoder Gemma4VisionEncoderLayer Gemma4VisionMLP Gemma4VisionModel Gemma4VisionPatchEmbedder Gemma4VisionPooler Gemma4VisionRotaryEmbedding
transformers.models.gemma4_assistant.configuration_gemma4_assistant Gemma4AssistantConfig
transformers.models.gemma4_assistant.modeling_gemma4_assistant Gemma4AssistantForCausalLM Gemma4AssistantMaskedEmbedder Gemma4AssistantOutput Gemma4AssistantPreTrainedModel
transformers.models.gemma4_unified.configuration_gemma4_unified Gemma4UnifiedAudioConfig Gemma4UnifiedConfig Gemma4UnifiedTextConfig Gemma4UnifiedVisionConfig
transformers.models.gemma4_unified.image_processing_gemma4_unified Gemma4UnifiedImageProcessor Gemma4UnifiedImageProcessorKwargs:id
transformers.models.gemma4_unified.modeling_gemma4_unified Gemma4UnifiedAudioModelOutput Gemma4UnifiedCausalLMOutputWithPast Gemma4UnifiedForCausalLM Gemma4UnifiedForConditionalGeneration Gemma4UnifiedModel Gemma4UnifiedModelOutputWithPast Gemma4UnifiedMultimodalEmbedder Gemma4UnifiedPreTrainedModel Gemma4UnifiedRMSNorm Gemma4UnifiedTextAttention Gemma4UnifiedTextDecoderLayer Gemma4UnifiedTextMLP Gemma4UnifiedTextModel Gemma4UnifiedTextModelOutputWithPast Gemma4UnifiedTextRotaryEmbedding Gemma4UnifiedTextScaledWordEmbedding Gemma4UnifiedVisionEmbedder
transformers.models.gemma4_unified_assistant.configuration_gemma4_unified_assistant Gemma4UnifiedAssistantConfig
transformers.models.gemma4_unified_assistant.modeling_gemma4_unified_assistant Gemma4UnifiedAssistantForCausalLM Gemma4UnifiedAssistantMaskedEmbedder Gemma4UnifiedAssistantOutput Gemma4UnifiedAssistantPreTrainedModel
transformers.models.git.configuration_git GitConfig GitVisionConfig
transformers.models.git.modeling_git GitAttention GitEmbeddings GitEncoder GitForCausalLM GitIntermediate GitLayer GitModel GitOutput GitPreTrainedModel GitProjection GitSelfAttention GitSelfOutput GitVisionAttention GitVisionEmbeddings GitVisionEncoder GitVisionEncoderLayer GitVisionMLP GitVisionModel GitVisionModelOutput GitVisionTransformer
transformers.models.glm.configuration_glm GlmConfig
transformers.models.glm.modeling_glm GlmAttention GlmDecoderLayer GlmForCausalLM GlmForSequenceClassification GlmForTokenClassification GlmMLP GlmModel GlmPreTrainedModel GlmRMSNorm GlmRotaryEmbedding
transformers.models.glm4.configuration_glm4 Glm4Config
transformers.models.glm4.modeling_glm4 Glm4Attention Glm4DecoderLayer Glm4ForCausalLM Glm4ForSequenceClassification Glm4ForTokenClassification Glm4MLP Glm4Model Glm4PreTrainedModel Glm4RMSNorm Glm4RotaryEmbedding
transformers.models.glm46v.configuration_glm46v Glm46VConfig
transformers.models.glm46v.image_processing_glm46v Glm46VImageProcessor Glm46VImageProcessorKwargs:id
transformers.models.glm46v.image_processing_pil_glm46v Glm46VImageProcessorKwargs:id Glm46VImageProcessorPil
transformers.models.glm46v.modeling_glm46v Glm46VCausalLMOutputWithPast Glm46VForConditionalGeneration Glm46VModel Glm46VModelOutputWithPast Glm46VPreTrainedModel
transformers.models.glm4_moe.configuration_glm4_moe Glm4MoeConfig
transformers.models.glm4_moe.modeling_glm4_moe Glm4MoeAttention Glm4MoeDecoderLayer Glm4MoeExperts Glm4MoeForCausalLM Glm4MoeMLP Glm4MoeMoE Glm4MoeModel Glm4MoePreTrainedModel Glm4MoeRMSNorm Glm4MoeRotaryEmbedding Glm4MoeTopkRouter
transformers.models.glm4_moe_lite.configuration_glm4_moe_lite Glm4MoeLiteConfig
transformers.models.glm4_moe_lite.modeling_glm4_moe_lite Glm4MoeLiteAttention Glm4MoeLiteDecoderLayer Glm4MoeLiteExperts Glm4MoeLiteForCausalLM Glm4MoeLiteMLP Glm4MoeLiteMoE Glm4MoeLiteModel Glm4MoeLitePreTrainedModel Glm4MoeLiteRMSNorm Glm4MoeLiteRotaryEmbedding Glm4MoeLiteTopkRouter
transformers.models.glm4v.configuration_glm4v Glm4vConfig Glm4vTextConfig Glm4vVisionConfig
transformers.models.glm4v.image_processing_glm4v Glm4vImageProcessor Glm4vImageProcessorKwargs:id
transformers.models.glm4v.image_processing_pil_glm4v Glm4vImageProcessorKwargs:id Glm4vImageProcessorPil
transformers.models.glm4v.modeling_glm4v Glm4VisionMlp Glm4vCausalLMOutputWithPast Glm4vForConditionalGeneration Glm4vModel Glm4vModelOutputWithPast Glm4vPreTrainedModel Glm4vRMSNorm Glm4vTextAttention Glm4vTextDecoderLayer Glm4vTextMLP Glm4vTextModel Glm4vTextRotaryEmbedding Glm4vVisionAttention Glm4vVisionBlock Glm4vVisionEmbeddings Glm4vVisionModel Glm4vVisionPatchEmbed Glm4vVisionPatchMerger Glm4vVisionRotaryEmbedding
transformers.models.glm4v_moe.configuration_glm4v_moe Glm4vMoeConfig Glm4vMoeTextConfig Glm4vMoeVisionConfig
transformers.models.glm4v_moe.modeling_glm4v_moe Glm4vMoeCausalLMOutputWithPast Glm4vMoeForConditionalGeneration Glm4vMoeModel Glm4vMoeModelOutputWithPast Glm4vMoePreTrainedModel Glm4vMoeRMSNorm Glm4vMoeTextAttention Glm4vMoeTextDecoderLayer Glm4vMoeTextExperts Glm4vMoeTextMLP Glm4vMoeTextMoE Glm4vMoeTextModel Glm4vMoeTextRMSNorm Glm4vMoeTextRotaryEmbedding Glm4vMoeTextTopkRouter Glm4vMoeVisionAttention Glm4vMoeVisionBlock Glm4vMoeVisionEmbeddings Glm4vMoeVisionModel Glm4vMoeVisionPatchEmbed Glm4vMoeVisionPatchMerger Glm4vMoeVisionRotaryEmbedding Glm4vMoeisionMlp
transformers.models.glm5_next.configuration_glm5_next Glm5NextConfig Glm5NextTextConfig Glm5NextVisionConfig
transformers.models.glm5_next.image_processing_glm5_next Glm5NextImageProcessor Glm5NextImageProcessorKwargs:id
transformers.models.glm5_next.image_processing_pil_glm5_next Glm5NextImageProcessorKwargs:id Glm5NextImageProcessorPil
transformers.models.glm5_next.modeling_glm5_next Glm5NextForConditionalGeneration Glm5NextModel Glm5NextPreTrainedModel Glm5NextRMSNorm Glm5NextTextAttention Glm5NextTextDecoderLayer Glm5NextTextExperts Glm5NextTextForgetGate Glm5NextTextHyperConnection Glm5NextTextHyperHead Glm5NextTextIndexer Glm5NextTextLinearAttention Glm5NextTextMLP Glm5NextTextMoE Glm5NextTextModel Glm5NextTextRMSNorm Glm5NextTextRMSNormGated Glm5NextTextTopkRouter Glm5NextTextUnweightedRMSNorm Glm5NextVisionAttention Glm5NextVisionBlock Glm5NextVisionMLP Glm5NextVisionModel Glm5NextVisionPatchEmbed Glm5NextVisionPatchMerger Glm5NextVisionRotaryEmbedding
transformers.models.glm_image.configuration_glm_image GlmImageConfig GlmImageTextConfig GlmImageVQVAEConfig GlmImageVisionConfig
transformers.models.glm_image.image_processing_glm_image GlmImageImageProcessor GlmImageImageProcessorKwargs:id
transformers.models.glm_image.image_processing_pil_glm_image GlmImageImageProcessorKwargs:id GlmImageImageProcessorPil
transformers.models.glm_image.modeling_glm_image GlmImageCausalLMOutputWithPast GlmImageForConditionalGeneration GlmImageModel GlmImageModelOutputWithPast GlmImagePreTrainedModel GlmImageRMSNorm GlmImageTextAttention GlmImageTextDecoderLayer GlmImageTextMLP GlmImageTextModel GlmImageTextRotaryEmbedding GlmImageVQVAE:ix GlmImageVQVAEModelOutput GlmImageVQVAEVectorQuantizer GlmImageVisionAttention GlmImageVisionBlock GlmImageVisionEmbeddings GlmImageVisionMLP GlmImageVisionModel GlmImageVisionPatchEmbed
transformers.models.glm_moe_dsa.configuration_glm_moe_dsa GlmMoeDsaConfig
transformers.models.glm_moe_dsa.modeling_glm_moe_dsa GlmMoeDsaAttention GlmMoeDsaDecoderLayer GlmMoeDsaExperts GlmMoeDsaForCausalLM GlmMoeDsaIndexer GlmMoeDsaMLP GlmMoeDsaMoE GlmMoeDsaModel GlmMoeDsaPreTrainedModel GlmMoeDsaRMSNorm GlmMoeDsaRotaryEmbedding GlmMoeDsaTopkRouter
transformers.models.glm_ocr.configuration_glm_ocr GlmOcrConfig GlmOcrTextConfig GlmOcrVisionConfig
transformers.models.glm_ocr.modeling_glm_ocr GlmOcrCausalLMOutputWithPast GlmOcrForConditionalGeneration GlmOcrModel GlmOcrModelOutputWithPast GlmOcrPreTrainedModel GlmOcrRMSNorm GlmOcrTextAttention GlmOcrTextDecoderLayer GlmOcrTextMLP GlmOcrTextModel GlmOcrTextRotaryEmbedding GlmOcrVisionAttention GlmOcrVisionBlock GlmOcrVisionMlp GlmOcrVisionModel GlmOcrVisionPatchEmbed GlmOcrVisionPatchMerger GlmOcrVisionRotaryEmbedding
transformers.models.glmasr.configuration_glmasr GlmAsrConfig GlmAsrEncoderConfig
transformers.models.glmasr.modeling_glmasr GlmAsrAttention GlmAsrCausalLMOutputWithPast GlmAsrEncoder GlmAsrEncoderLayer GlmAsrForConditionalGeneration GlmAsrMLP GlmAsrModel GlmAsrModelOutputWithPast GlmAsrMultiModalProjector GlmAsrPreTrainedModel GlmAsrRotaryEmbedding
transformers.models.glmga.configuration_glmga GlmgaConfig
transformers.models.glmga.image_processing_glmga GlmgaImageProcessor GlmgaImageProcessorKwargs:id
transformers.models.glmga.image_processing_pil_glmga GlmgaImageProcessorKwargs:id GlmgaImageProcessorPil
transformers.models.glpn.configuration_glpn GLPNConfig
transformers.models.glpn.image_processing_glpn GLPNImageProcessor GLPNImageProcessorKwargs:id
transformers.models.glpn.image_processing_pil_glpn GLPNImageProcessorKwargs:id GLPNImageProcessorPil
transformers.models.glpn.modeling_glpn GLPNAttention GLPNDecoder GLPNDecoderStage GLPNDepthEstimationHead GLPNDepthWiseConv GLPNEfficientSelfAttention GLPNEncoder GLPNForDepthEstimation GLPNLayer GLPNMixFFN GLPNModel GLPNOverlapPatchEmbeddings GLPNPreTrainedModel GLPNSelectiveFeatureFusion GLPNSelfOutput GlpnDropPath SiLogLoss
transformers.models.got_ocr2.configuration_got_ocr2 GotOcr2Config GotOcr2VisionConfig
transformers.models.got_ocr2.image_processing_got_ocr2 GotOcr2ImageProcessor GotOcr2ImageProcessorKwargs:id
transformers.models.got_ocr2.image_processing_pil_got_ocr2 GotOcr2ImageProcessorKwargs:id GotOcr2ImageProcessorPil
transformers.models.got_ocr2.modeling_got_ocr2 GotOcr2CausalLMOutputWithPast GotOcr2ForConditionalGeneration GotOcr2LayerNorm GotOcr2MLPBlock GotOcr2Model GotOcr2ModelOutputWithPast GotOcr2MultiModalProjector GotOcr2PatchEmbeddings GotOcr2PreTrainedModel GotOcr2VisionAttention GotOcr2VisionEncoder GotOcr2VisionEncoderOutput GotOcr2VisionLayer GotOcr2VisionNeck
transformers.models.gpt2.configuration_gpt2 GPT2Config
transformers.models.gpt2.modeling_gpt2 GPT2Attention GPT2Block GPT2DoubleHeadsModel GPT2DoubleHeadsModelOutput GPT2ForQuestionAnswering GPT2ForSequenceClassification GPT2ForTokenClassification GPT2LMHeadModel GPT2MLP GPT2Model GPT2PreTrainedModel GPT2SequenceSummary
transformers.models.gpt_bigcode.configuration_gpt_bigcode GPTBigCodeConfig
transformers.models.gpt_bigcode.modeling_gpt_bigcode GPTBigCodeAttention GPTBigCodeBlock GPTBigCodeForCausalLM GPTBigCodeForSequenceClassification GPTBigCodeForTokenClassification GPTBigCodeMLP GPTBigCodeModel GPTBigCodePreTrainedModel
transformers.models.gpt_neo.configuration_gpt_neo GPTNeoConfig
transformers.models.gpt_neo.modeling_gpt_neo GPTNeoAttention GPTNeoBlock GPTNeoFlashAttention2 GPTNeoForCausalLM GPTNeoForQuestionAnswering GPTNeoForSequenceClassification GPTNeoForTokenClassification GPTNeoMLP GPTNeoModel GPTNeoPreTrainedModel GPTNeoSelfAttention
transformers.models.gpt_neox.configuration_gpt_neox GPTNeoXConfig
transformers.models.gpt_neox.modeling_gpt_neox GPTNeoXAttention GPTNeoXForCausalLM GPTNeoXForQuestionAnswering GPTNeoXForSequenceClassification GPTNeoXForTokenClassification GPTNeoXLayer GPTNeoXMLP GPTNeoXModel GPTNeoXPreTrainedModel GPTNeoXRotaryEmbedding
transformers.models.gpt_neox_japanese.configuration_gpt_neox_japanese GPTNeoXJapaneseConfig
transformers.models.gpt_neox_japanese.modeling_gpt_neox_japanese GPTNeoXJapaneseAttention GPTNeoXJapaneseForCausalLM GPTNeoXJapaneseLayer GPTNeoXJapaneseMLP GPTNeoXJapaneseModel GPTNeoXJapanesePreTrainedModel GPTNeoXJapaneseRotaryEmbedding
transformers.models.gpt_oss.configuration_gpt_oss GptOssConfig
transformers.models.gpt_oss.modeling_gpt_oss GptOssAttention GptOssDecoderLayer GptOssExperts GptOssForCausalLM GptOssForSequenceClassification GptOssForTokenClassification GptOssMLP GptOssModel GptOssPreTrainedModel GptOssRMSNorm GptOssRotaryEmbedding GptOssTopKRouter
transformers.models.gptj.configuration_gptj GPTJConfig
transformers.models.gptj.modeling_gptj GPTJAttention GPTJBlock GPTJFlashAttention2 GPTJForCausalLM GPTJForQuestionAnswering GPTJForSequenceClassification GPTJMLP GPTJModel GPTJPreTrainedModel
transformers.models.granite.configuration_granite GraniteConfig
transformers.models.granite.modeling_granite GraniteAttention GraniteDecoderLayer GraniteForCausalLM GraniteMLP GraniteModel GranitePreTrainedModel GraniteRMSNorm GraniteRotaryEmbedding
transformers.models.granite4_vision.configuration_granite4_vision Granite4VisionConfig Granite4VisionTextConfig
transformers.models.granite4_vision.modeling_granite4_vision Granite4VisionCausalLMOutputWithPast Granite4VisionForConditionalGeneration Granite4VisionImageFeaturesOutput Granite4VisionModel Granite4VisionModelOutputWithPast Granite4VisionPreTrainedModel Granite4VisionTextAttention Granite4VisionTextDecoderLayer Granite4VisionTextMLP Granite4VisionTextModel Granite4VisionTextRMSNorm Granite4VisionTextRotaryEmbedding Granite4VisionWindowQFormerDownsampler
transformers.models.granite_speech.configuration_granite_speech GraniteSpeechConfig GraniteSpeechEncoderConfig
transformers.models.granite_speech.modeling_granite_speech GraniteSpeechCTCEncoder GraniteSpeechCausalLMOutputWithPast GraniteSpeechConformerAttention GraniteSpeechConformerBlock GraniteSpeechConformerConvModule GraniteSpeechConformerDepthWiseConv1d GraniteSpeechConformerFeedForward GraniteSpeechEncoderProjector GraniteSpeechForConditionalGeneration GraniteSpeechModel GraniteSpeechModelOutputWithPast GraniteSpeechPreTrainedModel
transformers.models.granite_speech5.configuration_granite_speech5 GraniteSpeech5CTCConfig GraniteSpeech5EncoderConfig
transformers.models.granite_speech5.modeling_granite_speech5 GraniteSpeech5CTCGenerateOutput GraniteSpeech5Encoder GraniteSpeech5EncoderAttention GraniteSpeech5EncoderBlock GraniteSpeech5EncoderConvolutionModule GraniteSpeech5EncoderFeedForward GraniteSpeech5EncoderModelOutput GraniteSpeech5EncoderSubsamplingBlock GraniteSpeech5ForCTC GraniteSpeech5PreTrainedModel
transformers.models.granite_speech_plus.configuration_granite_speech_plus GraniteSpeechPlusConfig GraniteSpeechPlusEncoderConfig
transformers.models.granite_speech_plus.modeling_granite_speech_plus GraniteSpeechPlusCTCEncoder GraniteSpeechPlusCausalLMOutputWithPast GraniteSpeechPlusConformerAttention GraniteSpeechPlusConformerBlock GraniteSpeechPlusConformerConvModule GraniteSpeechPlusConformerDepthWiseConv1d GraniteSpeechPlusConformerFeedForward GraniteSpeechPlusEncoderProjector GraniteSpeechPlusForConditionalGeneration GraniteSpeechPlusModel GraniteSpeechPlusModelOutputWithPast GraniteSpeechPlusPreTrainedModel
transformers.models.granite_swa.configuration_granite_swa GraniteSWAConfig
transformers.models.granite_swa.modeling_granite_swa GraniteSWAAttention GraniteSWADecoderLayer GraniteSWAForCausalLM GraniteSWAMLP GraniteSWAModel GraniteSWAPreTrainedModel GraniteSWARMSNorm GraniteSWARotaryEmbedding
transformers.models.granitemoe.configuration_granitemoe GraniteMoeConfig
transformers.models.granitemoe.modeling_granitemoe GraniteMoeAttention GraniteMoeDecoderLayer GraniteMoeExperts GraniteMoeForCausalLM GraniteMoeMoE GraniteMoeModel GraniteMoePreTrainedModel GraniteMoeRMSNorm GraniteMoeRotaryEmbedding GraniteMoeTopKRouter
transformers.models.granitemoe_swa.configuration_granitemoe_swa GraniteMoeSWAConfig
transformers.models.granitemoe_swa.modeling_granitemoe_swa GraniteFlashAttentionKwargs:id GraniteMoeSWAAttention GraniteMoeSWADecoderLayer GraniteMoeSWAExperts GraniteMoeSWAForCausalLM GraniteMoeSWAMLP GraniteMoeSWAMoE GraniteMoeSWAModel GraniteMoeSWAPreTrainedModel GraniteMoeSWARMSNorm GraniteMoeSWARotaryEmbedding GraniteMoeSWATopKRouter
transformers.models.granitemoehybrid.configuration_granitemoehybrid GraniteMoeHybridConfig
transformers.models.granitemoehybrid.modeling_granitemoehybrid GraniteFlashAttentionKwargs:id GraniteMoeHybridAttention GraniteMoeHybridDecoderLayer GraniteMoeHybridExperts GraniteMoeHybridForCausalLM GraniteMoeHybridMLP GraniteMoeHybridMambaLayer GraniteMoeHybridMoE GraniteMoeHybridModel GraniteMoeHybridPreTrainedModel GraniteMoeHybridRMSNorm GraniteMoeHybridRMSNormGated GraniteMoeHybridRotaryEmbedding GraniteMoeHybridTopKRouter
transformers.models.granitemoeshared.configuration_granitemoeshared GraniteMoeSharedConfig
transformers.models.granitemoeshared.modeling_granitemoeshared GraniteFlashAttentionKwargs:id GraniteMoeSharedAttention GraniteMoeSharedDecoderLayer GraniteMoeSharedExperts GraniteMoeSharedForCausalLM GraniteMoeSharedMLP GraniteMoeSharedMoE GraniteMoeSharedModel GraniteMoeSharedPreTrainedModel GraniteMoeSharedRMSNorm GraniteMoeSharedRotaryEmbedding GraniteMoeSharedTopKRouter
transformers.models.grounding_dino.configuration_grounding_dino GroundingDinoConfig
transformers.models.grounding_dino.image_processing_grounding_dino GroundingDinoImageProcessor GroundingDinoImageProcessorKwargs:id
transformers.models.grounding_dino.image_processing_pil_grounding_dino GroundingDinoImageProcessorKwargs:id GroundingDinoImageProcessorPil
transformers.models.grounding_dino.modeling_grounding_dino GroundingDinoBiMultiHeadAttention GroundingDinoContrastiveEmbedding GroundingDinoConvEncoder GroundingDinoConvModel GroundingDinoDecoder GroundingDinoDecoderLayer GroundingDinoDecoderOutput GroundingDinoDeformableLayer GroundingDinoDropPath GroundingDinoEncoder GroundingDinoEncoderLayer GroundingDinoEncoderOutput GroundingDinoForObjectDetection GroundingDinoFrozenBatchNorm2d GroundingDinoFusionLayer GroundingDinoLearnedPositionEmbedding GroundingDinoMLPPredictionHead GroundingDinoModel GroundingDinoModelOutput GroundingDinoMultiheadAttention GroundingDinoMultiscaleDeformableAttention GroundingDinoObjectDetectionOutput GroundingDinoPreTrainedModel GroundingDinoSinePositionEmbedding GroundingDinoTextEnhancerLayer MultiScaleDeformableAttention
transformers.models.groupvit.configuration_groupvit GroupViTConfig GroupViTTextConfig GroupViTVisionConfig
transformers.models.groupvit.modeling_groupvit GroupViTAssignAttention GroupViTAttention GroupViTCrossAttentionLayer GroupViTEncoderLayer GroupViTMLP GroupViTMixerMLP GroupViTModel GroupViTModelOutput GroupViTPatchEmbeddings GroupViTPreTrainedModel GroupViTStage GroupViTTextEmbeddings GroupViTTextEncoder GroupViTTextModel GroupViTTextTransformer GroupViTTokenAssign GroupViTVisionEmbeddings GroupViTVisionEncoder GroupViTVisionModel GroupViTVisionTransformer
transformers.models.gte.configuration_gte GteConfig
transformers.models.gte.modeling_gte GteAttention GteEmbeddings GteForMaskedLM GteForSequenceClassification GteForTokenClassification GteLMHead GteLayer GteMLP GteModel GtePooler GtePreTrainedModel GteRotaryEmbedding
transformers.models.helium.configuration_helium HeliumConfig
transformers.models.helium.modeling_helium HeliumAttention HeliumDecoderLayer HeliumForCausalLM HeliumForSequenceClassification HeliumForTokenClassification HeliumMLP HeliumModel HeliumPreTrainedModel HeliumRMSNorm HeliumRotaryEmbedding
transformers.models.hgnet_v2.configuration_hgnet_v2 HGNetV2Config
transformers.models.hgnet_v2.modeling_hgnet_v2 HGNetV2Backbone HGNetV2BasicLayer HGNetV2ConvLayer HGNetV2ConvLayerLight HGNetV2Embeddings HGNetV2Encoder HGNetV2ForImageClassification HGNetV2LearnableAffineBlock HGNetV2PreTrainedModel HGNetV2Stage
transformers.models.hiera.configuration_hiera HieraConfig
transformers.models.hiera.modeling_hiera HieraBackbone HieraDecoder HieraDropPath HieraEmbeddings HieraEncoder HieraEncoderOutput HieraForImageClassification HieraForImageClassificationOutput HieraForPreTraining HieraForPreTrainingOutput HieraLayer HieraMaskUnitAttention HieraMlp HieraModel HieraModelOutput HieraMultiScaleHead HieraPatchEmbeddings HieraPooler HieraPreTrainedModel HieraStage
transformers.models.higgs_audio_v2.configuration_higgs_audio_v2 HiggsAudioV2Config
transformers.models.higgs_audio_v2.generation_higgs_audio_v2 HiggsAudioV2DelayPatternLogitsProcessor HiggsAudioV2GenerationMixin HiggsAudioV2GenerationOutput
transformers.models.higgs_audio_v2.modeling_higgs_audio_v2 HiggsAudioV2Attention HiggsAudioV2DecoderLayer HiggsAudioV2Embeddings HiggsAudioV2ForConditionalGeneration HiggsAudioV2MLP HiggsAudioV2Model HiggsAudioV2PreTrainedModel HiggsAudioV2RMSNorm HiggsAudioV2RotaryEmbedding
transformers.models.higgs_audio_v2_tokenizer.configuration_higgs_audio_v2_tokenizer HiggsAudioV2TokenizerConfig
transformers.models.hrm_text.configuration_hrm_text HrmTextConfig
transformers.models.hrm_text.modeling_hrm_text HrmTextAttention HrmTextDecoderLayer HrmTextForCausalLM HrmTextMLP HrmTextModel HrmTextPreTrainedModel HrmTextRMSNorm HrmTextRotaryEmbedding HrmTextStack
transformers.models.hubert.configuration_hubert HubertConfig
transformers.models.hubert.modeling_hubert HubertAttention HubertAttnAdapterLayer HubertEncoder HubertEncoderLayer HubertEncoderLayerStableLayerNorm HubertEncoderStableLayerNorm HubertFeatureEncoder HubertFeatureProjection HubertFeedForward HubertForCTC HubertForSequenceClassification HubertGroupNormConvLayer HubertLayerNormConvLayer HubertModel HubertNoLayerNormConvLayer HubertPositionalConvEmbedding HubertPreTrainedModel HubertSamePadLayer
transformers.models.hunyuan_v1_dense.configuration_hunyuan_v1_dense HunYuanDenseV1Config
transformers.models.hunyuan_v1_dense.modeling_hunyuan_v1_dense HunYuanDenseV1Attention HunYuanDenseV1DecoderLayer HunYuanDenseV1ForCausalLM HunYuanDenseV1ForSequenceClassification HunYuanDenseV1MLP HunYuanDenseV1Model HunYuanDenseV1PreTrainedModel HunYuanDenseV1RMSNorm HunYuanDenseV1RotaryEmbedding
transformers.models.hunyuan_v1_moe.configuration_hunyuan_v1_moe HunYuanMoEV1Config
transformers.models.hunyuan_v1_moe.modeling_hunyuan_v1_moe HunYuanMoEV1Attention HunYuanMoEV1DecoderLayer HunYuanMoEV1Experts HunYuanMoEV1ForCausalLM HunYuanMoEV1ForSequenceClassification HunYuanMoEV1Gate HunYuanMoEV1MLP HunYuanMoEV1Model HunYuanMoEV1Moe HunYuanMoEV1PreTrainedModel HunYuanMoEV1RMSNorm HunYuanMoEV1RotaryEmbedding
transformers.models.hunyuan_vl.configuration_hunyuan_vl HunYuanVLConfig HunYuanVLTextConfig HunYuanVLVisionConfig
transformers.models.hunyuan_vl.image_processing_hunyuan_vl HunYuanVLImageProcessor HunYuanVLImageProcessorKwargs:id
transformers.models.hunyuan_vl.image_processing_pil_hunyuan_vl HunYuanVLImageProcessorKwargs:id HunYuanVLImageProcessorPil
transformers.models.hunyuan_vl.modeling_hunyuan_vl HunYuanVLDenseV1Attention HunYuanVLDenseV1DecoderLayer HunYuanVLForConditionalGeneration HunYuanVLMLP HunYuanVLModel HunYuanVLModelOutputWithPast HunYuanVLPreTrainedModel HunYuanVLRMSNorm HunYuanVLRotaryEmbedding HunYuanVLTextModel HunYuanVLVisionAttention HunYuanVLVisionBlock HunYuanVLVisionMLP HunYuanVLVisionPatchEmbed HunYuanVLVisionPatchMerger HunYuanVLVisionTransformer
transformers.models.hy_v3.configuration_hy_v3 HYV3Config
transformers.models.hy_v3.modeling_hy_v3 HYV3Attention HYV3DecoderLayer HYV3Experts HYV3ForCausalLM HYV3MLP HYV3MoE HYV3Model HYV3PreTrainedModel HYV3RMSNorm HYV3RotaryEmbedding HYV3TopKRouter
transformers.models.hy_v4.configuration_hy_v4 HYV4Config
transformers.models.hy_v4.modeling_hy_v4 HYV4Attention HYV4DecoderLayer HYV4Experts HYV4ForCausalLM HYV4HyperConnection HYV4HyperHead HYV4Indexer HYV4MLP HYV4MoE HYV4Model HYV4PreTrainedModel HYV4RMSNorm HYV4RotaryEmbedding HYV4TopkRouter HYV4UnweightedRMSNorm
transformers.models.hyperclovax.configuration_hyperclovax HyperCLOVAXConfig
transformers.models.hyperclovax.modeling_hyperclovax HyperCLOVAXAttention HyperCLOVAXDecoderLayer HyperCLOVAXForCausalLM HyperCLOVAXMLP HyperCLOVAXModel HyperCLOVAXPreTrainedModel HyperCLOVAXRMSNorm HyperCLOVAXRotaryEmbedding
transformers.models.hyperclovax_vision_v2.configuration_hyperclovax_vision_v2 HyperCLOVAXVisionV2Config
transformers.models.hyperclovax_vision_v2.modeling_hyperclovax_vision_v2 HyperCLOVAXVisionV2ForConditionalGeneration HyperCLOVAXVisionV2Model HyperCLOVAXVisionV2PreTrainedModel
transformers.models.ibert.configuration_ibert IBertConfig
transformers.models.ibert.modeling_ibert IBertAttention IBertClassificationHead IBertEmbeddings IBertEncoder IBertForMaskedLM IBertForMultipleChoice IBertForQuestionAnswering IBertForSequenceClassification IBertForTokenClassification IBertIntermediate IBertLMHead IBertLayer IBertModel IBertOutput IBertPooler IBertPreTrainedModel IBertSelfAttention IBertSelfOutput
transformers.models.ibert.quant_modules IntGELU IntLayerNorm IntSoftmax QuantAct QuantEmbedding QuantLinear
transformers.models.idefics.configuration_idefics IdeficsConfig IdeficsPerceiverConfig IdeficsVisionConfig
transformers.models.idefics.image_processing_idefics IdeficsImageProcessor IdeficsImageProcessorKwargs:id
transformers.models.idefics.image_processing_pil_idefics IdeficsImageProcessorKwargs:id IdeficsImageProcessorPil
transformers.models.idefics.modeling_idefics IdeficsAttention IdeficsBaseModelOutputWithPast IdeficsCausalLMOutputWithPast IdeficsDecoderLayer IdeficsDecoupledEmbedding IdeficsDecoupledLinear IdeficsForVisionText2Text IdeficsGatedCrossAttentionLayer IdeficsMLP IdeficsModel IdeficsPreTrainedModel IdeficsRMSNorm IdeficsRotaryEmbedding
transformers.models.idefics.perceiver IdeficsPerceiverResampler
transformers.models.idefics.vision IdeficsVisionEmbeddings IdeficsVisionTransformer
transformers.models.idefics2.configuration_idefics2 Idefics2Config Idefics2PerceiverConfig Idefics2VisionConfig
transformers.models.idefics2.image_processing_idefics2 Idefics2ImageProcessor Idefics2ImageProcessorKwargs:id
transformers.models.idefics2.image_processing_pil_idefics2 Idefics2ImageProcessorKwargs:id Idefics2ImageProcessorPil
transformers.models.idefics2.modeling_idefics2 Idefics2BaseModelOutputWithPast Idefics2CausalLMOutputWithPast Idefics2Connector Idefics2Encoder Idefics2EncoderLayer Idefics2ForConditionalGeneration Idefics2MLP Idefics2Model Idefics2MultiheadAttentionPoolingHead Idefics2PerceiverAttention Idefics2PerceiverLayer Idefics2PerceiverResampler Idefics2PreTrainedModel Idefics2RMSNorm Idefics2VisionAttention Idefics2VisionEmbeddings Idefics2VisionMLP Idefics2VisionTransformer
transformers.models.idefics3.configuration_idefics3 Idefics3Config Idefics3VisionConfig
transformers.models.idefics3.image_processing_idefics3 Idefics3ImageProcessor Idefics3ImageProcessorKwargs:id
transformers.models.idefics3.image_processing_pil_idefics3 Idefics3ImageProcessorKwargs:id Idefics3ImageProcessorPil
transformers.models.idefics3.modeling_idefics3 Idefics3BaseModelOutputWithPast Idefics3CausalLMOutputWithPast Idefics3Connector Idefics3Encoder Idefics3EncoderLayer Idefics3ForConditionalGeneration Idefics3Model Idefics3PreTrainedModel Idefics3RMSNorm Idefics3SimpleMLP Idefics3VisionAttention Idefics3VisionEmbeddings Idefics3VisionMLP Idefics3VisionTransformer
transformers.models.ijepa.configuration_ijepa IJepaConfig
transformers.models.ijepa.modeling_ijepa IJepaAttention IJepaEmbeddings IJepaForImageClassification IJepaLayer IJepaMLP IJepaModel IJepaPatchEmbeddings IJepaPooler IJepaPreTrainedModel
transformers.models.imagegpt.configuration_imagegpt ImageGPTConfig
transformers.models.imagegpt.image_processing_imagegpt ImageGPTImageProcessor ImageGPTImageProcessorKwargs:id
transformers.models.imagegpt.image_processing_pil_imagegpt ImageGPTImageProcessorKwargs:id ImageGPTImageProcessorPil
transformers.models.imagegpt.modeling_imagegpt ImageGPTAttention ImageGPTBlock ImageGPTForCausalImageModeling ImageGPTForImageClassification ImageGPTLayerNorm ImageGPTMLP ImageGPTModel ImageGPTPreTrainedModel
transformers.models.informer.configuration_informer InformerConfig
transformers.models.informer.modeling_informer InformerAttention InformerConvLayer InformerDecoder InformerDecoderLayer InformerEncoder InformerEncoderLayer InformerFeatureEmbedder InformerForPrediction InformerMeanScaler InformerModel InformerNOPScaler InformerPreTrainedModel InformerProbSparseAttention InformerSinusoidalPositionalEmbedding InformerStdScaler InformerValueEmbedding
transformers.models.inkling.configuration_inkling InklingAudioConfig InklingConfig InklingTextConfig InklingVisionConfig
transformers.models.inkling.image_processing_inkling InklingImageProcessor InklingImageProcessorKwargs:id
transformers.models.inkling.modeling_inkling InklingAttention InklingAudioModel InklingAudioModelEmbeddings InklingCausalLMOutputWithPast InklingDecoderLayer InklingExperts InklingForCausalLM InklingForConditionalGeneration InklingMLP InklingMoE InklingModel InklingModelOutputWithPast InklingNormedEmbedding InklingPreTrainedModel InklingRMSNorm InklingRelativeLogits InklingSharedExperts InklingShortConvolution InklingTextModel InklingTopkRouter InklingVisionEncoderLayer InklingVisionModel
transformers.models.instructblip.configuration_instructblip InstructBlipConfig InstructBlipQFormerConfig InstructBlipVisionConfig
transformers.models.instructblip.modeling_instructblip BaseModelOutputWithVisionQformerOutputs InstructBlipAttention InstructBlipEncoder InstructBlipEncoderLayer InstructBlipForConditionalGeneration InstructBlipForConditionalGenerationModelOutput InstructBlipMLP InstructBlipModel InstructBlipPreTrainedModel InstructBlipQFormerAttention InstructBlipQFormerEmbeddings InstructBlipQFormerEncoder InstructBlipQFormerIntermediate InstructBlipQFormerLayer InstructBlipQFormerModel InstructBlipQFormerMultiHeadAttention InstructBlipQFormerOutput InstructBlipQFormerSelfOutput InstructBlipVisionEmbeddings InstructBlipVisionModel
transformers.models.instructblipvideo.configuration_instructblipvideo InstructBlipVideoConfig InstructBlipVideoQFormerConfig InstructBlipVideoVisionConfig
transformers.models.instructblipvideo.modeling_instructblipvideo BaseModelOutputWithVisionQformerOutputs InstructBlipVideoAttention InstructBlipVideoEncoder InstructBlipVideoEncoderLayer InstructBlipVideoForConditionalGeneration InstructBlipVideoForConditionalGenerationModelOutput InstructBlipVideoMLP InstructBlipVideoModel InstructBlipVideoPreTrainedModel InstructBlipVideoQFormerAttention InstructBlipVideoQFormerEmbeddings InstructBlipVideoQFormerEncoder InstructBlipVideoQFormerIntermediate InstructBlipVideoQFormerLayer InstructBlipVideoQFormerModel InstructBlipVideoQFormerMultiHeadAttention InstructBlipVideoQFormerOutput InstructBlipVideoQFormerSelfOutput InstructBlipVideoVisionEmbeddings InstructBlipVideoVisionModel
transformers.models.internvl.configuration_internvl InternVLConfig InternVLVisionConfig
transformers.models.internvl.modeling_internvl InternVLCausalLMOutputWithPast InternVLForConditionalGeneration InternVLModel InternVLModelOutputWithPast InternVLMultiModalProjector InternVLPreTrainedModel InternVLVisionAttention InternVLVisionEmbeddings InternVLVisionEncoder InternVLVisionLayer InternVLVisionMLP InternVLVisionModel InternVLVisionModelOutputWithPooling InternVLVisionPatchEmbeddings InternVLVisionPreTrainedModel InternVLVisionRMSNorm
transformers.models.jais2.configuration_jais2 Jais2Config
transformers.models.jais2.modeling_jais2 Jais2Attention Jais2DecoderLayer Jais2ForCausalLM Jais2MLP Jais2Model Jais2PreTrainedModel Jais2RotaryEmbedding
transformers.models.jamba.configuration_jamba JambaConfig
transformers.models.jamba.modeling_jamba JambaAttention JambaAttentionDecoderLayer JambaExperts JambaForCausalLM JambaForSequenceClassification JambaMLP JambaMambaDecoderLayer JambaMambaMixer JambaModel JambaPreTrainedModel JambaRMSNorm JambaSparseMoeBlock
transformers.models.janus.configuration_janus JanusConfig JanusVQVAEConfig JanusVisionConfig
transformers.models.janus.image_processing_janus JanusImageProcessor JanusImageProcessorKwargs:id
transformers.models.janus.image_processing_pil_janus JanusImageProcessorKwargs:id JanusImageProcessorPil
transformers.models.janus.modeling_janus JanusBaseModelOutputWithPast JanusCausalLMOutputWithPast JanusForConditionalGeneration JanusModel JanusPreTrainedModel JanusVQVAE:ix JanusVQVAEAlignerMLP JanusVQVAEAttnBlock JanusVQVAEConvDownsample JanusVQVAEConvUpsample JanusVQVAEDecoder JanusVQVAEEncoder JanusVQVAEHead JanusVQVAEMidBlock JanusVQVAEModelOutput JanusVQVAEOutput JanusVQVAEResnetBlock JanusVQVAEVectorQuantizer JanusVisionAlignerMLP JanusVisionAttention JanusVisionEmbeddings JanusVisionEncoder JanusVisionEncoderLayer JanusVisionMLP JanusVisionModel
transformers.models.jetmoe.configuration_jetmoe JetMoeConfig
transformers.models.jetmoe.modeling_jetmoe JetMoeAttention JetMoeDecoderLayer JetMoeForCausalLM JetMoeForSequenceClassification JetMoeMoA JetMoeMoE JetMoeModel JetMoeParallelExperts JetMoePreTrainedModel JetMoeRMSNorm JetMoeRotaryEmbedding JetMoeTopKGating
transformers.models.jina_embeddings_v3.configuration_jina_embeddings_v3 JinaEmbeddingsV3Config
transformers.models.jina_embeddings_v3.modeling_jina_embeddings_v3 JinaEmbeddingsV3Attention JinaEmbeddingsV3ClassificationHead JinaEmbeddingsV3Embeddings JinaEmbeddingsV3ForMaskedLM JinaEmbeddingsV3ForQuestionAnswering JinaEmbeddingsV3ForSequenceClassification JinaEmbeddingsV3ForTokenClassification JinaEmbeddingsV3LMHead JinaEmbeddingsV3Layer JinaEmbeddingsV3MLP JinaEmbeddingsV3Model JinaEmbeddingsV3Pooler JinaEmbeddingsV3PreTrainedModel JinaEmbeddingsV3RotaryEmbedding
transformers.models.kimi_k25.configuration_kimi_k25 Kimi_K25Config Kimi_K25VisionConfig
transformers.models.kimi_k25.image_processing_kimi_k25 Kimi_K25ImageProcessor Kimi_K25ImageProcessorKwargs:id
transformers.models.kimi_k25.modeling_kimi_k25 Kimi_K25CausalLMOutputWithPast Kimi_K25ForConditionalGeneration Kimi_K25Model Kimi_K25ModelOutputWithPast Kimi_K25MultimodalProjection Kimi_K25PreTrainedModel Kimi_K25VisionAttention Kimi_K25VisionEncoderLayer Kimi_K25VisionMLP Kimi_K25VisionModel Kimi_K25VisionPatchEmbed Kimi_K25VisionPositionEmbeddings Kimi_K25VisionRotaryEmbedding
transformers.models.kimi_linear.configuration_kimi_linear KimiLinearConfig
transformers.models.kimi_linear.modeling_kimi_linear KimiLinearAttention KimiLinearDecoderLayer KimiLinearDeltaAttention KimiLinearExperts KimiLinearForCausalLM KimiLinearForgetGate KimiLinearMLP KimiLinearMoE KimiLinearModel KimiLinearPreTrainedModel KimiLinearRMSNorm KimiLinearRMSNormGated KimiLinearTopkRouter
transformers.models.kosmos2.configuration_kosmos2 Kosmos2Config Kosmos2TextConfig Kosmos2VisionConfig
transformers.models.kosmos2.modeling_kosmos2 BaseModelOutputWithProjectionAttentions Kosmos2ForConditionalGeneration Kosmos2ForConditionalGenerationModelOutput Kosmos2ImageToTextProjection Kosmos2Model Kosmos2ModelOutput Kosmos2PreTrainedModel Kosmos2TextBlock Kosmos2TextFFN Kosmos2TextForCausalLM Kosmos2TextModel Kosmos2TextSinusoidalPositionalEmbedding Kosmos2TextTransformer Kosmos2VisionAttention Kosmos2VisionEmbeddings Kosmos2VisionEncoder Kosmos2VisionEncoderLayer Kosmos2VisionMLP Kosmos2VisionModel Kosmos2VisionTransformer KosmosTextAttention
transformers.models.kosmos2_5.configuration_kosmos2_5 Kosmos2_5Config Kosmos2_5TextConfig Kosmos2_5VisionConfig
transformers.models.kosmos2_5.image_processing_kosmos2_5 Kosmos2_5ImageProcessor Kosmos2_5ImageProcessorKwargs:id
transformers.models.kosmos2_5.image_processing_pil_kosmos2_5 Kosmos2_5ImageProcessorKwargs:id Kosmos2_5ImageProcessorPil
transformers.models.kosmos2_5.modeling_kosmos2_5 Kosmos2_5ForConditionalGeneration Kosmos2_5ForConditionalGenerationModelOutput Kosmos2_5ImageToTextProjection Kosmos2_5LayerNorm Kosmos2_5Model Kosmos2_5ModelOutput Kosmos2_5PreTrainedModel Kosmos2_5TextAttention Kosmos2_5TextBlock Kosmos2_5TextFFN Kosmos2_5TextForCausalLM Kosmos2_5TextModel Kosmos2_5TextSinusoidalPositionalEmbedding Kosmos2_5TextTransformer Kosmos2_5VisionAttention Kosmos2_5VisionEmbeddings Kosmos2_5VisionEncoder Kosmos2_5VisionLayer Kosmos2_5VisionMlp Kosmos2_5VisionModel
transformers.models.kyutai_speech_to_text.configuration_kyutai_speech_to_text KyutaiSpeechToTextConfig
transformers.models.kyutai_speech_to_text.modeling_kyutai_speech_to_text KyutaiSpeechToTextAttention KyutaiSpeechToTextConv1dPaddingCache KyutaiSpeechToTextDecoderLayer KyutaiSpeechToTextEmbeddings KyutaiSpeechToTextFlexibleLinear KyutaiSpeechToTextForConditionalGeneration KyutaiSpeechToTextGatingMLP KyutaiSpeechToTextLinear KyutaiSpeechToTextModel KyutaiSpeechToTextPreTrainedModel KyutaiSpeechToTextRMSNorm KyutaiSpeechToTextRotaryEmbedding
transformers.models.laguna.configuration_laguna LagunaConfig
transformers.models.laguna.modeling_laguna LagunaAttention LagunaDecoderLayer LagunaExperts LagunaForCausalLM LagunaMLP LagunaModel LagunaPreTrainedModel LagunaRMSNorm LagunaRotaryEmbedding LagunaSparseMoeBlock LagunaTopKRouter
transformers.models.lasr.configuration_lasr LasrCTCConfig LasrEncoderConfig
transformers.models.lasr.modeling_lasr LasrCTCGenerateOutput LasrEncoder LasrEncoderAttention LasrEncoderBlock LasrEncoderCTCHead LasrEncoderConvolutionModule LasrEncoderFeedForward LasrEncoderModelOutput LasrEncoderRotaryEmbedding LasrEncoderSubsampling LasrForCTC LasrPreTrainedModel
transformers.models.layoutlm.configuration_layoutlm LayoutLMConfig
transformers.models.layoutlm.modeling_layoutlm LayoutLMAttention LayoutLMEmbeddings LayoutLMEncoder LayoutLMForMaskedLM LayoutLMForQuestionAnswering LayoutLMForSequenceClassification LayoutLMForTokenClassification LayoutLMIntermediate LayoutLMLMPredictionHead LayoutLMLayer LayoutLMModel LayoutLMOnlyMLMHead LayoutLMOutput LayoutLMPooler LayoutLMPreTrainedModel LayoutLMPredictionHeadTransform LayoutLMSelfAttention LayoutLMSelfOutput
transformers.models.layoutlmv2.configuration_layoutlmv2 LayoutLMv2Config
transformers.models.layoutlmv2.image_processing_layoutlmv2 LayoutLMv2ImageProcessor LayoutLMv2ImageProcessorKwargs:id
transformers.models.layoutlmv2.image_processing_pil_layoutlmv2 LayoutLMv2ImageProcessorKwargs:id LayoutLMv2ImageProcessorPil
transformers.models.layoutlmv2.modeling_layoutlmv2 LayoutLMv2Attention LayoutLMv2Embeddings LayoutLMv2Encoder LayoutLMv2ForQuestionAnswering LayoutLMv2ForSequenceClassification LayoutLMv2ForTokenClassification LayoutLMv2Intermediate LayoutLMv2Layer LayoutLMv2Model LayoutLMv2Output LayoutLMv2Pooler LayoutLMv2PreTrainedModel LayoutLMv2SelfAttention LayoutLMv2SelfOutput LayoutLMv2VisualBackbone
transformers.models.layoutlmv3.configuration_layoutlmv3 LayoutLMv3Config
transformers.models.layoutlmv3.image_processing_layoutlmv3 LayoutLMv3ImageProcessor LayoutLMv3ImageProcessorKwargs:id
transformers.models.layoutlmv3.image_processing_pil_layoutlmv3 LayoutLMv3ImageProcessorKwargs:id LayoutLMv3ImageProcessorPil
transformers.models.layoutlmv3.modeling_layoutlmv3 LayoutLMv3Attention LayoutLMv3ClassificationHead LayoutLMv3Encoder LayoutLMv3ForQuestionAnswering LayoutLMv3ForSequenceClassification LayoutLMv3ForTokenClassification LayoutLMv3Intermediate LayoutLMv3Layer LayoutLMv3Model LayoutLMv3Output LayoutLMv3PatchEmbeddings LayoutLMv3PreTrainedModel LayoutLMv3SelfAttention LayoutLMv3SelfOutput LayoutLMv3TextEmbeddings
transformers.models.layoutxlm.configuration_layoutxlm LayoutXLMConfig
transformers.models.led.configuration_led LEDConfig
transformers.models.led.modeling_led LEDClassificationHead LEDDecoder LEDDecoderAttention LEDDecoderLayer LEDEncoder LEDEncoderAttention LEDEncoderBaseModelOutput LEDEncoderLayer LEDEncoderSelfAttention LEDForConditionalGeneration LEDForQuestionAnswering LEDLearnedPositionalEmbedding LEDModel LEDPreTrainedModel LEDSeq2SeqLMOutput LEDSeq2SeqModelOutput LEDSeq2SeqQuestionAnsweringModelOutput LEDSeq2SeqSequenceClassifierOutput
transformers.models.levit.configuration_levit LevitConfig
transformers.models.levit.image_processing_levit LevitImageProcessor
transformers.models.levit.image_processing_pil_levit LevitImageProcessorPil
transformers.models.levit.modeling_levit LevitAttention LevitAttentionSubsample LevitClassificationLayer LevitConvEmbeddings LevitEncoder LevitForImageClassification LevitForImageClassificationWithTeacher LevitForImageClassificationWithTeacherOutput LevitMLPLayer LevitModel LevitPatchEmbeddings LevitPreTrainedModel LevitResidualLayer LevitStage LevitSubsample MLPLayerWithBN
transformers.models.lfm2.configuration_lfm2 Lfm2Config
transformers.models.lfm2.modeling_lfm2 Lfm2Attention Lfm2DecoderLayer Lfm2ForCausalLM Lfm2MLP Lfm2Model Lfm2PreTrainedModel Lfm2RMSNorm Lfm2RotaryEmbedding Lfm2ShortConv
transformers.models.lfm2_moe.configuration_lfm2_moe Lfm2MoeConfig
transformers.models.lfm2_moe.modeling_lfm2_moe Lfm2MoeAttention Lfm2MoeDecoderLayer Lfm2MoeExperts Lfm2MoeForCausalLM Lfm2MoeMLP Lfm2MoeModel Lfm2MoePreTrainedModel Lfm2MoeRMSNorm Lfm2MoeRotaryEmbedding Lfm2MoeShortConv Lfm2MoeSparseMoeBlock Lfm2MoeTopKRouter
transformers.models.lfm2_vl.configuration_lfm2_vl Lfm2VlConfig
transformers.models.lfm2_vl.image_processing_lfm2_vl Lfm2VlImageProcessor Lfm2VlImageProcessorKwargs:id
transformers.models.lfm2_vl.modeling_lfm2_vl Lfm2VlCausalLMOutputWithPast Lfm2VlForConditionalGeneration Lfm2VlModel Lfm2VlModelOutputWithPast Lfm2VlMultiModalProjector Lfm2VlPreTrainedModel
transformers.models.lightglue.configuration_lightglue LightGlueConfig
transformers.models.lightglue.image_processing_lightglue LightGlueImageProcessor LightGlueImageProcessorKwargs:id
transformers.models.lightglue.image_processing_pil_lightglue LightGlueImageProcessorKwargs:id LightGlueImageProcessorPil
transformers.models.lightglue.modeling_lightglue LightGlueAttention LightGlueForKeypointMatching LightGlueKeypointMatchingOutput LightGlueMLP LightGlueMatchAssignmentLayer LightGluePositionalEncoder LightGluePreTrainedModel LightGlueTokenConfidenceLayer LightGlueTransformerLayer
transformers.models.lighton_ocr.configuration_lighton_ocr LightOnOcrConfig
transformers.models.lighton_ocr.modeling_lighton_ocr LightOnOcrCausalLMOutputWithPast LightOnOcrForConditionalGeneration LightOnOcrModel LightOnOcrModelOutputWithPast LightOnOcrMultiModalProjector LightOnOcrPatchMerger LightOnOcrPreTrainedModel LightOnOcrRMSNorm
transformers.models.lilt.configuration_lilt LiltConfig
transformers.models.lilt.modeling_lilt LiltAttention LiltClassificationHead LiltEncoder LiltForQuestionAnswering LiltForSequenceClassification LiltForTokenClassification LiltIntermediate LiltLayer LiltLayoutEmbeddings LiltModel LiltOutput LiltPooler LiltPreTrainedModel LiltSelfAttention LiltSelfOutput LiltTextEmbeddings
transformers.models.llama.configuration_llama LlamaConfig
transformers.models.llama.modeling_llama LlamaAttention LlamaDecoderLayer LlamaForCausalLM LlamaForQuestionAnswering LlamaForSequenceClassification LlamaForTokenClassification LlamaMLP LlamaModel LlamaPreTrainedModel LlamaRMSNorm LlamaRotaryEmbedding
transformers.models.llama4.configuration_llama4 Llama4Config Llama4TextConfig Llama4VisionConfig
transformers.models.llama4.image_processing_llama4 Llama4ImageProcessor Llama4ImageProcessorKwargs:id
transformers.models.llama4.modeling_llama4 Llama4CausalLMOutputWithPast Llama4ForCausalLM Llama4ForConditionalGeneration Llama4MultiModalProjector Llama4PreTrainedModel Llama4Router Llama4TextAttention Llama4TextDecoderLayer Llama4TextExperts Llama4TextL2Norm Llama4TextMLP Llama4TextModel Llama4TextMoe Llama4TextRMSNorm Llama4TextRotaryEmbedding Llama4UnfoldConvolution Llama4VisionAttention Llama4VisionEncoder Llama4VisionEncoderLayer Llama4VisionMLP Llama4VisionMLP2 Llama4VisionModel Llama4VisionPixelShuffleMLP Llama4VisionRotaryEmbedding
transformers.models.llava.configuration_llava LlavaConfig
transformers.models.llava.image_processing_llava LlavaImageProcessor
transformers.models.llava.image_processing_pil_llava LlavaImageProcessorPil
transformers.models.llava.modeling_llava LlavaCausalLMOutputWithPast LlavaForConditionalGeneration LlavaModel LlavaModelOutputWithPast LlavaMultiModalProjector LlavaPreTrainedModel
transformers.models.llava_next.configuration_llava_next LlavaNextConfig
transformers.models.llava_next.image_processing_llava_next LlavaNextImageProcessor LlavaNextImageProcessorKwargs:id
transformers.models.llava_next.image_processing_pil_llava_next LlavaNextImageProcessorKwargs:id LlavaNextImageProcessorPil
transformers.models.llava_next.modeling_llava_next LlavaNextCausalLMOutputWithPast LlavaNextForConditionalGeneration LlavaNextModel LlavaNextModelOutputWithPast LlavaNextMultiModalProjector LlavaNextPreTrainedModel
transformers.models.llava_next_video.configuration_llava_next_video LlavaNextVideoConfig
transformers.models.llava_next_video.modeling_llava_next_video LlavaNextVideoCausalLMOutputWithPast LlavaNextVideoForConditionalGeneration LlavaNextVideoModel LlavaNextVideoModelOutputWithPast LlavaNextVideoMultiModalProjector LlavaNextVideoPooler LlavaNextVideoPreTrainedModel
transformers.models.llava_onevision.configuration_llava_onevision LlavaOnevisionConfig
transformers.models.llava_onevision.image_processing_llava_onevision LlavaOnevisionImageProcessor LlavaOnevisionImageProcessorKwargs:id
transformers.models.llava_onevision.image_processing_pil_llava_onevision LlavaOnevisionImageProcessorKwargs:id LlavaOnevisionImageProcessorPil
transformers.models.llava_onevision.modeling_llava_onevision LlavaOnevisionCausalLMOutputWithPast LlavaOnevisionForConditionalGeneration LlavaOnevisionModel LlavaOnevisionModelOutputWithPast LlavaOnevisionMultiModalProjector LlavaOnevisionPreTrainedModel
transformers.models.longcat_flash.configuration_longcat_flash LongcatFlashConfig
transformers.models.longcat_flash.modeling_longcat_flash LongcatFlashDecoderLayer LongcatFlashExperts LongcatFlashForCausalLM LongcatFlashMLA LongcatFlashMLP LongcatFlashMoE LongcatFlashModel LongcatFlashPreTrainedModel LongcatFlashRMSNorm LongcatFlashRotaryEmbedding LongcatFlashTopkRouter
transformers.models.longformer.configuration_longformer LongformerConfig
transformers.models.longformer.modeling_longformer LongformerAttention LongformerBaseModelOutput LongformerBaseModelOutputWithPooling LongformerClassificationHead LongformerEmbeddings LongformerEncoder LongformerForMaskedLM LongformerForMultipleChoice LongformerForQuestionAnswering LongformerForSequenceClassification LongformerForTokenClassification LongformerIntermediate LongformerLMHead LongformerLayer LongformerMaskedLMOutput LongformerModel LongformerMultipleChoiceModelOutput LongformerOutput LongformerPooler LongformerPreTrainedModel LongformerQuestionAnsweringModelOutput LongformerSelfAttention LongformerSelfOutput LongformerSequenceClassifierOutput LongformerTokenClassifierOutput
transformers.models.longt5.configuration_longt5 LongT5Config
transformers.models.longt5.modeling_longt5 LongT5Attention LongT5Block LongT5DenseActDense LongT5DenseGatedActDense LongT5EncoderModel LongT5ForConditionalGeneration LongT5LayerCrossAttention LongT5LayerFF LongT5LayerLocalSelfAttention LongT5LayerNorm LongT5LayerSelfAttention LongT5LayerTransientGlobalSelfAttention LongT5LocalAttention LongT5Model LongT5PreTrainedModel LongT5Stack LongT5TransientGlobalAttention
transformers.models.luke.configuration_luke LukeConfig
transformers.models.luke.modeling_luke BaseLukeModelOutput BaseLukeModelOutputWithPooling EntityClassificationOutput EntityPairClassificationOutput EntityPredictionHead EntityPredictionHeadTransform EntitySpanClassificationOutput LukeAttention LukeEmbeddings LukeEncoder LukeEntityEmbeddings LukeForEntityClassification LukeForEntityPairClassification LukeForEntitySpanClassification LukeForMaskedLM LukeForMultipleChoice LukeForQuestionAnswering LukeForSequenceClassification LukeForTokenClassification LukeIntermediate LukeLMHead LukeLayer LukeMaskedLMOutput LukeModel LukeMultipleChoiceModelOutput LukeOutput LukePooler LukePreTrainedModel LukeQuestionAnsweringModelOutput LukeSelfAttention LukeSelfOutput LukeSequenceClassifierOutput LukeTokenClassifierOutput
transformers.models.lw_detr.configuration_lw_detr LwDetrConfig LwDetrViTConfig
transformers.models.lw_detr.modeling_lw_detr LwDetrAttention LwDetrC2FLayer LwDetrConvEncoder LwDetrConvNormLayer LwDetrDecoder LwDetrDecoderLayer LwDetrDecoderOutput LwDetrForObjectDetection LwDetrLayerNorm LwDetrMLP LwDetrMLPPredictionHead LwDetrModel LwDetrModelOutput LwDetrMultiScaleProjector LwDetrMultiscaleDeformableAttention LwDetrObjectDetectionOutput LwDetrPreTrainedModel LwDetrRepVggBlock LwDetrSamplingLayer LwDetrScaleProjector LwDetrViTAttention LwDetrViTBackbone LwDetrViTEmbeddings LwDetrViTEncoder LwDetrViTLayer LwDetrViTMlp LwDetrViTPreTrainedModel MultiScaleDeformableAttention
transformers.models.lxmert.configuration_lxmert LxmertConfig
transformers.models.lxmert.modeling_lxmert GeLU LxmertAttention LxmertAttentionOutput LxmertCrossAttentionLayer LxmertEmbeddings LxmertEncoder LxmertForPreTraining LxmertForPreTrainingOutput LxmertForQuestionAnswering LxmertForQuestionAnsweringOutput LxmertIntermediate LxmertLMPredictionHead LxmertLayer LxmertModel LxmertModelOutput LxmertOutput LxmertPooler LxmertPreTrainedModel LxmertPreTrainingHeads LxmertPredictionHeadTransform LxmertSelfAttentionLayer LxmertVisualAnswerHead LxmertVisualFeatureEncoder LxmertVisualObjHead LxmertXLayer
transformers.models.m2m_100.configuration_m2m_100 M2M100Config
transformers.models.m2m_100.modeling_m2m_100 M2M100Attention M2M100Decoder M2M100DecoderLayer M2M100Encoder M2M100EncoderLayer M2M100ForConditionalGeneration M2M100Model M2M100PreTrainedModel M2M100ScaledWordEmbedding M2M100SinusoidalPositionalEmbedding
transformers.models.mamba.configuration_mamba MambaConfig
transformers.models.mamba.modeling_mamba MambaBlock MambaCausalLMOutput MambaForCausalLM MambaMixer MambaModel MambaOutput MambaPreTrainedModel MambaRMSNorm
transformers.models.mamba2.configuration_mamba2 Mamba2Config
transformers.models.mamba2.modeling_mamba2 Mamba2Block Mamba2CausalLMOutput Mamba2ForCausalLM Mamba2Mixer Mamba2Model Mamba2Output Mamba2PreTrainedModel Mamba2RMSNorm MambaRMSNormGated
transformers.models.marian.configuration_marian MarianConfig
transformers.models.marian.modeling_marian MarianAttention MarianDecoder MarianDecoderLayer MarianDecoderWrapper MarianEncoder MarianEncoderLayer MarianForCausalLM MarianMTModel MarianModel MarianPreTrainedModel MarianSinusoidalPositionalEmbedding
transformers.models.markuplm.configuration_markuplm MarkupLMConfig
transformers.models.markuplm.modeling_markuplm MarkupLMAttention MarkupLMEmbeddings MarkupLMEncoder MarkupLMForQuestionAnswering MarkupLMForSequenceClassification MarkupLMForTokenClassification MarkupLMIntermediate MarkupLMLMPredictionHead MarkupLMLayer MarkupLMModel MarkupLMOnlyMLMHead MarkupLMOutput MarkupLMPooler MarkupLMPreTrainedModel MarkupLMPredictionHeadTransform MarkupLMSelfAttention MarkupLMSelfOutput XPathEmbeddings
transformers.models.mask2former.configuration_mask2former Mask2FormerConfig
transformers.models.mask2former.image_processing_mask2former Mask2FormerImageProcessor Mask2FormerImageProcessorKwargs:id
transformers.models.mask2former.image_processing_pil_mask2former Mask2FormerImageProcessorKwargs:id Mask2FormerImageProcessorPil
transformers.models.mask2former.modeling_mask2former Mask2FormerAttention Mask2FormerForUniversalSegmentation Mask2FormerForUniversalSegmentationOutput Mask2FormerHungarianMatcher Mask2FormerLoss Mask2FormerMLPPredictionHead Mask2FormerMaskPredictor Mask2FormerMaskedAttentionDecoder Mask2FormerMaskedAttentionDecoderLayer Mask2FormerMaskedAttentionDecoderOutput Mask2FormerModel Mask2FormerModelOutput Mask2FormerPixelDecoder Mask2FormerPixelDecoderEncoderLayer Mask2FormerPixelDecoderEncoderMultiscaleDeformableAttention Mask2FormerPixelDecoderEncoderOnly Mask2FormerPixelDecoderOutput Mask2FormerPixelLevelModule Mask2FormerPixelLevelModuleOutput Mask2FormerPreTrainedModel Mask2FormerPredictionBlock Mask2FormerSinePositionEmbedding Mask2FormerTransformerModule
transformers.models.maskformer.configuration_maskformer MaskFormerConfig MaskFormerDetrConfig
transformers.models.maskformer.configuration_maskformer_swin MaskFormerSwinConfig
transformers.models.maskformer.image_processing_maskformer MaskFormerImageProcessor MaskFormerImageProcessorKwargs:id
transformers.models.maskformer.image_processing_pil_maskformer MaskFormerImageProcessorKwargs:id MaskFormerImageProcessorPil
transformers.models.maskformer.modeling_maskformer DetrDecoderOutput MaskFormerDetrConvBlock MaskFormerDetrCrossAttention MaskFormerDetrDecoder MaskFormerDetrDecoderLayer MaskFormerDetrDecoderOutput MaskFormerDetrFPNFusionStage MaskFormerDetrLearnedPositionEmbedding MaskFormerDetrMHAttentionMap MaskFormerDetrMLP MaskFormerDetrMaskHeadSmallConv MaskFormerDetrPreTrainedModel MaskFormerDetrSelfAttention MaskFormerFPNConvLayer MaskFormerFPNLayer MaskFormerFPNModel MaskFormerForInstanceSegmentation MaskFormerForInstanceSegmentationOutput MaskFormerHungarianMatcher MaskFormerLoss MaskFormerModel MaskFormerModelOutput MaskFormerPixelDecoder MaskFormerPixelDecoderOutput MaskFormerPixelLevelModule MaskFormerPixelLevelModuleOutput MaskFormerPreTrainedModel MaskFormerSinePositionEmbedding MaskFormerTransformerModule MaskformerMLPPredictionHead PredictionBlock
transformers.models.maskformer.modeling_maskformer_swin MaskFormerDropPath MaskFormerSwinAttention MaskFormerSwinBackbone MaskFormerSwinBaseModelOutput MaskFormerSwinEmbeddings MaskFormerSwinEncoder MaskFormerSwinIntermediate MaskFormerSwinLayer MaskFormerSwinModel MaskFormerSwinModelOutputWithPooling MaskFormerSwinOutput MaskFormerSwinPatchEmbeddings MaskFormerSwinPatchMerging MaskFormerSwinPreTrainedModel MaskFormerSwinSelfAttention MaskFormerSwinSelfOutput MaskFormerSwinStage
transformers.models.mbart.configuration_mbart MBartConfig
transformers.models.mbart.modeling_mbart MBartAttention MBartClassificationHead MBartDecoder MBartDecoderLayer MBartDecoderWrapper MBartEncoder MBartEncoderLayer MBartForCausalLM MBartForConditionalGeneration MBartForQuestionAnswering MBartForSequenceClassification MBartLearnedPositionalEmbedding MBartModel MBartPreTrainedModel MBartScaledWordEmbedding
transformers.models.megatron_bert.configuration_megatron_bert MegatronBertConfig
transformers.models.megatron_bert.modeling_megatron_bert MegatronBertAttention MegatronBertEmbeddings MegatronBertEncoder MegatronBertForCausalLM MegatronBertForMaskedLM MegatronBertForMultipleChoice MegatronBertForNextSentencePrediction MegatronBertForPreTraining MegatronBertForPreTrainingOutput MegatronBertForQuestionAnswering MegatronBertForSequenceClassification MegatronBertForTokenClassification MegatronBertIntermediate MegatronBertLMPredictionHead MegatronBertLayer MegatronBertModel MegatronBertOnlyMLMHead MegatronBertOnlyNSPHead MegatronBertOutput MegatronBertPooler MegatronBertPreTrainedModel MegatronBertPreTrainingHeads MegatronBertPredictionHeadTransform MegatronBertSelfAttention MegatronBertSelfOutput
transformers.models.mellum.configuration_mellum MellumConfig
transformers.models.mellum.modeling_mellum MellumAttention MellumDecoderLayer MellumExperts MellumForCausalLM MellumMLP MellumModel MellumPreTrainedModel MellumRMSNorm MellumRotaryEmbedding MellumSparseMoeBlock MellumTopKRouter
transformers.models.metaclip_2.configuration_metaclip_2 MetaClip2Config MetaClip2TextConfig MetaClip2VisionConfig
transformers.models.metaclip_2.modeling_metaclip_2 MetaClip2Attention MetaClip2Encoder MetaClip2EncoderLayer MetaClip2ForImageClassification MetaClip2MLP MetaClip2Model MetaClip2Output MetaClip2PreTrainedModel MetaClip2TextEmbeddings MetaClip2TextModel MetaClip2TextModelOutput MetaClip2TextModelWithProjection MetaClip2VisionEmbeddings MetaClip2VisionModel MetaClip2VisionModelOutput MetaClip2VisionModelWithProjection
transformers.models.mgp_str.configuration_mgp_str MgpstrConfig
transformers.models.mgp_str.modeling_mgp_str MgpStrDropPath MgpstrA3Module MgpstrAttention MgpstrEmbeddings MgpstrEncoder MgpstrForSceneTextRecognition MgpstrLayer MgpstrMlp MgpstrModel MgpstrModelOutput MgpstrPreTrainedModel
transformers.models.mimi.configuration_mimi MimiConfig
transformers.models.mimi.modeling_mimi MimiAttention MimiConv1d MimiConv1dPaddingCache MimiConvTranspose1d MimiDecoder MimiDecoderOutput MimiEncoder MimiEncoderOutput MimiEuclideanCodebook MimiLayerScale MimiMLP MimiModel MimiOutput MimiPreTrainedModel MimiResidualVectorQuantizer MimiResnetBlock MimiRotaryEmbedding MimiSplitResidualVectorQuantizer MimiTransformerLayer MimiTransformerModel MimiVectorQuantization
transformers.models.mimo_v2_flash.configuration_mimo_v2_flash MiMoV2FlashConfig
transformers.models.mimo_v2_flash.modeling_mimo_v2_flash MiMoV2FlashAttention MiMoV2FlashDecoderLayer MiMoV2FlashExperts MiMoV2FlashForCausalLM MiMoV2FlashMLP MiMoV2FlashMoE MiMoV2FlashModel MiMoV2FlashPreTrainedModel MiMoV2FlashRMSNorm MiMoV2FlashRotaryEmbedding MiMoV2FlashTopkRouter
transformers.models.minicpm3.configuration_minicpm3 MiniCPM3Config
transformers.models.minicpm3.modeling_minicpm3 MiniCPM3Attention MiniCPM3DecoderLayer MiniCPM3ForCausalLM MiniCPM3ForSequenceClassification MiniCPM3MLP MiniCPM3Model MiniCPM3PreTrainedModel MiniCPM3RMSNorm MiniCPM3RotaryEmbedding MiniCPM3ScaledWordEmbedding
transformers.models.minicpmv4_6.configuration_minicpmv4_6 MiniCPMV4_6Config MiniCPMV4_6VisionConfig
transformers.models.minicpmv4_6.image_processing_minicpmv4_6 MiniCPMV4_6ImageProcessor MiniCPMV4_6ImageProcessorKwargs:id
transformers.models.minicpmv4_6.image_processing_pil_minicpmv4_6 MiniCPMV4_6ImageProcessorPil MiniCPMV4_6ImageProcessorPilKwargs:id
transformers.models.minicpmv4_6.modeling_minicpmv4_6 MiniCPMV4_6DownsampleMLP MiniCPMV4_6ForConditionalGeneration MiniCPMV4_6Merger MiniCPMV4_6Model MiniCPMV4_6PreTrainedModel MiniCPMV4_6ViTWindowAttentionMerger MiniCPMV4_6VisionAttention MiniCPMV4_6VisionEmbeddings MiniCPMV4_6VisionEncoder MiniCPMV4_6VisionEncoderLayer MiniCPMV4_6VisionMLP MiniCPMV4_6VisionModel MiniCPMV4_6VisionPreTrainedModel
transformers.models.minicpmv4_7.configuration_minicpmv4_7 MiniCPMV4_7Config MiniCPMV4_7VisionConfig
transformers.models.minicpmv4_7.modeling_minicpmv4_7 MiniCPMV4_7DownsampleMLP MiniCPMV4_7ForConditionalGeneration MiniCPMV4_7Merger MiniCPMV4_7Model MiniCPMV4_7PreTrainedModel MiniCPMV4_7ViTWindowAttentionMerger MiniCPMV4_7VisionAttention MiniCPMV4_7VisionEmbeddings MiniCPMV4_7VisionEncoder MiniCPMV4_7VisionEncoderLayer MiniCPMV4_7VisionMLP MiniCPMV4_7VisionModel MiniCPMV4_7VisionPreTrainedModel
transformers.models.minimax.configuration_minimax MiniMaxConfig
transformers.models.minimax.modeling_minimax MiniMaxAttention MiniMaxCache MiniMaxDecoderLayer MiniMaxExperts MiniMaxForCausalLM MiniMaxForQuestionAnswering MiniMaxForSequenceClassification MiniMaxForTokenClassification MiniMaxLightningAttention MiniMaxModel MiniMaxPreTrainedModel MiniMaxRMSNorm MiniMaxRotaryEmbedding MiniMaxSparseMoeBlock MiniMaxTopKRouter
transformers.models.minimax_m2.configuration_minimax_m2 MiniMaxM2Config
transformers.models.minimax_m2.modeling_minimax_m2 MiniMaxM2Attention MiniMaxM2DecoderLayer MiniMaxM2Experts MiniMaxM2ForCausalLM MiniMaxM2Model MiniMaxM2PreTrainedModel MiniMaxM2RMSNorm MiniMaxM2RotaryEmbedding MiniMaxM2SparseMoeBlock MiniMaxM2TopKRouter
transformers.models.minimax_m3_vl.configuration_minimax_m3_vl MiniMaxM3VLConfig MiniMaxM3VLTextConfig MiniMaxM3VLVisionConfig
transformers.models.minimax_m3_vl.image_processing_minimax_m3_vl MiniMaxM3VLImageProcessor MiniMaxM3VLImageProcessorKwargs:id
transformers.models.minimax_m3_vl.modeling_minimax_m3_vl MiniMaxM3SparseForConditionalGeneration MiniMaxM3VLAttention MiniMaxM3VLCausalLMOutputWithPast MiniMaxM3VLDecoderLayer MiniMaxM3VLDenseMLP MiniMaxM3VLExperts MiniMaxM3VLForCausalLM MiniMaxM3VLIndexer MiniMaxM3VLModel MiniMaxM3VLModelOutputWithPast MiniMaxM3VLMultiModalProjector MiniMaxM3VLPreTrainedModel MiniMaxM3VLRMSNorm MiniMaxM3VLRotaryEmbedding MiniMaxM3VLSparseCacheLayer MiniMaxM3VLSparseMoeBlock MiniMaxM3VLSparseStaticCacheLayer MiniMaxM3VLTextModel MiniMaxM3VLTopKRouter MiniMaxM3VLVisionAttention MiniMaxM3VLVisionEmbeddings MiniMaxM3VLVisionEncoderLayer MiniMaxM3VLVisionMLP MiniMaxM3VLVisionModel MiniMaxM3VLVisionRotaryEmbedding
transformers.models.ministral.configuration_ministral MinistralConfig
transformers.models.ministral.modeling_ministral MinistralAttention MinistralDecoderLayer MinistralForCausalLM MinistralForQuestionAnswering MinistralForSequenceClassification MinistralForTokenClassification MinistralMLP MinistralModel MinistralPreTrainedModel MinistralRMSNorm MinistralRotaryEmbedding
transformers.models.ministral3.configuration_ministral3 Ministral3Config
transformers.models.ministral3.modeling_ministral3 Ministral3Attention Ministral3DecoderLayer Ministral3ForCausalLM Ministral3ForQuestionAnswering Ministral3ForSequenceClassification Ministral3ForTokenClassification Ministral3MLP Ministral3Model Ministral3PreTrainedModel Ministral3RMSNorm Ministral3RotaryEmbedding
transformers.models.mistral.configuration_mistral MistralConfig
transformers.models.mistral.modeling_mistral MistralAttention MistralDecoderLayer MistralForCausalLM MistralForQuestionAnswering MistralForSequenceClassification MistralForTokenClassification MistralMLP MistralModel MistralPreTrainedModel MistralRMSNorm MistralRotaryEmbedding
transformers.models.mistral3.configuration_mistral3 Mistral3Config
transformers.models.mistral3.modeling_mistral3 Mistral3CausalLMOutputWithPast Mistral3ForConditionalGeneration Mistral3Model Mistral3ModelOutputWithPast Mistral3MultiModalProjector Mistral3PatchMerger Mistral3PreTrainedModel Mistral3RMSNorm
transformers.models.mistral4.configuration_mistral4 Mistral4Config
transformers.models.mistral4.modeling_mistral4 Mistral4Attention Mistral4DecoderLayer Mistral4Experts Mistral4ForCausalLM Mistral4ForSequenceClassification Mistral4ForTokenClassification Mistral4MLP Mistral4MoE Mistral4Model Mistral4PreTrainedModel Mistral4RMSNorm Mistral4RotaryEmbedding Mistral4TopkRouter
transformers.models.mixtral.configuration_mixtral MixtralConfig
transformers.models.mixtral.modeling_mixtral MixtralAttention MixtralDecoderLayer MixtralExperts MixtralForCausalLM MixtralForQuestionAnswering MixtralForSequenceClassification MixtralForTokenClassification MixtralModel MixtralPreTrainedModel MixtralRMSNorm MixtralRotaryEmbedding MixtralSparseMoeBlock MixtralTopKRouter
transformers.models.mlcd.configuration_mlcd MLCDVisionConfig
transformers.models.mlcd.modeling_mlcd MLCDAttention MLCDEncoder MLCDEncoderLayer MLCDMLP MLCDPreTrainedModel MLCDRotaryEmbedding MLCDVisionEmbeddings MLCDVisionModel
transformers.models.mllama.configuration_mllama MllamaConfig MllamaTextConfig MllamaVisionConfig
transformers.models.mllama.image_processing_mllama MllamaImageProcessor MllamaImageProcessorKwargs:id
transformers.models.mllama.image_processing_pil_mllama MllamaImageProcessorKwargs:id MllamaImageProcessorPil
transformers.models.mllama.modeling_mllama MllamaCrossAttentionDecoderLayer MllamaForCausalLM MllamaForConditionalGeneration MllamaModel MllamaPreTrainedModel MllamaPrecomputedAspectRatioEmbedding MllamaPrecomputedPositionEmbedding MllamaRotaryEmbedding MllamaSelfAttentionDecoderLayer MllamaTextCrossAttention MllamaTextMLP MllamaTextModel MllamaTextRMSNorm MllamaTextSelfAttention MllamaVisionAttention MllamaVisionEncoder MllamaVisionEncoderLayer MllamaVisionMLP MllamaVisionModel
transformers.models.mm_grounding_dino.configuration_mm_grounding_dino MMGroundingDinoConfig
transformers.models.mm_grounding_dino.modeling_mm_grounding_dino MMGroundingDinoBiMultiHeadAttention MMGroundingDinoContrastiveEmbedding MMGroundingDinoConvEncoder MMGroundingDinoConvModel MMGroundingDinoDecoder MMGroundingDinoDecoderLayer MMGroundingDinoDecoderOutput MMGroundingDinoDeformableLayer MMGroundingDinoDropPath MMGroundingDinoEncoder MMGroundingDinoEncoderLayer MMGroundingDinoEncoderOutput MMGroundingDinoForObjectDetection MMGroundingDinoFrozenBatchNorm2d MMGroundingDinoFusionLayer MMGroundingDinoLearnedPositionEmbedding MMGroundingDinoMLPPredictionHead MMGroundingDinoModel MMGroundingDinoModelOutput MMGroundingDinoMultiheadAttention MMGroundingDinoMultiscaleDeformableAttention MMGroundingDinoObjectDetectionOutput MMGroundingDinoPreTrainedModel MMGroundingDinoSinePositionEmbedding MMGroundingDinoTextEnhancerLayer MultiScaleDeformableAttention
transformers.models.mobilebert.configuration_mobilebert MobileBertConfig
transformers.models.mobilebert.modeling_mobilebert Bottleneck BottleneckLayer FFNLayer FFNOutput MobileBertAttention MobileBertEmbeddings MobileBertEncoder MobileBertForMaskedLM MobileBertForMultipleChoice MobileBertForNextSentencePrediction MobileBertForPreTraining MobileBertForPreTrainingOutput MobileBertForQuestionAnswering MobileBertForSequenceClassification MobileBertForTokenClassification MobileBertIntermediate MobileBertLMPredictionHead MobileBertLayer MobileBertModel MobileBertOnlyMLMHead MobileBertOnlyNSPHead MobileBertOutput MobileBertPooler MobileBertPreTrainedModel MobileBertPreTrainingHeads MobileBertPredictionHeadTransform MobileBertSelfAttention MobileBertSelfOutput NoNorm OutputBottleneck
transformers.models.mobilenet_v1.configuration_mobilenet_v1 MobileNetV1Config
transformers.models.mobilenet_v1.image_processing_mobilenet_v1 MobileNetV1ImageProcessor
transformers.models.mobilenet_v1.image_processing_pil_mobilenet_v1 MobileNetV1ImageProcessorPil
transformers.models.mobilenet_v1.modeling_mobilenet_v1 MobileNetV1ConvLayer MobileNetV1ForImageClassification MobileNetV1Model MobileNetV1PreTrainedModel
transformers.models.mobilenet_v2.configuration_mobilenet_v2 MobileNetV2Config
transformers.models.mobilenet_v2.image_processing_mobilenet_v2 MobileNetV2ImageProcessor MobileNetV2ImageProcessorKwargs:id
transformers.models.mobilenet_v2.image_processing_pil_mobilenet_v2 MobileNetV2ImageProcessorKwargs:id MobileNetV2ImageProcessorPil
transformers.models.mobilenet_v2.modeling_mobilenet_v2 MobileNetV2ConvLayer MobileNetV2DeepLabV3Plus MobileNetV2ForImageClassification MobileNetV2ForSemanticSegmentation MobileNetV2InvertedResidual MobileNetV2Model MobileNetV2PreTrainedModel MobileNetV2Stem
transformers.models.mobilevit.configuration_mobilevit MobileViTConfig
transformers.models.mobilevit.image_processing_mobilevit MobileViTImageProcessor MobileVitImageProcessorKwargs:id
transformers.models.mobilevit.image_processing_pil_mobilevit MobileViTImageProcessorPil MobileVitImageProcessorKwargs:id
transformers.models.mobilevit.modeling_mobilevit MobileViTASPP MobileViTASPPPooling MobileViTAttention MobileViTConvLayer MobileViTDeepLabV3 MobileViTEncoder MobileViTForImageClassification MobileViTForSemanticSegmentation MobileViTIntermediate MobileViTInvertedResidual MobileViTLayer MobileViTMobileNetLayer MobileViTModel MobileViTOutput MobileViTPreTrainedModel MobileViTSelfAttention MobileViTSelfOutput MobileViTTransformer MobileViTTransformerLayer
transformers.models.mobilevitv2.configuration_mobilevitv2 MobileViTV2Config
transformers.models.mobilevitv2.modeling_mobilevitv2 MobileViTV2ASPP MobileViTV2ASPPPooling MobileViTV2ConvLayer MobileViTV2DeepLabV3 MobileViTV2Encoder MobileViTV2FFN MobileViTV2ForImageClassification MobileViTV2ForSemanticSegmentation MobileViTV2InvertedResidual MobileViTV2Layer MobileViTV2LinearSelfAttention MobileViTV2MobileNetLayer MobileViTV2Model MobileViTV2PreTrainedModel MobileViTV2Transformer MobileViTV2TransformerLayer
transformers.models.modernbert.configuration_modernbert ModernBertConfig
transformers.models.modernbert.modeling_modernbert ModernBertAttention ModernBertEmbeddings ModernBertEncoderLayer ModernBertForMaskedLM ModernBertForMultipleChoice ModernBertForQuestionAnswering ModernBertForSequenceClassification ModernBertForTokenClassification ModernBertMLP ModernBertModel ModernBertPreTrainedModel ModernBertPredictionHead ModernBertRotaryEmbedding
transformers.models.modernbert_decoder.configuration_modernbert_decoder ModernBertDecoderConfig
transformers.models.modernbert_decoder.modeling_modernbert_decoder ModernBertDecoderAttention ModernBertDecoderEmbeddings ModernBertDecoderForCausalLM ModernBertDecoderForSequenceClassification ModernBertDecoderLayer ModernBertDecoderMLP ModernBertDecoderModel ModernBertDecoderPreTrainedModel ModernBertDecoderPredictionHead ModernBertDecoderRotaryEmbedding
transformers.models.modernvbert.configuration_modernvbert ModernVBertConfig
transformers.models.modernvbert.modeling_modernvbert ModernVBertBaseModelOutput ModernVBertConnector ModernVBertForMaskedLM ModernVBertForSequenceClassification ModernVBertForTokenClassification ModernVBertMaskedLMOutput ModernVBertModel ModernVBertPreTrainedModel ModernVBertPredictionHead
transformers.models.moonshine.configuration_moonshine MoonshineConfig
transformers.models.moonshine.modeling_moonshine MoonshineAttention MoonshineDecoder MoonshineDecoderLayer MoonshineDecoderMLP MoonshineEncoder MoonshineEncoderLayer MoonshineEncoderMLP MoonshineEncoderModelOutput MoonshineForConditionalGeneration MoonshineModel MoonshinePreTrainedModel MoonshineRotaryEmbedding
transformers.models.moonshine_streaming.configuration_moonshine_streaming MoonshineStreamingConfig MoonshineStreamingEncoderConfig
transformers.models.moonshine_streaming.modeling_moonshine_streaming MoonshinMoonshineStreamingDecoderMLP MoonshineStreamingAsinhCompression MoonshineStreamingAttention MoonshineStreamingCausalConv1d MoonshineStreamingDecoder MoonshineStreamingDecoderLayer MoonshineStreamingDecoderMLP MoonshineStreamingEncoder MoonshineStreamingEncoderAttention MoonshineStreamingEncoderEmbedder MoonshineStreamingEncoderLayer MoonshineStreamingEncoderMLP MoonshineStreamingEncoderModelOutput MoonshineStreamingForConditionalGeneration MoonshineStreamingFrameCMVN MoonshineStreamingLayerNorm MoonshineStreamingModel MoonshineStreamingPreTrainedModel MoonshineStreamingRotaryEmbedding
transformers.models.moshi.configuration_moshi MoshiConfig MoshiDepthConfig
transformers.models.moshi.modeling_moshi MoshiAttention MoshiCausalLMOutputWithPast MoshiConditionalGenerationGenerateOutput MoshiConditionalGenerationOutputWithPast MoshiDecoderLayer MoshiDepthDecoder MoshiFlexibleLinear MoshiForCausalLM MoshiForConditionalGeneration MoshiGatingMLP MoshiLinear MoshiModel MoshiPreTrainedModel MoshiRMSNorm MoshiRotaryEmbedding MoshiUnconditionalInput
transformers.models.mpnet.configuration_mpnet MPNetConfig
transformers.models.mpnet.modeling_mpnet MPNetAttention MPNetClassificationHead MPNetEmbeddings MPNetEncoder MPNetForMaskedLM MPNetForMultipleChoice MPNetForQuestionAnswering MPNetForSequenceClassification MPNetForTokenClassification MPNetIntermediate MPNetLMHead MPNetLayer MPNetModel MPNetOutput MPNetPooler MPNetPreTrainedModel MPNetSelfAttention
transformers.models.mpt.configuration_mpt MptAttentionConfig MptConfig
transformers.models.mpt.modeling_mpt MptAttention MptBlock MptForCausalLM MptForQuestionAnswering MptForSequenceClassification MptForTokenClassification MptMLP MptModel MptPreTrainedModel
transformers.models.mra.configuration_mra MraConfig
transformers.models.mra.modeling_mra MraAttention MraClassificationHead MraEmbeddings MraEncoder MraForMaskedLM MraForMultipleChoice MraForQuestionAnswering MraForSequenceClassification MraForTokenClassification MraIntermediate MraLMPredictionHead MraLayer MraModel MraOnlyMLMHead MraOutput MraPreTrainedModel MraPredictionHeadTransform MraReduceSum MraSelfAttention MraSelfOutput
transformers.models.mt5.configuration_mt5 MT5Config
transformers.models.mt5.modeling_mt5 MT5Attention MT5Block MT5ClassificationHead MT5DenseActDense MT5DenseGatedActDense MT5EncoderModel MT5ForConditionalGeneration MT5ForQuestionAnswering MT5ForSequenceClassification MT5ForTokenClassification MT5LayerCrossAttention MT5LayerFF MT5LayerNorm MT5LayerSelfAttention MT5Model MT5PreTrainedModel MT5Stack
transformers.models.muse_glimmer.configuration_muse_glimmer MuseGlimmerConfig MuseGlimmerTextConfig MuseGlimmerVisionConfig
transformers.models.muse_glimmer.image_processing_muse_glimmer MuseGlimmerImageProcessor MuseGlimmerImageProcessorKwargs:id
transformers.models.muse_glimmer.modeling_muse_glimmer MuseGlimmerCausalLMOutputWithPast MuseGlimmerForConditionalGeneration MuseGlimmerModel MuseGlimmerModelOutputWithPast MuseGlimmerPreTrainedModel MuseGlimmerRMSNorm MuseGlimmerTextAttention MuseGlimmerTextCenteredRMSNorm MuseGlimmerTextDecoderLayer MuseGlimmerTextMLP MuseGlimmerTextModel MuseGlimmerTextNormedEmbedding MuseGlimmerTextRotaryEmbedding MuseGlimmerVisionAdapter MuseGlimmerVisionAttention MuseGlimmerVisionEncoderLayer MuseGlimmerVisionMLP MuseGlimmerVisionModel MuseGlimmerVisionPatchEmbedder MuseGlimmerVisionRotaryEmbedding
transformers.models.muse_glimmer_assistant.configuration_muse_glimmer_assistant MuseGlimmerAssistantConfig
transformers.models.muse_glimmer_assistant.modeling_muse_glimmer_assistant MuseGlimmerAssistantAttention MuseGlimmerAssistantContextProjection MuseGlimmerAssistantDecoderLayer MuseGlimmerAssistantMLP MuseGlimmerAssistantModel MuseGlimmerAssistantPreTrainedModel MuseGlimmerAssistantRMSNorm MuseGlimmerAssistantRotaryEmbedding
transformers.models.musicflamingo.configuration_musicflamingo MusicFlamingoConfig
transformers.models.musicflamingo.modeling_musicflamingo MusicFlamingoCausalLMOutputWithPast MusicFlamingoForConditionalGeneration MusicFlamingoModel MusicFlamingoModelOutputWithPast MusicFlamingoMultiModalProjector MusicFlamingoPreTrainedModel MusicFlamingoRotaryEmbedding
transformers.models.musicgen.configuration_musicgen MusicgenConfig MusicgenDecoderConfig
transformers.models.musicgen.modeling_musicgen MusicgenAttention MusicgenDecoder MusicgenDecoderLayer MusicgenForCausalLM MusicgenForConditionalGeneration MusicgenModel MusicgenPreTrainedModel MusicgenSinusoidalPositionalEmbedding MusicgenUnconditionalInput
transformers.models.musicgen_melody.configuration_musicgen_melody MusicgenMelodyConfig MusicgenMelodyDecoderConfig
transformers.models.musicgen_melody.modeling_musicgen_melody MusicgenMelodyAttention MusicgenMelodyDecoder MusicgenMelodyDecoderLayer MusicgenMelodyForCausalLM MusicgenMelodyForConditionalGeneration MusicgenMelodyModel MusicgenMelodyOutputWithPast MusicgenMelodyPreTrainedModel MusicgenMelodySinusoidalPositionalEmbedding
transformers.models.mvp.configuration_mvp MvpConfig
transformers.models.mvp.modeling_mvp MvpAttention MvpClassificationHead MvpDecoder MvpDecoderLayer MvpDecoderWrapper MvpEncoder MvpEncoderLayer MvpForCausalLM MvpForConditionalGeneration MvpForQuestionAnswering MvpForSequenceClassification MvpLearnedPositionalEmbedding MvpModel MvpPreTrainedModel MvpPrompt
transformers.models.nanochat.configuration_nanochat NanoChatConfig
transformers.models.nanochat.modeling_nanochat NanoChatAttention NanoChatDecoderLayer NanoChatForCausalLM NanoChatMLP NanoChatModel NanoChatPreTrainedModel NanoChatRMSNorm NanoChatRotaryEmbedding
transformers.models.nemotron.configuration_nemotron NemotronConfig
transformers.models.nemotron.modeling_nemotron NemotronAttention NemotronDecoderLayer NemotronForCausalLM NemotronForQuestionAnswering NemotronForSequenceClassification NemotronForTokenClassification NemotronLayerNorm1P NemotronMLP NemotronModel NemotronPreTrainedModel NemotronRotaryEmbedding
transformers.models.nemotron3_5_asr.configuration_nemotron3_5_asr Nemotron3_5AsrConfig
transformers.models.nemotron3_5_asr.generation_nemotron3_5_asr Nemotron3_5AsrGenerationMixin Nemotron3_5AsrRNNTDecoderCache
transformers.models.nemotron3_5_asr.modeling_nemotron3_5_asr Nemotron3_5AsrForRNNT Nemotron3_5AsrPreTrainedModel Nemotron3_5AsrPromptProjector Nemotron3_5AsrRNNTDecoder Nemotron3_5AsrRNNTJointNetwork Nemotron3_5AsrRNNTOutput
transformers.models.nemotron3_diarization.configuration_nemotron3_diarization Nemotron3DiarizationAudioConfig Nemotron3DiarizationConfig Nemotron3DiarizationHeadConfig Nemotron3DiarizationStreamingConfig
transformers.models.nemotron3_diarization.modeling_nemotron3_diarization Nemotron3DiarizationAttention Nemotron3DiarizationAudioLayer Nemotron3DiarizationAudioModel Nemotron3DiarizationClassificationHead Nemotron3DiarizationFeatureStacking Nemotron3DiarizationForAudioFrameClassification Nemotron3DiarizationMLP Nemotron3DiarizationModel Nemotron3DiarizationOutput Nemotron3DiarizationPreTrainedModel Nemotron3DiarizationRotaryEmbedding Nemotron3DiarizationSpeakerCache Nemotron3DiarizationSubpixelUpsampler
transformers.models.nemotron_asr_streaming.configuration_nemotron_asr_streaming NemotronAsrStreamingConfig NemotronAsrStreamingEncoderConfig
transformers.models.nemotron_asr_streaming.generation_nemotron_asr_streaming NemotronAsrStreamingGenerateOutput NemotronAsrStreamingGenerationMixin NemotronAsrStreamingRNNTDecoderCache
transformers.models.nemotron_asr_streaming.modeling_nemotron_asr_streaming NemotronAsrStreamingConv1dCacheLayer NemotronAsrStreamingConv1dPaddingCache NemotronAsrStreamingEncoder NemotronAsrStreamingEncoderAttention NemotronAsrStreamingEncoderBlock NemotronAsrStreamingEncoderCausalConv1d NemotronAsrStreamingEncoderCausalConv1dCacheLayer NemotronAsrStreamingEncoderCausalConv2D NemotronAsrStreamingEncoderCausalConv2dCacheLayer NemotronAsrStreamingEncoderCausalConvPaddingCache NemotronAsrStreamingEncoderConvolutionModule NemotronAsrStreamingEncoderFeedForward NemotronAsrStreamingEncoderModelOutput NemotronAsrStreamingEncoderRelPositionalEncoding NemotronAsrStreamingEncoderSubsamplingConv2D NemotronAsrStreamingEncoderSubsamplingLayer NemotronAsrStreamingForRNNT NemotronAsrStreamingPreTrainedModel NemotronAsrStreamingRNNTDecoder NemotronAsrStreamingRNNTJointNetwork NemotronAsrStreamingRNNTOutput
transformers.models.nemotron_h.configuration_nemotron_h NemotronHConfig
transformers.models.nemotron_h.modeling_nemotron_h NemotronHAttention NemotronHBlock NemotronHExperts NemotronHForCausalLM NemotronHMLP NemotronHMamba2Mixer NemotronHMoE NemotronHModel NemotronHPreTrainedModel NemotronHRMSNorm NemotronHTopkRouter
transformers.models.nemotron_h_omni.configuration_nemotron_h_omni NemotronH_Omni_Reasoning_V3_Config
transformers.models.nemotron_h_omni.image_processing_nemotron_h_omni NemotronH_Omni_Reasoning_V3ImageProcessor NemotronH_Omni_Reasoning_V3ImageProcessorKwargs:id
transformers.models.nemotron_h_omni.modeling_nemotron_h_omni NemotronH_Omni_RMSNorm NemotronH_Omni_Reasoning_V3 NemotronH_Omni_Reasoning_V3MultiModalProjector NemotronH_Omni_Reasoning_V3PreTrainedModel
transformers.models.neomme.configuration_neomme NeoMMEConfig
transformers.models.neomme.image_processing_neomme NeoMMEImageProcessor NeoMMEImageProcessorKwargs:id
transformers.models.neomme.modeling_neomme NeoMMEAttention NeoMMEDenseHead NeoMMEEmbeddings NeoMMEEncoderLayer NeoMMEExclusiveSelfAttention NeoMMEForMaskedLM NeoMMEForRetrieval NeoMMEForRetrievalOutput NeoMMEMLP NeoMMEModel NeoMMEMultiVectorHead NeoMMEPatchEmbeddings NeoMMEPreTrainedModel NeoMMERMSNorm NeoMMERotaryEmbedding NeoMMESigmoidGatedProjection
transformers.models.neucodec.configuration_neucodec NeuCodecConfig
transformers.models.neucodec.modeling_neucodec NeuCodecAntiAliasedActivation1d NeuCodecAttention NeuCodecDecoder NeuCodecDecoderLayer NeuCodecDecoderOutput NeuCodecDownSample1d NeuCodecEncoder NeuCodecEncoderBlock NeuCodecEncoderOutput NeuCodecFiniteScalarQuantization NeuCodecISTFTHead NeuCodecMLP NeuCodecModel NeuCodecOutput NeuCodecPreTrainedModel NeuCodecQuantizer NeuCodecRMSNorm NeuCodecResNetBlock NeuCodecResidualUnit NeuCodecRotaryEmbedding NeuCodecSemanticAdapter NeuCodecSnakeBeta NeuCodecUpSample1d
transformers.models.nllb_moe.configuration_nllb_moe NllbMoeConfig
transformers.models.nllb_moe.modeling_nllb_moe NllbMoeAttention NllbMoeDecoder NllbMoeDecoderLayer NllbMoeDenseActDense NllbMoeEncoder NllbMoeEncoderLayer NllbMoeExperts NllbMoeForConditionalGeneration NllbMoeModel NllbMoePreTrainedModel NllbMoeScaledWordEmbedding NllbMoeSinusoidalPositionalEmbedding NllbMoeSparseMLP NllbMoeTop2Router
transformers.models.nomic_bert.configuration_nomic_bert NomicBertConfig
transformers.models.nomic_bert.modeling_nomic_bert NomicBertAttention NomicBertEmbeddings NomicBertForMaskedLM NomicBertForSequenceClassification NomicBertForTokenClassification NomicBertLMPredictionHead NomicBertLayer NomicBertMLP NomicBertModel NomicBertOnlyMLMHead NomicBertPooler NomicBertPreTrainedModel NomicBertPredictionHeadTransform NomicBertRotaryEmbedding
transformers.models.nougat.configuration_nougat NougatConfig
transformers.models.nougat.image_processing_nougat NougatImageProcessor NougatImageProcessorKwargs:id
transformers.models.nougat.image_processing_pil_nougat NougatImageProcessorKwargs:id NougatImageProcessorPil
transformers.models.nystromformer.configuration_nystromformer NystromformerConfig
transformers.models.nystromformer.modeling_nystromformer NystromformerAttention NystromformerClassificationHead NystromformerEmbeddings NystromformerEncoder NystromformerForMaskedLM NystromformerForMultipleChoice NystromformerForQuestionAnswering NystromformerForSequenceClassification NystromformerForTokenClassification NystromformerIntermediate NystromformerLMPredictionHead NystromformerLayer NystromformerModel NystromformerOnlyMLMHead NystromformerOutput NystromformerPreTrainedModel NystromformerPredictionHeadTransform NystromformerSelfAttention NystromformerSelfOutput
transformers.models.olmo.configuration_olmo OlmoConfig
transformers.models.olmo.modeling_olmo OlmoAttention OlmoDecoderLayer OlmoForCausalLM OlmoForSequenceClassification OlmoLayerNorm OlmoMLP OlmoModel OlmoPreTrainedModel OlmoRotaryEmbedding
transformers.models.olmo2.configuration_olmo2 Olmo2Config
transformers.models.olmo2.modeling_olmo2 Olmo2Attention Olmo2DecoderLayer Olmo2ForCausalLM Olmo2ForSequenceClassification Olmo2MLP Olmo2Model Olmo2PreTrainedModel Olmo2RMSNorm Olmo2RotaryEmbedding
transformers.models.olmo3.configuration_olmo3 Olmo3Config
transformers.models.olmo3.modeling_olmo3 Olmo3Attention Olmo3DecoderLayer Olmo3ForCausalLM Olmo3ForSequenceClassification Olmo3MLP Olmo3Model Olmo3PreTrainedModel Olmo3RMSNorm Olmo3RotaryEmbedding
transformers.models.olmo_hybrid.configuration_olmo_hybrid OlmoHybridConfig
transformers.models.olmo_hybrid.modeling_olmo_hybrid OlmoHybridAttention OlmoHybridAttentionDecoderLayer OlmoHybridForCausalLM OlmoHybridGatedDeltaNet OlmoHybridLinearAttentionDecoderLayer OlmoHybridMLP OlmoHybridModel OlmoHybridPreTrainedModel OlmoHybridRMSNorm OlmoHybridRMSNormGated OlmoHybridRotaryEmbedding
transformers.models.olmoe.configuration_olmoe OlmoeConfig
transformers.models.olmoe.modeling_olmoe OlmoeAttention OlmoeDecoderLayer OlmoeExperts OlmoeForCausalLM OlmoeMLP OlmoeModel OlmoePreTrainedModel OlmoeRMSNorm OlmoeRotaryEmbedding OlmoeSparseMoeBlock OlmoeTopKRouter
transformers.models.omdet_turbo.configuration_omdet_turbo OmDetTurboConfig
transformers.models.omdet_turbo.modeling_omdet_turbo MultiScaleDeformableAttention OmDetTurboCSPRepLayer OmDetTurboConvNormLayer OmDetTurboDecoder OmDetTurboDecoderOutput OmDetTurboDeformableTransformerDecoderLayer OmDetTurboEncoder OmDetTurboEncoderLayer OmDetTurboEncoderOutput OmDetTurboForObjectDetection OmDetTurboHybridEncoder OmDetTurboLRUCache OmDetTurboLanguageBackbone OmDetTurboMLP OmDetTurboMLPWithDropout OmDetTurboMultiheadAttention OmDetTurboMultiscaleDeformableAttention OmDetTurboObjectDetectionOutput OmDetTurboPreTrainedModel OmDetTurboRepVggBlock OmDetTurboResidualLayer OmDetTurboTaskEncoder OmDetTurboVisionBackbone
transformers.models.oneformer.configuration_oneformer OneFormerConfig
transformers.models.oneformer.image_processing_oneformer OneFormerImageProcessor OneFormerImageProcessorKwargs:id
transformers.models.oneformer.image_processing_pil_oneformer OneFormerImageProcessorKwargs:id OneFormerImageProcessorPil
transformers.models.oneformer.modeling_oneformer OneFormerAttention OneFormerForUniversalSegmentation OneFormerForUniversalSegmentationOutput OneFormerHungarianMatcher OneFormerLoss OneFormerMLPPredictionHead OneFormerModel OneFormerModelOutput OneFormerPixelDecoder OneFormerPixelDecoderEncoderLayer OneFormerPixelDecoderEncoderMultiscaleDeformableAttention OneFormerPixelDecoderEncoderOnly OneFormerPixelDecoderOutput OneFormerPixelLevelModule OneFormerPixelLevelModuleOutput OneFormerPreTrainedModel OneFormerSinePositionEmbedding OneFormerTaskModel OneFormerTextContextDecoder OneFormerTextEncoder OneFormerTextMLP OneFormerTextMapper OneFormerTextMapperAttention OneFormerTextTransformer OneFormerTextTransformerDecoderLayer OneFormerTextTransformerLayer OneFormerTransformerDecoder OneFormerTransformerDecoderCrossAttentionLayer OneFormerTransformerDecoderFFNLayer OneFormerTransformerDecoderLayer OneFormerTransformerDecoderOutput OneFormerTransformerDecoderQueryTransformer OneFormerTransformerDecoderQueryTransformerDecoder OneFormerTransformerDecoderQueryTransformerDecoderLayer OneFormerTransformerDecoderSelfAttentionLayer OneFormerTransformerModule PredictionBlock
transformers.models.openai.configuration_openai OpenAIGPTConfig
transformers.models.openai.modeling_openai Attention Block MLP OpenAIGPTDoubleHeadsModel OpenAIGPTDoubleHeadsModelOutput OpenAIGPTForSequenceClassification OpenAIGPTLMHeadModel OpenAIGPTModel OpenAIGPTPreTrainedModel OpenAIGPTSequenceSummary
transformers.models.openai_privacy_filter.configuration_openai_privacy_filter OpenAIPrivacyFilterConfig
transformers.models.openai_privacy_filter.modeling_openai_privacy_filter OpenAIPrivacyFilterAttention OpenAIPrivacyFilterEncoderLayer OpenAIPrivacyFilterExperts OpenAIPrivacyFilterForTokenClassification OpenAIPrivacyFilterMLP OpenAIPrivacyFilterModel OpenAIPrivacyFilterPreTrainedModel OpenAIPrivacyFilterRMSNorm OpenAIPrivacyFilterRotaryEmbedding OpenAIPrivacyFilterTopKRouter
transformers.models.opt.configuration_opt OPTConfig
transformers.models.opt.modeling_opt OPTAttention OPTDecoder OPTDecoderLayer OPTForCausalLM OPTForQuestionAnswering OPTForSequenceClassification OPTLearnedPositionalEmbedding OPTModel OPTPreTrainedModel
transformers.models.ovis2.configuration_ovis2 Ovis2Config Ovis2VisionConfig
transformers.models.ovis2.image_processing_ovis2 Ovis2ImageProcessor Ovis2ImageProcessorKwargs:id
transformers.models.ovis2.image_processing_pil_ovis2 Ovis2ImageProcessorKwargs:id Ovis2ImageProcessorPil
transformers.models.ovis2.modeling_ovis2 BaseModelOutputWithVisualIndicatorFeatures Ovis2CausalLMOutputWithPast Ovis2ForConditionalGeneration Ovis2MLP Ovis2Model Ovis2ModelOutputWithPast Ovis2PreTrainedModel Ovis2RMSNorm Ovis2VisionAttention Ovis2VisionEmbeddings Ovis2VisionEncoder Ovis2VisionEncoderLayer Ovis2VisionMLP Ovis2VisionModel Ovis2VisionTransformer Ovis2VisualEmbeddingTable
transformers.models.owlv2.configuration_owlv2 Owlv2Config Owlv2TextConfig Owlv2VisionConfig
transformers.models.owlv2.image_processing_owlv2 Owlv2ImageProcessor
transformers.models.owlv2.image_processing_pil_owlv2 Owlv2ImageProcessorPil
transformers.models.owlv2.modeling_owlv2 Owlv2Attention Owlv2BoxPredictionHead Owlv2ClassPredictionHead Owlv2Encoder Owlv2EncoderLayer Owlv2ForObjectDetection Owlv2ImageGuidedObjectDetectionOutput Owlv2MLP Owlv2Model Owlv2ObjectDetectionOutput Owlv2Output Owlv2PreTrainedModel Owlv2TextEmbeddings Owlv2TextModel Owlv2TextTransformer Owlv2VisionEmbeddings Owlv2VisionModel Owlv2VisionTransformer
transformers.models.owlvit.configuration_owlvit OwlViTConfig OwlViTTextConfig OwlViTVisionConfig
transformers.models.owlvit.image_processing_owlvit OwlViTImageProcessor
transformers.models.owlvit.image_processing_pil_owlvit OwlViTImageProcessorPil
transformers.models.owlvit.modeling_owlvit OwlViTAttention OwlViTBoxPredictionHead OwlViTClassPredictionHead OwlViTEncoder OwlViTEncoderLayer OwlViTForObjectDetection OwlViTImageGuidedObjectDetectionOutput OwlViTMLP OwlViTModel OwlViTObjectDetectionOutput OwlViTOutput OwlViTPreTrainedModel OwlViTTextEmbeddings OwlViTTextModel OwlViTTextTransformer OwlViTVisionEmbeddings OwlViTVisionModel OwlViTVisionTransformer
transformers.models.paddleocr_vl.configuration_paddleocr_vl PaddleOCRTextConfig PaddleOCRVLConfig PaddleOCRVisionConfig
transformers.models.paddleocr_vl.image_processing_paddleocr_vl PaddleOCRVLImageProcessor PaddleOCRVLImageProcessorKwargs:id
transformers.models.paddleocr_vl.image_processing_pil_paddleocr_vl PaddleOCRVLImageProcessorKwargs:id PaddleOCRVLImageProcessorPil
transformers.models.paddleocr_vl.modeling_paddleocr_vl PaddleOCRAttention PaddleOCRDecoderLayer PaddleOCRMLP PaddleOCRProjector PaddleOCRRMSNorm PaddleOCRRotaryEmbedding PaddleOCRTextModel PaddleOCRVLCausalLMOutputWithPast PaddleOCRVLForConditionalGeneration PaddleOCRVLModel PaddleOCRVLModelOutputWithPast PaddleOCRVLPreTrainedModel PaddleOCRVisionAttention PaddleOCRVisionEmbeddings PaddleOCRVisionEncoder PaddleOCRVisionEncoderLayer PaddleOCRVisionMLP PaddleOCRVisionModel PaddleOCRVisionRotaryEmbedding PaddleOCRVisionTransformer
transformers.models.paligemma.configuration_paligemma PaliGemmaConfig
transformers.models.paligemma.modeling_paligemma PaliGemmaCausalLMOutputWithPast PaliGemmaForConditionalGeneration PaliGemmaModel PaliGemmaMultiModalProjector PaliGemmaPreTrainedModel PaligemmaModelOutputWithPast
transformers.models.parakeet.configuration_parakeet ParakeetCTCConfig ParakeetEncoderConfig ParakeetRNNTConfig ParakeetTDTConfig
transformers.models.parakeet.generation_parakeet EncoderExhaustedCriteria ParakeetRNNTDecoderCache ParakeetRNNTGenerateOutput ParakeetRNNTGenerationMixin ParakeetTDTDecoderCache ParakeetTDTGenerationMixin
transformers.models.parakeet.modeling_parakeet ParakeetCTCGenerateOutput ParakeetEncoder ParakeetEncoderAttention ParakeetEncoderBlock ParakeetEncoderCTCHead ParakeetEncoderConvolutionModule ParakeetEncoderFeedForward ParakeetEncoderModelOutput ParakeetEncoderRelPositionalEncoding ParakeetEncoderSubsamplingConv2D ParakeetForCTC ParakeetForRNNT ParakeetForTDT ParakeetGenerateOutput ParakeetPreTrainedModel ParakeetRNNTDecoder ParakeetRNNTJointNetwork ParakeetRNNTOutput ParakeetTDTJointNetwork
transformers.models.patchtsmixer.configuration_patchtsmixer PatchTSMixerConfig
transformers.models.patchtsmixer.modeling_patchtsmixer FeatureMixerBlock InjectScalerStatistics4D PatchMixerBlock PatchTSMixerAttention PatchTSMixerBatchNorm PatchTSMixerBlock PatchTSMixerChannelFeatureMixerBlock PatchTSMixerEncoder PatchTSMixerEncoderOutput PatchTSMixerForPreTrainingOutput PatchTSMixerForPrediction PatchTSMixerForPredictionHead PatchTSMixerForPredictionOutput PatchTSMixerForPretraining PatchTSMixerForRegression PatchTSMixerForRegressionOutput PatchTSMixerForTimeSeriesClassification PatchTSMixerForTimeSeriesClassificationOutput PatchTSMixerGatedAttention PatchTSMixerLayer PatchTSMixerLinearHead PatchTSMixerMLP PatchTSMixerMasking PatchTSMixerMeanScaler PatchTSMixerModel PatchTSMixerModelOutput PatchTSMixerNOPScaler PatchTSMixerNormLayer PatchTSMixerPatchify PatchTSMixerPositionalEncoding PatchTSMixerPreTrainedModel PatchTSMixerPretrainHead PatchTSMixerStdScaler SamplePatchTSMixerPredictionOutput SamplePatchTSMixerRegressionOutput
transformers.models.patchtst.configuration_patchtst PatchTSTConfig
transformers.models.patchtst.modeling_patchtst PatchTSTAttention PatchTSTBatchNorm PatchTSTClassificationHead PatchTSTEmbedding PatchTSTEncoder PatchTSTEncoderLayer PatchTSTForClassification PatchTSTForClassificationOutput PatchTSTForPrediction PatchTSTForPredictionOutput PatchTSTForPretraining PatchTSTForPretrainingOutput PatchTSTForRegression PatchTSTForRegressionOutput PatchTSTMaskPretrainHead PatchTSTMasking PatchTSTMeanScaler PatchTSTModel PatchTSTModelOutput PatchTSTNOPScaler PatchTSTPatchify PatchTSTPositionalEncoding PatchTSTPreTrainedModel PatchTSTPredictionHead PatchTSTRegressionHead PatchTSTScaler PatchTSTStdScaler SamplePatchTSTOutput
transformers.models.pe_audio.configuration_pe_audio PeAudioConfig PeAudioEncoderConfig
transformers.models.pe_audio.modeling_pe_audio PeAudioContrastiveHead PeAudioConvBlock1d PeAudioDacEncoder PeAudioDacEncoderBlock PeAudioDacResidualUnit PeAudioEncoder PeAudioEncoderAttention PeAudioEncoderEmbedder PeAudioEncoderLayer PeAudioEncoderMLP PeAudioEncoderOutput PeAudioEncoderPatchEmbedder PeAudioEncoderRMSNorm PeAudioEncoderRotaryEmbedding PeAudioFrameLevelModel PeAudioMaskedGroupNorm PeAudioModel PeAudioOutput PeAudioPreTrainedModel PeAudioResnetBlock1d Snake1d
transformers.models.pe_audio_video.configuration_pe_audio_video PeAudioVideoConfig PeAudioVideoEncoderConfig
transformers.models.pe_audio_video.modeling_pe_audio_video AudioVideoEmbeddings PeAudioVideoContrastiveHead PeAudioVideoConvBlock1d PeAudioVideoEncoder PeAudioVideoEncoderAttention PeAudioVideoEncoderEmbedder PeAudioVideoEncoderLayer PeAudioVideoEncoderMLP PeAudioVideoEncoderOutput PeAudioVideoEncoderPatchEmbedder PeAudioVideoEncoderRMSNorm PeAudioVideoEncoderRotaryEmbedding PeAudioVideoMaskedGroupNorm PeAudioVideoModel PeAudioVideoOutput PeAudioVideoPreTrainedModel PeAudioVideoResnetBlock1d
transformers.models.pe_video.configuration_pe_video PeVideoConfig PeVideoEncoderConfig
transformers.models.pe_video.modeling_pe_video PeVideoContrastiveHead PeVideoConvBlock1d PeVideoEncoder PeVideoEncoderAttention PeVideoEncoderEmbedder PeVideoEncoderLayer PeVideoEncoderMLP PeVideoEncoderPatchEmbedder PeVideoEncoderRMSNorm PeVideoEncoderRotaryEmbedding PeVideoMaskedGroupNorm PeVideoModel PeVideoOutput PeVideoPreTrainedModel PeVideoResnetBlock1d
transformers.models.pegasus.configuration_pegasus PegasusConfig
transformers.models.pegasus.modeling_pegasus PegasusAttention PegasusDecoder PegasusDecoderLayer PegasusDecoderWrapper PegasusEncoder PegasusEncoderLayer PegasusForCausalLM PegasusForConditionalGeneration PegasusModel PegasusPreTrainedModel PegasusSinusoidalPositionalEmbedding
transformers.models.pegasus_x.configuration_pegasus_x PegasusXConfig
transformers.models.pegasus_x.modeling_pegasus_x DimensionInfo PegasusXAttention PegasusXDecoder PegasusXDecoderLayer PegasusXDecoderWrapper PegasusXEncoder PegasusXEncoderLayer PegasusXForConditionalGeneration PegasusXGlobalLocalAttention PegasusXModel PegasusXPreTrainedModel PegasusXScaledWordEmbedding PegasusXSinusoidalPositionalEmbedding
transformers.models.perceiver.configuration_perceiver PerceiverConfig
transformers.models.perceiver.image_processing_perceiver PerceiverImageProcessor
transformers.models.perceiver.image_processing_pil_perceiver PerceiverImageProcessorPil
transformers.models.perceiver.modeling_perceiver AbstractPreprocessor Conv2DDownsample Conv2dSamePadding PerceiverAbstractDecoder PerceiverAbstractPositionEncoding PerceiverAttention PerceiverAudioPostprocessor PerceiverAudioPreprocessor PerceiverBasicDecoder PerceiverBasicVideoAutoencodingDecoder PerceiverClassificationDecoder PerceiverClassificationPostprocessor PerceiverClassifierOutput PerceiverDecoderOutput PerceiverEmbeddingDecoder PerceiverEmbeddings PerceiverEncoder PerceiverForImageClassificationConvProcessing PerceiverForImageClassificationFourier PerceiverForImageClassificationLearned PerceiverForMaskedLM PerceiverForMultimodalAutoencoding PerceiverForOpticalFlow PerceiverForSequenceClassification PerceiverFourierPositionEncoding PerceiverImagePreprocessor PerceiverLayer PerceiverMLP PerceiverMaskedLMOutput PerceiverModel PerceiverModelOutput PerceiverMultimodalDecoder PerceiverMultimodalPostprocessor PerceiverMultimodalPreprocessor PerceiverOneHotPreprocessor PerceiverOpticalFlowDecoder PerceiverPreTrainedModel PerceiverProjectionDecoder PerceiverProjectionPostprocessor PerceiverSelfAttention PerceiverSelfOutput PerceiverTextPreprocessor PerceiverTrainablePositionEncoding
transformers.models.perception_lm.configuration_perception_lm PerceptionLMConfig
transformers.models.perception_lm.image_processing_perception_lm PerceptionLMImageProcessor PerceptionLMImageProcessorKwargs:id
transformers.models.perception_lm.modeling_perception_lm PerceptionLMAdaptiveAvgPooling PerceptionLMCausalLMOutputWithPast PerceptionLMForConditionalGeneration PerceptionLMModel PerceptionLMModelOutputWithPast PerceptionLMMultiModalProjector PerceptionLMPreTrainedModel
transformers.models.persimmon.configuration_persimmon PersimmonConfig
transformers.models.persimmon.modeling_persimmon PersimmonAttention PersimmonDecoderLayer PersimmonForCausalLM PersimmonForSequenceClassification PersimmonForTokenClassification PersimmonMLP PersimmonModel PersimmonPreTrainedModel PersimmonRotaryEmbedding
transformers.models.phi.configuration_phi PhiConfig
transformers.models.phi.modeling_phi PhiAttention PhiDecoderLayer PhiForCausalLM PhiForSequenceClassification PhiForTokenClassification PhiMLP PhiModel PhiPreTrainedModel PhiRotaryEmbedding
transformers.models.phi3.configuration_phi3 Phi3Config
transformers.models.phi3.modeling_phi3 Phi3Attention Phi3DecoderLayer Phi3ForCausalLM Phi3ForSequenceClassification Phi3ForTokenClassification Phi3MLP Phi3Model Phi3PreTrainedModel Phi3RMSNorm Phi3RotaryEmbedding
transformers.models.phi4_multimodal.configuration_phi4_multimodal Phi4MultimodalAudioConfig Phi4MultimodalConfig Phi4MultimodalVisionConfig
transformers.models.phi4_multimodal.image_processing_phi4_multimodal Phi4MultimodalImageProcessor Phi4MultimodalImageProcessorKwargs:id
transformers.models.phi4_multimodal.modeling_phi4_multimodal Phi4MultimodalAttention Phi4MultimodalAudioAttention Phi4MultimodalAudioConformerEncoderLayer Phi4MultimodalAudioConvModule Phi4MultimodalAudioDepthWiseSeparableConv1d Phi4MultimodalAudioEmbedding Phi4MultimodalAudioGluPointWiseConv Phi4MultimodalAudioMLP Phi4MultimodalAudioMeanVarianceNormLayer Phi4MultimodalAudioModel Phi4MultimodalAudioNemoConvSubsampling Phi4MultimodalAudioPreTrainedModel Phi4MultimodalAudioRelativeAttentionBias Phi4MultimodalDecoderLayer Phi4MultimodalFeatureEmbedding Phi4MultimodalForCausalLM Phi4MultimodalImageEmbedding Phi4MultimodalMLP Phi4MultimodalModel Phi4MultimodalPreTrainedModel Phi4MultimodalRMSNorm Phi4MultimodalRotaryEmbedding Phi4MultimodalVisionAttention Phi4MultimodalVisionEmbeddings Phi4MultimodalVisionEncoder Phi4MultimodalVisionEncoderLayer Phi4MultimodalVisionMLP Phi4MultimodalVisionModel Phi4MultimodalVisionMultiheadAttentionPoolingHead Phi4MultimodalVisionPreTrainedModel
transformers.models.phimoe.configuration_phimoe PhimoeConfig
transformers.models.phimoe.modeling_phimoe PhimoeAttention PhimoeDecoderLayer PhimoeExperts PhimoeForCausalLM PhimoeForSequenceClassification PhimoeModel PhimoePreTrainedModel PhimoeRotaryEmbedding PhimoeSparseMoeBlock PhimoeTopKRouter
transformers.models.pi0.configuration_pi0 PI0Config
transformers.models.pi0.image_processing_pi0 PI0ImageProcessor
transformers.models.pi0.modeling_pi0 PI0ActionTimeEmbedding PI0ForConditionalGeneration PI0Model PI0PreTrainedModel PI0TimestepEmbeddings
transformers.models.pix2struct.configuration_pix2struct Pix2StructConfig Pix2StructTextConfig Pix2StructVisionConfig
transformers.models.pix2struct.image_processing_pil_pix2struct Pix2StructImageProcessorKwargs:id Pix2StructImageProcessorPil
transformers.models.pix2struct.image_processing_pix2struct Pix2StructImageProcessor Pix2StructImageProcessorKwargs:id
transformers.models.pix2struct.modeling_pix2struct Pix2StructForConditionalGeneration Pix2StructLayerNorm Pix2StructPreTrainedModel Pix2StructTextAttention Pix2StructTextBlock Pix2StructTextDenseGatedActDense Pix2StructTextLayerCrossAttention Pix2StructTextLayerFF Pix2StructTextLayerSelfAttention Pix2StructTextModel Pix2StructVisionAttention Pix2StructVisionEmbeddings Pix2StructVisionEncoder Pix2StructVisionLayer Pix2StructVisionMlp Pix2StructVisionModel
transformers.models.pixio.configuration_pixio PixioConfig
transformers.models.pixio.modeling_pixio PixioAttention PixioBackbone PixioDropPath PixioEmbeddings PixioLayer PixioMLP PixioModel PixioPatchEmbeddings PixioPreTrainedModel
transformers.models.pixtral.configuration_pixtral PixtralVisionConfig
transformers.models.pixtral.image_processing_pil_pixtral PixtralImageProcessorKwargs:id PixtralImageProcessorPil
transformers.models.pixtral.image_processing_pixtral PixtralImageProcessor PixtralImageProcessorKwargs:id
transformers.models.pixtral.modeling_pixtral PixtralAttention PixtralAttentionLayer PixtralMLP PixtralPreTrainedModel PixtralRMSNorm PixtralTransformer PixtralVisionModel PixtralVisionRotaryEmbedding
transformers.models.plbart.configuration_plbart PLBartConfig
transformers.models.plbart.modeling_plbart PLBartAttention PLBartClassificationHead PLBartDecoder PLBartDecoderLayer PLBartDecoderWrapper PLBartEncoder PLBartEncoderLayer PLBartForCausalLM PLBartForConditionalGeneration PLBartForSequenceClassification PLBartLearnedPositionalEmbedding PLBartModel PLBartPreTrainedModel PLBartScaledWordEmbedding
transformers.models.poolformer.configuration_poolformer PoolFormerConfig
transformers.models.poolformer.image_processing_pil_poolformer PoolFormerImageProcessorKwargs:id PoolFormerImageProcessorPil
transformers.models.poolformer.image_processing_poolformer PoolFormerImageProcessor PoolFormerImageProcessorKwargs:id
transformers.models.poolformer.modeling_poolformer PoolFormerDropPath PoolFormerEmbeddings PoolFormerEncoder PoolFormerFinalPooler PoolFormerForImageClassification PoolFormerGroupNorm PoolFormerLayer PoolFormerModel PoolFormerOutput PoolFormerPooling PoolFormerPreTrainedModel
transformers.models.pop2piano.configuration_pop2piano Pop2PianoConfig
transformers.models.pop2piano.modeling_pop2piano Pop2PianoAttention Pop2PianoBlock Pop2PianoConcatEmbeddingToMel Pop2PianoDenseActDense Pop2PianoDenseGatedActDense Pop2PianoForConditionalGeneration Pop2PianoLayerCrossAttention Pop2PianoLayerFF Pop2PianoLayerNorm Pop2PianoLayerSelfAttention Pop2PianoPreTrainedModel Pop2PianoStack
transformers.models.pp_chart2table.configuration_pp_chart2table PPChart2TableConfig PPChart2TableVisionConfig
transformers.models.pp_chart2table.image_processing_pil_pp_chart2table PPChart2TableImageProcessorPil
transformers.models.pp_chart2table.image_processing_pp_chart2table PPChart2TableImageProcessor
transformers.models.pp_doclayout_v2.configuration_pp_doclayout_v2 PPDocLayoutV2Config PPDocLayoutV2ReadingOrderConfig
transformers.models.pp_doclayout_v2.image_processing_pp_doclayout_v2 PPDocLayoutV2ImageProcessor
transformers.models.pp_doclayout_v2.modeling_pp_doclayout_v2 MultiScaleDeformableAttention PPDocLayoutV2AIFILayer PPDocLayoutV2CSPRepLayer PPDocLayoutV2ConvEncoder PPDocLayoutV2ConvNormLayer PPDocLayoutV2Decoder PPDocLayoutV2DecoderLayer PPDocLayoutV2DecoderOutput PPDocLayoutV2EncoderLayer PPDocLayoutV2ForObjectDetection PPDocLayoutV2ForObjectDetectionOutput PPDocLayoutV2FrozenBatchNorm2d PPDocLayoutV2GlobalPointer PPDocLayoutV2HybridEncoder PPDocLayoutV2MLP PPDocLayoutV2MLPPredictionHead PPDocLayoutV2Model PPDocLayoutV2ModelOutput PPDocLayoutV2MultiscaleDeformableAttention PPDocLayoutV2PositionRelationEmbedding PPDocLayoutV2PreTrainedModel PPDocLayoutV2ReadingOrder PPDocLayoutV2ReadingOrderAttention PPDocLayoutV2ReadingOrderEncoder PPDocLayoutV2ReadingOrderIntermediate PPDocLayoutV2ReadingOrderLayer PPDocLayoutV2ReadingOrderOutput PPDocLayoutV2ReadingOrderSelfAttention PPDocLayoutV2ReadingOrderSelfOutput PPDocLayoutV2RepVggBlock PPDocLayoutV2SelfAttention PPDocLayoutV2SinePositionEmbedding PPDocLayoutV2TextEmbeddings
transformers.models.pp_doclayout_v3.configuration_pp_doclayout_v3 PPDocLayoutV3Config
transformers.models.pp_doclayout_v3.image_processing_pp_doclayout_v3 PPDocLayoutV3ImageProcessor
transformers.models.pp_doclayout_v3.modeling_pp_doclayout_v3 MultiScaleDeformableAttention PPDocLayoutV3AIFILayer PPDocLayoutV3CSPRepLayer PPDocLayoutV3ConvEncoder PPDocLayoutV3ConvLayer PPDocLayoutV3ConvNormLayer PPDocLayoutV3Decoder PPDocLayoutV3DecoderLayer PPDocLayoutV3DecoderOutput PPDocLayoutV3EncoderLayer PPDocLayoutV3EncoderMaskOutput PPDocLayoutV3ForObjectDetection PPDocLayoutV3ForObjectDetectionOutput PPDocLayoutV3FrozenBatchNorm2d PPDocLayoutV3GlobalPointer PPDocLayoutV3HybridEncoder PPDocLayoutV3HybridEncoderOutput PPDocLayoutV3MLP PPDocLayoutV3MLPPredictionHead PPDocLayoutV3MaskFeatFPN PPDocLayoutV3Model PPDocLayoutV3ModelOutput PPDocLayoutV3MultiscaleDeformableAttention PPDocLayoutV3PreTrainedModel PPDocLayoutV3RepVggBlock PPDocLayoutV3ScaleHead PPDocLayoutV3SelfAttention PPDocLayoutV3SinePositionEmbedding
transformers.models.pp_formulanet.configuration_pp_formulanet PPFormulaNetConfig PPFormulaNetTextConfig PPFormulaNetVisionConfig
transformers.models.pp_formulanet.image_processing_pp_formulanet PPFormulaNetImageProcessor PPFormulaNetImageProcessorKwargs:id
transformers.models.pp_formulanet.modeling_pp_formulanet PPFormulaNetAttention PPFormulaNetDecoderLayer PPFormulaNetForConditionalGeneration PPFormulaNetLayerNorm PPFormulaNetLearnedPositionalEmbedding PPFormulaNetMLPBlock PPFormulaNetModel PPFormulaNetMultiModalProjector PPFormulaNetPatchEmbeddings PPFormulaNetPreTrainedModel PPFormulaNetScaledWordEmbedding PPFormulaNetTextModel PPFormulaNetVisionAttention PPFormulaNetVisionEncoderOutput PPFormulaNetVisionLayer PPFormulaNetVisionModel PPFormulaNetVisionNeck
transformers.models.pp_lcnet.configuration_pp_lcnet PPLCNetConfig
transformers.models.pp_lcnet.image_processing_pp_lcnet PPLCNetImageProcessor PPLCNetImageProcessorKwargs:id
transformers.models.pp_lcnet.modeling_pp_lcnet PPLCNetBackbone PPLCNetBlock PPLCNetConvLayer PPLCNetDepthwiseSeparableConvLayer PPLCNetEncoder PPLCNetForImageClassification PPLCNetPreTrainedModel PPLCNetSqueezeExcitationModule
transformers.models.pp_lcnet_v3.configuration_pp_lcnet_v3 PPLCNetV3Config
transformers.models.pp_lcnet_v3.modeling_pp_lcnet_v3 PPLCNetV3ActLearnableAffineBlock PPLCNetV3Backbone PPLCNetV3Block PPLCNetV3ConvLayer PPLCNetV3DepthwiseSeparableConvLayer PPLCNetV3Encoder PPLCNetV3LearnableAffineBlock PPLCNetV3LearnableRepLayer PPLCNetV3PreTrainedModel PPLCNetV3SqueezeExcitationModule
transformers.models.pp_lcnet_v4.configuration_pp_lcnet_v4 PPLCNetV4Config
transformers.models.pp_lcnet_v4.modeling_pp_lcnet_v4 PPLCNetV4Backbone PPLCNetV4Block PPLCNetV4ConvLayer PPLCNetV4DepthwiseSeparableConvLayer PPLCNetV4Encoder PPLCNetV4LargeStem PPLCNetV4LearnableAffineBlock PPLCNetV4PreTrainedModel PPLCNetV4SmallStem PPLCNetV4SqueezeExcitationModule
transformers.models.pp_ocrv5_mobile_det.configuration_pp_ocrv5_mobile_det PPOCRV5MobileDetConfig
transformers.models.pp_ocrv5_mobile_det.modeling_pp_ocrv5_mobile_det PPOCRV5MobileDetConvBatchnormLayer PPOCRV5MobileDetForObjectDetection PPOCRV5MobileDetHead PPOCRV5MobileDetModel PPOCRV5MobileDetNeck PPOCRV5MobileDetPreTrainedModel PPOCRV5MobileDetResidualSqueezeExcitationLayer PPOCRV5MobileDetSqueezeExcitationModule
transformers.models.pp_ocrv5_mobile_rec.configuration_pp_ocrv5_mobile_rec PPOCRV5MobileRecConfig
transformers.models.pp_ocrv5_mobile_rec.modeling_pp_ocrv5_mobile_rec PPOCRV5MobileRecAttention PPOCRV5MobileRecBlock PPOCRV5MobileRecConvLayer PPOCRV5MobileRecEncoderWithSVTR PPOCRV5MobileRecForTextRecognition PPOCRV5MobileRecForTextRecognitionOutput PPOCRV5MobileRecHead PPOCRV5MobileRecMLP PPOCRV5MobileRecModel PPOCRV5MobileRecPreTrainedModel
transformers.models.pp_ocrv5_server_det.configuration_pp_ocrv5_server_det PPOCRV5ServerDetConfig
transformers.models.pp_ocrv5_server_det.image_processing_pp_ocrv5_server_det PPOCRV5ServerDetImageProcessor PPOCRV5ServerDetImageProcessorKwargs:id
transformers.models.pp_ocrv5_server_det.modeling_pp_ocrv5_server_det PPOCRV5ServerDetConvBatchnormLayer PPOCRV5ServerDetForObjectDetection PPOCRV5ServerDetHead PPOCRV5ServerDetIntraclassBlock PPOCRV5ServerDetLocalModule PPOCRV5ServerDetModel PPOCRV5ServerDetNeck PPOCRV5ServerDetPreTrainedModel PPOCRV5ServerDetSegmentationHead
transformers.models.pp_ocrv5_server_rec.configuration_pp_ocrv5_server_rec PPOCRV5ServerRecConfig
transformers.models.pp_ocrv5_server_rec.image_processing_pp_ocrv5_server_rec PPOCRV5ServerRecImageProcessor PPOCRV5ServerRecImageProcessorKwargs:id
transformers.models.pp_ocrv5_server_rec.modeling_pp_ocrv5_server_rec PPOCRV5ServerRecAttention PPOCRV5ServerRecBlock PPOCRV5ServerRecConvLayer PPOCRV5ServerRecEncoderWithSVTR PPOCRV5ServerRecForTextRecognition PPOCRV5ServerRecForTextRecognitionOutput PPOCRV5ServerRecHead PPOCRV5ServerRecMLP PPOCRV5ServerRecModel PPOCRV5ServerRecPreTrainedModel
transformers.models.pp_ocrv6_medium_det.configuration_pp_ocrv6_medium_det PPOCRV6MediumDetConfig
transformers.models.pp_ocrv6_medium_det.modeling_pp_ocrv6_medium_det PPOCRV6MediumDetConvBatchnormLayer PPOCRV6MediumDetForObjectDetection PPOCRV6MediumDetHead PPOCRV6MediumDetIntraclassBlock PPOCRV6MediumDetModel PPOCRV6MediumDetNeck PPOCRV6MediumDetPreTrainedModel
transformers.models.pp_ocrv6_small_det.configuration_pp_ocrv6_small_det PPOCRV6SmallDetConfig
transformers.models.pp_ocrv6_small_det.modeling_pp_ocrv6_small_det PPOCRV6SmallDetConvBatchnormLayer PPOCRV6SmallDetDepthwiseSeparableConvLayer PPOCRV6SmallDetForObjectDetection PPOCRV6SmallDetHead PPOCRV6SmallDetModel PPOCRV6SmallDetNeck PPOCRV6SmallDetPreTrainedModel PPOCRV6SmallDetResidualSqueezeExcitationLayer PPOCRV6SmallDetSqueezeExcitationModule
transformers.models.pp_ocrv6_small_rec.configuration_pp_ocrv6_small_rec PPOCRV6SmallRecConfig
transformers.models.pp_ocrv6_small_rec.image_processing_pp_ocrv6_small_rec PPOCRV6SmallRecImageProcessor PPOCRV6SmallRecImageProcessorKwargs:id
transformers.models.pp_ocrv6_small_rec.modeling_pp_ocrv6_small_rec PPOCRV6SmallRecAttention PPOCRV6SmallRecBlock PPOCRV6SmallRecConvLayer PPOCRV6SmallRecEncoderWithSVTR PPOCRV6SmallRecForTextRecognition PPOCRV6SmallRecForTextRecognitionOutput PPOCRV6SmallRecHead PPOCRV6SmallRecMLP PPOCRV6SmallRecModel PPOCRV6SmallRecPreTrainedModel
transformers.models.pp_ocrv6_tiny_rec.configuration_pp_ocrv6_tiny_rec PPOCRV6TinyRecConfig
transformers.models.pp_ocrv6_tiny_rec.modeling_pp_ocrv6_tiny_rec PPOCRV6TinyRecForTextRecognition PPOCRV6TinyRecHead PPOCRV6TinyRecModel PPOCRV6TinyRecPreTrainedModel
transformers.models.prompt_depth_anything.configuration_prompt_depth_anything PromptDepthAnythingConfig
transformers.models.prompt_depth_anything.image_processing_pil_prompt_depth_anything PromptDepthAnythingImageProcessorKwargs:id PromptDepthAnythingImageProcessorPil
transformers.models.prompt_depth_anything.image_processing_prompt_depth_anything PromptDepthAnythingImageProcessor PromptDepthAnythingImageProcessorKwargs:id
transformers.models.prompt_depth_anything.modeling_prompt_depth_anything PromptDepthAnythingDepthEstimationHead PromptDepthAnythingFeatureFusionLayer PromptDepthAnythingFeatureFusionStage PromptDepthAnythingForDepthEstimation PromptDepthAnythingLayer PromptDepthAnythingNeck PromptDepthAnythingPreActResidualLayer PromptDepthAnythingPreTrainedModel PromptDepthAnythingReassembleLayer PromptDepthAnythingReassembleStage
transformers.models.prophetnet.configuration_prophetnet ProphetNetConfig
transformers.models.prophetnet.modeling_prophetnet ProphetNetAttention ProphetNetDecoder ProphetNetDecoderLMOutput ProphetNetDecoderLayer ProphetNetDecoderModelOutput ProphetNetDecoderWrapper ProphetNetEncoder ProphetNetEncoderLayer ProphetNetFeedForward ProphetNetForCausalLM ProphetNetForConditionalGeneration ProphetNetModel ProphetNetNgramSelfAttention ProphetNetPositionalEmbeddings ProphetNetPreTrainedModel ProphetNetSeq2SeqLMOutput ProphetNetSeq2SeqModelOutput
transformers.models.pvt.configuration_pvt PvtConfig
transformers.models.pvt.image_processing_pil_pvt PvtImageProcessorPil
transformers.models.pvt.image_processing_pvt PvtImageProcessor
transformers.models.pvt.modeling_pvt PvtAttention PvtDropPath PvtEfficientSelfAttention PvtEncoder PvtFFN PvtForImageClassification PvtLayer PvtModel PvtPatchEmbeddings PvtPreTrainedModel PvtSelfOutput
transformers.models.pvt_v2.configuration_pvt_v2 PvtV2Config
transformers.models.pvt_v2.modeling_pvt_v2 PvtV2Backbone PvtV2BlockLayer PvtV2ConvFeedForwardNetwork PvtV2DepthWiseConv PvtV2DropPath PvtV2Encoder PvtV2EncoderLayer PvtV2ForImageClassification PvtV2Model PvtV2OverlapPatchEmbeddings PvtV2PreTrainedModel PvtV2SelfAttention
transformers.models.qianfan_ocr.configuration_qianfan_ocr QianfanOCRConfig QianfanOCRVisionConfig
transformers.models.qianfan_ocr.modeling_qianfan_ocr QianfanOCRCausalLMOutputWithPast QianfanOCRDropPath QianfanOCRForConditionalGeneration QianfanOCRModel QianfanOCRModelOutputWithPast QianfanOCRMultiModalProjector QianfanOCRPreTrainedModel QianfanOCRVisionAttention QianfanOCRVisionEmbeddings QianfanOCRVisionLayer QianfanOCRVisionMLP QianfanOCRVisionModel QianfanOCRVisionModelOutputWithPooling QianfanOCRVisionPatchEmbeddings QianfanOCRVisionPreTrainedModel QianfanOCRVisionRMSNorm
transformers.models.qwen2.configuration_qwen2 Qwen2Config
transformers.models.qwen2.modeling_qwen2 Qwen2Attention Qwen2DecoderLayer Qwen2ForCausalLM Qwen2ForQuestionAnswering Qwen2ForSequenceClassification Qwen2ForTokenClassification Qwen2MLP Qwen2Model Qwen2PreTrainedModel Qwen2RMSNorm Qwen2RotaryEmbedding
transformers.models.qwen2_5_omni.configuration_qwen2_5_omni Qwen2_5OmniAudioEncoderConfig Qwen2_5OmniBigVGANConfig Qwen2_5OmniConfig Qwen2_5OmniDiTConfig Qwen2_5OmniTalkerConfig Qwen2_5OmniTextConfig Qwen2_5OmniThinkerConfig Qwen2_5OmniToken2WavConfig Qwen2_5OmniVisionEncoderConfig
transformers.models.qwen2_5_omni.modeling_qwen2_5_omni AMPBlock Activation1d AttentiveStatisticsPooling DiTAttention DiTCodecEmbedding DiTDecoderLayer DiTInputEmbedding DiTMLP DiTTimestepEmbedding DownSample1d ECAPA_TimeDelayNet Qwen2MLP Qwen2_5OmniAMPBlock Qwen2_5OmniAntiAliasedActivation1d Qwen2_5OmniAttention Qwen2_5OmniAudioAttention Qwen2_5OmniAudioEncoder Qwen2_5OmniAudioEncoderLayer Qwen2_5OmniDecoderLayer Qwen2_5OmniDiTRotaryEmbedding Qwen2_5OmniDownSample1d Qwen2_5OmniForConditionalGeneration Qwen2_5OmniMLP Qwen2_5OmniPatchMerger Qwen2_5OmniPreTrainedModel Qwen2_5OmniPreTrainedModelForConditionalGeneration Qwen2_5OmniRMSNorm Qwen2_5OmniRotaryEmbedding Qwen2_5OmniSnakeBeta Qwen2_5OmniTalkerCausalLMOutputWithPast Qwen2_5OmniTalkerForConditionalGeneration Qwen2_5OmniTalkerModel Qwen2_5OmniThinkerCausalLMOutputWithPast Qwen2_5OmniThinkerForConditionalGeneration Qwen2_5OmniThinkerTextModel Qwen2_5OmniToken2WavBigVGANModel Qwen2_5OmniToken2WavDiTModel Qwen2_5OmniToken2WavModel Qwen2_5OmniUpSample1d Qwen2_5OmniVisionAttention Qwen2_5OmniVisionBlock Qwen2_5OmniVisionEncoder Qwen2_5OmniVisionRotaryEmbedding Qwen2_5_OmniAdaLayerNormZero Qwen2_5_OmniAdaLayerNormZero_Final Qwen2_5_VisionPatchEmbed Res2NetBlock RungeKutta4ODESolver SinusPositionEmbedding SinusoidsPositionEmbedding SnakeBeta SqueezeExcitationBlock SqueezeExcitationRes2NetBlock TimeDelayNetBlock UpSample1d
transformers.models.qwen2_5_vl.configuration_qwen2_5_vl Qwen2_5_VLConfig Qwen2_5_VLTextConfig Qwen2_5_VLVisionConfig
transformers.models.qwen2_5_vl.modeling_qwen2_5_vl Qwen2MLP Qwen2_5_VLAttention Qwen2_5_VLCausalLMOutputWithPast Qwen2_5_VLDecoderLayer Qwen2_5_VLForConditionalGeneration Qwen2_5_VLMLP Qwen2_5_VLModel Qwen2_5_VLModelOutputWithPast Qwen2_5_VLPatchMerger Qwen2_5_VLPreTrainedModel Qwen2_5_VLRMSNorm Qwen2_5_VLRotaryEmbedding Qwen2_5_VLTextModel Qwen2_5_VLVisionAttention Qwen2_5_VLVisionBlock Qwen2_5_VLVisionRotaryEmbedding Qwen2_5_VisionPatchEmbed Qwen2_5_VisionTransformerPretrainedModel
transformers.models.qwen2_audio.configuration_qwen2_audio Qwen2AudioConfig Qwen2AudioEncoderConfig
transformers.models.qwen2_audio.modeling_qwen2_audio Qwen2AudioAttention Qwen2AudioCausalLMOutputWithPast Qwen2AudioEncoder Qwen2AudioEncoderLayer Qwen2AudioForConditionalGeneration Qwen2AudioModel Qwen2AudioModelOutputWithPast Qwen2AudioMultiModalProjector Qwen2AudioPreTrainedModel
transformers.models.qwen2_moe.configuration_qwen2_moe Qwen2MoeConfig
transformers.models.qwen2_moe.modeling_qwen2_moe Qwen2MoeAttention Qwen2MoeDecoderLayer Qwen2MoeExperts Qwen2MoeForCausalLM Qwen2MoeForQuestionAnswering Qwen2MoeForSequenceClassification Qwen2MoeForTokenClassification Qwen2MoeMLP Qwen2MoeModel Qwen2MoePreTrainedModel Qwen2MoeRMSNorm Qwen2MoeRotaryEmbedding Qwen2MoeSparseMoeBlock Qwen2MoeTopKRouter
transformers.models.qwen2_vl.configuration_qwen2_vl Qwen2VLConfig Qwen2VLTextConfig Qwen2VLVisionConfig
transformers.models.qwen2_vl.image_processing_pil_qwen2_vl Qwen2VLImageProcessorKwargs:id Qwen2VLImageProcessorPil
transformers.models.qwen2_vl.image_processing_qwen2_vl Qwen2VLImageProcessor Qwen2VLImageProcessorKwargs:id
transformers.models.qwen2_vl.modeling_qwen2_vl PatchEmbed PatchMerger Qwen2MLP Qwen2VLAttention Qwen2VLCausalLMOutputWithPast Qwen2VLDecoderLayer Qwen2VLForConditionalGeneration Qwen2VLModel Qwen2VLModelOutputWithPast Qwen2VLPreTrainedModel Qwen2VLRMSNorm Qwen2VLRotaryEmbedding Qwen2VLTextModel Qwen2VLVisionBlock Qwen2VLVisionRotaryEmbedding Qwen2VisionTransformerPretrainedModel VisionAttention VisionMlp
transformers.models.qwen3.configuration_qwen3 Qwen3Config
transformers.models.qwen3.modeling_qwen3 Qwen3Attention Qwen3DecoderLayer Qwen3ForCausalLM Qwen3ForQuestionAnswering Qwen3ForSequenceClassification Qwen3ForTokenClassification Qwen3MLP Qwen3Model Qwen3PreTrainedModel Qwen3RMSNorm Qwen3RotaryEmbedding
transformers.models.qwen3_5.configuration_qwen3_5 Qwen3_5Config Qwen3_5TextConfig Qwen3_5VisionConfig
transformers.models.qwen3_5.modeling_qwen3_5 Qwen3_5Attention Qwen3_5CausalLMOutputWithPast Qwen3_5DecoderLayer Qwen3_5ForCausalLM Qwen3_5ForConditionalGeneration Qwen3_5ForSequenceClassification Qwen3_5ForTokenClassification Qwen3_5GatedDeltaNet Qwen3_5MLP Qwen3_5Model Qwen3_5ModelOutputWithPast Qwen3_5PreTrainedModel Qwen3_5RMSNorm Qwen3_5RMSNormGated Qwen3_5TextForSequenceClassification Qwen3_5TextModel Qwen3_5TextRotaryEmbedding Qwen3_5VisionAttention Qwen3_5VisionBlock Qwen3_5VisionMLP Qwen3_5VisionModel Qwen3_5VisionPatchEmbed Qwen3_5VisionPatchMerger Qwen3_5VisionRotaryEmbedding
transformers.models.qwen3_5_moe.configuration_qwen3_5_moe Qwen3_5MoeConfig Qwen3_5MoeTextConfig Qwen3_5MoeVisionConfig
transformers.models.qwen3_5_moe.modeling_qwen3_5_moe Qwen3_5MoeAttention Qwen3_5MoeCausalLMOutputWithPast Qwen3_5MoeDecoderLayer Qwen3_5MoeExperts Qwen3_5MoeForCausalLM Qwen3_5MoeForConditionalGeneration Qwen3_5MoeGatedDeltaNet Qwen3_5MoeMLP Qwen3_5MoeModel Qwen3_5MoeModelOutputWithPast Qwen3_5MoePreTrainedModel Qwen3_5MoeRMSNorm Qwen3_5MoeRMSNormGated Qwen3_5MoeSparseMoeBlock Qwen3_5MoeTextModel Qwen3_5MoeTextRotaryEmbedding Qwen3_5MoeTopKRouter Qwen3_5MoeVisionAttention Qwen3_5MoeVisionBlock Qwen3_5MoeVisionMLP Qwen3_5MoeVisionModel Qwen3_5MoeVisionPatchEmbed Qwen3_5MoeVisionPatchMerger Qwen3_5MoeVisionRotaryEmbedding
transformers.models.qwen3_asr.configuration_qwen3_asr Qwen3ASRConfig Qwen3ASREncoderConfig
transformers.models.qwen3_asr.modeling_qwen3_asr Qwen3ASRAudioAttention Qwen3ASRAudioEncoderLayer Qwen3ASRCausalLMOutputWithPast Qwen3ASREncoder Qwen3ASRForConditionalGeneration Qwen3ASRForTokenClassification Qwen3ASRModel Qwen3ASRModelOutputWithPast Qwen3ASRMultiModalProjector Qwen3ASRPreTrainedModel SinusoidsPositionEmbedding
transformers.models.qwen3_moe.configuration_qwen3_moe Qwen3MoeConfig
transformers.models.qwen3_moe.modeling_qwen3_moe Qwen3MoeAttention Qwen3MoeDecoderLayer Qwen3MoeExperts Qwen3MoeForCausalLM Qwen3MoeForQuestionAnswering Qwen3MoeForSequenceClassification Qwen3MoeForTokenClassification Qwen3MoeMLP Qwen3MoeModel Qwen3MoePreTrainedModel Qwen3MoeRMSNorm Qwen3MoeRotaryEmbedding Qwen3MoeSparseMoeBlock Qwen3MoeTopKRouter
transformers.models.qwen3_next.configuration_qwen3_next Qwen3NextConfig
transformers.models.qwen3_next.modeling_qwen3_next Qwen3NextAttention Qwen3NextDecoderLayer Qwen3NextExperts Qwen3NextForCausalLM Qwen3NextForQuestionAnswering Qwen3NextForSequenceClassification Qwen3NextForTokenClassification Qwen3NextGatedDeltaNet Qwen3NextMLP Qwen3NextModel Qwen3NextPreTrainedModel Qwen3NextRMSNorm Qwen3NextRMSNormGated Qwen3NextRotaryEmbedding Qwen3NextSparseMoeBlock Qwen3NextTopKRouter
transformers.models.qwen3_omni_moe.configuration_qwen3_omni_moe Qwen3OmniMoeAudioEncoderConfig Qwen3OmniMoeCode2WavConfig Qwen3OmniMoeConfig Qwen3OmniMoeTalkerCodePredictorConfig Qwen3OmniMoeTalkerConfig Qwen3OmniMoeTalkerTextConfig Qwen3OmniMoeTextConfig Qwen3OmniMoeThinkerConfig Qwen3OmniMoeVisionEncoderConfig
transformers.models.qwen3_omni_moe.modeling_qwen3_omni_moe BaseModelOutputWithDeepstackFeatures Qwen3OmniMoeAudioAttention Qwen3OmniMoeAudioEncoder Qwen3OmniMoeAudioEncoderLayer Qwen3OmniMoeCausalConvNet Qwen3OmniMoeCausalTransConvNet Qwen3OmniMoeCode2Wav Qwen3OmniMoeCode2WavAttention Qwen3OmniMoeCode2WavDecoderBlock Qwen3OmniMoeCode2WavDecoderResidualUnit Qwen3OmniMoeCode2WavLayerScale Qwen3OmniMoeCode2WavMlp Qwen3OmniMoeCode2WavRMSNorm Qwen3OmniMoeCode2WavTransformerLayer Qwen3OmniMoeCode2WavTransformerModel Qwen3OmniMoeConvNeXtBlock Qwen3OmniMoeForConditionalGeneration Qwen3OmniMoeMLP Qwen3OmniMoePreTrainedModel Qwen3OmniMoePreTrainedModelForConditionalGeneration Qwen3OmniMoeRMSNorm Qwen3OmniMoeRotaryEmbedding Qwen3OmniMoeSnakeBeta Qwen3OmniMoeTalkerCodePredictorAttention Qwen3OmniMoeTalkerCodePredictorDecoderLayer Qwen3OmniMoeTalkerCodePredictorModel Qwen3OmniMoeTalkerCodePredictorModelForConditionalGeneration Qwen3OmniMoeTalkerCodePredictorOutputWithPast Qwen3OmniMoeTalkerDecoderLayer Qwen3OmniMoeTalkerForConditionalGeneration Qwen3OmniMoeTalkerModel Qwen3OmniMoeTalkerOutputWithPast Qwen3OmniMoeTalkerResizeMLP Qwen3OmniMoeTalkerRotaryEmbedding Qwen3OmniMoeTalkerTextExperts Qwen3OmniMoeTalkerTextMLP Qwen3OmniMoeTalkerTextSparseMoeBlock Qwen3OmniMoeTalkerTextTopKRouter Qwen3OmniMoeTextRMSNorm Qwen3OmniMoeTextTopKRouter Qwen3OmniMoeThinkerCausalLMOutputWithPast Qwen3OmniMoeThinkerForConditionalGeneration Qwen3OmniMoeThinkerTextAttention Qwen3OmniMoeThinkerTextDecoderLayer Qwen3OmniMoeThinkerTextExperts Qwen3OmniMoeThinkerTextMLP Qwen3OmniMoeThinkerTextModel Qwen3OmniMoeThinkerTextPreTrainedModel Qwen3OmniMoeThinkerTextRMSNorm Qwen3OmniMoeThinkerTextRotaryEmbedding Qwen3OmniMoeThinkerTextSparseMoeBlock Qwen3OmniMoeThinkerTextTopKRouter Qwen3OmniMoeVisionAttention Qwen3OmniMoeVisionBlock Qwen3OmniMoeVisionEncoder Qwen3OmniMoeVisionMLP Qwen3OmniMoeVisionPatchEmbed Qwen3OmniMoeVisionPatchMerger Qwen3OmniMoeVisionRotaryEmbedding SinusoidsPositionEmbedding SnakeBeta
transformers.models.qwen3_vl.configuration_qwen3_vl Qwen3VLConfig Qwen3VLTextConfig Qwen3VLVisionConfig
transformers.models.qwen3_vl.modeling_qwen3_vl BaseModelOutputWithDeepstackFeatures Qwen3VLCausalLMOutputWithPast Qwen3VLForConditionalGeneration Qwen3VLModel Qwen3VLModelOutputWithPast Qwen3VLPreTrainedModel Qwen3VLTextAttention Qwen3VLTextDecoderLayer Qwen3VLTextMLP Qwen3VLTextModel Qwen3VLTextRMSNorm Qwen3VLTextRotaryEmbedding Qwen3VLVisionAttention Qwen3VLVisionBlock Qwen3VLVisionMLP Qwen3VLVisionModel Qwen3VLVisionPatchEmbed Qwen3VLVisionPatchMerger Qwen3VLVisionRotaryEmbedding
transformers.models.qwen3_vl_moe.configuration_qwen3_vl_moe Qwen3VLMoeConfig Qwen3VLMoeTextConfig Qwen3VLMoeVisionConfig
transformers.models.qwen3_vl_moe.modeling_qwen3_vl_moe BaseModelOutputWithDeepstackFeatures Qwen3VLMoeCausalLMOutputWithPast Qwen3VLMoeForConditionalGeneration Qwen3VLMoeModel Qwen3VLMoeModelOutputWithPast Qwen3VLMoePreTrainedModel Qwen3VLMoeTextAttention Qwen3VLMoeTextDecoderLayer Qwen3VLMoeTextExperts Qwen3VLMoeTextMLP Qwen3VLMoeTextModel Qwen3VLMoeTextRMSNorm Qwen3VLMoeTextRotaryEmbedding Qwen3VLMoeTextSparseMoeBlock Qwen3VLMoeTextTopKRouter Qwen3VLMoeVisionAttention Qwen3VLMoeVisionBlock Qwen3VLMoeVisionMLP Qwen3VLMoeVisionModel Qwen3VLMoeVisionPatchEmbed Qwen3VLMoeVisionPatchMerger Qwen3VLMoeVisionRotaryEmbedding
transformers.models.qwen4_exp.configuration_qwen4_exp Qwen4ExpConfig Qwen4ExpTextConfig Qwen4ExpVisionConfig
transformers.models.qwen4_exp.modeling_qwen4_exp Qwen4ExpCausalLMOutputWithPast Qwen4ExpForCausalLM Qwen4ExpForConditionalGeneration Qwen4ExpModel Qwen4ExpModelOutputWithPast Qwen4ExpPreTrainedModel Qwen4ExpTextAttention Qwen4ExpTextDecoderLayer Qwen4ExpTextExperts Qwen4ExpTextGatedDeltaNet Qwen4ExpTextGatedResidual Qwen4ExpTextMLP Qwen4ExpTextModel Qwen4ExpTextNGramEmbedding Qwen4ExpTextPLELayer Qwen4ExpTextQSAIndexer Qwen4ExpTextRMSNorm Qwen4ExpTextRMSNormGated Qwen4ExpTextRotaryEmbedding Qwen4ExpTextSparseMoeBlock Qwen4ExpTextTopKRouter Qwen4ExpVisionAttention Qwen4ExpVisionBlock Qwen4ExpVisionMLP Qwen4ExpVisionModel Qwen4ExpVisionPatchEmbed Qwen4ExpVisionPatchMerger Qwen4ExpVisionRotaryEmbedding
transformers.models.radio.configuration_radio RadioConfig
transformers.models.radio.modeling_radio RadioAttention RadioDropPath RadioEncoder RadioInputConditioner RadioLayer RadioLayerScale RadioMLP RadioModel RadioModelOutput RadioPatchEmbeddings RadioPreTrainedModel RadioSwiGLUFFN
transformers.models.rag.configuration_rag RagConfig
transformers.models.rag.modeling_rag RagModel RagPreTrainedModel RagSequenceForGeneration RagTokenForGeneration RetrievAugLMMarginOutput RetrievAugLMOutput
transformers.models.rag.retrieval_rag RagRetriever
transformers.models.recurrent_gemma.configuration_recurrent_gemma RecurrentGemmaConfig
transformers.models.recurrent_gemma.modeling_recurrent_gemma RecurrentGemmaAttention RecurrentGemmaDecoderLayer RecurrentGemmaForCausalLM RecurrentGemmaMlp RecurrentGemmaModel RecurrentGemmaPreTrainedModel RecurrentGemmaRMSNorm RecurrentGemmaRecurrentBlock RecurrentGemmaRglru RecurrentGemmaRotaryEmbedding
transformers.models.reformer.configuration_reformer ReformerConfig
transformers.models.reformer.modeling_reformer AxialPositionEmbeddings ChunkReformerFeedForward EfficientAttentionMixin LSHSelfAttention LocalSelfAttention PositionEmbeddings ReformerAttention ReformerClassificationHead ReformerDynamicCache ReformerEmbeddings ReformerEncoder ReformerFeedForwardDense ReformerFeedForwardOutput ReformerForMaskedLM ReformerForQuestionAnswering ReformerForSequenceClassification ReformerLayer ReformerModel ReformerModelOutput ReformerModelWithLMHead ReformerModelWithLMHeadOutput ReformerOnlyLMHead ReformerPreTrainedModel ReformerSelfOutput
transformers.models.regnet.configuration_regnet RegNetConfig
transformers.models.regnet.modeling_regnet RegNetConvLayer RegNetEmbeddings RegNetEncoder RegNetForImageClassification RegNetModel RegNetPreTrainedModel RegNetSELayer RegNetShortCut RegNetStage RegNetXLayer RegNetYLayer
transformers.models.rembert.configuration_rembert RemBertConfig
transformers.models.rembert.modeling_rembert RemBertAttention RemBertEmbeddings RemBertEncoder RemBertForCausalLM RemBertForMaskedLM RemBertForMultipleChoice RemBertForQuestionAnswering RemBertForSequenceClassification RemBertForTokenClassification RemBertIntermediate RemBertLMPredictionHead RemBertLayer RemBertModel RemBertOnlyMLMHead RemBertOutput RemBertPooler RemBertPreTrainedModel RemBertPredictionHeadTransform RemBertSelfAttention RemBertSelfOutput
transformers.models.resnet.configuration_resnet ResNetConfig
transformers.models.resnet.modeling_resnet ResNetBackbone ResNetBasicLayer ResNetBottleNeckLayer ResNetConvLayer ResNetEmbeddings ResNetEncoder ResNetForImageClassification ResNetModel ResNetPreTrainedModel ResNetShortCut ResNetStage
transformers.models.rf_detr.configuration_rf_detr RfDetrConfig RfDetrDinov2Config
transformers.models.rf_detr.image_processing_rf_detr RfDetrImageProcessor RfDetrImageProcessorKwargs:id
transformers.models.rf_detr.modeling_rf_detr MultiScaleDeformableAttention RfDetrAttention RfDetrC2FLayer RfDetrConvEncoder RfDetrConvNormLayer RfDetrDecoder RfDetrDecoderLayer RfDetrDecoderOutput RfDetrDinov2Attention RfDetrDinov2Backbone RfDetrDinov2DropPath RfDetrDinov2Embeddings RfDetrDinov2Encoder RfDetrDinov2Layer RfDetrDinov2LayerScale RfDetrDinov2MLP RfDetrDinov2PatchEmbeddings RfDetrDinov2PreTrainedModel RfDetrDinov2SwiGLUFFN RfDetrForInstanceSegmentation RfDetrForObjectDetection RfDetrInstanceSegmentationOutput RfDetrLayerNorm RfDetrMLP RfDetrMLPPredictionHead RfDetrModel RfDetrModelOutput RfDetrMultiscaleDeformableAttention RfDetrObjectDetectionOutput RfDetrPreTrainedModel RfDetrRepVggBlock RfDetrScaleProjector RfDetrSegmentationBlock RfDetrSegmentationMLP RfDetrSegmentationMLPBlock
transformers.models.roberta.configuration_roberta RobertaConfig
transformers.models.roberta.modeling_roberta RobertaAttention RobertaClassificationHead RobertaCrossAttention RobertaEmbeddings RobertaEncoder RobertaForCausalLM RobertaForMaskedLM RobertaForMultipleChoice RobertaForQuestionAnswering RobertaForSequenceClassification RobertaForTokenClassification RobertaIntermediate RobertaLMHead RobertaLayer RobertaModel RobertaOutput RobertaPooler RobertaPreTrainedModel RobertaSelfAttention RobertaSelfOutput
transformers.models.roberta_prelayernorm.configuration_roberta_prelayernorm RobertaPreLayerNormConfig
transformers.models.roberta_prelayernorm.modeling_roberta_prelayernorm RobertaPreLayerNormAttention RobertaPreLayerNormClassificationHead RobertaPreLayerNormCrossAttention RobertaPreLayerNormEmbeddings RobertaPreLayerNormEncoder RobertaPreLayerNormForCausalLM RobertaPreLayerNormForMaskedLM RobertaPreLayerNormForMultipleChoice RobertaPreLayerNormForQuestionAnswering RobertaPreLayerNormForSequenceClassification RobertaPreLayerNormForTokenClassification RobertaPreLayerNormIntermediate RobertaPreLayerNormLMHead RobertaPreLayerNormLayer RobertaPreLayerNormModel RobertaPreLayerNormOutput RobertaPreLayerNormPooler RobertaPreLayerNormPreTrainedModel RobertaPreLayerNormSelfAttention RobertaPreLayerNormSelfOutput
transformers.models.roc_bert.configuration_roc_bert RoCBertConfig
transformers.models.roc_bert.modeling_roc_bert RoCBertAttention RoCBertCrossAttention RoCBertEmbeddings RoCBertEncoder RoCBertForCausalLM RoCBertForMaskedLM RoCBertForMultipleChoice RoCBertForPreTraining RoCBertForQuestionAnswering RoCBertForSequenceClassification RoCBertForTokenClassification RoCBertIntermediate RoCBertLMPredictionHead RoCBertLayer RoCBertModel RoCBertOnlyMLMHead RoCBertOutput RoCBertPooler RoCBertPreTrainedModel RoCBertPredictionHeadTransform RoCBertSelfAttention RoCBertSelfOutput
transformers.models.roformer.configuration_roformer RoFormerConfig
transformers.models.roformer.modeling_roformer RoFormerAttention RoFormerClassificationHead RoFormerEmbeddings RoFormerEncoder RoFormerForCausalLM RoFormerForMaskedLM RoFormerForMultipleChoice RoFormerForQuestionAnswering RoFormerForSequenceClassification RoFormerForTokenClassification RoFormerIntermediate RoFormerLMPredictionHead RoFormerLayer RoFormerModel RoFormerOnlyMLMHead RoFormerOutput RoFormerPreTrainedModel RoFormerPredictionHeadTransform RoFormerSelfAttention RoFormerSelfOutput RoFormerSequenceSummary RoFormerSinusoidalPositionalEmbedding
transformers.models.roformer.tokenization_utils JiebaPreTokenizer
transformers.models.rt_detr.configuration_rt_detr RTDetrConfig
transformers.models.rt_detr.configuration_rt_detr_resnet RTDetrResNetConfig
transformers.models.rt_detr.image_processing_pil_rt_detr RTDetrImageProcessorKwargs:id RTDetrImageProcessorPil
transformers.models.rt_detr.image_processing_rt_detr RTDetrImageProcessor RTDetrImageProcessorKwargs:id
transformers.models.rt_detr.modeling_rt_detr MultiScaleDeformableAttention RTDetrAIFILayer RTDetrCSPRepLayer RTDetrConvEncoder RTDetrConvNormLayer RTDetrDecoder RTDetrDecoderLayer RTDetrDecoderOutput RTDetrEncoderLayer RTDetrForObjectDetection RTDetrFrozenBatchNorm2d RTDetrHybridEncoder RTDetrMLP RTDetrMLPPredictionHead RTDetrModel RTDetrModelOutput RTDetrMultiscaleDeformableAttention RTDetrObjectDetectionOutput RTDetrPreTrainedModel RTDetrRepVggBlock RTDetrSelfAttention RTDetrSinePositionEmbedding
transformers.models.rt_detr.modeling_rt_detr_resnet RTDetrResNetBackbone RTDetrResNetBasicLayer RTDetrResNetBottleNeckLayer RTDetrResNetConvLayer RTDetrResNetEmbeddings RTDetrResNetEncoder RTDetrResNetPreTrainedModel RTDetrResNetShortCut RTDetrResNetStage
transformers.models.rt_detr_v2.configuration_rt_detr_v2 RTDetrV2Config
transformers.models.rt_detr_v2.modeling_rt_detr_v2 RTDetrV2AIFILayer RTDetrV2CSPRepLayer RTDetrV2ConvEncoder RTDetrV2ConvNormLayer RTDetrV2Decoder RTDetrV2DecoderLayer RTDetrV2DecoderOutput RTDetrV2EncoderLayer RTDetrV2ForObjectDetection RTDetrV2FrozenBatchNorm2d RTDetrV2HybridEncoder RTDetrV2MLP RTDetrV2MLPPredictionHead RTDetrV2Model RTDetrV2ModelOutput RTDetrV2MultiscaleDeformableAttention RTDetrV2ObjectDetectionOutput RTDetrV2PreTrainedModel RTDetrV2RepVggBlock RTDetrV2SelfAttention RTDetrV2SinePositionEmbedding
transformers.models.rwkv.configuration_rwkv RwkvConfig
transformers.models.rwkv.modeling_rwkv RwkvBlock RwkvCausalLMOutput RwkvFeedForward RwkvForCausalLM RwkvModel RwkvOutput RwkvPreTrainedModel RwkvSelfAttention
transformers.models.sam.configuration_sam SamConfig SamMaskDecoderConfig SamPromptEncoderConfig SamVisionConfig
transformers.models.sam.image_processing_pil_sam SamImageProcessorKwargs:id SamImageProcessorPil
transformers.models.sam.image_processing_sam SamImageProcessor SamImageProcessorKwargs:id
transformers.models.sam.modeling_sam SamAttention SamFeedForward SamImageSegmentationOutput SamLayerNorm SamMLPBlock SamMaskDecoder SamMaskEmbedding SamModel SamPatchEmbeddings SamPositionalEmbedding SamPreTrainedModel SamPromptEncoder SamTwoWayAttentionBlock SamTwoWayTransformer SamVisionAttention SamVisionEncoder SamVisionEncoderOutput SamVisionLayer SamVisionModel SamVisionNeck SamVisionSdpaAttention
transformers.models.sam2.configuration_sam2 Sam2Config Sam2HieraDetConfig Sam2MaskDecoderConfig Sam2PromptEncoderConfig Sam2VisionConfig
transformers.models.sam2.image_processing_sam2 Sam2ImageProcessor Sam2ImageProcessorKwargs:id
transformers.models.sam2.modeling_sam2 Sam2Attention Sam2FeedForward Sam2HieraDetModel Sam2HieraDetModelOutput Sam2ImageSegmentationOutput Sam2LayerNorm Sam2MaskDecoder Sam2MaskEmbedding Sam2Model Sam2MultiScaleAttention Sam2MultiScaleBlock Sam2PatchEmbeddings Sam2PositionalEmbedding Sam2PreTrainedModel Sam2PromptEncoder Sam2SinePositionEmbedding Sam2TwoWayAttentionBlock Sam2TwoWayTransformer Sam2VisionEncoderOutput Sam2VisionModel Sam2VisionNeck
transformers.models.sam2_video.configuration_sam2_video Sam2VideoConfig Sam2VideoMaskDecoderConfig Sam2VideoPromptEncoderConfig
transformers.models.sam2_video.modeling_sam2_video Sam2VideoAttention Sam2VideoFeedForward Sam2VideoImageSegmentationOutput Sam2VideoInferenceCache Sam2VideoInferenceSession Sam2VideoLayerNorm Sam2VideoMaskDecoder Sam2VideoMaskDownSampler Sam2VideoMaskDownSamplerLayer Sam2VideoMaskEmbedding Sam2VideoMemoryAttention Sam2VideoMemoryAttentionLayer Sam2VideoMemoryEncoder Sam2VideoMemoryFuser Sam2VideoMemoryFuserCXBlock Sam2VideoModel Sam2VideoPositionEmbeddingSine Sam2VideoPositionalEmbedding Sam2VideoPreTrainedModel Sam2VideoPromptEncoder Sam2VideoRoPEAttention Sam2VideoSegmentationOutput Sam2VideoTwoWayAttentionBlock Sam2VideoTwoWayTransformer Sam2VideoVisionEncoderOutput Sam2VideoVisionRotaryEmbedding
transformers.models.sam3.configuration_sam3 Sam3Config Sam3DETRDecoderConfig Sam3DETREncoderConfig Sam3GeometryEncoderConfig Sam3MaskDecoderConfig Sam3ViTConfig Sam3VisionConfig
transformers.models.sam3.image_processing_sam3 Sam3ImageProcessor Sam3ImageProcessorKwargs:id
transformers.models.sam3.modeling_sam3 Sam3Attention Sam3DETRDecoderOutput Sam3DETREncoderOutput Sam3DecoderMLP Sam3DetrDecoder Sam3DetrDecoderLayer Sam3DetrEncoder Sam3DetrEncoderLayer Sam3DotProductScoring Sam3FPNLayer Sam3GeometryEncoder Sam3GeometryEncoderLayer Sam3GeometryEncoderOutput Sam3ImageSegmentationOutput Sam3MLP Sam3MaskDecoder Sam3MaskDecoderOutput Sam3MaskEmbedder Sam3Model Sam3PixelDecoder Sam3PreTrainedModel Sam3SinePositionEmbedding Sam3ViTEmbeddings Sam3ViTLayer Sam3ViTLayerScale Sam3ViTModel Sam3ViTPatchEmbeddings Sam3ViTRoPEAttention Sam3ViTRotaryEmbedding Sam3VisionEncoderOutput Sam3VisionModel Sam3VisionNeck
transformers.models.sam3_lite_text.configuration_sam3_lite_text Sam3LiteTextConfig Sam3LiteTextDETRDecoderConfig Sam3LiteTextDETREncoderConfig Sam3LiteTextGeometryEncoderConfig Sam3LiteTextMaskDecoderConfig Sam3LiteTextTextConfig
transformers.models.sam3_lite_text.modeling_sam3_lite_text Sam3LiteTextAttention Sam3LiteTextConvMLP Sam3LiteTextConvolutionalFeedForward Sam3LiteTextDETRDecoderOutput Sam3LiteTextDETREncoderOutput Sam3LiteTextDecoderMLP Sam3LiteTextDetrDecoder Sam3LiteTextDetrDecoderLayer Sam3LiteTextDetrEncoder Sam3LiteTextDetrEncoderLayer Sam3LiteTextDotProductScoring Sam3LiteTextGeometryEncoder Sam3LiteTextGeometryEncoderLayer Sam3LiteTextGeometryEncoderOutput Sam3LiteTextImageSegmentationOutput Sam3LiteTextLayerScaledResidual Sam3LiteTextMLP Sam3LiteTextMaskDecoder Sam3LiteTextMaskDecoderOutput Sam3LiteTextMaskEmbedder Sam3LiteTextMobileOneBlock Sam3LiteTextModel Sam3LiteTextPixelDecoder Sam3LiteTextPreTrainedModel Sam3LiteTextRepMixer Sam3LiteTextRepMixerBlock Sam3LiteTextSinePositionEmbedding Sam3LiteTextTextAttention Sam3LiteTextTextEmbeddings Sam3LiteTextTextEncoderLayer Sam3LiteTextTextEncoderOutput Sam3LiteTextTextMLP Sam3LiteTextTextModel Sam3LiteTextTextPositionEmbedding Sam3LiteTextVisionEncoderOutput
transformers.models.sam3_tracker.configuration_sam3_tracker Sam3TrackerConfig Sam3TrackerMaskDecoderConfig Sam3TrackerPromptEncoderConfig
transformers.models.sam3_tracker.modeling_sam3_tracker Sam3TrackerAttention Sam3TrackerFeedForward Sam3TrackerImageSegmentationOutput Sam3TrackerLayerNorm Sam3TrackerMaskDecoder Sam3TrackerMaskEmbedding Sam3TrackerModel Sam3TrackerPositionalEmbedding Sam3TrackerPreTrainedModel Sam3TrackerPromptEncoder Sam3TrackerTwoWayAttentionBlock Sam3TrackerTwoWayTransformer Sam3TrackerVisionEncoderOutput
transformers.models.sam3_tracker_video.configuration_sam3_tracker_video Sam3TrackerVideoConfig Sam3TrackerVideoMaskDecoderConfig Sam3TrackerVideoPromptEncoderConfig
transformers.models.sam3_tracker_video.modeling_sam3_tracker_video Sam3TrackerVideoAttention Sam3TrackerVideoFeedForward Sam3TrackerVideoImageSegmentationOutput Sam3TrackerVideoInferenceCache Sam3TrackerVideoInferenceSession Sam3TrackerVideoLayerNorm Sam3TrackerVideoMaskDecoder Sam3TrackerVideoMaskDownSampler Sam3TrackerVideoMaskDownSamplerLayer Sam3TrackerVideoMaskEmbedding Sam3TrackerVideoMemoryAttention Sam3TrackerVideoMemoryAttentionLayer Sam3TrackerVideoMemoryEncoder Sam3TrackerVideoMemoryFuser Sam3TrackerVideoMemoryFuserCXBlock Sam3TrackerVideoModel Sam3TrackerVideoPositionEmbeddingSine Sam3TrackerVideoPositionalEmbedding Sam3TrackerVideoPreTrainedModel Sam3TrackerVideoPromptEncoder Sam3TrackerVideoRoPEAttention Sam3TrackerVideoSegmentationOutput Sam3TrackerVideoTwoWayAttentionBlock Sam3TrackerVideoTwoWayTransformer Sam3TrackerVideoVisionEncoderOutput Sam3TrackerVideoVisionRotaryEmbedding
transformers.models.sam3_video.configuration_sam3_video Sam3VideoConfig
transformers.models.sam3_video.modeling_sam3_video Sam3VideoInferenceCache Sam3VideoInferenceSession Sam3VideoModel:ix Sam3VideoPreTrainedModel Sam3VideoSegmentationOutput
transformers.models.sam_hq.configuration_sam_hq SamHQConfig SamHQMaskDecoderConfig SamHQPromptEncoderConfig SamHQVisionConfig
transformers.models.sam_hq.modeling_sam_hq SamHQAttention SamHQFeedForward SamHQImageSegmentationOutput SamHQLayerNorm SamHQMLPBlock SamHQMMaskDecoderOutputs SamHQMaskDecoder SamHQMaskEmbedding SamHQModel SamHQPatchEmbeddings SamHQPositionalEmbedding SamHQPreTrainedModel SamHQPromptEncoder SamHQTwoWayAttentionBlock SamHQTwoWayTransformer SamHQVisionAttention SamHQVisionEncoder SamHQVisionEncoderOutput SamHQVisionLayer SamHQVisionModel SamHQVisionNeck SamHQVisionSdpaAttention
transformers.models.sapiens2.configuration_sapiens2 Sapiens2Config Sapiens2HeadConfig
transformers.models.sapiens2.image_processing_sapiens2 Sapiens2ImageProcessor Sapiens2ImageProcessorKwargs:id
transformers.models.sapiens2.modeling_sapiens2 Sapiens2Attention Sapiens2Backbone Sapiens2BackboneOutput Sapiens2ConvLayer Sapiens2DropPath Sapiens2Embeddings Sapiens2Encoder Sapiens2ForImageMatting Sapiens2ForNormalEstimation Sapiens2ForPointmapEstimation Sapiens2ForPoseEstimation Sapiens2ForSemanticSegmentation Sapiens2GatedMLP Sapiens2Head Sapiens2ImageMattingOutput Sapiens2Layer Sapiens2LayerScale Sapiens2MLP Sapiens2Model Sapiens2NormalEstimatorOutput Sapiens2PointmapEstimatorOutput Sapiens2PointmapFinalLayer Sapiens2PointmapFinalLayerBlock Sapiens2PointmapScaleHead Sapiens2PoseEstimatorOutput Sapiens2PreTrainedModel Sapiens2RMSNorm Sapiens2RopePositionEmbedding
transformers.models.seamless_m4t.configuration_seamless_m4t SeamlessM4TConfig
transformers.models.seamless_m4t.modeling_seamless_m4t HifiGanResidualBlock SeamlessM4TAttention SeamlessM4TCodeHifiGan SeamlessM4TConformerAdapter SeamlessM4TConformerAdapterLayer SeamlessM4TConformerConvolutionModule SeamlessM4TConformerEncoder SeamlessM4TConformerEncoderLayer SeamlessM4TConformerFeatureProjection SeamlessM4TConformerFeedForward SeamlessM4TConformerPositionalConvEmbedding SeamlessM4TConformerRelPositionalEmbedding SeamlessM4TConformerRotaryPositionalEmbedding SeamlessM4TConformerSamePadLayer SeamlessM4TConformerSelfAttention SeamlessM4TDecoder SeamlessM4TDecoderLayer SeamlessM4TEncoder SeamlessM4TEncoderLayer SeamlessM4TFeedForwardNetwork SeamlessM4TForSpeechToSpeech SeamlessM4TForSpeechToText SeamlessM4TForTextToSpeech SeamlessM4TForTextToText SeamlessM4TGenerationOutput SeamlessM4THifiGan SeamlessM4TModel SeamlessM4TPreTrainedModel SeamlessM4TScaledWordEmbedding SeamlessM4TSinusoidalPositionalEmbedding SeamlessM4TSpeechEncoder SeamlessM4TTextToUnitForConditionalGeneration SeamlessM4TTextToUnitModel SeamlessM4TVariancePredictor
transformers.models.seamless_m4t_v2.configuration_seamless_m4t_v2 SeamlessM4Tv2Config
transformers.models.seamless_m4t_v2.modeling_seamless_m4t_v2 HifiGanResidualBlock SeamlessM4Tv2Attention SeamlessM4Tv2CodeHifiGan SeamlessM4Tv2ConformerAdapter SeamlessM4Tv2ConformerAdapterLayer SeamlessM4Tv2ConformerConvolutionModule SeamlessM4Tv2ConformerEncoder SeamlessM4Tv2ConformerEncoderLayer SeamlessM4Tv2ConformerFeatureProjection SeamlessM4Tv2ConformerFeedForward SeamlessM4Tv2ConformerSelfAttention SeamlessM4Tv2Decoder SeamlessM4Tv2DecoderLayer SeamlessM4Tv2Encoder SeamlessM4Tv2EncoderLayer SeamlessM4Tv2FeedForwardNetwork SeamlessM4Tv2ForSpeechToSpeech SeamlessM4Tv2ForSpeechToText SeamlessM4Tv2ForTextToSpeech SeamlessM4Tv2ForTextToText SeamlessM4Tv2GenerationOutput SeamlessM4Tv2HifiGan SeamlessM4Tv2Model SeamlessM4Tv2PreTrainedModel SeamlessM4Tv2ScaledWordEmbedding SeamlessM4Tv2SinusoidalPositionalEmbedding SeamlessM4Tv2SpeechEncoder SeamlessM4Tv2TextToUnitDecoder SeamlessM4Tv2TextToUnitDecoderLayer SeamlessM4Tv2TextToUnitDecoderOutput SeamlessM4Tv2TextToUnitForConditionalGeneration SeamlessM4Tv2TextToUnitModel SeamlessM4Tv2TextToUnitOutput SeamlessM4Tv2VariancePredictor
transformers.models.seed_oss.configuration_seed_oss SeedOssConfig
transformers.models.seed_oss.modeling_seed_oss SeedOssAttention SeedOssDecoderLayer SeedOssForCausalLM SeedOssForQuestionAnswering SeedOssForSequenceClassification SeedOssForTokenClassification SeedOssMLP SeedOssModel SeedOssPreTrainedModel SeedOssRMSNorm SeedOssRotaryEmbedding
transformers.models.segformer.configuration_segformer SegformerConfig
transformers.models.segformer.image_processing_pil_segformer SegformerImageProcessorKwargs:id SegformerImageProcessorPil
transformers.models.segformer.image_processing_segformer SegformerImageProcessor SegformerImageProcessorKwargs:id
transformers.models.segformer.modeling_segformer SegFormerImageClassifierOutput SegformerAttention SegformerDecodeHead SegformerDepthWiseConv SegformerDropPath SegformerForImageClassification SegformerForSemanticSegmentation SegformerLayer SegformerMLP SegformerMixMLP SegformerModel SegformerOverlapPatchEmbeddings SegformerPreTrainedModel SegformerSequenceReduction SegformerStage
transformers.models.seggpt.configuration_seggpt SegGptConfig
transformers.models.seggpt.image_processing_pil_seggpt SegGptImageProcessorKwargs:id SegGptImageProcessorPil
transformers.models.seggpt.image_processing_seggpt SegGptImageProcessor SegGptImageProcessorKwargs:id
transformers.models.seggpt.modeling_seggpt SegGptAttention SegGptDecoder SegGptDecoderHead SegGptDropPath SegGptEmbeddings SegGptEncoder SegGptEncoderOutput SegGptForImageSegmentation SegGptImageSegmentationOutput SegGptLayer SegGptLayerNorm SegGptLoss SegGptMlp SegGptModel SegGptPatchEmbeddings SegGptPreTrainedModel
transformers.models.sew.configuration_sew SEWConfig
transformers.models.sew.modeling_sew SEWAttention SEWEncoder SEWEncoderLayer SEWFeatureEncoder SEWFeedForward SEWForCTC SEWForSequenceClassification SEWGroupNormConvLayer SEWLayerNormConvLayer SEWModel SEWNoLayerNormConvLayer SEWPositionalConvEmbedding SEWPreTrainedModel SEWSamePadLayer SEWUpsampling
transformers.models.sew_d.configuration_sew_d SEWDConfig
transformers.models.sew_d.modeling_sew_d ContextPooler ConvLayer DisentangledSelfAttention DropoutContext SEWDAttention SEWDEncoder SEWDFeatureEncoder SEWDForCTC SEWDForSequenceClassification SEWDGroupNormConvLayer SEWDIntermediate SEWDLayer SEWDLayerNormConvLayer SEWDModel SEWDNoLayerNormConvLayer SEWDOutput SEWDPositionalConvEmbedding SEWDPreTrainedModel SEWDSamePadLayer SEWDSelfOutput SEWDTransformerEncoder SEWDUpsampling StableDropout
transformers.models.shieldgemma2.configuration_shieldgemma2 ShieldGemma2Config
transformers.models.shieldgemma2.modeling_shieldgemma2 ShieldGemma2ForImageClassification ShieldGemma2ImageClassifierOutputWithNoAttention
transformers.models.siglip.configuration_siglip SiglipConfig SiglipTextConfig SiglipVisionConfig
transformers.models.siglip.image_processing_pil_siglip SiglipImageProcessorPil
transformers.models.siglip.image_processing_siglip SiglipImageProcessor
transformers.models.siglip.modeling_siglip SiglipAttention SiglipEncoder SiglipEncoderLayer SiglipForImageClassification SiglipMLP SiglipModel SiglipMultiheadAttentionPoolingHead SiglipOutput SiglipPreTrainedModel SiglipTextEmbeddings SiglipTextModel SiglipTextModelOutput SiglipVisionEmbeddings SiglipVisionModel SiglipVisionModelOutput
transformers.models.siglip2.configuration_siglip2 Siglip2Config Siglip2TextConfig Siglip2VisionConfig
transformers.models.siglip2.image_processing_pil_siglip2 Siglip2ImageProcessorKwargs:id Siglip2ImageProcessorPil
transformers.models.siglip2.image_processing_siglip2 Siglip2ImageProcessor Siglip2ImageProcessorKwargs:id
transformers.models.siglip2.modeling_siglip2 Siglip2Attention Siglip2Encoder Siglip2EncoderLayer Siglip2ForImageClassification Siglip2MLP Siglip2Model Siglip2MultiheadAttentionPoolingHead Siglip2Output Siglip2PreTrainedModel Siglip2TextEmbeddings Siglip2TextModel Siglip2TextOutput Siglip2VisionEmbeddings Siglip2VisionModel Siglip2VisionOutput
transformers.models.slanet.configuration_slanet SLANetConfig
transformers.models.slanet.modeling_slanet SLANetAttentionGRUCell SLANetBackbone SLANetBottleneck SLANetCSPLayer SLANetCSPPAN SLANetConvLayer SLANetDepthwiseSeparableConvLayer SLANetForTableRecognition SLANetForTableRecognitionOutput SLANetMLP SLANetPreTrainedModel SLANetSLAHead
transformers.models.slanext.configuration_slanext SLANeXtConfig SLANeXtVisionConfig
transformers.models.slanext.image_processing_slanext SLANeXtImageProcessor
transformers.models.slanext.modeling_slanext SLANeXtAttentionGRUCell SLANeXtBackbone SLANeXtForTableRecognition SLANeXtForTableRecognitionOutput SLANeXtLayerNorm SLANeXtMLP SLANeXtMLPBlock SLANeXtPatchEmbeddings SLANeXtPreTrainedModel SLANeXtSLAHead SLANeXtVisionAttention SLANeXtVisionEncoder SLANeXtVisionEncoderOutput SLANeXtVisionLayer SLANeXtVisionNeck
transformers.models.smollm3.configuration_smollm3 SmolLM3Config
transformers.models.smollm3.modeling_smollm3 SmolLM3Attention SmolLM3DecoderLayer SmolLM3ForCausalLM SmolLM3ForQuestionAnswering SmolLM3ForSequenceClassification SmolLM3ForTokenClassification SmolLM3MLP SmolLM3Model SmolLM3PreTrainedModel SmolLM3RMSNorm SmolLM3RotaryEmbedding
transformers.models.smolvlm.configuration_smolvlm SmolVLMConfig SmolVLMVisionConfig
transformers.models.smolvlm.image_processing_pil_smolvlm SmolVLMImageProcessorKwargs:id SmolVLMImageProcessorPil
transformers.models.smolvlm.image_processing_smolvlm SmolVLMImageProcessor SmolVLMImageProcessorKwargs:id
transformers.models.smolvlm.modeling_smolvlm SmolVLMBaseModelOutputWithPast SmolVLMCausalLMOutputWithPast SmolVLMConnector SmolVLMEncoder SmolVLMEncoderLayer SmolVLMForConditionalGeneration SmolVLMModel SmolVLMPreTrainedModel SmolVLMSimpleMLP SmolVLMVisionAttention SmolVLMVisionEmbeddings SmolVLMVisionMLP SmolVLMVisionTransformer
transformers.models.solar_open.configuration_solar_open SolarOpenConfig
transformers.models.solar_open.modeling_solar_open SolarOpenAttention SolarOpenDecoderLayer SolarOpenExperts SolarOpenForCausalLM SolarOpenMLP SolarOpenMoE SolarOpenModel SolarOpenPreTrainedModel SolarOpenRMSNorm SolarOpenRotaryEmbedding SolarOpenTopkRouter
transformers.models.speech_encoder_decoder.configuration_speech_encoder_decoder SpeechEncoderDecoderConfig
transformers.models.speech_encoder_decoder.modeling_speech_encoder_decoder SpeechEncoderDecoderModel
transformers.models.speech_to_text.configuration_speech_to_text Speech2TextConfig
transformers.models.speech_to_text.modeling_speech_to_text Conv1dSubsampler Speech2TextAttention Speech2TextDecoder Speech2TextDecoderLayer Speech2TextEncoder Speech2TextEncoderLayer Speech2TextForConditionalGeneration Speech2TextModel Speech2TextPreTrainedModel Speech2TextSinusoidalPositionalEmbedding
transformers.models.speecht5.configuration_speecht5 SpeechT5Config SpeechT5HifiGanConfig
transformers.models.speecht5.modeling_speecht5 HifiGanResidualBlock SpeechT5Attention SpeechT5BatchNormConvLayer SpeechT5Decoder SpeechT5DecoderLayer SpeechT5DecoderWithSpeechPrenet SpeechT5DecoderWithTextPrenet SpeechT5DecoderWithoutPrenet SpeechT5Encoder SpeechT5EncoderLayer SpeechT5EncoderWithSpeechPrenet SpeechT5EncoderWithTextPrenet SpeechT5EncoderWithoutPrenet SpeechT5FeatureEncoder SpeechT5FeatureProjection SpeechT5FeedForward SpeechT5ForSpeechToSpeech SpeechT5ForSpeechToText SpeechT5ForTextToSpeech SpeechT5GroupNormConvLayer SpeechT5GuidedMultiheadAttentionLoss SpeechT5HifiGan SpeechT5LayerNormConvLayer SpeechT5Model SpeechT5NoLayerNormConvLayer SpeechT5PositionalConvEmbedding SpeechT5PreTrainedModel SpeechT5RelativePositionalEncoding SpeechT5SamePadLayer SpeechT5ScaledPositionalEncoding SpeechT5SinusoidalPositionalEmbedding SpeechT5SpectrogramLoss SpeechT5SpeechDecoderPostnet SpeechT5SpeechDecoderPrenet SpeechT5SpeechEncoderPrenet SpeechT5TextDecoderPostnet SpeechT5TextDecoderPrenet SpeechT5TextEncoderPrenet
transformers.models.splinter.configuration_splinter SplinterConfig
transformers.models.splinter.modeling_splinter QuestionAwareSpanSelectionHead SplinterAttention SplinterEmbeddings SplinterEncoder SplinterForPreTraining SplinterForPreTrainingOutput SplinterForQuestionAnswering SplinterFullyConnectedLayer SplinterIntermediate SplinterLayer SplinterModel SplinterOutput SplinterPreTrainedModel SplinterSelfAttention SplinterSelfOutput
transformers.models.squeezebert.configuration_squeezebert SqueezeBertConfig
transformers.models.squeezebert.modeling_squeezebert ConvActivation ConvDropoutLayerNorm MatMulWrapper SqueezeBertEmbeddings SqueezeBertEncoder SqueezeBertForMaskedLM SqueezeBertForMultipleChoice SqueezeBertForQuestionAnswering SqueezeBertForSequenceClassification SqueezeBertForTokenClassification SqueezeBertLMPredictionHead SqueezeBertLayerNorm SqueezeBertModel SqueezeBertModule SqueezeBertOnlyMLMHead SqueezeBertPooler SqueezeBertPreTrainedModel SqueezeBertPredictionHeadTransform SqueezeBertSelfAttention
transformers.models.stablelm.configuration_stablelm StableLmConfig
transformers.models.stablelm.modeling_stablelm StableLmAttention StableLmDecoderLayer StableLmForCausalLM StableLmForSequenceClassification StableLmForTokenClassification StableLmLayerNormPerHead StableLmMLP StableLmModel StableLmPreTrainedModel StableLmRotaryEmbedding
transformers.models.starcoder2.configuration_starcoder2 Starcoder2Config
transformers.models.starcoder2.modeling_starcoder2 Starcoder2Attention Starcoder2DecoderLayer Starcoder2ForCausalLM Starcoder2ForSequenceClassification Starcoder2ForTokenClassification Starcoder2MLP Starcoder2Model Starcoder2PreTrainedModel Starcoder2RotaryEmbedding
transformers.models.step3p7.configuration_step3p7 Step3p7Config Step3p7TextConfig Step3p7VisionConfig
transformers.models.step3p7.image_processing_step3p7 Step3p7ImageProcessor Step3p7ImageProcessorKwargs:id
transformers.models.step3p7.modeling_step3p7 Step3p7Attention Step3p7CausalLMOutputWithPast Step3p7DecoderLayer Step3p7Experts Step3p7ForConditionalGeneration Step3p7MLP Step3p7Model Step3p7ModelOutputWithPast Step3p7PreTrainedModel Step3p7RMSNorm Step3p7RotaryEmbedding Step3p7SparseMoeBlock Step3p7TextModel Step3p7TopKRouter Step3p7VisionAttention Step3p7VisionEmbeddings Step3p7VisionEncoderLayer Step3p7VisionMLP Step3p7VisionModel Step3p7VisionRotaryEmbedding
transformers.models.superglue.configuration_superglue SuperGlueConfig
transformers.models.superglue.image_processing_pil_superglue SuperGlueImageProcessorKwargs:id SuperGlueImageProcessorPil
transformers.models.superglue.image_processing_superglue SuperGlueImageProcessor SuperGlueImageProcessorKwargs:id
transformers.models.superglue.modeling_superglue SuperGlueAttention SuperGlueAttentionalGNN SuperGlueAttentionalPropagation SuperGlueFinalProjection SuperGlueForKeypointMatching SuperGlueKeypointEncoder SuperGlueKeypointMatchingOutput SuperGlueMultiLayerPerceptron SuperGluePreTrainedModel SuperGlueSelfAttention SuperGlueSelfOutput
transformers.models.superpoint.configuration_superpoint SuperPointConfig
transformers.models.superpoint.image_processing_pil_superpoint SuperPointImageProcessorKwargs:id SuperPointImageProcessorPil
transformers.models.superpoint.image_processing_superpoint SuperPointImageProcessor SuperPointImageProcessorKwargs:id
transformers.models.superpoint.modeling_superpoint SuperPointConvBlock SuperPointDescriptorDecoder SuperPointEncoder SuperPointForKeypointDetection SuperPointInterestPointDecoder SuperPointKeypointDescriptionOutput SuperPointPreTrainedModel
transformers.models.swiftformer.configuration_swiftformer SwiftFormerConfig
transformers.models.swiftformer.modeling_swiftformer SwiftFormerConvEncoder SwiftFormerDropPath SwiftFormerEfficientAdditiveAttention SwiftFormerEmbeddings SwiftFormerEncoder SwiftFormerEncoderBlock SwiftFormerForImageClassification SwiftFormerLocalRepresentation SwiftFormerMlp SwiftFormerModel SwiftFormerPatchEmbedding SwiftFormerPreTrainedModel SwiftFormerStage
transformers.models.swin.configuration_swin SwinConfig
transformers.models.swin.modeling_swin SwinAttention SwinBackbone SwinDropPath SwinEmbeddings SwinEncoder SwinEncoderOutput SwinForImageClassification SwinForMaskedImageModeling SwinImageClassifierOutput SwinLayer SwinMLP SwinMaskedImageModelingOutput SwinModel SwinModelOutput SwinPatchEmbeddings SwinPatchMerging SwinPreTrainedModel SwinRelativePositionBias SwinStage
transformers.models.swin2sr.configuration_swin2sr Swin2SRConfig
transformers.models.swin2sr.image_processing_pil_swin2sr Swin2SRImageProcessorKwargs:id Swin2SRImageProcessorPil
transformers.models.swin2sr.image_processing_swin2sr Swin2SRImageProcessor Swin2SRImageProcessorKwargs:id
transformers.models.swin2sr.modeling_swin2sr NearestConvUpsampler PixelShuffleAuxUpsampler PixelShuffleUpsampler Swin2SRAttention Swin2SRDropPath Swin2SREmbeddings Swin2SREncoder Swin2SREncoderOutput Swin2SRForImageSuperResolution Swin2SRIntermediate Swin2SRLayer Swin2SRModel Swin2SROutput Swin2SRPatchEmbeddings Swin2SRPatchMerging Swin2SRPatchUnEmbeddings Swin2SRPreTrainedModel Swin2SRSelfAttention Swin2SRSelfOutput Swin2SRStage Upsample UpsampleOneStep
transformers.models.swinv2.configuration_swinv2 Swinv2Config
transformers.models.swinv2.modeling_swinv2 Swinv2Attention Swinv2Backbone Swinv2DropPath Swinv2Embeddings Swinv2Encoder Swinv2EncoderOutput Swinv2ForImageClassification Swinv2ForMaskedImageModeling Swinv2ImageClassifierOutput Swinv2Intermediate Swinv2Layer Swinv2MaskedImageModelingOutput Swinv2Model Swinv2ModelOutput Swinv2Output Swinv2PatchEmbeddings Swinv2PatchMerging Swinv2PreTrainedModel Swinv2SelfAttention Swinv2SelfOutput Swinv2Stage
transformers.models.switch_transformers.configuration_switch_transformers SwitchTransformersConfig
transformers.models.switch_transformers.modeling_switch_transformers SwitchTransformersAttention SwitchTransformersBlock SwitchTransformersDenseActDense SwitchTransformersEncoderModel SwitchTransformersExperts SwitchTransformersForConditionalGeneration SwitchTransformersLayerCrossAttention SwitchTransformersLayerFF SwitchTransformersLayerNorm SwitchTransformersLayerSelfAttention SwitchTransformersModel SwitchTransformersPreTrainedModel SwitchTransformersSparseMLP SwitchTransformersStack SwitchTransformersTop1Router
transformers.models.t5.configuration_t5 T5Config
transformers.models.t5.modeling_t5 T5Attention T5Block T5ClassificationHead T5DenseActDense T5DenseGatedActDense T5EncoderModel T5ForConditionalGeneration T5ForQuestionAnswering T5ForSequenceClassification T5ForTokenClassification T5LayerCrossAttention T5LayerFF T5LayerNorm T5LayerSelfAttention T5Model T5PreTrainedModel T5Stack
transformers.models.t5gemma.configuration_t5gemma T5GemmaConfig T5GemmaModuleConfig
transformers.models.t5gemma.modeling_t5gemma T5GemmaClassificationHead T5GemmaCrossAttention T5GemmaDecoder T5GemmaDecoderLayer T5GemmaEncoder T5GemmaEncoderLayer T5GemmaEncoderModel T5GemmaForConditionalGeneration T5GemmaForSequenceClassification T5GemmaForTokenClassification T5GemmaLMHead T5GemmaMLP T5GemmaModel T5GemmaPreTrainedModel T5GemmaRMSNorm T5GemmaRotaryEmbedding T5GemmaSelfAttention
transformers.models.t5gemma2.configuration_t5gemma2 T5Gemma2Config T5Gemma2DecoderConfig T5Gemma2EncoderConfig T5Gemma2TextConfig
transformers.models.t5gemma2.modeling_t5gemma2 T5Gemma2ClassificationHead T5Gemma2Decoder T5Gemma2DecoderLayer T5Gemma2Encoder T5Gemma2EncoderLayer T5Gemma2ForConditionalGeneration T5Gemma2ForSequenceClassification T5Gemma2ForTokenClassification T5Gemma2LMHead T5Gemma2MLP T5Gemma2MergedAttention T5Gemma2Model T5Gemma2MultiModalProjector T5Gemma2PreTrainedModel T5Gemma2RMSNorm T5Gemma2RotaryEmbedding T5Gemma2SelfAttention T5Gemma2TextEncoder T5Gemma2TextScaledWordEmbedding
transformers.models.table_transformer.configuration_table_transformer TableTransformerConfig
transformers.models.table_transformer.modeling_table_transformer TableTransformerAttention TableTransformerConvEncoder TableTransformerConvModel TableTransformerDecoder TableTransformerDecoderLayer TableTransformerDecoderOutput TableTransformerEncoder TableTransformerEncoderLayer TableTransformerForObjectDetection TableTransformerFrozenBatchNorm2d TableTransformerLearnedPositionEmbedding TableTransformerMLPPredictionHead TableTransformerModel TableTransformerModelOutput TableTransformerObjectDetectionOutput TableTransformerPreTrainedModel TableTransformerSinePositionEmbedding
transformers.models.tapas.configuration_tapas TapasConfig
transformers.models.tapas.modeling_tapas AverageApproximationFunction:e IndexMap ProductIndexMap TableQuestionAnsweringOutput TapasAttention TapasEmbeddings TapasEncoder TapasForMaskedLM TapasForQuestionAnswering TapasForSequenceClassification TapasIntermediate TapasLMPredictionHead TapasLayer TapasModel TapasOnlyMLMHead TapasOutput TapasPooler TapasPreTrainedModel TapasPredictionHeadTransform TapasSelfAttention TapasSelfOutput
transformers.models.textnet.configuration_textnet TextNetConfig
transformers.models.textnet.image_processing_pil_textnet TextNetImageProcessorKwargs:id TextNetImageProcessorPil
transformers.models.textnet.image_processing_textnet TextNetImageProcessor TextNetImageProcessorKwargs:id
transformers.models.textnet.modeling_textnet TextNetBackbone TextNetConvLayer TextNetEncoder TextNetForImageClassification TextNetModel TextNetPreTrainedModel TextNetRepConvLayer TextNetStage
transformers.models.time_series_transformer.configuration_time_series_transformer TimeSeriesTransformerConfig
transformers.models.time_series_transformer.modeling_time_series_transformer TimeSeriesFeatureEmbedder TimeSeriesMeanScaler TimeSeriesNOPScaler TimeSeriesSinusoidalPositionalEmbedding TimeSeriesStdScaler TimeSeriesTransformerAttention TimeSeriesTransformerDecoder TimeSeriesTransformerDecoderLayer TimeSeriesTransformerEncoder TimeSeriesTransformerEncoderLayer TimeSeriesTransformerForPrediction TimeSeriesTransformerModel TimeSeriesTransformerPreTrainedModel TimeSeriesValueEmbedding
transformers.models.timesfm.configuration_timesfm TimesFmConfig
transformers.models.timesfm.modeling_timesfm TimesFmAttention TimesFmDecoderLayer TimesFmMLP TimesFmModel TimesFmModelForPrediction TimesFmOutput TimesFmOutputForPrediction TimesFmPositionalEmbedding TimesFmPreTrainedModel TimesFmRMSNorm TimesFmResidualBlock
transformers.models.timesfm2_5.configuration_timesfm2_5 TimesFm2_5Config
transformers.models.timesfm2_5.modeling_timesfm2_5 TimesFm2_5Attention TimesFm2_5DecoderLayer TimesFm2_5MLP TimesFm2_5Model TimesFm2_5ModelForPrediction TimesFm2_5Output TimesFm2_5OutputForPrediction TimesFm2_5PositionalEmbedding TimesFm2_5PreTrainedModel TimesFm2_5RMSNorm TimesFm2_5ResidualBlock TimesFm2_5RotaryEmbedding
transformers.models.timesformer.configuration_timesformer TimesformerConfig
transformers.models.timesformer.modeling_timesformer TimeSformerAttention TimesformerDropPath TimesformerEmbeddings TimesformerEncoder TimesformerForVideoClassification TimesformerIntermediate TimesformerLayer TimesformerModel TimesformerOutput TimesformerPatchEmbeddings TimesformerPreTrainedModel TimesformerSelfAttention TimesformerSelfOutput
transformers.models.timm_backbone.configuration_timm_backbone TimmBackboneConfig
transformers.models.timm_backbone.modeling_timm_backbone TimmBackbone
transformers.models.timm_wrapper.configuration_timm_wrapper TimmWrapperConfig
transformers.models.timm_wrapper.image_processing_timm_wrapper TimmWrapperImageProcessor
transformers.models.timm_wrapper.modeling_timm_wrapper TimmWrapperForImageClassification TimmWrapperModel TimmWrapperModelOutput TimmWrapperPreTrainedModel
transformers.models.tipsv2.configuration_tipsv2 Tipsv2Config Tipsv2TextConfig Tipsv2VisionConfig
transformers.models.tipsv2.image_processing_tipsv2 Tipsv2ImageProcessor
transformers.models.tipsv2.modeling_tipsv2 Tipsv2MLP Tipsv2Model Tipsv2Output Tipsv2PreTrainedModel Tipsv2SinusoidalPositionalEmbedding Tipsv2TextAttention Tipsv2TextEmbeddings Tipsv2TextEncoder Tipsv2TextEncoderLayer Tipsv2TextModel Tipsv2TextPreTrainedModel Tipsv2VisionAttention Tipsv2VisionBackbone Tipsv2VisionDropPath Tipsv2VisionEmbeddings Tipsv2VisionEncoder Tipsv2VisionLayer Tipsv2VisionLayerScale Tipsv2VisionMLP Tipsv2VisionModel Tipsv2VisionPatchEmbeddings Tipsv2VisionPreTrainedModel Tipsv2VisionSwiGLUFFN
transformers.models.tipsv2_dpt.configuration_tipsv2_dpt Tipsv2DptConfig
transformers.models.tipsv2_dpt.image_processing_tipsv2_dpt Tipsv2DptImageProcessor
transformers.models.tipsv2_dpt.modeling_tipsv2_dpt Tipsv2DptDecoder Tipsv2DptDensePredictorOutput Tipsv2DptFeatureFusionLayer Tipsv2DptFeatureFusionStage Tipsv2DptFeaturesToDepth Tipsv2DptForDensePrediction Tipsv2DptForDepthEstimation Tipsv2DptForNormalEstimation Tipsv2DptForSemanticSegmentation Tipsv2DptNeck Tipsv2DptNormalEstimatorOutput Tipsv2DptPreActResidualLayer Tipsv2DptPreTrainedModel Tipsv2DptReadoutProjectLayer Tipsv2DptReassembleLayer Tipsv2DptReassembleStage
transformers.models.trocr.configuration_trocr TrOCRConfig
transformers.models.trocr.modeling_trocr TrOCRAttention TrOCRDecoder TrOCRDecoderLayer TrOCRDecoderWrapper TrOCRForCausalLM TrOCRLearnedPositionalEmbedding TrOCRPreTrainedModel TrOCRScaledWordEmbedding TrOCRSinusoidalPositionalEmbedding
transformers.models.tvp.configuration_tvp TvpConfig
transformers.models.tvp.image_processing_pil_tvp TvpImageProcessorKwargs:id TvpImageProcessorPil
transformers.models.tvp.image_processing_tvp TvpImageProcessor TvpImageProcessorKwargs:id
transformers.models.tvp.modeling_tvp TvpAttention TvpEncodeLayer TvpEncoder TvpForVideoGrounding TvpFrameDownPadPrompter TvpFramePadPrompter TvpIntermediate TvpLoss TvpModel TvpOutputLayer TvpPooler TvpPreTrainedModel TvpTextInputEmbeddings TvpVideoGroundingHead TvpVideoGroundingOutput TvpVisionModel TvpVisualInputEmbedding
transformers.models.udop.configuration_udop UdopConfig
transformers.models.udop.modeling_udop BaseModelOutputWithAttentionMask RelativePositionBias1D RelativePositionBiasAggregated RelativePositionBiasBase RelativePositionBiasHorizontal RelativePositionBiasVertical UdopAttention UdopBlock UdopCellEmbeddings UdopDenseActDense UdopDenseGatedActDense UdopEncoderModel UdopForConditionalGeneration UdopLayerCrossAttention UdopLayerFF UdopLayerNorm UdopLayerSelfAttention UdopModel UdopPatchEmbeddings UdopPreTrainedModel UdopStack
transformers.models.umt5.configuration_umt5 UMT5Config
transformers.models.umt5.modeling_umt5 UMT5Attention UMT5Block UMT5ClassificationHead UMT5DenseActDense UMT5DenseGatedActDense UMT5EncoderModel UMT5ForConditionalGeneration UMT5ForQuestionAnswering UMT5ForSequenceClassification UMT5ForTokenClassification UMT5LayerCrossAttention UMT5LayerFF UMT5LayerNorm UMT5LayerSelfAttention UMT5Model UMT5PreTrainedModel UMT5Stack
transformers.models.unispeech.configuration_unispeech UniSpeechConfig
transformers.models.unispeech.modeling_unispeech UniSpeechAttention UniSpeechAttnAdapterLayer UniSpeechEncoder UniSpeechEncoderLayer UniSpeechEncoderLayerStableLayerNorm UniSpeechEncoderStableLayerNorm UniSpeechFeatureEncoder UniSpeechFeatureProjection UniSpeechFeedForward UniSpeechForCTC UniSpeechForPreTraining UniSpeechForPreTrainingOutput UniSpeechForSequenceClassification UniSpeechGroupNormConvLayer UniSpeechGumbelVectorQuantizer UniSpeechLayerNormConvLayer UniSpeechModel UniSpeechNoLayerNormConvLayer UniSpeechPositionalConvEmbedding UniSpeechPreTrainedModel UniSpeechSamePadLayer
transformers.models.unispeech_sat.configuration_unispeech_sat UniSpeechSatConfig
transformers.models.unispeech_sat.modeling_unispeech_sat AMSoftmaxLoss TDNNLayer UniSpeechSatAttention UniSpeechSatAttnAdapterLayer UniSpeechSatEncoder UniSpeechSatEncoderLayer UniSpeechSatEncoderLayerStableLayerNorm UniSpeechSatEncoderStableLayerNorm UniSpeechSatFeatureEncoder UniSpeechSatFeatureProjection UniSpeechSatFeedForward UniSpeechSatForAudioFrameClassification UniSpeechSatForCTC UniSpeechSatForPreTraining UniSpeechSatForPreTrainingOutput UniSpeechSatForSequenceClassification UniSpeechSatForXVector UniSpeechSatGroupNormConvLayer UniSpeechSatGumbelVectorQuantizer UniSpeechSatLayerNormConvLayer UniSpeechSatModel UniSpeechSatNoLayerNormConvLayer UniSpeechSatPositionalConvEmbedding UniSpeechSatPreTrainedModel UniSpeechSatSamePadLayer
transformers.models.univnet.configuration_univnet UnivNetConfig
transformers.models.univnet.modeling_univnet UnivNetKernelPredictor UnivNetKernelPredictorResidualBlock UnivNetLvcBlock UnivNetLvcResidualBlock UnivNetModel UnivNetModelOutput
transformers.models.upernet.configuration_upernet UperNetConfig
transformers.models.upernet.modeling_upernet UperNetConvModule UperNetFCNHead UperNetForSemanticSegmentation UperNetHead UperNetPreTrainedModel UperNetPyramidPoolingBlock UperNetPyramidPoolingModule
transformers.models.uvdoc.configuration_uvdoc UVDocBackboneConfig UVDocConfig
transformers.models.uvdoc.image_processing_uvdoc UVDocImageProcessor
transformers.models.uvdoc.modeling_uvdoc UVDocBackbone UVDocBridge UVDocBridgeBlock UVDocConvLayer UVDocHead UVDocModel UVDocPointPositions2D UVDocPreTrainedModel UVDocResNet UVDocResNetStage UVDocResidualBlock
transformers.models.vaultgemma.configuration_vaultgemma VaultGemmaConfig
transformers.models.vaultgemma.modeling_vaultgemma VaultGemmaAttention VaultGemmaDecoderLayer VaultGemmaForCausalLM VaultGemmaMLP VaultGemmaModel VaultGemmaPreTrainedModel VaultGemmaRMSNorm VaultGemmaRotaryEmbedding VaultGemmaTextScaledWordEmbedding
transformers.models.vibevoice.configuration_vibevoice VibeVoiceConfig VibeVoiceDiffusionHeadConfig
transformers.models.vibevoice.generation_vibevoice VibeVoiceGenerateOutput VibeVoiceGenerationMixin VibeVoiceTokenConstraintProcessor
transformers.models.vibevoice.modeling_vibevoice VibeVoiceBaseModelOutputWithPast VibeVoiceCausalLMOutputWithPast VibeVoiceDiffusionHead VibeVoiceDiffusionHeadAdaLayerNorm VibeVoiceDiffusionHeadFinalLayer VibeVoiceDiffusionHeadMLP VibeVoiceDiffusionHeadSinusoidalEmbedding VibeVoiceForConditionalGeneration VibeVoiceMLP VibeVoiceModel VibeVoiceMultiModalProjector VibeVoicePreTrainedModel VibeVoiceRMSNorm
transformers.models.vibevoice_acoustic_tokenizer.configuration_vibevoice_acoustic_tokenizer VibeVoiceAcousticTokenizerConfig VibeVoiceAcousticTokenizerDecoderConfig VibeVoiceAcousticTokenizerEncoderConfig
transformers.models.vibevoice_acoustic_tokenizer.modeling_vibevoice_acoustic_tokenizer VibeVoiceAcousticTokenizerCausalConv1d VibeVoiceAcousticTokenizerCausalConvTranspose1d VibeVoiceAcousticTokenizerConv1dCacheLayer VibeVoiceAcousticTokenizerConv1dPaddingCache VibeVoiceAcousticTokenizerConvNext1dLayer VibeVoiceAcousticTokenizerDecoderLayer VibeVoiceAcousticTokenizerDecoderModel VibeVoiceAcousticTokenizerDecoderOutput VibeVoiceAcousticTokenizerDecoderStem VibeVoiceAcousticTokenizerEncoderLayer VibeVoiceAcousticTokenizerEncoderModel VibeVoiceAcousticTokenizerEncoderOutput VibeVoiceAcousticTokenizerEncoderStem VibeVoiceAcousticTokenizerFeedForward VibeVoiceAcousticTokenizerModel VibeVoiceAcousticTokenizerOutput VibeVoiceAcousticTokenizerPreTrainedModel VibeVoiceAcousticTokenizerRMSNorm
transformers.models.vibevoice_asr.configuration_vibevoice_asr VibeVoiceAsrConfig
transformers.models.vibevoice_asr.modeling_vibevoice_asr VibeVoiceAsrCausalConv1d VibeVoiceAsrCausalLMOutputWithPast VibeVoiceAsrConv1dCacheLayer VibeVoiceAsrConv1dPaddingCache VibeVoiceAsrConvNext1dLayer VibeVoiceAsrFeedForward VibeVoiceAsrForConditionalGeneration VibeVoiceAsrModel VibeVoiceAsrModelOutputWithPast VibeVoiceAsrMultiModalProjector VibeVoiceAsrPreTrainedModel VibeVoiceAsrRMSNorm
transformers.models.video_llama_3.configuration_video_llama_3 VideoLlama3Config VideoLlama3VisionConfig
transformers.models.video_llama_3.image_processing_pil_video_llama_3 VideoLlama3ImageProcessorKwargs:id VideoLlama3ImageProcessorPil
transformers.models.video_llama_3.image_processing_video_llama_3 VideoLlama3ImageProcessor VideoLlama3ImageProcessorKwargs:id
transformers.models.video_llama_3.modeling_video_llama_3 VideoLlama3CausalLMOutputWithPast VideoLlama3ForConditionalGeneration VideoLlama3Model VideoLlama3ModelOutputWithPast VideoLlama3PreTrainedModel VideoLlama3Projector VideoLlama3VisionAttention VideoLlama3VisionEmbeddings VideoLlama3VisionEncoder VideoLlama3VisionEncoderLayer VideoLlama3VisionMLP VideoLlama3VisionModel VideoLlama3VisionRotaryEmbedding
transformers.models.video_llava.configuration_video_llava VideoLlavaConfig
transformers.models.video_llava.image_processing_video_llava VideoLlavaImageProcessor
transformers.models.video_llava.modeling_video_llava VideoLlavaCausalLMOutputWithPast VideoLlavaForConditionalGeneration VideoLlavaModel VideoLlavaModelOutputWithPast VideoLlavaMultiModalProjector VideoLlavaPreTrainedModel
transformers.models.videomae.configuration_videomae VideoMAEConfig
transformers.models.videomae.image_processing_pil_videomae VideoMAEImageProcessorPil
transformers.models.videomae.image_processing_videomae VideoMAEImageProcessor
transformers.models.videomae.modeling_videomae VideoMAEAttention VideoMAEDecoder VideoMAEDecoderOutput VideoMAEEmbeddings VideoMAEEncoder VideoMAEForPreTraining VideoMAEForPreTrainingOutput VideoMAEForVideoClassification VideoMAEIntermediate VideoMAELayer VideoMAEModel VideoMAEOutput VideoMAEPatchEmbeddings VideoMAEPreTrainedModel VideoMAESelfAttention VideoMAESelfOutput
transformers.models.videomt.configuration_videomt VideomtConfig
transformers.models.videomt.modeling_videomt VideomtAttention VideomtDropPath VideomtEmbeddings VideomtForUniversalSegmentation VideomtForUniversalSegmentationOutput VideomtGatedMLP VideomtHungarianMatcher VideomtLayer VideomtLayerNorm2d VideomtLayerScale VideomtLoss VideomtMLP VideomtMaskHead VideomtPatchEmbeddings VideomtPreTrainedModel VideomtScaleBlock VideomtScaleLayer VideomtSwiGLUFFN
transformers.models.videoprism.configuration_videoprism VideoPrismConfig VideoPrismTextConfig VideoPrismVisionConfig
transformers.models.videoprism.modeling_videoprism BaseModelOutputWithSpatialAndTemporalStates VideoPrismAttention VideoPrismClipModel VideoPrismClipOutput VideoPrismForVideoClassification VideoPrismLayer VideoPrismLayerNorm VideoPrismMLP VideoPrismMultiheadAttentionPoolingHead VideoPrismPreTrainedModel VideoPrismSpatialEmbeddings VideoPrismTemporalEmbeddings VideoPrismTextEmbeddings VideoPrismTextModel VideoPrismTubeletEmbeddings VideoPrismVideoModel VideoPrismVisionModel
transformers.models.vilt.configuration_vilt ViltConfig
transformers.models.vilt.image_processing_pil_vilt ViltImageProcessorKwargs:id ViltImageProcessorPil
transformers.models.vilt.image_processing_vilt ViltImageProcessor ViltImageProcessorKwargs:id
transformers.models.vilt.modeling_vilt TextEmbeddings ViltAttention ViltEmbeddings ViltEncoder ViltForImageAndTextRetrieval ViltForImagesAndTextClassification ViltForImagesAndTextClassificationOutput ViltForMaskedLM ViltForQuestionAnswering ViltForTokenClassification ViltIntermediate ViltLayer ViltMLMHead ViltModel ViltOutput ViltPatchEmbeddings ViltPooler ViltPreTrainedModel ViltPredictionHeadTransform ViltSelfAttention ViltSelfOutput
transformers.models.vipllava.configuration_vipllava VipLlavaConfig
transformers.models.vipllava.modeling_vipllava VipLlavaCausalLMOutputWithPast VipLlavaForConditionalGeneration VipLlavaModel VipLlavaModelOutputWithPast VipLlavaMultiModalProjector VipLlavaPreTrainedModel
transformers.models.vision_encoder_decoder.configuration_vision_encoder_decoder VisionEncoderDecoderConfig
transformers.models.vision_encoder_decoder.modeling_vision_encoder_decoder VisionEncoderDecoderModel
transformers.models.vision_text_dual_encoder.configuration_vision_text_dual_encoder VisionTextDualEncoderConfig
transformers.models.vision_text_dual_encoder.modeling_vision_text_dual_encoder VisionTextDualEncoderModel
transformers.models.visual_bert.configuration_visual_bert VisualBertConfig
transformers.models.visual_bert.modeling_visual_bert VisualBertAttention VisualBertEmbeddings VisualBertEncoder VisualBertForMultipleChoice VisualBertForPreTraining VisualBertForPreTrainingOutput VisualBertForQuestionAnswering VisualBertForRegionToPhraseAlignment VisualBertForVisualReasoning VisualBertIntermediate VisualBertLMPredictionHead VisualBertLayer VisualBertModel VisualBertOutput VisualBertPooler VisualBertPreTrainedModel VisualBertPreTrainingHeads VisualBertPredictionHeadTransform VisualBertRegionToPhraseAttention VisualBertSelfAttention VisualBertSelfOutput
transformers.models.vit.configuration_vit ViTConfig
transformers.models.vit.image_processing_pil_vit ViTImageProcessorPil
transformers.models.vit.image_processing_vit ViTImageProcessor
transformers.models.vit.modeling_vit ViTAttention ViTEmbeddings ViTForImageClassification ViTForMaskedImageModeling ViTLayer ViTMLP ViTModel ViTPatchEmbeddings ViTPooler ViTPreTrainedModel
transformers.models.vit_mae.configuration_vit_mae ViTMAEConfig
transformers.models.vit_mae.modeling_vit_mae ViTMAEAttention ViTMAEDecoder ViTMAEDecoderOutput ViTMAEEmbeddings ViTMAEForPreTraining ViTMAEForPreTrainingOutput ViTMAELayer ViTMAEMLP ViTMAEModel ViTMAEModelOutput ViTMAEPatchEmbeddings ViTMAEPreTrainedModel
transformers.models.vit_msn.configuration_vit_msn ViTMSNConfig
transformers.models.vit_msn.modeling_vit_msn ViTMSNAttention ViTMSNEmbeddings ViTMSNForImageClassification ViTMSNLayer ViTMSNMLP ViTMSNModel ViTMSNPatchEmbeddings ViTMSNPreTrainedModel
transformers.models.vitdet.configuration_vitdet VitDetConfig
transformers.models.vitdet.modeling_vitdet VitDetAttention VitDetBackbone VitDetDropPath VitDetEmbeddings VitDetEncoder VitDetLayer VitDetLayerNorm VitDetMlp VitDetModel VitDetPreTrainedModel VitDetResBottleneckBlock
transformers.models.vitmatte.configuration_vitmatte VitMatteConfig
transformers.models.vitmatte.image_processing_pil_vitmatte VitMatteImageProcessorKwargs:id VitMatteImageProcessorPil
transformers.models.vitmatte.image_processing_vitmatte VitMatteImageProcessor VitMatteImageProcessorKwargs:id
transformers.models.vitmatte.modeling_vitmatte ImageMattingOutput VitMatteBasicConv3x3 VitMatteConvStream VitMatteDetailCaptureModule VitMatteForImageMatting VitMatteFusionBlock VitMatteHead VitMattePreTrainedModel
transformers.models.vitpose.configuration_vitpose VitPoseConfig
transformers.models.vitpose.image_processing_pil_vitpose VitPoseImageProcessorKwargs:id VitPoseImageProcessorPil
transformers.models.vitpose.image_processing_vitpose VitPoseImageProcessor VitPoseImageProcessorKwargs:id
transformers.models.vitpose.modeling_vitpose VitPoseClassicDecoder VitPoseEstimatorOutput VitPoseForPoseEstimation VitPosePreTrainedModel VitPoseSimpleDecoder
transformers.models.vitpose_backbone.configuration_vitpose_backbone VitPoseBackboneConfig
transformers.models.vitpose_backbone.modeling_vitpose_backbone VitPoseBackbone VitPoseBackboneAttention VitPoseBackboneEmbeddings VitPoseBackboneEncoder VitPoseBackboneLayer VitPoseBackboneMLP VitPoseBackboneMoeMLP VitPoseBackbonePatchEmbeddings VitPoseBackbonePreTrainedModel VitPoseBackboneSelfAttention VitPoseBackboneSelfOutput VitPoseNaiveMoe
transformers.models.vits.configuration_vits VitsConfig
transformers.models.vits.modeling_vits HifiGanResidualBlock VitsAttention VitsConvFlow VitsDilatedDepthSeparableConv VitsDurationPredictor VitsElementwiseAffine VitsEncoder VitsEncoderLayer VitsFeedForward VitsHifiGan VitsModel VitsModelOutput VitsPosteriorEncoder VitsPreTrainedModel VitsResidualCouplingBlock VitsResidualCouplingLayer VitsStochasticDurationPredictor VitsTextEncoder VitsTextEncoderOutput VitsWaveNet
transformers.models.vivit.configuration_vivit VivitConfig
transformers.models.vivit.image_processing_vivit VivitImageProcessor
transformers.models.vivit.modeling_vivit VivitAttention VivitEmbeddings VivitForVideoClassification VivitLayer VivitMLP VivitModel VivitPooler VivitPreTrainedModel VivitTubeletEmbeddings
transformers.models.vjepa2.configuration_vjepa2 VJEPA2Config
transformers.models.vjepa2.modeling_vjepa2 VJEPA2AttentivePooler VJEPA2DropPath VJEPA2Embeddings VJEPA2Encoder VJEPA2ForVideoClassification VJEPA2Layer VJEPA2MLP VJEPA2Model VJEPA2PatchEmbeddings3D VJEPA2PoolerCrossAttention VJEPA2PoolerCrossAttentionLayer VJEPA2PoolerSelfAttention VJEPA2PoolerSelfAttentionLayer VJEPA2PreTrainedModel VJEPA2Predictor VJEPA2PredictorEmbeddings VJEPA2RopeAttention VJEPA2WithMaskedInputModelOutput VJEPA2WithMaskedInputPredictorOutput
transformers.models.voxtral.configuration_voxtral VoxtralConfig VoxtralEncoderConfig
transformers.models.voxtral.modeling_voxtral VoxtralAttention VoxtralEncoder VoxtralEncoderLayer VoxtralForConditionalGeneration VoxtralModel VoxtralModelOutputWithPast VoxtralMultiModalProjector VoxtralPreTrainedModel
transformers.models.voxtral_realtime.configuration_voxtral_realtime VoxtralRealtimeConfig VoxtralRealtimeEncoderConfig VoxtralRealtimeTextConfig
transformers.models.voxtral_realtime.modeling_voxtral_realtime VoxtralRealtimeAttention VoxtralRealtimeCausalConv1d VoxtralRealtimeCausalLMOutputWithPast VoxtralRealtimeConv1dCacheLayer VoxtralRealtimeConv1dPaddingCache VoxtralRealtimeEmbedder VoxtralRealtimeEncoder VoxtralRealtimeEncoderLayer VoxtralRealtimeEncoderOutput VoxtralRealtimeForConditionalGeneration VoxtralRealtimeMLP VoxtralRealtimeModel VoxtralRealtimeModelOutputWithPast VoxtralRealtimeMultiModalProjector VoxtralRealtimePreTrainedModel VoxtralRealtimeRMSNorm VoxtralRealtimeRotaryEmbedding VoxtralRealtimeTextAdaRmsNorm VoxtralRealtimeTextAttention VoxtralRealtimeTextDecoderLayer VoxtralRealtimeTextMLP VoxtralRealtimeTextModel VoxtralRealtimeTextPreTrainedModel VoxtralRealtimeTimeEmbedding
transformers.models.wav2vec2.configuration_wav2vec2 Wav2Vec2Config
transformers.models.wav2vec2.modeling_wav2vec2 AMSoftmaxLoss TDNNLayer Wav2Vec2Adapter Wav2Vec2AdapterLayer Wav2Vec2Attention Wav2Vec2AttnAdapterLayer Wav2Vec2Encoder Wav2Vec2EncoderLayer Wav2Vec2EncoderLayerStableLayerNorm Wav2Vec2EncoderStableLayerNorm Wav2Vec2FeatureEncoder Wav2Vec2FeatureProjection Wav2Vec2FeedForward Wav2Vec2ForAudioFrameClassification Wav2Vec2ForCTC Wav2Vec2ForPreTraining Wav2Vec2ForPreTrainingOutput Wav2Vec2ForSequenceClassification Wav2Vec2ForXVector Wav2Vec2GroupNormConvLayer Wav2Vec2GumbelVectorQuantizer Wav2Vec2LayerNormConvLayer Wav2Vec2Model Wav2Vec2NoLayerNormConvLayer Wav2Vec2PositionalConvEmbedding Wav2Vec2PreTrainedModel Wav2Vec2SamePadLayer
transformers.models.wav2vec2_bert.configuration_wav2vec2_bert Wav2Vec2BertConfig
transformers.models.wav2vec2_bert.modeling_wav2vec2_bert AMSoftmaxLoss TDNNLayer Wav2Vec2BertAdapter Wav2Vec2BertAdapterLayer Wav2Vec2BertConvolutionModule Wav2Vec2BertEncoder Wav2Vec2BertEncoderLayer Wav2Vec2BertFeatureProjection Wav2Vec2BertFeedForward Wav2Vec2BertForAudioFrameClassification Wav2Vec2BertForCTC Wav2Vec2BertForSequenceClassification Wav2Vec2BertForXVector Wav2Vec2BertModel Wav2Vec2BertPreTrainedModel Wav2Vec2BertRelPositionalEmbedding Wav2Vec2BertRotaryPositionalEmbedding Wav2Vec2BertSelfAttention
transformers.models.wav2vec2_conformer.configuration_wav2vec2_conformer Wav2Vec2ConformerConfig
transformers.models.wav2vec2_conformer.modeling_wav2vec2_conformer AMSoftmaxLoss TDNNLayer Wav2Vec2ConformerAdapter Wav2Vec2ConformerAdapterLayer Wav2Vec2ConformerConvolutionModule Wav2Vec2ConformerEncoder Wav2Vec2ConformerEncoderLayer Wav2Vec2ConformerFeatureEncoder Wav2Vec2ConformerFeatureProjection Wav2Vec2ConformerFeedForward Wav2Vec2ConformerForAudioFrameClassification Wav2Vec2ConformerForCTC Wav2Vec2ConformerForPreTraining Wav2Vec2ConformerForPreTrainingOutput Wav2Vec2ConformerForSequenceClassification Wav2Vec2ConformerForXVector Wav2Vec2ConformerGroupNormConvLayer Wav2Vec2ConformerGumbelVectorQuantizer Wav2Vec2ConformerLayerNormConvLayer Wav2Vec2ConformerModel Wav2Vec2ConformerNoLayerNormConvLayer Wav2Vec2ConformerPositionalConvEmbedding Wav2Vec2ConformerPreTrainedModel Wav2Vec2ConformerRelPositionalEmbedding Wav2Vec2ConformerRotaryPositionalEmbedding Wav2Vec2ConformerSamePadLayer Wav2Vec2ConformerSelfAttention
transformers.models.wavlm.configuration_wavlm WavLMConfig
transformers.models.wavlm.modeling_wavlm AMSoftmaxLoss TDNNLayer WavLMAdapter WavLMAdapterLayer WavLMAttention WavLMEncoder WavLMEncoderLayer WavLMEncoderLayerStableLayerNorm WavLMEncoderStableLayerNorm WavLMFeatureEncoder WavLMFeatureProjection WavLMFeedForward WavLMForAudioFrameClassification WavLMForCTC WavLMForSequenceClassification WavLMForXVector WavLMGroupNormConvLayer WavLMGumbelVectorQuantizer WavLMLayerNormConvLayer WavLMModel WavLMNoLayerNormConvLayer WavLMPositionalConvEmbedding WavLMPreTrainedModel WavLMSamePadLayer
transformers.models.whisper.configuration_whisper WhisperConfig
transformers.models.whisper.generation_whisper WhisperGenerationMixin
transformers.models.whisper.modeling_whisper WhisperAttention WhisperDecoder WhisperDecoderLayer WhisperDecoderWrapper WhisperEncoder WhisperEncoderLayer WhisperForAudioClassification WhisperForCausalLM WhisperForConditionalGeneration WhisperModel WhisperPositionalEmbedding WhisperPreTrainedModel
transformers.models.x_clip.configuration_x_clip XCLIPConfig XCLIPTextConfig XCLIPVisionConfig
transformers.models.x_clip.modeling_x_clip PromptGeneratorLayer XCLIPAttention XCLIPCrossAttention XCLIPDropPath XCLIPEncoder XCLIPEncoderLayer XCLIPMLP XCLIPModel XCLIPMultiframeIntegrationTransformer XCLIPOutput XCLIPPreTrainedModel XCLIPPromptGenerator XCLIPTextEmbeddings XCLIPTextModel XCLIPVisionEmbeddings XCLIPVisionEncoder XCLIPVisionEncoderLayer XCLIPVisionModel
transformers.models.xcodec.configuration_xcodec XcodecConfig
transformers.models.xcodec.modeling_xcodec SemanticDecoder SemanticDecoderBlock SemanticEncoder XcodecDecoderOutput XcodecEncoderOutput XcodecEuclideanCodebook XcodecModel:ix XcodecOutput XcodecPreTrainedModel XcodecResidualUnit XcodecResidualVectorQuantization XcodecSemanticEncoderBlock XcodecVectorQuantization
transformers.models.xcodec2.configuration_xcodec2 Xcodec2Config
transformers.models.xcodec2.modeling_xcodec2 Xcodec2AntiAliasedActivation1d Xcodec2Attention Xcodec2Decoder Xcodec2DecoderLayer Xcodec2DecoderOutput Xcodec2DownSample1d Xcodec2Encoder Xcodec2EncoderBlock Xcodec2EncoderOutput Xcodec2FiniteScalarQuantization Xcodec2ISTFTHead Xcodec2MLP Xcodec2Model Xcodec2Output Xcodec2PreTrainedModel Xcodec2Quantizer Xcodec2RMSNorm Xcodec2ResNetBlock Xcodec2ResidualUnit Xcodec2RotaryEmbedding Xcodec2SemanticAdapter Xcodec2SnakeBeta Xcodec2UpSample1d
transformers.models.xglm.configuration_xglm XGLMConfig
transformers.models.xglm.modeling_xglm XGLMAttention XGLMDecoderLayer XGLMForCausalLM XGLMModel XGLMPreTrainedModel XGLMScaledWordEmbedding XGLMSinusoidalPositionalEmbedding
transformers.models.xlm.configuration_xlm XLMConfig
transformers.models.xlm.modeling_xlm MultiHeadAttention TransformerFFN XLMForMultipleChoice XLMForQuestionAnswering XLMForQuestionAnsweringOutput XLMForQuestionAnsweringSimple XLMForSequenceClassification XLMForTokenClassification XLMModel XLMPoolerAnswerClass XLMPoolerEndLogits XLMPoolerStartLogits XLMPreTrainedModel XLMPredLayer XLMSQuADHead XLMSequenceSummary XLMSquadHeadOutput XLMWithLMHeadModel
transformers.models.xlm_roberta.configuration_xlm_roberta XLMRobertaConfig
transformers.models.xlm_roberta.modeling_xlm_roberta XLMRobertaAttention XLMRobertaClassificationHead XLMRobertaCrossAttention XLMRobertaEmbeddings XLMRobertaEncoder XLMRobertaForCausalLM XLMRobertaForMaskedLM XLMRobertaForMultipleChoice XLMRobertaForQuestionAnswering XLMRobertaForSequenceClassification XLMRobertaForTokenClassification XLMRobertaIntermediate XLMRobertaLMHead XLMRobertaLayer XLMRobertaModel XLMRobertaOutput XLMRobertaPooler XLMRobertaPreTrainedModel XLMRobertaSelfAttention XLMRobertaSelfOutput
transformers.models.xlm_roberta_xl.configuration_xlm_roberta_xl XLMRobertaXLConfig
transformers.models.xlm_roberta_xl.modeling_xlm_roberta_xl XLMRobertaXLAttention XLMRobertaXLClassificationHead XLMRobertaXLCrossAttention XLMRobertaXLEmbeddings XLMRobertaXLEncoder XLMRobertaXLForCausalLM XLMRobertaXLForMaskedLM XLMRobertaXLForMultipleChoice XLMRobertaXLForQuestionAnswering XLMRobertaXLForSequenceClassification XLMRobertaXLForTokenClassification XLMRobertaXLIntermediate XLMRobertaXLLMHead XLMRobertaXLLayer XLMRobertaXLModel XLMRobertaXLOutput XLMRobertaXLPooler XLMRobertaXLPreTrainedModel XLMRobertaXLSelfAttention XLMRobertaXLSelfOutput
transformers.models.xlnet.configuration_xlnet XLNetConfig
transformers.models.xlnet.modeling_xlnet XLNetFeedForward XLNetForMultipleChoice XLNetForMultipleChoiceOutput XLNetForQuestionAnswering XLNetForQuestionAnsweringOutput XLNetForQuestionAnsweringSimple XLNetForQuestionAnsweringSimpleOutput XLNetForSequenceClassification XLNetForSequenceClassificationOutput XLNetForTokenClassification XLNetForTokenClassificationOutput XLNetLMHeadModel XLNetLMHeadModelOutput XLNetLayer XLNetModel XLNetModelOutput XLNetPoolerAnswerClass XLNetPoolerEndLogits XLNetPoolerStartLogits XLNetPreTrainedModel XLNetRelativeAttention XLNetSequenceSummary
transformers.models.xlstm.configuration_xlstm xLSTMConfig
transformers.models.xlstm.modeling_xlstm xLSTMBackend xLSTMBlock xLSTMCache xLSTMCausalLMOutput xLSTMFeedForward xLSTMForCausalLM xLSTMLayer xLSTMModel xLSTMMultiHeadLayerNorm xLSTMOutput xLSTMPreTrainedModel xLSTMRMSNorm
transformers.models.xmod.configuration_xmod XmodConfig
transformers.models.xmod.modeling_xmod XmodAdapter XmodAttention XmodClassificationHead XmodCrossAttention XmodEmbeddings XmodEncoder XmodForCausalLM XmodForMaskedLM XmodForMultipleChoice XmodForQuestionAnswering XmodForSequenceClassification XmodForTokenClassification XmodIntermediate XmodLMHead XmodLayer XmodModel XmodOutput XmodPooler XmodPreTrainedModel XmodSelfAttention XmodSelfOutput
transformers.models.yolos.configuration_yolos YolosConfig
transformers.models.yolos.image_processing_pil_yolos YolosImageProcessorKwargs:id YolosImageProcessorPil
transformers.models.yolos.image_processing_yolos YolosImageProcessor YolosImageProcessorKwargs:id
transformers.models.yolos.modeling_yolos InterpolateInitialPositionEmbeddings InterpolateMidPositionEmbeddings YolosAttention YolosEmbeddings YolosEncoder YolosForObjectDetection YolosIntermediate YolosLayer YolosMLPPredictionHead YolosModel YolosObjectDetectionOutput YolosOutput YolosPatchEmbeddings YolosPooler YolosPreTrainedModel YolosSelfAttention YolosSelfOutput
transformers.models.yoso.configuration_yoso YosoConfig
transformers.models.yoso.modeling_yoso YosoAttention YosoClassificationHead YosoEmbeddings YosoEncoder YosoForMaskedLM YosoForMultipleChoice YosoForQuestionAnswering YosoForSequenceClassification YosoForTokenClassification YosoIntermediate YosoLMPredictionHead YosoLayer YosoModel YosoOnlyMLMHead YosoOutput YosoPreTrainedModel YosoPredictionHeadTransform YosoSelfAttention YosoSelfOutput
transformers.models.youtu.configuration_youtu YoutuConfig
transformers.models.youtu.modeling_youtu YoutuAttention YoutuDecoderLayer YoutuForCausalLM YoutuMLP YoutuModel YoutuPreTrainedModel YoutuRMSNorm YoutuRotaryEmbedding
transformers.models.zamba.configuration_zamba ZambaConfig
transformers.models.zamba.modeling_zamba ZambaAttention ZambaAttentionDecoderLayer ZambaForCausalLM ZambaForSequenceClassification ZambaHybridLayer ZambaMLP ZambaMambaDecoderLayer ZambaMambaMixer ZambaModel ZambaPreTrainedModel ZambaRMSNorm
transformers.models.zamba2.configuration_zamba2 Zamba2Config
transformers.models.zamba2.modeling_zamba2 Zamba2Attention Zamba2AttentionDecoderLayer Zamba2ForCausalLM Zamba2ForSequenceClassification Zamba2HybridLayer Zamba2MLP Zamba2MambaDecoderLayer Zamba2MambaMixer Zamba2Model Zamba2PreTrainedModel Zamba2RMSNorm Zamba2RMSNormGated Zamba2RotaryEmbedding
transformers.models.zaya.configuration_zaya ZayaConfig
transformers.models.zaya.modeling_zaya ZayaAttention ZayaCCAProjection ZayaDecoderLayer ZayaExperts ZayaForCausalLM ZayaModel ZayaPreTrainedModel ZayaQKNorm ZayaRMSNorm ZayaResidualScaling ZayaRotaryEmbedding ZayaRouter ZayaRouterMLP ZayaSparseMoeBlock
transformers.models.zoedepth.configuration_zoedepth ZoeDepthConfig
transformers.models.zoedepth.image_processing_pil_zoedepth ZoeDepthImageProcessorKwargs:id ZoeDepthImageProcessorPil
transformers.models.zoedepth.image_processing_zoedepth ZoeDepthImageProcessor ZoeDepthImageProcessorKwargs:id
transformers.models.zoedepth.modeling_zoedepth LogBinomialSoftmax ZoeDepthAttractorLayer ZoeDepthAttractorLayerUnnormed ZoeDepthConditionalLogBinomialSoftmax ZoeDepthDepthEstimatorOutput ZoeDepthFeatureFusionLayer ZoeDepthFeatureFusionStage ZoeDepthForDepthEstimation ZoeDepthMLPClassifier ZoeDepthMetricDepthEstimationHead ZoeDepthMultiheadAttention ZoeDepthMultipleMetricDepthEstimationHeads ZoeDepthNeck ZoeDepthPatchTransformerEncoder ZoeDepthPreActResidualLayer ZoeDepthPreTrainedModel ZoeDepthProjector ZoeDepthReassembleLayer ZoeDepthReassembleStage ZoeDepthRelativeDepthEstimationHead ZoeDepthSeedBinRegressor ZoeDepthTransformerEncoderLayer
transformers.optimization Adafactor GreedyLR
transformers.pipelines.base ChunkPipeline Pipeline
transformers.pipelines.mask_generation MaskGenerationPipeline
transformers.pipelines.text_generation ReturnType:e TextGenerationPipeline
transformers.processing_utils ImagesKwargs:id ProcessorMixin
transformers.pytorch_utils Conv1D
transformers.quantizers.base HfQuantizer
transformers.time_series_utils NegativeBinomialOutput NormalOutput StudentTOutput
transformers.tokenization_python ExtensionsTrie
transformers.tokenization_utils_base TruncationStrategy:e
transformers.tokenization_utils_sentencepiece SentencePieceExtractor
transformers.tokenization_utils_tokenizers TokenizersBackend:x
transformers.trainer Trainer:ix
transformers.trainer_callback CallbackHandler DefaultFlowCallback EarlyStoppingCallback ExportableState PrinterCallback ProgressCallback TrainerCallback TrainerControl TrainerState
transformers.trainer_jit_checkpoint CheckpointManager JITCheckpointCallback
transformers.trainer_optimizer OptimizerContext
transformers.trainer_pt_utils AcceleratorConfig BatchRebalanceSampler DistributedLengthGroupedSampler DistributedSamplerWithLoop EvalLoopContainer IterableDatasetShard LabelSmoother LayerWiseDummyOptimizer LayerWiseDummyScheduler LengthGroupedSampler ShardSampler
transformers.trainer_seq2seq Seq2SeqTrainer:ix
transformers.trainer_utils EvalPrediction FSDPOption:e HPSearchBackend:e HubStrategy:e IntervalStrategy:e RemoveColumnsCollator SaveStrategy:e SchedulerType:e TrainerMemoryTracker:ix
transformers.training_args OptimizerNames:e ParallelMode:e TrainingArguments:ix
transformers.training_args_seq2seq Seq2SeqTrainingArguments:ix
transformers.utils.attention_visualizer AttentionMaskVisualizer:ix
transformers.utils.auto_docstring ClassAttrs ClassDocstring ConfigArgs ImageProcessorArgs ModelArgs ModelForArgs ModelOutputArgs ProcessorArgs VideoProcessorArgs _EmptyArgs
transformers.utils.backbone_utils BackboneConfigMixin BackboneMixin
transformers.utils.chat_parsing.response_parser ResponseParser
transformers.utils.chat_parsing.response_templates ResponseTemplate ResponseTemplateField
transformers.utils.chat_template_utils Chat DocstringParsingException TypeHintParsingException
transformers.utils.deprecation Action:e
transformers.utils.dummy_detectron2_objects LayoutLMv2Model
transformers.utils.generic ContextManagers ExplicitEnum:e ModelOutput PaddingStrategy:e TensorType:e TransformersKwargs:id
transformers.utils.hp_naming TrialShortNamer
transformers.utils.hub DownloadKwargs:id PushInProgress PushToHubMixin
transformers.utils.import_utils Backend OptionalDependencyNotAvailable VersionComparison:e _LazyModule:gx
transformers.utils.kernel_config KernelConfig
transformers.utils.loading_report LoadStateDictInfo
transformers.utils.logging _tqdm_cls
transformers.utils.network_logging NetworkDebugPlugin _NetworkDebugProfiler:ix _NetworkRequestTrace
transformers.utils.output_capturing CompileableContextVar OutputRecorder
transformers.utils.quantization_config AqlmConfig AutoRoundConfig AwqBackend:e AwqConfig AwqFormat:e BitNetQuantConfig BitsAndBytesConfig CompressedTensorsConfig EetqConfig ExllamaVersion:e FPQuantConfig FbgemmFp8Config FineGrainedFP8Config FourOverSixConfig GPTQConfig GemmaQuantizationConfig GgufConfig HiggsConfig HqqConfig MetalConfig Mxfp4Config NVFP4Config QuantizationConfigMixin QuantizationMethod:e QuantoConfig QuarkConfig SinqConfig SpQRConfig TorchAoConfig VptqConfig VptqLayerConfig
uncertainties.core CallableStdDev IndexableIter NegativeStdDev NotUpcast NumericalDerivatives
uncertainties.lib1to2.fixes.fix_std_dev FixStdDev
uncertainties.lib1to2.fixes.fix_std_devs FixStdDevs
uncertainties.lib1to2.fixes.fix_uarray_umatrix FixUarrayUmatrix
uncertainties.lib1to2.fixes.fix_ufloat FixUfloat
xarray.backends.common AbstractDataStore AbstractWritableDataStore BackendArray BackendEntrypoint BytesIOProxy WritableCFDataStore
xarray.backends.file_manager CachingFileManager:gx DummyFileManager FileManager _HashedSequence:il _RefCounter:ix
xarray.backends.h5netcdf_ H5NetCDFArrayWrapper H5netcdfBackendEntrypoint
xarray.backends.locks CombinedLock DummyLock SerializableLock:ix
xarray.backends.lru_cache LRUCache:x
xarray.backends.memory InMemoryDataStore
xarray.backends.netCDF4_ NetCDF4BackendEntrypoint _CloseWithCopy _Thunk
xarray.backends.pydap_ PydapArrayWrapper PydapBackendEntrypoint PydapDataStore
xarray.backends.scipy_ ScipyArrayWrapper ScipyBackendEntrypoint ScipyDataStore _PickleWorkaround
xarray.backends.store StoreBackendEntrypoint
xarray.backends.zarr FillValueCoder ZarrBackendEntrypoint
xarray.coding.common VariableCoder _ElementwiseFunctionArray
xarray.coding.frequencies _CFTimeFrequencyInferer
xarray.coding.strings CharacterArrayCoder EncodedStringCoder StackedBytesArray
xarray.coding.times CFDatetimeCoder CFTimedeltaCoder
xarray.coding.variables BooleanCoder CFMaskCoder CFScaleOffsetCoder DefaultFillvalueCoder EndianCoder NativeEnumCoder NonStringCoder Numpy2StringDTypeCoder ObjectVLenStringCoder
xarray.compat.pdcompat _NoDefault:e
xarray.computation.arithmetic SupportsArithmetic
xarray.computation.ops IncludeNumpySameMethods
xarray.computation.rolling_exp RollingExp
xarray.computation.weighted DataArrayWeighted DatasetWeighted
xarray.core._aggregations DataArrayAggregations DataArrayGroupByAggregations DataArrayResampleAggregations DataTreeAggregations DatasetAggregations DatasetGroupByAggregations DatasetResampleAggregations
xarray.core.accessor_dt DatetimeAccessor TimedeltaAccessor
xarray.core.common AbstractArray ImplementsArrayReduce ImplementsDatasetReduce
xarray.core.coordinate_transform CoordinateTransform
xarray.core.dataarray _NumpyEncoder
xarray.core.datatree _CoordWrapper _DatasetArgs
xarray.core.datatree_render AbstractStyle ContStyle RenderDataTree
xarray.core.dtypes AlwaysGreaterThan AlwaysLessThan
xarray.core.eval LogicalOperatorTransformer
xarray.core.extensions _CachedAccessor
xarray.core.formatting_html _DataTreeDisplay
xarray.core.groupby ComposedGrouper ResolvedGrouper
xarray.core.indexes CoordinateTransformIndex Index PandasIndex PandasMultiIndex
xarray.core.indexing ArrayApiIndexingAdapter CoordinateTransformIndexingAdapter DaskIndexingAdapter ExplicitlyIndexed ExplicitlyIndexedNDArrayMixin IndexSelResult IndexingAdapter IndexingSupport:e NdArrayLikeIndexingAdapter NumpyIndexingAdapter PandasIndexingAdapter PandasMultiIndexingAdapter
xarray.core.missing BaseInterpolator NumpyInterpolator ScipyInterpolator SplineInterpolator
xarray.core.nputils NumpyVIndexAdapter
xarray.core.options set_options
xarray.core.parallel ExpectedDict:id
xarray.core.resample Resample
xarray.core.resample_cftime CFTimeGrouper
xarray.core.treenode InvalidTreeError NamedNode NodePath:gx TreeNode
xarray.core.types Alignable BaseBuffer Closable Lock NestedSequence ReadBuffer
xarray.core.utils Default:e NDArrayMixin NdimSizeLenMixin UncachedAccessor
xarray.groupers BinGrouper EncodedGroups Grouper Resampler SeasonGrouper SeasonResampler SeasonsGroup TimeResampler UniqueGrouper
xarray.indexes.nd_point_index NDPointIndex ScipyKDTreeAdapter TreeAdapter
xarray.indexes.range_index RangeCoordinateTransform:ix RangeIndex
xarray.namedarray._aggregations NamedArrayAggregations
xarray.namedarray._typing Default:e _SupportsDType _SupportsImag _SupportsReal _array _arrayapi _arrayfunction _chunkedarray _chunkedarrayapi _chunkedarrayfunction _sparsearray _sparsearrayapi _sparsearrayfunction
xarray.namedarray.daskmanager DaskManager
xarray.namedarray.dtypes AlwaysGreaterThan AlwaysLessThan
xarray.namedarray.parallelcompat ChunkManagerEntrypoint ChunkedArrayMixinProtocol
xarray.namedarray.pycompat DuckArrayModule:ix
xarray.plot.facetgrid FacetGrid
xarray.structure.alignment Aligner
xarray.structure.merge Context
xarray.ufuncs _binary_ufunc _ufunc_wrapper _unary_ufunc
xarray.util.deprecation_helpers CombineKwargDefault
xarray.util.generate_aggregations AggregationGenerator DataStructure GenericAggregationGenerator GroupByAggregationGenerator Method
xgboost.callback CallbackContainer EarlyStopping EvaluationMonitor LearningRateScheduler TrainingCallback TrainingCheckPoint:ix
xgboost.collective CommunicatorContext Op:e
xgboost.compat LazyLoader:g XGBoostLabelEncoder
xgboost.core Booster:gx _ProxyDMatrix:x
xgboost.dask CommunicatorContext DaskDMatrix DaskDeviceQuantileDMatrix DaskQuantileDMatrix DaskScikitLearnBase DaskXGBClassifier DaskXGBRFClassifier DaskXGBRFRegressor DaskXGBRanker DaskXGBRegressor TrainReturnT:id
xgboost.libpath XGBoostLibraryNotFound
xgboost.rabit Op:e RabitContext
xgboost.sklearn XGBClassifier XGBModel XGBRFClassifier XGBRFRegressor XGBRanker XGBRankerMixIn XGBRegressor
xgboost.tracker ExSocket RabitTracker:x WorkerEntry
xgboost.training _PackedBooster
`;

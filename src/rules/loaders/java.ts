/** Rows about classes that a stream of Java's serialization names: those of which chains to running code are publicly known, and reading as such. */
import { splitNames } from '../rows.ts';
import type { OperatorRule, Provenance } from '../rule.ts';

const CHAINS: Provenance = { kind: 'documentation', reference: 'https://github.com/frohoff/ysoserial' };
const OTHER_CHAINS: Provenance = { kind: 'paper', reference: 'https://github.com/mbechler/marshalsec' };
const WEAKNESS: Provenance = { kind: 'documentation', reference: 'https://cwe.mitre.org/data/definitions/502.html' };
const BECAUSE =
  'Chains of objects that run commands or fetch code while they are read are made of this class; no model needs it.';

/** Package, and its classes; `*` for all of them and of the packages below. */
const GADGETS: readonly (readonly [module: string, names: string])[] = [
  ['org.apache.commons.collections.functors', '*'],
  ['org.apache.commons.collections4.functors', '*'],
  ...['org.apache.commons.collections', 'org.apache.commons.collections4'].flatMap(
    (root): readonly (readonly [string, string])[] => [
      [`${root}.keyvalue`, 'TiedMapEntry'],
      [`${root}.map`, 'LazyMap LazySortedMap TransformedMap TransformedSortedMap DefaultedMap'],
      [`${root}.comparators`, 'TransformingComparator'],
      [`${root}.collection`, 'TransformedCollection'],
      [`${root}.bag`, 'TransformedBag'],
    ],
  ),
  ['org.apache.commons.beanutils', 'BeanComparator'],
  ['org.apache.commons.fileupload.disk', 'DiskFileItem'],
  ['org.apache.commons.dbcp.datasources', 'SharedPoolDataSource PerUserPoolDataSource'],
  ['org.apache.tomcat.dbcp.dbcp.datasources', 'SharedPoolDataSource PerUserPoolDataSource'],
  ['org.apache.tomcat.dbcp.dbcp2.datasources', 'SharedPoolDataSource PerUserPoolDataSource'],
  ['org.apache.wicket.util.upload', 'DiskFileItem'],
  ['org.apache.click.control', 'Column$ColumnComparator Column'],
  ['org.apache.xalan.xsltc.trax', 'TemplatesImpl TrAXFilter'],
  ['com.sun.org.apache.xalan.internal.xsltc.trax', 'TemplatesImpl TrAXFilter'],
  ['com.sun.org.apache.bcel.internal.util', 'ClassLoader'],
  ['org.apache.xbean.naming.context', 'ContextUtil$ReadOnlyBinding'],
  ['org.apache.myfaces.context.servlet', 'FacesContextImpl FacesContextImplBase'],
  ['org.apache.myfaces.view.facelets.el', 'ValueExpressionMethodExpression TagValueExpression'],
  ['org.apache.myfaces.el', 'CompositeELResolver'],
  ['org.apache.el', 'ValueExpressionImpl'],
  ['org.apache.shiro.realm.jndi', 'JndiRealmFactory'],
  ['org.apache.aries.transaction.jms', 'RecoverablePooledConnectionFactory'],
  ['org.apache.openjpa.ee', 'RegistryManagedRuntime JNDIManagedRuntime'],
  ['org.apache.ignite.cache.jta.jndi', 'CacheJndiTmLookup'],
  ['org.codehaus.groovy.runtime', 'ConvertedClosure MethodClosure'],
  ['groovy.util', 'Expando'],
  ['bsh', 'XThis XThis$Handler Interpreter This NameSpace BshMethod'],
  ['org.python.core', 'PyFunction PyBytecode PyMethod PyReflectedFunction PyClass PyObjectDerived PyTableCode'],
  [
    'org.mozilla.javascript',
    'NativeError NativeJavaObject NativeJavaMethod NativeJavaArray MemberBox ScriptableObject',
  ],
  ['org.jruby', '*'],
  ['clojure.inspector', 'proxy$javax.swing.table.AbstractTableModel$ff19274a'],
  ['clojure', 'core$comp core$constantly core$partial main$eval_opt main$load_script'],
  ['org.springframework.core', 'SerializableTypeWrapper$MethodInvokeTypeProvider'],
  ['org.springframework.aop.framework', 'JdkDynamicAopProxy AdvisedSupport ProxyFactory'],
  ['org.springframework.aop.support', 'DefaultBeanFactoryPointcutAdvisor AbstractBeanFactoryPointcutAdvisor'],
  ['org.springframework.aop.target', 'SingletonTargetSource LazyInitTargetSource PrototypeTargetSource'],
  ['org.springframework.aop.aspectj.autoproxy', 'AspectJAwareAdvisorAutoProxyCreator$PartiallyComparableAdvisorHolder'],
  ['org.springframework.beans.factory', 'ObjectFactory'],
  ['org.springframework.beans.factory.config', 'PropertyPathFactoryBean MethodInvokingFactoryBean'],
  ['org.springframework.beans.factory.support', 'AutowireUtils$ObjectFactoryDelegatingInvocationHandler'],
  ['org.springframework.jndi.support', 'SimpleJndiBeanFactory'],
  ['org.springframework.transaction.jta', 'JtaTransactionManager'],
  ['org.springframework.expression.spel.standard', 'SpelExpression'],
  ['org.hibernate.engine.spi', 'TypedValue'],
  ['org.hibernate.type', 'ComponentType'],
  ['org.hibernate.tuple.component', 'PojoComponentTuplizer AbstractComponentTuplizer'],
  ['org.hibernate.property', 'BasicPropertyAccessor$BasicGetter'],
  ['org.hibernate.property.access.spi', 'GetterMethodImpl'],
  ['org.hibernate.validator', '*'],
  ['org.jboss.interceptor', '*'],
  ['org.jboss.weld.interceptor', '*'],
  ['org.jboss.util.propertyeditor', 'DocumentEditor'],
  ['org.aspectj.weaver.tools.cache', 'SimpleCache$StoreableCachingMap'],
  ['org.eclipse.jetty.plus.jndi', 'Resource'],
  ['net.sf.json', 'JSONObject JSONArray'],
  ['com.alibaba.fastjson', 'JSONObject JSONArray'],
  ['com.alibaba.fastjson2', 'JSONObject JSONArray'],
  ['com.fasterxml.jackson.databind.node', 'POJONode'],
  ['com.mchange.v2.c3p0', '*'],
  ['com.mchange.v2.naming', '*'],
  ['com.mchange.v2.ser', 'IndirectlySerialized'],
  ['com.zaxxer.hikari', 'HikariConfig HikariDataSource'],
  ['com.caucho.naming', 'QName'],
  ['com.caucho.config.types', 'ResourceRef'],
  ['com.ibatis.sqlmap.engine.transaction.jta', 'JtaTransactionConfig'],
  ['com.sun.syndication.feed.impl', 'ObjectBean ToStringBean EqualsBean'],
  ['com.rometools.rome.feed.impl', 'ObjectBean ToStringBean EqualsBean'],
  ['com.vaadin.data.util', 'PropertysetItem NestedMethodProperty'],
  ['com.vaadin.v7.data.util', 'PropertysetItem NestedMethodProperty'],
  ['com.tangosol.util.extractor', '*'],
  ['com.tangosol.util.filter', 'LimitFilter'],
  ['com.tangosol.coherence.rest.util.extractor', 'MvelExtractor'],
  ['com.bea.core.repackaged.springframework', '*'],
  ['com.teradata.jdbc', 'TeraDataSource'],
  ['com.sun.rowset', 'JdbcRowSetImpl'],
  ['com.sun.jndi', '*'],
  ['com.sun.faces', '*'],
  ['com.sun.corba', '*'],
  ['sun.reflect.annotation', 'AnnotationInvocationHandler'],
  ['sun.rmi', '*'],
  ['java.rmi', '*'],
  ['java.beans', 'EventHandler Expression Statement'],
  ['java.beans.beancontext', 'BeanContextSupport'],
  ['java.security', 'SignedObject'],
  ['java.lang', 'Runtime ProcessBuilder System ClassLoader Process'],
  ['java.lang.reflect', 'Method Constructor'],
  ['java.net', 'URLClassLoader'],
  ['java.io', 'FileOutputStream FileWriter PrintWriter RandomAccessFile'],
  ['java.util', 'ServiceLoader$LazyIterator'],
  ['java.util.logging', 'FileHandler'],
  ['javax.management', 'BadAttributeValueExpException ImmutableDescriptor'],
  ['javax.management.remote.rmi', 'RMIConnector RMIConnectionImpl_Stub'],
  ['javax.naming', 'Reference LinkRef InitialContext ResourceRef'],
  ['javax.naming.ldap', 'Rdn$RdnEntry'],
  ['javax.script', 'ScriptEngineManager SimpleScriptContext'],
  ['javax.swing', 'UIDefaults$ProxyLazyValue UIDefaults$TextAndMnemonicHashMap'],
  ['javax.imageio', 'ImageIO$ContainsFilter'],
  ['javax.xml.transform', 'Templates'],
  ['sun.swing', 'SwingLazyValue'],
  ['sun.print', 'UnixPrintService UnixPrintServiceLookup'],
  ['scala.sys.process', 'processInternal$ ProcessBuilderImpl$FileOutput'],
  ['scala.reflect.io', 'PlainFile VirtualDirectory'],
  ['akka.dispatch', 'DispatcherPrerequisites'],
];

/** A class of Java's own libraries (a package, and a name that begins with a capital). */
export const JAVA_ITSELF = /^(?:java|javax|jdk|sun|com\.sun)\.(?:[a-z]\w*\.)*[A-Z][\w$]*$/;
/** Those that beans keep values in, and parts of windows: making one does nothing else. */
export const XML_VALUES =
  /^(?:java\.lang\.(?:Boolean|Byte|Character|Short|Integer|Long|Float|Double|Number|String|StringBuilder|StringBuffer|Object|Enum)|java\.util\.(?:\w*(?:List|Set|Map|Vector|Stack|Hashtable|Queue|Deque)|Arrays|Collections|Date|Calendar|GregorianCalendar|Locale|Properties|BitSet|UUID|Currency|TimeZone|SimpleTimeZone|Optional|Random)|java\.(?:math|text|time)\.\w+|java\.sql\.(?:Date|Time|Timestamp)|java\.net\.(?:URI|URL)|java\.io\.File|java\.beans\.(?:XMLDecoder|PropertyChangeSupport)|java\.awt\.(?:geom\.)?(?!Desktop|Robot|Toolkit|SystemTray|EventQueue)\w+|javax\.swing\.(?:\w+\.)*(?!UIDefaults|UIManager|Timer|ImageIcon|JEditorPane|JTextPane)\w+)$/;
/** Methods that change files, start programs or lead to any class, whatever object has them. */
export const XML_ACTING_METHODS: ReadonlySet<string> = new Set(
  splitNames(
    'createNewFile delete deleteOnExit mkdir mkdirs renameTo getClass forName loadClass defineClass newInstance getMethod ' +
      'getDeclaredMethod getConstructor getDeclaredConstructor invoke ' +
      'openStream openConnection getContent',
  ),
);

function gadgetRow(module: string, names: OperatorRule['names']): OperatorRule {
  return {
    id: `java/${module}/gadget`,
    ecosystem: 'java',
    module,
    names,
    severity: 'critical',
    effect: 'code-execution',
    because: BECAUSE,
    provenance: [CHAINS, OTHER_CHAINS],
  };
}

export const JAVA_RULES: readonly OperatorRule[] = [
  ...GADGETS.flatMap(([module, names]) =>
    names === '*' ? [gadgetRow(module, '*'), gadgetRow(`${module}.*`, '*')] : [gadgetRow(module, splitNames(names))],
  ),
  {
    id: 'java/hashed-address',
    ecosystem: 'java',
    module: 'java.net.URL',
    names: splitNames('hashCode'),
    severity: 'high',
    effect: 'network',
    because:
      'An address is the key of a collection: its host is looked up in the network while the collection is read.',
    provenance: [CHAINS],
  },
  {
    id: 'java/xml-decoder',
    ecosystem: 'java',
    module: 'java.beans.XMLDecoder',
    names: splitNames('readObject'),
    severity: 'medium',
    effect: 'code-execution',
    because: 'Reading the file makes objects of any class and calls the methods that its elements name.',
    provenance: [WEAKNESS],
  },
  {
    id: 'java/xstream',
    ecosystem: 'java',
    module: 'com.thoughtworks.xstream.XStream',
    names: splitNames('fromXML'),
    severity: 'medium',
    effect: 'nested-load',
    because: 'Reading the file makes objects of any class that the reading program allows.',
    provenance: [{ kind: 'documentation', reference: 'https://x-stream.github.io/security.html' }],
  },
  {
    id: 'java/extension',
    ecosystem: 'java',
    module: 'opennlp.tools.util.ext.ExtensionLoader',
    names: splitNames('instantiateExtension'),
    severity: 'medium',
    effect: 'code-execution',
    because: 'The loader makes an object of a class that is not its own.',
    provenance: [WEAKNESS],
  },
  {
    id: 'java/deserialization',
    ecosystem: 'java',
    module: 'java.io.ObjectInputStream',
    names: splitNames('readObject'),
    severity: 'medium',
    effect: 'nested-load',
    because:
      'Reading the file makes objects of any class that the reading program can load, and runs what these do when they are read.',
    provenance: [WEAKNESS],
  },
];

/** Metadata of models of Spark ML (`metadata/part-00000`): the class whose `read()` is called. See https://github.com/apache/spark/blob/master/mllib/src/main/scala/org/apache/spark/ml/util/ReadWrite.scala. */
import type { ByteSource } from '../../bytes/byte-source.ts';
import type { Once } from '../../bytes/once.ts';
import { isObject, type JsonObject, textsOf, valuesOf } from '../../text/json-values.ts';
import { readJson } from '../configuration/configuration-text.ts';
import { operatorAt } from '../configuration/dotted-name.ts';
import { startsAsJson, wordsOf } from '../configuration/text-search.ts';
import { pointerOf, walkValues } from '../configuration/value-walk.ts';
import type { Examination, Format } from '../format.ts';
import { reportServing } from './serving-facts.ts';

/** Packages for the Java machine whose classes people save: what is beside them is one of Python, or of nobody known. */
const OWN_CLASSES =
  /^(?:org\.apache\.spark|pyspark|org\.mlflow|ml\.dmlc\.xgboost4j|xgboost\.spark|com\.johnsnowlabs|com\.microsoft(?:\.azure)?\.synapse|com\.microsoft\.ml|ai\.h2o|ai\.catboost|io\.github\.mtj|org\.apache\.mahout|com\.linkedin\.relevance|com\.salesforce\.op|com\.databricks)\./;

export const sparkFormat: Format = {
  id: 'spark-metadata',
  spec: 'https://github.com/apache/spark/blob/master/mllib/src/main/scala/org/apache/spark/ml/util/ReadWrite.scala',
  kind: 'model',
  title: 'Spark ML metadata',
  sees: 'the class whose `read()` is called, where it is not of a known package',
  provenWith: 'pyspark 4.3.0',
  isText: true,
  isLoose: true,

  probe: (source, name, once) =>
    isSpark(source, name, once) && once(recordsOf).length > 0
      ? (examination) => examineRecords(once(recordsOf), examination)
      : null,
};

export function isSpark(_source: ByteSource, _name: string, once: Once<ByteSource>): boolean {
  return once(wordsOf).has('sparkVersion') && once(startsAsJson);
}

interface Record {
  readonly object: JsonObject;
  readonly at: string;
}

/** Objects that name a class beside the version of Spark. */
function recordsOf(source: ByteSource): readonly Record[] {
  const records: Record[] = [];
  for (const document of readJson(source).documents) {
    walkValues(document, (value, place) => {
      const isRecord = isObject(value) && value.entries.some(([key]) => key === 'sparkVersion');
      if (isRecord && textsOf(value, 'class').length > 0) records.push({ object: value, at: pointerOf(place) });
    });
  }
  return records;
}

function examineRecords(records: readonly Record[], examination: Examination): void {
  for (const { object, at } of records) {
    for (const name of textsOf(object, 'class')) {
      if (/\.SQLTransformer$/.test(name)) reportStatements(object, at, examination);
      const operator = OWN_CLASSES.test(name) ? null : operatorAt(name);
      if (operator === null) continue;
      const { offset } = object;
      examination.report({ kind: 'import', operator, via: 'config', offset, at });
      examination.report({ kind: 'call', operator, via: 'component', arguments: '', operands: [], offset, at });
    }
  }
}

/** Functions of SQL that call a method of any class by its name. https://spark.apache.org/docs/latest/api/sql/#reflect */
const CALLS_METHOD = /\b(?:try_)?(?:reflect|java_method)\s*\(/i;

function reportStatements(record: JsonObject, at: string, examination: Examination): void {
  for (const parameters of valuesOf(record, 'paramMap').filter(isObject))
    for (const statement of textsOf(parameters, 'statement'))
      if (CALLS_METHOD.test(statement))
        reportServing('sql-method', statement, { offset: record.offset, at }, examination);
}

// The two ways from a text to everything that is wrong with it.
import Ajv from "ajv/dist/2020.js";
import addFormats from "ajv-formats";

/** ajv with every error and with formats, its schemas compiled ahead. It gives pointers and messages, but no places. */
export function ajv(schemas) {
  const validator = new Ajv({ allErrors: true, strict: false });
  addFormats(validator);
  const compiled = new Map(schemas.map((schema) => [schema.properties.eventType.const, validator.compile(schema)]));
  return (text) => {
    const value = JSON.parse(text);
    const documents = Array.isArray(value) ? value : [value];
    return documents.map((document) => {
      const check = compiled.get(document.eventType);
      const violations = check(document) ? [] : check.errors.map((e) => ({ pointer: e.instancePath, message: e.message }));
      return { eventType: document.eventType, violations };
    });
  };
}

/** Ours: the same, with line and column, and words for a person. */
export function ours(module) {
  return (text) => module.validate(undefined, text).documents;
}

// What both validators are given: an event and an array, whole and broken.

/** The example to start from: of 1.5 KB, with every property. */
export const EXAMPLE = "static/examples/TEST.PROCESSED.full.json";

/** Builds the four texts from the example. */
export function cases(example) {
  const event = JSON.parse(example);
  const broken = structuredClone(event);
  broken.createdAt = "yesterday";
  broken.schemaVersion = "1";
  broken.data.productCode = 7;
  delete broken.data.testId;
  const text = (value) => JSON.stringify(value, null, 2);
  const many = Math.ceil((200 * 1024) / text([event]).length);
  const array = (pick) => text(Array.from({ length: many }, (_, index) => ({ ...pick(index), id: `evt_${index}` })));
  return {
    event: text(event),
    array: array(() => event),
    "broken event": text(broken),
    "broken array": array((index) => (index % 4 === 0 ? broken : event)),
  };
}

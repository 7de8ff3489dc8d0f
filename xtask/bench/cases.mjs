// What both validators are given: an event and an array, whole and broken.

/** Builds the four texts from an example of ORDER.CREATED that uses every property. */
export function cases(example) {
  const event = JSON.parse(example);
  const broken = structuredClone(event);
  broken.data.quantity = "2";
  broken.data.productCode = 7;
  delete broken.data.orderNumber;
  broken.createdAt = "yesterday";
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
